//! The four ways in which disclosures come as text. Each writes the same document; what a reader gets out must be the
//! same.

mod paged;
mod paged_forms;
mod paged_head;
mod paged_rows;
mod stacked;
mod tabbed;

use super::chance::Chance;
use super::document::Document;
use super::sheet::{Sheet, WrittenForm};
use super::table::{Row, Stub};
use kuanxiang::model::{AccountLevel, Code};

/// A layout of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Text of a PDF, every printed line followed by an empty one, blanks left at the ends of cells.
    Spaced,
    /// The same with single blanks and none at the ends.
    Single,
    /// A row of a table on one line, cells between tabs.
    Tabbed,
    /// A cell on each line, behind a tab.
    Stacked,
}

/// A document as text, and what is in it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The text with LF line ends.
    pub text: String,
    /// Its tables.
    pub forms: Vec<WrittenForm>,
}

impl Layout {
    /// All four.
    pub const ALL: [Layout; 4] = [Layout::Spaced, Layout::Single, Layout::Tabbed, Layout::Stacked];

    /// Writes a document; the seed decides what a layout leaves to chance (where cells wrap, pages end, blanks stand).
    pub fn write(self, document: &Document, seed: u64) -> Written {
        let chance = Chance::new(seed);
        let mut sheet = Sheet::default();
        match self {
            Layout::Spaced | Layout::Single => paged::write(&mut sheet, document, self, chance),
            Layout::Tabbed => tabbed::write(&mut sheet, document),
            Layout::Stacked => stacked::write(&mut sheet, document, chance),
        }
        let (text, forms) = sheet.finish();
        Written { text, forms }
    }
}

/// How the code of a line above the 项 is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Codes {
    /// 201 | 13 | 01, with the codes above on every line.
    Full,
    /// A 款 prints its own two digits only.
    Own,
    /// A 款 prints its digits in one cell: 30101.
    Joined,
}

/// The cells before the amounts of a row, its codes whole.
pub fn cells_of(row: &Row, stub: Stub) -> Vec<String> {
    stub_cells(row, stub, Codes::Full)
}

/// The cells before the amounts of a row.
fn stub_cells(row: &Row, stub: Stub, codes: Codes) -> Vec<String> {
    let mut cells = match stub {
        Stub::None => return Vec::new(),
        Stub::Items(_) => {
            let code = row.code.map(|code| format!("{code} ")).unwrap_or_default();
            return vec![format!("{code}{}", row.name)];
        }
        Stub::Accounts | Stub::Projects => code_cells(row.code, 3, codes),
        Stub::Economic => code_cells(row.code, 2, codes),
    };
    cells.push(row.name.clone());
    if stub == Stub::Projects {
        cells.push(row.project.clone().unwrap_or_default());
    }
    cells
}

fn code_cells(code: Option<Code>, width: usize, codes: Codes) -> Vec<String> {
    let mut cells = vec![String::new(); width];
    let Some(code) = code else {
        return cells;
    };
    let digits = code.to_string();
    if codes == Codes::Joined && code.level() == AccountLevel::Section {
        cells[width - 1] = digits;
        return cells;
    }
    let own = codes == Codes::Own && code.level() == AccountLevel::Section && width == 3;
    for (at, cell) in cells.iter_mut().enumerate() {
        let (from, to) = if at == 0 { (0, 3) } else { (1 + 2 * at, 3 + 2 * at) };
        if to <= digits.len() && !(own && at == 0) {
            *cell = digits[from..to].to_owned();
        }
    }
    cells
}

/// A word with blanks between its characters, as headers and totals are often set: `合  计`.
fn spread(word: &str, blanks: usize) -> String {
    let gap = " ".repeat(blanks);
    word.chars().map(String::from).collect::<Vec<_>>().join(&gap)
}

/// The title line's number: 表一 to 表十二.
fn chinese(number: u32) -> &'static str {
    const NUMBERS: [&str; 13] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    NUMBERS[number as usize]
}
