//! What a page of a comparison shows, derived from what was chosen: the items of the page, the room their figures need, and
//! the sentences that explain the rows in sight. A derived thing is kept as long as the choices it came from are the same;
//! nothing here is chosen, and all of it could be dropped at any time.

use std::collections::BTreeMap;

use super::CompareScreen;
use super::draw::Metrics;
use super::item::{Item, What, items, sides};
use super::page::Page;
use crate::diff::{Reason, reason};
use crate::model::DisclosureId;
use crate::money::Unit;
use crate::tui::digest::haystack;
use crate::tui::session::Scene;
use crate::words::Lang;

/// The choices that the items of a page come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Choices {
    sides: (DisclosureId, DisclosureId),
    page: Page,
    measure: usize,
    lang: Lang,
}

/// What is derived from the choices.
#[derive(Clone, Debug, Default)]
pub struct View {
    /// What it came from; `None` before anything was derived.
    from: Option<Choices>,
    /// The items of the page.
    pub items: Vec<Item>,
    /// The room that the figures of the items need, in a unit.
    pub metrics: Metrics,
    unit: Unit,
    /// What a filter looks for in each of the items; empty before anything was looked for.
    pub sought: Vec<[String; 2]>,
    /// For rows of the table that were in sight the sentence that explains them, if there is one. It is looked for in the
    /// whole narrative, which is far too much to be done for rows that nobody sees.
    reasons: BTreeMap<usize, Option<Reason>>,
}

/// Whether the items are others than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Derived {
    /// They are.
    Anew,
    /// They are not.
    Kept,
}

impl CompareScreen {
    /// Derives what is of other choices than the present ones.
    pub(super) fn derive(&mut self, scene: &Scene<'_>) -> Derived {
        let page = self.pages[self.page];
        let (lang, unit) = (scene.look.lang, scene.look.unit);
        let from = Choices { sides: (self.pair.a, self.pair.b), page, measure: self.measure, lang };
        if self.view.from == Some(from) {
            if self.view.unit != unit {
                self.view.metrics = Metrics::of(&self.view.items, unit);
                self.view.unit = unit;
            }
            return Derived::Kept;
        }
        let same = |old: &Choices| (old.sides, old.page) == (from.sides, page);
        let reasons = match &self.view.from {
            // Another column of the same rows: the narrative says of them what it said.
            Some(old) if same(old) => std::mem::take(&mut self.view.reasons),
            _ => BTreeMap::new(),
        };
        let items = items(page, self.measure, &self.pair, scene);
        let metrics = Metrics::of(&items, unit);
        *self.view = View { from: Some(from), items, metrics, unit, sought: Vec::new(), reasons };
        Derived::Anew
    }

    /// Works out what a filter looks for, once for all that is typed.
    pub(super) fn derive_sought(&mut self) {
        if self.view.sought.len() != self.view.items.len() {
            let code = |item: &Item| item.code.map(|code| code.to_string()).unwrap_or_default();
            let sought = |item: &Item| [haystack(&item.label), code(item)];
            self.view.sought = self.view.items.iter().map(sought).collect();
        }
    }

    /// Settles which part is seen, and looks for the reasons of the rows in it.
    pub(super) fn settle(&mut self, scene: &Scene<'_>) {
        let height = self.areas(scene).0.rows.height;
        self.list.settle(height);
        let seen: Vec<usize> = self.list.rows()[self.list.seen(height)].iter().map(|row| row.item).collect();
        for item in seen {
            let Some((table, row)) = self.explained(&self.view.items[item]) else { continue };
            if !self.view.reasons.contains_key(&row) {
                let reason = self.look_for(table, row, scene);
                self.view.reasons.insert(row, reason);
            }
        }
    }

    /// The sentence that explains a row; where it was not in sight yet it is looked for.
    pub(super) fn reason_of(&self, item: &Item, scene: &Scene<'_>) -> Option<Reason> {
        let (table, row) = self.explained(item)?;
        self.view.reasons.get(&row).copied().unwrap_or_else(|| self.look_for(table, row, scene))
    }

    /// The table and the row of an item; of one that does not differ there is nothing to explain.
    fn explained(&self, item: &Item) -> Option<(usize, usize)> {
        match (item.what, self.pages[self.page]) {
            (What::Line(row), Page::Table(table)) if item.differs() => Some((table, row)),
            _ => None,
        }
    }

    fn look_for(&self, table: usize, row: usize, scene: &Scene<'_>) -> Option<Reason> {
        let (a, b) = sides(&self.pair, scene);
        reason(&self.pair.tables[table], row, a, b)
    }
}
