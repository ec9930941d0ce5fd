//! One account, or one item of 三公经费, in every disclosure that has it: how much, of what whole, since the year before.
//! Worked out once when it opens; which of the places are shown and in what order is the reader's.

mod copy;
mod draw;

pub use draw::{percent_of, signed};

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::list::List;
use super::source::SourceScreen;
use super::table::TableScreen;
use super::years::YearsScreen;
use super::{Screen, Title, Turn, issue_name};
use crate::diff::across::{Holding, Sought, across};
use crate::model::{Cell, DisclosureId, LineId};
use crate::money::Unit;
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::widget::amount::{Measure, shown};
use crate::tui::window::Key;

/// From this width on, the line under the cursor stands in full at the right.
const WIDE: u16 = 150;

/// A place, by its index among the holdings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row(usize);

impl Key for Row {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// The largest first, budgets and final accounts together.
    Amount,
    /// As the library has them: by department, the years of one kind below each other.
    Department,
    /// The newest first, in it the largest.
    Year,
}

/// An account in all disclosures.
#[derive(Clone, Debug)]
pub struct AcrossScreen {
    sought: Sought,
    holdings: Vec<Holding>,
    departments: usize,
    /// What all bars are measured by, in 万元.
    largest: Decimal,
    sort: Sort,
    list: List<Row>,
    room: Room,
}

/// The room that all places together need, in the unit and the language in use; measured when the places are found or the
/// unit is another, so that a frame looks at the rows in sight only.
#[derive(Clone, Copy, Debug, Default)]
struct Room {
    amounts: Measure,
    changes: Measure,
    /// Columns of the longest year and kind.
    issue: u16,
    /// Columns of the longest name of a table.
    table: u16,
}

