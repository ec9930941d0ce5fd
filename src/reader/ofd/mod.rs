//! OFD (GB/T 33190): a zip of pages that are drawn, glyph by glyph and ruling by ruling; laid out to lines as the pages of
//! any format are.
//!
//! Bounds: 128 MiB unpacked in all, a template each time it is drawn; 5000 pages, 16 documents, elements nested 256 deep;
//! 200,000 glyphs and rulings of a page, 6 million of all. Pages beyond them are counted as missing.

mod draw;

use std::collections::HashMap;

use super::layout::{Sheet, lay_out};
use super::package::{Fault, Package, holds};
use super::xml::{Step, Walk};
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of OFD.
pub const READER: Reader = Reader { name: "ofd", claims, read };

/// The part that names all others.
const ENTRY: &str = "OFD.xml";

/// More pages than this are not read; the longest disclosures have a few hundred.
const MOST_PAGES: usize = 5000;

/// Glyphs and rulings of all pages beyond this are not kept.
const MOST_MARKS: usize = 6_000_000;

fn claims(bytes: &[u8]) -> bool {
    holds(bytes, ENTRY)
}

fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading { encoding: "ofd", ..Reading::default() };
    let mut sheets = Vec::new();
    let lost = match sheets_of(bytes, &mut sheets) {
        Ok(lost) => lost,
        Err((kind, about)) => {
            reading.troubles.push((kind, 0, about));
            return reading;
        }
    };
    let pictured = sheets.iter().filter(|sheet| sheet.glyphs.is_empty() && sheet.pictures > 0).count();
    let count = sheets.len();
    let mut text = String::new();
    let mut line = 1;
    for lines in lay_out(sheets) {
        reading.pages.push(line);
        for content in lines {
            text.push_str(&content);
            text.push('\n');
            line += 1;
        }
    }
    if lost > 0 {
        reading.troubles.push((TroubleKind::Truncated, 0, format!("{lost}/{count}")));
    }
    if pictured > 0 {
        reading.troubles.push((TroubleKind::Scanned, 0, format!("{pictured}/{count}")));
    }
    if text.trim().is_empty() && reading.troubles.is_empty() {
        reading.troubles.push((TroubleKind::Empty, 0, String::new()));
    }
    reading.text = Text::new(text);
    reading
}

/// What the document says of its pages.
#[derive(Default)]
struct Contents {
    /// The size of a page that states none, in millimetres from left and top.
    area: Option<draw::Area>,
    /// The parts of the pages, in order.
    pages: Vec<String>,
    /// The parts of the templates by their names.
    templates: HashMap<String, String>,
}

/// Draws every page; says how many could not be read.
fn sheets_of(bytes: &[u8], sheets: &mut Vec<Sheet>) -> Result<usize, Fault> {
    let damaged = || (TroubleKind::Damaged, String::new());
    let mut package = Package::open(bytes).ok_or_else(damaged)?;
    let (mut lost, mut marks) = (0, 0);
    for root in roots(&package.text(ENTRY)?) {
        let part = match package.text(&root) {
            Err(_) if !sheets.is_empty() => {
                lost += 1;
                continue;
            }
            part => part?,
        };
        let contents = contents(&part, &root);
        for page in &contents.pages {
            if sheets.len() >= MOST_PAGES || marks >= MOST_MARKS || package.is_spent() {
                lost += 1;
                continue;
            }
            let mut drawing = draw::Drawing::new(contents.area);
            let part = package.text(page);
            lost += usize::from(part.is_err());
            let part = part.unwrap_or_default();
            for template in draw::templates(&part) {
                if let Some(template) = contents.templates.get(&template) {
                    lost += usize::from(package.text(template).map(|part| drawing.draw(&part)).is_err());
                }
            }
            lost += usize::from(!drawing.draw(&part) && !part.is_empty());
            let sheet = drawing.finish();
            marks += sheet.glyphs.len() + sheet.across.len() + sheet.down.len();
            sheets.push(sheet);
        }
    }
    if sheets.is_empty() { Err(damaged()) } else { Ok(lost) }
}

/// The documents that a file holds; there is hardly ever more than one.
fn roots(entry: &str) -> Vec<String> {
    let mut walk = Walk::new(entry);
    let mut out = Vec::new();
    while let Some(step) = walk.step() {
        if let Step::Open(tag) = step
            && tag.name() == "DocRoot"
        {
            out.push(beside("", walk.text().trim()));
        }
    }
    out.truncate(16);
    out
}

fn contents(document: &str, root: &str) -> Contents {
    let mut walk = Walk::new(document);
    let mut out = Contents::default();
    while let Some(step) = walk.step() {
        let Step::Open(tag) = step else { continue };
        let place = tag.attribute("BaseLoc").map(|place| beside(root, &place));
        match (tag.name(), place) {
            ("PhysicalBox", _) if out.area.is_none() => out.area = draw::Area::parse(&walk.text()),
            ("Page", Some(place)) => out.pages.push(place),
            ("TemplatePage", Some(place)) => {
                out.templates.insert(tag.attribute("ID").unwrap_or_default(), place);
            }
            _ => {}
        }
    }
    out
}

/// The name of a part that another part names: from the top where it begins with a slash, else from where that one is.
fn beside(part: &str, place: &str) -> String {
    let from = part.rsplit_once('/').map_or("", |(folder, _)| folder).split('/');
    let mut out: Vec<&str> = if place.starts_with('/') { Vec::new() } else { from.filter(|p| !p.is_empty()).collect() };
    for step in place.split(['/', '\\']) {
        match step {
            "" | "." => {}
            ".." => {
                out.pop();
            }
            step => out.push(step),
        }
    }
    out.join("/")
}

#[cfg(test)]
mod tests;
