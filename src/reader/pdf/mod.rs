//! PDF: glyphs with their positions, rulings, and from both the text of each page in reading order.
//!
//! A ruled table comes out as one line a row with its cells set off by tabs, a merged cell in its first square; all other
//! text as lines of words. What follows reads such a page like any text that kept its cells.
//!
//! Bounds: 5000 pages; 256 MiB to which one stream unpacks and 2 GiB to which all do, pictures aside, which are never
//! unpacked; 256 MiB of drawing instructions in all, forms counted each time they are drawn; 200,000 glyphs and as many
//! rulings of a page, 6 million marks of all pages. The first page beyond a bound of all pages and those behind it are left
//! out, a page with more marks is kept in part, and both are named.

mod device;
mod unpack;
mod weight;

use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::layout::{Sheet, lay_out};
use super::{Reader, Reading};
use crate::model::TroubleKind;
use crate::source::Text;
use device::Kept;

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
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("> {} MiB", unpack::LARGEST >> 20)));
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
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("> {} MiB", unpack::LARGEST >> 20)));
        return reading;
    }
    let drawn = sheets(&pdf);
    let mut name = |kind, pages: &[usize]| {
        if let Some(first) = pages.first() {
            reading.troubles.push((kind, 0, format!("{first} {}", pages.len())));
        }
    };
    name(TroubleKind::PagesLeft, &drawn.left);
    name(TroubleKind::PagesCut, &drawn.cut);
    name(TroubleKind::BrokenFont, &drawn.fontless);
    let sheets = drawn.sheets;
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
    if text.trim().is_empty() && reading.troubles.is_empty() {
        reading.troubles.push((TroubleKind::Empty, 0, String::new()));
    }
    reading.text = Text::new(text);
    if let Some((line, _)) = reading.text.lines().find(|(_, line)| line.contains(char::REPLACEMENT_CHARACTER)) {
        reading.troubles.push((TroubleKind::Encoding, line, String::new()));
    }
    reading
}

/// What the pages draw. A page left out is an empty one, so that the others keep their numbers.
#[derive(Default)]
struct Drawn {
    sheets: Vec<Sheet>,
    /// The numbers of the pages that are left out for their size.
    left: Vec<usize>,
    /// The numbers of those that are kept in part.
    cut: Vec<usize>,
    /// The numbers of those that are left out for a font that cannot be read.
    fontless: Vec<usize>,
}

fn sheets(pdf: &Pdf) -> Drawn {
    let mut weights = weight::Weights::default();
    let (mut drawn, mut marks) = (0_u64, 0);
    let mut out = Drawn::default();
    let cache = InterpreterCache::new();
    for (at, page) in pdf.pages().iter().enumerate() {
        let goes_on = at < MOST_PAGES && marks < MOST_MARKS && drawn < MOST_DRAWN;
        // A page too much takes up what is left, so that none behind it is unpacked to be weighed.
        drawn = drawn.saturating_add(if goes_on { weights.of(page) } else { u64::MAX });
        if drawn > MOST_DRAWN {
            out.left.push(at + 1);
            out.sheets.extend((at < MOST_PAGES).then(Sheet::default));
            continue;
        }
        let (sheet, kept) = device::sheet(page, &cache);
        marks += sheet.glyphs.len() + sheet.across.len() + sheet.down.len();
        match kept {
            Kept::Whole => {}
            Kept::Part => out.cut.push(at + 1),
            Kept::Nothing => out.fontless.push(at + 1),
        }
        out.sheets.push(sheet);
    }
    out
}