impl AcrossScreen {
    /// What a line (and in 三公经费 a cell of it) is about, wherever it is; `None` for a line that says nothing of itself.
    pub fn of(
        (at, form, line): (DisclosureId, usize, LineId),
        cell: Option<&Cell>,
        scene: &Scene<'_>,
    ) -> Option<AcrossScreen> {
        let sought = Sought::of(&scene.library.disclosure(at).forms[form], line, cell)?;
        let holdings = across(scene.library, &sought);
        let bodies: BTreeSet<_> =
            holdings.iter().map(|holding| scene.library.disclosure(holding.disclosure).department.0).collect();
        let here = holdings.iter().position(|holding| holding.disclosure == at);
        let mut screen = AcrossScreen {
            sought,
            departments: bodies.len(),
            largest: holdings.iter().map(|holding| holding.wan).max().unwrap_or_default(),
            holdings,
            sort: Sort::Amount,
            list: List::default(),
            room: Room::default(),
        };
        screen.measure(scene);
        // Nothing leads elsewhere yet.
        let _ = screen.arrange(scene);
        if let Some(here) = here {
            screen.list.go(&Row(here));
        }
        Some(screen)
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Source => self.source(scene),
            Action::Across => self.years(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Sort => {
                self.sort = match self.sort {
                    Sort::Amount => Sort::Department,
                    Sort::Department => Sort::Year,
                    Sort::Year => Sort::Amount,
                };
                self.arrange(scene)
            }
            Action::Narrow(_) => self.arrange(scene),
            Action::Refresh => {
                self.measure(scene);
                self.arrange(scene)
            }
            _ => Turn::Stay,
        });
        self.list.settle(areas.rows.height);
        turn
    }

    fn chosen(&self) -> Option<&Holding> {
        self.holdings.get(self.list.cursor()?.0)
    }

    /// The line in its table.
    fn open(&self, scene: &Scene<'_>) -> Turn {
        let Some(holding) = self.chosen() else { return Turn::Stay };
        let table = TableScreen::at_line(holding.disclosure, holding.form, holding.line, scene);
        Turn::open(Screen::Table(table))
    }

    fn source(&self, scene: &Scene<'_>) -> Turn {
        let Some(holding) = self.chosen() else { return Turn::Stay };
        let form = &scene.library.disclosure(holding.disclosure).forms[holding.form];
        let cell = form.cells.get(holding.cell as usize).map(|cell| cell.origin);
        let at = (holding.disclosure, holding.form, holding.line);
        Turn::open(Screen::Source(SourceScreen::of_line(at, cell, scene)))
    }

    /// The body under the cursor over its years.
    fn years(&self, scene: &Scene<'_>) -> Turn {
        let Some(holding) = self.chosen() else { return Turn::Stay };
        Turn::open(Screen::Years(YearsScreen::of_disclosure(holding.disclosure, scene)))
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(self.list.filter());
        let mut names = super::Sought::new(scene.look.lang);
        let mut is_found = |at: &usize| is_found(&self.holdings[*at], &needle, &mut names, scene);
        let mut found: Vec<usize> = (0..self.holdings.len()).filter(|at| is_found(at)).collect();
        let year = |at: usize| scene.library.disclosure(self.holdings[at].disclosure).year;
        let of = |at: usize| {
            let disclosure = scene.library.disclosure(self.holdings[at].disclosure);
            (disclosure.department, disclosure.kind, disclosure.standing)
        };
        match self.sort {
            Sort::Amount => found.sort_by_key(|at| Reverse(self.holdings[*at].wan)),
            Sort::Department => found.sort_by_key(|at| (of(*at), Reverse(year(*at)))),
            Sort::Year => found.sort_by_key(|at| Reverse((year(*at), self.holdings[*at].wan))),
        }
        self.list.arrange(found.into_iter().map(Row).collect());
        Turn::Stay
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let (lang, unit) = (scene.look.lang, scene.look.unit);
        self.room = Room::default();
        let room = &mut self.room;
        for holding in &self.holdings {
            let disclosure = scene.library.disclosure(holding.disclosure);
            room.amounts = room.amounts.join(Measure::of(printed(holding, scene)));
            if let Some(pair) = holding.change {
                room.changes = room.changes.join(Measure::of(shown(pair.delta().abs(), Unit::Wan, unit)));
            }
            room.issue = room.issue.max(width(&issue_name(disclosure, lang)) as u16);
            room.table = room.table.max(width(lang.form(disclosure.forms[holding.form].kind)) as u16);
        }
    }

    /// What was picked.
    fn name(&self) -> String {
        match self.sought.code {
            Some(code) => format!("{code} {}", self.sought.name),
            None => self.sought.name.to_string(),
        }
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let order = match self.sort {
            Sort::Amount => lang.across_by_amount(),
            Sort::Department => lang.across_by_department(),
            Sort::Year => lang.across_by_year(),
        };
        let troubles = self
            .chosen()
            .map_or(0, |holding| scene.library.disclosure(holding.disclosure).forms[holding.form].troubles.len());
        Title {
            place: Place::Across,
            crumbs: vec![lang.app_name().into(), lang.across_title().into(), self.name()],
            note: lang.held_by(self.holdings.len(), self.departments),
            state: self.list.state(Some(order), lang),
            troubles,
        }
    }
}

fn is_found(holding: &Holding, needle: &Needle, names: &mut super::Sought, scene: &Scene<'_>) -> bool {
    if needle.is_empty() {
        return true;
    }
    let disclosure = scene.library.disclosure(holding.disclosure);
    let [issue, table] = names.issue_and_table(disclosure, disclosure.forms[holding.form].kind);
    let name = holding.name.as_deref().unwrap_or_default();
    needle.finds(&[&scene.digest.departments[disclosure.department.0 as usize], issue, table, name])
}

/// The amount with every printed place, in the unit in use.
fn printed(holding: &Holding, scene: &Scene<'_>) -> Decimal {
    let form = &scene.library.disclosure(holding.disclosure).forms[holding.form];
    let amount = form.cells.get(holding.cell as usize).and_then(|cell| form.amount(cell));
    amount.map_or_else(|| shown(holding.wan, Unit::Wan, scene.look.unit), |amount| amount.shown_in(scene.look.unit))
}

fn areas(scene: &Scene<'_>) -> Areas {
    let panes = if scene.size.width >= WIDE { Panes::Side } else { Panes::One };
    Areas::of(scene.size, panes, 1)
}
