//! Which accounts are shown: as far as they are unfolded, or what a filter finds with what it hangs under.

use std::collections::BTreeSet;

use crate::diff::years::{Cell, Years};
use crate::diff::{Printed, Value};
use crate::model::{self, AccountLevel, DisclosureId};
use crate::tui::digest::haystack;
use crate::tui::filter::Needle;
use crate::tui::session::Scene;
use crate::tui::window::Key;

/// An account, by its row among the years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row(pub usize);

impl Key for Row {}

/// The rows, heads before what hangs under them.
pub fn rows(years: &Years, folded: &BTreeSet<usize>, filter: &str) -> Vec<Row> {
    let needle = Needle::new(filter);
    let up = |row: usize| std::iter::successors(years.rows[row].parent, |parent| years.rows[*parent].parent);
    let all = 0..years.rows.len();
    if needle.is_empty() {
        return all.filter(|row| !up(*row).any(|head| folded.contains(&head))).map(Row).collect();
    }
    let found = |row: &usize| {
        let account = &years.rows[*row];
        let code = account.code.map(|code| code.to_string()).unwrap_or_default();
        needle.finds(&[&haystack(&account.name), &code])
    };
    let kept: BTreeSet<usize> = all.filter(found).flat_map(|row| std::iter::once(row).chain(up(row))).collect();
    kept.into_iter().map(Row).collect()
}

/// The accounts of a level and below that others hang under.
pub fn heads(years: &Years, level: AccountLevel) -> BTreeSet<usize> {
    let low = |row: &usize| years.rows[*row].code.is_some_and(|code| code.level() >= level);
    (0..years.rows.len()).filter(|row| years.is_head(*row)).filter(low).collect()
}

/// The cell of a table that prints a figure.
pub fn cell_of<'a>(cell: &Cell, id: DisclosureId, form: usize, scene: &Scene<'a>) -> Option<&'a model::Cell> {
    match cell.printed {
        Some(Value { printed: Printed::Cell(at), .. }) => {
            scene.library.disclosure(id).forms[form].cells.get(at as usize)
        }
        _ => None,
    }
}
