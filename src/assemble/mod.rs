//! From a grid to a form of the model: whole codes, joined names, projects, the tree of lines.
//!
//! What the layout of a loose table left open is decided here by names alone: those that the same document prints with
//! a code elsewhere, and those of the account lists in `assets/accounts`. Figures get their columns later, by sums.

mod codes;
mod known;
mod names;
mod tails;
mod tree;

pub use known::{Known, economic_class, is_account_name, seen};

use std::collections::HashSet;
use std::ops::Range;

use crate::classify::{Meaning, Titled, heading};
use crate::model::{
    Block, Cell, Column, Form, FormIndex, FormKind, Line, Name, Phase, Print, Role, Trouble, TroubleKind,
};
use crate::money::{Unit, parse_number};
use crate::source::Origin;
use crate::table::{Grid, GridRow, is_no_number, is_total};

/// A grid and what its title says, on the way to a form.
#[derive(Debug)]
pub struct Draft {
    /// What the title says.
    pub titled: Titled,
    /// Where it stands.
    pub origin: Origin,
    /// The unit of its amounts.
    pub unit: Unit,
    /// Where the document says that the table is empty.
    pub declared_empty: Option<Origin>,
    /// The rows and columns.
    pub grid: Grid,
}

impl Draft {
    fn kind(&self) -> FormKind {
        self.titled.kind.unwrap_or(FormKind::Other)
    }
}

/// A stray text is told with so many of its characters.
const LONGEST_SHOWN: usize = 200;

/// The forms of one document. All are given at once, since a name that is cut in one table is whole in another.
pub fn forms(mut drafts: Vec<Draft>) -> Vec<Form> {
    let mut known = Known::default();
    for draft in &mut drafts {
        codes::complete(&mut draft.grid, &known);
        if draft.kind() != FormKind::GeneralProjects {
            known.learn(&draft.grid, &HashSet::new());
        }
    }
    // Names put together from text between rows tell where a project's begins.
    let mut settled = Vec::new();
    for (at, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| draft.kind() != FormKind::GeneralProjects) {
        codes::complete(&mut draft.grid, &known);
        settled.push((at, tails::settle(&mut draft.grid, &known)));
    }
    settled.iter().for_each(|(at, in_doubt)| known.learn(&drafts[*at].grid, in_doubt));
    drafts.into_iter().map(|draft| form(draft, &known)).collect()
}

fn form(mut draft: Draft, known: &Known) -> Form {
    // Codes printed in part may have become certain by names learnt from later tables.
    codes::complete(&mut draft.grid, known);
    let kind = draft.kind();
    let mut troubles = Vec::new();
    tails::settle(&mut draft.grid, known);
    names::join_cut(&mut draft.grid, known);
    let projects = names::projects(&draft.grid, kind, known, &mut troubles);
    let blocks = blocks(&draft.grid);
    let mut form = Form {
        kind,
        number: draft.titled.number,
        title: draft.titled.name.into(),
        unit: draft.unit,
        origin: draft.origin,
        columns: columns(&draft.grid, kind),
        blocks,
        lines: Vec::with_capacity(draft.grid.rows.len()),
        cells: Vec::new(),
        declared_empty: draft.declared_empty,
        troubles,
        index: FormIndex::default(),
    };
    for (row, (name, project)) in draft.grid.rows.iter().zip(projects) {
        push_line(row, name, project, &mut form);
    }
    tree::hang(&mut form.lines, &form.cells);
    if form.title.contains("决算") {
        form.columns.iter_mut().for_each(state_phase);
    }
    note_unknown_columns(&draft.grid, &mut form);
    for piece in &draft.grid.leftovers {
        let shown: String = piece.text.chars().take(LONGEST_SHOWN).collect();
        form.troubles.push(Trouble::new(TroubleKind::Leftover, piece.origin, shown));
    }
    if kind == FormKind::Other {
        form.troubles.push(Trouble::new(TroubleKind::UnknownForm, form.origin, form.title.clone()));
    }
    form
}

fn blocks(grid: &Grid) -> Vec<Block> {
    let range = |block: usize| -> Range<usize> {
        let first = grid.columns.iter().position(|column| column.block == block).unwrap_or(0);
        first..first + grid.columns.iter().filter(|column| column.block == block).count()
    };
    let count = grid.blocks.len().max(1);
    let label = |block: usize| grid.blocks.get(block).map_or("", String::as_str);
    (0..count).map(|block| Block { label: label(block).into(), columns: range(block) }).collect()
}

