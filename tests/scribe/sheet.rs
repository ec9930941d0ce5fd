//! The page under the pen: lines, and what figures were written on which of them.

use kuanxiang::model::{Code, FormKind, Phase, Role};

use super::table::{Row, Table};

/// A table as it was written.
#[derive(Clone, Debug)]
pub struct WrittenForm {
    /// Which table.
    pub kind: FormKind,
    /// Its number.
    pub number: u32,
    /// Its title without the number.
    pub title: String,
    /// Whether the document says that it is empty.
    pub declared_empty: bool,
    /// Every amount in it.
    pub figures: Vec<Figure>,
}

/// An amount as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The account.
    pub code: Option<Code>,
    /// The account or item.
    pub name: String,
    /// The project.
    pub project: Option<String>,
    /// Whether its row is a total.
    pub total: bool,
    /// Which column of the table, counted over all blocks.
    pub column: usize,
    /// What it is of; `None` where no reader is asked to know.
    pub role: Option<Role>,
    /// When it is from.
    pub phase: Option<Phase>,
    /// What is printed, without separators.
    pub printed: String,
    /// On which line, counted from 1.
    pub line: u32,
}

/// Lines and figures.
#[derive(Debug, Default)]
pub struct Sheet {
    lines: Vec<String>,
    forms: Vec<WrittenForm>,
}

impl Sheet {
    /// Writes a line and says its number.
    pub fn line(&mut self, text: impl Into<String>) -> u32 {
        self.lines.push(text.into());
        self.lines.len() as u32
    }

    /// Begins a table.
    pub fn begin(&mut self, table: &Table) {
        self.forms.push(WrittenForm {
            kind: table.kind,
            number: table.number,
            title: table.title.clone(),
            declared_empty: table.is_empty() && table.remark.is_some(),
            figures: Vec::new(),
        });
    }

    /// Notes what a cell of the table begun last prints on a line. Blank cells and words are no figures.
    pub fn note(&mut self, table: &Table, block: usize, row: &Row, column: usize, line: u32) {
        let Some(printed) = row.cells.get(column).and_then(Option::as_ref) else {
            return;
        };
        if !printed.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let before: usize = table.blocks[..block].iter().map(|block| block.columns.len()).sum();
        let head = &table.blocks[block].columns[column];
        self.forms.last_mut().expect("a table was begun").figures.push(Figure {
            code: row.code,
            name: row.name.clone(),
            project: row.project.clone(),
            total: row.total,
            column: before + column,
            role: row.role_in(head),
            phase: head.phase,
            printed: printed.replace(',', ""),
            line,
        });
    }

    /// Notes every cell of a row that stands on one line.
    pub fn note_row(&mut self, table: &Table, block: usize, row: &Row, line: u32) {
        for column in 0..row.cells.len() {
            self.note(table, block, row, column, line);
        }
    }

    /// The text, each line ended, and the tables.
    pub fn finish(self) -> (String, Vec<WrittenForm>) {
        let mut text = self.lines.join("\n");
        text.push('\n');
        (text, self.forms)
    }
}
