//! Readers: the bytes of a file in, its content and its troubles out. A reader is given bytes, never a path to open,
//! and never fails: what it cannot read is a trouble beside what it could.

mod blocks;
mod doc;
mod docx;
mod html;
mod layout;
mod ofd;
mod package;
mod pdf;
mod sheet;
mod text;
mod xml;

use std::sync::Arc;

use crate::guard::caught;
use crate::model::TroubleKind;
use crate::source::Text;

/// What a reader made of a file.
#[derive(Debug, Default)]
pub struct Reading {
    /// The text, line by line; empty where nothing could be read.
    pub text: Text,
    /// The first line of each page, in a spreadsheet of each sheet; empty where the format has no pages.
    pub pages: Vec<u32>,
    /// The names of the sheets, one for each page; empty for all that is no spreadsheet.
    pub sheets: Vec<Arc<str>>,
    /// The encoding it was stored in.
    pub encoding: &'static str,
    /// What went wrong: the kind, the line (0 for the whole file), and what it is about.
    pub troubles: Vec<(TroubleKind, u32, String)>,
}

/// A reader of one file format.
#[derive(Debug)]
pub struct Reader {
    /// The name of the format.
    pub name: &'static str,
    /// Whether the bytes are of this format.
    pub claims: fn(&[u8]) -> bool,
    /// Reads them.
    pub read: fn(&[u8]) -> Reading,
}

/// Every reader; the first that claims a file reads it. The last claims everything and says what it cannot read.
pub const READERS: &[Reader] = &[
    pdf::READER,
    sheet::XLSX,
    sheet::XLS,
    sheet::ODS,
    docx::READER,
    doc::READER,
    ofd::READER,
    html::READER,
    text::READER,
    UNREADABLE,
];

const UNREADABLE: Reader = Reader {
    name: "unreadable",
    claims: |_| true,
    read: |bytes| {
        let kind = if sheet::is_broken(bytes) { TroubleKind::Damaged } else { TroubleKind::Binary };
        Reading { encoding: "binary", troubles: vec![(kind, 0, String::new())], ..Reading::default() }
    },
};

/// Reads a file with the reader that claims it. A reader's own fault is caught and shown as a trouble of the file.
pub fn read(bytes: &[u8]) -> Reading {
    let faulty = |name: &str, place: String| Reading {
        encoding: "binary",
        troubles: vec![(TroubleKind::Fault, 0, format!("{name} {place}"))],
        ..Reading::default()
    };
    let claiming = || READERS.iter().find(|reader| (reader.claims)(bytes)).unwrap_or(&UNREADABLE);
    match caught(claiming) {
        Err(place) => faulty("", place),
        Ok(reader) => caught(|| (reader.read)(bytes)).unwrap_or_else(|place| faulty(reader.name, place)),
    }
}

/// Whether a file is, by its name, of a kind that no body publishes a disclosure as: source, pictures, notes of a
/// project. Such files are left aside quietly; all others are judged by their content.
pub fn is_left_aside(path: &str) -> bool {
    const ASIDE: &[&str] = &[
        "md", "json", "jsonl", "toml", "yaml", "yml", "lock", "log", "png", "jpg", "jpeg", "gif", "bmp", "svg", "ico",
        "css", "js", "rs", "py", "sh", "bat", "exe", "dll", "mp3", "mp4", "avi", "ttf", "otf", "db", "sqlite", "tmp",
    ];
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((_, extension)) = name.rsplit_once('.') else {
        return false;
    };
    ASIDE.contains(&extension.to_ascii_lowercase().as_str()) || name.eq_ignore_ascii_case("thumbs.db")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reader_claims_every_file() {
        for bytes in [&b""[..], b"%PDF-1.7", b"PK\x03\x04", "预算".as_bytes(), b"\x00\x01\x02"] {
            assert!(READERS.iter().any(|reader| (reader.claims)(bytes)));
        }
        assert_eq!(read(b"\x89PNG\r\n\x1a\n\x00\x00").troubles[0].0, TroubleKind::Binary);
    }

    #[test]
    fn notes_of_a_project_are_left_aside() {
        assert!(is_left_aside("a/README.md") && is_left_aside("x.PNG"));
        assert!(!is_left_aside("a/2024年部门预算.txt") && !is_left_aside("a.b/无后缀"));
    }
}
