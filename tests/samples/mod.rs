//! The sample library in `assets/samples`: three invented departments of an invented city over three years, written by
//! the scribe. The files are what the scribe writes today; `KUANXIANG_WRITE_SAMPLES=1 cargo test samples` writes them.

mod education;
mod finance;
mod judged;
mod planted;
mod profile;
mod report;
mod transport;

use std::collections::BTreeMap;
use std::path::PathBuf;

use encoding_rs::GB18030;

use crate::roundtrip::compare::{Facts, compare, iso, read};
use crate::scribe::amount::{Digits, Nothing};
use crate::scribe::document::{Document, Part};
use crate::scribe::layout::{Layout, Written};
use crate::scribe::tables::{Parents, Set, Source, Style, role};
use crate::scribe::text::{budget_document, closing_document};
use planted::{PLANTS, Plant};
use profile::{Of, Profile};

/// A file of the library before it is written.
struct Sample {
    path: String,
    document: Document,
    layout: Layout,
    encoding: &'static encoding_rs::Encoding,
    year: u16,
    /// The kind as the export calls it.
    kind: &'static str,
    /// The day it is signed, as ISO date.
    published: String,
}

impl Sample {
    /// What is wrong in it on purpose.
    fn plants(&self) -> impl Iterator<Item = &'static Plant> + use<> {
        let path = self.path.clone();
        PLANTS.iter().filter(move |plant| path.ends_with(plant.file))
    }

    /// The file.
    fn bytes(&self, written: &Written) -> Vec<u8> {
        let (bytes, _, lost) = self.encoding.encode(&written.text);
        assert!(!lost, "{} has characters that {} has not", self.path, self.encoding.name());
        bytes.into_owned()
    }
}

/// How the documents of a department look: its budgets of three years, its final accounts, its report.
struct Look {
    profile: &'static Profile,
    report: &'static report::Report,
    budgets: [Layout; 3],
    finals: Layout,
    digits: Digits,
    /// The source beside the general budget, with its headers.
    other: &'static [(&'static str, &'static str, &'static str)],
}

const LOOKS: [Look; 3] = [
    Look {
        profile: &finance::FINANCE,
        report: &judged::FINANCE,
        budgets: [Layout::Stacked, Layout::Spaced, Layout::Tabbed],
        finals: Layout::Tabbed,
        digits: Digits::Plain,
        other: &[("fund", "政府性基金预算拨款", "政府性基金预算")],
    },
    Look {
        profile: &education::EDUCATION,
        report: &judged::EDUCATION,
        budgets: [Layout::Single, Layout::Single, Layout::Tabbed],
        finals: Layout::Tabbed,
        digits: Digits::Grouped,
        other: &[
            ("fund", "政府性基金预算拨款", "政府性基金预算"),
            ("fiscal_account", "财政专户（教育收费）", "教育收费（财政专户）"),
            ("institution_income", "事业收入", "事业收入"),
        ],
    },
    Look {
        profile: &transport::TRANSPORT,
        report: &judged::TRANSPORT,
        budgets: [Layout::Spaced, Layout::Stacked, Layout::Stacked],
        finals: Layout::Stacked,
        digits: Digits::Fixed,
        other: &[("fund", "政府性基金预算拨款", "政府性基金预算"), ("capital", "国有资本经营预算", "国有资本经营预算")],
    },
];

impl Look {
    fn style(&self, layout: Layout) -> Style {
        let general = [("general", "一般公共预算拨款", "一般公共预算")];
        let source = |(id, header, line): &(&str, &'static str, &'static str)| Source { role: role(id), header, line };
        Style {
            set: if layout == Layout::Tabbed { Set::Twelve } else { Set::Nine },
            summary: if self.digits == Digits::Grouped { Digits::Fixed } else { self.digits },
            digits: self.digits,
            nothing: Nothing::Blank,
            parents: Parents::All,
            sources: general.iter().chain(self.other).map(source).collect(),
            extras: Vec::new(),
            fillers: if layout == Layout::Tabbed { 0 } else { 2 },
            mixed: 0,
        }
    }

