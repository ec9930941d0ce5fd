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
        vanished(table, log);
        for id in table.form.line_ids() {
            let children = table.children(id);
            if !children.is_empty() {
                sums(table, id, &children, log);
            }
        }
        for block in 0..table.form.blocks.len() as u8 {
            let tops = table.totalled(block);
            // A block of items that are no accounts has sub-totals and funds of its own kind; other rules know those.
            let accounts = tops.iter().all(|id| table.line(*id).code.is_some());
            if !accounts || tops.is_empty() {
                continue;
            }
            for total in totals(table, block) {
                sums(table, total, &named(table, total, &tops), log);
            }
        }
    }
}

/// The total of a block, and the others of it that are of some classes only.
fn totals(table: Table<'_>, block: u8) -> impl Iterator<Item = LineId> {
    let last = table.total(block);
    table.form.line_ids().filter(move |id| {
        let line = table.line(*id);
        let other =
            line.total && line.block == block && line.depth == 0 && is_staff(&line.name) != is_running(&line.name);
        other || Some(*id) == last
    })
}

fn is_staff(name: &str) -> bool {
    name.contains("人员经费")
}

fn is_running(name: &str) -> bool {
    name.contains("公用经费")
}

/// Of the classes beside a total those that its name is of: 公用经费合计 is without 301 and 303, 人员经费合计 is of them.
fn named(table: Table<'_>, total: LineId, tops: &[LineId]) -> Vec<LineId> {
    const STAFF: &[&str] = &["301", "303"];
    let name = &table.line(total).name;
    let of_staff = |id: &LineId| {
        let class = table.line(*id).code.map(|code| code.class().to_string());
        class.is_some_and(|class| STAFF.contains(&class.as_str()))
    };
    let all = is_staff(name) == is_running(name);
    tops.iter().copied().filter(|id| all || of_staff(id) == is_staff(name)).collect()
}

/// The columns of a table that were read wrongly: of each it is said once.
fn vanished(table: Table<'_>, log: &mut Log) {
    for column in 0..table.form.columns.len() {
        let open = |id: &LineId| table.form.cell(table.line(*id), column).is_some() && table.is_open(column);
        if let Some(id) = table.form.line_ids().find(open) {
            log.unchecked(
                Why::InDoubt,
                format!("{}一列的各级合计", table.label(id, Some(column))),
                vec![table.place(id)],
            );
        }
    }
}

/// The sums of a line in each column that it prints.
fn sums(table: Table<'_>, whole: LineId, parts: &[LineId], log: &mut Log) {
    // Where the figures of the line itself have no certain column, it is said once for all that it may print.
    let mut in_doubt = false;
    for column in table.form.columns_of(table.line(whole)) {
        let at = |part: &LineId| table.counterpart(*part, column).map_or(Reading::Blank, |at| table.at(*part, at));
        let readings: Vec<Reading> = parts.iter().map(at).collect();
        let printed = match table.at(whole, column) {
            Reading::Printed(printed) => printed,
            // Of a column that is open as a whole it is said once.
            Reading::InDoubt => {
                in_doubt |= !table.is_open(column) && readings.iter().any(|part| *part != Reading::Blank);
                continue;
            }
            Reading::Blank => continue,
        };
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
    if in_doubt {
        log.unchecked(Why::InDoubt, format!("{}的下级合计", table.label(whole, None)), vec![table.place(whole)]);
    }
}
