//! A statutory table as a rule asks for it: what a line prints in a column, what hangs under it, and what an operand made
//! of it is called.

use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::model::{Cell, Code, Column, Form, FormKind, Line, LineId, Phase, Print, Role};

use super::{Operand, Value, finest};
use crate::money::Amount;
use crate::reconcile::{Relation, relations};

/// What a table prints at a line in a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A number.
    Printed(Operand),
    /// Nothing, or a word in the place of a number.
    Blank,
    /// Perhaps something: the line has figures whose column is not certain.
    InDoubt,
}

impl Reading {
    /// The operand, where there is one for certain.
    pub fn printed(self) -> Option<Operand> {
        match self {
            Reading::Printed(operand) => Some(operand),
            Reading::Blank | Reading::InDoubt => None,
        }
    }
}

/// A table of a disclosure.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    /// The table itself.
    pub form: &'a Form,
    /// Whether its columns contradict its lines so often that the header must have been read wrongly: of all but the totals no
    /// figure is then certain.
    pub torn: bool,
}

impl<'a> Table<'a> {
    /// A table as it was read.
    pub fn new(form: &'a Form) -> Table<'a> {
        Table { form, torn: is_torn(form) }
    }

    /// Whether a column is one that the table leaves in doubt.
    pub fn is_open(&self, column: usize) -> bool {
        let is_total = |column: &Column| column.role == Some(Role::Total);
        self.torn && !self.form.columns.get(column).is_some_and(is_total)
    }

    /// What messages and labels call it: 表三支出总表, or 支出总表 where it has no number.
    pub fn name(&self) -> String {
        let kind = match self.form.kind {
            FormKind::Other => self.form.title.to_string(),
            kind => kind.chinese().to_owned(),
        };
        match self.form.number.and_then(crate::text::in_chinese) {
            Some(number) => format!("表{number}{kind}"),
            None => kind,
        }
    }

    /// A line.
    pub fn line(&self, id: LineId) -> &'a Line {
        self.form.line(id)
    }

