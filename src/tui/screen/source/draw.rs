//! Draws the lines of a document with a place marked in them: by a sign at the edge and by reversed type, so that it is
//! found without colour.

use ratatui::layout::Rect;

use super::SourceScreen;
use super::wrap::{Piece, drawn, lay};
use crate::source::{Origin, Text};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::{rule, scroll_bar};
use crate::tui::widget::prose::wrap;

/// Columns between the line number and the text.
const GAP: u16 = 2;

/// Columns for the text of a document in a pane of some width.
pub fn text_width(text: &Text, columns: u16) -> u16 {
    columns.saturating_sub(2 + number_width(text) + GAP).max(2)
}

fn number_width(text: &Text) -> u16 {
    text.len().to_string().len().max(3) as u16
}

impl SourceScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = self.areas(scene);
        let document = scene.library.document(self.file());
        match areas.side {
            Some(side) => rule(canvas, &areas, &[(0, &document.path), (side.x, lang.places())]),
            None => rule(canvas, &areas, &[(0, &document.path)]),
        }
        let heading = self.heading(scene);
        let heading = wrap(heading.trim_end(), areas.head.width.saturating_sub(2));
        for (below, row) in heading.iter().enumerate() {
            canvas.pen(areas.head, below as u16).skip(2).text(row, Ink::Strong);
        }
        let page = usize::from(areas.rows.height);
        let end = (self.top + page).min(self.pieces.len());
        let seen = self.top.min(end)..end;
        for (below, piece) in self.pieces[seen.clone()].iter().enumerate() {
            let pen = canvas.row(areas.rows, below as u16);
            draw_piece(&document.text, *piece, self.origin(), scene, pen);
        }
        if self.pieces.is_empty() {
            canvas.pen(areas.rows, 0).skip(2).text(lang.no_text(), Ink::Plain);
        }
        scroll_bar(canvas, &areas, seen, self.pieces.len());
        if let Some(side) = areas.side {
            self.draw_places(scene, side, canvas);
        }
    }

    fn draw_places(&self, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
        let mut below = 0;
        for (at, place) in self.places.iter().enumerate() {
            let here = at == self.at;
            let ink = if here { Ink::Strong } else { Ink::Plain };
            let mut pen = canvas.pen(area, below);
            pen.cell(if here { scene.look.glyphs.signs().cursor } else { "" }, 2, ink);
            let number = lang.line_number(place.origin.line);
            let room = pen.room().saturating_sub(crate::text::width::width(&number) as u16 + 1);
            let figure = if place.figure.is_empty() { &place.label } else { &place.figure };
            pen.cell(figure, room, ink).skip(1).text(&number, Ink::Faint);
            below += 1;
            if !place.figure.is_empty() {
                for row in wrap(&place.label, area.width.saturating_sub(2)) {
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
    let text = &scene.library.document(origin.file).text;
    let columns = text_width(text, area.width);
    let mut pieces = lay_line(text, origin.line.max(1), columns);
    let marked = pieces.iter().position(|piece| origin.start < piece.end).unwrap_or(0);
    let above = usize::from(area.height / 3);
    let mut first = marked;
    let mut number = origin.line.max(1);
    while first < above && number > 1 {
        number -= 1;
        let before = lay_line(text, number, columns);
        first += before.len();
        pieces.splice(0..0, before);
    }
    number = origin.line.max(1);
    let skipped = first.saturating_sub(above);
    while pieces.len() < skipped + usize::from(area.height) && (number as usize) < text.len() {
        number += 1;
        pieces.extend(lay_line(text, number, columns));
    }
    for (below, piece) in pieces.into_iter().skip(skipped).take(usize::from(area.height)).enumerate() {
        let pen = canvas.pen(area, below as u16);
        draw_piece(text, piece, origin, scene, pen);
    }
}

fn lay_line(text: &Text, number: u32, columns: u16) -> Vec<Piece> {
    let line = Text::new(text.line(number));
    let mut pieces = lay(&line, columns);
    if pieces.is_empty() {
        pieces.push(Piece { line: number, start: 0, end: 0 });
    }
    for piece in &mut pieces {
        piece.line = number;
    }
    pieces
}

fn draw_piece(text: &Text, piece: Piece, mark: Origin, scene: &Scene<'_>, mut pen: Pen<'_, '_>) {
    let line = text.line(piece.line);
    let here = piece.line == mark.line;
    // The first row of a line has its number; the mark has the sign of the cursor at the edge.
    let marked = here && (mark.len == 0 || (mark.start < piece.end && mark.start + mark.len > piece.start));
    let ink = if here { Ink::Strong } else { Ink::Faint };
    pen.cell(if marked { scene.look.glyphs.signs().cursor } else { "" }, 2, Ink::Strong);
    let number = if piece.start == 0 { piece.line.to_string() } else { String::new() };
    pen.right(&number, number_width(text), ink).skip(GAP);
    let whole = mark.len == 0;
    let start = if here && !whole { mark.start.clamp(piece.start, piece.end) } else { piece.end };
    let end = if here && !whole { (mark.start + mark.len).clamp(piece.start, piece.end) } else { piece.end };
    let plain = if here && whole { Ink::Strong } else { Ink::Plain };
    let mut at = 0;
    for (from, to, ink) in [(piece.start, start, plain), (start, end, Ink::Mark), (end, piece.end, plain)] {
        let part = line.get(from as usize..to as usize).unwrap_or("");
        let (shown, next) = drawn(part, at);
        at = next;
        pen.text(&shown, ink);
    }
}
