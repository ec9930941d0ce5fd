//! A document's lines broken into rows of some width, and a part of a line as it is drawn.

use crate::source::Text;
use crate::text::width::char_width;

/// Columns between the stops of a tab.
const TAB: usize = 4;

/// A row: a part of a line of the document, in bytes of that line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The line, counted from 1.
    pub line: u32,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

/// Breaks all lines; a line that is longer than the width goes on in the next row.
pub fn lay(text: &Text, columns: u16) -> Vec<Piece> {
    text.lines().flat_map(|(number, line)| break_line(number, line, columns)).collect()
}

fn break_line(number: u32, line: &str, columns: u16) -> Vec<Piece> {
    let columns = usize::from(columns).max(2);
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut used = 0;
    // Blanks at the end of a line are not drawn, and are no reason for another row.
    let line = line.trim_end();
    for (at, c) in line.char_indices() {
        let wide = advance(c, used);
        if used + wide > columns && at > start {
            pieces.push(Piece { line: number, start: start as u32, end: at as u32 });
            start = at;
            used = 0;
        }
        used += advance(c, used);
    }
    pieces.push(Piece { line: number, start: start as u32, end: line.len() as u32 });
    pieces
}

/// Columns that a character takes at a column.
fn advance(c: char, at: usize) -> usize {
    match c {
        '\t' => TAB - at % TAB,
        c => char_width(c),
    }
}

/// A part of a line as it is drawn from a column on, tabs as blanks, and the column after it.
pub fn drawn(part: &str, from: usize) -> (String, usize) {
    let mut text = String::with_capacity(part.len());
    let mut at = from;
    for c in part.chars() {
        let wide = advance(c, at);
        if c == '\t' {
            text.extend(std::iter::repeat_n(' ', wide));
        } else if wide > 0 {
            text.push(c);
        }
        at += wide;
    }
    (text, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below() {
        let text = Text::new("一般公共  \n\na\tb");
        let rows: Vec<_> = lay(&text, 5)
            .into_iter()
            .map(|piece| (piece.line, &text.line(piece.line)[piece.start as usize..piece.end as usize]))
            .collect();
        assert_eq!(rows, [(1, "一般"), (1, "公共"), (2, ""), (3, "a\tb")]);
        assert_eq!(drawn("a\tb", 0), ("a   b".into(), 5));
        assert_eq!(drawn("\u{1b}[0m", 0), ("[0m".into(), 3));
    }
}
