//! In a table with two sides the items make the 小计 or 本年合计, and with what was carried over the 总计.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Reading, Rule, Severity, Table, Why};
use super::shared_tables::totals;
use crate::model::{FixedRole, FormKind, Line, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "items-to-total",
    statement: "收支总表各项之和等于小计，小计加结转结余等于总计",
    english: "In a table of receipts and expenditure, the items add up to the sub-total, and with what is carried over to the total",
    severity: Severity::Error,
    basis: "算术；收支总表的表式",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let is_two_sided = |kind| matches!(kind, FormKind::ReceiptsExpenditure | FormKind::FiscalReceiptsExpenditure);
    for table in matter.tables().filter(|table| is_two_sided(table.form.kind)) {
        for block in 0..table.form.blocks.len() as u8 {
            // A block of accounts with one total is a tree like any other table.
            let coded = table.tops(block).iter().all(|id| table.line(*id).code.is_some());
            if coded && totals(table, block).len() < 2 {
                continue;
            }
            for column in table.form.blocks[usize::from(block)].columns.clone() {
                down(table, block, column, log);
            }
        }
    }
}

/// Goes down a column and looks at every total against what stands above it.
fn down(table: Table<'_>, block: u8, column: usize, log: &mut Log) {
    let mut parts: Vec<Operand> = Vec::new();
    let mut in_doubt = false;
    // Whether the last item is divided by fund in the lines below it.
    let mut divided = false;
    for id in table.form.line_ids().filter(|id| belongs(table.line(*id), block)) {
        let line = table.line(id);
        if line.total {
            let total = table.at(id, column);
            if let Reading::Printed(total) = total {
                if in_doubt {
                    log.unchecked(Why::InDoubt, format!("{}的各项之和", total.label), vec![total.clone()]);
                } else if !parts.is_empty() {
                    add(table, total.clone(), std::mem::take(&mut parts), log);
                }
                (parts, in_doubt, divided) = (vec![total], false, false);
            }
            continue;
        }
        if divided && is_fund(line) {
            continue;
        }
        divided = is_divided(line);
        match table.at(id, column) {
            Reading::Printed(operand) => parts.push(operand),
            Reading::InDoubt => in_doubt = true,
            // A head that is left blank is told by its parts only.
            Reading::Blank => {
                in_doubt |= table.children(id).iter().any(|part| table.at(*part, column) != Reading::Blank)
            }
        }
    }
}

/// A total against the items above it. A list may divide an item without saying 其中: what follows it and adds up to it is
/// then part of it. Where neither reading makes the total, which one is meant is not certain.
fn add(table: Table<'_>, total: Operand, items: Vec<Operand>, log: &mut Log) {
    let whole = undivided(&items);
    if whole.len() == items.len() || Log::adds_up(&total, &items) {
        log.sum(Severity::Error, &table.name(), total, items);
    } else if Log::adds_up(&total, &whole) {
        log.sum(Severity::Error, &table.name(), total, whole);
    } else {
        log.unchecked(Why::Ambiguous, format!("{}的各项之和", total.label), vec![total]);
    }
}

/// The items without those that follow one and add up to it exactly.
fn undivided(items: &[Operand]) -> Vec<Operand> {
    let number = |at: usize| items[at].value.number().unwrap_or_default();
    let mut out = Vec::new();
    let mut at = 0;
    while at < items.len() {
        out.push(items[at].clone());
        let mut sum = Decimal::ZERO;
        let adds_up = |end: &usize| {
            sum += number(*end);
            sum == number(at) && !sum.is_zero()
        };
        at = (at + 1..items.len()).find(adds_up).unwrap_or(at) + 1;
    }
    out
}

/// The lines that a sum goes over: those that hang under nothing and are no part that 其中 names.
fn belongs(line: &Line, block: u8) -> bool {
    line.block == block && line.depth == 0 && !line.name.starts_with("其中")
}

fn is_fund(line: &Line) -> bool {
    matches!(line.role, Some(Role::General | Role::Fund | Role::Capital))
}

/// Whether the funds that a line is made of may follow it.
fn is_divided(line: &Line) -> bool {
    matches!(
        line.role,
        Some(Role::Fixed(FixedRole::Fiscal | FixedRole::CarriedIn | FixedRole::CarriedOut | FixedRole::CarryOver))
    )
}
