//! The one place that writes onto the buffer: text goes through `text::width`, so that nothing is cut in the middle of a
//! character and every cut shows its mark.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::width;
use crate::tui::session::Look;
use crate::tui::theme::{Ink, Signs};

/// A buffer to draw on, with the look in use. It counts the rows of lists that were built.
#[derive(Debug)]
pub struct Canvas<'a> {
    buffer: &'a mut Buffer,
    look: Look,
    built: usize,
}

/// Writes along one row, from left to right.
#[derive(Debug)]
pub struct Pen<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    y: u16,
    x: u16,
    end: u16,
}

impl<'b> Canvas<'b> {
    /// A canvas over a buffer.
    pub fn new(buffer: &'b mut Buffer, look: Look) -> Canvas<'b> {
        Canvas { buffer, look, built: 0 }
    }

    /// How many rows of lists were built.
    pub fn built(&self) -> usize {
        self.built
    }

    /// The characters in use.
    pub fn signs(&self) -> Signs {
        self.look.glyphs.signs()
    }

    /// A pen at the beginning of a row of an area, `below` rows under its top. Outside of the area it writes nothing.
    pub fn pen(&mut self, area: Rect, below: u16) -> Pen<'_, 'b> {
        let inside = below < area.height;
        Pen {
            y: area.y + if inside { below } else { 0 },
            x: area.x,
            end: if inside { area.right() } else { area.x },
            canvas: self,
        }
    }

    /// As [`Canvas::pen`], for a row of a list, which is counted.
    pub fn row(&mut self, area: Rect, below: u16) -> Pen<'_, 'b> {
        self.built += 1;
        self.pen(area, below)
    }

    /// Writes a text at a place, cut to some columns.
    pub fn put(&mut self, x: u16, y: u16, columns: u16, text: &str, ink: Ink) {
        self.pen(Rect::new(x, y, columns, 1), 0).text(text, ink);
    }

    /// Empties an area.
    pub fn clear(&mut self, area: Rect) {
        for y in area.top()..area.bottom() {
            for x in area.left()..area.right() {
                self.buffer[(x, y)].reset();
            }
        }
    }

    /// Draws a line of one character, downwards from a place.
    pub fn down(&mut self, x: u16, from: u16, to: u16, sign: &str, ink: Ink) {
        for y in from..to {
            self.put(x, y, 1, sign, ink);
        }
    }
}

impl Pen<'_, '_> {
    /// Columns left on the row.
    pub fn room(&self) -> u16 {
        self.end - self.x
    }

    /// Where the next character goes.
    pub fn x(&self) -> u16 {
        self.x
    }

    /// Goes on at a column; a column behind the pen or outside the row is the nearest there is.
    pub fn to(&mut self, x: u16) -> &mut Self {
        let to = x.clamp(self.x, self.end);
        self.skip(to - self.x)
    }

    /// Leaves some columns as they are.
    pub fn skip(&mut self, columns: u16) -> &mut Self {
        self.x += columns.min(self.room());
        self
    }

    /// Writes a text, cut with a mark where the row ends.
    pub fn text(&mut self, text: &str, ink: Ink) -> &mut Self {
        let style = self.canvas.look.theme.style(ink);
        let fitting = width::fit(text, self.room() as usize);
        self.write(&fitting, style);
        self
    }

    /// Writes a text into exactly some columns.
    pub fn cell(&mut self, text: &str, columns: u16, ink: Ink) -> &mut Self {
        let style = self.canvas.look.theme.style(ink);
        let columns = columns.min(self.room());
        self.write(&width::pad(text, columns as usize), style);
        self
    }

    /// Writes a text at the right end of exactly some columns.
    pub fn right(&mut self, text: &str, columns: u16, ink: Ink) -> &mut Self {
        let style = self.canvas.look.theme.style(ink);
        let columns = columns.min(self.room());
        self.write(&width::pad_left(text, columns as usize), style);
        self
    }

    fn write(&mut self, text: &str, style: Style) {
        let (x, _) =
            self.canvas.buffer.set_stringn(self.x, self.y, text, self.room() as usize, Style::reset().patch(style));
        self.x = x;
    }
}
