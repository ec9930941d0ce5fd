//! Where a table has lines of 款 for some classes, it has them for all.

use super::super::{Log, Matter, Operand, Rule, Severity, Table};
use crate::model::{AccountLevel, Code, LineId};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "missing-section",
    statement: "同一张表的各类之下都列出款级行",
    english: "A table that has lines of the second level under some classes has them under all",
    severity: Severity::Note,
    basis: "支出按功能分类编列到项，类、款、项逐级列示",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        let sections = of_level(table, AccountLevel::Section);
        if let Some(&shown) = sections.first() {
            for class in of_level(table, AccountLevel::Class) {
                below(table, class, shown, log);
            }
        }
    }
}

fn of_level(table: Table<'_>, level: AccountLevel) -> Vec<LineId> {
    table.form.line_ids().filter(|id| table.line(*id).level() == Some(level)).collect()
}

/// The 项 that hang directly under a class. `shown` is a 款 that the table does list.
fn below(table: Table<'_>, class: LineId, shown: LineId, log: &mut Log) {
    let children = table.children(class);
    let items: Vec<LineId> =
        children.iter().copied().filter(|id| table.line(*id).level() == Some(AccountLevel::Item)).collect();
    let Some(code) = table.line(class).code else { return };
    let figures = |ids: &[LineId]| -> Vec<Operand> {
        let first = |id: &LineId| table.form.cells(table.line(*id)).iter().find_map(|cell| table.operand(*id, cell));
        ids.iter().filter_map(first).collect()
    };
    let sections: Vec<LineId> =
        children.iter().copied().filter(|id| table.line(*id).level() == Some(AccountLevel::Section)).collect();
    if items.is_empty() {
        if !sections.is_empty() {
            log.holds(figures(&sections));
        }
        return;
    }
    let mut absent: Vec<Code> = items.iter().filter_map(|id| table.line(*id).code?.parent()).collect();
    absent.dedup();
    let absent: Vec<String> = absent.iter().map(Code::to_string).collect();
    let other = table.line(shown).code.map(|code| code.to_string()).unwrap_or_default();
    let message = format!(
        "{}的 {code} 类下没有款级行 {}，类下直接列了 {} 个项级科目；同表列有款级行 {other}",
        table.name(),
        absent.join("、"),
        items.len(),
    );
    let mut operands = figures(&[class]);
    operands.extend(figures(&items));
    operands.extend(figures(&[shown]));
    log.fails(Severity::Note, message, operands);
}
