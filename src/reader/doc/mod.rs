//! DOC: the binary documents of Word 97 and of WPS, read with `office_oxide`; here its blocks become ours. Other binary
//! documents of offices (XLS, PPT) are not claimed, but one that is locked is: which of them it is, is locked too.
//!
//! Bounds: files of 256 MiB; 2000 columns of a table. Longer files are named and not read.

use std::io::Cursor;

use office_oxide::cfb::CfbReader;
use office_oxide::doc::DocError;
use office_oxide::ir::{Element, InlineContent, List, Table as Source};
use office_oxide::{Document, DocumentFormat, OfficeError};

use super::blocks::{self, Block, Cell, Table};
use super::package::memory;
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of DOC.
pub const READER: Reader = Reader { name: "doc", claims, read };

/// Longer files are not read; disclosures with pictures come near 20 MB.
const LARGEST: usize = 256 << 20;

/// What holds streams begins like this.
const MAGIC: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// The stream of the text.
const BODY: &str = "WordDocument";

/// The stream of a document of parts that was locked with a password.
const LOCKED: &str = "EncryptedPackage";

fn claims(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC[..4]) && (holds(bytes, BODY) || holds(bytes, LOCKED))
}

/// Whether the file, whole or cut, has a stream of this name at its top.
fn holds(bytes: &[u8], stream: &str) -> bool {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    match CfbReader::new(Cursor::new(bytes)) {
        Ok(file) if !file.entries().is_empty() => file.has_root_entry(stream),
        _ => memory(bytes, &wide),
    }
}

fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading { encoding: "doc", ..Reading::default() };
    match content(bytes) {
        Err((kind, about)) => reading.troubles.push((kind, 0, about)),
        Ok((text, completeness)) => {
            reading.text = Text::new(text);
            if reading.text.is_empty() {
                reading.troubles.push((TroubleKind::Empty, 0, String::new()));
            } else if completeness == Completeness::Gaps {
                reading.troubles.push((TroubleKind::Truncated, reading.text.len() as u32, String::new()));
            }
        }
    }
    reading
}

#[derive(PartialEq, Eq)]
enum Completeness {
    Whole,
    Gaps,
}

fn content(bytes: &[u8]) -> Result<(String, Completeness), (TroubleKind, String)> {
    if bytes.len() > LARGEST {
        return Err((TroubleKind::TooLarge, format!("> {} MiB", LARGEST >> 20)));
    }
    if holds(bytes, LOCKED) {
        return Err((TroubleKind::Locked, String::new()));
    }
    let document = Document::from_reader(Cursor::new(bytes.to_vec()), DocumentFormat::Doc).map_err(|error| {
        let locked = matches!(error, OfficeError::Doc(DocError::Encrypted));
        (if locked { TroubleKind::Locked } else { TroubleKind::Damaged }, String::new())
    })?;
    let whole = document.as_doc().is_none_or(|document| document.text_complete());
    let mut blocks = Vec::new();
    for section in document.to_ir().sections {
        elements(&section.elements, &mut blocks);
    }
    Ok((blocks::text(&blocks), if whole { Completeness::Whole } else { Completeness::Gaps }))
}

fn elements(elements: &[Element], out: &mut Vec<Block>) {
    for element in elements {
        match element {
            Element::Heading(heading) => out.push(Block::Words(words(&heading.content))),
            Element::Paragraph(paragraph) => out.push(Block::Words(words(&paragraph.content))),
            Element::CodeBlock(code) => out.push(Block::Words(code.content.clone())),
            Element::Table(table) => out.push(Block::Table(rows(table))),
            Element::List(list) => items(list, out),
            Element::TextBox(text) => self::elements(&text.content, out),
            // Pictures, breaks, and the notes at the foot of a page.
            _ => {}
        }
    }
}

fn rows(table: &Source) -> Table {
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let mut blocks = Vec::new();
            elements(&cell.content, &mut blocks);
            Cell { blocks, across: cell.col_span.max(1) as usize, down: cell.row_span.max(1) as usize }
        });
        cells.collect()
    });
    Table { rows: rows.collect() }
}

fn items(list: &List, out: &mut Vec<Block>) {
    for (at, item) in list.items.iter().enumerate() {
        let first = out.len();
        elements(&item.content, out);
        if let (true, Some(Block::Words(words))) = (list.ordered, out.get_mut(first)) {
            let number = list.start_number.unwrap_or(1).saturating_add(at as u32);
            words.insert_str(0, &format!("{number}{}", list.ordered_delimiter()));
        }
        item.nested.iter().for_each(|nested| items(nested, out));
    }
}

fn words(content: &[InlineContent]) -> String {
    let mut out = String::new();
    for piece in content {
        match piece {
            InlineContent::Text(span) => out.push_str(&span.text),
            InlineContent::LineBreak => out.push('\n'),
            _ => {}
        }
    }
    out
}

#[cfg(test)]
mod tests;
