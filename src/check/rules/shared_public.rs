//! What the 三公经费 table prints of a role, whether the table has a column or a line for it.

use super::super::{Reading, Table};
use super::shared_tables::{column, totals};
use crate::model::{Column, LineId, Phase, Role};

/// What a 三公经费 table prints of a role; `None` where it has neither line nor column for it, or several lines and no 合计.
pub fn public(table: Table<'_>, role: Role) -> Option<Reading> {
    if let Some(id) = table.form.line_ids().find(|id| table.line(*id).role == Some(role)) {
        return Some(table.at(id, column(table, table.line(id).block, Role::Total)?));
    }
    of_column(table, column(table, 0, role)?)
}

/// The same in the columns of one phase.
pub fn public_in(table: Table<'_>, role: Role, phase: Option<Phase>) -> Option<Reading> {
    let is_asked = |column: &Column| column.role == Some(role) && column.phase == phase;
    of_column(table, table.form.columns.iter().position(is_asked)?)
}

/// What the 合计 line prints in a column, or the only line.
fn of_column(table: Table<'_>, at: usize) -> Option<Reading> {
    let printed: Vec<LineId> =
        table.form.line_ids().filter(|id| !table.form.cells(table.line(*id)).is_empty()).collect();
    let total = totals(table, 0).into_iter().next_back().or(match printed.as_slice() {
        &[only] => Some(only),
        _ => None,
    });
    total.map(|id| table.at(id, at))
}
