//! Draws the list of projects.

use ratatui::layout::Rect;

use super::{HEAD, ProjectsScreen, areas, whole};
use crate::model::{Dimension, Disclosure};
use crate::money::Amount;
use crate::text::width::width;
use crate::tui::screen::card::{Entry, Tally, covered_sign, draw_aside};
use crate::tui::screen::marks::{found_in_entry, gutter, sign_of};
use crate::tui::session::{Look, Scene};
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain_amount};
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::widget::share::{PERCENT, Share};

/// Columns between two columns.
const GAP: u16 = 2;

/// Columns of the signs of coverage, two for each.
const COVERAGE: u16 = 12;

/// Columns of the count of indicators.
const COUNT: u16 = 4;

/// The columns of the list, and what they are measured by; a column of no width is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns {
    name: u16,
    amount: u16,
    percent: u16,
    bar: u16,
    account: u16,
    weight: u16,
    coverage: u16,
    amounts: Measure,
    weights: Measure,
    sum: Option<Amount>,
}

impl Columns {
    /// What fits of the columns of a list in some width, the least needed left out first.
    pub fn of(disclosure: &Disclosure, room: u16, look: Look) -> Columns {
        let all = Entry::all(disclosure);
        let tallies: Vec<Tally> = all.iter().map(|entry| Tally::of(entry.indicators(disclosure))).collect();
        let join = |measures: &mut dyn Iterator<Item = Measure>| measures.fold(Measure::default(), Measure::join);
        let money = |entry: &Entry| Some(Measure::of(entry.amount(disclosure)?.shown_in(look.unit)));
        let amounts = join(&mut all.iter().filter_map(money));
        let weights =
            join(&mut tallies.iter().filter_map(|tally| tally.weights).map(|sum| Measure::of(sum.normalize())));
        let names = all.iter().map(|entry| width(entry.name(disclosure, look.lang)));
        let longest = names.max().unwrap_or(0) as u16;
        let accounts = all.iter().map(|entry| width(&account_of(*entry, disclosure)));
        let account = accounts.max().unwrap_or(0) as u16;
        let mut columns = Columns { amounts, weights, sum: whole(disclosure).0, ..Columns::default() };
        if columns.sum.is_some() {
            columns.amount = amounts.width().max(8);
        }
        let mut left = room.saturating_sub(2 + columns.amount + GAP + COUNT + GAP);
        // Each column in turn, as long as the name keeps so much.
        let mut take = |wanted: u16, keep: u16| {
            let taken = wanted > 0 && left >= wanted + GAP + keep.min(longest);
            left -= if taken { wanted + GAP } else { 0 };
            if taken { wanted } else { 0 }
        };
        let levels = tallies.iter().any(|tally| tally.coverage.is_some());
        columns.coverage = take(if levels { COVERAGE } else { 0 }, 16);
        let weight = if weights.width() > 0 { weights.width().max(width(look.lang.weight()) as u16) } else { 0 };
        columns.weight = take(weight, 16);
        columns.percent = take(if columns.sum.is_some() { PERCENT } else { 0 }, 16);
        columns.bar = take(if columns.percent > 0 { 8 } else { 0 }, 24);
        columns.account = take(account.min(30), 30);
        columns.name = left.min(longest.max(12));
        columns
    }
}

