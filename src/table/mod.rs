//! Grids: the tables of a document as rows of cells, every cell with its place, whatever the layout it was printed in.
//!
//! Three layouts come out of text: *ruled* rows of tab-separated cells, *ruled* rows of one cell a line, and *loose*
//! lines whose columns the extraction lost. Ruled cells know their column; loose figures do not, and nobody guesses it
//! here: `reconcile` decides it by the sums that must hold.

mod align;
mod cells;
mod code;
mod furniture;
mod loose;
mod preamble;
mod region;
mod ruled;
mod titles;
mod turn;
mod twin;

pub use code::{is_no_number, is_total};
pub use region::{Layout, Note, Region, page_furniture, performance_forms, regions};

use crate::model::{Phase, Role};
use crate::source::{Origin, Text};

/// A piece of text and where it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The text, trimmed.
    pub text: String,
    /// Where.
    pub origin: Origin,
}

/// A table as rows of cells.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// The columns of amounts, block by block.
    pub columns: Vec<GridColumn>,
    /// The labels of the blocks (收入, 支出), as many as there are blocks.
    pub blocks: Vec<String>,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// What stands in the table and belongs to no row.
    pub leftovers: Vec<Piece>,
}

/// No form comes near so many blocks side by side; what comes after them is read with the last.
const MOST_BLOCKS: usize = 50;

impl Grid {
    /// Makes one block of all.
    fn join_blocks(&mut self) {
        self.blocks = vec![String::new()];
        self.columns.iter_mut().for_each(|column| column.block = 0);
    }
}

/// A column of amounts.
#[derive(Clone, Debug)]
pub struct GridColumn {
    /// The header, levels joined with `/`.
    pub header: String,
    /// What its amounts are of.
    pub role: Option<Role>,
    /// When they are from.
    pub phase: Option<Phase>,
    /// Whether the header is one that no form is known to print.
    pub unknown: bool,
    /// The block it belongs to.
    pub block: usize,
}

/// One part of a code, with the level its column says.
#[derive(Clone, Debug)]
pub struct CodePart {
    /// The digits.
    pub piece: Piece,
    /// The level (0 类, 1 款, 2 项), where the column says it.
    pub level: Option<u8>,
}

/// A row of one block.
#[derive(Clone, Debug, Default)]
pub struct GridRow {
    /// The block.
    pub block: usize,
    /// The code, in the parts it is printed in.
    pub code: Vec<CodePart>,
    /// The name in the pieces it is printed in; in a loose project table the project's pieces follow.
    pub name: Vec<Piece>,
    /// The project, where a column of its own holds it.
    pub project: Option<Piece>,
    /// The cells of the amount columns that are not blank.
    pub figures: Vec<GridFigure>,
    /// Text between this row's figures and the next row, which may be the rest of this name or the beginning of the next.
    pub tail: Vec<Piece>,
}

/// A cell of an amount column.
#[derive(Clone, Debug)]
pub struct GridFigure {
    /// What is printed.
    pub piece: Piece,
    /// The column, where the layout kept it.
    pub column: Option<usize>,
}

/// The rows of a region whose cells were kept; `None` where the layout lost them. Blank cells are empty pieces.
pub fn cell_rows(region: &Region, text: &Text) -> Option<Vec<Vec<Piece>>> {
    match region.layout(text) {
        Layout::Tabs => Some(cells::tab_rows(region, text).rows),
        Layout::CellALine => Some(cells::cell_rows(region, text).rows),
        Layout::Loose => None,
    }
}

/// The grid of a region.
pub fn grid(region: &Region, text: &Text) -> Grid {
    match region.layout(text) {
        Layout::Tabs => ruled::grid(&cells::tab_rows(region, text)),
        Layout::CellALine => ruled::grid(&cells::cell_rows(region, text)),
        Layout::Loose => loose::grid(region, text),
    }
}
