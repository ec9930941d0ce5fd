//! The blank workbooks that a finance bureau gives out: they hold no figure, and filled in they hold what was filled in.

use kuanxiang::model::TroubleKind;

use super::tabs::workbook;
use super::{amounts, library_of, no_panic, parts};
use crate::press::zip_of;
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
        let found: Vec<_> = library.troubles().map(|trouble| trouble.kind).collect();
        assert_eq!((library.disclosures.len(), &found[..]), (0, &[TroubleKind::BlankForm][..]), "{name}");
    }
}

/// The parts of a workbook with cells filled in and words replaced.
fn filled(bytes: &[u8], cells: &[(&str, &str, &str)], words: &[(&str, &str)]) -> Vec<u8> {
    let mut parts = parts(bytes);
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
    let has = |start: &str, end: &str| {
        let is = |amount: &&String| amount.contains(start) && amount.ends_with(end);
        assert_eq!(found.iter().filter(is).count(), 1, "{start} {end}: {found:#?}");
    };
    assert_eq!(found.len(), cells.len(), "{found:#?}");
    for (line, name) in [
        (8, "一、财政拨款收入"),
        (9, "1.一般公共预算"),
        (8, "一、一般公共服务支出"),
        (21, "收入总计"),
        (21, "支出总计"),
    ] {
        has(&format!(":{line} receipts_expenditure - {name} "), "=1500000 元");
    }
    has(":11 expenditure 2050205 高等教育 ", " total=1000000 元");
    has(":11 expenditure 2050205 高等教育 ", " project=1000000 元");
    has(":10 general_basic 30101 基本工资 ", " total=250000 元");
    has(":10 general_basic 30101 基本工资 ", " personnel=250000 元");
    has(":7 three_public ", " total=3.5 万元");
    has(":7 three_public - 购置费 ", " vehicle_purchase=3.5 万元");
}

/// Makes a number of the words in a cell of an old workbook: the records of both are as long. Rows and columns are counted
/// from 0; of the sheets that have words there, `sheet` counts from 0 too.
fn renumber(bytes: &mut [u8], sheet: usize, from: (u16, u16), to: (u16, u16), number: u32) {
    let place = |(row, column): (u16, u16)| [row.to_le_bytes(), column.to_le_bytes()].concat();
    let words = [&[0xfd, 0, 10, 0][..], &place(from)].concat();
    let found = bytes.windows(words.len()).enumerate().filter(|(_, window)| *window == words);
    let at = found.map(|(at, _)| at).nth(sheet).expect("words in the cell");
    bytes[at..at + 8].copy_from_slice(&[&[0x7e, 2, 10, 0][..], &place(to)].concat());
    bytes[at + 10..at + 14].copy_from_slice(&(number << 2 | 2).to_le_bytes());
}

#[test]
fn an_old_form_that_is_filled_in_gives_what_was_filled_in() {
    let Some(folder) = shared("forms", "an_old_form_that_is_filled_in_gives_what_was_filled_in") else { return };
    let mut form = std::fs::read(folder.join("unit_budget_2026.xls")).expect("a form");
    renumber(&mut form, 3, (11, 0), (10, 4), 1_000_000);
    renumber(&mut form, 1, (11, 3), (10, 6), 1_000_000);
    let reading = kuanxiang::reader::read(&form);
    let filled = |line: &&str| line.ends_with("1000000");
    let filled: Vec<&str> = reading.text.lines().map(|(_, line)| line).filter(filled).collect();
    assert_eq!(filled, ["205\t02\t05\t高等教育\t1000000\t\t1000000"]);
}

/// A form of a finance bureau in the same shape: a cover, the functions and the tables with what is to be filled in.
fn own_form(name: &str, figures: [&str; 4]) -> Vec<u8> {
    let [all, basic, project, three] = figures;
    let table: &[&[&str]] = &[
        &["2026年部门支出预算总表"],
        &[&format!("编制部门：{name}"), "", "", "", "", "", "单位：元"],
        &["项目", "", "", "", "支出预算"],
        &["功能分类科目编码", "", "", "功能分类科目名称", "合计", "基本支出", "项目支出"],
        &["类", "款", "项"],
        &["205", "", "", "教育支出", all, basic, project],
        &["205", "02", "", "普通教育", all, basic, project],
        &["205", "02", "05", "高等教育", all, basic, project],
        &["…", "…", "…", "…"],
        &["合计", "", "", "", all, basic, project],
    ];
    let three_public: &[&[&str]] = &[
        &["2026年部门“三公”经费和机关运行经费预算表"],
        &[&format!("编制部门：{name}"), "", "", "", "", "", "单位:万元"],
        &["“三公”经费预算数", "", "", "", "", "", "机关运行经费预算数"],
        &["合计", "因公出国(境)费", "公务接待费", "公务用车购置及运行费"],
        &["", "", "", "小计", "购置费", "运行费"],
        &[three, "", three],
    ];
    let who = if name.is_empty() { "XX（部门）" } else { name };
    let said =
        format!("2026年，{who}收入预算x,xxx万元，其中：财政拨款收入x,xxx万元。单价100万元（含）以上设备XX台（套）。");
    workbook(&[
        ("封面", &[&["", "滨江市2026年市级部门预算"], &["", &format!("预算主管部门：{who}")]]),
        ("部门主要职能", &[&[&format!("{who}主要职能")], &[&format!("{who}是…。")]]),
        ("部门编制说明", &[&["2026年部门预算编制说明"], &[&said]]),
        ("部门支出总表", table),
        ("部门“三公”经费预算表", three_public),
    ])
}

