//! One cell on each line behind a tab; a row ends with an empty line; a merged header cell stands once for all it
//! covers across, and leaves empty cells beneath.

use super::{Codes, chinese, spread, stub_cells};
use crate::scribe::chance::Chance;
use crate::scribe::document::{Document, Goals, Part};
use crate::scribe::head::heads;
use crate::scribe::sheet::Sheet;
use crate::scribe::table::{Row, Stub, Table};

pub fn write(sheet: &mut Sheet, document: &Document, chance: Chance) {
    Stacked { sheet, chance }.write(document);
}

struct Stacked<'a> {
    sheet: &'a mut Sheet,
    chance: Chance,
}

impl Stacked<'_> {
    fn write(&mut self, document: &Document) {
        for part in &document.parts {
            match part {
                Part::Cover(lines) | Part::Contents(lines) => {
                    for line in lines {
                        self.sheet.line(line);
                    }
                    self.gap(2);
                }
                Part::Section(text) => {
                    self.gap(6);
                    self.sheet.line(format!(" {}", text.replacen(' ', "  ", 1)));
                    self.gap(1);
                }
                Part::Text(text) => {
                    let indent = *self.chance.pick(&["", "", "    ", "\u{3000}  "]);
                    self.sheet.line(format!("{indent}{text}"));
                }
                Part::Table(table) => self.table(document, table),
                Part::Goals(goals) => self.goals(goals),
                Part::Signature(name, date) => {
                    self.gap(3);
                    self.sheet.line(format!("{}{name}", " ".repeat(29)));
                    self.sheet.line(format!("{}{date}", " ".repeat(32)));
                }
            }
        }
    }

    fn gap(&mut self, lines: usize) {
        for _ in 0..lines {
            self.sheet.line("");
        }
    }

    fn cell(&mut self, text: &str) -> u32 {
        self.sheet.line(format!("\t{text}"))
    }

    fn row<'t>(&mut self, cells: impl IntoIterator<Item = &'t str>) {
        for cell in cells {
            self.cell(cell);
        }
        self.gap(1);
    }

    fn table(&mut self, document: &Document, table: &Table) {
        self.sheet.begin(table);
        self.sheet.line(format!("表{}：", chinese(table.number)));
        let department = format!("{}：{}", document.label, document.department);
        let unit = format!("{}：万元", document.unit_label);
        if self.chance.once_in(3) {
            // Title, department and unit are the first rows of the table itself.
            self.row([table.title.as_str()]);
            self.row([department.as_str(), ""]);
            self.row(["  ", unit.as_str()]);
        } else {
            self.sheet.line(&table.title);
            if self.chance.once_in(3) {
                self.gap(1);
            }
            let blanks = " ".repeat(16 + self.chance.below(12));
            self.sheet.line(format!("{department}{blanks}{unit}"));
        }
        self.header(table);
        let empty = *self.chance.pick(&["", "\u{3000}"]);
        for at in 0..table.height() {
            if at + 1 == table.height() {
                self.fillers(table);
            }
            for (number, block) in table.blocks.iter().enumerate() {
                self.stub(&block.rows[at], block.stub, empty);
                for column in 0..block.columns.len() {
                    let row = &block.rows[at];
                    let text = row.cells.get(column).and_then(Option::as_deref);
                    let tail = if self.chance.once_in(4) && text.is_some() { "\u{3000}" } else { "" };
                    let line = self.cell(&format!("{}{tail}", text.unwrap_or(empty)));
                    self.sheet.note(table, number, row, column, line);
                }
            }
            self.gap(1);
        }
        self.gap(1);
        if let Some(remark) = &table.remark {
            self.sheet.line(format!("备注：{remark}"));
        }
        let after = self.chance.below(4);
        self.gap(after);
    }

    /// The cells before the amounts.
    fn stub(&mut self, row: &Row, stub: Stub, empty: &str) {
        let cells = stub_cells(row, stub, Codes::Full);
        for cell in cells {
            let cell = if row.total && !cell.is_empty() { spread(&cell, 2) } else { cell };
            self.cell(if cell.is_empty() { empty } else { &cell });
        }
    }

    fn fillers(&mut self, table: &Table) {
        let width: usize = table.blocks.iter().map(|block| block.stub.width() + block.columns.len()).sum();
        for _ in 0..table.fillers {
            self.row(std::iter::repeat_n("", width));
        }
    }

    fn header(&mut self, table: &Table) {
        let (heads, depth) = heads(table);
        let width: usize = heads.iter().map(|head| head.column + head.columns).max().unwrap_or(0);
        for row in 0..depth {
            let mut cells = Vec::new();
            let mut column = 0;
            while column < width {
                let over = |row: usize| move |head: &&_| covers(head, row, column);
                let Some(head) = heads.iter().find(over(row)) else {
                    unreachable!("a header cell covers every place");
                };
                let starts = head.row == row;
                // A cell merged downwards is empty beneath, once for each column it covers.
                let text = if head.text.chars().count() == 2 { spread(&head.text, 2) } else { head.text.clone() };
                cells.push(if starts { text } else { String::new() });
                column += if starts { head.columns } else { 1 };
            }
            self.row(cells.iter().map(String::as_str));
        }
    }

    fn goals(&mut self, goals: &Goals) {
        self.gap(8);
        self.sheet.line(spread("项目支出绩效目标表", 2));
        self.gap(1);
        self.row([format!("（{}年）", goals.year).as_str()]);
        self.row(["预算单位", &goals.unit, "项目名称", &goals.project]);
        let money = [
            "项目资金（万元）",
            "年度资金总额：",
            &goals.amount,
            "其中：财政拨款",
            &goals.fiscal,
            "其他资金",
            &goals.other,
        ];
        self.row(money);
        self.row(["项目总体目标", &goals.goal]);
        self.row(["一级指标", "二级指标", "三级指标", "指标值（包含数字及文字描述）"]);
        let (mut first, mut second) = ("", "");
        for indicator in &goals.indicators {
            let level1 = if indicator.level1 == first { "" } else { indicator.level1 };
            let level2 = if level1.is_empty() && indicator.level2 == second { "" } else { indicator.level2 };
            (first, second) = (indicator.level1, indicator.level2);
            self.row([level1, level2, &indicator.name, &indicator.value]);
        }
        self.gap(2);
    }
}

fn covers(head: &crate::scribe::head::Head, row: usize, column: usize) -> bool {
    (head.row..head.row + head.rows).contains(&row) && (head.column..head.column + head.columns).contains(&column)
}
