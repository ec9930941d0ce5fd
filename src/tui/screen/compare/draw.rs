//! Draws a comparison: name, both figures, change, percent, a bar to the side that it changed to, and what is to be known
//! of the row. The narrower the window, the fewer of these; name and figures always stay.

use ratatui::layout::Rect;
use rust_decimal::Decimal;

use super::item::{Item, Note, Shown, What};
use super::order::{Only, Sort};
use super::page::Page;
use super::title::measure_name;
use super::{CompareScreen, Detail};
use crate::diff::Side;
use crate::money::Unit;
use crate::text::width::{fit, width};
use crate::tui::areas::{Areas, Panes};
use crate::tui::screen::marks::gutter;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::widget::signed::{aligned, bar, room};
use crate::words::Lang;

/// From this width on the detail stands at the right, else below.
const WIDE: u16 = 150;

/// From this height on the detail is shown without being asked for.
const TALL: u16 = 30;

/// Rows of the detail below, without its rule.
const BELOW: u16 = 5;

/// Columns of each side of the bar.
const BAR: u16 = 5;

/// Columns of words in the place of a figure, at most.
const WORDS: u16 = 18;

/// The room that the figures of a page need.
#[derive(Clone, Copy, Debug, Default)]
pub struct Metrics {
    /// How many rows, headings left out.
    rows: usize,
    name: u16,
    amounts: Measure,
    words: u16,
    changes: Measure,
    percents: Measure,
    /// The largest change of what is no total, which fills the bar.
    largest: Decimal,
}

/// The columns of the list; those of no width are left out.
#[derive(Clone, Copy, Debug)]
struct Columns {
    name: u16,
    figure: u16,
    change: u16,
    percent: u16,
    bar: u16,
    notes: u16,
}

impl Metrics {
    /// Measures all items once.
    pub fn of(items: &[Item], unit: Unit) -> Metrics {
        let mut metrics = Metrics::default();
        for item in items {
            // A heading may run over the figures.
            if item.what != What::Heading {
                metrics.rows += 1;
                metrics.name = metrics.name.max((item.depth * 2 + 2 + width(&item.label)) as u16);
            }
            for shown in [&item.a, &item.b] {
                match shown {
                    Shown::Amount(amount) => {
                        metrics.amounts = metrics.amounts.join(Measure::of(amount.shown_in(unit)));
                    }
                    Shown::Text(text) => metrics.words = metrics.words.max((width(text) as u16).min(WORDS)),
                    Shown::Nothing | Shown::InDoubt => {}
                }
            }
            if let Some(change) = item.change(unit) {
                metrics.changes = metrics.changes.join(room(change));
                if !item.total {
                    metrics.largest = metrics.largest.max(change.abs());
                }
            }
            if let Some(percent) = item.percent {
                metrics.percents = metrics.percents.join(room(percent));
            }
        }
        metrics
    }

    /// Divides the width of a row.
    fn columns(&self, columns: u16) -> Columns {
        // Wide enough for year and kind above it.
        let figure = self.amounts.width().max(self.words).max(10);
        let change = if self.changes == Measure::default() { 0 } else { self.changes.width().max(7) };
        let mut percent = if self.percents == Measure::default() { 0 } else { self.percents.width().clamp(6, 10) };
        let taken = |column: u16, before: u16| if column > 0 { column + before } else { 0 };
        let left = columns.saturating_sub(2 + 2 * (figure + 2) + taken(change, 2));
        if left < 24 + taken(percent, 1) {
            percent = 0;
        }
        let left = left.saturating_sub(taken(percent, 1));
        let bar = if left >= 24 + 2 * BAR + 3 + 14 && change > 0 { 2 * BAR + 1 } else { 0 };
        let left = left.saturating_sub(taken(bar, 2));
        let least = if columns >= 100 { 18 } else { 9 };
        let notes = if left >= 24 + 2 + least { least } else { left.saturating_sub(26) };
        let notes = if notes < 5 { 0 } else { notes };
        let name = left.saturating_sub(taken(notes, 2)).min(self.name.max(24));
        let notes = if notes > 0 { left - name - 2 } else { 0 };
        Columns { name, figure, change, percent, bar, notes }
    }
}

