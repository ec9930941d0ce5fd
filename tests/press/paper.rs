//! Paper: blocks set on pages of words, lines and fills, as a word processor prints them.

mod columns;
mod rows;

use super::Block;
use columns::{width, wrapped};
use rows::Setter;

/// Words at a place: the beginning of their baseline, in points from the left and from the top.
#[derive(Clone, Debug)]
pub struct Words {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// The size of the font.
    pub size: f64,
    /// The text.
    pub text: String,
}

/// A rectangle in points from the top left corner.
#[derive(Clone, Copy, Debug)]
pub struct Area {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub across: f64,
    /// Height.
    pub down: f64,
}

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// How wide it is seen.
    pub width: f64,
    /// How high it is seen.
    pub height: f64,
    /// All words in the order they are drawn.
    pub words: Vec<Words>,
    /// Frames that are drawn.
    pub frames: Vec<Area>,
    /// Areas that are filled: with which grey, 0 black and 1 white.
    pub fills: Vec<(Area, f64)>,
}

/// How a table is ruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ruling {
    /// A frame around each cell.
    Frames,
    /// Thin filled bars instead of lines.
    Bars,
    /// Frames, and every cell filled with white, a header with grey.
    Filled,
    /// None at all.
    Nothing,
}

/// Where a table may end on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Between rows.
    Between,
    /// Within rows too.
    Within,
}

/// How a document is printed.
#[derive(Clone, Debug)]
pub struct Look {
    /// Width and height of the pages.
    pub size: (f64, f64),
    /// The rulings.
    pub ruling: Ruling,
    /// Where tables are cut.
    pub cut: Cut,
    /// Whether the header is printed again on each page of a table.
    pub repeated: bool,
    /// Whether every part begins on a page of its own.
    pub leaves: bool,
    /// What stands at the head of each page.
    pub head: Option<&'static str>,
    /// How the pages are numbered, `N` being the number.
    pub foot: Option<&'static str>,
}

/// A4.
pub const PORTRAIT: (f64, f64) = (595.0, 842.0);
/// A4 on its side.
pub const LANDSCAPE: (f64, f64) = (842.0, 595.0);

impl Default for Look {
    fn default() -> Look {
        Look {
            size: PORTRAIT,
            ruling: Ruling::Frames,
            cut: Cut::Between,
            repeated: false,
            leaves: true,
            head: None,
            foot: Some("- N -"),
        }
    }
}

/// Left and right of the text, above and below it.
const MARGIN: f64 = 60.0;
const SIZE: f64 = 12.0;

/// The document on pages.
pub fn print(blocks: &[Block], look: &Look) -> Vec<Page> {
    let mut setter = Setter::new(look);
    for block in blocks {
        match block {
            Block::Leaf(_) if look.leaves => setter.leaf(),
            Block::Leaf(_) => setter.skip(SIZE),
            Block::Title(text) => {
                for line in wrapped(text, 16.0, look.size.0 - 2.0 * MARGIN, 0.0) {
                    let x = (look.size.0 - width(&line, 16.0)) / 2.0;
                    setter.line(&[(x, &line)], 16.0);
                }
            }
            Block::Words(text) => {
                for (at, line) in wrapped(text, SIZE, look.size.0 - 2.0 * MARGIN, 2.0 * SIZE).iter().enumerate() {
                    setter.line(&[(MARGIN + if at == 0 { 2.0 * SIZE } else { 0.0 }, line)], SIZE);
                }
            }
            Block::Sides(left, right) => {
                let x = look.size.0 - MARGIN - width(right, 10.0);
                setter.line(&[(MARGIN, left), (x, right)], 10.0);
            }
            Block::Table(grid) => setter.table(grid),
        }
    }
    setter.finish()
}
