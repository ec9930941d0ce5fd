//! Workbooks of a disclosure: several sheets, headers of merged cells, units, hidden sheets, what cells show.

use kuanxiang::model::TroubleKind;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{amounts, exported, library_of, no_panic, troubles};
use crate::press::zip_of;

fn cover(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let plain = Format::new();
    sheet.set_name("封面")?;
    sheet.merge_range(2, 0, 2, 6, "2026年滨江市测绘局部门预算公开", &plain)?;
    sheet.write(8, 0, "预算主管部门：滨江市测绘局")?;
    Ok(())
}

fn spending(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    let plain = Format::new();
    let places = Format::new().set_num_format("#,##0.00_ ");
    let fine = Format::new().set_num_format("#,##0.00;-#,##0.00;;@");
    sheet.set_name("支出总表")?;
    sheet.merge_range(1, 0, 1, 6, "2026年部门支出预算总表", &plain)?;
    sheet.write(3, 0, "编制部门：滨江市测绘局")?.write(3, 6, "单位：元")?;
    sheet.merge_range(5, 0, 5, 3, "项目", &plain)?.merge_range(5, 4, 5, 6, "支出预算", &plain)?;
    sheet.merge_range(6, 0, 6, 2, "功能分类科目编码", &plain)?;
    for (column, word) in [(3, "功能分类\n科目名称"), (4, "合计"), (5, "基本支出"), (6, "项目支出")] {
        sheet.merge_range(6, column, 7, column, word, &plain)?;
    }
    sheet.write(7, 0, "类")?.write(7, 1, "款")?.write(7, 2, "项")?;
    let rows = [
        ("201", "", "", "一般公共服务支出", 0.1 + 0.2, 0.0, 0.3),
        ("201", "03", "", "政府办公厅（室）及相关机构事务", 0.3, 0.0, 0.3),
        ("201", "03", "01", "行政运行", 0.3, 0.0, 0.3),
        ("208", "", "", "社会保障和就业支出", 1_234_567.894_999, 1_234_567.89, 0.0),
    ];
    for (row, (class, section, item, name, total, basic, project)) in (8..).zip(rows) {
        sheet.write(row, 0, class)?.write(row, 1, section)?.write(row, 2, item)?.write(row, 3, name)?;
        sheet.write_with_format(row, 4, total, &places)?;
        sheet.write_with_format(row, 5, basic, &fine)?.write_with_format(row, 6, project, &fine)?;
    }
    sheet.merge_range(20, 0, 20, 3, "合计", &plain)?;
    sheet.write_with_format(20, 4, 1_234_568.19, &places)?;
    sheet.write_with_format(20, 5, 1_234_567.89, &fine)?.write_with_format(20, 6, 0.3, &fine)?;
    Ok(())
}

fn receipts(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_name("收支总表")?;
    sheet.write(0, 0, "2026年部门财务收支预算总表")?;
    sheet.write(1, 0, "编制部门：滨江市测绘局")?.write(1, 3, "单位：万元")?;
    sheet.write(2, 0, "收入")?.write(2, 2, "支出")?;
    for (column, word) in [(0, "项目"), (1, "预算数"), (2, "项目"), (3, "预算数")] {
        sheet.write(3, column, word)?;
    }
    sheet.write(4, 0, "一、财政拨款收入")?.write(4, 1, 123.46)?;
    sheet.write(4, 2, "一、一般公共服务支出")?.write(4, 3, 123.46)?;
    sheet.write(5, 0, "二、事业收入")?;
    sheet.write(9, 0, "收入总计")?.write(9, 1, 123.46)?.write(9, 2, "支出总计")?.write(9, 3, 123.46)?;
    Ok(())
}

fn workbook() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    cover(book.add_worksheet())?;
    receipts(book.add_worksheet())?;
    let notes = book.add_worksheet();
    notes.set_name("名词解释")?.write(0, 0, "名词解释\n   （一）财政拨款收入：是本级财政部门拨给的款 5 万元。")?;
    spending(book.add_worksheet())?;
    book.add_worksheet().set_name("底稿")?.set_hidden(true).write(0, 0, "不公开的说明")?;
    book.save_to_buffer()
}

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let bytes = workbook().expect("a workbook");
    let library = library_of(&[("预算公开.xlsx", &bytes)]);
    no_panic(&library);
    assert_eq!(troubles(&library), [("预算公开.xlsx".to_owned(), TroubleKind::HiddenSheet)]);
    let sheet = "支出总表";
    let line = |text: &str| format!("{sheet}:{text} 元");
    let found = amounts(&library);
    let expected = [
        "收支总表:5 receipts_expenditure - 一、财政拨款收入 total=123.46 万元".to_owned(),
        "收支总表:10 receipts_expenditure - 收入总计 total=123.46 万元".to_owned(),
        "收支总表:5 receipts_expenditure - 一、一般公共服务支出 total=123.46 万元".to_owned(),
        "收支总表:10 receipts_expenditure - 支出总计 total=123.46 万元".to_owned(),
        line("9 expenditure 201 一般公共服务支出 total=0.30"),
        line("9 expenditure 201 一般公共服务支出 project=0.30"),
        line("10 expenditure 20103 政府办公厅（室）及相关机构事务 total=0.30"),
        line("10 expenditure 20103 政府办公厅（室）及相关机构事务 project=0.30"),
        line("11 expenditure 2010301 行政运行 total=0.30"),
        line("11 expenditure 2010301 行政运行 project=0.30"),
        line("12 expenditure 208 社会保障和就业支出 total=1234567.89"),
        line("12 expenditure 208 社会保障和就业支出 basic=1234567.89"),
        line("21 expenditure - 合计 total=1234568.19"),
        line("21 expenditure - 合计 basic=1234567.89"),
        line("21 expenditure - 合计 project=0.30"),
    ];
    assert_eq!(found, expected);
    let head = &exported(&library)[0];
    assert_eq!((head["department"].as_str(), head["year"].as_u64()), (Some("滨江市测绘局"), Some(2026)));
    assert!(exported(&library).iter().all(|record| record["page"].is_null()));
}

#[test]
fn an_opendocument_workbook_shows_what_is_seen() {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |value: &str, text: &str| {
        format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{value}\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let blank = "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell \
                 table:number-columns-repeated=\"16384\"/></table:table-row>";
    let rows = [
        row(&[cell("2026年滨江市测绘局部门预算")]),
        row(&[cell("部门收入预算总表")]),
        row(&[cell("编制部门：滨江市测绘局"), cell("单位：万元")]),
        row(&[cell("项目"), cell("预算数")]),
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>".to_owned(),
        row(&[
            cell("财政&amp;拨款<office:annotation><text:p>批注 9</text:p></office:annotation>"),
            number("12.3456", "1,012.35"),
        ]),
        row(&[cell("合计"), number("1012.3456", "1,012.35")]),
        blank.to_owned(),
    ];
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"收入\">{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let parts: [(&str, &[u8]); 2] =
        [("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())];
    let library = library_of(&[("收入.ods", &zip_of(&parts))]);
    no_panic(&library);
    assert_eq!(
        amounts(&library),
        ["收入:7 revenue - 财政&拨款 total=1012.35 万元", "收入:8 revenue - 合计 total=1012.35 万元"]
    );
    assert_eq!(troubles(&library), []);
    let locked: Vec<_> =
        parts.into_iter().chain([("META-INF/manifest.xml", &b"<x><encryption-data/></x>"[..])]).collect();
    let library = library_of(&[("锁.ods", &zip_of(&locked))]);
    assert_eq!(troubles(&library), [("锁.ods".to_owned(), TroubleKind::Locked)]);
}