impl CompareScreen {
    /// The places of the screen, and where the row under the cursor is told in full.
    pub(super) fn areas(&self, scene: &Scene<'_>) -> (Areas, Option<Rect>) {
        let wide = scene.size.width >= WIDE;
        let shown = match self.detail {
            Detail::Fitting => wide || scene.size.height >= TALL,
            Detail::Shown => true,
            Detail::Hidden => false,
        };
        if wide && shown {
            let areas = Areas::of(scene.size, Panes::Side, 1);
            return (areas, areas.side);
        }
        let mut areas = Areas::of(scene.size, Panes::One, 1);
        let below = BELOW.min(areas.rows.height / 2);
        if !shown || below < 3 {
            return (areas, None);
        }
        areas.rows.height -= below + 1;
        let detail = Rect { x: 0, y: areas.rows.bottom() + 1, width: scene.size.width, height: below };
        (areas, Some(detail))
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let (areas, detail) = self.areas(scene);
        panes(canvas, &areas, &self.pane_name(scene), lang.this_line());
        let columns = self.view.metrics.columns(areas.rows.width);
        self.draw_head(&areas, columns, scene, canvas);
        let nothing = match self.pages[self.page] {
            Page::Rest if self.view.items.is_empty() => lang.nothing_alone(),
            _ => lang.all_alike_here(),
        };
        self.list.draw(nothing, &areas, scene, canvas, |row, mark, pen| {
            self.draw_item(row.item, mark, columns, scene, pen);
        });
        for (below, at) in self.list.seen(areas.rows.height).enumerate() {
            let item = &self.view.items[self.list.rows()[at].item];
            gutter(self.sign_of_row(item, scene), areas.rows, below as u16, canvas);
            self.draw_signs(item, columns, scene, &mut canvas.pen(areas.rows, below as u16));
        }
        if let Some(detail) = detail {
            if areas.side.is_none() {
                let rule = Rect { y: detail.y - 1, height: 1, ..detail };
                canvas.pen(rule, 0).text(&scene.look.glyphs.signs().across.repeat(usize::from(rule.width)), Ink::Faint);
                canvas.put(1, rule.y, 30, &format!(" {} ", lang.this_line()), Ink::Head);
            }
            self.draw_detail(detail, scene, canvas);
        }
    }

    /// The page, how much of it differs, what is compared and how it is ordered.
    fn pane_name(&self, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        let mut name = vec![format!("{}/{} {}", self.page + 1, self.pages.len(), self.page_name(scene))];
        if let Some(measure) = self.measures().get(self.measure) {
            let (a, b) = super::item::sides(&self.pair, scene);
            let measure = measure_name(measure, (lang.kind(a.kind), lang.kind(b.kind)), lang);
            name.push(lang.measured(&measure, self.measure + 1, self.measures().len()));
        }
        name.push(format!(
            "{}, {}",
            lang.rows_in_all(self.view.metrics.rows),
            lang.differences(self.order.differing.len())
        ));
        name.extend((self.order.only == Only::Differing).then(|| lang.differing_only().to_owned()));
        name.extend((self.order.sort == Sort::Change).then(|| lang.by_change().to_owned()));
        name.join("  ")
    }

    fn draw_head(&self, areas: &Areas, columns: Columns, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let mut pen = canvas.pen(areas.head, 0);
        pen.skip(2).cell(self.row_title(lang), columns.name, Ink::Head);
        for side in [Side::A, Side::B] {
            let ink = if side == self.side { Ink::Chosen } else { Ink::Head };
            let name = self.side_name(side, scene);
            // A name may begin in the gap before its column.
            let name = fit(&name, usize::from(columns.figure + 1));
            let room = columns.figure + 2;
            pen.skip(room.saturating_sub(width(&name) as u16)).text(&name, ink);
        }
        let titled = |pen: &mut Pen<'_, '_>, title: &str, before: u16, column: u16| {
            if column > 0 {
                pen.skip(before).right(title, column, Ink::Head);
            }
        };
        titled(&mut pen, lang.change(), 2, columns.change);
        titled(&mut pen, lang.change_percent(), 1, columns.percent);
        pen.skip(if columns.bar > 0 { columns.bar + 2 } else { 0 });
        if columns.notes > 0 {
            pen.skip(2).cell(lang.remarks(), columns.notes, Ink::Head);
        }
    }

