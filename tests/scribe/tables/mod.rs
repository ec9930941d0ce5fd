//! Tables made from the books: the budget's of two years' forms and the final account's.

mod account;
mod budget;
mod closing;

mod receipts;

use kuanxiang::model::Role;

pub use budget::budget;
pub use closing::closing;

use super::amount::{Digits, Nothing};

/// How a document makes its tables.
#[derive(Clone, Debug)]
pub struct Style {
    /// Which set of forms.
    pub set: Set,
    /// How the tables of receipts print amounts.
    pub summary: Digits,
    /// How all others do.
    pub digits: Digits,
    /// What a cell prints where there is nothing.
    pub nothing: Nothing,
    /// Which lines above the 项 are printed.
    pub parents: Parents,
    /// The sources that the table of receipts by account has columns for.
    pub sources: Vec<Source>,
    /// Columns of the expenditure table beside 基本支出 and 项目支出.
    pub extras: Vec<Role>,
    /// Empty rows before the last of each table.
    pub fillers: usize,
    /// Mixes the order of the accounts; 0 leaves it.
    pub mixed: u64,
}

/// Which set of forms a document uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Set {
    /// Nine tables, as in 2021.
    Nine,
    /// Twelve tables, as from 2026 on.
    Twelve,
}

/// Which lines above the 项 a table prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parents {
    /// 类 and 款.
    All,
    /// 类 only.
    Classes,
    /// 款 only.
    Sections,
    /// None: every line is a 项.
    None,
    /// Some are there and some are not.
    Scattered,
}

impl Parents {
    /// Whether the line of a 类 or 款 is printed.
    pub const fn prints(self, code: u32) -> bool {
        match self {
            Parents::All => true,
            Parents::Classes => code < 1000,
            Parents::Sections => code >= 1000,
            Parents::None => false,
            Parents::Scattered => (code ^ (code / 7)) % 3 != 0,
        }
    }
}

/// A source of money with the headers it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub role: Role,
    /// Its header over a column.
    pub header: &'static str,
    /// Its name as a line.
    pub line: &'static str,
}

/// The role that the export calls so.
pub fn role(id: &str) -> Role {
    Role::of_id(id).expect("a role")
}
