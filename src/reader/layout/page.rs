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
        self.text == other.text && (self.x - other.x).abs() < 1.0 && (self.y - other.y).abs() < 1.0
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
}