    fn samples(&self) -> Vec<Sample> {
        let name = self.profile.department;
        let sample = |title: String, document: Document, layout, year, kind| Sample {
            path: format!("{name}/{name}{title}.txt"),
            published: signed(&document),
            document,
            layout,
            encoding: encoding_rs::UTF_8,
            year,
            kind,
        };
        let mut samples = Vec::new();
        for (at, layout) in self.budgets.into_iter().enumerate() {
            let year = profile::FIRST + at as u16;
            let before = (at > 0).then(|| self.profile.book(year - 1, Of::Budget));
            let (book, details) = (self.profile.book(year, Of::Budget), self.profile.details(year, Of::Budget));
            let document = budget_document(&book, before.as_ref(), &self.style(layout), &details);
            samples.push(sample(format!("{year}年部门预算"), document, layout, year, "budget"));
        }
        for year in [profile::FIRST, profile::FIRST + 1] {
            let before = (year > profile::FIRST).then(|| self.profile.book(year - 1, Of::Final));
            let (book, budget) = (self.profile.book(year, Of::Final), self.profile.book(year, Of::Budget));
            let details = self.profile.details(year, Of::Final);
            let document = closing_document(&book, &budget, before.as_ref(), &self.style(self.finals), &details);
            samples.push(sample(format!("{year}年度部门决算"), document, self.finals, year, "final"));
        }
        let year = profile::FIRST + 1;
        let document = report::report(self.profile, year, self.report);
        let title = format!("{year}年度部门整体支出绩效自评报告");
        samples.push(sample(title, document, self.budgets[0], year, "evaluation"));
        samples
    }
}

/// The day of a document's signature, as ISO date.
fn signed(document: &Document) -> String {
    let Some(Part::Signature(_, date)) = document.parts.last() else {
        return String::new();
    };
    iso(date)
}

/// Every document of the library with its inconsistencies, as it is laid out.
fn written() -> Vec<(Sample, Written)> {
    let mut samples: Vec<Sample> = LOOKS.iter().flat_map(Look::samples).collect();
    // Older files of one department come in the encoding of older programs.
    for sample in samples.iter_mut().filter(|sample| sample.path.contains("教育局2023")) {
        sample.encoding = GB18030;
    }
    let mut out = Vec::new();
    for (number, mut sample) in samples.into_iter().enumerate() {
        sample.plants().for_each(|plant| plant.apply(&mut sample.document));
        let written = sample.layout.write(&sample.document, 2023 + number as u64);
        out.push((sample, written));
    }
    out
}

/// Every document of the library with its inconsistencies, and the path of its file.
pub fn documents() -> Vec<(String, Document)> {
    written().into_iter().map(|(sample, _)| (sample.path, sample.document)).collect()
}

/// Every document of the library without its inconsistencies, and the path of its file; those whose books have one are left
/// out.
pub fn clean() -> Vec<(String, Document)> {
    let samples = LOOKS.iter().flat_map(Look::samples);
    let whole =
        samples.filter(|sample| !sample.plants().any(|plant| matches!(plant.change, planted::Change::There(_))));
    whole.map(|sample| (sample.path, sample.document)).collect()
}

/// Every file of the library with its bytes, and the list of what was planted.
fn library() -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut list = Vec::new();
    for (sample, written) in written() {
        list.extend(sample.plants().map(|plant| plant.listed(&sample.path, &written)));
        files.insert(sample.path.clone(), sample.bytes(&written));
    }
    assert_eq!(list.len(), PLANTS.len(), "every plant belongs to one file");
    files.insert("PLANTED.md".into(), planted::page(&list).into_bytes());
    files.insert("README.md".into(), README.into());
    files
}

const README: &str = include_str!("README.md");

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/samples")
}

#[test]
fn samples_read_back() {
    for (sample, written) in written() {
        let facts = Facts {
            department: sample.document.department.clone(),
            year: sample.year,
            kind: sample.kind,
            published: sample.published.clone(),
        };
        let (_, faults) = compare(&read(&sample.bytes(&written)), &written, &facts);
        assert!(faults.is_empty(), "{}: {}", sample.path, faults.join("\n"));
    }
}

#[test]
fn samples_are_what_the_scribe_writes() {
    let files = library();
    if std::env::var_os("KUANXIANG_WRITE_SAMPLES").is_some() {
        for (path, bytes) in &files {
            let path = home().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder is made");
            std::fs::write(path, bytes).expect("the file is written");
        }
    }
    let size: usize = files.values().map(Vec::len).sum();
    assert!(size < 1_000_000, "the program carries {size} bytes of samples");
    for (path, bytes) in &files {
        let stored = std::fs::read(home().join(path)).unwrap_or_default();
        assert!(stored == *bytes, "{path} is not what the scribe writes; KUANXIANG_WRITE_SAMPLES=1 writes it anew");
    }
    let mut stored = Vec::new();
    for entry in std::fs::read_dir(home()).expect("the library").flatten() {
        match std::fs::read_dir(entry.path()) {
            Ok(inner) => stored.extend(inner.flatten().map(|file| (entry.file_name(), file.file_name()))),
            Err(_) => stored.push((entry.file_name(), "".into())),
        }
    }
    assert_eq!(stored.len(), files.len(), "files that no one wrote: {stored:?}");
}
