//! Pages as they are drawn, whatever the format: glyphs and rulings with their places, and from both the lines of each
//! page in reading order. A ruled table comes out as one line a row with its cells set off by tabs.

mod lattice;
mod page;
mod place;
mod rulings;
mod running;

pub use page::{Glyph, Ruling, Sheet, thin_fill};
pub use place::lay_out;
