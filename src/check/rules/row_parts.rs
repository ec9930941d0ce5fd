//! The columns of a line make its 合计.

use super::super::{Log, Matter, Reading, Rule, Severity, Table, Why};
use crate::model::LineId;
use crate::reconcile::{Relation, relations};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "row-parts",
    statement: "表内各行，合计等于各分列之和",
    english: "In every line of a table, the parts across add up to the line's total",
    severity: Severity::Error,
    basis: "算术；表头各列的从属关系",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        for block in &table.form.blocks {
            let relations = relations(&table.form.columns[block.columns.clone()]);
            for id in table.form.line_ids() {
                if table.form.columns_of(table.line(id)) == block.columns {
                    relations.iter().for_each(|relation| across(table, id, block.columns.start, relation, log));
                }
            }
        }
    }
}

fn across(table: Table<'_>, id: LineId, first: usize, relation: &Relation, log: &mut Log) {
    let readings: Vec<Reading> = relation.parts.iter().map(|part| table.at(id, first + part)).collect();
    let whole = match table.at(id, first + relation.whole) {
        Reading::Printed(whole) => whole,
        Reading::InDoubt if readings.iter().any(|part| *part != Reading::Blank) => {
            let about = format!("{}的分列之和", table.label(id, Some(first + relation.whole)));
            return log.unchecked(Why::InDoubt, about, vec![table.place(id)]);
        }
        Reading::InDoubt | Reading::Blank => return,
    };
    if readings.contains(&Reading::InDoubt) {
        return log.unchecked(Why::InDoubt, format!("{}的分列之和", whole.label), vec![whole]);
    }
    let parts: Vec<_> = readings.into_iter().filter_map(Reading::printed).collect();
    if !parts.is_empty() {
        log.sum(Severity::Error, &table.name(), whole, parts);
    }
}
