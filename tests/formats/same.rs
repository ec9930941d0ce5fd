//! The sample library in every format that can be written reads back to the same model from each: one test, all formats.

use encoding_rs::GB18030;
use kuanxiang::library::Library;
use serde_json::Value;

use super::{exported, library_of, no_panic};
use crate::press::paper::{Cut, LANDSCAPE, Look, Ruling, print};
use crate::press::pdf::{Codes, Manner};
use crate::press::{Block, Share, blocks, docx, html, odf, ofd, pdf, shared, text, xlsx, zip_of};
use crate::samples;

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
type Format = (&'static str, Share, fn(&[Block]) -> Vec<u8>);

fn plain(blocks: &[Block]) -> Vec<u8> {
    text::write(blocks).into_bytes()
}

fn paper(blocks: &[Block], look: &Look, manner: Manner) -> Vec<u8> {
    pdf::write(&print(blocks, look), manner)
}

const FORMATS: &[Format] = &[
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
    ("PDF with a standard font", Share::Whole, |blocks| {
        paper(blocks, &Look::default(), Manner { codes: Codes::Standard, ..Manner::default() })
    }),
    ("PDF on its side", Share::Whole, |blocks| {
        paper(
            blocks,
            &Look { size: LANDSCAPE, ruling: Ruling::Bars, ..Look::default() },
            Manner { turned: 90, ..Manner::default() },
        )
    }),
    ("PDF cut within rows", Share::Whole, |blocks| {
        paper(
            blocks,
            &Look { cut: Cut::Within, ruling: Ruling::Filled, head: Some("政府信息公开"), ..Look::default() },
            Manner::default(),
        )
    }),
    ("PDF with headers again", Share::Whole, |blocks| {
        paper(
            blocks,
            &Look { repeated: true, leaves: false, foot: Some("第N页"), ..Look::default() },
            Manner::default(),
        )
    }),
    ("PDF small", Share::Whole, |blocks| {
        paper(
            blocks,
            &Look { size: (595.0, 420.0), leaves: false, foot: Some("N"), ..Look::default() },
            Manner { bold: 0.4, ..Manner::default() },
        )
    }),
    ("PDF small cut within", Share::Whole, |blocks| {
        paper(
            blocks,
            &Look {
                size: (595.0, 420.0),
                leaves: false,
                cut: Cut::Within,
                repeated: true,
                foot: Some("— N —"),
                ..Look::default()
            },
            Manner { bold: 0.4, ..Manner::default() },
        )
    }),
    ("PDF without lines", Share::Whole, |blocks| {
        paper(blocks, &Look { ruling: Ruling::Nothing, size: (1190.0, 842.0), ..Look::default() }, Manner::default())
    }),
    ("ZIP", Share::Whole, |blocks| zip_of(&[("公开.docx", &docx::write(blocks))])),
];

#[test]
fn the_sample_library_in_every_format() {
    let only = std::env::var("ONLY").unwrap_or_default();
    let mut faults = Vec::new();
    for (path, document) in samples::documents() {
        for (format, share, write) in FORMATS.iter().filter(|(format, ..)| format.contains(&only)) {
            let document = shared(&document, *share);
            let blocks = blocks(&document);
            if *share == Share::Tables && !blocks.iter().any(|block| matches!(block, Block::Table(_))) {
                continue;
            }
            let expected = model(&library_of(&[("公开", &plain(&blocks))]));
            assert!(expected.len() > 10, "{path}: {expected:#?}");
            let bytes = write(&blocks);
            let library = library_of(&[("公开", &bytes)]);
            let found = differences(&expected, &model(&library));
            if !found.is_empty() {
                if let Ok(folder) = std::env::var("KEEP") {
                    let name = format!("{folder}/{}.{format}", path.replace('/', "_"));
                    std::fs::write(&name, &bytes).expect("kept");
                    std::fs::write(format!("{name}.txt"), library.documents[0].text.as_str()).expect("kept");
                    std::fs::write(format!("{name}.plain"), plain(&blocks)).expect("kept");
                }
                faults.push(format!(
                    "{format} of {path}: {} differences\n  {}",
                    found.len(),
                    found.iter().take(8).cloned().collect::<Vec<_>>().join("\n  ")
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
