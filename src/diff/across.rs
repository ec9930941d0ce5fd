//! One account, or one item of a table without accounts, in every disclosure of a library: how much, of what whole, and
//! what became of it since the same body's year before. Budgets and final accounts are never compared with each other.

use std::collections::HashMap;

use rayon::prelude::*;
use rust_decimal::Decimal;

use super::entries::{Half, called, half};
use super::value::{Pair, Printed, Value};
use crate::accounts;
use crate::library::Library;
use crate::model::{
    Cell, Code, DepartmentId, Disclosure, DisclosureId, DisclosureKind, Form, FormKind, Line, LineId, Name, Phase,
    Role, Standing,
};
use crate::text::bare;

/// What money is for stands in these tables, the widest first.
const OF_PURPOSE: &[FormKind] = &[
    FormKind::Expenditure,
    FormKind::FiscalExpenditure,
    FormKind::GeneralExpenditure,
    FormKind::GovernmentFund,
    FormKind::StateCapital,
];

/// What money buys stands in these, the widest first.
const OF_NATURE: &[FormKind] = &[
    FormKind::Expenditure,
    FormKind::FiscalExpenditure,
    FormKind::GeneralExpenditure,
    FormKind::FiscalBasic,
    FormKind::GeneralBasic,
];

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Sought {
    /// Its name where it was picked.
    pub name: Name,
    /// Its account, where it is one.
    pub code: Option<Code>,
    /// How its lines are known.
    by: By,
    /// The table it was picked in, which is asked last.
    kind: FormKind,
}

#[derive(Clone, Debug)]
enum By {
    /// The account, under this code and those it moved from or to.
    Account(Code, Vec<Code>),
    /// What the amounts are of, in the tables that say it by line or by column.
    Role(Role),
    /// The name in the same half of the same table.
    Name(String, Half),
}

/// One place that has what is looked for.
#[derive(Clone, Debug)]
pub struct Holding {
    /// Whose.
    pub disclosure: DisclosureId,
    /// The table: an index into its forms.
    pub form: usize,
    /// The line.
    pub line: LineId,
    /// The cell: an index into [`Form::cells`].
    pub cell: u32,
    /// In 万元, exact.
    pub wan: Decimal,
    /// The total of the same column, where the table prints one.
    pub whole: Option<Decimal>,
    /// The year before of the same body, kind and table, and this one; `None` where that is not at hand or cannot be told.
    pub change: Option<Pair>,
    /// Its account, where that is another than the one picked.
    pub code: Option<Code>,
    /// Its name, where that is another than the one picked.
    pub name: Option<Name>,
}

/// What one year follows another in: who, what, and whether for one unit only.
pub(super) type Series = (DepartmentId, DisclosureKind, bool);

/// Which series a disclosure belongs to.
pub(super) fn series(disclosure: &Disclosure) -> Series {
    (disclosure.department, disclosure.kind, disclosure.standing == Some(Standing::Unit))
}

impl Sought {
    /// What a line is about: its account; in 三公经费 what the cell (else the line) is of; else its name. `None` for a line
    /// that says nothing of itself.
    pub fn of(form: &Form, id: LineId, cell: Option<&Cell>) -> Option<Sought> {
        let line = form.line(id);
        let sought = |name: Name, code, by| Some(Sought { name, code, by, kind: form.kind });
        if let Some(code) = line.code {
            let also = accounts::also_under(code, &line.name);
            return sought(line.name.clone(), Some(code), By::Account(code, also));
        }
        if form.kind == FormKind::ThreePublic {
            let of_cell = cell.and_then(|cell| form.role(line, cell));
            let total = line.total.then_some(Role::Total);
            let role = of_cell.or(line.role).or(total)?;
            let name = cell.map_or(&*line.name, |cell| form.naming(line, cell));
            return sought(if name.is_empty() { role.chinese().into() } else { name.into() }, None, By::Role(role));
        }
        let name = called(line);
        if name.is_empty() {
            return None;
        }
        sought(line.name.clone(), None, By::Name(name, half(form, line)))
    }

