//! XLSX: the sheets of a workbook, cell by cell as they stand in the file, so that a sheet costs what is written in it and
//! not what it spans.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::book::{Area, Book, Shown, Square};
use super::number::{Epoch, shown};
use super::package;
use crate::guard::caught;
use crate::model::TroubleKind;
use crate::reader::{Reader, Reading};

/// The reader of XLSX.
pub const READER: Reader = Reader { name: "xlsx", claims, read };

/// Cells that cannot be read are left out; beyond this the sheet is left.
const MOST_FAULTS: usize = 1000;

fn claims(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
        && zip::ZipArchive::new(Cursor::new(bytes)).is_ok_and(|package| package::holds(&package, "xl/workbook.xml"))
}

fn read(bytes: &[u8]) -> Reading {
    let mut book = Book::default();
    match package::open(bytes) {
        Err((kind, about)) => book.trouble(kind, about),
        // What another's code makes of a damaged file is a fault of the file.
        Ok(_) => match caught(|| workbook(bytes)) {
            Ok(Ok(read)) => book = read,
            Ok(Err(XlsxError::Password)) => book.trouble(TroubleKind::Locked, ""),
            Ok(Err(_)) | Err(_) => book.trouble(TroubleKind::Damaged, ""),
        },
    }
    book.into_reading(READER.name)
}

fn workbook(bytes: &[u8]) -> Result<Book, XlsxError> {
    let mut xlsx: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let mut book = Book::default();
    let tabs: Vec<_> = xlsx.sheets_metadata().iter().filter(|tab| tab.typ == SheetType::WorkSheet).cloned().collect();
    let formats = tabs.first().map(|tab| formats(&mut xlsx, &tab.name)).unwrap_or_default();
    for tab in tabs {
        let shown = if tab.visible == SheetVisible::Visible { Shown::Yes } else { Shown::Hidden };
        if !book.begin(&tab.name, shown) {
            break;
        }
        let taken = cells(&mut xlsx, &tab.name, &formats, &mut book);
        if taken.is_err() {
            book.trouble(TroubleKind::Damaged, "");
        }
        // Merged cells stand after the cells; where they cannot be read, the cells still can.
        for area in xlsx.merge_cells_by_sheet_name(&tab.name).unwrap_or_default() {
            book.merge(Area { rows: (area.start.0, area.end.0), columns: (area.start.1, area.end.1) });
        }
        if matches!(taken, Ok(false)) {
            break;
        }
    }
    Ok(book)
}

/// The number format of each style of a workbook.
fn formats(xlsx: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Vec<String> {
    let code =
        |style: &Style| style.number_format.as_ref().map_or_else(String::new, |format| format.format_code.clone());
    xlsx.worksheet_cells_reader(sheet).map_or_else(|_| Vec::new(), |reader| reader.styles().iter().map(code).collect())
}

/// Takes the cells of a sheet into the book; false where it takes no more.
fn cells(xlsx: &mut Xlsx<Cursor<&[u8]>>, name: &str, formats: &[String], book: &mut Book) -> Result<bool, XlsxError> {
    let epoch = if xlsx.has_1904_epoch() { Epoch::From1904 } else { Epoch::From1900 };
    let mut reader = xlsx.worksheet_cells_reader(name)?;
    let mut faults = 0;
    loop {
        let (cell, style) = match reader.next_cell_with_style_id() {
            Ok(Some(cell)) => cell,
            Ok(None) => return Ok(true),
            Err(error @ (XlsxError::Xml(_) | XlsxError::XmlEof(_) | XlsxError::Io(_) | XlsxError::Zip(_))) => {
                return Err(error);
            }
            Err(error) if faults == MOST_FAULTS => return Err(error),
            Err(_) => {
                faults += 1;
                continue;
            }
        };
        let (row, column) = cell.get_position();
        let square = square(cell.get_value(), formats.get(style).map_or("", String::as_str), epoch);
        if square.is_some_and(|square| !book.put(row, column, square)) {
            return Ok(false);
        }
    }
}

fn square(value: &DataRef<'_>, format: &str, epoch: Epoch) -> Option<Square> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => Square::words(text),
        DataRef::SharedString(text) => Square::words(text),
        DataRef::Int(number) => Square::Number(shown(*number as f64, format, epoch)),
        DataRef::Float(number) => Square::Number(shown(*number, format, epoch)),
        DataRef::DateTime(date) => {
            // Formats of a language, which are known by their number only, are dates in full.
            let format = Some(format).filter(|format| !matches!(*format, "" | "General")).unwrap_or("yyyy-m-d");
            Square::words(&shown(date.as_f64(), format, epoch))
        }
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Square::words(text.trim_end_matches("T00:00:00")),
        DataRef::Bool(truth) => Square::words(if *truth { "TRUE" } else { "FALSE" }),
        DataRef::Error(error) => Square::words(&error.to_string()),
    })
}
