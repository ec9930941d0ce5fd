//! Where a statutory table keeps the figures that other tables repeat: its totals, the lines that say a role, the lines of
//! an account. All are found by roles and places in the form, none by the words of one region.

use std::collections::HashSet;

use super::super::{Matter, Operand, Reading, Table};
use crate::model::{Code, FormKind, LineId, Phase, Role};

/// What a table is asked for.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The figures; where there are several (小计 and 总计), any of them may be meant.
    pub figures: Vec<Operand>,
    /// Whether one of them may be there and is not certain.
    pub in_doubt: bool,
}

impl Found {
    /// Takes what a line prints.
    pub fn add(&mut self, reading: Reading) {
        match reading {
            Reading::Printed(operand) => self.figures.push(operand),
            Reading::InDoubt => self.in_doubt = true,
            Reading::Blank => {}
        }
    }
}

/// The column of a block for a role: of final accounts in a table of final accounts, else that without a phase. For 合计 the
/// only column of a block will do.
pub fn column(table: Table<'_>, block: u8, role: Role) -> Option<usize> {
    let columns = &table.form.columns;
    let of = table.form.blocks.get(usize::from(block))?.columns.clone();
    let phase = |at: &usize| columns[*at].phase;
    let is_actual = of.clone().any(|at| phase(&at) == Some(Phase::Actual));
    let main = if is_actual { Some(Phase::Actual) } else { None };
    let by_role = of.clone().find(|at| columns[*at].role == Some(role) && phase(at) == main);
    let only = || (role == Role::Total && of.len() == 1).then_some(of.start);
    by_role.or_else(only)
}

/// The lines of a block that are totals and hang under nothing: 小计 before 总计.
pub fn totals(table: Table<'_>, block: u8) -> Vec<LineId> {
    let is_total = |id: &LineId| {
        let line = table.line(*id);
        line.total && line.block == block && line.depth == 0
    };
    table.form.line_ids().filter(is_total).collect()
}

/// The totals of a block in the column of a role.
pub fn total_figures(table: Table<'_>, block: u8, role: Role) -> Found {
    let mut found = Found::default();
    if let Some(column) = column(table, block, role) {
        totals(table, block).into_iter().for_each(|id| found.add(table.at(id, column)));
    }
    found
}

/// The figure of the first line of a block that itself says a role: 一、基本支出.
pub fn line_of_role(table: Table<'_>, block: u8, role: Role) -> Found {
    let mut found = Found::default();
    let says = |id: &LineId| table.line(*id).block == block && table.line(*id).role == Some(role);
    if let Some((id, column)) = table.form.line_ids().find(says).zip(column(table, block, Role::Total)) {
        found.add(table.at(id, column));
    }
    found
}

/// The last block of a table with two sides: that of expenditure, by use where it is by function and by use.
pub fn last_block(table: Table<'_>) -> Option<u8> {
    u8::try_from(table.form.blocks.len()).ok()?.checked_sub(1).filter(|last| *last > 0)
}

/// The lines of a plain table that are of an account and of no single project.
pub fn account_lines(table: Table<'_>, code: Code) -> Vec<LineId> {
    table.account(code).into_iter().filter(|id| table.line(*id).project.is_none()).collect()
}

/// All codes of a table, each once, in the order of the document.
pub fn codes(table: Table<'_>) -> Vec<Code> {
    let mut met = HashSet::new();
    table.form.lines.iter().filter_map(|line| line.code).filter(|code| met.insert(*code)).collect()
}

/// Whether all money of a disclosure is 一般公共预算, as its own tables print: `None` where they do not tell.
pub fn is_all_general(matter: &Matter<'_>) -> Option<bool> {
    let table = matter.table(FormKind::ReceiptsExpenditure)?;
    let general = line_of_role(table, 0, Role::General).figures.into_iter().next()?;
    let total = total_figures(table, 0, Role::Total).figures.into_iter().next_back()?;
    Some(general.value.number() == total.value.number())
}

/// A name without the number before it: 八、社会保障和就业支出.
pub fn bare(name: &str) -> &str {
    let is_number = |c: char| "一二三四五六七八九十0123456789（）()".contains(c);
    let rest = name.trim_start_matches(is_number);
    match rest.strip_prefix(['、', '.', '．', ' ']) {
        Some(bare) if rest.len() < name.len() => bare.trim(),
        _ => name.trim(),
    }
}
