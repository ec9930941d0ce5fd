//! Sheets that have no title but the name of their tab.

use kuanxiang::model::FormKind;
use rust_xlsxwriter::Workbook;

use super::{library_of, no_panic};

/// A workbook of sheets by their tabs, each with its rows.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, rows) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name of a tab");
        for (row, cells) in (0_u32..).zip(rows.iter()) {
            for (column, cell) in (0_u16..).zip(cells.iter()).filter(|(_, cell)| !cell.is_empty()) {
                // Codes are words in a workbook, amounts are numbers.
                let number = cell.contains('.').then(|| cell.parse::<f64>().ok()).flatten();
                match number {
                    Some(number) => sheet.write(row, column, number),
                    None => sheet.write(row, column, *cell),
                }
                .expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const SPENDING: &[&[&str]] = &[
    &["编制部门：滨江市测绘局", "", "", "单位：万元"],
    &["科目编码", "科目名称", "合计", "基本支出"],
    &["201", "一般公共服务支出", "12.5", "12.5"],
    &["", "合计", "12.5", "12.5"],
];

#[test]
fn the_tab_is_the_title_of_a_sheet_without_one() {
    let receipts: &[&[&str]] = &[&["项目", "预算数"], &["一、财政拨款收入", "12.5"], &["收入总计", "12.5"]];
    let titled: &[&[&str]] = &[&["2024年一般公共预算支出表"], SPENDING[0], SPENDING[1], SPENDING[2], SPENDING[3]];
    let book = workbook(&[
        ("封面", &[&["滨江市测绘局2024年部门预算"]]),
        ("01 收支总表", receipts),
        ("部门支出总表", SPENDING),
        ("收入总表", titled),
        ("Sheet5", SPENDING),
        ("支出说明", &[&["单位：万元"], &["本年支出合计", "12.5"]]),
    ]);
    let library = library_of(&[("a.xlsx", &book)]);
    no_panic(&library);
    let forms = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms);
    let place = |form: &kuanxiang::model::Form| library.document(form.origin.file).page_of(form.origin.line);
    let found: Vec<_> = forms.map(|form| (form.kind, form.number, form.title.to_string(), place(form))).collect();
    assert_eq!(
        found,
        [
            (FormKind::ReceiptsExpenditure, Some(1), "收支总表".to_owned(), (2, 1)),
            (FormKind::Expenditure, None, "部门支出总表".to_owned(), (3, 1)),
            (FormKind::GeneralExpenditure, None, "2024年一般公共预算支出表".to_owned(), (4, 1)),
        ]
    );
    let form = &library.disclosures[0].forms[0];
    assert_eq!((form.lines.len(), form.cells.len()), (2, 2));
}
