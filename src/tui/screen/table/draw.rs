//! Draws a table: at the left its neighbours where there is room, in the middle the lines, at the right the line under
//! the cursor in full.

use ratatui::layout::Rect;

use super::super::form_name;
use super::super::line::draw_aside;
use super::super::marks::{cursor, found_in_line, gutter, sign_at, sign_of};
use super::grid::{Blanks, Grid, Slot, label, loose_figures};
use super::order::{Row, Sort, Tree};
use super::{TableScreen, whole};
use crate::model::{Form, LineId};
use crate::text::width::width;
use crate::tui::areas::Areas;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::{rule, scroll_bar};
use crate::tui::widget::share::{PERCENT, Share};

/// What all rows of a block share.
struct Block<'a> {
    grid: Grid,
    form: &'a Form,
    tree: &'a Tree,
    whole: Option<rust_decimal::Decimal>,
}

impl TableScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let areas = self.areas(scene);
        let form = self.form(scene);
        let lang = scene.look.lang;
        let name = self.pane_name(scene, &areas);
        let mut names = vec![(areas.rows.x, name.as_str())];
        names.extend(areas.nav.map(|nav| (nav.x, lang.tables())));
        names.extend(areas.side.map(|side| (side.x, lang.this_line())));
        rule(canvas, &areas, &names);
        if let Some(nav) = areas.nav {
            self.draw_nav(scene, nav, canvas);
        }
        let seen = self.list.seen(areas.rows.height);
        let tree = &self.tree;
        let block_of = |row: Option<&Row>| match row {
            Some(Row::Line(id)) => form.line(*id).block,
            Some(Row::Block(block, _)) => *block,
            None => 0,
        };
        let block = |block: u8| Block {
            grid: self.grid(block, scene, areas.rows.width),
            form,
            tree,
            whole: self.whole(block, scene),
        };
        let mut current = block(block_of(self.list.rows().get(seen.start)));
        let mut number = block_of(self.list.rows().get(seen.start));
        for part in 0..areas.head.height {
            let line = Rect { y: areas.head.y + part, height: 1, ..areas.head };
            self.draw_header((number, part, self.metrics.head), &current, scene, line, canvas);
        }
        for (below, at) in seen.clone().enumerate() {
            let row = self.list.rows()[at];
            if block_of(Some(&row)) != number {
                number = block_of(Some(&row));
                current = block(number);
            }
            let line = Rect { y: areas.rows.y + below as u16, height: 1, ..areas.rows };
            match row {
                Row::Block(number, part) => {
                    let rows = u16::from(self.metrics.head_of(form, number));
                    self.draw_header((number, u16::from(part), rows), &current, scene, line, canvas);
                }
                Row::Line(id) => {
                    let mark = if at == self.list.at() { Mark::Cursor } else { Mark::None };
                    self.draw_line(id, mark, &current, scene, line, canvas);
                    // Of all its figures, whether or not their columns are in sight.
                    gutter(sign_of(&found_in_line(form, id, scene), scene), line, 0, canvas);
                }
            }
        }
        if self.list.rows().is_empty() {
            self.draw_nothing(scene, areas.rows, canvas);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
        if let (Some(side), Some(id)) = (areas.side, self.line_id()) {
            let chosen = self.cell(form, form.line(id), scene);
            draw_aside((self.at, self.form, id), chosen, scene, side, canvas);
        }
    }
}

impl TableScreen {
    /// The name of the middle pane: the table, and which of its columns are out of sight.
    fn pane_name(&self, scene: &Scene<'_>, areas: &Areas) -> String {
        let lang = scene.look.lang;
        let form = self.form(scene);
        let slots = self.slots(self.block(scene), scene);
        let grid = self.grid(self.block(scene), scene, areas.rows.width);
        let title = if form.title.is_empty() { lang.form(form.kind) } else { &form.title };
        let mut name = vec![title.to_string()];
        if grid.before + grid.after > 0 {
            name.push(lang.columns_seen(grid.before + 1, grid.before + grid.placed.len(), slots.len()));
        }
        match (self.metrics.blank_columns(), self.blanks) {
            _ if form.is_empty() => {}
            (0, _) => {}
            (blank, Blanks::Hidden) => name.push(lang.blank_columns(blank)),
            (blank, Blanks::Shown) => name.push(lang.blank_columns_shown(blank)),
        }
        name.join("  ")
    }

    /// The whole that the shares of a block are taken of, in the column under the cursor.
    fn whole(&self, block: u8, scene: &Scene<'_>) -> Option<rust_decimal::Decimal> {
        match self.slots(block, scene).get(self.column)? {
            Slot::Column(column) => whole(self.form(scene), block, *column),
            Slot::Loose => None,
        }
    }

    /// One row of the header of a block: which block, which row, of how many.
    fn draw_header(
        &self,
        (number, part, rows): (u8, u16, u16),
        block: &Block<'_>,
        scene: &Scene<'_>,
        area: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let lang = scene.look.lang;
        for (at, placed) in block.grid.placed.iter().enumerate() {
            let chosen = block.grid.before + at == self.column;
            let ink = if chosen { Ink::Chosen } else { Ink::Head };
            let header = self.header_of(placed.slot, scene);
            // A header of fewer rows stands on the figures below it.
            let blank = usize::from(rows).saturating_sub(header.len());
            let row = usize::from(part).checked_sub(blank).and_then(|at| header.get(at));
            if let Some(row) = row {
                let blank = placed.width.saturating_sub(width(row) as u16);
                canvas.pen(area, 0).skip(placed.x + blank).text(row, ink);
            }
        }
        if part + 1 < rows {
            return;
        }
        let label = block.form.blocks.get(usize::from(number)).map_or("", |block| block.label.as_str());
        let label = if label.is_empty() { lang.account() } else { label };
        canvas.pen(area, 0).skip(2).cell(label, block.grid.name, Ink::Head);
        if block.whole.is_some() {
            canvas.pen(area, 0).skip(block.grid.percent_x()).right(lang.share_percent(), PERCENT, Ink::Head);
        }
    }

