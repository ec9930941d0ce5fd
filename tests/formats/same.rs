//! The sample library in every format that can be written reads back to the same model from each: one test, all formats.

use encoding_rs::GB18030;
use kuanxiang::library::Library;
use serde_json::Value;

use super::{exported, library_of, no_panic, parts, records};
use crate::press::paper::{Cut, LANDSCAPE, Look, Ruling, Words, print};
use crate::press::pdf::{Codes, Manner};
use crate::press::{Block, Share, blocks, docx, html, odf, ofd, pdf, shared, text, xlsx, zip_of};
use crate::samples;
use crate::scribe::document::Document;
use crate::scribe::layout::Layout;
use crate::support::home;

/// What is not of the document but of its file.
const OF_THE_FILE: &[&str] = &["file", "files", "page", "sheet", "line"];

/// Everything that a library holds, record by record, without the places; of the warnings the sentences only.
pub fn model(library: &Library) -> Vec<String> {
    no_panic(library);
    let bare = |mut record: Value| {
        let fields = record.as_object_mut().expect("a record");
        OF_THE_FILE.iter().for_each(|field| drop(fields.remove(*field)));
        if let Some(warnings) = fields.get_mut("warnings").and_then(Value::as_array_mut) {
            for warning in warnings {
                let sentence =
                    warning.as_str().and_then(|all| all.split_once(": ")).map(|(_, sentence)| sentence.to_owned());
                *warning = sentence.unwrap_or_default().into();
            }
        }
        record.to_string()
    };
    exported(library).into_iter().map(bare).collect()
}

/// What is in one list and not in the other, in the order of the lists.
pub fn differences(expected: &[String], found: &[String]) -> Vec<String> {
    let mut left = expected.to_vec();
    let mut out = Vec::new();
    for record in found {
        match left.iter().position(|other| other == record) {
            Some(at) => drop(left.remove(at)),
            None => out.push(format!("+ {record}")),
        }
    }
    left.iter().map(|record| format!("- {record}")).chain(out).collect()
}

