//! Two tables as one tree of rows with the amounts of both.

use std::collections::HashMap;

use super::align::align;
use super::entries::{Entry, Key, entries};
use super::value::{Pair, Printed, State, Value};
use super::{Side, bare};
use crate::model::{Code, Disclosure, Form, FormKind, LineId, Name, Phase, Role};

/// What is compared: what amounts are of, and when they are from on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// What the amounts are of; `None` where the header says something that has no role.
    pub role: Option<Role>,
    /// The header, where there is no role; bare.
    pub header: String,
    /// When those of the first are from; `None` in a budget.
    pub a: Option<Phase>,
    /// When those of the second are from.
    pub b: Option<Phase>,
}

/// A row: one line of both tables, or of one.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its account, in the first where it has one there.
    pub code: Option<Code>,
    /// Its account in the second, where that is another.
    pub code_b: Option<Code>,
    /// Its name, in the first where it stands there.
    pub name: Name,
    /// Its name in the second, where that is another.
    pub name_b: Option<Name>,
    /// What it is of, for rows that are no accounts.
    pub role: Option<Role>,
    /// Whether it is a total.
    pub total: bool,
    /// Its line in the first.
    pub a: Option<LineId>,
    /// Its line in the second.
    pub b: Option<LineId>,
    /// The row it hangs under, which stands before it.
    pub parent: Option<usize>,
    /// How many rows it hangs under.
    pub depth: usize,
    /// The sides on which it has figures whose column is not certain: a missing amount says nothing there.
    pub in_doubt: Vec<Side>,
}

/// Two tables side by side.
#[derive(Clone, Debug)]
pub struct TablePair {
    /// The kind of both.
    pub kind: FormKind,
    /// The table of the first: an index into its forms.
    pub a: usize,
    /// The table of the second.
    pub b: usize,
    /// What is compared, the total first.
    pub measures: Vec<Measure>,
    /// What only one of them states, as its header says.
    pub unmatched: Vec<(Side, Measure)>,
    /// The rows, heads before what hangs under them.
    pub rows: Vec<Row>,
    /// For each row and each measure the amounts, row by row.
    pub(super) figures: Vec<Pair>,
}

/// A row in the making: the entries that it is made of.
#[derive(Clone, Copy, Debug)]
struct Draft {
    a: Option<usize>,
    b: Option<usize>,
}

impl TablePair {
    /// Compares a table of one disclosure with a table of another.
    pub fn of(a: &Disclosure, b: &Disclosure, form_a: usize, form_b: usize) -> TablePair {
        let (left, right) = (&a.forms[form_a], &b.forms[form_b]);
        let (of_a, of_b) = (entries(left), entries(right));
        let (measures, mut unmatched) = measures(&keys(left, &of_a), &keys(right, &of_b));
        // A column that is blank throughout states nothing that could be missed.
        unmatched.retain(|(side, measure)| match side {
            Side::A => of_a.iter().any(|entry| entry.cells.iter().any(|cell| measure.is_of(cell, measure.a))),
            Side::B => of_b.iter().any(|entry| entry.cells.iter().any(|cell| measure.is_of(cell, measure.b))),
        });
        let drafts = drafts(&of_a, &of_b, &align(&of_a, &of_b));
        let rows = tree(&drafts, &of_a, &of_b);
        let mut pair = TablePair {
            kind: left.kind,
            a: form_a,
            b: form_b,
            measures,
            unmatched,
            rows: Vec::new(),
            figures: Vec::new(),
        };
        for (draft, row) in &rows {
            for measure in &pair.measures {
                let value = |form: &Form, entry: Option<&Entry>, phase| value(form, entry?, measure, phase);
                let a = value(left, draft.a.map(|at| &of_a[at]), measure.a);
                let b = value(right, draft.b.map(|at| &of_b[at]), measure.b);
                let missing = [(Side::A, a), (Side::B, b)].into_iter().filter(|(_, value)| value.is_none());
                let open = missing.into_iter().any(|(side, _)| row.in_doubt.contains(&side));
                pair.figures.push(Pair { a, b, open });
            }
            pair.rows.push(row.clone());
        }
        pair.sum_up(left, right);
        pair
    }

    /// The amounts of a row, one pair for each measure.
    pub fn figures(&self, row: usize) -> &[Pair] {
        let width = self.measures.len();
        &self.figures[row * width..(row + 1) * width]
    }

    /// What became of a row by one measure; `None` where neither says an amount, or where a missing one says nothing.
    pub fn state(&self, row: usize, measure: usize) -> Option<State> {
        self.figures(row)[measure].state()
    }

    /// Whether a row is the same by every measure.
    pub fn is_row_same(&self, row: usize) -> bool {
        (0..self.measures.len()).all(|measure| matches!(self.state(row, measure), None | Some(State::Same)))
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        (0..self.rows.len()).all(|row| self.is_row_same(row))
    }
}

