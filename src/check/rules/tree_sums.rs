//! What hangs under an account makes it, column by column; what hangs under nothing makes the 合计.

use super::super::{Log, Matter, Reading, Rule, Severity, Table, Why};
use crate::model::LineId;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "tree-sums",
    statement: "表内各列，下级科目之和等于上级科目，各类之和等于合计",
    english: "In every column of a table, the accounts under an account add up to it, and the classes to the total",
    severity: Severity::Error,
    basis: "算术；类、款、项逐级汇总",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        for id in table.form.line_ids() {
            let children = table.children(id);
            if !children.is_empty() {
                sums(table, id, &children, log);
            }
        }
        for block in 0..table.form.blocks.len() as u8 {
            let tops = table.tops(block);
            // A block of items that are no accounts has sub-totals and funds of its own kind; other rules know those.
            let accounts = tops.iter().all(|id| table.line(*id).code.is_some());
            if let Some(total) = table.total(block).filter(|_| accounts && tops.len() > 1) {
                sums(table, total, &tops, log);
            }
        }
    }
}

/// The sums of a line in each column that it prints.
fn sums(table: Table<'_>, whole: LineId, parts: &[LineId], log: &mut Log) {
    for column in table.form.columns_of(table.line(whole)) {
        let Reading::Printed(printed) = table.at(whole, column) else { continue };
        let readings: Vec<Reading> = parts.iter().map(|part| table.at(*part, column)).collect();
        if readings.contains(&Reading::InDoubt) {
            log.unchecked(Why::InDoubt, format!("{}的下级合计", printed.label), vec![printed]);
            continue;
        }
        let parts: Vec<_> = readings.into_iter().filter_map(Reading::printed).collect();
        if parts.is_empty() {
            // A head without a figure below it is told in sum only.
            continue;
        }
        log.sum(Severity::Error, &table.name(), printed, parts);
    }
}
