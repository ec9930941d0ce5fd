//! PDF: glyphs with their positions, rulings, and from both the text of each page in reading order.
//!
//! A ruled table comes out as one line a row with its cells set off by tabs, a merged cell in its first square; all other
//! text as lines of words. What follows reads such a page like any text that kept its cells.
//!
//! Bounds: 5000 pages; 64 MiB to which one stream unpacks, pictures aside, which are never unpacked; 256 MiB of drawing
//! instructions in all, forms counted each time they are drawn; 200,000 glyphs and as many rulings of a page, 6 million
//! marks of all pages. A page beyond them is left out and named.

mod device;
mod weight;

use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout::{Sheet, lay_out};
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of PDF.
pub const READER: Reader = Reader { name: "pdf", claims, read };

/// More pages than this are not read; the longest disclosures have a few hundred.
const MOST_PAGES: usize = 5000;

/// Bytes of drawing instructions beyond this are not followed; the longest disclosures have some 20 MB.
const MOST_DRAWN: u64 = 256 << 20;

/// Glyphs and rulings of all pages beyond this are not kept.
const MOST_MARKS: usize = 6_000_000;

fn claims(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading { encoding: "pdf", ..Reading::default() };
    if !weight::can_be_opened(bytes) {
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("> {} MiB", weight::LARGEST >> 20)));
        return reading;
    }
    let pdf = match Pdf::new(bytes.to_vec()) {
        Ok(pdf) => pdf,
        Err(LoadPdfError::Decryption(DecryptionError::PasswordProtected)) => {
            reading.troubles.push((TroubleKind::Locked, 0, String::new()));
            return reading;
        }
        Err(_) => {
            reading.troubles.push((TroubleKind::Damaged, 0, String::new()));
            return reading;
        }
    };
    if !weight::can_be_unpacked(&pdf) {
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("> {} MiB", weight::LARGEST >> 20)));
        return reading;
    }
    let (sheets, left) = sheets(&pdf);
    if let Some(first) = left.first() {
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("第 {first} 页等 {} 页未读", left.len())));
    }
    let pictured = sheets.iter().filter(|sheet| sheet.glyphs.is_empty() && sheet.pictures > 0).count();
    let mut text = String::new();
    for lines in lay_out(&sheets) {
        reading.pages.push(text.matches('\n').count() as u32 + 1);
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    if pictured > 0 {
        reading.troubles.push((TroubleKind::Scanned, 0, format!("{pictured}/{}", sheets.len())));
    }
    if text.trim().is_empty() && pictured == 0 {
        reading.troubles.push((TroubleKind::Empty, 0, String::new()));
    }
    reading.text = Text::new(text);
    reading
}

/// What the pages draw, and the numbers of those that are left out, in whole or in part. A page left out is an empty one,
/// so that the others keep their numbers.
fn sheets(pdf: &Pdf) -> (Vec<Sheet>, Vec<usize>) {
    let mut weights = weight::Weights::default();
    let (mut drawn, mut marks) = (0_u64, 0);
    let (mut sheets, mut left) = (Vec::new(), Vec::new());
    for (at, page) in pdf.pages().iter().enumerate() {
        let weight = if at < MOST_PAGES && marks < MOST_MARKS && drawn < MOST_DRAWN { weights.of(page) } else { u64::MAX };
        if drawn.saturating_add(weight) > MOST_DRAWN {
            left.push(at + 1);
            sheets.extend((at < MOST_PAGES).then(Sheet::default));
            continue;
        }
        drawn += weight;
        let (sheet, whole) = device::sheet(page);
        marks += sheet.glyphs.len() + sheet.across.len() + sheet.down.len();
        left.extend((!whole).then_some(at + 1));
        sheets.push(sheet);
    }
    (sheets, left)
}
