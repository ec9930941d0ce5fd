//! What a reader takes to the clipboard: rows of cells as tab-separated text, which a spreadsheet takes as cells. Blank
//! cells stay blank, and no text is a formula there. It is made here and written nowhere: the run loop gives it to the
//! terminal.

use crate::text::formula::guarded;
use crate::words::Lang;

/// As many bytes as are copied at most. A terminal that takes sequences of 100,000 bytes, as many do, takes so many bytes
/// of text in one of them.
const MOST: usize = 74_994;

/// How much of what is in view is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// The row under the cursor; of a card, all of it.
    Row,
    /// All rows that the screen lists.
    All,
}

/// What was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A line of a table with its header.
    Line,
    /// A whole table.
    Table,
    /// A row of a list.
    Row,
    /// A whole list.
    List,
    /// A card.
    Card,
    /// Lines of a document.
    Text,
}

/// Tab-separated text in the making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clip {
    what: What,
    text: String,
    rows: usize,
    /// Rows that were left out for want of room.
    left_out: usize,
}

/// What is told of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Copied {
    /// What was copied.
    pub what: What,
    /// How many rows of it.
    pub rows: usize,
    /// How many rows were left out.
    pub left_out: usize,
}

impl Clip {
    /// An empty one.
    pub fn new(what: What) -> Clip {
        Clip { what, text: String::new(), rows: 0, left_out: 0 }
    }

    /// A row; what would break it in a cell is a blank. Once a row has no room, neither has any after it.
    pub fn row<T: AsRef<str>>(&mut self, cells: impl IntoIterator<Item = T>) {
        let mut row = String::new();
        for (at, cell) in cells.into_iter().enumerate() {
            if at > 0 {
                row.push('\t');
            }
            let cell: String = cell.as_ref().trim().chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            row.push_str(&guarded(&cell));
        }
        self.put(&row);
    }

    /// A row whose cells are apart already, as a line of a document is.
    pub fn line(&mut self, row: &str) {
        let cells: Vec<_> = row.split('\t').map(guarded).collect();
        self.put(&cells.join("\t"));
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is told of it.
    pub fn copied(&self) -> Copied {
        Copied { what: self.what, rows: self.rows, left_out: self.left_out }
    }

    fn put(&mut self, row: &str) {
        if self.left_out > 0 || self.text.len() + row.len() + 1 > MOST {
            self.left_out += 1;
            return;
        }
        self.text.push_str(row);
        self.text.push('\n');
        self.rows += 1;
    }
}

impl Copied {
    /// The sentence of the status line.
    pub fn sentence(&self, lang: Lang) -> String {
        let what = match self.what {
            What::Line => lang.copied_line(),
            What::Table => lang.copied_table(),
            What::Row => lang.copied_row(),
            What::List => lang.copied_list(),
            What::Card => lang.copied_card(),
            What::Text => lang.copied_text(),
        };
        match self.left_out {
            0 => lang.copied(what, self.rows),
            left_out => lang.copied_part(what, self.rows, self.rows + left_out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_apart_by_tabs_and_blank_ones_are_blank() {
        let mut clip = Clip::new(What::Line);
        clip.row(["科目", "合计", "", "基本\t支出\n甲"]);
        clip.row(["201", "", "", "1,602.11"]);
        assert_eq!(clip.text(), "科目\t合计\t\t基本 支出 甲\n201\t\t\t1,602.11\n");
        assert_eq!((clip.copied().rows, clip.copied().left_out), (2, 0));
    }

    #[test]
    fn what_a_document_calls_something_is_no_formula() {
        let mut clip = Clip::new(What::List);
        clip.row(["=HYPERLINK(1)", "\u{1}=1", "-34.36", "+3.28%", "-"]);
        clip.line("@甲\t-1,040.00\t\t=1+1");
        assert_eq!(clip.text(), "'=HYPERLINK(1)\t' =1\t-34.36\t+3.28%\t-\n'@甲\t-1,040.00\t\t'=1+1\n");
    }

    #[test]
    fn a_very_large_copy_is_cut_between_rows_and_says_so() {
        let mut clip = Clip::new(What::Table);
        for _ in 0..9 {
            clip.row(["一".repeat(4_000)]);
        }
        clip.row(["short"]);
        assert_eq!((clip.copied().rows, clip.copied().left_out), (6, 4), "nothing after a gap");
        assert!(clip.text().len() <= MOST && clip.text().ends_with("一\n"));
        assert!(clip.copied().sentence(Lang::Zh).contains("10"), "{}", clip.copied().sentence(Lang::Zh));
    }
}