    /// The columns of a line's block that are of a role in a phase.
    pub fn columns(&self, line: LineId, role: Role, phase: Option<Phase>) -> impl Iterator<Item = usize> + use<'a> {
        let form = self.form;
        form.columns_of(form.line(line)).filter(move |at| {
            let column = &form.columns[*at];
            column.role == Some(role) && column.phase == phase
        })
    }

    /// What a line prints in a column.
    pub fn at(&self, line: LineId, column: usize) -> Reading {
        let of = self.line(line);
        match self.form.cell(of, column) {
            Some(_) if self.is_open(column) => Reading::InDoubt,
            Some(cell) => self.operand(line, cell).map_or(Reading::Blank, Reading::Printed),
            None if self.is_in_doubt(line) => Reading::InDoubt,
            None => Reading::Blank,
        }
    }

    /// What a line prints of a role in a phase: in the first column of that role, or, where the line itself says the role
    /// (公务接待费 as a line), in its 合计 column.
    pub fn of_role(&self, line: LineId, role: Role, phase: Option<Phase>) -> Reading {
        let of = self.line(line);
        let in_phase = |cell: &&Cell| {
            let column = cell.column.and_then(|at| self.form.columns.get(usize::from(at)));
            column.is_some_and(|column| column.phase == phase) && self.form.role(of, cell) == Some(role)
        };
        match self.form.cells(of).iter().find(in_phase) {
            Some(cell) if cell.column.is_some_and(|column| self.is_open(usize::from(column))) => Reading::InDoubt,
            Some(cell) => self.operand(line, cell).map_or(Reading::Blank, Reading::Printed),
            None if self.is_in_doubt(line) && self.may_print(of, role, phase) => Reading::InDoubt,
            None => Reading::Blank,
        }
    }

    /// What a line prints of a role for the year: in final accounts what was spent.
    pub fn of_year(&self, line: LineId, role: Role) -> Reading {
        match self.of_role(line, role, Some(Phase::Actual)) {
            Reading::Blank => self.of_role(line, role, None),
            reading => reading,
        }
    }

    /// Whether a figure of a line could stand in a column of a role in a phase.
    fn may_print(&self, line: &Line, role: Role, phase: Option<Phase>) -> bool {
        self.form.columns_of(line).any(|at| {
            let column = &self.form.columns[at];
            let says_role = line.role == Some(role) && column.role == Some(Role::Total);
            column.phase == phase && (column.role == Some(role) || says_role)
        })
    }

    /// Whether a line has a figure whose column is not certain.
    pub fn is_in_doubt(&self, line: LineId) -> bool {
        let lost = |cell: &Cell| cell.column.is_none() && cell.print.number().is_some();
        self.form.cells(self.line(line)).iter().any(lost)
    }

    /// The operand of a cell; `None` for a word.
    pub fn operand(&self, line: LineId, cell: &Cell) -> Option<Operand> {
        let Print::Number(_) = cell.print else { return None };
        let amount = self.form.amount(cell)?;
        let column = cell.column.map(usize::from);
        Some(Operand { label: self.label(line, column).into(), value: Value::Money(amount), origin: cell.origin })
    }

    /// A line itself as an operand, where its figures have no certain column.
    pub fn place(&self, id: LineId) -> Operand {
        let line = self.line(id);
        Operand { label: self.label(id, None).into(), value: Value::Words((&*line.name).into()), origin: line.origin }
    }

    /// What a figure of a line is called: table, code, name, and its column where the block has several.
    pub fn label(&self, id: LineId, column: Option<usize>) -> String {
        let line = self.line(id);
        let mut label = self.name();
        let name: &str = line.project.as_deref().unwrap_or(&line.name);
        let block = self.form.blocks.get(usize::from(line.block));
        if let Some(block) = block.filter(|block| self.form.blocks.len() > 1 && !block.label.is_empty()) {
            label.push('·');
            label.push_str(&block.label);
        }
        if line.code.is_some() || !name.is_empty() {
            label.push('·');
        }
        if let Some(code) = line.code {
            label.push_str(&code.to_string());
            label.push(' ');
        }
        label.push_str(name);
        let columns = self.form.columns_of(line);
        if let Some(column) = column.filter(|_| columns.len() > 1).and_then(|at| self.form.columns.get(at)) {
            // The last words of a header name the column; the ones above head several.
            let header = column.header.rsplit('/').next().unwrap_or_default();
            label.push('·');
            label.push_str(header);
        }
        label
    }

    /// The lines that hang directly under one.
    pub fn children(&self, id: LineId) -> Vec<LineId> {
        self.form.children(id)
    }

    /// The lines of an account, more than one where the table prints it more than once.
    pub fn account(&self, code: Code) -> Vec<LineId> {
        self.form.account(code)
    }

    /// The line that totals a block: 合计, 总计.
    pub fn total(&self, block: u8) -> Option<LineId> {
        self.form.total_line(block)
    }

    /// The block whose label says a word: 收入, 支出.
    pub fn block(&self, word: &str) -> Option<u8> {
        self.form.blocks.iter().position(|block| block.label.contains(word)).map(|at| at as u8)
    }

    /// The lines of a block that hang under nothing and are no total.
    pub fn tops(&self, block: u8) -> Vec<LineId> {
        let is_top = |line: &Line| line.block == block && line.parent.is_none() && !line.total;
        self.form.line_ids().filter(|id| is_top(self.line(*id))).collect()
    }
}

/// Contradicting lines below which nothing is told by how many there are.
const FEW: usize = 4;

/// Whether more than half of the lines, and more than a few, contradict a sum across: no document is so wrong, so the reading of
/// the header is. Lines that repeat one another, as an account and its only part do, are one.
fn is_torn(form: &Form) -> bool {
    form.blocks.iter().any(|block| {
        let first = block.columns.start;
        let relations = relations(&form.columns[block.columns.clone()]);
        relations.iter().any(|relation| {
            let of_block = form.lines.iter().filter(|line| form.columns_of(line) == block.columns);
            let told = of_block.filter_map(|line| across(form, line, first, relation));
            let told: HashSet<Across> = told.collect();
            let broken = told.iter().filter(|one| one.is_broken()).count();
            broken >= FEW && broken * 2 > told.len()
        })
    })
}

/// A whole and its parts as one line prints them.
#[derive(PartialEq, Eq, Hash)]
struct Across {
    whole: Amount,
    parts: Vec<Option<Amount>>,
}

fn across(form: &Form, line: &Line, first: usize, relation: &Relation) -> Option<Across> {
    let amount = |at: usize| form.cell(line, first + at).and_then(|cell| form.amount(cell));
    let parts: Vec<Option<Amount>> = relation.parts.iter().map(|part| amount(*part)).collect();
    let whole = amount(relation.whole)?;
    parts.iter().any(Option::is_some).then_some(Across { whole, parts })
}

impl Across {
    /// Whether the parts make something else, by more than rounding explains.
    fn is_broken(&self) -> bool {
        let amounts = || self.parts.iter().flatten().chain([&self.whole]);
        let values: Vec<Value> = amounts().map(|amount| Value::Money(*amount)).collect();
        let sum: Decimal = self.parts.iter().flatten().map(|part| part.wan()).sum();
        (self.whole.wan() - sum).abs() > finest(&values) * Decimal::from(values.len())
    }
}
