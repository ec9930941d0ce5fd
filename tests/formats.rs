//! Files as they are downloaded: workbooks and archives, written by the tests and read back through the whole library.

mod archives;
mod bounds;
mod doubts;
pub mod drawn;
mod editions;
mod endless;
mod forms;
pub mod hostile;
mod pages;
pub mod same;
mod tabs;
mod workbooks;

use std::io::{Cursor, Read};

use kuanxiang::library::{Library, load_all};
use kuanxiang::model::TroubleKind;
use kuanxiang::source::Shelf;
use serde_json::Value;
use zip::ZipArchive;

/// A library of files given by their names.
pub fn library_of(files: &[(&str, &[u8])]) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder in it");
        std::fs::write(path, bytes).expect("a file in it");
    }
    load_all(&Shelf::Folder(folder.path().into())).expect("the folder opens")
}

/// The export of a library, record by record.
fn exported(library: &Library) -> Vec<Value> {
    let records = kuanxiang::export::record::all(library);
    records.map(|record| serde_json::to_value(record).expect("a record")).collect()
}

/// The records of a kind.
fn records(library: &Library, kind: &str) -> impl Iterator<Item = Value> {
    exported(library).into_iter().filter(move |record| record["type"] == kind)
}

/// Every amount as `sheet:line table code name role=printed unit`.
fn amounts(library: &Library) -> Vec<String> {
    let word = |record: &Value, field: &str| record[field].as_str().unwrap_or("-").to_owned();
    let shown = |record: Value| {
        let part = |field| word(&record, field);
        let (sheet, line) = (part("sheet"), record["line"].as_u64().unwrap_or(0));
        let (table, code, name) = (part("table"), part("code"), part("name"));
        format!("{sheet}:{line} {table} {code} {name} {}={} {}", part("role"), part("printed"), part("unit"))
    };
    records(library, "amount").map(shown).collect()
}

/// The troubles of a library by the files they are of.
fn troubles(library: &Library) -> Vec<(String, TroubleKind)> {
    let named = |t: &kuanxiang::model::Trouble| (library.document(t.origin.file).path.to_string(), t.kind);
    let mut all: Vec<_> = library.troubles().map(named).collect();
    all.sort();
    all
}

/// No fault of our own hides behind a trouble.
fn no_panic(library: &Library) {
    let panics = library.troubles().filter(|t| t.kind == TroubleKind::Fault);
    assert_eq!(panics.count(), 0);
}

/// A row of an HTML table.
fn html_row(cells: &[&str]) -> String {
    format!("<tr>{}</tr>", cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>())
}

/// The parts of a ZIP by their names.
pub fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut parts = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        parts.push((file.name().expect("its name").into_owned(), bytes));
    }
    parts
}

/// A disclosure as plain text.
const PLAIN: &str = "2024年滨江市测绘局部门预算公开\n表3\n部门支出总体情况表\n编制部门：滨江市测绘局\t单位：万元\n\
                     科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t甲支出\t12.50\t10\t2.50\n合计\t\t12.50\t10\t2.50\n";
