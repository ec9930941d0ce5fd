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

/// The row of a baseline; glyphs less than a point apart are in neighbouring ones.
fn row(y: f64) -> usize {
    (y as usize).min(LOWEST)
}
