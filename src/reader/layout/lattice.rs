//! Cells of a ruled table: squares between neighbouring lines, put together where no wall stands between them.

use super::page::{Edge, Glyph};
use super::rulings::{Ruled, SNAP};

/// Squares times lines of one table beyond this are not looked through: 100 columns of 500 rows with all their lines come
/// to some 30 million.
const MOST_WORK: usize = 200_000_000;

/// A table of cells.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    /// The vertical lines from left to right.
    pub xs: Vec<f64>,
    /// The horizontal lines from top to bottom.
    pub ys: Vec<f64>,
    /// For each square, row by row, the first square of its cell.
    owner: Vec<usize>,
    /// The glyphs of each cell, by its first square.
    cells: Vec<Vec<Glyph>>,
}

impl Lattice {
    /// The cells between the lines of a table. `None` for a single frame, which holds text and no table, and for a drawing of
    /// so many lines that it is none.
    pub fn new(ruled: &Ruled) -> Option<Lattice> {
        let xs = places(&ruled.down);
        let ys = places(&ruled.across);
        if xs.len() < 2 || ys.len() < 2 || xs.len() + ys.len() < 5 {
            return None;
        }
        let (columns, rows) = (xs.len() - 1, ys.len() - 1);
        if columns * rows * (ruled.down.len() + ruled.across.len()) > MOST_WORK {
            return None;
        }
        let mut owner: Vec<usize> = (0..columns * rows).collect();
        for row in 0..rows {
            for column in 0..columns {
                let at = row * columns + column;
                let middle = ((xs[column] + xs[column + 1]) / 2.0, (ys[row] + ys[row + 1]) / 2.0);
                if column + 1 < columns && !stands(&ruled.down, xs[column + 1], middle.1) {
                    unite(&mut owner, at, at + 1);
                }
                if row + 1 < rows && !stands(&ruled.across, ys[row + 1], middle.0) {
                    unite(&mut owner, at, at + columns);
                }
            }
        }
        for at in 0..owner.len() {
            owner[at] = root(&owner, at);
        }
        let distinct = owner.iter().enumerate().filter(|(at, owner)| at == *owner).count();
        (distinct > 1).then(|| Lattice { cells: vec![Vec::new(); owner.len()], xs, ys, owner })
    }

    /// Takes a glyph into its cell; gives it back where it stands outside.
    pub fn take(&mut self, glyph: Glyph) -> Option<Glyph> {
        let (x, y) = glyph.centre();
        let (Some(column), Some(row)) = (between(&self.xs, x), between(&self.ys, y)) else { return Some(glyph) };
        let at = row * (self.xs.len() - 1) + column;
        self.cells[self.owner[at]].push(glyph);
        None
    }

    /// The rows: each cell's text in its first square, the other squares blank, spread over the columns between `xs`.
    pub fn rows(mut self, xs: &[f64]) -> Vec<Vec<String>> {
        let columns = self.xs.len() - 1;
        let mut out = Vec::new();
        for row in 0..self.ys.len() - 1 {
            let mut cells = vec![String::new(); xs.len().saturating_sub(1)];
            for column in 0..columns {
                let at = row * columns + column;
                if self.owner[at] == at {
                    let place = xs.partition_point(|x| *x <= self.xs[column] + SNAP).saturating_sub(1);
                    if let Some(cell) = cells.get_mut(place) {
                        cell.push_str(&text(std::mem::take(&mut self.cells[at])));
                    }
                }
            }
            out.push(cells);
        }
        out
    }

    /// The top of the table.
    pub fn top(&self) -> f64 {
        self.ys[0]
    }
}

/// The text of a cell: its lines from top to bottom without blanks between them.
pub fn text(glyphs: Vec<Glyph>) -> String {
    super::place::lines(glyphs).into_iter().map(|line| line.text).collect()
}

/// The distinct places of lines.
fn places(edges: &[Edge]) -> Vec<f64> {
    let mut places: Vec<f64> = edges.iter().map(|edge| edge.at).collect();
    places.sort_by(f64::total_cmp);
    let mut out: Vec<f64> = Vec::new();
    for place in places {
        if out.last().is_none_or(|last| place - last > SNAP) {
            out.push(place);
        }
    }
    out
}

/// Whether a wall stands at a place over another.
fn stands(walls: &[Edge], at: f64, over: f64) -> bool {
    walls.iter().any(|wall| (wall.at - at).abs() <= SNAP && (wall.from - SNAP..=wall.to + SNAP).contains(&over))
}

fn between(places: &[f64], at: f64) -> Option<usize> {
    let after = places.partition_point(|place| *place <= at);
    (after > 0 && after < places.len()).then(|| after - 1)
}

fn unite(owner: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(owner, a), root(owner, b));
    owner[a.max(b)] = a.min(b);
}

fn root(owner: &[usize], mut at: usize) -> usize {
    while owner[at] != at {
        at = owner[at];
    }
    at
}
