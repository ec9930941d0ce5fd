//! Draws the lines of a document with a place marked in them: by a sign at the edge and by reversed type, so that it is
//! found without colour.

use ratatui::layout::Rect;

use super::SourceScreen;
use super::columns::Part;
use super::layout::{Layout, Row};
use super::wrap::drawn;
use crate::source::{Document, FileId, Origin};
use crate::text::width::{fit_end, width};
use crate::tui::screen::marks::sign_of;
use crate::tui::screen::place::{place_short, place_width};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::{panes, scroll_bar};
use crate::tui::widget::prose::wrap;

/// Columns between the line number and the text.
const GAP: u16 = 2;

/// Columns of the places at the right, at most.
const PLACE: u16 = 16;

/// Columns for the text of a document in a pane of some width; the last one stays blank.
pub fn text_width(document: &Document, columns: u16) -> u16 {
    columns.saturating_sub(2 + number_width(document) + GAP + 1).max(2)
}

/// Columns of the line numbers, which begin anew on every page.
fn number_width(document: &Document) -> u16 {
    let end = document.text.len() as u32 + 1;
    let ends = document.pages.iter().skip(1).copied().chain([end]);
    let longest = document.pages.iter().zip(ends).map(|(first, next)| next.saturating_sub(*first)).max();
    longest.unwrap_or(end - 1).to_string().len().max(3) as u16
}

impl SourceScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = self.areas(scene);
        let document = scene.library.document(self.file());
        let number = self.leaf(scene);
        let leaf = lang.leaf_of(document.leaf(number), number, document.pages.len());
        // The page is what changes, and the end of a path tells files apart.
        let room = usize::from(areas.rows.width).saturating_sub(width(&leaf) + 6);
        panes(canvas, &areas, format!("{}  {leaf}", fit_end(&document.path, room)).trim_end(), lang.places());
        let heading = self.heading(scene);
        let heading = wrap(heading.trim_end(), areas.head.width.saturating_sub(2));
        for (below, row) in heading.iter().enumerate() {
            canvas.pen(areas.head, below as u16).skip(2).text(row, Ink::Strong);
        }
        let rows = self.layout.rows();
        let end = (self.top + usize::from(areas.rows.height)).min(rows.len());
        let seen = self.top.min(end)..end;
        let sheet = Sheet { document, file: self.file(), mark: self.origin(), scene };
        for (below, (row, parts)) in self.layout.parts(&rows[seen.clone()], document).enumerate() {
            sheet.draw(row, parts, canvas.row(areas.rows, below as u16));
        }
        if rows.is_empty() {
            canvas.pen(areas.rows, 0).skip(2).text(lang.no_text(), Ink::Plain);
        }
        scroll_bar(canvas, &areas, seen, rows.len());
        if let Some(side) = areas.side {
            self.draw_places(scene, side, canvas);
        }
    }

    fn draw_places(&self, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
        let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
        let columns = place_width(self.places.iter().map(|place| place.origin), PLACE, scene);
        let mut below = 0;
        let room = area.width.saturating_sub(2 + columns + 1);
        for (at, place) in self.places.iter().enumerate() {
            let here = at == self.at;
            let ink = if here { Ink::Strong } else { Ink::Plain };
            let signs = scene.look.glyphs.signs();
            let (first, label) = match place.figure.as_str() {
                "" => (place.label.as_str(), ""),
                figure => (figure, place.label.as_str()),
            };
            for (row, text) in wrap(first, room).into_iter().enumerate() {
                let mut pen = canvas.pen(area, below);
                pen.cell(if here && row == 0 { signs.cursor } else { "" }, 2, ink).cell(text, room, ink).skip(1);
                if row == 0 {
                    pen.right(&place_short(place.origin, columns, scene), columns, Ink::Faint);
                }
                below += 1;
            }
            let file = (place.origin.file != self.file()).then(|| &*scene.library.document(place.origin.file).path);
            for text in [label].into_iter().chain(file).filter(|text| !text.is_empty()) {
                for row in wrap(text, area.width.saturating_sub(2)) {
                    canvas.pen(area, below).skip(2).text(row, Ink::Faint);
                    below += 1;
                }
            }
        }
    }
}