    fn header_of(&self, slot: Slot, scene: &Scene<'_>) -> Vec<String> {
        let Slot::Column(column) = slot else {
            return vec![scene.look.lang.loose().into()];
        };
        let mut rows = self.metrics.header(column).to_vec();
        let sign = match self.order.sort {
            Sort::Largest(sorted) if sorted == column => "v",
            Sort::Smallest(sorted) if sorted == column => "^",
            _ => return rows,
        };
        if let Some(last) = rows.last_mut() {
            last.insert_str(0, sign);
        }
        rows
    }

    fn draw_line(
        &self,
        id: LineId,
        mark: Mark,
        block: &Block<'_>,
        scene: &Scene<'_>,
        area: Rect,
        canvas: &mut Canvas<'_>,
    ) {
        let form = block.form;
        let line = form.line(id);
        let ink = match mark {
            Mark::Cursor => Ink::Cursor,
            Mark::None if line.total => Ink::Strong,
            Mark::None => Ink::Plain,
        };
        let mut pen = canvas.row(area, 0);
        cursor(&mut pen, ink, scene);
        pen.cell(&self.name(id, block, scene), block.grid.name, ink);
        for (at, placed) in block.grid.placed.iter().enumerate() {
            let chosen = mark == Mark::Cursor && block.grid.before + at == self.column;
            pen.to(area.x + placed.x);
            let figure = if chosen { Ink::Mark } else { ink };
            self.draw_figure(placed.slot, (form, id), placed.width, figure, scene, &mut pen);
            let cell = match placed.slot {
                Slot::Column(column) => form.cell(line, column),
                Slot::Loose => None,
            };
            // In the gap behind the figure, so that nothing moves.
            if let Some((sign, ink)) = cell.and_then(|cell| sign_at(cell.origin, scene)) {
                pen.text(sign, ink);
            }
        }
        let column = self.slots(line.block, scene).get(self.column).copied();
        if let (Some(whole), Some(Slot::Column(column))) = (block.whole, column) {
            let part = form.cell(line, column).and_then(|cell| cell.print.number());
            if let Some(share) = part.and_then(|part| Share::of(part, whole)) {
                pen.to(area.x + block.grid.percent_x()).right(&share.percent(), PERCENT, ink).skip(2);
                pen.text(&share.bar(block.grid.bar, scene.look.glyphs.signs()), Ink::Bar);
            }
        }
    }

    /// The name of a line with its indent, the sign of its fold, or the sign of a total.
    fn name(&self, id: LineId, block: &Block<'_>, scene: &Scene<'_>) -> String {
        let line = block.form.line(id);
        let signs = scene.look.glyphs.signs();
        let folded = self.order.folded.contains(&id) && self.list.filter().is_empty();
        let sign = match (block.tree.under(id).is_empty(), folded) {
            _ if line.total => "=",
            (true, _) => " ",
            (false, true) => signs.folded,
            (false, false) => signs.open,
        };
        let indent = " ".repeat(usize::from(line.depth) * 2);
        // A table of one line often leaves it unnamed; then the table is its name.
        let label = label(block.form, line, scene.look.lang.form(block.form.kind));
        format!("{indent}{sign} {label}")
    }

    fn draw_figure(
        &self,
        slot: Slot,
        of: (&Form, LineId),
        columns: u16,
        ink: Ink,
        scene: &Scene<'_>,
        pen: &mut Pen<'_, '_>,
    ) {
        let (form, id) = of;
        let line = form.line(id);
        let unit = scene.look.unit;
        match slot {
            Slot::Column(column) => {
                let measure = self.metrics.measure(column);
                let text = form.cell(line, column).map(|cell| measure.print(&cell.print, form.unit, unit));
                pen.right(&text.unwrap_or_default(), columns, ink);
            }
            Slot::Loose => drop(pen.cell(&loose_figures(form, line, unit), columns, ink)),
        }
    }

    fn draw_nav(&self, scene: &Scene<'_>, nav: Rect, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let forms = &scene.library.disclosure(self.at).forms;
        for (below, form) in forms.iter().enumerate().take(usize::from(nav.height)) {
            let here = below == self.form;
            let ink = if here { Ink::Strong } else { Ink::Plain };
            let mut pen = canvas.pen(nav, below as u16);
            pen.cell(if here { scene.look.glyphs.signs().cursor } else { "" }, 2, ink);
            let empty = if form.is_empty() { lang.empty() } else { "" };
            let room = pen.room().saturating_sub(width(empty) as u16 + 2);
            pen.cell(&form_name(form, lang), room, ink).skip(1).text(empty, Ink::Faint);
        }
    }

    fn draw_nothing(&self, scene: &Scene<'_>, rows: Rect, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let text = match self.form(scene).declared_empty {
            _ if !self.list.filter().is_empty() => lang.nothing_found(),
            Some(_) => lang.declared_empty_long(),
            None => lang.empty_long(),
        };
        canvas.pen(rows, 1).skip(2).text(text, Ink::Plain);
    }
}

/// Whether a row is the one under the cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Cursor,
    None,
}
