//! A table before it is written: blocks of columns with paths of headers, rows of printed cells.

use kuanxiang::model::{Code, FormKind, Phase, Role};

/// A table of a disclosure.
#[derive(Clone, Debug)]
pub struct Table {
    /// Which statutory table it is.
    pub kind: FormKind,
    /// Its number among the tables.
    pub number: u32,
    /// Its title without the number.
    pub title: String,
    /// Side by side, each with rows of its own.
    pub blocks: Vec<Block>,
    /// What is printed beneath, a 备注 or a sentence about the empty table.
    pub remark: Option<String>,
    /// Empty rows before the last one.
    pub fillers: usize,
}

/// One block of a table.
#[derive(Clone, Debug)]
pub struct Block {
    /// 收入, 支出; empty for a plain table.
    pub label: String,
    /// What stands before the amounts.
    pub stub: Stub,
    /// The columns of amounts.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// What stands before the amounts of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stub {
    /// 类, 款, 项 and the name of a functional account.
    Accounts,
    /// 类, 款 and the name of an economic account.
    Economic,
    /// 类, 款, 项, the name of the account and the name of the project.
    Projects,
    /// One cell that names a thing, with a code in front of it or without.
    Items(&'static str),
    /// Nothing: the row is amounts only.
    None,
}

/// A column of amounts.
#[derive(Clone, Debug)]
pub struct Column {
    /// The headers from the top down.
    pub path: Vec<String>,
    /// What its amounts are of; `None` where no reader is asked to know.
    pub role: Option<Role>,
    /// When its amounts are from.
    pub phase: Option<Phase>,
}

/// A row of a block.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// The account.
    pub code: Option<Code>,
    /// The account or the item.
    pub name: String,
    /// The project, in a table of projects.
    pub project: Option<String>,
    /// Whether it is a 合计, 总计 or 小计.
    pub total: bool,
    /// What the amounts are of where the row says it.
    pub role: Option<Role>,
    /// What is printed in each column; `None` for a blank cell.
    pub cells: Vec<Option<String>>,
}

impl Column {
    /// A column under one header or several.
    pub fn new(path: &[&str], role: impl Into<Option<Role>>) -> Column {
        Column { path: path.iter().map(|part| (*part).to_owned()).collect(), role: role.into(), phase: None }
    }

    /// The same column for a time.
    pub fn at(mut self, phase: Phase) -> Column {
        self.phase = Some(phase);
        self
    }
}

impl Row {
    /// What an amount of the row in a column is of.
    pub fn role_in(&self, column: &Column) -> Option<Role> {
        match (self.role, column.role) {
            (Some(row), Some(Role::Total) | None) => Some(row),
            (_, column) => column,
        }
    }
}

impl Stub {
    /// The header paths of its cells.
    fn paths(self, label: &str, code: &str) -> Vec<Vec<String>> {
        let under = |parts: &[&str]| -> Vec<String> {
            let label = Some(label).filter(|label| !label.is_empty());
            label.into_iter().chain(parts.iter().copied()).map(str::to_owned).collect()
        };
        let (codes, name) = (format!("{code}编码"), format!("{code}名称"));
        match self {
            Stub::Accounts => {
                vec![under(&[&codes, "类"]), under(&[&codes, "款"]), under(&[&codes, "项"]), under(&[&name])]
            }
            Stub::Economic => vec![under(&[&codes, "类"]), under(&[&codes, "款"]), under(&[&name])],
            Stub::Projects => vec![
                under(&["科目编码", "类"]),
                under(&["科目编码", "款"]),
                under(&["科目编码", "项"]),
                under(&["科目"]),
                under(&["项目名称"]),
            ],
            Stub::Items(header) => vec![under(&[header])],
            Stub::None => vec![],
        }
    }

    /// How many cells stand before the amounts.
    pub fn width(self) -> usize {
        match self {
            Stub::Accounts => 4,
            Stub::Economic => 3,
            Stub::Projects => 5,
            Stub::Items(_) => 1,
            Stub::None => 0,
        }
    }
}

impl Block {
    /// The header paths of all its physical columns.
    pub fn paths(&self) -> Vec<Vec<String>> {
        let code = if self.stub == Stub::Economic { "经济分类科目" } else { "功能分类科目" };
        let grouped = self.label.is_empty() && self.columns.iter().all(|column| column.path.len() > 1);
        let label = if grouped { "项目" } else { self.label.as_str() };
        let mut paths = self.stub.paths(label, code);
        for column in &self.columns {
            let label = Some(self.label.clone()).filter(|label| !label.is_empty());
            paths.push(label.into_iter().chain(column.path.iter().cloned()).collect());
        }
        paths
    }
}

impl Table {
    /// How many printed rows: those of the longest block.
    pub fn height(&self) -> usize {
        self.blocks.iter().map(|block| block.rows.len()).max().unwrap_or(0)
    }

    /// Whether no cell holds an amount.
    pub fn is_empty(&self) -> bool {
        let prints =
            |cell: &Option<String>| cell.as_ref().is_some_and(|text| text.contains(|c: char| c.is_ascii_digit()));
        !self.blocks.iter().flat_map(|block| &block.rows).any(|row| row.cells.iter().any(prints))
    }

    /// The row of an account, for those who want to change what it prints.
    pub fn row_mut(&mut self, code: &str) -> &mut Row {
        let code = Code::parse(code);
        self.blocks
            .iter_mut()
            .flat_map(|block| &mut block.rows)
            .find(|row| row.code == code && code.is_some())
            .expect("no such account in the table")
    }
}
