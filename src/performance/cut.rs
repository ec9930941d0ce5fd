//! Rows of a performance form that the turn of a page cut in two.

use super::heading::{Column, column};
use super::ruled::{is_goal, is_header, is_label};
use crate::table::Piece;
use crate::text::fold;

/// The rows with the halves of those joined that a page cut, given the lines that begin a page. The second half has cells
/// under some cells of the first and under no other.
pub fn whole_rows(rows: Vec<Vec<Piece>>, turns: &[u32]) -> Vec<Vec<Piece>> {
    let mut out: Vec<Vec<Piece>> = Vec::with_capacity(rows.len());
    let mut columns: Option<Vec<Option<Column>>> = None;
    for row in rows {
        let at_turn = row.first().is_some_and(|cell| turns.contains(&cell.origin.line));
        let above = out.last_mut().filter(|above| at_turn && stands_under(above, &row));
        match above {
            Some(above) if is_rest(above, &row, columns.as_deref()) => {
                for (cell, more) in above.iter_mut().zip(row) {
                    cell.text.push_str(&more.text);
                }
            }
            _ => out.push(row),
        }
        if let Some(header) = out.last().filter(|row| is_header(row)) {
            columns = Some(header.iter().map(|cell| column(&cell.text)).collect());
        }
    }
    out
}

/// Whether the cells of a row stand under some of those of the row above and under nothing else.
fn stands_under(above: &[Piece], below: &[Piece]) -> bool {
    let filled = |row: &[Piece]| row.iter().filter(|cell| !cell.text.is_empty()).count();
    let beneath = below
        .iter()
        .enumerate()
        .all(|(at, cell)| cell.text.is_empty() || above.get(at).is_some_and(|above| !above.text.is_empty()));
    // Two numbers are never one number that was cut.
    let digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let numbers = above.iter().zip(below).any(|(above, below)| digits(&above.text) && digits(&below.text));
    beneath && !numbers && filled(below) > 0 && filled(below) < filled(above)
}

fn is_rest(above: &[Piece], below: &[Piece], columns: Option<&[Option<Column>]>) -> bool {
    let header = is_header(above);
    match columns.filter(|_| !header) {
        // An indicator has a value, the rest of one has not.
        Some(columns) => {
            let has = |row: &[Piece], wanted: Column| {
                row.iter().zip(columns).any(|(cell, column)| *column == Some(wanted) && !cell.text.is_empty())
            };
            has(above, Column::Value) && !has(below, Column::Value) && has(below, Column::Level3)
        }
        // Over the indicators every row has a label or a number of its own; only a goal runs on as it likes.
        None => {
            let goal = above.iter().find(|cell| !cell.text.is_empty()).is_some_and(|cell| is_goal(&fold(&cell.text)));
            let own = |cell: &Piece| {
                let plain = fold(&cell.text);
                is_label(&plain) || is_goal(&plain) || column(&cell.text).is_some()
            };
            let numbered = |cell: &Piece| cell.text.contains(|c: char| c.is_ascii_digit());
            !below.iter().any(own) && (goal || !below.iter().any(numbered))
        }
    }
}
