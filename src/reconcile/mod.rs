//! Puts figures whose column was lost where the sums that must hold allow one place only.
//!
//! For every line of a loose table all placements of its figures that keep their order are tried: the parts of a line
//! must make its total, the lines under a line must make that line column by column, and what a line leaves blank its
//! lines leave blank. Among the placements of a whole table those that break least are kept; where all of them put a
//! figure into the same column it is placed, else it stays without one and the table says so. Other tables of the same
//! disclosure and what its narrative says of projects are evidence only between placements that their own sums allow.

mod allotment;
mod evidence;
mod placement;
mod relation;
mod search;

use std::cell::LazyCell;

use rust_decimal::Decimal;

use crate::model::{Cell, Form, FormKind, LineId, Trouble, TroubleKind};
pub use allotment::Allotment;
pub use relation::{Relation, relations};

use evidence::Evidence;
use placement::{Placement, options};
use search::{Node, solve};

/// Places what can be placed in all forms of a disclosure, with what its narrative says of projects. Tables that are evidence for others come first.
pub fn settle(forms: &mut [Form], allotments: &[Allotment]) {
    use FormKind::*;
    const FIRST: &[FormKind] = &[
        ReceiptsExpenditure,
        Expenditure,
        GeneralExpenditure,
        FiscalExpenditure,
        GeneralBasic,
        FiscalBasic,
        FiscalReceiptsExpenditure,
        Revenue,
    ];
    let mut order: Vec<usize> = (0..forms.len()).collect();
    order.sort_by_key(|&at| FIRST.iter().position(|kind| *kind == forms[at].kind).unwrap_or(FIRST.len()));
    let allotments = LazyCell::new(|| allotment::by_project(allotments));
    let mut left: Vec<Left> = forms.iter().map(|_| Left::default()).collect();
    // A second time, since a table placed later may be evidence for one that stayed open.
    for _ in 0..2 {
        for &at in &order {
            if !forms[at].cells.iter().any(is_lost) {
                continue;
            }
            let evidence = Evidence::gather(forms, at, &allotments);
            let blocks = 0..forms[at].blocks.len() as u8;
            left[at] = Left::default();
            blocks.for_each(|block| settle_block(&mut forms[at], block, &evidence, &mut left[at]));
        }
    }
    for (form, left) in forms.iter_mut().zip(left) {
        note(form, TroubleKind::SumsDiffer, &left.broken);
        // One line says it of the table.
        note(form, TroubleKind::SearchCut, &left.cut[..left.cut.len().min(1)]);
        note_unplaced(form);
    }
}

/// What the sums of a form do not decide.
#[derive(Default)]
struct Left {
    /// The lines whose sums no placement keeps.
    broken: Vec<LineId>,
    /// The lines with more ways to be placed than are searched.
    cut: Vec<LineId>,
}

/// Whether a cell holds a number whose column is not known.
fn is_lost(cell: &Cell) -> bool {
    cell.column.is_none() && cell.print.number().is_some()
}

/// The lines of a block as the search sees them.
struct Tree {
    lines: Vec<LineId>,
    nodes: Vec<Node>,
    roots: Vec<usize>,
}

/// Places the figures of one block and says what is left undecided.
fn settle_block(form: &mut Form, block: u8, evidence: &Evidence, left: &mut Left) {
    let columns = form.blocks[block as usize].columns.clone();
    let relations = relation::relations(&form.columns[columns.clone()]);
    let scale =
        form.cells.iter().filter_map(|cell| cell.print.number()).map(|number| number.scale()).max().unwrap_or(0);
    let lines: Vec<LineId> = form.line_ids().filter(|id| form.line(*id).block == block).collect();
    let mut nodes = Vec::with_capacity(lines.len());
    for &id in &lines {
        let line = form.line(id);
        let figures: Vec<i128> = numbers(form, id).map(|(_, number)| units(number, scale)).collect();
        let found = options(&figures, columns.len(), &relations);
        if found.is_none() && numbers(form, id).any(|(at, _)| is_lost(&form.cells[at])) {
            left.cut.push(id);
        }
        let mut choices = found.unwrap_or_default();
        for choice in &mut choices {
            choice.cost += evidence.against(form, line, &columns, &figures, choice, scale);
        }
        nodes.push(Node { figures, options: choices, children: Vec::new() });
    }
    let mut tree = Tree { lines, nodes, roots: Vec::new() };
    link(form, &mut tree);
    let solved = solve(&tree.nodes, &tree.roots);
    place(form, &tree, &solved, columns.start);
    // Where every line has one placement the sums decided nothing; whether they hold is a matter of checks.
    let decided = tree.nodes.iter().any(|node| node.options.len() > 1);
    left.broken.extend(solved.broken.iter().filter(|_| decided).map(|&at| tree.lines[at]));
    left.cut.extend(solved.cut.iter().map(|&at| tree.lines[at]));
}

