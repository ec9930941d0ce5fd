//! XLS, the format before 2007 (BIFF8 in a compound file): the cells as their records stand in the file, with the number
//! format of each. Read by hand, because nothing in a record may make room for more than the file holds.

use super::book::{Area, Book, Shown, Square};
use super::cfb::{Compound, MAGIC};
use super::number::{Epoch, shown};
use super::records::{Pieces, Record, records, short};
use crate::model::TroubleKind;
use crate::reader::{Reader, Reading};

/// The reader of XLS.
pub const READER: Reader = Reader { name: "xls", claims, read };

/// Records looked at in all sheets of a file; beyond this the rest is left.
const MOST_RECORDS: usize = 20_000_000;

/// A workbook, or an office file behind a password, whose kind nobody can see.
fn claims(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC)
        && Compound::open(bytes)
            .is_some_and(|file| ["Workbook", "Book", "EncryptedPackage"].iter().any(|name| file.holds(name)))
}

fn read(bytes: &[u8]) -> Reading {
    let mut book = Book::default();
    let file = Compound::open(bytes);
    match file.as_ref().and_then(|file| file.stream("Workbook").or_else(|| file.stream("Book"))) {
        Some(stream) => match Globals::read(&stream) {
            Ok(globals) => globals.sheets(&stream, &mut book),
            Err((kind, about)) => book.trouble(kind, about),
        },
        None if file.is_some_and(|file| file.holds("EncryptedPackage")) => book.trouble(TroubleKind::Locked, ""),
        None => book.trouble(TroubleKind::Damaged, ""),
    }
    book.into_reading(READER.name)
}

/// What holds for all sheets of a workbook.
#[derive(Default)]
struct Globals {
    tabs: Vec<(usize, String, Shown)>,
    strings: Vec<String>,
    /// The number format of each style.
    styles: Vec<u16>,
    formats: std::collections::HashMap<u16, String>,
    epoch: Option<Epoch>,
}

impl Globals {
    /// What went wrong comes with the word that its sentence needs.
    fn read(stream: &[u8]) -> Result<Globals, (TroubleKind, &'static str)> {
        let mut globals = Globals::default();
        let mut begun = false;
        for record in records(stream) {
            let data = record.data;
            match record.kind {
                // Before 1997 the records were others.
                0x0809 if !begun && short(data, 0) != Some(0x0600) => {
                    return Err((TroubleKind::Unreadable, "Excel 5.0/95"));
                }
                0x0809 => begun = true,
                _ if !begun => return Err((TroubleKind::Damaged, "")),
                0x002f => return Err((TroubleKind::Locked, "")),
                0x0022 if short(data, 0) == Some(1) => globals.epoch = Some(Epoch::From1904),
                0x0085 => globals.tabs.extend(tab(&record)),
                0x00e0 => globals.styles.push(short(data, 2).unwrap_or(0)),
                0x041e => {
                    let mut pieces = Pieces::of(&record);
                    if let Some((number, code)) = pieces.short().zip(pieces.long_string()) {
                        globals.formats.insert(number, code);
                    }
                }
                0x00fc => globals.strings = strings(&record),
                0x000a => break,
                _ => {}
            }
        }
        if begun { Ok(globals) } else { Err((TroubleKind::Damaged, "")) }
    }

    fn sheets(&self, stream: &[u8], book: &mut Book) {
        let mut left = MOST_RECORDS;
        for (start, name, shown) in &self.tabs {
            let taken = book.begin(name, *shown) && self.cells(stream.get(*start..).unwrap_or(&[]), &mut left, book);
            if !taken {
                break;
            }
        }
    }

    /// Takes the cells of a sheet into the book; false where it takes no more.
    fn cells(&self, stream: &[u8], left: &mut usize, book: &mut Book) -> bool {
        let mut depth = 0;
        // Where the words stand that a formula gives: they come in the record after it.
        let mut formula = None;
        let mut ended = false;
        for record in records(stream) {
            *left = left.saturating_sub(1);
            if *left == 0 {
                book.trouble(TroubleKind::TooLarge, format!("> {MOST_RECORDS}"));
                return false;
            }
            match record.kind {
                0x0809 => depth += 1,
                0x000a if depth <= 1 => {
                    ended = true;
                    break;
                }
                0x000a => depth -= 1,
                // A chart on the sheet has cells of its own.
                _ if depth > 1 => {}
                0x00e5 => merge(record.data, book),
                0x0006 => {
                    formula = place(record.data);
                    let square = self.formula(&record);
                    if square.zip(formula).is_some_and(|(square, (row, column))| !book.put(row, column, square)) {
                        return false;
                    }
                }
                0x0207 => {
                    let text = Pieces::of(&record).long_string();
                    let words = text.map(|text| Square::words(&text));
                    if words.zip(formula.take()).is_some_and(|(words, (row, column))| !book.put(row, column, words)) {
                        return false;
                    }
                }
                _ => {
                    if !self.cell(&record, book) {
                        return false;
                    }
                }
            }
        }
        if !ended {
            book.trouble(TroubleKind::Truncated, "");
        }
        true
    }

