//! What is packed in a ZIP archive, as far as it is listed and unpacked: archives of files and archives within those, not
//! office files, which are zips only by their container. Nothing is written to the disk, and every bound is stated here.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::GB18030;
use zip::ZipArchive;
use zip::result::ZipError;

use super::shelf::Unlisted;

/// Files of an archive, those of the archives in it included; what comes after them is left.
const MOST_FILES: usize = 2000;
/// Unpacked bytes of all files of an archive; a file that does not fit any more is left.
const MOST_BYTES: u64 = 1 << 30;
/// Unpacked bytes of archives within an archive, which are held in memory while they are read.
const MOST_NESTED: u64 = 256 << 20;
/// Above this size a file is left where it is packed more than so many times: no document is.
const RATIO: u64 = 200;
const RATIO_FROM: u64 = 16 << 20;
/// How every zip that holds a file begins.
const MAGIC: &[u8] = b"PK\x03\x04";

/// An archive that can be opened again and again.
#[derive(Clone, Debug)]
pub enum Archive {
    /// A file.
    Disk(PathBuf),
    /// An archive within another.
    Unpacked(Arc<[u8]>),
}

/// A file in an archive.
#[derive(Clone, Debug)]
pub struct Packed {
    archive: Archive,
    index: usize,
    size: u64,
}

/// What an archive holds: the files by their paths in it, and what was left.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files.
    pub files: Vec<(String, Packed)>,
    /// What was left, by its path in the archive (empty: the archive itself), and why.
    pub left: Vec<(String, Unlisted)>,
    bytes: u64,
    nested: u64,
}

trait Source: Read + Seek {}
impl<T: Read + Seek> Source for T {}
type Zip = ZipArchive<Box<dyn Source>>;

/// What an archive holds; `None` for a file that is none, or an office file.
pub fn list(path: &Path) -> Option<Listing> {
    let mut head = [0; MAGIC.len()];
    File::open(path).and_then(|mut file| file.read_exact(&mut head)).ok().filter(|()| head == *MAGIC)?;
    let archive = Archive::Disk(path.to_owned());
    let mut listing = Listing::default();
    match archive.open() {
        Ok(zip) if is_document(&zip) => return None,
        Ok(mut zip) => listing.add(&archive, &mut zip, Depth::Outer, ""),
        // A damaged office file is named by the reader of its format.
        Err(_) if looks_like_document(path) => return None,
        Err(_) => listing.left.push((String::new(), Unlisted::Damaged)),
    }
    Some(listing)
}

/// How deep an archive lies: those within those within an archive are not opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Inner,
}

impl Archive {
    fn open(&self) -> io::Result<Zip> {
        let source: Box<dyn Source> = match self {
            Archive::Disk(path) => Box::new(io::BufReader::new(File::open(path)?)),
            Archive::Unpacked(bytes) => Box::new(Cursor::new(bytes.clone())),
        };
        Ok(ZipArchive::new(source)?)
    }
}

impl Packed {
    /// The bytes of the file, never more than the archive says that it has.
    ///
    /// # Errors
    /// Where the archive cannot be read any more, or the file in it is damaged.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        let mut zip = self.archive.open()?;
        unpack(&mut zip, self.index, self.size)
    }
}

fn unpack(zip: &mut Zip, index: usize, size: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zip.by_index(index)?.take(size.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > size {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("> {size}")));
    }
    Ok(bytes)
}

impl Listing {
    fn add(&mut self, archive: &Archive, zip: &mut Zip, depth: Depth, within: &str) {
        for index in 0..zip.len() {
            let Ok(file) = zip.by_index_raw(index) else { continue };
            let (size, packed, locked) = (file.size(), file.compressed_size(), file.encrypted());
            let Some(name) = tidy(&decoded(file.name_raw())).filter(|_| !file.is_dir()) else { continue };
            drop(file);
            let path = format!("{within}{name}");
            if locked {
                self.left.push((path, Unlisted::Locked));
                continue;
            }
            if let Err(why) = self.take(size, packed) {
                let is_count = matches!(why, Unlisted::TooLarge(_)) && self.files.len() == MOST_FILES;
                self.left.push(if is_count { (within.trim_end_matches("!/").to_owned(), why) } else { (path, why) });
                if is_count {
                    return;
                }
                continue;
            }
            match self.inner(zip, index, size, depth) {
                Ok(None) => self.files.push((path, Packed { archive: archive.clone(), index, size })),
                Ok(Some((inner, mut zip))) => self.add(&inner, &mut zip, Depth::Inner, &format!("{path}!/")),
                Err(why) => self.left.push((path, why)),
            }
        }
    }

