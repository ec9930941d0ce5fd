//! What has to hold of a zip before its parts are read as a workbook: no more than so many bytes when it is unpacked,
//! and no count in it that is larger than what it counts.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::TroubleKind;

/// A zip in memory.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Unpacked bytes of all parts beyond this are refused: the largest workbooks of disclosures have some 20 MB.
const MOST_BYTES: u64 = 256 << 20;
/// Parts beyond this are refused.
const MOST_PARTS: usize = 10_000;

/// Opens a zip that keeps within the bounds.
///
/// # Errors
/// What is wrong with it, and what that is about.
pub fn open(bytes: &[u8]) -> Result<Package<'_>, (TroubleKind, String)> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| (TroubleKind::Damaged, String::new()))?;
    if package.len() > MOST_PARTS {
        return Err((TroubleKind::TooLarge, format!("{} > {MOST_PARTS}", package.len())));
    }
    let mut left = MOST_BYTES;
    let mut block = vec![0; 1 << 16];
    for index in 0..package.len() {
        let counts = matches!(package.name_for_index(index), Some(Ok(name)) if counts_strings(&name));
        let mut part = match package.by_index(index) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err((TroubleKind::Locked, String::new()));
            }
            Err(_) => continue,
        };
        let mut text = Vec::new();
        while let Ok(read @ 1..) = part.read(&mut block) {
            left =
                left.checked_sub(read as u64).ok_or((TroubleKind::TooLarge, format!("> {} MB", MOST_BYTES >> 20)))?;
            if counts {
                text.extend_from_slice(&block[..read]);
            }
        }
        if overcounts(&text) {
            return Err((TroubleKind::Damaged, String::new()));
        }
    }
    Ok(package)
}

/// Whether a zip has a part of this name, whatever its case.
pub fn holds(package: &Package<'_>, part: &str) -> bool {
    package.file_names().flatten().any(|name| name.eq_ignore_ascii_case(part))
}

fn counts_strings(name: &str) -> bool {
    name.to_ascii_lowercase().ends_with("sharedstrings.xml")
}

/// Whether a table of strings says that it holds more strings than it has bytes: room would be made for all of them.
fn overcounts(text: &[u8]) -> bool {
    const COUNT: &[u8] = b"uniqueCount";
    text.windows(COUNT.len()).enumerate().filter(|(_, window)| *window == COUNT).any(|(at, _)| {
        let after = text[at + COUNT.len()..].iter().skip_while(|b| !b.is_ascii_digit());
        let digits: String = after.take_while(|b| b.is_ascii_digit()).map(|b| char::from(*b)).collect();
        digits.parse::<usize>().map_or(!digits.is_empty(), |count| count > text.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zip_of(name: &str, block: &[u8], times: usize) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(name, SimpleFileOptions::default()).expect("a part");
        for _ in 0..times {
            zip.write_all(block).expect("its bytes");
        }
        zip.finish().expect("a zip").into_inner()
    }

    #[test]
    fn bombs_are_refused() {
        let bomb = zip_of("xl/worksheets/sheet1.xml", &[b' '; 1 << 20], 300);
        assert!(bomb.len() < 1 << 20);
        assert_eq!(open(&bomb).expect_err("too large").0, TroubleKind::TooLarge);
        let lie = zip_of("xl/sharedStrings.xml", b"<sst uniqueCount=\"99999999999\"/>", 1);
        assert_eq!(open(&lie).expect_err("a lie").0, TroubleKind::Damaged);
        let good = zip_of("xl/SharedStrings.xml", b"<sst uniqueCount = '2'><si/><si/></sst>", 1);
        assert!(holds(&open(&good).expect("a zip"), "xl/sharedstrings.xml"));
    }
}