#[test]
fn a_form_of_our_own_is_blank_until_it_is_filled_in() {
    let library = library_of(&[("表样.xlsx", &own_form("", [""; 4]))]);
    no_panic(&library);
    assert_eq!((library.disclosures.len(), amounts(&library)), (0, vec![]));
    let found: Vec<_> = library.troubles().map(|trouble| trouble.kind).collect();
    assert_eq!(found, [TroubleKind::BlankForm]);
    let library = library_of(&[("表样.xlsx", &own_form("滨江市测绘局", ["1500000.5", "1000000.5", "500000.", "3.5"]))]);
    no_panic(&library);
    assert_eq!(&*library.departments[0].name, "滨江市测绘局");
    let found = amounts(&library);
    for (start, end) in [
        (":8 expenditure 2050205 高等教育 ", " total=1500000.5 元"),
        (":8 expenditure 2050205 高等教育 ", " basic=1000000.5 元"),
        (":8 expenditure 2050205 高等教育 ", " project=500000 元"),
        (":10 expenditure - 合计 ", " total=1500000.5 元"),
        (":6 three_public - ", " total=3.5 万元"),
        (":6 three_public - ", " reception=3.5 万元"),
    ] {
        let is = |amount: &&String| amount.contains(start) && amount.ends_with(end);
        assert_eq!(found.iter().filter(is).count(), 1, "{start} {end}: {found:#?}");
    }
    assert_eq!(found.len(), 14, "{found:#?}");
}

#[test]
fn the_form_of_a_unit_that_is_filled_in_gives_what_was_filled_in() {
    let Some(folder) = shared("forms", "the_form_of_a_unit_that_is_filled_in_gives_what_was_filled_in") else { return };
    let blank = std::fs::read(folder.join("unit_budget.xlsx")).expect("a form");
    let cells = [
        ("sheet7", "B10", "2600000"),
        ("sheet7", "B11", "2600000"),
        ("sheet7", "D10", "2600000"),
        ("sheet7", "E10", "1800000"),
        ("sheet7", "F10", "600000"),
        ("sheet7", "G10", "200000"),
        ("sheet9", "E11", "2600000"),
        ("sheet9", "F11", "2400000"),
        ("sheet9", "G11", "200000"),
        ("sheet12", "E11", "80000"),
        ("sheet14", "D10", "250000"),
        ("sheet14", "E10", "250000"),
    ];
    let words = [("编制单位：", "编制单位：滨江市测绘院"), ("上海市普陀区XX单位", "滨江市测绘院")];
    let library = library_of(&[("预算.xlsx", &filled(&blank, &cells, &words))]);
    no_panic(&library);
    assert_eq!((library.disclosures.len(), &*library.departments[0].name), (1, "滨江市测绘院"));
    let found = amounts(&library);
    assert_eq!(found.len(), cells.len(), "{found:#?}");
    for (start, end) in [
        (":10 receipts_expenditure - 一、财政拨款收入 ", "=2600000 元"),
        (":10 receipts_expenditure - 一、一般公共服务支出 ", " total=2600000 元"),
        (":10 receipts_expenditure - 一、一般公共服务支出 ", " personnel=1800000 元"),
        (":10 receipts_expenditure - 一、一般公共服务支出 ", " public=600000 元"),
        (":10 receipts_expenditure - 一、一般公共服务支出 ", " project=200000 元"),
        (":11 expenditure 2050205 高等教育 ", " basic=2400000 元"),
        (":11 government_fund 2290804 福利彩票销售机构的业务费支出 ", " total=80000 元"),
        (":10 general_basic 30101 基本工资 ", " personnel=250000 元"),
    ] {
        let is = |amount: &&String| amount.contains(start) && amount.ends_with(end);
        assert_eq!(found.iter().filter(is).count(), 1, "{start} {end}: {found:#?}");
    }
}
