//! A document laid out in rows of some width: the beginning of every page or sheet, lines of text, and lines of cells set
//! as columns. Rows are numbers of lines and bytes; the text itself is looked up when a row is drawn.

use std::ops::RangeInclusive;

use super::columns::{Columns, Part};
use super::wrap::wrap;
use crate::source::{Document, Origin};

/// A row of the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Where a page or sheet begins; counted from 1.
    Leaf(u32),
    /// A part of a line of text, in bytes of the line.
    Text {
        /// The line of the document.
        line: u32,
        /// First byte.
        start: u32,
        /// The byte after the last.
        end: u32,
    },
    /// A row of a line of cells.
    Cells {
        /// The line of the document.
        line: u32,
        /// Which of the rows of the line.
        row: u32,
        /// By which columns.
        block: u32,
    },
}

/// The rows, and the columns of the blocks among them.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    rows: Vec<Row>,
    blocks: Vec<Columns>,
}

impl Row {
    /// The line that it is of; `None` where a page begins.
    pub fn line(&self) -> Option<u32> {
        match *self {
            Row::Leaf(_) => None,
            Row::Text { line, .. } | Row::Cells { line, .. } => Some(line),
        }
    }

    /// Whether it is the first row of its line.
    pub fn is_first(&self) -> bool {
        matches!(self, Row::Text { start: 0, .. } | Row::Cells { row: 0, .. })
    }
}

impl Layout {
    /// Lays out the whole document.
    pub fn of(document: &Document, columns: u16) -> Layout {
        Layout::of_lines(document, 1..=document.text.len() as u32, columns)
    }

    /// Lays out some lines.
    pub fn of_lines(document: &Document, lines: RangeInclusive<u32>, columns: u16) -> Layout {
        let mut layout = Layout::default();
        let last = (*lines.end()).min(document.text.len() as u32);
        let mut line = *lines.start();
        let mut page = document.pages.partition_point(|first| *first < line);
        let mut leaves = |rows: &mut Vec<Row>, upto: u32| {
            while document.pages.get(page).is_some_and(|first| *first <= upto) {
                page += 1;
                rows.push(Row::Leaf(page as u32));
            }
        };
        while line <= last {
            leaves(&mut layout.rows, line);
            let end = block_end(document, line, last);
            if end == line {
                for bytes in wrap(document.text.line(line), columns) {
                    layout.rows.push(Row::Text { line, start: bytes.start as u32, end: bytes.end as u32 });
                }
                line += 1;
                continue;
            }
            let block = layout.blocks.len() as u32;
            let set = Columns::of((line..end).map(|line| document.text.line(line)), columns);
            for line in line..end {
                leaves(&mut layout.rows, line);
                let count = set.rows(document.text.line(line)).len() as u32;
                layout.rows.extend((0..count).map(|row| Row::Cells { line, row, block }));
            }
            layout.blocks.push(set);
            line = end;
        }
        if last == document.text.len() as u32 {
            // Pages without text at the end.
            leaves(&mut layout.rows, u32::MAX);
        }
        layout
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Some rows that stand below each other, each with what is drawn of it; a line of cells is set once for all its rows.
    pub fn parts<'a>(&'a self, rows: &'a [Row], document: &'a Document) -> impl Iterator<Item = (Row, Vec<Part>)> + 'a {
        let mut known: (u32, Vec<Vec<Part>>) = (0, Vec::new());
        rows.iter().map(move |row| match *row {
            Row::Leaf(_) => (*row, Vec::new()),
            Row::Text { start, end, .. } => (*row, vec![Part { x: 0, bytes: start as usize..end as usize }]),
            Row::Cells { line, row: at, block } => {
                if known.0 != line {
                    let set = self.blocks.get(block as usize);
                    known = (line, set.map(|set| set.rows(document.text.line(line))).unwrap_or_default());
                }
                (*row, known.1.get_mut(at as usize).map(std::mem::take).unwrap_or_default())
            }
        })
    }

    /// The row in which a mark begins; the first row of its line where no piece of it is marked.
    pub fn row_of(&self, mark: Origin, document: &Document) -> usize {
        let from = self.rows.iter().position(|row| row.line() == Some(mark.line)).unwrap_or(0);
        let count = self.rows[from..].iter().take_while(|row| row.line() == Some(mark.line)).count();
        let start = mark.start as usize;
        let end = start + (mark.len as usize).max(1);
        let holds = |part: &Part| part.bytes.start < end && part.bytes.end > start;
        let mut of_line = self.parts(&self.rows[from..from + count], document);
        let found = of_line.position(|(_, parts)| parts.iter().any(holds));
        from + found.unwrap_or(0)
    }
}

/// The line after the last of a block of cells that begins at a line; the line itself where it is text. Tables run over
/// pages of paper, but not from sheet to sheet.
fn block_end(document: &Document, from: u32, last: u32) -> u32 {
    let has_cells = |line: u32| document.text.line(line).contains('\t');
    let breaks = document.breaks();
    (from..=last)
        .find(|&line| !has_cells(line) || (line > from && breaks.binary_search(&line).is_ok()))
        .unwrap_or(last + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Text};

    fn document(text: &str, pages: &[u32]) -> Document {
        Document { path: "a".into(), text: Text::new(text), pages: pages.to_vec(), sheets: Vec::new(), encoding: "" }
    }

    #[test]
    fn pages_begin_with_a_row_of_their_own() {
        let text = |line, start, end| Row::Text { line, start, end };
        let cells = |line, row| Row::Cells { line, row, block: 0 };
        let document = document("封面\na\tb\nc\td", &[1, 2, 3, 3, 4]);
        let layout = Layout::of(&document, 40);
        assert_eq!(
            layout.rows(),
            [
                Row::Leaf(1),
                text(1, 0, 6),
                Row::Leaf(2),
                cells(2, 0),
                Row::Leaf(3),
                Row::Leaf(4),
                cells(3, 0),
                Row::Leaf(5)
            ]
        );
        assert_eq!(layout.row_of(Origin::in_text(FileId(0), 3, 2, 1), &document), 6);
        let some = Layout::of_lines(&document, 2..=2, 40);
        assert_eq!(some.rows(), [Row::Leaf(2), cells(2, 0)]);
    }
}
