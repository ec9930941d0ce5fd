//! The exchange of the two sides: everything chosen stays on its thing.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::item::{Item, What};
use super::order::Order;
use super::page::{Page, form_of, pages, promises};
use super::{CompareScreen, compared, other};
use crate::diff::{Measure, Side};
use crate::tui::screen::here::{Focus, Here};
use crate::tui::session::Scene;

/// What an item is in both disclosures, whichever is the first: it outlives an exchange of the sides.
type Anchor = (u8, Option<usize>, Option<usize>, String);

impl CompareScreen {
    /// Exchanges the sides; the cursor stays on its thing, and what is folded stays folded.
    pub(super) fn swap(&mut self, scene: &Scene<'_>) {
        let mirrored = |(kind, a, b, name): Anchor| (kind, b, a, name);
        let folded: BTreeSet<Anchor> = self.order.folded.iter().map(|&at| mirrored(self.anchor(at))).collect();
        let home = self.item().map(|(at, _)| mirrored(self.anchor(at)));
        let (page, measure) = (self.pages[self.page], self.measures().get(self.measure).cloned());
        let before = Arc::clone(&self.pair);
        self.pair = Arc::new(compared(before.b, before.a, scene));
        self.pages = if matches!(page, Page::Promises(_)) { promises(&self.pair) } else { pages(&self.pair) };
        let is = |other: &Page| match (page, *other) {
            (Page::Table(at), Page::Table(other)) => {
                (before.tables[at].a, before.tables[at].b) == (self.pair.tables[other].b, self.pair.tables[other].a)
            }
            (Page::Promises(at), Page::Promises(other)) => {
                let (before, now) = (&before.projects[at], &self.pair.projects[other]);
                (before.a, before.b) == (now.b, now.a)
            }
            (page, other) => page == other,
        };
        self.page = self.pages.iter().position(is).unwrap_or(0);
        let same = |other: &Measure| {
            measure.as_ref().is_some_and(|one| {
                (one.role, &one.header, one.a, one.b) == (other.role, &other.header, other.b, other.a)
            })
        };
        self.measure = self.measures().iter().position(same).unwrap_or(0);
        self.side = other(self.side);
        self.order.folded.clear();
        self.build(scene);
        self.order.folded = (0..self.view.items.len()).filter(|&at| folded.contains(&self.anchor(at))).collect();
        let _ = self.arrange();
        let home = home.and_then(|home| (0..self.view.items.len()).find(|&at| self.anchor(at) == home));
        if let Some(home) = home {
            self.list.go(&Order::row(home));
        }
    }

    /// What an item is in both disclosures.
    fn anchor(&self, at: usize) -> Anchor {
        let both = |one: Option<crate::model::LineId>| one.map(|id| id.0 as usize);
        let item = &self.view.items[at];
        match (item.what, self.pages[self.page]) {
            (What::Line(row), Page::Table(table)) => {
                let row = &self.pair.tables[table].rows[row];
                // Where columns are rows, several of them are in one line.
                let role = row.role.map(|role| role.id()).unwrap_or_default();
                (0, both(row.a), both(row.b), role)
            }
            (What::Project(at), _) => (1, self.pair.projects[at].a, self.pair.projects[at].b, String::new()),
            (What::Indicator(at), page) => {
                let pair = match page {
                    Page::Promises(project) => &self.pair.projects[project].indicators[at],
                    _ => &self.pair.indicators[at],
                };
                (2, pair.a, pair.b, String::new())
            }
            (What::Fact(at), _) => (3, self.pair.facts[at].a, self.pair.facts[at].b, String::new()),
            (What::Alone(at), _) => {
                let (side, form) = self.pair.alone[at];
                (4, Some(form).filter(|_| side == Side::A), Some(form).filter(|_| side == Side::B), String::new())
            }
            (What::Unmatched(table, at), _) => {
                let table = &self.pair.tables[table];
                let (_, column) = &table.unmatched[at];
                (5, Some(table.a), Some(table.b), format!("{:?} {}", column.role, column.header))
            }
            (What::Line(_) | What::Heading, _) => (6, None, None, item.label.clone()),
        }
    }

    /// The item that something in view of one side is on.
    pub(super) fn item_of(&self, (side, here): (Side, Here)) -> Option<usize> {
        let is = |item: &Item| match (here.focus, item.what, self.pages[self.page]) {
            (Focus::Table(form, Some(line)), What::Line(row), Page::Table(table)) => {
                let table = &self.pair.tables[table];
                form_of(table, side) == form && table.rows[row].line(side) == Some(line)
            }
            (Focus::Table(form, _), What::Alone(at), _) => self.pair.alone[at] == (side, form),
            (Focus::Projects(Some(project)), What::Project(at), _) => {
                let pair = &self.pair.projects[at];
                Some(project) == if side == Side::A { pair.a } else { pair.b }
            }
            _ => false,
        };
        self.view.items.iter().position(is)
    }
}