    fn cell(&self, record: &Record<'_>, book: &mut Book) -> bool {
        let data = record.data;
        let Some((row, column)) = place(data) else { return true };
        let style = short(data, 4).unwrap_or(0);
        let square = match record.kind {
            0x0203 => float(data, 6).map(|number| self.number(number, style)),
            0x027e => packed(data, 6).map(|number| self.number(number, style)),
            0x00bd => {
                let cells = data.get(4..).unwrap_or(&[]).chunks_exact(6).zip(column..);
                return cells.into_iter().all(|(cell, column)| {
                    let number = packed(cell, 2).map(|number| self.number(number, short(cell, 0).unwrap_or(0)));
                    number.is_none_or(|square| book.put(row, column, square))
                });
            }
            0x00fd => {
                let number = Pieces::at(record, 6).long();
                number.and_then(|number| self.strings.get(number as usize)).map(|text| Square::words(text))
            }
            0x0204 | 0x00d6 => Pieces::at(record, 6).long_string().map(|text| Square::words(&text)),
            0x0205 => data.get(6).zip(data.get(7)).map(|(value, is_error)| truth_or_error(*value, *is_error)),
            _ => None,
        };
        square.is_none_or(|square| book.put(row, column, square))
    }

    /// What a formula gave when the file was saved; words come in the next record.
    fn formula(&self, record: &Record<'_>) -> Option<Square> {
        let value = record.data.get(6..14)?;
        if value[6..] != [0xff, 0xff] {
            return float(record.data, 6).map(|number| self.number(number, short(record.data, 4).unwrap_or(0)));
        }
        matches!(value[0], 1 | 2).then(|| truth_or_error(value[2], value[0] - 1))
    }

    fn number(&self, number: f64, style: u16) -> Square {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let code = self.formats.get(&format).map_or_else(|| builtin(format), String::as_str);
        let text = shown(number, code, self.epoch.unwrap_or(Epoch::From1900));
        if text.contains(['年', '月', ':']) { Square::words(&text) } else { Square::Number(text) }
    }
}

fn tab(record: &Record<'_>) -> Option<(usize, String, Shown)> {
    let mut pieces = Pieces::of(record);
    let start = pieces.long()? as usize;
    let shown = if pieces.byte()? & 3 == 0 { Shown::Yes } else { Shown::Hidden };
    let is_sheet = pieces.byte()? == 0;
    let length = usize::from(pieces.byte()?);
    let name = pieces.characters(length)?;
    is_sheet.then_some((start, name, shown))
}

fn strings(record: &Record<'_>) -> Vec<String> {
    let mut pieces = Pieces::at(record, 8);
    std::iter::from_fn(|| pieces.rich_string()).collect()
}

fn place(data: &[u8]) -> Option<(u32, u32)> {
    Some((short(data, 0)?.into(), short(data, 2)?.into()))
}

fn float(data: &[u8], at: usize) -> Option<f64> {
    let bytes: [u8; 8] = data.get(at..at + 8)?.try_into().ok()?;
    Some(f64::from_le_bytes(bytes)).filter(|number| number.is_finite())
}

/// A number in four bytes: 30 bits of a float or of an integer, perhaps in hundredths.
fn packed(data: &[u8], at: usize) -> Option<f64> {
    let bits = u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?);
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from(bits as i32 >> 2),
    };
    Some(if bits & 1 == 1 { number / 100.0 } else { number }).filter(|number| number.is_finite())
}

fn merge(data: &[u8], book: &mut Book) {
    for area in data.get(2..).unwrap_or(&[]).chunks_exact(8) {
        let side = |at: usize| u32::from(short(area, at).unwrap_or(0));
        book.merge(Area { rows: (side(0), side(2)), columns: (side(4), side(6)) });
    }
}

/// A truth (kind 0) or the code of an error.
fn truth_or_error(value: u8, kind: u8) -> Square {
    Square::words(match (kind, value) {
        (0, 0) => "FALSE",
        (0, _) => "TRUE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0f) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1d) => "#NAME?",
        (_, 0x24) => "#NUM!",
        (_, _) => "#N/A",
    })
}

/// The number formats that have a number and no code in the file.
fn builtin(format: u16) -> &'static str {
    match format {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        5 | 6 | 37 | 38 => "#,##0;-#,##0",
        7 | 8 | 39 | 40 => "#,##0.00;-#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 27..=31 | 36 | 50..=54 | 58 => "yyyy-m-d",
        57 => "yyyy-m",
        18..=21 | 32..=35 | 45..=47 | 55 | 56 => "h:mm",
        22 => "yyyy-m-d h:mm",
        41 | 42 => "#,##0;-#,##0;\"-\"",
        43 | 44 => "#,##0.00;-#,##0.00;\"-\"",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn workbooks_of_before_1997_are_named() {
        let begins = |version: u8| [9, 8, 8, 0, 0, version, 5, 0, 0, 0, 0, 0, 10, 0, 0, 0];
        assert_eq!(Globals::read(&begins(5)).err(), Some((TroubleKind::Unreadable, "Excel 5.0/95")));
        assert!(Globals::read(&begins(6)).is_ok());
    }
}
