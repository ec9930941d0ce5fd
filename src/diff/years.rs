//! The accounts of one body over all its years: a row for each account, a column for each year. A year that was not
//! disclosed is there as far as the narrative of the year after tells of it, and what is derived says so.

use std::cmp::Reverse;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::across::{Series, series, total_cell, value};
use super::derived::{Base, Derived, of_line, of_total};
use super::value::{Pair, Printed, Value};
use crate::accounts;
use crate::library::Library;
use crate::model::{
    Code, DepartmentId, Disclosure, DisclosureId, DisclosureKind, Form, FormKind, Line, LineId, Name, Standing,
};
use crate::text::bare;

/// The tables whose accounts have years; first the one that narratives tell of.
pub const TABLES: &[FormKind] = &[FormKind::GeneralExpenditure, FormKind::FiscalExpenditure, FormKind::Expenditure];

/// What is followed over its years: one kind of disclosure, and one kind of table in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thread {
    /// Budgets and final accounts are different things.
    pub kind: DisclosureKind,
    /// [`Standing::Unit`] where they speak for one unit only.
    pub standing: Standing,
    /// The table.
    pub table: FormKind,
}

/// The accounts of a body over its years.
#[derive(Clone, Debug, Default)]
pub struct Years {
    /// The earliest first.
    pub columns: Vec<Year>,
    /// Heads before what hangs under them; the total last.
    pub rows: Vec<Account>,
    /// For each row one for each column.
    cells: Vec<Cell>,
}

/// A year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year {
    /// Which.
    pub year: u16,
    /// The disclosure and its table; `None` for a year that is only told of.
    pub printed: Option<(DisclosureId, usize)>,
}

/// An account, or the total of all.
#[derive(Clone, Debug)]
pub struct Account {
    /// Its code; `None` for the total. Where it moved, that of its last year.
    pub code: Option<Code>,
    /// As its last year prints it.
    pub name: Name,
    /// The row it hangs under, which stands before it.
    pub parent: Option<usize>,
    /// How many rows it hangs under.
    pub depth: usize,
}

/// What is known of an account in a year.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The line that prints it.
    pub line: Option<LineId>,
    /// Its code there, where it is another.
    pub code: Option<Code>,
    /// Its name there, where it is another.
    pub name: Option<Name>,
    /// What is printed, or summed from what is printed below it.
    pub printed: Option<Value>,
    /// Whether that year may have an amount though none is given here: its line is there without a certain figure, or what
    /// hangs under it could not be summed.
    pub open: bool,
    /// What the narrative of the year after tells.
    pub derived: Option<Derived>,
}

/// The figure of an account in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Printed.
    Printed(Decimal),
    /// Not printed: the sum of the accounts below it, which are.
    Summed(Decimal),
    /// Neither: told of by the year after.
    Derived(Derived),
}

impl Figure {
    /// In 万元.
    pub fn wan(self) -> Decimal {
        match self {
            Figure::Printed(wan) | Figure::Summed(wan) => wan,
            Figure::Derived(derived) => derived.wan,
        }
    }
}

/// What became of an account from the first to the last year that says something of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    /// The first column.
    pub from: usize,
    /// The last column.
    pub to: usize,
    /// Both amounts.
    pub pair: Pair,
}

/// What can be followed of a body, budgets first.
pub fn threads(library: &Library, department: DepartmentId) -> Vec<Thread> {
    let mut threads = Vec::new();
    for kind in [DisclosureKind::Budget, DisclosureKind::Final] {
        for standing in [Standing::Department, Standing::Unit] {
            for table in TABLES {
                let thread = Thread { kind, standing, table: *table };
                if !sources(library, department, thread).is_empty() {
                    threads.push(thread);
                }
            }
        }
    }
    threads
}

/// The disclosures and tables of a thread by year, the earliest first; of several of one year the first.
fn sources(library: &Library, department: DepartmentId, thread: Thread) -> Vec<(DisclosureId, usize)> {
    let wanted: Series = (department, thread.kind, thread.standing == Standing::Unit);
    let ids = library.disclosure_ids().filter(|id| series(library.disclosure(*id)) == wanted);
    let table = |disclosure: &Disclosure| {
        let holds = |form: &Form| form.kind == thread.table && form.lines.iter().any(|line| line.code.is_some());
        disclosure.forms.iter().position(|form| holds(form) && !form.is_empty())
    };
    let mut found: Vec<_> = ids.filter_map(|id| Some((id, table(library.disclosure(id))?))).collect();
    found.sort_by_key(|(id, _)| library.disclosure(*id).year);
    found.dedup_by_key(|(id, _)| library.disclosure(*id).year);
    found
}

/// A row in the making, and its lines by column.
struct Draft {
    code: Option<Code>,
    name: Name,
    lines: HashMap<usize, LineId>,
}

