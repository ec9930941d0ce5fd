//! A body over all its years: a row for each account, a column for each year. Years that were not disclosed are there as
//! far as the next one tells of them, with a sign behind each figure and its sentence one key away.

mod copy;
mod draw;
mod rows;

use std::collections::BTreeSet;

use rows::{Row, rows};
use rust_decimal::Decimal;

use super::across::AcrossScreen;
use super::list::{Heard, List};
use super::source::{Printed, SourceScreen};
use super::table::TableScreen;
use super::{Screen, Title, Turn};
use crate::diff::derived::Derived;
use crate::diff::years::{Cell, Figure, Thread, Years, threads};
use crate::model::{AccountLevel, DepartmentId, DisclosureId, Standing};
use crate::money::{Unit, grouped};
use crate::source::Origin;
use crate::tui::action::{Action, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::widget::amount::{Measure, shown};

/// From this width on, the figure under the cursor is told of at the right.
const WIDE: u16 = 150;

/// What was chosen of a body's years.
#[derive(Clone, Debug)]
pub struct YearsScreen {
    department: DepartmentId,
    threads: Vec<Thread>,
    /// Which of the threads.
    at: usize,
    years: Years,
    folded: BTreeSet<usize>,
    list: List<Row>,
    /// Which of the years the cursor stands in.
    column: usize,
    /// The first year in sight.
    first: usize,
    amounts: Measure,
    changes: Measure,
}

impl YearsScreen {
    /// A department as it opens.
    pub fn of_department(department: DepartmentId, scene: &Scene<'_>) -> YearsScreen {
        YearsScreen::opened(department, threads(scene.library, department), 0, scene)
    }

    /// The body of a disclosure, followed in its kind, the cursor on its year.
    pub fn of_disclosure(id: DisclosureId, scene: &Scene<'_>) -> YearsScreen {
        let disclosure = scene.library.disclosure(id);
        let threads = threads(scene.library, disclosure.department);
        let unit = disclosure.standing == Some(Standing::Unit);
        let own = |thread: &Thread| thread.kind == disclosure.kind && (thread.standing == Standing::Unit) == unit;
        let at = threads.iter().position(own).unwrap_or(0);
        let mut screen = YearsScreen::opened(disclosure.department, threads, at, scene);
        let own = |year: &crate::diff::years::Year| year.printed.is_some_and(|(other, _)| other == id);
        screen.column = screen.years.columns.iter().position(own).unwrap_or(screen.column);
        screen
    }

    fn opened(department: DepartmentId, threads: Vec<Thread>, at: usize, scene: &Scene<'_>) -> YearsScreen {
        let mut screen = YearsScreen {
            department,
            threads,
            at,
            years: Years::default(),
            folded: BTreeSet::new(),
            list: List::default(),
            column: 0,
            first: 0,
            amounts: Measure::default(),
            changes: Measure::default(),
        };
        screen.follow(scene);
        screen
    }

    /// Works out the thread in use.
    fn follow(&mut self, scene: &Scene<'_>) {
        let thread = self.threads.get(self.at);
        self.years = thread.map(|thread| Years::of(scene.library, self.department, *thread)).unwrap_or_default();
        self.column = self.years.columns.len().saturating_sub(1);
        self.first = 0;
        self.folded = rows::heads(&self.years, AccountLevel::Class);
        self.measure(scene);
        self.arrange();
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = match self.list.hear(action, &areas) {
            Heard::Done(turn) => turn,
            Heard::Open => self.open(scene),
            Heard::Arrange => {
                self.arrange();
                Turn::Stay
            }
            Heard::Other => self.go(action, scene),
        };
        self.list.settle(areas.rows.height);
        self.column = self.column.min(self.years.columns.len().saturating_sub(1));
        let shown = self.columns(&areas).years.max(1);
        self.first = self.first.clamp((self.column + 1).saturating_sub(shown), self.column);
        turn
    }

    fn go(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Source => return self.source(scene),
            Action::Said => return self.said(scene),
            Action::Across => return self.across(scene),
            Action::Copy(extent) => return Turn::Copy(self.copy(*extent, scene)),
            Action::Left => self.column = self.column.saturating_sub(1),
            Action::Right => self.column += 1,
            Action::Thread => self.next_thread(scene),
            Action::Sibling(step) => self.next_table(*step, scene),
            Action::Level(level) => self.folded = rows::heads(&self.years, *level),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::Toggle => match self.row() {
                Some(row) if self.folded.contains(&row) => self.unfold(),
                _ => self.fold(),
            },
            Action::Refresh => self.measure(scene),
            _ => return Turn::Stay,
        }
        self.arrange();
        Turn::Stay
    }

    fn row(&self) -> Option<usize> {
        self.list.cursor().map(|row| row.0)
    }

    fn fold(&mut self) {
        let Some(row) = self.row() else { return };
        if self.years.is_head(row) && !self.folded.contains(&row) {
            self.folded.insert(row);
        } else if let Some(parent) = self.years.rows[row].parent {
            self.list.go(&Row(parent));
        }
    }

    fn unfold(&mut self) {
        if let Some(row) = self.row() {
            self.folded.remove(&row);
        }
    }

    /// From budgets to final accounts and back, as far as there are both; the same table where that has it.
    fn next_thread(&mut self, scene: &Scene<'_>) {
        let Some(now) = self.threads.get(self.at).copied() else { return };
        let other = |thread: &Thread| (thread.kind, thread.standing) != (now.kind, now.standing);
        let after = (self.at + 1..self.threads.len()).chain(0..self.at).find(|at| other(&self.threads[*at]));
        let Some(next) = after.map(|at| self.threads[at]) else { return };
        let of = |table| self.threads.iter().position(|thread| *thread == Thread { table, ..next });
        self.at = of(now.table).or_else(|| of(next.table)).unwrap_or(self.at);
        self.follow(scene);
    }

    /// Another kind of table of the same disclosures.
    fn next_table(&mut self, step: Step, scene: &Scene<'_>) {
        let to = match step {
            Step::Previous => self.at.checked_sub(1),
            Step::Next => Some(self.at + 1),
        };
        let (Some(now), Some(next)) = (self.threads.get(self.at), to.and_then(|to| self.threads.get(to))) else {
            return;
        };
        if (now.kind, now.standing) == (next.kind, next.standing) {
            self.at = to.unwrap_or(self.at);
            self.follow(scene);
        }
    }

    /// The line in its table; a figure that is derived leads to its sentence.
    fn open(&self, scene: &Scene<'_>) -> Turn {
        let Some(row) = self.row() else { return Turn::Stay };
        match (self.years.columns[self.column].printed, self.years.cell(row, self.column).line) {
            (Some((id, form)), Some(line)) => Turn::open(Screen::Table(TableScreen::at_line(id, form, line, scene))),
            (Some((id, form)), None) => Turn::open(Screen::Table(TableScreen::new(id, form, scene))),
            (None, _) => self.said(scene),
        }
    }

    fn source(&self, scene: &Scene<'_>) -> Turn {
        let Some(row) = self.row() else { return Turn::Stay };
        match (self.years.columns[self.column].printed, self.years.cell(row, self.column).line) {
            (Some((id, form)), Some(line)) => {
                let cell = rows::cell_of(self.years.cell(row, self.column), id, form, scene).map(|cell| cell.origin);
                Turn::open(Screen::Source(SourceScreen::of_line((id, form, line), cell, scene)))
            }
            (Some((id, form)), None) => Turn::open(Screen::Source(SourceScreen::of_form(id, form, scene))),
            (None, _) => self.said(scene),
        }
    }

    /// The sentence that tells of the figure under the cursor; nowhere where none does.
    fn said(&self, scene: &Scene<'_>) -> Turn {
        let Some(derived) = self.chosen().and_then(|cell| cell.derived) else { return Turn::Stay };
        let statement = &scene.library.disclosure(derived.teller).statements[derived.statement];
        let unit = scene.look.lang.unit(statement.amount.unit);
        let place = Printed {
            label: scene.look.lang.derived_by(derived.means, derived.base).into(),
            figure: format!("{} {unit}", grouped(statement.amount.number)),
            origin: statement.origin,
        };
        Turn::open(Screen::Source(SourceScreen::of_places(derived.teller, vec![place], scene)))
    }

    /// The account under the cursor in all disclosures, as the last year that prints it calls it.
    fn across(&self, scene: &Scene<'_>) -> Turn {
        let Some(row) = self.row() else { return Turn::Stay };
        let printed = |at: usize| Some((self.years.columns[at].printed?, self.years.cell(row, at).line?));
        let own = std::iter::once(self.column).chain((0..self.years.columns.len()).rev()).find_map(printed);
        let screen = own.and_then(|((id, form), line)| AcrossScreen::of((id, form, line), None, scene));
        screen.map_or(Turn::Stay, |screen| Turn::open(Screen::Across(screen)))
    }

    /// What is known of the account and year under the cursor.
    fn chosen(&self) -> Option<&Cell> {
        let row = self.row()?;
        (self.column < self.years.columns.len()).then(|| self.years.cell(row, self.column))
    }

    /// What the figure under the cursor is derived by, where it is.
    fn derived_here(&self) -> Option<Derived> {
        match self.years.figure(self.row()?, self.column)? {
            Figure::Derived(derived) => Some(derived),
            _ => None,
        }
    }

    /// Where a figure is printed, or the one that it is derived from.
    fn place(&self, row: usize, column: usize, scene: &Scene<'_>) -> Option<Origin> {
        if let Figure::Derived(derived) = self.years.figure(row, column)? {
            return Some(scene.library.disclosure(derived.teller).statements.get(derived.statement)?.origin);
        }
        let (id, form) = self.years.columns[column].printed?;
        rows::cell_of(self.years.cell(row, column), id, form, scene).map(|cell| cell.origin)
    }

    fn arrange(&mut self) {
        let mut homes = Vec::new();
        let mut up = self.row();
        while let Some(row) = up {
            homes.push(Row(row));
            up = self.years.rows.get(row).and_then(|account| account.parent);
        }
        let found = rows(&self.years, &self.folded, self.list.filter());
        self.list.replace(found, &homes);
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let of = |wan| Measure::of(shown(wan, Unit::Wan, scene.look.unit));
        let width = self.years.columns.len();
        let cells = (0..self.years.rows.len()).flat_map(|row| (0..width).map(move |column| (row, column)));
        let numbers = cells.filter_map(|(row, column)| self.number(row, column, scene));
        self.amounts = numbers.map(Measure::of).fold(Measure::default(), Measure::join);
        let courses = (0..self.years.rows.len()).filter_map(|row| self.years.course(row));
        self.changes = courses.map(|course| of(course.pair.delta().abs())).fold(Measure::default(), Measure::join);
    }

    /// A figure in the unit in use, one that is printed with every printed place.
    fn number(&self, row: usize, column: usize, scene: &Scene<'_>) -> Option<Decimal> {
        let unit = scene.look.unit;
        let cell = || {
            let (id, form) = self.years.columns[column].printed?;
            let cell = rows::cell_of(self.years.cell(row, column), id, form, scene)?;
            scene.library.disclosure(id).forms[form].amount(cell)
        };
        let figure = self.years.figure(row, column)?;
        Some(cell().map_or_else(|| shown(figure.wan(), Unit::Wan, unit), |amount| amount.shown_in(unit)))
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let department = &scene.library.department(self.department).name;
        let mut crumbs = vec![lang.app_name().into(), department.to_string(), lang.years_title().into()];
        crumbs.extend(self.threads.get(self.at).map(|thread| match thread.standing {
            Standing::Unit => format!("{} ({})", lang.kind(thread.kind), lang.standing(Standing::Unit)),
            Standing::Department => lang.kind(thread.kind).into(),
        }));
        let here = self.derived_here().map(|derived| lang.derived_by(derived.means, derived.base));
        Title { place: Place::Years, crumbs, state: self.list.state(here, lang), ..Title::default() }
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    let panes = if scene.size.width >= WIDE { Panes::Side } else { Panes::One };
    Areas::of(scene.size, panes, 1)
}
