//! Where the rows of a comparison lead: to the row on its own side, to its print, to the sentence that explains it.

use super::item::{Item, What};
use super::page::{Page, form_of};
use super::{CompareScreen, other};
use crate::diff::{Printed as Print, Side};
use crate::model::{DisclosureId, Indicator, LineId, Name};
use crate::source::Origin;
use crate::tui::screen::card::{CardScreen, Entry};
use crate::tui::screen::line::{LineScreen, source_of};
use crate::tui::screen::source::{Printed, SourceScreen};
use crate::tui::screen::table::TableScreen;
use crate::tui::screen::{Screen, Turn};
use crate::tui::session::Scene;

impl CompareScreen {
    /// The disclosure of a side.
    pub(super) fn id(&self, side: Side) -> DisclosureId {
        match side {
            Side::A => self.pair.a,
            Side::B => self.pair.b,
        }
    }

    /// The side that is looked at, else the other one where only that has the row.
    pub(super) fn side_of(&self, item: &Item) -> Side {
        let has = |side: Side| match item.what {
            What::Line(_) => self.line(item, side).is_some(),
            What::Project(at) => index((self.pair.projects[at].a, self.pair.projects[at].b), side).is_some(),
            What::Indicator(_) => self.indicator(item, side).is_some(),
            What::Fact(at) => index((self.pair.facts[at].a, self.pair.facts[at].b), side).is_some(),
            What::Alone(at) => self.pair.alone[at].0 == side,
            What::Unmatched(table, at) => self.pair.tables[table].unmatched[at].0 == side,
            What::Heading => false,
        };
        if has(self.side) || !has(other(self.side)) { self.side } else { other(self.side) }
    }

    /// The form and the line of a row on a side.
    pub(super) fn line(&self, item: &Item, side: Side) -> Option<(usize, LineId)> {
        let (What::Line(row), Page::Table(table)) = (item.what, self.pages[self.page]) else {
            return None;
        };
        let table = &self.pair.tables[table];
        Some((form_of(table, side), table.rows[row].line(side)?))
    }

    /// The indicator of a row on a side, with the card it stands on.
    pub(super) fn indicator(&self, item: &Item, side: Side) -> Option<(Entry, usize)> {
        let What::Indicator(at) = item.what else {
            return None;
        };
        match self.pages[self.page] {
            Page::Promises(project) => {
                let pair = &self.pair.projects[project];
                let indicator = &pair.indicators[at];
                let project = index((pair.a, pair.b), side)?;
                Some((Entry::Project(project), index((indicator.a, indicator.b), side)?))
            }
            _ => Some((Entry::Whole, index((self.pair.indicators[at].a, self.pair.indicators[at].b), side)?)),
        }
    }

    /// The row on its own side; the indicators of a project; the print of a fact.
    pub(super) fn open(&self, scene: &Scene<'_>) -> Turn {
        let Some((_, item)) = self.item() else {
            return Turn::Stay;
        };
        let side = self.side_of(item);
        let id = self.id(side);
        let screen = match item.what {
            What::Line(_) => self.line(item, side).map(|(form, line)| Screen::Line(LineScreen::new((id, form, line)))),
            What::Project(at) => match self.of_promises(at) {
                Some(screen) => Some(Screen::Compare(screen)),
                None => index((self.pair.projects[at].a, self.pair.projects[at].b), side)
                    .map(|project| Screen::Card(CardScreen::new(id, Entry::Project(project)))),
            },
            What::Indicator(_) => self.indicator(item, side).map(|(entry, _)| Screen::Card(CardScreen::new(id, entry))),
            What::Alone(at) => Some(Screen::Table(TableScreen::new(id, self.pair.alone[at].1, scene))),
            What::Unmatched(table, _) => {
                Some(Screen::Table(TableScreen::new(id, form_of(&self.pair.tables[table], side), scene)))
            }
            What::Fact(_) => return self.source(scene),
            What::Heading => None,
        };
        screen.map_or(Turn::Stay, Turn::open)
    }

    /// Where the figure of the side looked at is printed.
    pub(super) fn source(&self, scene: &Scene<'_>) -> Turn {
        let Some((_, item)) = self.item() else {
            return Turn::Stay;
        };
        let side = self.side_of(item);
        let id = self.id(side);
        let disclosure = scene.library.disclosure(id);
        let place = |label: &Name, figure: String, origin| Printed { label: label.to_string(), figure, origin };
        let of_places = |places: Vec<Printed>| {
            let some = !places.is_empty();
            some.then(|| SourceScreen::of_places(id, places, scene))
        };
        let screen = match item.what {
            What::Line(_) => self
                .line(item, side)
                .map(|(form, line)| SourceScreen::of_line((id, form, line), self.cell(item, side, scene), scene)),
            What::Project(at) => index((self.pair.projects[at].a, self.pair.projects[at].b), side).and_then(|at| {
                let project = &disclosure.projects[at];
                of_places(project.places.iter().map(|&at| place(&project.name, String::new(), at)).collect())
            }),
            What::Indicator(_) => self.indicator(item, side).and_then(|(entry, at)| {
                let indicator: &Indicator = entry.indicators(disclosure).get(at)?;
                let figure = indicator.target.printed.to_string();
                of_places(vec![place(&indicator.level3, figure, indicator.origin)])
            }),
            What::Fact(at) => index((self.pair.facts[at].a, self.pair.facts[at].b), side).and_then(|at| {
                let fact = &disclosure.facts[at];
                of_places(vec![place(&fact.name, String::new(), fact.origin)])
            }),
            What::Alone(at) => Some(SourceScreen::of_form(id, self.pair.alone[at].1, scene)),
            What::Unmatched(table, _) => {
                Some(SourceScreen::of_form(id, form_of(&self.pair.tables[table], side), scene))
            }
            What::Heading => None,
        };
        screen.map_or(Turn::Stay, |screen| Turn::open(Screen::Source(screen)))
    }

    /// The sentence that explains the row.
    pub(super) fn said(&self, scene: &Scene<'_>) -> Turn {
        let found = self.item().and_then(|(_, item)| {
            let reason = self.reason_of(item, scene)?;
            let (form, line) = self.line(item, reason.side)?;
            source_of((self.id(reason.side), form, line), reason.statement, scene)
        });
        found.map_or(Turn::Stay, |source| Turn::open(Screen::Source(source)))
    }

    /// Where a side prints the figure of a row; `None` where it prints none, or a sum that is none.
    pub(super) fn cell(&self, item: &Item, side: Side, scene: &Scene<'_>) -> Option<Origin> {
        let (What::Line(row), Page::Table(table)) = (item.what, self.pages[self.page]) else {
            return None;
        };
        let table = &self.pair.tables[table];
        let form = &scene.library.disclosure(self.id(side)).forms[form_of(table, side)];
        match table.figures(row).get(self.measure)?.of(side)?.printed {
            Print::Cell(cell) => form.cells.get(cell as usize).map(|cell| cell.origin),
            Print::Told | Print::Summed => None,
        }
    }
}

/// The one of a side.
pub(super) fn index((a, b): (Option<usize>, Option<usize>), side: Side) -> Option<usize> {
    match side {
        Side::A => a,
        Side::B => b,
    }
}
