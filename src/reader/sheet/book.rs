//! A workbook as any of the formats gives it, and the text that is made of it: a line for each row of each sheet, so that
//! the line on the sheet is its row.

use std::collections::{BTreeMap, HashSet};

use crate::model::TroubleKind;
use crate::reader::Reading;
use crate::source::Text;

/// Sheets beyond this are not read; the largest disclosures have some forty.
const MOST_SHEETS: usize = 1000;
/// Filled cells of a workbook beyond this are not read.
const MOST_CELLS: usize = 2_000_000;
/// Columns beyond this are not read; the old format has no more, and no form has a quarter of it.
pub const MOST_COLUMNS: u32 = 256;
/// Merged cells of a sheet beyond this are read as they are.
const MOST_MERGED: usize = 20_000;
/// A name of a sheet is cut here; the programs take no more than 31 characters.
const LONGEST_NAME: usize = 100;
/// Rows of all sheets beyond this are not read, blank ones included.
const MOST_LINES: usize = 200_000;
/// Cells looked at for merged squares that cover them; beyond this what is covered is shown.
const MOST_WORK: usize = 20_000_000;
/// Bytes of text beyond this are not made of a workbook.
const MOST_BYTES: usize = 64 << 20;

/// A workbook: its sheets and what went wrong while they were read.
#[derive(Debug, Default)]
pub struct Book {
    sheets: Vec<Sheet>,
    /// What went wrong, and what it is about.
    troubles: Vec<(TroubleKind, String)>,
    cells: usize,
    bytes: usize,
}

/// A sheet: only its filled cells.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    shown: Shown,
    cells: BTreeMap<u32, Vec<(u32, Square)>>,
    merged: Vec<Area>,
}

/// Whether a sheet is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Like any sheet.
    #[default]
    Yes,
    /// Hidden from the reader.
    Hidden,
}

/// What stands in a filled cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Square {
    /// A number, as the cell shows it.
    Number(String),
    /// Anything else, without its line ends.
    Words(String),
}

/// Squares merged to one cell: first and last row, first and last column, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

