//! One long budget in every format that is small to write: what the formats themselves cost to read.

mod pdf;

use std::io::{Cursor, Write};

use rust_xlsxwriter::{Workbook, XlsxError};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Rows of the table: as many as the longest tables of a department have.
pub const ROWS: u32 = 3000;

const OPENING: [&str; 3] =
    ["2024年滨江市测绘局部门预算公开", "表3 部门支出总体情况表", "编制部门：滨江市测绘局 单位：万元"];

/// The document by the name of its format.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let rows = rows();
    vec![
        ("text", text(&rows).into_bytes()),
        ("html", html(&rows).into_bytes()),
        ("docx", docx(&rows)),
        ("xlsx", xlsx(&rows).expect("a workbook")),
        ("pdf", pdf::write(&OPENING, &rows)),
    ]
}

/// The rows of the table, header and total included; the first three columns hold words.
fn rows() -> Vec<[String; 4]> {
    let row = |code: &str, name: &str, basic: u32, project: u32| {
        let wan = |hundredths: u32| format!("{}.{:02}", hundredths / 100, hundredths % 100);
        [code.to_owned(), name.to_owned(), wan(basic), wan(project)]
    };
    let header = ["科目编码", "科目名称", "基本支出", "项目支出"].map(str::to_owned);
    let lines = (0..ROWS).map(|at| row(&format!("{}", 201_0101 + at), "一般公共服务支出", 1000 + at, 50 + at % 7));
    let (basic, project) = (0..ROWS).fold((0, 0), |(basic, project), at| (basic + 1000 + at, project + 50 + at % 7));
    std::iter::once(header).chain(lines).chain([row("", "合计", basic, project)]).collect()
}

fn text(rows: &[[String; 4]]) -> String {
    let rows = rows.iter().map(|cells| cells.join("\t"));
    OPENING.iter().map(|line| (*line).to_owned()).chain(rows).map(|line| line + "\n").collect()
}

fn html(rows: &[[String; 4]]) -> String {
    let opening: String = OPENING.iter().map(|line| format!("<p>{line}</p>")).collect();
    let row = |cells: &[String; 4]| cells.iter().map(|cell| format!("<td>{cell}</td>")).collect::<String>();
    let rows: String = rows.iter().map(|cells| format!("<tr>{}</tr>", row(cells))).collect();
    format!("<!DOCTYPE html><meta charset=utf-8><title>预算</title><body>{opening}<table>{rows}</table></body>")
}

fn docx(rows: &[[String; 4]]) -> Vec<u8> {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let opening: String = OPENING.iter().map(|line| p(line)).collect();
    let row = |cells: &[String; 4]| cells.iter().map(|cell| format!("<w:tc>{}</w:tc>", p(cell))).collect::<String>();
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", row(cells))).collect();
    let body = format!("<w:body>{opening}<w:tbl><w:tblPr/>{rows}</w:tbl></w:body>");
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\">{body}</w:document>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("[Content_Types].xml", "<Types/>"), ("word/document.xml", &document)] {
        zip.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        zip.write_all(content.as_bytes()).expect("a part is written");
    }
    zip.finish().expect("the zip is closed").into_inner()
}

fn xlsx(rows: &[[String; 4]]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (at, line) in (0..).zip(OPENING) {
        sheet.write_string(at, 0, line)?;
    }
    for (at, cells) in (OPENING.len() as u32..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            match cell.parse::<f64>() {
                Ok(number) if column > 1 => sheet.write_number(at, column, number)?,
                _ => sheet.write_string(at, column, cell)?,
            };
        }
    }
    book.save_to_buffer()
}
