//! A table as things that can be compared: its lines, or where its columns are the things (三公经费), what they are of.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::{Cell, Code, Column, Form, FormKind, Line, LineId, Name, Phase, Role};
use crate::text::bare;

/// What an amount is compared by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// What it is of.
    Role(Role),
    /// The header of its column, where that says something that has no role.
    Header(String),
}

/// Which half of a table of receipts and expenditure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Half {
    /// 收入.
    Income,
    /// 支出, all of its blocks.
    Spending,
    /// The table has no halves, or does not say which.
    Neither,
}

/// One thing.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The line it stands in.
    pub line: LineId,
    /// Its half of the table.
    pub half: Half,
    /// Its account.
    pub code: Option<Code>,
    /// As printed.
    pub name: Name,
    /// For comparing.
    pub bare: String,
    /// Its project, for comparing.
    pub project: Option<String>,
    /// Whether it is a total.
    pub total: bool,
    /// What it is of.
    pub role: Option<Role>,
    /// What it hangs under: an index of another entry.
    pub parent: Option<usize>,
    /// Its amounts: what of, when from, and the cell.
    pub cells: Vec<(Key, Option<Phase>, u32)>,
    /// The same amounts in 万元, in their order: of several that are called alike, those that print the same are one.
    pub amounts: Vec<Decimal>,
    /// Whether it has figures whose column is not certain: then a missing amount says nothing.
    pub in_doubt: bool,
}

/// The things of a table, in its order.
pub fn entries(form: &Form) -> Vec<Entry> {
    let mut out: Vec<Entry> = Vec::with_capacity(form.lines.len());
    let mut first_of: HashMap<LineId, usize> = HashMap::new();
    for id in form.line_ids() {
        let line = form.line(id);
        let parent = line.parent.and_then(|parent| first_of.get(&parent).copied());
        first_of.insert(id, out.len());
        if form.kind == FormKind::ThreePublic && line.code.is_none() {
            by_role(form, id, &mut out);
        } else {
            out.push(Entry { parent, ..of_line(form, id) });
        }
    }
    out
}

fn of_line(form: &Form, id: LineId) -> Entry {
    let line = form.line(id);
    let mut entry = Entry {
        line: id,
        half: half(form, line),
        code: line.code,
        name: line.project.clone().filter(|_| line.name.is_empty()).unwrap_or_else(|| line.name.clone()),
        bare: called(line),
        project: line.project.as_deref().map(bare),
        total: line.total,
        role: line.role,
        parent: None,
        cells: Vec::new(),
        amounts: Vec::new(),
        in_doubt: false,
    };
    for (at, cell) in numbered(form, line) {
        entry.amounts.extend(form.amount(cell).map(|amount| amount.wan()));
        match key(form, line, cell) {
            Some((key, phase)) => entry.cells.push((key, phase, at)),
            None => entry.in_doubt = true,
        }
    }
    entry
}

/// A line of 三公经费, whose columns (or whose name) say what each amount is of: one thing for each.
fn by_role(form: &Form, id: LineId, out: &mut Vec<Entry>) {
    let line = form.line(id);
    let begin = out.len();
    let plain = of_line(form, id);
    for (at, cell) in numbered(form, line) {
        let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
        let Some((column, role)) = column.zip(form.role(line, cell)) else {
            continue;
        };
        let amount = (Key::Role(Role::Total), column.phase, at);
        // A body with lines of its own (a row each) keeps its name beside what the amount is of.
        let owned = line.role.is_none() && !line.total && !line.name.is_empty();
        let owner = if owned { plain.bare.as_str() } else { "" };
        let called = called_in(form, line, cell, role);
        let same = |entry: &&mut Entry| entry.role == Some(role) && entry.project.as_deref().unwrap_or("") == owner;
        match out.iter_mut().filter(|entry| entry.code.is_none()).find(same) {
            Some(entry) => entry.cells.push(amount),
            None => out.push(Entry {
                half: Half::Neither,
                name: if owned { line.name.clone() } else { called },
                bare: String::new(),
                project: Some(owner.to_owned()).filter(|owner| !owner.is_empty()),
                total: role == Role::Total,
                role: Some(role),
                cells: vec![amount],
                ..plain.clone()
            }),
        }
    }
    if out.len() == begin && !plain.cells.is_empty() && line.role.is_none() {
        out.push(plain);
    }
}