impl ProjectsScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        let disclosure = self.disclosure(scene);
        let chosen = self.list.cursor().copied();
        let name = chosen.map_or(lang.card(), |entry| entry.name(disclosure, lang));
        panes(canvas, &areas, lang.projects(), name);
        self.draw_head(scene, areas.head, canvas);
        self.list
            .draw(lang.no_projects(), &areas, scene, canvas, |row, mark, pen| self.draw_row(*row, mark, scene, pen));
        for (below, at) in self.list.seen(areas.rows.height).enumerate() {
            let found = found_in_entry(self.at, self.list.rows()[at], scene);
            gutter(sign_of(&found, scene), areas.rows, below as u16, canvas);
        }
        if let (Some(side), Some(entry)) = (areas.side, chosen) {
            draw_aside((self.at, entry), scene, side, canvas);
        }
    }

    fn draw_head(&self, scene: &Scene<'_>, head: Rect, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let disclosure = self.disclosure(scene);
        if Entry::all(disclosure).is_empty() {
            return;
        }
        let (sum, tally) = whole(disclosure);
        let mut pen = canvas.pen(head, 0);
        pen.skip(2).text(&lang.told_counts(disclosure.projects.len(), tally.count), Ink::Plain);
        if let Some(sum) = sum {
            pen.skip(3).text(lang.total(), Ink::Plain).skip(1).text(&plain_amount(sum, scene.look.unit), Ink::Strong);
        }
        if tally.has_results() {
            pen.skip(3).text(&format!("{} {}  {} {}", lang.met(), tally.met, lang.missed(), tally.missed), Ink::Plain);
        }
        let columns = &self.columns;
        let mut pen = canvas.pen(head, HEAD - 1);
        pen.skip(2).cell(lang.one_project(), columns.name, Ink::Head).skip(GAP);
        if columns.amount > 0 {
            pen.right(lang.amount(), columns.amount, Ink::Head).skip(GAP);
        }
        if columns.percent > 0 {
            pen.right(lang.share_percent(), PERCENT, Ink::Head).skip(GAP);
        }
        if columns.bar > 0 {
            pen.skip(columns.bar + GAP);
        }
        if columns.account > 0 {
            pen.cell(lang.booked_under(), columns.account, Ink::Head).skip(GAP);
        }
        pen.right(lang.indicators_short(), COUNT, Ink::Head).skip(GAP);
        if columns.coverage > 0 {
            for dimension in Dimension::ALL {
                pen.cell(lang.dimension_short(dimension), 2, Ink::Head);
            }
            pen.skip(GAP);
        }
        if columns.weight > 0 {
            pen.right(lang.weight(), columns.weight, Ink::Head);
        }
    }

    fn draw_row(&self, entry: Entry, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let look = scene.look;
        let disclosure = self.disclosure(scene);
        let columns = &self.columns;
        let tally = Tally::of(entry.indicators(disclosure));
        let amount = entry.amount(disclosure);
        let share = amount.and_then(|amount| Share::of_amounts(amount, columns.sum?));
        pen.cell(entry.name(disclosure, look.lang), columns.name, mark).skip(GAP);
        if columns.amount > 0 {
            let text = amount.map(|amount| columns.amounts.number(amount.shown_in(look.unit)));
            pen.right(&text.unwrap_or_default(), columns.amount, mark).skip(GAP);
        }
        if columns.percent > 0 {
            pen.right(&share.map(Share::percent).unwrap_or_default(), PERCENT, mark).skip(GAP);
        }
        if columns.bar > 0 {
            let bar = share.map(|share| share.bar(columns.bar, look.glyphs.signs()));
            pen.cell(&bar.unwrap_or_default(), columns.bar, Ink::Bar).skip(GAP);
        }
        if columns.account > 0 {
            pen.cell(&account_of(entry, disclosure), columns.account, mark).skip(GAP);
        }
        let count = if tally.count == 0 { String::new() } else { tally.count.to_string() };
        pen.right(&count, COUNT, mark).skip(GAP);
        if columns.coverage > 0 {
            for at in 0..Dimension::ALL.len() {
                let covered = tally.coverage.as_ref().map(|coverage| &coverage[at]);
                pen.cell(covered_sign(covered, look.glyphs.signs()), 2, mark);
            }
            pen.skip(GAP);
        }
        if columns.weight > 0 {
            let sum = tally.weights.map(|sum| columns.weights.number(sum.normalize()));
            pen.right(&sum.unwrap_or_default(), columns.weight, mark);
        }
    }
}

fn account_of(entry: Entry, disclosure: &Disclosure) -> String {
    let account = entry.project(disclosure).and_then(|project| project.account.as_ref());
    account.map(|(code, name)| format!("{code} {name}")).unwrap_or_default()
}
