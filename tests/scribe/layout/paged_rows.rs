//! Rows on paper: blanks where the columns were, cells wrapped over lines, the amounts on the last of them.

use super::paged::{Paged, wrap};
use super::{Codes, spread, stub_cells};
use crate::scribe::table::{Block, Row, Stub, Table};
use kuanxiang::model::AccountLevel;

/// How the rows of one table are set.
struct Setting {
    /// Characters that a name has room for.
    room: usize,
    /// Characters that the name of a project has room for.
    narrow: usize,
    /// Blanks between cells.
    between: &'static str,
    /// What an empty cell leaves.
    blank: &'static str,
    codes: Codes,
}

/// Whether every 款 stands beneath its 类, so that its own two digits are enough.
fn above(block: &Block) -> bool {
    let mut class = None;
    block.rows.iter().filter_map(|row| row.code).all(|code| {
        if code.level() == AccountLevel::Class {
            class = Some(code);
        }
        code.level() != AccountLevel::Section || class == Some(code.class())
    })
}

impl Paged<'_> {
    /// Writes the rows of a table.
    pub fn rows(&mut self, table: &Table) {
        let setting = self.setting(table);
        for at in 0..table.height() {
            if at + 1 == table.height() {
                self.fillers(table);
            }
            if let [block] = table.blocks.as_slice() {
                self.row(table, block, &block.rows[at], &setting);
            } else {
                self.sides(table, at, &setting);
            }
        }
    }

    fn setting(&mut self, table: &Table) -> Setting {
        let columns = table.blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0);
        let stub = table.blocks[0].stub;
        let joined = stub == Stub::Economic && self.chance.once_in(2);
        Setting {
            room: if columns > 4 { 10 } else { 12 + self.chance.below(4) },
            narrow: 4 + self.chance.below(3),
            between: if self.trailing { *self.chance.pick(&[" ", " ", "  "]) } else { " " },
            blank: if self.trailing { *self.chance.pick(&["", " "]) } else { "" },
            codes: if joined {
                Codes::Joined
            } else if above(&table.blocks[0]) && self.chance.once_in(2) {
                Codes::Own
            } else {
                Codes::Full
            },
        }
    }

    fn fillers(&mut self, table: &Table) {
        for _ in 0..table.fillers {
            if self.trailing {
                let blanks = " ".repeat(5 + self.chance.below(10));
                self.put(&blanks);
            }
        }
    }

    fn row(&mut self, table: &Table, block: &Block, row: &Row, setting: &Setting) {
        let amounts = self.amounts(row, setting);
        let cells = stub_cells(row, block.stub, setting.codes);
        if row.total {
            self.keep(1);
            let lead = if self.trailing { "      " } else { "" };
            let blanks = 1 + self.chance.below(2);
            let name = spread(&row.name, blanks);
            let line = self.put(&self.ended(&format!("{lead}{name}{}{amounts}", setting.between)));
            self.sheet().note_row(table, 0, row, line);
            return;
        }
        let width = block.stub.width();
        let (names, codes) = match block.stub {
            Stub::Projects => (2, width - 2),
            Stub::None => (0, 0),
            _ => (1, width - 1),
        };
        let code = self.code(&cells[..codes], setting);
        let line = match names {
            0 => self.put(&self.ended(&amounts)),
            1 => self.named(&code, &cells[codes], &amounts, setting),
            _ => self.project(&code, &cells[codes..], &amounts, setting),
        };
        self.sheet().note_row(table, 0, row, line);
    }

    /// The code cells of a row with the blanks between them.
    fn code(&mut self, cells: &[String], setting: &Setting) -> String {
        if !self.trailing {
            let printed: Vec<&str> = cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect();
            return printed.join(" ");
        }
        let between = if self.chance.once_in(3) { " " } else { setting.between };
        cells.join(between)
    }

    /// A row with one name: on one line where there is room, else the code first and the amounts last.
    fn named(&mut self, code: &str, name: &str, amounts: &str, setting: &Setting) -> u32 {
        let between = if code.is_empty() { "" } else { setting.between };
        let mut pieces = wrap(name, setting.room);
        if pieces.len() == 1 {
            return self.put(&self.ended(&format!("{code}{between}{name}{}{amounts}", setting.between)));
        }
        self.keep(pieces.len() + 2);
        self.end(code.trim_end());
        if self.chance.once_in(2) {
            self.tight();
        }
        let last = pieces.pop().unwrap_or_default();
        for piece in &pieces {
            self.put(piece);
        }
        if self.chance.once_in(4) {
            return self.put(&self.ended(&format!("{last}{}{amounts}", setting.between)));
        }
        self.end(&last);
        if self.chance.once_in(2) {
            self.tight();
        }
        self.put(&self.ended(amounts))
    }

    /// A row with the names of an account and of a project, each in a narrow column.
    fn project(&mut self, code: &str, names: &[String], amounts: &str, setting: &Setting) -> u32 {
        let (name, project) = (&names[0], &names[1]);
        if project.is_empty() {
            return self.named(code, name, amounts, &Setting { room: setting.narrow + 1, ..*setting });
        }
        let pieces = wrap(name, setting.narrow + 1);
        let projects = wrap(project, setting.narrow);
        self.keep(pieces.len() + projects.len() + 2);
        if pieces.len() == 1 {
            self.end(&format!("{code}{}{name}", setting.between));
        } else {
            self.end(code);
            if self.chance.once_in(2) {
                self.tight();
            }
            self.wrapped(name, setting.narrow + 1);
        }
        if self.chance.once_in(2) {
            self.tight();
        }
        self.wrapped(project, setting.narrow);
        if self.chance.once_in(2) {
            self.tight();
        }
        self.put(&self.ended(amounts))
    }

    /// Two blocks on one line.
    fn sides(&mut self, table: &Table, at: usize, setting: &Setting) {
        let rows: Vec<(&Block, &Row)> = table.blocks.iter().map(|block| (block, &block.rows[at])).collect();
        let mut text = String::new();
        for (number, (block, row)) in rows.iter().enumerate() {
            let name = stub_cells(row, block.stub, setting.codes).concat();
            let name = if row.total { spread(&name, if self.trailing { 2 } else { 1 }) } else { name };
            if !name.is_empty() {
                text.push_str(&name);
                text.push(' ');
            } else if self.trailing {
                text.push_str("   ");
            }
            text.push_str(&self.amounts(row, setting));
            if number == 0 && (self.trailing || !text.is_empty()) {
                text = format!("{}{}", text.trim_end(), if self.trailing { "  " } else { " " });
            }
        }
        let text = if self.trailing { format!("{text} ") } else { text.trim().to_owned() };
        let line = self.put(&text);
        for (number, (_, row)) in rows.iter().enumerate() {
            self.sheet().note_row(table, number, row, line);
        }
    }

    /// The amounts of a row; empty cells leave blanks where the layout keeps blanks.
    fn amounts(&self, row: &Row, setting: &Setting) -> String {
        if !self.trailing {
            let printed: Vec<&str> = row.cells.iter().flatten().map(String::as_str).collect();
            return printed.join(" ");
        }
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_deref().unwrap_or(setting.blank)).collect();
        cells.join(setting.between)
    }

    fn ended(&self, text: &str) -> String {
        if self.trailing { format!("{text} ") } else { text.trim().to_owned() }
    }
}
