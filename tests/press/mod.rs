//! The press: prints a document of the scribe in every format that people download, each by a small writer of its own.
//!
//! All writers are given the same blocks. What a reader makes of their files must be the same, whatever the format.

pub mod docx;
mod grid;
pub mod html;
pub mod odf;
pub mod ofd;
pub mod paper;
pub mod pdf;
pub mod text;
pub mod xlsx;

use std::io::{Cursor, Write};

pub use grid::Grid;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::scribe::document::{Document, Part};

/// A piece of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A new page begins, in a workbook a sheet of this name.
    Leaf(String),
    /// A line in the middle.
    Title(String),
    /// A paragraph.
    Words(String),
    /// One line with words at both ends.
    Sides(String, String),
    /// A table.
    Table(Grid),
}

/// Which parts of a document a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// Everything.
    Whole,
    /// Cover, tables and performance forms.
    Tables,
    /// Cover and everything but the tables and the performance forms.
    Words,
}

/// The document with some of its parts only.
pub fn shared(document: &Document, share: Share) -> Document {
    let kept = |part: &Part| match (share, part) {
        (Share::Whole, _) | (_, Part::Cover(_)) => true,
        (Share::Tables, part) => matches!(part, Part::Table(_) | Part::Goals(_)),
        (Share::Words, part) => !matches!(part, Part::Table(_) | Part::Goals(_)),
    };
    Document { parts: document.parts.iter().filter(|part| kept(part)).cloned().collect(), ..document.clone() }
}

/// A document as blocks.
pub fn blocks(document: &Document) -> Vec<Block> {
    let mut out = Vec::new();
    let mut forms = 0;
    for part in &document.parts {
        match part {
            Part::Cover(lines) => {
                out.push(Block::Leaf("封面".into()));
                out.extend(lines.iter().cloned().map(Block::Title));
            }
            Part::Contents(lines) => {
                out.push(Block::Leaf("目录".into()));
                out.push(Block::Title("目 录".into()));
                out.extend(lines.iter().cloned().map(Block::Words));
            }
            Part::Section(text) => out.extend([Block::Leaf(text.clone()), Block::Title(text.clone())]),
            Part::Text(text) => out.push(Block::Words(text.clone())),
            Part::Table(table) => {
                let unit = format!("{}：万元", document.unit_label);
                out.push(Block::Leaf(format!("表{}", table.number)));
                out.push(Block::Words(format!("表{}", table.number)));
                out.push(Block::Title(table.title.clone()));
                out.push(Block::Sides(format!("{}：{}", document.label, document.department), unit));
                out.push(Block::Table(Grid::of(table)));
                out.extend(table.remark.clone().map(Block::Words));
            }
            Part::Goals(goals) => {
                forms += 1;
                out.push(Block::Leaf(format!("绩效{forms}")));
                out.push(Block::Title("项目支出绩效目标表".into()));
                out.push(Block::Title(format!("（{}年）", goals.year)));
                out.push(Block::Table(Grid::of_goals(goals)));
            }
            Part::Signature(name, date) => out.extend([Block::Words(name.clone()), Block::Words(date.clone())]),
        }
    }
    out
}

/// Words for XML and HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A ZIP of parts by their names.
pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}
