//! PDF: glyphs with their positions, rulings, and from both the text of each page in reading order.
//!
//! A ruled table comes out as one line a row with its cells set off by tabs, a merged cell in its first square; all other
//! text as lines of words. What follows reads such a page like any text that kept its cells.

mod device;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout::{Sheet, lay_out};
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of PDF.
pub const READER: Reader = Reader { name: "pdf", claims, read };

/// More pages than this are not read; the longest disclosures have a few hundred.
const MOST_PAGES: usize = 5000;

fn claims(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(1024)];
    head.windows(5).any(|window| window == b"%PDF-")
}

fn read(bytes: &[u8]) -> Reading {
    let mut reading = Reading { encoding: "pdf", ..Reading::default() };
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
    let cache = InterpreterCache::new();
    let sheets: Vec<Sheet> = pdf.pages().iter().take(MOST_PAGES).map(|page| device::sheet(page, &cache)).collect();
    if pdf.pages().len() > MOST_PAGES {
        reading.troubles.push((TroubleKind::Truncated, 0, MOST_PAGES.to_string()));
    }
    let pictured = sheets.iter().filter(|sheet| sheet.glyphs.is_empty() && sheet.pictures > 0).count();
    let count = sheets.len();
    let mut text = String::new();
    let mut first = 1;
    for lines in lay_out(sheets) {
        reading.pages.push(first);
        first += lines.len() as u32;
        for line in lines {
            text.push_str(&line);
            text.push('\n');
        }
    }
    if pictured > 0 {
        reading.troubles.push((TroubleKind::Scanned, 0, format!("{pictured}/{count}")));
    }
    if text.trim().is_empty() && pictured == 0 {
        reading.troubles.push((TroubleKind::Empty, 0, String::new()));
    }
    reading.text = Text::new(text);
    reading
}
