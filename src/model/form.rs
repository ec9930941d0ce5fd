//! A statutory table as data: blocks of columns, lines in a tree, cells that are printed.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{AccountLevel, Code, FormIndex, FormKind, Name, Phase, Role, Trouble};
use crate::money::{Amount, Unit};
use crate::source::Origin;

/// Which line of a form: an index into [`Form::lines`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LineId(pub u32);

/// One statutory table of a disclosure.
#[derive(Clone, Debug)]
pub struct Form {
    /// Which table it is.
    pub kind: FormKind,
    /// Its number among the tables, where one is printed (表三: 3).
    pub number: Option<u32>,
    /// The title as printed.
    pub title: Name,
    /// The unit that the table states, or the document's where it states none.
    pub unit: Unit,
    /// Where the title stands.
    pub origin: Origin,
    /// The columns of amounts, block by block, as the header prints them.
    pub columns: Vec<Column>,
    /// Side-by-side blocks (收入 | 支出); one without a label for a plain table.
    pub blocks: Vec<Block>,
    /// The lines in the order of the document, block by block.
    pub lines: Vec<Line>,
    /// The printed cells, in the order of the lines.
    pub cells: Vec<Cell>,
    /// Where the document says that the table is empty, if it does.
    pub declared_empty: Option<Origin>,
    /// What the reading of this table left open.
    pub troubles: Vec<Trouble>,
    /// Its lines by account and by parent.
    pub index: FormIndex,
}

/// A group of columns with lines of its own.
#[derive(Clone, Debug)]
pub struct Block {
    /// 收入, 支出; empty for a plain table.
    pub label: Name,
    /// Its columns, as indices into [`Form::columns`].
    pub columns: Range<usize>,
}

/// A column of amounts.
#[derive(Clone, Debug)]
pub struct Column {
    /// The header as printed, levels joined with `/`.
    pub header: Name,
    /// What its amounts are of; `None` where the header says something else.
    pub role: Option<Role>,
    /// When its amounts are from; `None` in a budget.
    pub phase: Option<Phase>,
}

/// A line of a table.
#[derive(Clone, Debug)]
pub struct Line {
    /// The account code, where the line has one.
    pub code: Option<Code>,
    /// The account or item as printed, wraps joined.
    pub name: Name,
    /// The project, for lines of a project table.
    pub project: Option<Name>,
    /// What the line's amount is of, where the line says it and not the column (公务接待费 as a line).
    pub role: Option<Role>,
    /// Whether it is a 合计, 总计 or 小计.
    pub total: bool,
    /// The line it hangs under in the account tree; `None` at the top.
    pub parent: Option<LineId>,
    /// How many lines it hangs under.
    pub depth: u8,
    /// Which block it belongs to.
    pub block: u8,
    /// Its cells, as indices into [`Form::cells`].
    pub cells: Range<u32>,
    /// Where the line begins.
    pub origin: Origin,
}

/// A printed cell. A blank cell has no `Cell`.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The column, as an index into [`Form::columns`]; `None` where it could not be decided for certain.
    pub column: Option<u8>,
    /// What is printed.
    pub print: Print,
    /// Where it is printed.
    pub origin: Origin,
}

/// What a cell prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Print {
    /// A number, its scale being the printed places.
    Number(Decimal),
    /// A word in the place of a number: 无, /, -.
    Word(Name),
}

impl Print {
    /// The number, where it is one.
    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Print::Number(number) => Some(*number),
            Print::Word(_) => None,
        }
    }
}

impl Line {
    /// The level that the code says.
    pub fn level(&self) -> Option<AccountLevel> {
        self.code.map(Code::level)
    }
}

impl Form {
    /// A line by its id.
    ///
    /// # Panics
    /// For an id of another form that is out of range.
    pub fn line(&self, id: LineId) -> &Line {
        &self.lines[id.0 as usize]
    }

    /// All ids in the order of the lines.
    pub fn line_ids(&self) -> impl DoubleEndedIterator<Item = LineId> + use<> {
        (0..self.lines.len() as u32).map(LineId)
    }

    /// The lines of an account in their order, more than one where the table prints it more than once.
    pub fn account(&self, code: Code) -> Vec<LineId> {
        self.index.account(&self.lines, code)
    }

    /// The lines that hang directly under one, in their order.
    pub fn children(&self, id: LineId) -> Vec<LineId> {
        self.index.children(&self.lines, id)
    }

    /// The printed cells of a line.
    pub fn cells(&self, line: &Line) -> &[Cell] {
        &self.cells[line.cells.start as usize..line.cells.end as usize]
    }

    /// The columns of a line's block.
    pub fn columns_of(&self, line: &Line) -> Range<usize> {
        self.blocks.get(line.block as usize).map_or(0..self.columns.len(), |block| block.columns.clone())
    }

    /// The cell of a line in a column; `None` where the document leaves it blank or the column is in doubt.
    pub fn cell(&self, line: &Line, column: usize) -> Option<&Cell> {
        self.cells(line).iter().find(|cell| cell.column.map(usize::from) == Some(column))
    }

    /// What a cell is called: the name of its line, or in a table of one unnamed line (三公经费 in a row) the words over
    /// its column that say more than 合计.
    pub fn naming<'a>(&'a self, line: &'a Line, cell: &Cell) -> &'a str {
        let column = cell.column.and_then(|column| self.columns.get(usize::from(column)));
        match column {
            Some(column) if line.name.is_empty() => {
                let words = || column.header.split('/').rev();
                let is_sum = |word: &&str| matches!(*word, "合计" | "小计" | "总计");
                words().find(|word| !is_sum(word)).or_else(|| words().next()).unwrap_or_default()
            }
            _ => &line.name,
        }
    }

    /// What a cell's amount is of: the column's role, or the line's where the column only says 合计. A column without a
    /// role (上年预算数) gives its amounts none.
    pub fn role(&self, line: &Line, cell: &Cell) -> Option<Role> {
        let column = self.columns.get(usize::from(cell.column?))?.role;
        match (line.role, column) {
            (Some(line), Some(Role::Total)) => Some(line),
            (_, column) => column,
        }
    }

    /// The amount of a cell, where it is a number.
    pub fn amount(&self, cell: &Cell) -> Option<Amount> {
        cell.print.number().map(|number| Amount { number, unit: self.unit })
    }

    /// The amount of a line in the first column with a role.
    pub fn amount_of(&self, line: &Line, role: Role) -> Option<Amount> {
        self.cells(line).iter().find(|cell| self.role(line, cell) == Some(role)).and_then(|cell| self.amount(cell))
    }

    /// The line that totals a block (合计, 总计): the last total line that hangs under nothing.
    pub fn total_line(&self, block: u8) -> Option<LineId> {
        self.line_ids().rev().find(|&id| {
            let line = self.line(id);
            line.total && line.block == block && line.depth == 0
        })
    }

    /// Whether no cell holds a number.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.print.number().is_none())
    }
}