    /// The tables that may hold it, the widest first.
    fn kinds(&self) -> Vec<FormKind> {
        let wide: &[FormKind] = match &self.by {
            By::Account(code, _) if code.is_functional() => OF_PURPOSE,
            By::Account(..) => OF_NATURE,
            By::Role(_) | By::Name(..) => &[],
        };
        let own = Some(self.kind).filter(|kind| !wide.contains(kind));
        wide.iter().copied().chain(own).collect()
    }

    /// Where a table has it.
    fn find(&self, form: &Form, known: &mut HashMap<(Code, Name), bool>) -> Found {
        let mut found = Found { cells: Vec::new(), in_doubt: false };
        for id in form.line_ids() {
            let line = form.line(id);
            let cell = match &self.by {
                By::Role(role) => {
                    let cell = role_cell(form, line, *role);
                    // A figure without a column may be of any role.
                    found.in_doubt |= cell.is_none() && (line.role == Some(*role) || unplaced(form, line));
                    cell
                }
                _ if !self.is_line(form, line, known) => continue,
                _ => {
                    let cell = total_cell(form, line);
                    found.in_doubt |= cell.is_none();
                    cell
                }
            };
            found.cells.extend(cell.map(|cell| (id, cell)));
        }
        found
    }

    fn is_line(&self, form: &Form, line: &Line, known: &mut HashMap<(Code, Name), bool>) -> bool {
        match (&self.by, line.code) {
            (By::Account(own, also), Some(code)) if code == *own || also.contains(&code) => {
                let one = || match code == *own {
                    true => accounts::same_code(code, &self.name, &line.name) > 0,
                    false => accounts::moved(*own, code, &line.name),
                };
                *known.entry((code, line.name.clone())).or_insert_with(one)
            }
            (By::Name(name, of), None) => called(line) == *name && half(form, line) == *of,
            _ => false,
        }
    }
}

/// The lines and cells of a table that are what is looked for.
struct Found {
    cells: Vec<(LineId, u32)>,
    /// Whether a line is there whose figure has no certain column.
    in_doubt: bool,
}

/// Every place of a library that has what is looked for, in the order of the library: of each disclosure the widest table
/// that has it, in one line if there is such a table.
pub fn across(library: &Library, sought: &Sought) -> Vec<Holding> {
    let kinds = sought.kinds();
    let mut of_year: HashMap<(Series, u16), Vec<DisclosureId>> = HashMap::new();
    for id in library.disclosure_ids() {
        let disclosure = library.disclosure(id);
        of_year.entry((series(disclosure), disclosure.year)).or_default().push(id);
    }
    let ids: Vec<DisclosureId> = library.disclosure_ids().collect();
    let held = ids.par_iter().map_init(HashMap::new, |known, id| {
        let disclosure = library.disclosure(*id);
        let mut holdings = widest(*id, disclosure, sought, &kinds, known);
        let before = disclosure.year.checked_sub(1).and_then(|year| of_year.get(&(series(disclosure), year)));
        // Of two lines, or two disclosures of one year, none is the other's year before.
        if let ([holding], Some([before])) = (holdings.as_mut_slice(), before.map(Vec::as_slice)) {
            let kind = disclosure.forms[holding.form].kind;
            holding.change = change(holding, library.disclosure(*before), kind, sought, known);
        }
        holdings
    });
    held.flatten().collect()
}

fn widest(
    id: DisclosureId,
    disclosure: &Disclosure,
    sought: &Sought,
    kinds: &[FormKind],
    known: &mut HashMap<(Code, Name), bool>,
) -> Vec<Holding> {
    let mut first = Vec::new();
    for kind in kinds {
        for (at, form) in disclosure.forms.iter().enumerate().filter(|(_, form)| form.kind == *kind) {
            let found = sought.find(form, known).cells;
            let holdings = || found.iter().map(|(line, cell)| holding(id, at, form, (*line, *cell), sought)).collect();
            match found.len() {
                1 => return holdings(),
                _ if first.is_empty() => first = holdings(),
                _ => {}
            }
        }
    }
    first
}

