//! A document that is a zip of parts (DOCX, OFD): its parts by name, unpacked within a bound. What is in a part is not
//! known here.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::TroubleKind;

/// A part that unpacks to more is not read, and neither is a document whose parts together do; the longest disclosures
/// unpack to some 40 MB.
const LARGEST: u64 = 128 << 20;

/// A document with more parts is not opened.
const MOST_PARTS: usize = 20_000;

/// Why nothing could be read: the kind of trouble and what it is about.
pub type Fault = (TroubleKind, String);

/// A document of parts.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// How many bytes may still be unpacked.
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens a document; `None` where the bytes are no whole zip.
    pub fn open(bytes: &'a [u8]) -> Option<Package<'a>> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        (archive.len() <= MOST_PARTS).then_some(Package { archive, left: LARGEST })
    }

    /// Whether so much has been unpacked that there is hardly room for another part.
    pub fn is_spent(&self) -> bool {
        self.left < LARGEST / 256
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part of XML.
    ///
    /// # Errors
    /// Where the part is absent, damaged (its checksum tells), encrypted or larger than the bound.
    pub fn text(&mut self, name: &str) -> Result<String, Fault> {
        let too_large = || (TroubleKind::TooLarge, format!("> {} MiB", LARGEST >> 20));
        let part = self.archive.by_name(name).map_err(|error| fault(&error))?;
        if part.size() > self.left {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let limit = self.left + 1;
        part.take(limit).read_to_end(&mut bytes).map_err(|_| (TroubleKind::Damaged, String::new()))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(too_large)?;
        let encoding = encoding_rs::Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        Ok(encoding.decode(&bytes).0.into_owned())
    }
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
            (TroubleKind::Locked, String::new())
        }
        _ => (TroubleKind::Damaged, String::new()),
    }
}

/// Whether bytes begin like a zip and, whole or cut, hold a part of this name.
pub fn holds(bytes: &[u8], part: &str) -> bool {
    if !bytes.starts_with(b"PK\x03\x04") {
        return false;
    }
    match Package::open(bytes) {
        Some(package) => package.has(part),
        // A cut zip has lost the list of its parts; their names still stand before them.
        None => memory(bytes, part.as_bytes()),
    }
}

/// Whether a sequence of bytes occurs in others.
pub fn memory(bytes: &[u8], sought: &[u8]) -> bool {
    bytes.windows(sought.len()).any(|window| window == sought)
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    /// A zip of parts, for the tests of the formats.
    pub fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).expect("a part begins");
            writer.write_all(content.as_bytes()).expect("a part is written");
        }
        writer.finish().expect("the zip is closed").into_inner()
    }

    #[test]
    fn parts_are_unpacked_within_the_bound() {
        let bytes = packed(&[("a.xml", "\u{feff}<a/>"), ("b.xml", &" ".repeat((LARGEST as usize) + 1))]);
        let mut package = Package::open(&bytes).expect("a zip");
        assert!(bytes.len() < 1 << 20 && package.has("a.xml") && !package.has("c.xml"));
        assert_eq!(package.text("a.xml"), Ok("<a/>".into()));
        assert_eq!(package.text("b.xml"), Err((TroubleKind::TooLarge, "> 128 MiB".into())));
        assert_eq!(package.text("c.xml"), Err((TroubleKind::Damaged, String::new())));
    }

    #[test]
    fn a_cut_zip_is_known_by_the_names_that_are_left() {
        let bytes = packed(&[("word/document.xml", "<a/>")]);
        assert!(holds(&bytes, "word/document.xml") && !holds(&bytes, "OFD.xml"));
        assert!(holds(&bytes[..bytes.len() - 30], "word/document.xml"));
        assert!(!holds(b"", "a") && !holds(b"PK\x03\x04", "a"));
    }
}
