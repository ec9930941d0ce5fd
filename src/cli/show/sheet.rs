//! Lines set for reading: labels in a column, long texts wrapped under their beginning, tables aligned by display width.

use crate::text::width::{char_width, width};

/// Blanks before everything under a title.
const INDENT: usize = 2;
/// Blanks between columns.
const GAP: usize = 2;
/// Columns that a text is given at least, however narrow the terminal.
const LEAST: usize = 12;

/// What is to be printed.
#[derive(Debug)]
pub struct Sheet {
    /// The columns of the terminal; `None` for lines of any length.
    columns: Option<usize>,
    text: String,
}

impl Sheet {
    /// An empty sheet for so many columns; `None` for lines of any length.
    pub const fn new(columns: Option<usize>) -> Sheet {
        Sheet { columns, text: String::new() }
    }

    /// Everything written so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Begins a card, set off from the one before it.
    pub fn title(&mut self, title: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.set("", title);
    }

    /// A line under a title.
    pub fn line(&mut self, text: &str) {
        self.set(&" ".repeat(INDENT), text);
    }

    /// A text behind its label; labels are `label_width` columns wide.
    pub fn field(&mut self, label: &str, label_width: usize, text: &str) {
        let blanks = label_width.saturating_sub(width(label)) + GAP;
        self.set(&format!("{:INDENT$}{label}{:blanks$}", "", ""), text);
    }

    /// Rows of cells, each column as wide as its widest cell. Where the terminal is narrower, the widest columns give way
    /// and their cells are wrapped. Columns without a cell in any but the first row, the header, are left out.
    pub fn table(&mut self, rows: &[Vec<String>]) {
        let count = rows.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &[String], column: usize| row.get(column).cloned().unwrap_or_default();
        let used: Vec<usize> =
            (0..count).filter(|&column| rows.iter().skip(1).any(|row| !cell(row, column).is_empty())).collect();
        let wide = |column: &usize| rows.iter().map(|row| width(&cell(row, *column))).max().unwrap_or(0);
        let mut widths: Vec<usize> = used.iter().map(wide).collect();
        self.narrow(&mut widths);
        for row in rows {
            let cells: Vec<Vec<String>> =
                used.iter().zip(&widths).map(|(&column, &wide)| wrap(&cell(row, column), wide, wide)).collect();
            for at in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
                let mut line = " ".repeat(INDENT);
                for (pieces, wide) in cells.iter().zip(&widths) {
                    let piece = pieces.get(at).map_or("", String::as_str);
                    line.push_str(piece);
                    line.push_str(&" ".repeat(wide.saturating_sub(width(piece)) + GAP));
                }
                self.push(&line);
            }
        }
    }

    /// Takes columns from the widest until a table fits, but never below what a text needs.
    fn narrow(&self, widths: &mut [usize]) {
        let Some(columns) = self.columns else { return };
        let taken = |widths: &[usize]| INDENT + widths.iter().map(|wide| wide + GAP).sum::<usize>();
        while taken(widths) > columns + GAP {
            match widths.iter_mut().max() {
                Some(widest) if *widest > LEAST => *widest -= 1,
                _ => return,
            }
        }
    }

    /// A text after a lead, its further lines under its beginning.
    fn set(&mut self, lead: &str, text: &str) {
        let hang = width(lead);
        let room = self.columns.map_or(usize::MAX, |columns| columns.saturating_sub(hang).max(LEAST));
        // A title's further lines are indented, so that a card still begins where a line begins at the edge.
        let further = if hang == 0 { INDENT } else { hang };
        for (at, piece) in wrap(text, room, room.saturating_sub(further - hang)).iter().enumerate() {
            let line = if at == 0 { format!("{lead}{piece}") } else { format!("{:further$}{piece}", "") };
            self.push(&line);
        }
    }

    fn push(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
}

/// Characters that do not begin a line.
const CLOSING: &str = "，。；：、？！）》〉」』】〕”’,.;:!?)]}%％";

/// A text in pieces of at most some columns, `first` for the first and `rest` for the others. Numbers and Latin words stay
/// whole and closing punctuation stays with what it closes, where there is room. An empty text is one empty piece.
pub fn wrap(text: &str, first: usize, rest: usize) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for word in words(text) {
        let room = if pieces.is_empty() { first } else { rest };
        if !piece.is_empty() && width(&piece) + width(word.trim_end()) > room {
            pieces.push(std::mem::take(&mut piece));
        }
        let word = if piece.is_empty() && !pieces.is_empty() { word.trim_start() } else { word };
        for c in word.chars() {
            let room = if pieces.is_empty() { first } else { rest };
            if !piece.is_empty() && width(&piece) + char_width(c) > room && !c.is_whitespace() {
                pieces.push(std::mem::take(&mut piece));
            }
            piece.push(c);
        }
    }
    pieces.push(piece);
    for piece in &mut pieces {
        piece.truncate(piece.trim_end().len());
    }
    pieces
}

/// The pieces of a text that stay whole: a run of narrow characters or one wide one, with the closing punctuation behind.
fn words(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let narrow = |c: char| char_width(c) < 2 && !c.is_whitespace();
        let joined =
            before.is_none_or(|before| CLOSING.contains(c) || c.is_whitespace() || (narrow(before) && narrow(c)));
        if !joined {
            out.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    if start < text.len() {
        out.push(&text[start..]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_hang_under_their_beginning() {
        let mut sheet = Sheet::new(Some(24));
        sheet.title("系统运行维护费");
        sheet.field("依据", 8, "全市电子政务管理办法，2024年修订。");
        assert_eq!(
            sheet.text(),
            "系统运行维护费\n  依据      全市电子政务\n            管理办法，\n            2024年修订。\n"
        );
        let mut sheet = Sheet::new(None);
        sheet.field("依据", 4, "全市电子政务管理办法，2024年修订。");
        assert_eq!(sheet.text(), "  依据  全市电子政务管理办法，2024年修订。\n");
    }

    #[test]
    fn no_line_is_wider_than_the_terminal_and_nothing_is_lost() {
        let text = "按照2026年工作要点（第12号）建设 kuanxiang-portal 平台，投资1,245.30万元；完成率≥95%。";
        for columns in 4..60 {
            let pieces = wrap(text, columns, columns);
            assert!(pieces.iter().all(|piece| width(piece) <= columns), "{columns}: {pieces:?}");
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(letters(&pieces.concat()), letters(text), "{columns}");
        }
        assert_eq!(wrap("", 10, 10), [""]);
    }

    #[test]
    fn tables_leave_out_empty_columns_and_give_way() {
        let rows = |cells: &[&[&str]]| -> Vec<Vec<String>> {
            cells.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect()
        };
        let rows =
            rows(&[&["类别", "指标", "实际", "行"], &["数量指标", "培训人数", "", ":7"], &["", "次", "", ":12"]]);
        let mut sheet = Sheet::new(None);
        sheet.table(&rows);
        assert_eq!(sheet.text(), "  类别      指标      行\n  数量指标  培训人数  :7\n            次        :12\n");
    }
}