fn holding(disclosure: DisclosureId, at: usize, form: &Form, (id, cell): (LineId, u32), sought: &Sought) -> Holding {
    let line = form.line(id);
    let printed = &form.cells[cell as usize];
    let called = form.naming(line, printed);
    Holding {
        disclosure,
        form: at,
        line: id,
        cell,
        wan: form.amount(printed).map(|amount| amount.wan()).unwrap_or_default(),
        whole: whole(form, line, printed),
        change: None,
        code: line.code.filter(|code| sought.code.is_some_and(|own| own != *code)),
        name: Some(Name::from(called)).filter(|name| bare(name) != bare(&sought.name)),
    }
}

/// The total that an amount is part of: in 三公经费 what all of it comes to, else the total of the column.
fn whole(form: &Form, line: &Line, cell: &Cell) -> Option<Decimal> {
    if form.kind == FormKind::ThreePublic && line.code.is_none() {
        let total = form.line_ids().find_map(|id| role_cell(form, form.line(id), Role::Total))?;
        return value(form, total).map(|value| value.wan);
    }
    // Side by side (人员经费 | 公用经费) each half has a total of its own, and neither is the table's.
    if line.code.is_some() && form.blocks.len() > 1 && half(form, line) == Half::Neither {
        return None;
    }
    let total = form.line(form.total_line(line.block)?);
    form.amount(form.cell(total, usize::from(cell.column?))?).map(|amount| amount.wan())
}

/// What became of it since the year before, in the same kind of table; `None` where that has no such table, several lines,
/// or a line without a figure that is certain.
fn change(
    holding: &Holding,
    before: &Disclosure,
    kind: FormKind,
    sought: &Sought,
    known: &mut HashMap<(Code, Name), bool>,
) -> Option<Pair> {
    let mut forms = before.forms.iter().filter(|form| form.kind == kind && !form.is_empty());
    let (form, None) = (forms.next()?, forms.next()) else { return None };
    let found = sought.find(form, known);
    let a = match found.cells.as_slice() {
        [] if found.in_doubt => return None,
        [] => None,
        [(_, cell)] => Some(value(form, *cell)?),
        _ => return None,
    };
    Some(Pair { a, b: Some(Value { wan: holding.wan, printed: Printed::Cell(holding.cell) }), open: false })
}

/// Whether a line has a figure without a column.
fn unplaced(form: &Form, line: &Line) -> bool {
    form.cells(line).iter().any(|cell| cell.column.is_none() && cell.print.number().is_some())
}

/// The amount of a cell.
pub(super) fn value(form: &Form, cell: u32) -> Option<Value> {
    let wan = form.amount(form.cells.get(cell as usize)?)?.wan();
    Some(Value { wan, printed: Printed::Cell(cell) })
}

/// The cell that prints the total of a line: of the columns that say 合计, else the only kind of column there is. What was
/// planned and what was adjusted are not what final accounts are of.
pub(super) fn total_cell(form: &Form, line: &Line) -> Option<u32> {
    let columns = form.columns_of(line);
    let is_total = |at: usize| {
        let role = form.columns[at].role;
        role == Some(Role::Total) || columns.clone().all(|other| form.columns[other].role == role)
    };
    best(form, line, |cell| cell.column.is_some_and(|at| is_total(usize::from(at))))
}

/// The cell of a line of 三公经费 whose amount is of a role. A body with a line of its own is part of the whole, which the
/// total prints.
fn role_cell(form: &Form, line: &Line, role: Role) -> Option<u32> {
    let owned = line.role.is_none() && !line.total && !line.name.is_empty();
    if owned && form.lines.iter().any(|line| line.total) {
        return None;
    }
    best(form, line, |cell| form.role(line, cell) == Some(role))
}

/// The latest of the cells that fit: what was carried out, else what is in a budget.
fn best(form: &Form, line: &Line, fits: impl Fn(&Cell) -> bool) -> Option<u32> {
    let phase = |at: &u32| form.cells[*at as usize].column.and_then(|at| form.columns[usize::from(at)].phase);
    let number = |at: &u32| form.cells[*at as usize].print.number().is_some();
    let fitting = line.cells.clone().filter(|at| number(at) && fits(&form.cells[*at as usize]));
    fitting.filter(|at| matches!(phase(at), None | Some(Phase::Actual))).min_by_key(|at| phase(at).is_none())
}

#[cfg(test)]
mod tests;