/// The columns with their roles: the only column of a block is its total whatever its header says, and a role that a
/// header repeats under another word belongs to the first, or to the latest of the years it names. Beside the 合计 of
/// 三公, meetings and training the 小计 of 三公 is a total too.
fn columns(grid: &Grid, kind: FormKind) -> Vec<Column> {
    let is_part = |header: &str| {
        let mut words = header.rsplit('/');
        kind == FormKind::ThreePublic && words.next() == Some("小计") && words.any(|word| word.contains("三公"))
    };
    let mut out: Vec<Column> = Vec::with_capacity(grid.columns.len());
    // What the lines are of is said by their names, then, and by the title: 机关运行经费支出 over the accounts it went to.
    let only = grid.columns.len() == 1 && grid.rows.iter().any(|row| !(row.code.is_empty() && row.name.is_empty()));
    for (index, column) in grid.columns.iter().enumerate() {
        let in_block = |other: &crate::table::GridColumn| other.block == column.block;
        let alone = grid.columns.iter().filter(|other| in_block(other)).count() == 1;
        let role = if only { Some(Role::Total) } else { column.role.or(alone.then_some(Role::Total)) };
        let before = grid.columns[..index].iter().zip(&out).filter(|(grid, _)| in_block(grid));
        let repeated = before.into_iter().any(|(_, other)| other.role == role && other.phase == column.phase)
            && !is_part(&column.header);
        let later = grid.columns.iter().filter(|other| in_block(other)).any(|other| {
            (other.role, other.phase) == (column.role, column.phase) && year(&other.header) > year(&column.header)
        });
        out.push(Column {
            header: column.header.as_str().into(),
            role: role.filter(|_| !(repeated || later && year(&column.header).is_some())),
            phase: column.phase,
        });
    }
    out
}

/// In final accounts every amount has a phase: 预算数 is the initial budget, what says nothing is the outcome.
fn state_phase(column: &mut Column) {
    let planned = column.header.split('/').any(|word| matches!(word, "预算数" | "年初预算数" | "年初预算"));
    column.phase = column.phase.or(Some(if planned { Phase::Initial } else { Phase::Actual }));
}

/// The year that a header names (2024年预算数), or is.
fn year(header: &str) -> Option<u16> {
    let before = header.split_once('年').map_or(header, |(before, _)| before);
    let digits = before.len() - before.bytes().rev().take_while(u8::is_ascii_digit).count();
    before[digits..].parse().ok().filter(|year| (1990..=2100).contains(year))
}

fn push_line(row: &GridRow, name: Name, project: Option<Name>, form: &mut Form) {
    let first = form.cells.len() as u32;
    for figure in &row.figures {
        let text = &figure.piece.text;
        let print = match parse_number(text) {
            Some(number) => Print::Number(number),
            None => Print::Word(text.as_str().into()),
        };
        if matches!(print, Print::Word(_)) && !is_no_number(text) && !text.ends_with(['%', '％']) {
            form.troubles.push(Trouble::new(TroubleKind::NotANumber, figure.piece.origin, text.as_str()));
        }
        let column = figure.column.and_then(|column| u8::try_from(column).ok());
        form.cells.push(Cell { column, print, origin: figure.piece.origin });
    }
    let origin = row
        .code
        .first()
        .map(|part| part.piece.origin)
        .or_else(|| row.name.first().map(|piece| piece.origin))
        .or_else(|| row.figures.first().map(|figure| figure.piece.origin))
        .unwrap_or(form.origin);
    let code = codes::code(row);
    let total = code.is_none() && is_total(&name);
    form.lines.push(Line {
        role: item_role(&name).filter(|_| code.is_none() && !total && form.kind != FormKind::Procurement),
        code,
        name,
        project,
        total,
        parent: None,
        depth: 0,
        block: row.block as u8,
        cells: first..form.cells.len() as u32,
        origin,
    });
}

/// What a line without a code is of, where its name is one that headers use too (公务接待费, 一般公共预算拨款); what is
/// bought is never (会议费 among the goods and services).
fn item_role(name: &str) -> Option<Role> {
    match heading(name).meaning {
        Meaning::Amount(role, _) => role.filter(|role| *role != Role::Total),
        _ => None,
    }
}

/// A header that no form is known to print matters where its column holds figures.
fn note_unknown_columns(grid: &Grid, form: &mut Form) {
    for (index, column) in grid.columns.iter().enumerate().filter(|(_, column)| column.unknown) {
        let holds =
            form.cells.iter().any(|cell| cell.column.map(usize::from) == Some(index) && cell.print.number().is_some());
        if holds && form.columns[index].role.is_none() {
            form.troubles.push(Trouble::new(TroubleKind::UnknownColumn, form.origin, column.header.as_str()));
        }
    }
}

#[cfg(test)]
mod tests;
