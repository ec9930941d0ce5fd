//! The files of a folder or an archive, and the place in a file that a figure comes from.
//!
//! Only this module reads the disk. A file is known by its path relative to the folder, written with `/` on every
//! system; a file in an archive by `archive.zip!/path`. An [`Origin`] travels with every figure to the screen and to the export.

mod archive;
mod shelf;

pub use shelf::{Entry, Located, Shelf, Skipped, Unlisted};

use std::io;
use std::path::Path;
use std::sync::Arc;

/// Which file of a library: an index into `Library::documents`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// Where something is printed.
///
/// The line is one of the document's text, whatever the format; [`Document::spot`] tells it as a reader counts it, by page
/// or sheet. `start` and `len` are bytes within that line, so that the figure itself can be highlighted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The line, counted from 1; 0 where only the file is known.
    pub line: u32,
    /// First byte within the line.
    pub start: u32,
    /// How many bytes; 0 where the whole line is meant.
    pub len: u32,
}

impl Origin {
    /// A place in a text file.
    pub const fn in_text(file: FileId, line: u32, start: u32, len: u32) -> Origin {
        Origin { file, line, start, len }
    }

    /// A whole file, for what has no better place.
    pub const fn file(file: FileId) -> Origin {
        Origin { file, line: 0, start: 0, len: 0 }
    }

    /// The place in another file's numbering, for merging what was read file by file.
    pub const fn moved_to(self, file: FileId) -> Origin {
        Origin { file, ..self }
    }
}

/// A part of a document that counts its own lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaf<'a> {
    /// The document as a whole: the format has no pages.
    Whole,
    /// A page, counted from 1.
    Page(u32),
    /// A sheet, by its name.
    Sheet(&'a str),
}

/// A line as a reader of the document counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot<'a> {
    /// The page or sheet.
    pub leaf: Leaf<'a>,
    /// The line on it, counted from 1; 0 where only the file is known.
    pub line: u32,
}

/// The text of a file of the reader's own, such as a choice of rules.
///
/// # Errors
/// Where it cannot be read or is not UTF-8.
pub fn own_text(path: &Path) -> io::Result<String> {
    std::fs::read_to_string(path)
}

/// A decoded text and where its lines begin. Lines end at LF, CR LF or CR; the ends belong to no line.
#[derive(Clone, Debug, Default)]
pub struct Text {
    buffer: Arc<str>,
    lines: Vec<(u32, u32)>,
}

impl Text {
    /// Splits a text into its lines.
    ///
    /// # Panics
    /// Where the text is 4 GiB or longer; readers refuse such files before.
    pub fn new(buffer: impl Into<Arc<str>>) -> Text {
        let buffer: Arc<str> = buffer.into();
        assert!(u32::try_from(buffer.len()).is_ok(), "a text over 4 GiB");
        let bytes = buffer.as_bytes();
        let mut lines = Vec::new();
        let mut start = 0;
        let mut at = 0;
        while at < bytes.len() {
            let end = at;
            match bytes[at] {
                b'\r' if bytes.get(at + 1) == Some(&b'\n') => at += 2,
                b'\r' | b'\n' => at += 1,
                _ => {
                    at += 1;
                    continue;
                }
            }
            lines.push((start as u32, end as u32));
            start = at;
        }
        if start < bytes.len() {
            lines.push((start as u32, bytes.len() as u32));
        }
        Text { buffer, lines }
    }

    /// How many lines.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Whether there is no line at all.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// A line by its number, counted from 1; empty beyond the end.
    pub fn line(&self, number: u32) -> &str {
        let index = (number as usize).wrapping_sub(1);
        self.lines.get(index).map_or("", |&(start, end)| &self.buffer[start as usize..end as usize])
    }

    /// All lines with their numbers.
    pub fn lines(&self) -> impl Iterator<Item = (u32, &str)> {
        (1..=self.lines.len() as u32).map(|number| (number, self.line(number)))
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.buffer
    }
}

/// A file that was read: its name and what a reader is shown as its source.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path relative to the folder, `/` between parts.
    pub path: Arc<str>,
    /// The text, line by line.
    pub text: Text,
    /// The first line of each page, in a spreadsheet of each sheet; empty where the format has no pages.
    pub pages: Vec<u32>,
    /// The names of the sheets, one for each page; empty for all that is no spreadsheet.
    pub sheets: Vec<Arc<str>>,
    /// The encoding it was stored in, as the WHATWG names it.
    pub encoding: &'static str,
}

impl Document {
    /// The page that a line stands on and its number there, both counted from 1; page 0 where the format has none.
    pub fn page_of(&self, line: u32) -> (u32, u32) {
        let page = self.pages.partition_point(|first| *first <= line);
        match page.checked_sub(1).and_then(|at| self.pages.get(at)) {
            Some(first) => (page as u32, line - first + 1),
            None => (0, line),
        }
    }

    /// Where a line of the text is, as a reader of the document counts; line 0 is the document as a whole.
    pub fn spot(&self, line: u32) -> Spot<'_> {
        let (page, line) = self.page_of(line);
        let leaf = if line == 0 { Leaf::Whole } else { self.leaf(page) };
        Spot { leaf, line }
    }

    /// A page or sheet by its number, counted from 1; the document as a whole for 0.
    pub fn leaf(&self, page: u32) -> Leaf<'_> {
        match (page, self.sheet(page)) {
            (0, _) => Leaf::Whole,
            (_, Some(name)) => Leaf::Sheet(name),
            (page, None) => Leaf::Page(page),
        }
    }

    /// The name of a sheet by its page; `None` where the document is no spreadsheet.
    pub fn sheet(&self, page: u32) -> Option<&str> {
        self.sheets.get((page as usize).wrapping_sub(1)).map(|name| &**name)
    }

    /// The lines over which no table goes on: the first of each sheet.
    pub fn breaks(&self) -> &[u32] {
        if self.sheets.is_empty() { &[] } else { &self.pages }
    }

    /// The first line and the name of each sheet, over which no table goes on. The pages of paper are none: tables run
    /// over them.
    pub fn tabs(&self) -> Vec<(u32, &str)> {
        self.pages.iter().copied().zip(self.sheets.iter().map(|name| &**name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_any_ending() {
        let text = Text::new("甲\r\n乙\r丙\n\n丁");
        let lines: Vec<_> = text.lines().map(|(n, l)| format!("{n}{l}")).collect();
        assert_eq!(lines, ["1甲", "2乙", "3丙", "4", "5丁"]);
        assert_eq!(text.line(0), "");
        assert_eq!(text.line(9), "");
        assert!(Text::new("").is_empty());
    }

    #[test]
    fn lines_are_counted_by_page_and_sheet() {
        let mut document = Document {
            path: "a".into(),
            text: Text::new("甲\n乙\n丙"),
            pages: Vec::new(),
            sheets: Vec::new(),
            encoding: "",
        };
        assert_eq!(document.spot(3), Spot { leaf: Leaf::Whole, line: 3 });
        document.pages = vec![1, 3];
        assert_eq!(document.spot(3), Spot { leaf: Leaf::Page(2), line: 1 });
        assert_eq!(document.spot(0), Spot { leaf: Leaf::Whole, line: 0 });
        document.sheets = vec!["封面".into(), "总表".into()];
        assert_eq!(document.spot(2), Spot { leaf: Leaf::Sheet("封面"), line: 2 });
    }
}