impl Years {
    /// Puts the years of a thread side by side.
    pub fn of(library: &Library, department: DepartmentId, thread: Thread) -> Years {
        let sources = sources(library, department, thread);
        let columns = columns(library, &sources);
        let form = |(id, at): (DisclosureId, usize)| &library.disclosure(id).forms[at];
        let mut drafts = Vec::new();
        // The last year names the accounts.
        for (at, column) in columns.iter().enumerate().rev() {
            if let Some(printed) = column.printed {
                gather(form(printed), at, &mut drafts);
            }
        }
        drafts.sort_by_key(|draft| (draft.code.is_none(), draft.code.map(|code| code.to_string())));
        let rows = accounts_of(&drafts);
        let mut years = Years { columns, rows, cells: Vec::new() };
        for draft in &drafts {
            for at in 0..years.columns.len() {
                let cell = years.cell_of(draft, at, library);
                years.cells.push(cell);
            }
        }
        years.sum_up(&drafts, library);
        years.leave_out_untold();
        years
    }

    /// What is known of a row in a column.
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        &self.cells[row * self.columns.len() + column]
    }

    /// The figure of a row in a column: what is printed, else, in a year that was not disclosed, what is derived.
    pub fn figure(&self, row: usize, column: usize) -> Option<Figure> {
        let cell = self.cell(row, column);
        match cell.printed {
            Some(Value { wan, printed: Printed::Summed }) => Some(Figure::Summed(wan)),
            Some(Value { wan, .. }) => Some(Figure::Printed(wan)),
            None if self.columns[column].printed.is_some() => None,
            None => cell.derived.map(Figure::Derived),
        }
    }

    /// Whether other rows hang under a row.
    pub fn is_head(&self, row: usize) -> bool {
        self.rows.get(row + 1).is_some_and(|next| next.parent == Some(row))
    }

    /// What became of a row. A year that was disclosed and does not print it has none of it; one whose line is
    /// there without a certain figure says nothing, nor does one that is only told of
    /// where it is not told, and what a year spent is not what it planned.
    pub fn course(&self, row: usize) -> Option<Course> {
        let speaks = |at: &usize| match self.figure(row, *at) {
            Some(Figure::Derived(derived)) => derived.base == Base::Same,
            Some(_) => true,
            None => self.columns[*at].printed.is_some() && !self.cell(row, *at).open,
        };
        let from = (0..self.columns.len()).find(speaks)?;
        let to = (0..self.columns.len()).rfind(speaks).filter(|to| *to > from)?;
        let value = |at: usize| match self.figure(row, at)? {
            Figure::Derived(derived) => Some(Value { wan: derived.wan, printed: Printed::Told }),
            _ => self.cell(row, at).printed,
        };
        let pair = Pair { a: value(from), b: value(to), open: false };
        pair.state().map(|_| Course { from, to, pair })
    }

    fn cell_of(&self, draft: &Draft, at: usize, library: &Library) -> Cell {
        let mut cell = Cell::default();
        if let (Some((id, form)), Some(line)) = (self.columns[at].printed, draft.lines.get(&at)) {
            let form = &library.disclosure(id).forms[form];
            let own = form.line(*line);
            cell.line = Some(*line);
            cell.code = own.code.filter(|code| draft.code.is_some_and(|other| other != *code));
            cell.name = Some(own.name.clone()).filter(|name| draft.code.is_some() && bare(name) != bare(&draft.name));
            cell.printed = total_cell(form, own).and_then(|cell| value(form, cell));
            cell.open = cell.printed.is_none();
        }
        cell.derived = self.told(draft, at, library);
        cell
    }

    /// What the year after tells of a row in a column.
    fn told(&self, draft: &Draft, at: usize, library: &Library) -> Option<Derived> {
        let after = self.columns.get(at + 1).filter(|after| after.year == self.columns[at].year + 1)?;
        let (id, form) = after.printed?;
        let disclosure = library.disclosure(id);
        let form = &disclosure.forms[form];
        let line = *draft.lines.get(&(at + 1))?;
        let wan = value(form, total_cell(form, form.line(line))?)?.wan;
        match draft.code {
            Some(_) => of_line((id, disclosure), form, line, wan),
            None => of_total((id, disclosure), form.kind, wan),
        }
    }

    /// Gives an account that a disclosed year does not print the sum of what that year prints below it.
    fn sum_up(&mut self, drafts: &[Draft], library: &Library) {
        let width = self.columns.len();
        for row in (0..self.rows.len()).rev() {
            let Some(code) = self.rows[row].code else { continue };
            for at in 0..width {
                let Some((id, form)) = self.columns[at].printed.filter(|_| !drafts[row].lines.contains_key(&at)) else {
                    continue;
                };
                let form = &library.disclosure(id).forms[form];
                let below = (row + 1..self.rows.len()).take_while(|low| self.rows[*low].depth > self.rows[row].depth);
                let children = below.filter(|low| self.rows[*low].parent == Some(row));
                // What moved here from elsewhere was counted there.
                let here = |low: &usize| match drafts[*low].lines.get(&at) {
                    Some(line) => form.line(*line).code.is_some_and(|own| code.is_above(own)),
                    None => true,
                };
                let below: Vec<&Cell> = children.filter(here).map(|low| &self.cells[low * width + at]).collect();
                let open = below.iter().any(|cell| cell.open);
                let sum =
                    below.iter().filter_map(|cell| cell.printed).map(|value| value.wan).reduce(|sum, wan| sum + wan);
                let printed = sum.filter(|_| !open).map(|wan| Value { wan, printed: Printed::Summed });
                let cell = &mut self.cells[row * width + at];
                (cell.printed, cell.open) = (printed, open);
            }
        }
    }

    /// Leaves out the years that nothing is known of.
    fn leave_out_untold(&mut self) {
        let width = self.columns.len();
        let told = |at: usize| (0..self.rows.len()).any(|row| self.cell(row, at).derived.is_some());
        let kept: Vec<bool> = (0..width).map(|at| self.columns[at].printed.is_some() || told(at)).collect();
        let mut at = 0..self.cells.len();
        self.cells.retain(|_| at.next().is_some_and(|at| kept[at % width]));
        let mut at = 0..width;
        self.columns.retain(|_| at.next().is_some_and(|at| kept[at]));
    }
}

