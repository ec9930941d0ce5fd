//! Expenditure is shown down to the 项, basic expenditure down to the 款 of its economic class.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Value};
use crate::model::{AccountLevel, FormKind, Line};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "detail-level",
    statement: "支出按功能分类列到项，基本支出按经济分类列到款",
    english: "Expenditure is listed down to its functional items, basic expenditure down to its economic sections",
    severity: Severity::Note,
    basis: "《预算法》第四十六条的细化要求：功能分类到项，基本支出经济分类到款",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        let (how_far, classification) = match table.form.kind {
            FormKind::GeneralExpenditure | FormKind::FiscalExpenditure => (AccountLevel::Item, "功能分类"),
            FormKind::GeneralBasic | FormKind::FiscalBasic => (AccountLevel::Section, "经济分类"),
            _ => continue,
        };
        let coded: Vec<&Line> = table.form.lines.iter().filter(|line| line.code.is_some()).collect();
        let of_kind =
            |line: &&&Line| line.code.is_some_and(|code| code.is_functional() == (classification == "功能分类"));
        let Some(first) = coded.iter().find(of_kind) else { continue };
        match coded.iter().filter(of_kind).find(|line| line.level() == Some(how_far)) {
            Some(line) => log.holds(vec![named(matter, table, line)]),
            None => {
                let level = how_far.chinese();
                let message = format!("{}只列到{}，没有按{classification}列到{level}", table.name(), deepest(&coded));
                log.fails(Severity::Note, message, vec![named(matter, table, first)]);
            }
        }
    }
}

fn deepest(lines: &[&Line]) -> &'static str {
    lines.iter().filter_map(|line| line.level()).max().map_or("类", AccountLevel::chinese)
}

fn named(matter: &Matter<'_>, table: Table<'_>, line: &Line) -> Operand {
    matter.said(&format!("{}·最细一级科目", table.name()), Value::Words((&*line.name).into()), line.origin)
}
