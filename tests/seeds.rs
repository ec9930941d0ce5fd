//! What the fuzz targets start from: the samples and one file of each format, as the targets take them. Written where
//! `KUANXIANG_WRITE_SEEDS=folder cargo test seeds` says; see `tests/fuzz/README.md`.

#[path = "fuzz/parts.rs"]
mod parts;

use std::path::Path;

use crate::press::zip_of;
use crate::support::{files, home};
use crate::{documents, formats};

/// The parts of each packed format.
const PARTS: &[(&str, &[&str])] =
    &[("docx", parts::DOCX), ("ofd", parts::OFD), ("xlsx", parts::XLSX), ("ods", parts::ODS)];

/// The parts of a zip, set off by NUL.
fn unpacked(format: &str, bytes: &[u8]) -> Vec<u8> {
    let Some((_, names)) = PARTS.iter().find(|(name, _)| *name == format) else { return bytes.to_vec() };
    let parts = formats::parts(bytes);
    let part =
        |name: &&str| parts.iter().find(|(known, _)| known == name).map(|(_, part)| &part[..]).unwrap_or_default();
    names.iter().map(part).collect::<Vec<_>>().join(&0)
}

/// The seeds by their target and name.
fn seeds() -> Vec<(&'static str, String, Vec<u8>)> {
    let mut all = Vec::new();
    for (at, path) in files(&home().join("assets/samples")).into_iter().enumerate() {
        let bytes = std::fs::read(path).expect("a sample");
        // A whole sample is more than a target can change in reasonable time.
        let pieces = bytes.chunks(6000).take(4).enumerate();
        all.extend(pieces.map(|(piece, bytes)| ("text", format!("sample{at}-{piece}"), bytes.to_vec())));
    }
    for (format, bytes) in documents::whole() {
        all.push((format, "budget".into(), unpacked(format, &bytes)));
    }
    let workbook = formats::hostile::workbook();
    all.push(("sheet", "budget.xlsx".into(), unpacked("xlsx", &workbook)));
    all.push(("pdf", "budget".into(), formats::drawn::budget()));
    let zip = zip_of(&[("预算.xlsx", &workbook), ("里.zip", &zip_of(&[("预算.txt", b"1")]))]);
    all.push(("zip", "budget".into(), zip));
    all.push(("pipeline", "words".into(), (0..=255).collect()));
    all
}

#[test]
fn seeds_are_read_by_their_readers() {
    let all = seeds();
    for (target, name, bytes) in &all {
        assert!(!bytes.is_empty(), "{target}/{name}");
        if let Some(folder) = std::env::var_os("KUANXIANG_WRITE_SEEDS") {
            let folder = Path::new(&folder).join(target);
            std::fs::create_dir_all(&folder).expect("a folder of seeds");
            std::fs::write(folder.join(name), bytes).expect("a seed");
        }
    }
    let of = |target: &str| all.iter().filter(|(of, ..)| *of == target).count();
    for target in ["text", "html", "docx", "ofd", "sheet", "pdf", "zip", "pipeline"] {
        assert!(of(target) > 0, "{target}");
    }
}