impl Measure {
    /// Whether an amount is of this, from a time.
    fn is_of(&self, (key, from, _): &(Key, Option<Phase>, u32), phase: Option<Phase>) -> bool {
        let of = match key {
            Key::Role(role) => self.role == Some(*role),
            Key::Header(header) => self.role.is_none() && self.header == *header,
        };
        of && *from == phase
    }
}

impl Row {
    /// Its line on a side.
    pub fn line(&self, side: Side) -> Option<LineId> {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }
}

fn value(form: &Form, entry: &Entry, measure: &Measure, phase: Option<Phase>) -> Option<Value> {
    let (.., cell) = entry.cells.iter().find(|cell| measure.is_of(cell, phase))?;
    let amount = form.amount(form.cells.get(*cell as usize)?)?;
    Some(Value { wan: amount.wan(), printed: Printed::Cell(*cell) })
}

/// What the amounts of a table are of and when they are from, in the order of its columns.
fn keys(form: &Form, entries: &[Entry]) -> Vec<(Key, Option<Phase>)> {
    let mut keys: Vec<(Key, Option<Phase>)> = Vec::new();
    let columns = form.columns.iter().filter(|_| form.kind != FormKind::ThreePublic);
    let of_columns = columns.filter_map(|column| Some((Key::Role(column.role?), column.phase)));
    let of_cells = entries.iter().flat_map(|entry| &entry.cells).map(|(key, phase, _)| (key.clone(), *phase));
    for key in of_columns.chain(of_cells) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    // The columns of a table of items are its total whatever they are called.
    let held =
        |key: &(Key, Option<Phase>)| entries.iter().any(|e| e.cells.iter().any(|c| (&c.0, c.1) == (&key.0, key.1)));
    let some = keys.iter().any(held);
    keys.sort_by_key(|key| (key.0 != Key::Role(Role::Total), some && !held(key)));
    keys
}

/// What both state, and what one of them does. A budget has no phases: it is compared with every phase of final accounts.
fn measures(a: &[(Key, Option<Phase>)], b: &[(Key, Option<Phase>)]) -> (Vec<Measure>, Vec<(Side, Measure)>) {
    let mut both = Vec::new();
    let mut alone = Vec::new();
    let measure = |key: &Key, a: Option<Phase>, b: Option<Phase>| match key {
        Key::Role(role) => Measure { role: Some(*role), header: String::new(), a, b },
        Key::Header(header) => Measure { role: None, header: header.clone(), a, b },
    };
    let phases = |keys: &[(Key, Option<Phase>)], key: &Key| -> Vec<Option<Phase>> {
        keys.iter().filter(|(other, _)| other == key).map(|(_, phase)| *phase).collect()
    };
    let mut seen: Vec<&Key> = Vec::new();
    for (key, _) in a.iter().chain(b) {
        if seen.contains(&key) {
            continue;
        }
        seen.push(key);
        let (of_a, of_b) = (phases(a, key), phases(b, key));
        let meets = |x: Option<Phase>, y: Option<Phase>| x == y || x.is_none() || y.is_none();
        for x in &of_a {
            both.extend(of_b.iter().filter(|y| meets(*x, **y)).map(|y| measure(key, *x, *y)));
            if !of_b.iter().any(|y| meets(*x, *y)) {
                alone.push((Side::A, measure(key, *x, None)));
            }
        }
        for y in of_b.iter().filter(|y| !of_a.iter().any(|x| meets(*x, **y))) {
            alone.push((Side::B, measure(key, None, *y)));
        }
    }
    (both, alone)
}

/// The rows in the order of the first table, what only the second has after what stands before it there.
fn drafts(a: &[Entry], b: &[Entry], to_b: &[Option<usize>]) -> Vec<Draft> {
    let mut to_a: Vec<Option<usize>> = vec![None; b.len()];
    for (i, j) in to_b.iter().enumerate() {
        if let Some(j) = j {
            to_a[*j] = Some(i);
        }
    }
    // What of B follows each entry of A, and what comes before all.
    let mut after: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut last = None;
    for (j, i) in to_a.iter().enumerate() {
        match i {
            Some(i) => last = Some(*i),
            None => after.entry(last).or_default().push(j),
        }
    }
    let mut out = Vec::with_capacity(a.len() + b.len());
    let mut follow = |out: &mut Vec<Draft>, after_a: Option<usize>| {
        let added = after.remove(&after_a).unwrap_or_default();
        out.extend(added.into_iter().map(|j| Draft { a: None, b: Some(j) }));
    };
    follow(&mut out, None);
    for (i, j) in to_b.iter().enumerate() {
        out.push(Draft { a: Some(i), b: *j });
        follow(&mut out, Some(i));
    }
    out
}

