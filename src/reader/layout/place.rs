//! The text of pages in reading order: lines of words, and the rows of tables between them.

use super::lattice::Lattice;
use super::page::{Edge, Glyph, Sheet};
use super::rulings::{Ruled, joined, tables};
use super::running::{Running, is_page_number};

/// A line of words.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its baseline.
    pub y: f64,
    /// The text, words set off by blanks.
    pub text: String,
}

/// Something on a page, by where it begins.
enum Thing {
    Words(Line),
    Table(Lattice),
}

/// The lines of each page.
pub fn lay_out(sheets: Vec<Sheet>) -> Vec<Vec<String>> {
    let (count, heights) = (sheets.len(), sheets.iter().map(|sheet| sheet.height).collect::<Vec<_>>());
    let mut pages: Vec<Vec<Thing>> = sheets.into_iter().map(|sheet| things(sheet, count)).collect();
    let mut running = Running::of(heights.into_iter().zip(pages.iter().map(|things| words(things))));
    for (page, things) in pages.iter_mut().enumerate() {
        things.retain(|thing| !matches!(thing, Thing::Words(line) if running.is_again(line, page)));
    }
    let mut grids = shared_columns(&pages).into_iter();
    let mut out = Vec::new();
    for things in pages {
        let mut lines = Vec::new();
        for thing in things {
            match thing {
                Thing::Words(line) => lines.push(line.text),
                Thing::Table(lattice) => {
                    let xs = grids.next().unwrap_or_else(|| lattice.xs.clone());
                    lines.extend(lattice.rows(&xs).into_iter().map(|cells| cells.join("\t")));
                }
            }
        }
        out.push(lines);
    }
    out
}

/// The lines of words among the things of a page.
fn words(things: &[Thing]) -> Vec<&Line> {
    let mut lines = Vec::new();
    for thing in things {
        if let Thing::Words(line) = thing {
            lines.push(line);
        }
    }
    lines
}

/// Lines of a page beyond this are no tables.
const MOST_LINES: usize = 10_000;

/// Crossings of rulings beyond this are not looked for; a table of 500 rows has some 10,000.
const MOST_CROSSINGS: usize = 4_000_000;

/// The rulings of a page, put together; none where there are so many that they are a drawing and no table.
fn rulings(across: Vec<Edge>, down: Vec<Edge>) -> Vec<Ruled> {
    let (across, down) = (joined(across), joined(down));
    match across.len() + down.len() <= MOST_LINES && across.len() * down.len() <= MOST_CROSSINGS {
        true => tables(&across, &down),
        false => Vec::new(),
    }
}

fn things(sheet: Sheet, pages: usize) -> Vec<Thing> {
    let ruled = rulings(sheet.across, sheet.down);
    let mut lattices: Vec<Lattice> = ruled.iter().filter_map(Lattice::new).collect();
    let mut outside = Vec::new();
    for glyph in sheet.glyphs {
        let mut left = Some(glyph);
        for lattice in &mut lattices {
            left = left.and_then(|glyph| lattice.take(glyph));
        }
        outside.extend(left);
    }
    let mut things: Vec<(f64, Thing)> = lattices.into_iter().map(|l| (l.top(), Thing::Table(l))).collect();
    let lines = lines(outside).into_iter().filter(|line| !is_page_number(line, sheet.height, pages));
    things.extend(lines.map(|line| (line.y, Thing::Words(line))));
    things.sort_by(|a, b| a.0.total_cmp(&b.0));
    things.into_iter().map(|(_, thing)| thing).collect()
}

/// The columns of every table; tables that go on from one page to the next share theirs.
fn shared_columns(pages: &[Vec<Thing>]) -> Vec<Vec<f64>> {
    let mut out: Vec<Vec<f64>> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for things in pages.iter() {
        for thing in things {
            match thing {
                Thing::Words(line) if line.text.chars().count() > 4 => close(&mut open, &mut out),
                Thing::Words(_) => {}
                Thing::Table(lattice) => {
                    if open.last().is_some_and(|last| !like(&out[*last], &lattice.xs)) {
                        close(&mut open, &mut out);
                    }
                    open.push(out.len());
                    out.push(lattice.xs.clone());
                }
            }
        }
    }
    close(&mut open, &mut out);
    out
}

/// Whether two tables stand between the same outer lines.
fn like(a: &[f64], b: &[f64]) -> bool {
    let near = |a: Option<&f64>, b: Option<&f64>| a.zip(b).is_some_and(|(a, b)| (a - b).abs() < 8.0);
    near(a.first(), b.first()) && near(a.last(), b.last())
}

fn close(open: &mut Vec<usize>, out: &mut [Vec<f64>]) {
    let mut all: Vec<f64> = open.iter().flat_map(|at| out[*at].clone()).collect();
    all.sort_by(f64::total_cmp);
    let mut xs: Vec<f64> = Vec::new();
    for x in all {
        if xs.last().is_none_or(|last| x - last > 5.0) {
            xs.push(x);
        }
    }
    for at in open.drain(..) {
        out[at].clone_from(&xs);
    }
}

/// The lines that glyphs stand on, from top to bottom; a gap sets words off.
pub fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.retain(|glyph| !glyph.text.trim().is_empty());
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            // A digit on another baseline than its sentence still belongs to it.
            Some(row) if glyph.y - row[0].y <= row[0].size.max(glyph.size) * 0.45 => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    rows.into_iter().map(line).collect()
}

fn line(mut glyphs: Vec<Glyph>) -> Line {
    glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut end = f64::MIN;
    for glyph in &glyphs {
        let gap = glyph.x - end;
        if end > f64::MIN && gap > glyph.size * 0.35 {
            text.push(' ');
        }
        text.push_str(glyph.text.trim());
        end = glyph.end.max(end);
    }
    let y = glyphs.first().map_or(0.0, |glyph| glyph.y);
    Line { y, text }
}
