//! Workbooks that are cut, changed, locked or made to hurt: each is read or named, none takes the program down.

use std::time::{Duration, Instant};

use kuanxiang::model::TroubleKind;
use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::{PLAIN, amounts, library_of, no_panic, parts, troubles};
use crate::press::zip_of;
use crate::support::shared;

/// A small budget as a workbook.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in (0..).zip(PLAIN.lines()) {
        for (column, text) in (0..).zip(line.split('\t')) {
            match text.parse::<f64>() {
                Ok(number) if row > 4 => sheet.write(row, column, number).expect("a cell"),
                _ => sheet.write(row, column, text).expect("a cell"),
            };
        }
    }
    book.save_to_buffer().expect("a workbook")
}

#[test]
fn the_same_table_as_text_and_as_workbook() {
    let library = library_of(&[("预算.xlsx", &workbook())]);
    assert_eq!(troubles(&library), []);
    let found = amounts(&library);
    assert_eq!(found.len(), 6);
    assert_eq!(found[2], "Sheet1:6 expenditure 201 甲支出 project=2.5 万元");
}

#[test]
fn damaged_empty_and_locked_workbooks_are_named() {
    let whole = workbook();
    let empty = Workbook::new().save_to_buffer().expect("a workbook");
    let old = shared("forms", "damaged_empty_and_locked_workbooks_are_named")
        .map(|folder| std::fs::read(folder.join("unit_budget_2026.xls")).expect("a form"));
    let bomb = zip_of(&[("xl/workbook.xml", &vec![b' '; 300 << 20])]);
    let library = library_of(&[
        ("断.xlsx", &whole[..whole.len() / 2]),
        ("空.xlsx", &empty),
        ("弹.xlsx", &bomb),
        ("断.xls", &old.map_or_else(|| b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), |old| old[..700].to_vec())),
    ]);
    no_panic(&library);
    let expected = [
        ("弹.xlsx", TroubleKind::TooLarge),
        ("断.xls", TroubleKind::Damaged),
        ("断.xlsx", TroubleKind::Damaged),
        ("空.xlsx", TroubleKind::Empty),
    ];
    assert_eq!(troubles(&library), expected.map(|(name, kind)| (name.to_owned(), kind)));
}

#[test]
fn rows_without_end_cost_nothing() {
    let mut book = Workbook::new();
    for _ in 0..20 {
        let sheet = book.add_worksheet();
        sheet.write(0, 0, "甲").expect("a cell").write(1_048_575, 16_383, "乙").expect("a cell");
    }
    let bytes = book.save_to_buffer().expect("a workbook");
    let begun = Instant::now();
    let library = library_of(&[("长.xlsx", &bytes)]);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert!(library.documents[0].text.len() <= 200_000);
    assert!(library.troubles().any(|trouble| trouble.kind == TroubleKind::TooLarge));
}

/// Bytes with pieces cut out, doubled and changed.
fn damaged(mut bytes: Vec<u8>, cuts: &[(prop::sample::Index, u8)]) -> Vec<u8> {
    for (at, what) in cuts {
        let at = at.index(bytes.len());
        match what % 4 {
            0 => bytes.truncate(at.max(1)),
            1 => bytes[at] = *what,
            2 => bytes[at] ^= 1 << (what % 8),
            _ => drop(bytes.drain(at..(at + usize::from(*what)).min(bytes.len()))),
        }
        if bytes.is_empty() {
            bytes.push(0);
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_workbooks_are_read_or_refused(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        no_panic(&library_of(&[("a.xlsx", &damaged(workbook(), &cuts))]));
    }

    #[test]
    fn workbooks_with_a_damaged_part_are_read_or_refused(
        which in any::<prop::sample::Index>(),
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut parts = parts(&workbook());
        let at = which.index(parts.len());
        parts[at].1 = damaged(std::mem::take(&mut parts[at].1), &cuts);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect();
        no_panic(&library_of(&[("a.xlsx", &zip_of(&parts))]));
    }

    #[test]
    fn changed_sheets_are_read_or_refused(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let content = "<a><table:table table:name=\"甲\"><table:table-row table:number-rows-repeated=\"7\"><table:table-cell \
                       table:number-columns-repeated=\"9\" office:value=\"1.5\"><text:p>1.50</text:p></table:table-cell>\
                       </table:table-row><office:annotation>批</office:annotation></table:table></a>";
        let content = damaged(content.as_bytes().to_vec(), &cuts);
        let mime: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
        no_panic(&library_of(&[("a.ods", &zip_of(&[("mimetype", mime), ("content.xml", &content)]))]));
    }

    #[test]
    fn damaged_old_workbooks_are_read_or_refused(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        if let Some(folder) = shared("forms", "damaged_old_workbooks_are_read_or_refused") {
            let old = std::fs::read(folder.join("unit_budget_2026.xls")).expect("a form");
            no_panic(&library_of(&[("a.xls", &damaged(old, &cuts))]));
        }
    }
}
