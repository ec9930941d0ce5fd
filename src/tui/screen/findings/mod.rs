//! What does not hold, one finding a row, with its figures side by side and the way to each; a key away what could not be
//! checked and what holds, so that "nothing found" never stands alone. Here findings are reviewed one after the other.

mod copy;
mod detail;
mod draw;
mod judge;
mod rows;

use rows::{Coverage, Grouping, Row};

use super::list::{Heard, List};
use super::source::{Printed, SourceScreen};
use super::table::TableScreen;
use super::{Screen, Title, Turn, crumbs_to};
use crate::check::Entry;
use crate::model::DisclosureId;
use crate::source::Origin;
use crate::text::width::certain;
use crate::tui::action::{Action, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::audit::line_at;
use crate::tui::keymap::Place;
use crate::tui::opener::Told;
use crate::tui::session::Scene;
use crate::tui::widget::amount::Measure;

/// Rows above the list: what was checked, what came of it and how far the review is, the header.
const HEAD: u16 = 3;

/// What was chosen among the findings.
#[derive(Clone, Debug)]
pub struct FindingsScreen {
    /// Of which disclosure; of all where there is none.
    scope: Option<DisclosureId>,
    coverage: Coverage,
    grouping: Grouping,
    list: List<Row>,
    /// The relation under the cursor when a figure of it was chosen, and which.
    operand: (Option<u32>, usize),
    detail: Detail,
    /// What was in view when the screen was opened: the cursor goes to the first finding about it.
    wanted: Wanted,
    /// The finding that a line is asked for.
    asked: Option<u32>,
    /// The room that the differences of the list need.
    differences: Measure,
}

/// What the cursor shall go to first.
#[derive(Clone, Debug, Default)]
struct Wanted {
    origins: Vec<Origin>,
    disclosure: Option<DisclosureId>,
}

/// Where a finding is shown in full in windows without room beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Beside the list where there is room.
    Beside,
    /// In the place of the list, from which the reader came.
    Alone,
    /// In the place of the list, which the reader has not seen.
    First,
}

impl FindingsScreen {
    /// The findings of what another screen has in view: of all in the library, else of the disclosure.
    pub fn of(screen: &Screen, scene: &Scene<'_>) -> FindingsScreen {
        let here = screen.here(scene).map(|here| here.disclosure);
        let scope = match screen {
            Screen::Library(_) => None,
            Screen::Source(source) => source.disclosure(),
            _ => here,
        };
        FindingsScreen {
            scope,
            coverage: Coverage::Fails,
            grouping: if scope.is_none() { Grouping::Disclosure } else { Grouping::Severity },
            list: List::default(),
            operand: (None, 0),
            detail: Detail::Beside,
            wanted: Wanted { origins: screen.figures(scene), disclosure: here },
            asked: None,
            differences: Measure::default(),
        }
    }

    /// The relations of a disclosure like one, the cursor on that; `None` before they were checked.
    pub fn on(at: u32, scene: &Scene<'_>) -> Option<FindingsScreen> {
        let entry = scene.audit()?.entry(at);
        let mut screen = FindingsScreen {
            scope: Some(entry.disclosure),
            coverage: Coverage::of(entry.outcome),
            grouping: Grouping::Severity,
            list: List::default(),
            operand: (None, 0),
            detail: Detail::First,
            wanted: Wanted::default(),
            asked: None,
            differences: Measure::default(),
        };
        let _ = screen.arrange(scene);
        screen.list.go(&Row::Entry(at));
        Some(screen)
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let alone = self.is_alone(&areas);
        let turn = match action {
            Action::Back if self.detail == Detail::First && alone => Turn::Back,
            Action::Back if alone => {
                self.detail = Detail::Beside;
                Turn::Stay
            }
            Action::Click(_) if alone => Turn::Stay,
            action => match self.list.hear(action, &areas) {
                Heard::Done(turn) => turn,
                Heard::Open if areas.side.is_none() && !alone => self.show_alone(),
                Heard::Open => self.source(scene),
                Heard::Arrange => self.arrange(scene),
                Heard::Other => self.go(action, scene),
            },
        };
        self.list.settle(areas.rows.height);
        if self.operand.0 != self.chosen() {
            self.operand = (self.chosen(), 0);
        }
        turn
    }