/// The rows as a tree, heads first; siblings that have an account, beside totals only, in the order of their
/// codes, a total where it was.
fn tree(drafts: &[Draft], a: &[Entry], b: &[Entry]) -> Vec<(Draft, Row)> {
    let place = |of: fn(&Draft) -> Option<usize>| -> HashMap<usize, usize> {
        drafts.iter().enumerate().filter_map(|(at, draft)| Some((of(draft)?, at))).collect()
    };
    let (of_a, of_b) = (place(|draft| draft.a), place(|draft| draft.b));
    let mut parents: Vec<Option<usize>> = vec![None; drafts.len()];
    for (at, draft) in drafts.iter().enumerate() {
        let head_a = draft.a.and_then(|i| of_a.get(&a[i].parent?).copied());
        let head_b = draft.b.and_then(|j| of_b.get(&b[j].parent?).copied());
        // The nearer of two heads: a 款 that only one side prints hangs between.
        let under = |low: usize, high: usize| {
            let up_b = drafts[low].b.and_then(|j| of_b.get(&b[j].parent?).copied());
            let up_a = drafts[low].a.and_then(|i| of_a.get(&a[i].parent?).copied());
            up_a == Some(high) || up_b == Some(high)
        };
        let head = match (head_a, head_b) {
            (Some(x), Some(y)) if x != y && under(y, x) => Some(y),
            (head_a, head_b) => head_a.or(head_b),
        };
        let head = nearest(drafts, a, b, at, head);
        parents[at] = head.filter(|head| !leads_to(&parents, *head, at));
    }
    let mut children: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    for (at, parent) in parents.iter().enumerate() {
        children.entry(*parent).or_default().push(at);
    }
    let code = |at: &usize| drafts[*at].a.and_then(|i| a[i].code).or(drafts[*at].b.and_then(|j| b[j].code));
    let total = |at: &usize| drafts[*at].a.map_or_else(|| drafts[*at].b.is_some_and(|j| b[j].total), |i| a[i].total);
    for siblings in children.values_mut() {
        if siblings.iter().all(|at| code(at).is_some() || total(at)) {
            let mut accounts: Vec<usize> = siblings.iter().copied().filter(|at| code(at).is_some()).collect();
            accounts.sort_by_key(code);
            let places = siblings.iter_mut().filter(|at| code(at).is_some());
            places.zip(accounts).for_each(|(place, account)| *place = account);
        }
    }
    let mut out: Vec<(Draft, Row)> = Vec::with_capacity(drafts.len());
    let mut open: Vec<(usize, Option<usize>, usize)> =
        children.get(&None).into_iter().flatten().rev().map(|at| (*at, None, 0)).collect();
    while let Some((at, parent, depth)) = open.pop() {
        let next = Some(out.len());
        out.push((drafts[at], Row { parent, depth, ..row(&drafts[at], a, b) }));
        open.extend(children.get(&Some(at)).into_iter().flatten().rev().map(|child| (*child, next, depth + 1)));
    }
    out
}

/// The head of an account: of what both print the nearest above it by code, where that is nearer than the head it has. One
/// side may print the 款 and the other an 项 that belongs under it.
fn nearest(drafts: &[Draft], a: &[Entry], b: &[Entry], at: usize, head: Option<usize>) -> Option<usize> {
    let entry = |at: usize| drafts[at].a.map(|i| &a[i]).or(drafts[at].b.map(|j| &b[j]));
    let code = |at: usize| entry(at).filter(|entry| !entry.total).and_then(|entry| entry.code);
    let Some(own) = code(at) else {
        return head;
    };
    let above =
        |at: &usize| code(*at).is_some_and(|up| up.is_above(own)) && entry(*at).is_some_and(|e| e.project.is_none());
    let mut found = head;
    for near in (0..drafts.len()).filter(above) {
        if code(near) > found.and_then(code) {
            found = Some(near);
        }
    }
    found
}

/// Whether the way up from a row leads to another.
fn leads_to(parents: &[Option<usize>], from: usize, to: usize) -> bool {
    let mut up = Some(from);
    while let Some(at) = up {
        if at == to {
            return true;
        }
        up = parents[at];
    }
    false
}

fn row(draft: &Draft, a: &[Entry], b: &[Entry]) -> Row {
    let (of_a, of_b) = (draft.a.map(|at| &a[at]), draft.b.map(|at| &b[at]));
    let both = of_a.zip(of_b);
    let (code, name, total) =
        of_a.or(of_b).map_or_else(Default::default, |entry| (entry.code, entry.name.clone(), entry.total));
    let role = match (of_a.and_then(|entry| entry.role), of_b.and_then(|entry| entry.role)) {
        (Some(a), Some(b)) => Some(a).filter(|a| *a == b),
        (a, b) => a.or(b),
    };
    let doubt = |side, entry: Option<&Entry>| entry.filter(|entry| entry.in_doubt).map(|_| side);
    Row {
        code: code.or(of_b.and_then(|entry| entry.code)),
        code_b: both.and_then(|(a, b)| b.code.filter(|code| a.code.is_some_and(|other| other != *code))),
        name_b: both.filter(|(a, b)| bare(&a.name) != bare(&b.name) && !b.name.is_empty()).map(|(_, b)| b.name.clone()),
        name,
        role,
        total,
        a: of_a.map(|entry| entry.line),
        b: of_b.map(|entry| entry.line),
        parent: None,
        depth: 0,
        in_doubt: doubt(Side::A, of_a).into_iter().chain(doubt(Side::B, of_b)).collect(),
    }
}