/// The lines around a place, for a pane beside a list; the place itself at a third of the height.
pub fn snippet(origin: Origin, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
    let area = Rect { width: side.width.saturating_sub(1), ..side };
    let document = scene.library.document(origin.file);
    // Every line is a row at least, so no more lines than rows are in sight.
    let height = u32::from(area.height);
    let line = origin.line.max(1);
    let lines = line.saturating_sub(height).max(1)..=line + height;
    let layout = Layout::of_lines(document, lines, text_width(document, area.width));
    let top = layout.row_of(Origin { line, ..origin }, document).saturating_sub(usize::from(area.height / 3));
    let sheet = Sheet { document, file: origin.file, mark: origin, scene };
    let rows = layout.rows();
    let end = (top + usize::from(area.height)).min(rows.len());
    for (below, (row, parts)) in layout.parts(&rows[top.min(end)..end], document).enumerate() {
        sheet.draw(row, parts, canvas.pen(area, below as u16));
    }
}

/// A document laid out, with a place marked in it.
struct Sheet<'a> {
    document: &'a Document,
    file: FileId,
    mark: Origin,
    scene: &'a Scene<'a>,
}

impl Sheet<'_> {
    fn draw(&self, row: Row, parts: Vec<Part>, pen: Pen<'_, '_>) {
        match row {
            Row::Leaf(number) => self.draw_leaf(number, pen),
            Row::Text { line, .. } | Row::Cells { line, .. } => self.draw_line(row, line, parts, pen),
        }
    }

    /// A rule with the name of the page or sheet that begins.
    fn draw_leaf(&self, number: u32, mut pen: Pen<'_, '_>) {
        let name = format!(" {} ", self.scene.look.lang.leaf(self.document.leaf(number)));
        let across = self.scene.look.glyphs.signs().across;
        let left = usize::from(2 + number_width(self.document));
        pen.text(&across.repeat(left), Ink::Faint).text(&name, Ink::Head);
        let room = usize::from(pen.room());
        pen.text(&across.repeat(room), Ink::Faint);
    }

    fn draw_line(&self, row: Row, line: u32, parts: Vec<Part>, mut pen: Pen<'_, '_>) {
        let mark = self.mark;
        let here = line == mark.line;
        let whole = here && mark.len == 0;
        let marked = if here { mark.start as usize..(mark.start + mark.len) as usize } else { 0..0 };
        // The first row of a line has its number; the mark has the sign of the cursor at the edge.
        let holds = |part: &Part| part.bytes.start < marked.end && part.bytes.end > marked.start;
        let sign = if whole || parts.iter().any(holds) { self.scene.look.glyphs.signs().cursor } else { "" };
        pen.cell(sign, 1, Ink::Strong);
        let audit = self.scene.audit().filter(|_| row.is_first());
        let found = audit.and_then(|audit| sign_of(audit.on_line(self.file, line), self.scene));
        let (found, ink) = found.unwrap_or(("", Ink::Faint));
        pen.cell(found, 1, ink);
        let number = if row.is_first() { self.document.spot(line).line.to_string() } else { String::new() };
        pen.right(&number, number_width(self.document), if here { Ink::Strong } else { Ink::Faint }).skip(GAP);
        let text = self.document.text.line(line);
        let plain = if whole { Ink::Strong } else { Ink::Plain };
        let left = pen.x();
        for Part { x, bytes } in parts {
            pen.to(left + x);
            let start = marked.start.clamp(bytes.start, bytes.end);
            let end = marked.end.clamp(start, bytes.end);
            for (from, to, ink) in [(bytes.start, start, plain), (start, end, Ink::Mark), (end, bytes.end, plain)] {
                pen.text(&drawn(text.get(from..to).unwrap_or("")), ink);
            }
        }
    }
}
