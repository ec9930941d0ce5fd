//! Which rows a table has, and in what order: the tree of its lines, folded, sorted and narrowed as the reader chose.

use std::borrow::Cow;
use std::cmp::{Ordering, Reverse};
use std::collections::HashSet;

use rust_decimal::Decimal;

use crate::model::{AccountLevel, Form, Line, LineId};
use crate::tui::filter::Needle;
use crate::tui::window::Key;

/// A row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A row of the header of a block other than the first, counted from its top.
    Block(u8, u8),
    /// A line.
    Line(LineId),
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Line(_))
    }
}

/// The order of the lines that hang under the same line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As printed.
    #[default]
    Printed,
    /// The largest figure of a column first.
    Largest(usize),
    /// The smallest figure of a column first.
    Smallest(usize),
}

/// What decides the rows.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// Lines whose children are not shown.
    pub folded: HashSet<LineId>,
    /// The order among neighbours.
    pub sort: Sort,
}

/// The lines that hang under each line, and those at the top.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    children: Vec<Vec<LineId>>,
    top: Vec<LineId>,
}

impl Tree {
    /// Works out who hangs under whom, in the order of the lines.
    pub fn of(form: &Form) -> Tree {
        let mut tree = Tree { children: vec![Vec::new(); form.lines.len()], top: Vec::new() };
        for id in form.line_ids() {
            match form.line(id).parent {
                Some(parent) if parent != id && (parent.0 as usize) < form.lines.len() => {
                    tree.children[parent.0 as usize].push(id);
                }
                _ => tree.top.push(id),
            }
        }
        tree
    }

    /// What hangs directly under a line.
    pub fn under(&self, id: LineId) -> &[LineId] {
        &self.children[id.0 as usize]
    }
}

impl Order {
    /// The rows of a table whose tree is known, narrowed by a filter; `head` is how many rows the header of a block takes.
    pub fn rows(&self, form: &Form, tree: &Tree, filter: &str, head: impl Fn(u8) -> u8) -> Vec<Row> {
        let tree = self.sorted(form, tree);
        let kept = kept(form, filter);
        let mut rows = Vec::new();
        let mut stack: Vec<LineId> = tree.top.iter().rev().copied().collect();
        let mut block = 0;
        while let Some(id) = stack.pop() {
            if kept.as_ref().is_some_and(|kept| !kept[id.0 as usize]) {
                continue;
            }
            let line = form.line(id);
            if line.block != block {
                block = line.block;
                rows.extend((0..head(block)).map(|part| Row::Block(block, part)));
            }
            rows.push(Row::Line(id));
            // A filter shows what it found, whatever is folded.
            if kept.is_some() || !self.folded.contains(&id) {
                stack.extend(tree.under(id).iter().rev());
            }
        }
        rows
    }

    /// Folds everything below a level and unfolds everything above it.
    pub fn fold_to(&mut self, level: AccountLevel, form: &Form, tree: &Tree) {
        let folds = |&id: &LineId| {
            let under = tree.under(id);
            let line = form.line(id);
            // A line without a code above lines with one is no level of the accounts, and is never folded.
            let above_accounts = line.code.is_none() && under.iter().any(|&child| form.line(child).code.is_some());
            !under.is_empty() && !above_accounts && rank(line) >= level
        };
        self.folded = form.line_ids().filter(folds).collect();
    }

    fn sorted<'a>(&self, form: &Form, tree: &'a Tree) -> Cow<'a, Tree> {
        if self.sort == Sort::Printed {
            return Cow::Borrowed(tree);
        }
        let number =
            |id: LineId, column: usize| -> Option<Decimal> { form.cell(form.line(id), column)?.print.number() };
        let compare = |a: &LineId, b: &LineId| -> Ordering {
            let (one, other) = (form.line(*a), form.line(*b));
            // Blocks stay apart, and a total stays below what it totals.
            let place = |line: &Line| (line.block, line.total);
            let by_place = place(one).cmp(&place(other));
            if by_place != Ordering::Equal || one.total {
                return by_place;
            }
            match self.sort {
                Sort::Printed => Ordering::Equal,
                Sort::Largest(column) => Reverse(number(*a, column)).cmp(&Reverse(number(*b, column))),
                Sort::Smallest(column) => {
                    let key = |id: LineId| number(id, column).map_or((1, Decimal::ZERO), |number| (0, number));
                    key(*a).cmp(&key(*b))
                }
            }
        };
        let mut tree = tree.clone();
        tree.top.sort_by(compare);
        for children in &mut tree.children {
            children.sort_by(compare);
        }
        Cow::Owned(tree)
    }
}

/// Which lines the filter keeps: what it finds and what that hangs under. `None` without a filter.
fn kept(form: &Form, filter: &str) -> Option<Vec<bool>> {
    let needle = Needle::new(filter);
    if needle.is_empty() {
        return None;
    }
    let mut kept = vec![false; form.lines.len()];
    for id in form.line_ids() {
        let line = form.line(id);
        let code = line.code.map(|code| code.to_string()).unwrap_or_default();
        let project = line.project.as_deref().unwrap_or("");
        if !needle.finds(&[&line.name.to_lowercase(), &project.to_lowercase(), &code]) {
            continue;
        }
        let mut up = Some(id);
        while let Some(id) = up.filter(|id| !kept[id.0 as usize]) {
            kept[id.0 as usize] = true;
            up = form.line(id).parent;
        }
    }
    Some(kept)
}

/// A line and all it hangs under, from the line upwards.
pub fn upwards(form: &Form, id: LineId) -> Vec<LineId> {
    let mut path = vec![id];
    let mut up = form.line(id).parent;
    while let Some(id) = up.filter(|id| !path.contains(id)) {
        path.push(id);
        up = form.line(id).parent;
    }
    path
}

/// The level of a line: of its code, else by how deep it hangs.
fn rank(line: &Line) -> AccountLevel {
    line.level().unwrap_or(match line.depth {
        0 => AccountLevel::Class,
        1 => AccountLevel::Section,
        _ => AccountLevel::Item,
    })
}