fn numbers(form: &Form, id: LineId) -> impl Iterator<Item = (usize, Decimal)> + '_ {
    let range = form.line(id).cells.start as usize..form.line(id).cells.end as usize;
    range.filter_map(|at| form.cells[at].print.number().map(|number| (at, number)))
}

/// A number as whole units of the last printed place of the table.
fn units(number: Decimal, scale: u32) -> i128 {
    number.mantissa() * 10_i128.pow(scale - number.scale())
}

/// Lines under lines, and all of them under the last total of the block.
fn link(form: &Form, tree: &mut Tree) {
    let index = |id: LineId| tree.lines.binary_search(&id).ok();
    // Only a table of accounts is sure to list each amount once above its total; receipts are listed with their parts.
    let coded = tree.lines.iter().any(|&id| form.line(id).code.is_some());
    let total = tree.lines.iter().rposition(|&id| coded && form.line(id).total);
    let mut children: Vec<(usize, usize)> = Vec::new();
    for (at, &id) in tree.lines.iter().enumerate() {
        let line = form.line(id);
        match line.parent.and_then(index) {
            Some(parent) => children.push((parent, at)),
            None if line.total && Some(at) != total => tree.roots.push(at),
            None => match total.filter(|total| *total != at) {
                Some(total) => children.push((total, at)),
                None => tree.roots.push(at),
            },
        }
    }
    for (parent, child) in children {
        // A line without figures asks nothing of its parent and takes nothing from its lines.
        tree.nodes[parent].children.push(child);
    }
}

fn place(form: &mut Form, tree: &Tree, solved: &search::Solved, first: usize) {
    for (at, &id) in tree.lines.iter().enumerate() {
        let cells: Vec<usize> = numbers(form, id).map(|(cell, _)| cell).collect();
        let possible: Vec<&Placement> =
            solved.possible[at].iter().map(|&option| &tree.nodes[at].options[option]).collect();
        let Some(one) = possible.first() else { continue };
        for (figure, &cell) in cells.iter().enumerate() {
            let column = one.columns[figure];
            if possible.iter().all(|choice| choice.columns[figure] == column) && form.cells[cell].column.is_none() {
                form.cells[cell].column = u8::try_from(first + column).ok();
            }
        }
    }
}

fn note(form: &mut Form, kind: TroubleKind, lines: &[LineId]) {
    for &id in lines {
        let line = form.line(id);
        let trouble = Trouble::new(kind, line.origin, line.name.clone());
        form.troubles.push(trouble);
    }
}

fn note_unplaced(form: &mut Form) {
    let unplaced = |cell: &&crate::model::Cell| cell.column.is_none() && cell.print.number().is_some();
    let count = form.cells.iter().filter(unplaced).count();
    let Some(first) = form.cells.iter().find(unplaced) else {
        return;
    };
    let lines: Vec<&str> = form
        .lines
        .iter()
        .filter(|line| form.cells(line).iter().any(is_lost))
        .map(|line| line.project.as_ref().unwrap_or(&line.name).as_str())
        .take(3)
        .collect();
    let about = format!("{count} ({} ...)", lines.join(", "));
    form.troubles.push(Trouble::new(TroubleKind::Unplaced, first.origin, about));
}

#[cfg(test)]
mod tests;
