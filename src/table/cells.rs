//! Rows of cells as two layouts print them: a row a line with tabs between its cells, or a cell a line.

use super::code::joined_code;
use super::{Piece, Region};
use crate::money::parse_number;
use crate::source::{Origin, Text};

/// Rows of cells, and the lines that are in none.
#[derive(Debug, Default)]
pub struct Rows {
    /// The cells, row by row.
    pub rows: Vec<Vec<Piece>>,
    /// What stands in no row.
    pub strays: Vec<Piece>,
    /// The lines that begin a page.
    pub turns: Vec<u32>,
}

/// A line of more cells is no row: what comes after would look at every cell with every other. No form has a hundred.
const MOST_CELLS: usize = 1000;

/// The rows of a table with a row a line. A line without a tab is no row; a cell wrapped over lines is a stray.
pub fn tab_rows(region: &Region, text: &Text) -> Rows {
    let mut out = Rows { turns: region.turns.clone(), ..Rows::default() };
    for &line in &region.body {
        let content = text.line(line);
        if content.trim().is_empty() && !content.contains('\t') {
            continue;
        }
        let whole = piece(region, line, content, 0);
        if !content.contains('\t') || content.matches('\t').count() >= MOST_CELLS {
            out.strays.push(whole);
            continue;
        }
        let mut at = 0;
        let mut row = Vec::new();
        for cell in content.split('\t') {
            row.push(piece(region, line, cell, at));
            at += cell.len() + 1;
        }
        out.rows.push(row);
    }
    out
}

/// The rows of a table with a cell a line: a row ends with an empty line, a line without a tab goes on with the cell
/// above it.
pub fn cell_rows(region: &Region, text: &Text) -> Rows {
    let mut out = Rows::default();
    let mut row: Vec<Piece> = Vec::new();
    for &line in &region.body {
        let content = text.line(line);
        if content.is_empty() {
            out.rows.extend((!row.is_empty()).then(|| std::mem::take(&mut row)));
        } else if let Some(cell) = content.strip_prefix('\t') {
            if row.len() < MOST_CELLS {
                row.push(piece(region, line, cell, 1));
            } else {
                out.strays.push(piece(region, line, cell, 1));
            }
        } else if !content.trim().is_empty() {
            let more = piece(region, line, content, 0);
            match row.last_mut() {
                Some(cell) if cell.text.is_empty() => *cell = more,
                Some(cell) if parse_number(&cell.text).is_none() => cell.text.push_str(&more.text),
                _ => out.strays.push(more),
            }
        }
    }
    out.rows.extend((!row.is_empty()).then_some(row));
    out
}

fn piece(region: &Region, line: u32, raw: &str, at: usize) -> Piece {
    let text = raw.trim();
    let start = at + (raw.len() - raw.trim_start().len());
    let origin = Origin::in_text(region.origin.file, line, start as u32, text.len() as u32);
    Piece { text: joined_code(text).unwrap_or_else(|| text.to_owned()), origin }
}
