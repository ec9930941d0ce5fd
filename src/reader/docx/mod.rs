//! DOCX (Word, WPS): the paragraphs and tables of the body in their order. Deleted and hidden text, headers, footers and
//! notes at the foot of a page are left out; a text box is read once, after the paragraph that holds it.
//!
//! Bounds: 128 MiB of unpacked parts, 20,000 parts, elements nested 256 deep, 2 million cells, 2000 columns of a table. A part
//! beyond the first is a trouble; where the nesting or the text breaks off, the document is said to be cut there.

mod body;
mod numbering;

use super::blocks;
use super::package::{Fault, Package, holds};
use super::xml::{Step, Walk};
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of DOCX.
pub const READER: Reader = Reader { name: "docx", claims, read };

/// The part that holds the body in the files of every known program.
const BODY: &str = "word/document.xml";

fn claims(bytes: &[u8]) -> bool {
    holds(bytes, BODY)
}

fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading { encoding: "docx", ..Reading::default() };
    match parts(bytes) {
        Err((kind, about)) => reading.troubles.push((kind, 0, about)),
        Ok((body, numbering)) => {
            let mut walk = Walk::new(&body);
            let blocks = body::Body::new(&mut walk, numbering).read();
            reading.text = Text::new(blocks::text(&blocks));
            if walk.is_broken() {
                let last = reading.text.len() as u32;
                let kind = if last == 0 { TroubleKind::Damaged } else { TroubleKind::Truncated };
                reading.troubles.push((kind, last, String::new()));
            } else if reading.text.is_empty() {
                reading.troubles.push((TroubleKind::Empty, 0, String::new()));
            }
        }
    }
    reading
}

/// The body and how its paragraphs are numbered.
fn parts(bytes: &[u8]) -> Result<(String, numbering::Numbering), Fault> {
    let mut package = Package::open(bytes).ok_or((TroubleKind::Damaged, String::new()))?;
    let body = package.text(BODY)?;
    let numbers = package.text("word/numbering.xml").unwrap_or_default();
    let styles = package.text("word/styles.xml").unwrap_or_default();
    Ok((body, numbering::Numbering::new(&numbers, &styles)))
}

/// Whether a property that is on or off is on: it is where it says nothing.
fn is_on(value: Option<String>) -> bool {
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}

/// Calls a function for every element inside the one opened last; it says whether it went past the element's end itself.
fn inside(walk: &mut Walk<'_>, mut visit: impl FnMut(&mut Walk<'_>, &super::xml::Tag<'_>) -> Visited) {
    while let Some(step) = walk.step() {
        match step {
            Step::Open(tag) => {
                if let Visited::Not = visit(walk, &tag) {
                    walk.skip();
                }
            }
            Step::Close => return,
            Step::Text(_) => {}
        }
    }
}

/// Whether an element has been read to its end.
enum Visited {
    Whole,
    Not,
}

#[cfg(test)]
mod tests;