    /// Whether a file is taken, and its bytes with it.
    fn take(&mut self, size: u64, packed: u64) -> Result<(), Unlisted> {
        if self.files.len() >= MOST_FILES {
            return Err(Unlisted::TooLarge(format!("> {MOST_FILES}")));
        }
        if size > RATIO_FROM && size / RATIO > packed {
            return Err(Unlisted::TooLarge(format!("{size} / {packed}")));
        }
        if self.bytes.saturating_add(size) > MOST_BYTES {
            return Err(Unlisted::TooLarge(format!("> {} MB", MOST_BYTES >> 20)));
        }
        self.bytes += size;
        Ok(())
    }

    /// The archive that a file of an archive is, where it is one and may be opened.
    fn inner(
        &mut self,
        zip: &mut Zip,
        index: usize,
        size: u64,
        depth: Depth,
    ) -> Result<Option<(Archive, Zip)>, Unlisted> {
        let mut head = Vec::new();
        let file = zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(_) => Unlisted::Packing,
            _ => Unlisted::Damaged,
        })?;
        // What cannot be unpacked is told when it is read.
        let _ = file.take(MAGIC.len() as u64).read_to_end(&mut head);
        if head != MAGIC || depth == Depth::Inner {
            return Ok(None);
        }
        if self.nested.saturating_add(size) > MOST_NESTED {
            return Err(Unlisted::TooLarge(format!("> {} MB", MOST_NESTED >> 20)));
        }
        let bytes = unpack(zip, index, size).map_err(|_| Unlisted::Damaged)?;
        let inner = Archive::Unpacked(bytes.into());
        match inner.open() {
            Ok(zip) if is_document(&zip) => Ok(None),
            Ok(zip) => {
                self.nested += size;
                Ok(Some((inner, zip)))
            }
            Err(_) => Ok(None),
        }
    }
}

/// Whether a zip is the container of a document: the office formats, OpenDocument, OFD.
fn is_document(zip: &Zip) -> bool {
    const MARKS: &[&str] = &["[Content_Types].xml", "xl/workbook.xml", "word/document.xml", "mimetype", "OFD.xml"];
    zip.file_names().flatten().any(|name| MARKS.iter().any(|mark| name.eq_ignore_ascii_case(mark)))
}

fn looks_like_document(path: &Path) -> bool {
    const ENDS: &[&str] = &["docx", "xlsx", "pptx", "odt", "ods", "ofd", "wps", "et"];
    let end = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    end.is_some_and(|end| ENDS.contains(&&*end))
}

/// A name as it was written: archives made on Chinese systems hold GBK and say nothing about it.
fn decoded(raw: &[u8]) -> String {
    match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => GB18030.decode_without_bom_handling(raw).0.into_owned(),
    }
}

/// A path with `/` between parts and nothing that leads out of the archive; `None` for a file that is hidden, a lock
/// of an office program or left by the packing system.
fn tidy(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let aside = |part: &&str| part.starts_with('.') || part.starts_with("~$") || *part == "__MACOSX";
    (!parts.is_empty() && !parts.iter().any(aside)).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_decoded_and_stay_inside() {
        let (gbk, ..) = GB18030.encode("部门预算/收支总表.xlsx");
        assert_eq!(decoded(&gbk), "部门预算/收支总表.xlsx");
        assert_eq!(decoded("预算.pdf".as_bytes()), "预算.pdf");
        assert_eq!(tidy("..\\..\\a\\b.txt").as_deref(), Some("a/b.txt"));
        assert_eq!(tidy("/etc/passwd").as_deref(), Some("etc/passwd"));
        for aside in ["__MACOSX/._a.pdf", "甲/~$a.xlsx", ".git/a", "甲/", ".."] {
            assert!(tidy(aside).is_none_or(|name| name == "甲"), "{aside}");
        }
    }

    #[test]
    fn what_does_not_fit_is_left() {
        let mut listing = Listing::default();
        assert!(listing.take(5 << 20, 1).is_ok());
        assert!(matches!(listing.take(500 << 20, 1 << 20), Err(Unlisted::TooLarge(_))));
        assert!(listing.take(1000 << 20, 900 << 20).is_ok());
        assert!(matches!(listing.take(30 << 20, 30 << 20), Err(Unlisted::TooLarge(_))));
    }
}
