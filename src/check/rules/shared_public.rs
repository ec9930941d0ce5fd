//! What the 三公经费 table prints of a role, whether the table has a column or a line for it.

use super::super::{Reading, Table};
use super::shared_tables::{column, totals};
use crate::model::{LineId, Role};

/// What a 三公经费 table prints of a role; `None` where it has neither line nor column for it, or several lines and no 合计.
pub fn public(table: Table<'_>, role: Role) -> Option<Reading> {
    if let Some(id) = table.form.line_ids().find(|id| table.line(*id).role == Some(role)) {
        return Some(table.at(id, column(table, table.line(id).block, Role::Total)?));
    }
    let at = column(table, 0, role)?;
    let printed: Vec<LineId> =
        table.form.line_ids().filter(|id| !table.form.cells(table.line(*id)).is_empty()).collect();
    let total = totals(table, 0).into_iter().next_back().or(match printed.as_slice() {
        &[only] => Some(only),
        _ => None,
    });
    total.map(|id| table.at(id, at))
}
