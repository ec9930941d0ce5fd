//! In a table with two sides the totals of both are equal.

use super::super::{Log, Matter, Rule, Severity, Why};
use super::shared_tables::{last_block, total_figures};
use crate::model::{FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "receipts-expenditure",
    statement: "收支总表、财政拨款收支总表的收入总计等于支出总计",
    english: "In a table of receipts and expenditure, both sides come to the same total",
    severity: Severity::Error,
    basis: "收支平衡；表式两侧的总计",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let is_two_sided = |kind| matches!(kind, FormKind::ReceiptsExpenditure | FormKind::FiscalReceiptsExpenditure);
    for table in matter.tables().filter(|table| is_two_sided(table.form.kind)) {
        let Some(last) = last_block(table) else { continue };
        let (receipts, spent) = (total_figures(table, 0, Role::Total), total_figures(table, last, Role::Total));
        if receipts.in_doubt || spent.in_doubt {
            log.unchecked(Why::InDoubt, format!("{}收入总计与支出总计", table.name()), Vec::new());
        } else if let Some((receipts, spent)) = receipts.figures.last().zip(spent.figures.last()) {
            log.equal(Severity::Error, &table.name(), receipts.clone(), spent.clone());
        }
    }
}
