//! Performance forms whose cells were kept.

use super::form::Filled;
use super::heading::{Column, GOALS, clean, column};
use crate::model::Passage;
use crate::table::Piece;
use crate::text::{fold, squeeze};

/// Reads a form from its rows.
pub fn read(rows: &[Vec<Piece>]) -> Filled {
    let mut form = Filled::default();
    let header = rows.iter().position(|row| is_header(row)).unwrap_or(rows.len());
    read_head(&rows[..header], &mut form);
    if let Some(row) = rows.get(header) {
        let columns: Vec<Option<Column>> = row.iter().map(|cell| column(&cell.text)).collect();
        read_indicators(&rows[header + 1..], &columns, &mut form);
    }
    form
}

fn is_header(row: &[Piece]) -> bool {
    let columns: Vec<Column> = row.iter().filter_map(|cell| column(&cell.text)).collect();
    columns.contains(&Column::Level3) || (columns.contains(&Column::Level2) && columns.contains(&Column::Value))
}

fn read_head(rows: &[Vec<Piece>], form: &mut Filled) {
    let mut pieces = Vec::new();
    for row in rows {
        let filled: Vec<&Piece> = row.iter().filter(|cell| !cell.text.trim().is_empty()).collect();
        for (at, cell) in filled.iter().enumerate() {
            let label = fold(&cell.text);
            let next = filled.get(at + 1);
            if label.starts_with("项目名称") && form.project.is_none() {
                form.project = next.map(|cell| Passage { text: squeeze(&cell.text).into(), origin: cell.origin });
            } else if GOALS.iter().any(|goal| label.starts_with(goal)) && form.goal.is_none() {
                form.goal = next.map(|cell| Passage { text: clean(&cell.text).into(), origin: cell.origin });
            }
        }
        let is_goal = filled.first().is_some_and(|cell| GOALS.iter().any(|goal| fold(&cell.text).starts_with(goal)));
        if !is_goal {
            pieces.extend(filled.into_iter().cloned());
        }
    }
    form.read_money(&pieces);
}

/// The rows under the header. A blank level is that of the row above; a row without a name of its own goes on with the
/// cells of the row above it.
fn read_indicators(rows: &[Vec<Piece>], columns: &[Option<Column>], form: &mut Filled) {
    let mut open: Option<Vec<(Column, Piece)>> = None;
    let mut levels = (String::new(), String::new());
    for row in rows {
        let cells: Vec<(Column, Piece)> =
            row.iter().zip(columns).filter_map(|(cell, column)| Some(((*column)?, cell.clone()))).collect();
        let blank = cells.iter().all(|(_, cell)| cell.text.trim_matches(['-', ' ', '\u{3000}']).is_empty());
        if blank {
            continue;
        }
        let named = cells.iter().any(|(column, cell)| *column == Column::Level3 && !cell.text.trim().is_empty());
        match &mut open {
            Some(open) if !named => go_on(open, &cells),
            _ => {
                if let Some(done) = open.take() {
                    push(form, &mut levels, &done);
                }
                open = Some(cells);
            }
        }
    }
    if let Some(done) = open {
        push(form, &mut levels, &done);
    }
}

/// Adds the rest of wrapped cells. What a cell already ends with was printed twice over the break, and is not added.
fn go_on(open: &mut [(Column, Piece)], more: &[(Column, Piece)]) {
    for ((_, cell), (_, rest)) in open.iter_mut().zip(more) {
        let rest = squeeze(&rest.text);
        if !rest.is_empty() && !squeeze(&cell.text).ends_with(&rest) {
            cell.text.push_str(&rest);
        }
    }
}

fn push(form: &mut Filled, levels: &mut (String, String), cells: &[(Column, Piece)]) {
    let level = |wanted: Column| {
        cells
            .iter()
            .find(|(column, _)| *column == wanted)
            .map(|(_, cell)| squeeze(&cell.text))
            .filter(|t| !t.is_empty())
    };
    if let Some(level1) = level(Column::Level1) {
        levels.0 = level1;
        levels.1.clear();
    }
    if let Some(level2) = level(Column::Level2) {
        levels.1 = level2;
    }
    form.push((&levels.0, &levels.1), cells);
}
