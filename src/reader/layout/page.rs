//! A page as its drawing instructions leave it: glyphs, edges of rulings, pictures.

/// A glyph that is seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    /// What it stands for.
    pub text: String,
    /// Where it begins, in points from the left.
    pub x: f64,
    /// Its baseline, in points from the top.
    pub y: f64,
    /// The size of its font in points.
    pub size: f64,
    /// Where it ends, by the next glyph of its run or by its kind.
    pub end: f64,
}

impl Glyph {
    /// A glyph at its place in points from the left and the top, as wide as one of its kind.
    pub fn new(text: String, (x, y): (f64, f64), size: f64) -> Glyph {
        let glyph = Glyph { text, x, y, size, end: x };
        Glyph { end: x + glyph.advance(), ..glyph }
    }

    /// The middle of the glyph.
    pub fn centre(&self) -> (f64, f64) {
        ((self.x + self.end) / 2.0, self.y - self.size * 0.35)
    }

    /// How far it reaches, by its kind: a full-width form its size, a Latin one about half.
    pub fn advance(&self) -> f64 {
        let wide = self.text.chars().any(|c| crate::text::width::char_width(c) > 1);
        self.size * if wide { 1.0 } else { 0.5 }
    }

    /// Whether another is this one drawn a second time at its place, for a bold look.
    pub fn is_again(&self, other: &Glyph) -> bool {
        (self.x - other.x).abs() < 1.0 && (self.y - other.y).abs() < 1.0 && self.text == other.text
    }
}

/// A line that is drawn, horizontal or vertical: its place, and from where to where it runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// y of a horizontal, x of a vertical edge.
    pub at: f64,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
}

/// A ruling is at least this long.
const SHORT: f64 = 2.0;

/// A ruling leaves the horizontal or the vertical by this at most.
const SLANT: f64 = 0.6;

/// A fill at most this thick is a ruling; anything wider is a background.
const THIN: f64 = 3.0;

impl Edge {
    fn of(at: (f64, f64), ends: (f64, f64)) -> Edge {
        Edge { at: (at.0 + at.1) / 2.0, from: ends.0.min(ends.1), to: ends.0.max(ends.1) }
    }

    /// What is seen of it between two bounds along it and two beside it, where that is still as long as a ruling.
    pub fn within(self, along: (f64, f64), beside: (f64, f64)) -> Option<Edge> {
        let edge = Edge { from: self.from.max(along.0), to: self.to.min(along.1), ..self };
        (edge.to - edge.from >= SHORT && (beside.0..=beside.1).contains(&edge.at)).then_some(edge)
    }
}

/// A stroke that is a ruling.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ruling {
    /// A horizontal one.
    Across(Edge),
    /// A vertical one.
    Down(Edge),
}

impl Ruling {
    /// The ruling between two points in points of the page; `None` for a stroke that is short or slants.
    pub fn between(a: (f64, f64), b: (f64, f64)) -> Option<Ruling> {
        let (across, down) = ((a.0 - b.0).abs(), (a.1 - b.1).abs());
        if down <= SLANT && across >= SHORT {
            Some(Ruling::Across(Edge::of((a.1, b.1), (a.0, b.0))))
        } else if across <= SLANT && down >= SHORT {
            Some(Ruling::Down(Edge::of((a.0, b.0), (a.1, b.1))))
        } else {
            None
        }
    }
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The glyphs in the order they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Horizontal edges.
    pub across: Vec<Edge>,
    /// Vertical edges.
    pub down: Vec<Edge>,
    /// How many pictures there are.
    pub pictures: usize,
    /// Height in points.
    pub height: f64,
    /// The numbers of the glyphs by the point their baseline is in.
    rows: Vec<Vec<u32>>,
}

/// A glyph drawn a second time, for a bold look, is among so many that were drawn before.
const NEAR: usize = 400;

/// Baselines further down share one row.
const LOWEST: usize = 4000;

impl Sheet {
    /// Glyphs, and rulings, of a page beyond this are not kept.
    pub const MOST: usize = 200_000;

    /// A blank page of a height in points.
    pub fn blank(height: f64) -> Sheet {
        Sheet { height, ..Sheet::default() }
    }

    /// Takes a glyph in.
    pub fn push(&mut self, glyph: Glyph) {
        let row = row(glyph.y);
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        self.rows[row].push(self.glyphs.len() as u32);
        self.glyphs.push(glyph);
    }

    /// Whether no more rulings are kept.
    pub fn is_full_of_rulings(&self) -> bool {
        self.across.len() + self.down.len() >= Sheet::MOST
    }

    /// Ends each glyph of a run, from its first on, where the next one begins, if that is before the end of its kind.
    pub fn end_run(&mut self, first: usize) {
        let run = &mut self.glyphs[first..];
        for at in 1..run.len() {
            let next = run[at].x;
            let before = &mut run[at - 1];
            if next > before.x && next - before.x < before.size * 1.2 {
                before.end = before.end.min(next);
            }
        }
    }

    /// Whether a glyph is drawn again at its place: whether it is among the last of those before a run's first.
    pub fn holds(&self, glyph: &Glyph, first: usize) -> bool {
        let row = row(glyph.y);
        let rows = self.rows.iter().skip(row.saturating_sub(1)).take(if row > 0 { 3 } else { 2 });
        rows.into_iter().any(|numbers| {
            // They are in order, and a run may be long.
            let before = &numbers[..numbers.partition_point(|number| (*number as usize) < first)];
            let near = before.iter().rev().map(|number| *number as usize);
            let mut near = near.take_while(|number| number + NEAR >= first);
            near.any(|number| self.glyphs[number].is_again(glyph))
        })
    }
}

/// The ends of the line that a filled box from `left` to `right` and from `top` to `bottom` stands for, where it is thin.
pub fn thin_fill((left, right): (f64, f64), (top, bottom): (f64, f64)) -> Option<[(f64, f64); 2]> {
    let (width, height) = (right - left, bottom - top);
    if height <= THIN && width > height {
        let middle = (top + bottom) / 2.0;
        Some([(left, middle), (right, middle)])
    } else if width <= THIN && height > width {
        let middle = (left + right) / 2.0;
        Some([(middle, top), (middle, bottom)])
    } else {
        None
    }
}

/// The row of a baseline; glyphs less than a point apart are in neighbouring ones.
fn row(y: f64) -> usize {
    (y as usize).min(LOWEST)
}
