//! Rows on one line, cells between tabs, empty cells empty; titles, department and unit on lines of their own.

use super::{Codes, stub_cells};
use crate::scribe::document::{Document, Goals, Part};
use crate::scribe::head::heads;
use crate::scribe::sheet::Sheet;
use crate::scribe::table::Table;

pub fn write(sheet: &mut Sheet, document: &Document) {
    sheet.line("");
    for part in &document.parts {
        match part {
            Part::Cover(lines) => lines.iter().for_each(|line| paragraph(sheet, line)),
            Part::Contents(lines) => {
                paragraph(sheet, "目 录");
                for line in lines {
                    paragraph(sheet, &format!("- {line}"));
                }
            }
            Part::Section(text) | Part::Text(text) => paragraph(sheet, text),
            Part::Table(table) => write_table(sheet, document, table),
            Part::Goals(goals) => write_goals(sheet, goals),
            Part::Signature(name, date) => {
                paragraph(sheet, name);
                paragraph(sheet, date);
            }
        }
    }
}

fn paragraph(sheet: &mut Sheet, text: &str) {
    sheet.line(text);
    sheet.line("");
}

fn write_table(sheet: &mut Sheet, document: &Document, table: &Table) {
    sheet.begin(table);
    paragraph(sheet, &format!("表 {}", table.number));
    paragraph(sheet, &table.title);
    paragraph(sheet, &format!("{}：{}", document.label, document.department));
    paragraph(sheet, &format!("{}：万元", document.unit_label));
    write_header(sheet, table);
    for at in 0..table.height() {
        if at + 1 == table.height() {
            let width: usize = table.blocks.iter().map(|block| block.stub.width() + block.columns.len()).sum();
            for _ in 0..table.fillers {
                sheet.line("\t".repeat(width - 1));
            }
        }
        let mut cells = Vec::new();
        for block in &table.blocks {
            let row = &block.rows[at];
            cells.extend(stub_cells(row, block.stub, Codes::Full));
            cells.extend(row.cells.iter().map(|cell| cell.clone().unwrap_or_default()));
        }
        let line = sheet.line(cells.join("\t"));
        for (number, block) in table.blocks.iter().enumerate() {
            sheet.note_row(table, number, &block.rows[at], line);
        }
    }
    sheet.line("");
    if let Some(remark) = &table.remark {
        paragraph(sheet, remark);
    }
}

fn write_header(sheet: &mut Sheet, table: &Table) {
    let (heads, depth) = heads(table);
    let width: usize = heads.iter().map(|head| head.column + head.columns).max().unwrap_or(0);
    for row in 0..depth {
        let mut cells = vec![String::new(); width];
        for head in heads.iter().filter(|head| head.row == row) {
            cells[head.column] = torn(&head.text, head.columns);
        }
        sheet.line(cells.join("\t"));
    }
}

/// A header with the blanks that recognition leaves where a narrow cell wrapped.
fn torn(text: &str, columns: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if columns > 1 || chars.len() <= 6 || text.ends_with("编码") || text.ends_with("名称") {
        return text.to_owned();
    }
    let pieces: Vec<String> = chars.chunks(5).map(|piece| piece.iter().collect()).collect();
    pieces.join(" ")
}

fn write_goals(sheet: &mut Sheet, goals: &Goals) {
    paragraph(sheet, "项目支出绩效目标表");
    paragraph(sheet, &format!("({} 年)", goals.year));
    sheet.line(format!("预算单位\t\t{}\t\t\t\t\t\t", goals.unit));
    sheet.line(format!("项目名称\t\t{}\t\t\t\t\t\t", goals.project));
    sheet.line(format!(
        "项目资金(万元)\t\t年度预算总额\t{}\t其中：财政拨款\t{}\t其他资金\t{}\t",
        goals.amount, goals.fiscal, goals.other
    ));
    sheet.line(format!("项目总体目标\t\t<p>{}</p>\t\t\t\t\t\t", goals.goal));
    sheet
        .line("一级指标\t二级指标\t三级指标\t指标值\t指标值设置依据\t上年完成值\t指标分值权重\t指标赋分规则\t佐证资料");
    let (mut first, mut second) = ("", "");
    for indicator in &goals.indicators {
        let level1 = if indicator.level1 == first { "" } else { indicator.level1 };
        let level2 = if level1.is_empty() && indicator.level2 == second { "" } else { indicator.level2 };
        (first, second) = (indicator.level1, indicator.level2);
        let value = indicator.value.replace('≥', "> =").replace('≤', "< =");
        sheet.line(format!(
            "{level1}\t{level2}\t{}\t{value}\t计划标准\t/\t{}\t按完成比例计分\t工作台账",
            indicator.name, indicator.weight
        ));
    }
    sheet.line("");
}