/// A format: its name, what of a document a file of it holds, and the files.
pub type Format = (&'static str, Share, fn(&[Block]) -> Vec<u8>);

/// The document as text with tabs, which every format has to come out as.
pub fn plain(blocks: &[Block]) -> Vec<u8> {
    text::write(blocks).into_bytes()
}

/// The document as PDF.
pub fn paper(blocks: &[Block], look: &Look, manner: Manner) -> Vec<u8> {
    pdf::write(&print(blocks, look), manner)
}

/// Every format that the tests write.
pub const FORMATS: &[Format] = &[
    ("GB18030", Share::Whole, |blocks| GB18030.encode(&text::write(blocks)).0.into_owned()),
    ("HTML", Share::Whole, |blocks| html::write(blocks).into_bytes()),
    ("HTML in GB18030", Share::Whole, |blocks| {
        GB18030.encode(&html::write(blocks).replace("utf-8", "gb2312")).0.into_owned()
    }),
    ("DOCX", Share::Whole, docx::write),
    ("XLSX", Share::Tables, xlsx::write),
    ("ODS", Share::Tables, odf::write),
    ("OFD", Share::Whole, |blocks| ofd::write(&print(blocks, &Look::default()))),
    ("PDF", Share::Whole, |blocks| paper(blocks, &Look::default(), Manner::default())),
    ("PDF with a font of a standard map, its pages turned, its rulings bars", Share::Whole, |blocks| {
        let look = Look { size: LANDSCAPE, ruling: Ruling::Bars, ..Look::default() };
        paper(blocks, &look, Manner { turned: 90, codes: Codes::Standard, ..Manner::default() })
    }),
    ("PDF with rows cut, cells filled and a running head", Share::Whole, |blocks| {
        let look =
            Look { cut: Cut::Within, ruling: Ruling::Filled, head: Some("政府信息公开"), ..Look::default() };
        paper(blocks, &look, Manner::default())
    }),
    ("PDF on small pages with headers again, rows cut and words bold", Share::Whole, |blocks| {
        let (cut, foot) = (Cut::Within, Some("第N页"));
        let look = Look { size: (595.0, 420.0), leaves: false, repeated: true, cut, foot, ..Look::default() };
        paper(blocks, &look, Manner { bold: 0.4, ..Manner::default() })
    }),
    ("ZIP", Share::Whole, |blocks| zip_of(&[("预算/公开.docx", &docx::write(blocks))])),
];

/// An amount: table, code, whether of a total, what is printed; and its role.
type Told = ((String, Option<String>, bool, String), Option<String>);

/// What the scribe wrote as amounts, and what a library holds of them. Where no reader is asked to know a role, neither
/// has one.
fn told_and_read(document: &Document, library: &Library) -> (Vec<String>, Vec<String>) {
    let forms = Layout::Tabbed.write(document, 1).forms;
    let figures = forms.into_iter().flat_map(|form| form.figures.into_iter().map(move |figure| (form.kind, figure)));
    let told: Vec<Told> = figures
        .map(|(kind, figure)| {
            let code = figure.code.map(|code| code.to_string());
            ((kind.id().to_owned(), code, figure.total, figure.printed), figure.role.map(|role| role.id()))
        })
        .collect();
    let read = records(library, "amount").map(|record| {
        let word = |field: &str| record[field].as_str().map(str::to_owned);
        let [table, printed] = ["table", "printed"].map(|field| word(field).unwrap_or_default());
        ((table, word("code"), record["total"] == true, printed), word("role"))
    });
    let open: Vec<_> = told.iter().filter(|(_, role)| role.is_none()).map(|(figure, _)| figure.clone()).collect();
    let shown = |(figure, role): Told| {
        let role = role.filter(|_| !open.contains(&figure));
        format!("{figure:?} {role:?}")
    };
    (told.iter().cloned().map(shown).collect(), read.map(shown).collect())
}

/// What any format of a document reads back to and its text does not, or the other way round.
pub fn faults(path: &str, document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    let mut expected: Vec<(Share, Vec<String>)> = Vec::new();
    for (format, share, write) in FORMATS {
        let blocks = blocks(&shared(document, *share));
        if *share == Share::Tables && !blocks.iter().any(|block| matches!(block, Block::Table(_))) {
            continue;
        }
        if !expected.iter().any(|(known, _)| known == share) {
            expected.push((*share, model(&library_of(&[("公开", &plain(&blocks))]))));
        }
        let (_, expected) = expected.iter().find(|(known, _)| known == share).expect("it was read");
        assert!(expected.len() > 10, "{path}: {expected:#?}");
        let found = differences(expected, &model(&library_of(&[("公开", &write(&blocks))])));
        faults.extend(found.into_iter().map(|record| format!("{format} of {path}: {record}")));
    }
    faults
}

#[test]
fn the_sample_library_in_every_format() {
    let mut all = Vec::new();
    for (path, document) in samples::documents() {
        let (told, read) = told_and_read(&document, &library_of(&[("公开", &plain(&blocks(&document)))]));
        all.extend(differences(&told, &read).into_iter().map(|figure| format!("text of {path}: {figure}")));
        all.extend(faults(&path, &document));
    }
    assert!(all.is_empty(), "{} records\n{}", all.len(), all[..all.len().min(40)].join("\n"));
}

/// The amounts of a model: table, code and digits, with what they are of.
fn amounts(library: &Library) -> Vec<(String, String)> {
    let word = |record: &Value, field: &str| record[field].as_str().unwrap_or_default().to_owned();
    let key = |record: &Value| ["table", "code", "printed"].map(|field| word(record, field)).join(" ");
    records(library, "amount").map(|record| (key(&record), word(&record, "role"))).collect()
}

#[test]
fn tables_without_lines_give_no_amount_that_is_not_printed() {
    let look = Look { ruling: Ruling::Nothing, size: (1190.0, 842.0), ..Look::default() };
    for (path, document) in samples::documents() {
        let blocks = blocks(&document);
        let mut known = amounts(&library_of(&[("公开", &plain(&blocks))]));
        let library = library_of(&[("公开", &paper(&blocks, &look, Manner::default()))]);
        no_panic(&library);
        for (amount, _) in amounts(&library) {
            let printed = amount.rsplit(' ').next().unwrap_or_default().to_owned();
            let at = known.iter().position(|(known, _)| known.ends_with(&format!(" {printed}")));
            let at = at.unwrap_or_else(|| panic!("{path}: {amount} is printed nowhere, or not so often"));
            known.remove(at);
        }
    }
}

#[test]
fn what_is_drawn_outside_the_page_is_not_read() {
    let (_, document) = samples::documents().swap_remove(0);
    let blocks = blocks(&document);
    let mut pages = print(&blocks, &Look::default());
    let expected = model(&library_of(&[("公开", &pdf::write(&pages, Manner::default()))]));
    for page in &mut pages {
        for (x, y) in [(-200.0, 300.0), (page.width + 20.0, 300.0), (100.0, page.height + 40.0), (100.0, -40.0)] {
            page.words.push(Words { x, y, size: 9.0, text: "999.99".into() });
        }
    }
    let found = model(&library_of(&[("公开", &pdf::write(&pages, Manner::default()))]));
    assert_eq!(differences(&expected, &found), [""; 0]);
}

#[test]
fn tables_and_words_of_one_archive_hold_what_the_whole_holds() {
    // A project that workbook and document both tell of is not put together over files, so only amounts and sentences.
    let told = |library: &Library| {
        let mut kept = model(library);
        kept.retain(|record| {
            ["amount", "statement", "fact"].iter().any(|of| record.contains(&format!("\"type\":\"{of}\"")))
        });
        kept
    };
    for (path, document) in samples::documents().into_iter().filter(|(path, _)| path.contains("预算")) {
        let expected = told(&library_of(&[("公开", &plain(&blocks(&document)))]));
        let part = |share| blocks(&shared(&document, share));
        let (book, words) = (xlsx::write(&part(Share::Tables)), docx::write(&part(Share::Words)));
        let library = library_of(&[("公开.zip", &zip_of(&[("公开.xlsx", &book), ("公开.docx", &words)]))]);
        assert_eq!(library.disclosures.len(), 1, "{path}");
        assert_eq!(differences(&expected, &told(&library)), [""; 0], "{path}");
    }
}

/// A document of the sample library that is kept in formats of older programs, by the end of its path.
const KEPT: &str = "财政局2025年部门预算.txt";

/// Where it is kept; the README beside it says how it was made.
const OFFICE: &str = "tests/formats/office";

#[test]
fn files_of_older_programs() {
    let (_, document) = samples::documents().into_iter().find(|(path, _)| path.ends_with(KEPT)).expect("a document");
    let folder = home().join(OFFICE);
    let kept = parts(&std::fs::read(folder.join("budget.zip")).expect("the kept files"));
    let write: [Format; 2] = [("doc", Share::Whole, docx::write), ("xls", Share::Tables, xlsx::write)];
    for (format, share, write) in write {
        let blocks = blocks(&shared(&document, share));
        if std::env::var_os("KUANXIANG_WRITE_SAMPLES").is_some() {
            std::fs::write(folder.join(format!("budget.{format}x")), write(&blocks)).expect("the file is written");
        }
        let expected = model(&library_of(&[("公开", &plain(&blocks))]));
        let (_, bytes) = kept.iter().find(|(name, _)| name.ends_with(format)).expect("a file of the format");
        let mut found = differences(&expected, &model(&library_of(&[("公开", bytes)])));
        // Open: edges of cells a hair apart, as they are saved for the widest table, are counted as columns of their own.
        found.retain(|record| format != "doc" || !record.contains("\"table\":\"revenue\""));
        assert!(found.is_empty(), "{format}:\n{}", found.join("\n"));
    }
}
