//! The blank workbooks that a finance bureau gives out: they hold no figure, and filled in they hold what was filled in.

use std::io::{Cursor, Read};

use kuanxiang::model::TroubleKind;
use zip::ZipArchive;

use super::{amounts, library_of, no_panic, zip_of};
use crate::support::{files, shared};

#[test]
fn blank_forms_give_no_figure() {
    let Some(folder) = shared("forms", "blank_forms_give_no_figure") else { return };
    let blank = files(&folder);
    assert!(!blank.is_empty());
    for path in blank {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let library = library_of(&[(&name, &std::fs::read(&path).expect("a form"))]);
        no_panic(&library);
        assert_eq!(amounts(&library), [""; 0], "{name}");
        let unread = [TroubleKind::Damaged, TroubleKind::Binary, TroubleKind::Empty, TroubleKind::TooLarge];
        assert!(library.troubles().all(|trouble| !unread.contains(&trouble.kind)), "{name}");
        assert!(library.documents[0].sheets.len() > 10, "{name}");
    }
}

/// The parts of a workbook with cells filled in and words replaced.
fn filled(bytes: &[u8], cells: &[(&str, &str, &str)], words: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..zip.len() {
        let mut file = zip.by_index(index).expect("a part");
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("its bytes");
        parts.push((file.name().expect("its name").into_owned(), bytes));
    }
    for (name, bytes) in parts.iter_mut().filter(|(name, _)| name.ends_with(".xml")) {
        let mut text = String::from_utf8(std::mem::take(bytes)).expect("a text");
        for (_, cell, value) in cells.iter().filter(|(sheet, ..)| name.ends_with(&format!("/{sheet}.xml"))) {
            let at = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("{cell}"));
            let end = at + text[at..].find("/>").expect("a blank cell");
            text.replace_range(end..end + 2, &format!("><v>{value}</v></c>"));
        }
        words.iter().for_each(|(old, new)| text = text.replace(old, new));
        *bytes = text.into_bytes();
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
    zip_of(&parts)
}

#[test]
fn a_form_that_is_filled_in_gives_what_was_filled_in() {
    let Some(folder) = shared("forms", "a_form_that_is_filled_in_gives_what_was_filled_in") else { return };
    let blank = std::fs::read(folder.join("department_budget.xlsx")).expect("a form");
    let cells = [
        ("sheet7", "B8", "1500000"),
        ("sheet7", "B9", "1500000"),
        ("sheet7", "D8", "1500000"),
        ("sheet7", "B21", "1500000"),
        ("sheet7", "D21", "1500000"),
        ("sheet9", "E11", "1000000"),
        ("sheet9", "G11", "1000000"),
        ("sheet14", "D10", "250000"),
        ("sheet14", "E10", "250000"),
        ("sheet15", "A7", "3.5"),
        ("sheet15", "E7", "3.5"),
    ];
    let words = [("编制部门：", "编制部门：滨江市测绘局")];
    let library = library_of(&[("预算.xlsx", &filled(&blank, &cells, &words))]);
    no_panic(&library);
    assert_eq!(library.disclosures.len(), 1);
    let found = amounts(&library);
    let has = |what: &str| assert!(found.iter().any(|amount| amount.ends_with(what)), "{what}: {found:#?}");
    assert_eq!(found.len(), cells.len(), "{found:#?}");
    has(":8 receipts_expenditure - 一、财政拨款收入 total=1500000 元");
    has(":9 receipts_expenditure - 1. 一般公共预算 total=1500000 元");
    has(":8 receipts_expenditure - 一、一般公共服务支出 total=1500000 元");
    has(":21 receipts_expenditure - 收入总计 total=1500000 元");
    has(":21 receipts_expenditure - 支出总计 total=1500000 元");
    has(":11 expenditure 2050205 高等教育 total=1000000 元");
    has(":11 expenditure 2050205 高等教育 project=1000000 元");
    has(":10 general_basic 30101 基本工资 total=250000 元");
    has(":10 general_basic 30101 基本工资 personnel=250000 元");
    assert_eq!(found.iter().filter(|amount| amount.contains("=3.5") && amount.ends_with("万元")).count(), 2);
}