    fn draw_item(&self, at: usize, mark: Ink, columns: Columns, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let item = &self.view.items[at];
        if item.what == What::Heading {
            pen.text(&item.label, Ink::Head);
            return;
        }
        let ink = match mark {
            Ink::Cursor => Ink::Cursor,
            _ if item.total => Ink::Strong,
            // What did not change steps back.
            _ if item.differs() => Ink::Plain,
            _ => Ink::Faint,
        };
        pen.cell(&self.name(at, scene), columns.name, ink);
        for side in [Side::A, Side::B] {
            let chosen = mark == Ink::Cursor && side == self.side;
            let text = match item.side(side) {
                Shown::Amount(amount) => self.view.metrics.amounts.number(amount.shown_in(scene.look.unit)),
                Shown::Text(text) => text.clone(),
                Shown::InDoubt => "?".into(),
                Shown::Nothing => String::new(),
            };
            pen.skip(2).right(&text, columns.figure, if chosen { Ink::Mark } else { ink });
        }
        let change = item.change(scene.look.unit);
        if columns.change > 0 {
            let text = change.map(|change| aligned(change, self.view.metrics.changes)).unwrap_or_default();
            pen.skip(2).right(&text, columns.change, ink);
        }
        if columns.percent > 0 {
            let text = item.percent.map(|percent| aligned(percent, self.view.metrics.percents)).unwrap_or_default();
            pen.skip(1).right(&text, columns.percent, ink);
        }
        if columns.bar > 0 {
            let change = change.filter(|_| !item.total).unwrap_or_default();
            let (left, right) = bar(change, self.view.metrics.largest, BAR, scene.look.glyphs.signs());
            pen.skip(2).right(&left, BAR, Ink::Bar);
            pen.text(scene.look.glyphs.signs().down, Ink::Faint).cell(&right, BAR, Ink::Bar);
        }
        if columns.notes > 0 {
            pen.skip(2);
            self.draw_notes(item, columns.notes, scene, pen);
        }
    }

    /// The signs of findings, in the gaps behind the figures, so that nothing moves.
    fn draw_signs(&self, item: &Item, columns: Columns, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let behind = pen.x() + 2 + columns.name + 2 + columns.figure;
        for (side, behind) in [(Side::A, behind), (Side::B, behind + 2 + columns.figure)] {
            if let Some((sign, ink)) = self.sign(item, side, scene) {
                pen.to(behind).text(sign, ink);
            }
        }
    }

    /// The signs of a row, then what the narrative says of it.
    fn draw_notes(&self, item: &Item, columns: u16, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let lang = scene.look.lang;
        let notes: Vec<String> = item.notes.iter().map(|note| short(*note, lang)).collect();
        let notes = notes.join(" ");
        let used = width(&notes) as u16;
        if used > columns {
            pen.cell(&notes, columns, Ink::Head);
            return;
        }
        pen.text(&notes, Ink::Head);
        let reason = self.reason_told(item, scene);
        let before = u16::from(used > 0);
        let room = columns.saturating_sub(used + before);
        if let Some(reason) = reason.filter(|_| room >= 8) {
            pen.skip(before).cell(reason, room, Ink::Plain);
        }
    }

    /// What the narrative gives as the reason of a row.
    pub(super) fn reason_told<'a>(&self, item: &Item, scene: &Scene<'a>) -> Option<&'a str> {
        let reason = self.reason_of(item, scene)?;
        let (a, b) = super::item::sides(&self.pair, scene);
        let disclosure = if reason.side == Side::A { a } else { b };
        disclosure.statements.get(reason.statement)?.reason.as_deref()
    }

    /// The name of a row with its indent and the sign of its fold, or that of a total.
    fn name(&self, at: usize, scene: &Scene<'_>) -> String {
        let item = &self.view.items[at];
        let signs = scene.look.glyphs.signs();
        let sign = match (self.order.is_head(at), self.order.folded.contains(&at) && self.list.filter().is_empty()) {
            _ if item.total => "=",
            (false, _) => " ",
            (true, true) => signs.folded,
            (true, false) => signs.open,
        };
        format!("{}{sign} {}", " ".repeat(item.depth * 2), item.label)
    }
}

/// What is to be known of a row, in a word.
pub fn short(note: Note, lang: Lang) -> String {
    match note {
        Note::Only(side) => lang.only_in(side),
        Note::Renamed(since) => lang.renamed(since),
        Note::Moved(code, since) => lang.moved(&code.to_string(), since),
        Note::InDoubt(side) => lang.in_doubt(side),
        Note::Summed(side) => lang.summed(side),
        Note::Target(movement) => lang.movement(movement).into(),
        Note::Targets(movement, count) => format!("{}{count}", lang.movement(movement)),
    }
}
