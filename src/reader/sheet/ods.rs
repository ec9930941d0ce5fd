//! ODS: the sheets of an OpenDocument workbook with the text that its cells show, so that a number has the digits that
//! are seen. Read by hand: a row or a cell may say that it stands there a million times, and only what fits is taken.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader as XmlReader, XmlVersion};

use super::book::{Area, Book, Shown, Square};
use super::number::{Epoch, shown};
use super::package::{self, Package};
use crate::model::TroubleKind;
use crate::reader::{Reader, Reading};

/// The reader of ODS.
pub const READER: Reader = Reader { name: "ods", claims, read };

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
/// What stands in these is no part of the sheet as it is seen.
const UNSEEN: &[&str] = &["annotation", "tracked-changes", "forms", "shapes", "dde-links", "named-expressions"];
/// A row or cell is taken so many times at most.
const MOST_REPEATS: u32 = 1 << 20;

fn claims(bytes: &[u8]) -> bool {
    let package = Some(bytes).filter(|bytes| bytes.starts_with(b"PK\x03\x04"));
    let package = package.and_then(|bytes| Package::new(Cursor::new(bytes)).ok());
    package.and_then(|mut package| part(&mut package, "mimetype", 200)).is_some_and(|mime| mime.starts_with(MIME))
}

fn read(bytes: &[u8]) -> Reading {
    let mut book = Book::default();
    match package::open(bytes) {
        Err((kind, about)) => book.trouble(kind, about),
        Ok(mut package) => {
            let manifest = part(&mut package, "META-INF/manifest.xml", u64::MAX).unwrap_or_default();
            match part(&mut package, "content.xml", u64::MAX) {
                _ if manifest.contains("encryption-data") => book.trouble(TroubleKind::Locked, ""),
                None => book.trouble(TroubleKind::Damaged, ""),
                Some(content) => {
                    if Filling::new(&mut book).read(&content).is_err() {
                        book.trouble(TroubleKind::Damaged, "");
                    }
                }
            }
        }
    }
    book.into_reading(READER.name)
}

fn part(package: &mut Package<'_>, name: &str, most: u64) -> Option<String> {
    let mut bytes = Vec::new();
    package.by_name(name).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// A workbook being filled from the events of its content.
struct Filling<'b> {
    book: &'b mut Book,
    hidden: HashMap<String, Shown>,
    style: String,
    row: u32,
    row_repeats: u32,
    column: u32,
    /// The filled cells of the row that is open.
    cells: Vec<(u32, u32, Square)>,
    cell: Option<Cell>,
    is_full: bool,
}

/// A cell whose end has not come yet.
#[derive(Default)]
struct Cell {
    repeats: u32,
    covered: bool,
    value: Option<f64>,
    text: String,
}

impl<'b> Filling<'b> {
    fn new(book: &'b mut Book) -> Filling<'b> {
        Filling {
            book,
            hidden: HashMap::new(),
            style: String::new(),
            row: 0,
            row_repeats: 1,
            column: 0,
            cells: Vec::new(),
            cell: None,
            is_full: false,
        }
    }

    fn read(&mut self, content: &str) -> Result<(), quick_xml::Error> {
        let mut xml = XmlReader::from_str(content);
        xml.config_mut().expand_empty_elements = true;
        let mut unseen = 0;
        while !self.is_full {
            match xml.read_event()? {
                Event::Start(e) if unseen > 0 || UNSEEN.contains(&e.local_name().as_ref()) => unseen += 1,
                Event::End(_) if unseen > 0 => unseen -= 1,
                Event::Eof => break,
                _ if unseen > 0 => {}
                Event::Start(e) => self.start(&e),
                Event::End(e) => self.end(e.local_name().as_ref()),
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(c)) => self.text(c.encode_utf8(&mut [0; 4])),
                    _ => self.text(entity(&name)),
                },
                _ => {}
            }
        }
        Ok(())
    }

    fn start(&mut self, e: &BytesStart<'_>) {
        match e.local_name().as_ref() {
            "style" => self.style = attribute(e, "name").unwrap_or_default(),
            "table-properties" if attribute(e, "display").as_deref() == Some("false") => {
                self.hidden.insert(self.style.clone(), Shown::Hidden);
            }
            // A table within a cell is text of the cell.
            "table" if self.cell.is_none() => {
                let style = attribute(e, "style-name").unwrap_or_default();
                let shown = self.hidden.get(&style).copied().unwrap_or_default();
                self.is_full |= !self.book.begin(&attribute(e, "name").unwrap_or_default(), shown);
                self.row = 0;
            }
            "table-row" if self.cell.is_none() => {
                self.row_repeats = count(e, "number-rows-repeated");
                self.column = 0;
            }
            name @ ("table-cell" | "covered-table-cell") if self.cell.is_none() => {
                let covered = name.starts_with("covered");
                let value = attribute(e, "value").and_then(|value| value.parse().ok());
                let repeats = count(e, "number-columns-repeated");
                self.merge(count(e, "number-rows-spanned"), count(e, "number-columns-spanned"));
                self.cell = Some(Cell { repeats, covered, value, text: String::new() });
            }
            "p" | "s" | "tab" | "line-break" => self.text(" "),
            _ => {}
        }
    }

    fn merge(&mut self, rows: u32, columns: u32) {
        if columns > 1 {
            let (row, column) = (self.row, self.column);
            let rows = (row, row.saturating_add(rows - 1));
            self.book.merge(Area { rows, columns: (column, column.saturating_add(columns - 1)) });
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.covered) {
            cell.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return };
                let square = square(&cell);
                if square != Square::words("") {
                    self.cells.push((self.column, cell.repeats, square));
                }
                self.column = self.column.saturating_add(cell.repeats);
            }
            "table-row" if self.cell.is_none() => {
                let cells = std::mem::take(&mut self.cells);
                let times = if cells.is_empty() { 0 } else { self.row_repeats };
                for row in self.row..self.row.saturating_add(times) {
                    if !self.put_row(row, &cells) {
                        self.is_full = true;
                        return;
                    }
                }
                self.row = self.row.saturating_add(self.row_repeats);
            }
            _ => {}
        }
    }

    fn put_row(&mut self, row: u32, cells: &[(u32, u32, Square)]) -> bool {
        cells.iter().all(|(first, repeats, square)| {
            // One more than there are columns says that there were more.
            let last = first.saturating_add(*repeats).min(super::book::MOST_COLUMNS + 1).max(first + 1);
            (*first..last).all(|column| self.book.put(row, column, square.clone()))
        })
    }
}

fn square(cell: &Cell) -> Square {
    let (Square::Words(text) | Square::Number(text)) = Square::words(&cell.text);
    match cell.value {
        _ if cell.covered => Square::words(""),
        Some(value) if text.is_empty() => Square::Number(shown(value, "", Epoch::From1900)),
        // Separators are left out, as in the other formats.
        Some(_) => Square::Number(text.replace(',', "")),
        None => Square::Words(text),
    }
}

fn attribute(e: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = e.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

fn count(e: &BytesStart<'_>, name: &str) -> u32 {
    attribute(e, name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, MOST_REPEATS)
}

fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}