    fn go(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Refresh => return self.arrange(scene),
            Action::Sort => self.grouping = self.grouping.next(),
            Action::Coverage => self.coverage = self.coverage.next(),
            Action::Source => return self.source(scene),
            Action::Row => return self.row(scene),
            Action::Side => return self.next_operand(scene),
            Action::Unreviewed(step) => return self.next_unreviewed(*step, scene),
            Action::Detail if self.is_alone(&areas(scene)) => self.detail = Detail::Beside,
            Action::Detail => return self.show_alone(),
            Action::Copy(extent) => return Turn::Copy(self.copy(*extent, scene)),
            action => return self.judge(action, scene),
        }
        self.arrange(scene)
    }

    fn show_alone(&mut self) -> Turn {
        if self.chosen().is_some() {
            self.detail = Detail::Alone;
        }
        Turn::Stay
    }

    /// Whether a finding in full stands in the place of the list.
    fn is_alone(&self, areas: &Areas) -> bool {
        areas.side.is_none() && self.detail != Detail::Beside && self.chosen().is_some()
    }

    /// The number of the relation under the cursor.
    fn chosen(&self) -> Option<u32> {
        self.list.cursor()?.entry()
    }

    fn entry<'a>(&self, scene: &Scene<'a>) -> Option<&'a Entry> {
        Some(scene.audit()?.entry(self.chosen()?))
    }

    /// The place of the figure that is chosen, the other figures a key away.
    fn source(&self, scene: &Scene<'_>) -> Turn {
        let Some(entry) = self.entry(scene) else { return Turn::Stay };
        let places = entry.operands.iter().map(|operand| Printed {
            label: certain(&operand.label).into_owned(),
            figure: operand.value.printed(),
            origin: operand.origin,
        });
        let places: Vec<Printed> = places.collect();
        match places.is_empty() {
            true => SourceScreen::of_disclosure(entry.disclosure, scene)
                .map_or(Turn::Stay, |source| Turn::open(Screen::Source(source))),
            false => {
                let source = SourceScreen::of_operands(entry.disclosure, places, self.operand.1, scene);
                Turn::open(Screen::Source(source))
            }
        }
    }

    /// The line of the table that prints the figure that is chosen.
    fn row(&self, scene: &Scene<'_>) -> Turn {
        let Some(entry) = self.entry(scene) else { return Turn::Stay };
        let Some(operand) = entry.operands.get(self.operand.1) else { return Turn::Tell(Told::NoRow) };
        // A figure of last year's document stands in another disclosure.
        let others = scene.library.disclosure_ids().filter(|id| *id != entry.disclosure);
        let holds = |id: &DisclosureId| scene.library.disclosure(*id).files.contains(&operand.origin.file);
        let mut of = std::iter::once(entry.disclosure).chain(others).filter(holds);
        match of.find_map(|id| line_at(scene.library, id, operand.origin)) {
            Some(at) => Turn::open(Screen::Table(TableScreen::at_place(at, operand.origin, scene))),
            None => Turn::Tell(Told::NoRow),
        }
    }

    fn next_operand(&mut self, scene: &Scene<'_>) -> Turn {
        let count = self.entry(scene).map_or(0, |entry| entry.operands.len());
        self.operand.1 = if count == 0 { 0 } else { (self.operand.1 + 1) % count };
        Turn::Stay
    }

    /// The neighbouring finding that was not reviewed yet; where there is none, one that was left for later.
    fn next_unreviewed(&mut self, step: Step, scene: &Scene<'_>) -> Turn {
        let rows = self.list.rows();
        let (at, all) = (self.list.at(), rows.len());
        let order = || {
            (1..=all).map(move |by| match step {
                Step::Next => (at + by) % all,
                Step::Previous => (at + all - by) % all,
            })
        };
        let state = |at: &usize| rows[*at].entry().map(|entry| scene.review.state(entry));
        let later = |at: &usize| state(at) == Some(crate::tui::review::State::Later);
        let waits = |at: &usize| self.coverage == Coverage::Fails && state(at).is_some_and(|state| state.waits());
        let found = order().find(waits).or_else(|| order().find(later));
        match found.map(|at| rows[at]) {
            None if all == 0 => Turn::Stay,
            None => Turn::Tell(Told::AllReviewed),
            Some(row) => {
                self.list.go(&row);
                Turn::Stay
            }
        }
    }

    /// Works out the rows anew; the cursor stays on its finding.
    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let rows = rows::rows(self.scope, self.coverage, self.grouping, self.list.filter(), scene);
        self.differences = rows::differences(&rows, scene);
        self.list.arrange(rows);
        if let Some(audit) = scene.audit() {
            let wanted = std::mem::take(&mut self.wanted);
            let about = |row: &&Row| {
                let entry = row.entry().map(|at| audit.entry(at));
                entry.is_some_and(|entry| entry.operands.iter().any(|one| wanted.origins.contains(&one.origin)))
            };
            let of = |row: &&Row| row.entry().is_some_and(|at| Some(audit.entry(at).disclosure) == wanted.disclosure);
            let rows = self.list.rows();
            let near = |row: &&Row| {
                let mut places = wanted.origins.iter().flat_map(|one| audit.on_line(one.file, one.line));
                row.entry().is_some_and(|at| places.any(|other| *other == at))
            };
            let found = rows
                .iter()
                .find(about)
                .or_else(|| rows.iter().find(near))
                .or_else(|| rows.iter().find(of).filter(|_| self.scope.is_none()));
            if let Some(row) = found.copied() {
                self.list.go(&row);
            }
        }
        Turn::Stay
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let mut crumbs = self.scope.map_or_else(|| vec![lang.app_name().into()], |id| crumbs_to(id, scene));
        crumbs.push(lang.findings().into());
        let more = format!("{}  {}", self.coverage.name(lang), self.grouping.name(lang));
        let troubles = self.scope.map_or(scene.digest.troubles, |id| scene.digest.brief(id).troubles);
        let state = self.list.state(Some(&more), lang);
        Title { place: Place::Findings, crumbs, state, troubles, ..Title::default() }
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, HEAD)
}