/// The cells of a line that hold a number, each with its index in the form.
fn numbered<'a>(form: &'a Form, line: &'a Line) -> impl Iterator<Item = (u32, &'a Cell)> {
    line.cells.clone().zip(form.cells(line)).filter(|(_, cell)| cell.print.number().is_some())
}

/// What an amount is compared by; `None` where its column is not certain. The amount column of a table of items is its
/// total whatever it is called, so that 本年收入/预算数 meets 收入/金额. Of several columns that are of the same, or of nothing
/// known, each goes by its header.
fn key(form: &Form, line: &Line, cell: &Cell) -> Option<(Key, Option<Phase>)> {
    let index = usize::from(cell.column?);
    let column = form.columns.get(index)?;
    let columns = form.columns_of(line);
    let planned = columns.clone().filter(|other| form.columns[*other].role == column.role).count();
    let alone = columns.len() == planned && (column.role.is_some() || planned == 1);
    let is_same = |other: usize| (form.columns[other].role, form.columns[other].phase) == (column.role, column.phase);
    let mut before = columns.take_while(|other| *other < index);
    let again = before.clone().any(is_same);
    let key = match column.role {
        _ if again => Key::Header(told_apart(form, &mut before, column)),
        _ if alone => Key::Role(Role::Total),
        Some(role) => Key::Role(role),
        None => Key::Header(told_apart(form, &mut before, column)),
    };
    Some((key, column.phase))
}

/// The header of a column, with a number where columns before it have the same.
fn told_apart(form: &Form, before: &mut dyn Iterator<Item = usize>, column: &Column) -> String {
    let header = bare(&column.header);
    let called =
        |other: &usize| form.columns[*other].phase == column.phase && bare(&form.columns[*other].header) == header;
    match before.filter(called).count() {
        0 => header,
        count => format!("{header}{}", count + 1),
    }
}

/// What the header over the block says, else its label.
pub fn half(form: &Form, line: &Line) -> Half {
    let Some(block) = form.blocks.get(usize::from(line.block)).filter(|_| form.blocks.len() > 1) else {
        return Half::Neither;
    };
    let headers = form.columns.get(block.columns.clone()).unwrap_or_default().iter().map(|column| &*column.header);
    for said in headers.chain([&*block.label]) {
        match (said.contains('收'), said.contains('支')) {
            (true, false) => return Half::Income,
            (false, true) => return Half::Spending,
            _ => {}
        }
    }
    Half::Neither
}

/// What an amount of 三公经费 is called: the words over its column that say more than that it is a sum or planned, else
/// what it is of.
fn called_in(form: &Form, line: &Line, cell: &Cell, role: Role) -> Name {
    let plain = |word: &str| {
        let word = bare(word);
        word.is_empty() || matches!(&*word, "合计" | "小计" | "总计" | "金额") || is_phase(&word)
    };
    let naming = form.naming(line, cell);
    if !plain(naming) {
        return naming.into();
    }
    let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
    let header = column.map_or("", |column| &column.header);
    let word = header.split('/').rev().find(|word| !plain(word)).filter(|_| line.name.is_empty());
    word.map_or_else(|| role.chinese().into(), Name::from)
}

/// Whether a header says only when its amounts are from: 预算数, 年初预算数, 决算数.
fn is_phase(word: &str) -> bool {
    let rest = word.strip_suffix('数').unwrap_or(word);
    let rest = ["预算", "决算"].iter().find_map(|end| rest.strip_suffix(end));
    rest.is_some_and(|rest| matches!(rest, "" | "年初" | "调整" | "全年" | "本年" | "当年"))
}

/// The name of a line for comparing; 总计 and 合计 are one.
pub fn called(line: &Line) -> String {
    let name = bare(&line.name);
    if line.total { name.replace("总计", "合计") } else { name }
}