impl Square {
    /// Words on one line, blank where there are none.
    pub fn words(text: &str) -> Square {
        Square::Words(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    fn text(&self) -> &str {
        match self {
            Square::Number(text) | Square::Words(text) => text,
        }
    }
}

impl Book {
    /// Notes a trouble, once.
    pub fn trouble(&mut self, kind: TroubleKind, about: impl Into<String>) {
        let trouble = (kind, about.into());
        if !self.troubles.contains(&trouble) {
            self.troubles.push(trouble);
        }
    }

    /// Begins a sheet. False where there are too many of them.
    pub fn begin(&mut self, name: &str, shown: Shown) -> bool {
        if self.sheets.len() == MOST_SHEETS {
            self.trouble(TroubleKind::TooLarge, format!("> {MOST_SHEETS} 张工作表"));
            return false;
        }
        let name: String = name.chars().take(LONGEST_NAME).collect();
        self.sheets.push(Sheet { name, shown, ..Sheet::default() });
        true
    }

    /// Puts something into a cell of the sheet begun last; rows and columns are counted from 0. Blanks fill no cell.
    /// False where nothing more is taken.
    pub fn put(&mut self, row: u32, column: u32, square: Square) -> bool {
        let text = square.text().len();
        let Some(sheet) = self.sheets.last_mut().filter(|_| text > 0) else { return true };
        if self.cells == MOST_CELLS || self.bytes + text > MOST_BYTES {
            self.trouble(TroubleKind::TooLarge, format!("> {MOST_CELLS} 格"));
            return false;
        }
        if column >= MOST_COLUMNS {
            let about = format!("{}：> {MOST_COLUMNS} 列", sheet.name);
            self.trouble(TroubleKind::TooLarge, about);
            return true;
        }
        self.cells += 1;
        self.bytes += text;
        sheet.cells.entry(row).or_default().push((column, square));
        true
    }

    /// Merges squares of the sheet begun last: what stands in all but the first is not shown.
    pub fn merge(&mut self, area: Area) {
        let sheet = self.sheets.last_mut();
        sheet.filter(|sheet| sheet.merged.len() < MOST_MERGED).into_iter().for_each(|sheet| sheet.merged.push(area));
    }

    /// The text of all sheets, a page each.
    pub fn into_reading(mut self, encoding: &'static str) -> Reading {
        let mut reading = Reading { encoding, ..Reading::default() };
        let mut text = String::new();
        let mut lines = 0;
        for sheet in std::mem::take(&mut self.sheets) {
            reading.pages.push(lines as u32 + 1);
            reading.sheets.push(sheet.name.as_str().into());
            if sheet.shown == Shown::Hidden && !sheet.cells.is_empty() {
                self.trouble(TroubleKind::HiddenSheet, sheet.name.clone());
            }
            let last = sheet.cells.keys().next_back().map_or(0, |last| *last as usize + 1);
            // A sheet without a line would share its first with the next.
            for row in sheet.lines().take(last.max(1)) {
                if lines >= MOST_LINES || text.len() + row.len() > MOST_BYTES {
                    self.trouble(TroubleKind::TooLarge, format!("{lines} 行"));
                    break;
                }
                text.push_str(&row);
                text.push('\n');
                lines += 1;
            }
        }
        if text.trim().is_empty() && self.troubles.is_empty() {
            self.trouble(TroubleKind::Empty, "");
        }
        if text.trim().is_empty() {
            (reading.pages, reading.sheets, text) = Default::default();
        }
        reading.troubles = self.troubles.into_iter().map(|(kind, about)| (kind, 0, about)).collect();
        reading.text = Text::new(text);
        reading
    }
}

impl Sheet {
    /// The lines of the sheet, without end; blank ones cost nothing until they are asked for.
    fn lines(mut self) -> impl Iterator<Item = String> {
        self.take_out_covered();
        let width = self.cells.values().flatten().map(|(column, _)| *column as usize + 1).max().unwrap_or(0);
        let alone = |cells: &Vec<(u32, Square)>| matches!(cells[..], [(_, Square::Words(_))]);
        let several: Vec<u32> = self.cells.iter().filter(|(_, cells)| !alone(cells)).map(|(row, _)| *row).collect();
        let first = several.first().copied().unwrap_or(u32::MAX);
        let last = several.last().copied().unwrap_or(0);
        let cells = self.cells;
        let wide: HashSet<(u32, u32)> =
            self.merged.iter().filter(|area| area.is_wide()).map(|area| (area.rows.0, area.columns.0)).collect();
        (0_u32..).map(move |row| {
            let above = row.checked_sub(1).is_some_and(|above| cells.contains_key(&above));
            match cells.get(&row) {
                None => String::new(),
                Some(filled) => match &filled[..] {
                    [(_, Square::Words(text))] if row < first || is_note(text) => text.clone(),
                    [(column, Square::Words(text))] if row > last && !is_total(text) => {
                        if !above || wide.contains(&(row, *column)) { text.clone() } else { set_off(filled, width) }
                    }
                    _ => set_off(filled, width),
                },
            }
        })
    }

    /// Takes out what stands in the covered squares of merged cells.
    fn take_out_covered(&mut self) {
        let mut work = 0;
        for area in &self.merged {
            for (row, cells) in self.cells.range_mut(area.rows.0..=area.rows.1.max(area.rows.0)) {
                work += cells.len();
                if work > MOST_WORK {
                    break;
                }
                let first = (area.rows.0, area.columns.0);
                let inside = |column: u32| (area.columns.0..=area.columns.1).contains(&column);
                cells.retain(|(column, _)| !inside(*column) || (*row, *column) == first);
            }
        }
        self.cells.retain(|_, cells| !cells.is_empty());
        for cells in self.cells.values_mut() {
            // The cell written last is the one that counts.
            cells.reverse();
            cells.sort_by_key(|(column, _)| *column);
            cells.dedup_by_key(|(column, _)| *column);
        }
    }
}

impl Area {
    fn is_wide(&self) -> bool {
        self.columns.1 > self.columns.0
    }
}

/// The cells of a row, set off by tabs, as many as the sheet has columns.
fn set_off(cells: &[(u32, Square)], width: usize) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (column, square) in cells {
        let column = *column as usize;
        out.extend(std::iter::repeat_n('\t', column - at));
        out.push_str(square.text());
        at = column;
    }
    out.extend(std::iter::repeat_n('\t', width.saturating_sub(at + 1)));
    out
}

/// Whether words that stand alone in their row are a sentence, and no name of a line.
fn is_note(text: &str) -> bool {
    text.contains('。')
        || text.chars().count() > 60
        || ["注：", "注:", "备注：", "备注:"].iter().any(|mark| text.starts_with(mark))
}

/// Whether words name a total, which is a line of its table even where it has no number.
fn is_total(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    text.ends_with('计') && text.chars().count() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    fn add(book: &mut Book, cells: &[(u32, u32, &str)]) {
        assert!(book.begin("表", Shown::Yes));
        for (row, column, text) in cells {
            let number = text.bytes().all(|b| b.is_ascii_digit());
            book.put(*row, *column, if number { Square::Number((*text).into()) } else { Square::words(text) });
        }
    }

    fn read(cells: &[(u32, u32, &str)]) -> Reading {
        let mut book = Book::default();
        add(&mut book, cells);
        book.into_reading("xlsx")
    }

    #[test]
    fn rows_are_lines_and_titles_are_plain() {
        let mut book = Book::default();
        add(
            &mut book,
            &[
                (1, 0, "收支\n总表"),
                (2, 0, "编制部门：甲局"),
                (2, 3, "单位：元"),
                (4, 0, "收入"),
                (5, 0, "一、拨款"),
                (5, 1, "5"),
                (5, 2, "旧"),
                (7, 0, "合 计"),
                (9, 0, "本部门没有此项支出"),
            ],
        );
        book.merge(Area { rows: (5, 5), columns: (1, 3) });
        add(&mut book, &[]);
        add(&mut book, &[(0, 1, "文")]);
        let reading = book.into_reading("xlsx");
        let lines: Vec<&str> = reading.text.lines().map(|(_, line)| line).collect();
        assert_eq!(
            lines,
            [
                "",
                "收支 总表",
                "编制部门：甲局\t\t\t单位：元",
                "",
                "收入\t\t\t",
                "一、拨款\t5\t\t",
                "",
                "合 计\t\t\t",
                "",
                "本部门没有此项支出",
                "",
                "文"
            ]
        );
        assert_eq!(reading.pages, [1, 11, 12]);
        assert_eq!(reading.sheets.len(), 3);
    }

    #[test]
    fn far_cells_cost_a_bounded_text() {
        let reading = read(&[(0, 0, "a"), (4_000_000_000, 255, "b")]);
        assert_eq!((reading.text.len(), reading.troubles[0].0), (MOST_LINES, TroubleKind::TooLarge));
        let rows: Vec<(u32, u32, &str)> = (0..100).map(|row| (row, row % 2 * 255, "甲")).collect();
        assert_eq!(read(&rows).text.len(), 100);
    }

    #[test]
    fn hidden_and_empty() {
        let mut book = Book::default();
        assert!(book.begin("表", Shown::Hidden) && book.put(0, 0, Square::words("甲")));
        assert_eq!(book.into_reading("xlsx").troubles, [(TroubleKind::HiddenSheet, 0, "表".to_owned())]);
        let empty = read(&[]);
        assert_eq!((empty.troubles[0].0, empty.text.len()), (TroubleKind::Empty, 0));
    }
}
