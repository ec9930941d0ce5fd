//! Whose the text between two rows of a loose table is: the end of the name above, or the beginning of the name below.
//! Names decide, then how lines are wrapped; never place alone.

use std::collections::HashSet;

use super::names::folded;
use super::{Known, codes};
use crate::table::{Grid, GridRow, Piece, is_total};
use crate::text::width::width;

/// How many pieces of a text between two rows may belong to either; no name is wrapped over more.
const NEAR: usize = 20;

/// Gives the text between two rows to the row above or the row below: a name is often printed around its code and
/// figures. The division under which most names are known wins, then the one that closes brackets, then the one that
/// leaves no row without a name, then the one that looks like names on paper ([`looks`]); text that nothing claims stays
/// with the row above. Says which rows a text stands beside that might as well be another's.
pub fn settle(grid: &mut Grid, known: &Known) -> HashSet<usize> {
    let mut in_doubt = HashSet::new();
    let room = room(grid);
    for at in 0..grid.rows.len() {
        let tail = std::mem::take(&mut grid.rows[at].tail);
        if tail.is_empty() {
            continue;
        }
        let last = at + 1 == grid.rows.len();
        let fit = |cut: usize| (score(grid, at, &tail, cut, known), looks(grid, at, &tail, cut, (known, room)));
        let cuts = (0..=tail.len())
            .filter(|&cut| !last || cut == tail.len())
            .filter(|&cut| cut <= NEAR || tail.len() - cut <= NEAR);
        let fits: Vec<_> = cuts.map(|cut| (fit(cut), cut)).collect();
        let (most, best) = fits.iter().copied().max().unwrap_or((fit(tail.len()), tail.len()));
        if last || fits.iter().filter(|(fit, _)| *fit == most).count() > 1 {
            in_doubt.extend([at, at + 1]);
        }
        let (mine, next) = tail.split_at(best);
        // Text after a total or at the end of a table is a rest of the page, not part of a name.
        if grid.rows[at].code.is_empty() && !mine.is_empty() {
            grid.leftovers.extend_from_slice(mine);
        } else if last {
            if score(grid, at, &tail, best, known) > score(grid, at, &[], 0, known) {
                grid.rows[at].name.extend_from_slice(mine);
            } else {
                grid.leftovers.extend_from_slice(mine);
            }
        } else {
            grid.rows[at].name.extend_from_slice(mine);
        }
        if !last {
            let below = &mut grid.rows[at + 1];
            below.name = next.iter().chain(&below.name).cloned().collect();
        }
    }
    in_doubt
}

/// The names of the row above and of the row below, where the text between them is divided at a piece.
fn names(grid: &Grid, at: usize, tail: &[Piece], cut: usize) -> (Vec<Piece>, Option<Vec<Piece>>) {
    let above = grid.rows[at].name.iter().chain(&tail[..cut]).cloned().collect();
    let below = grid.rows.get(at + 1);
    (above, below.map(|below| tail[cut..].iter().chain(&below.name).cloned().collect()))
}

fn score(grid: &Grid, at: usize, tail: &[Piece], cut: usize, known: &Known) -> i32 {
    let (above, below) = names(grid, at, tail, cut);
    let below = below.zip(grid.rows.get(at + 1)).map_or(0, |(name, row)| claims(row, &name, known));
    claims(&grid.rows[at], &above, known) + below
}

/// How well a name fits a row.
fn claims(row: &GridRow, name: &[Piece], known: &Known) -> i32 {
    let text = folded(name);
    let mut score = 0;
    if let Some(code) = codes::code(row) {
        // The end of a name may still stand below its figures, and a project after it.
        score += match (known.is(code, &text), known.begins(code, &text)) {
            (true, _) => 8,
            (false, true) => 4,
            (false, false) => 0,
        };
        score += if text.is_empty() { -4 } else { 0 };
    } else if row.code.is_empty() && is_total(&text) {
        score += 8;
    }
    let open = text.matches('(').count() as i32 - text.matches(')').count() as i32;
    score - 2 * open.abs()
}

/// How far two names look like names where no list knows them: one that some account is called by is whole, no name begins
/// with a bracket, and a name is wrapped only where its line is full.
fn looks(grid: &Grid, at: usize, tail: &[Piece], cut: usize, (known, room): (&Known, usize)) -> i32 {
    let (above, below) = names(grid, at, tail, cut);
    let one = |name: &[Piece]| {
        let text = folded(name);
        let whole = i32::from(known.is_any(&text));
        let bracket = i32::from(text.starts_with(['(', ')']));
        whole - 2 * bracket - broken(name, room)
    };
    one(&above) + below.as_deref().map_or(0, one)
}

/// How wide the widest line of a name is: so much room the column has.
fn room(grid: &Grid) -> usize {
    let lines = grid.rows.iter().flat_map(|row| [&row.name, &row.tail]).flat_map(|pieces| lines(pieces));
    lines.map(wide).max().unwrap_or(0)
}

/// The pieces line by line.
fn lines(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    pieces.chunk_by(|a, b| a.origin.line == b.origin.line)
}

fn wide(line: &[Piece]) -> usize {
    line.iter().map(|piece| width(&piece.text)).sum::<usize>() + line.len().saturating_sub(1)
}

/// How many lines of a name end where what follows would have had room.
fn broken(name: &[Piece], room: usize) -> i32 {
    let lines: Vec<&[Piece]> = lines(name).collect();
    let early = |pair: &&[&[Piece]]| {
        // Digits and letters are never cut.
        let next = &pair[1][0].text;
        let run = next.find(|c: char| !c.is_ascii_graphic()).unwrap_or(next.len());
        let first = next.chars().next().map_or(0, char::len_utf8);
        wide(pair[0]) + width(&next[..run.max(first)]) <= room
    };
    lines.windows(2).filter(early).count() as i32
}