/// The years that were disclosed, and before each the one that its narrative may tell of.
fn columns(library: &Library, sources: &[(DisclosureId, usize)]) -> Vec<Year> {
    let mut columns: Vec<Year> = Vec::new();
    for source in sources {
        let year = library.disclosure(source.0).year;
        if let Some(before) = year.checked_sub(1).filter(|before| columns.last().is_none_or(|last| last.year < *before))
        {
            columns.push(Year { year: before, printed: None });
        }
        columns.push(Year { year, printed: Some(*source) });
    }
    columns
}

/// Puts the lines of a table to the rows of their accounts, each row having at most one line of a table.
fn gather(form: &Form, column: usize, drafts: &mut Vec<Draft>) {
    let total = form.total_line(0);
    let mut of_code: HashMap<Option<Code>, Vec<usize>> = HashMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        of_code.entry(draft.code).or_default().push(at);
    }
    for id in form.line_ids() {
        let line = form.line(id);
        let wanted = if line.code.is_some() { !line.total && line.project.is_none() } else { Some(id) == total };
        if !wanted {
            continue;
        }
        let also = line.code.map(|code| accounts::also_under(code, &line.name)).unwrap_or_default();
        let codes = std::iter::once(line.code).chain(also.into_iter().map(Some));
        let rows = codes.filter_map(|code| of_code.get(&code)).flatten();
        let open = rows.filter(|at| !drafts[**at].lines.contains_key(&column));
        // Of several that are alike, the first.
        let likest = open.map(|at| (like(&drafts[*at], line), Reverse(*at))).filter(|(like, _)| *like > 0).max();
        match likest {
            Some((_, Reverse(at))) => drop(drafts[at].lines.insert(column, id)),
            None => {
                of_code.entry(line.code).or_default().push(drafts.len());
                drafts.push(Draft { code: line.code, name: line.name.clone(), lines: HashMap::from([(column, id)]) });
            }
        }
    }
}

/// How alike a row and a line of its code, or of one that it moved from or to, are.
fn like(draft: &Draft, line: &Line) -> u32 {
    match (draft.code, line.code) {
        (None, None) => 1000,
        (Some(of), Some(code)) if of == code => accounts::same_code(code, &draft.name, &line.name),
        _ => u32::from(bare(&draft.name) == bare(&line.name)),
    }
}

/// The rows as a tree by their codes.
fn accounts_of(drafts: &[Draft]) -> Vec<Account> {
    let mut rows: Vec<Account> = Vec::with_capacity(drafts.len());
    let mut last_of: HashMap<Code, usize> = HashMap::new();
    for draft in drafts {
        let mut up = draft.code.and_then(Code::parent);
        let mut parent = None;
        while let (None, Some(code)) = (parent, up) {
            parent = last_of.get(&code).copied();
            up = code.parent();
        }
        let depth = parent.map_or(0, |parent| rows[parent].depth + 1);
        last_of.extend(draft.code.map(|code| (code, rows.len())));
        rows.push(Account { code: draft.code, name: draft.name.clone(), parent, depth });
    }
    rows
}

#[cfg(test)]
mod tests;
