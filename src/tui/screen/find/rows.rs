//! Which rows there are of what was found: each kind under its heading, and of many hits the first ones.

use std::collections::BTreeSet;

use crate::search::{Found, Kind};
use crate::tui::window::Key;

/// As many hits of a kind are listed beside those of other kinds.
const FIRST: usize = 5;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// What kind of things follow, and how many there are.
    Heading(Kind, usize),
    /// A hit, by its place in its group.
    Hit(Kind, usize),
    /// As many more are a key away.
    More(usize),
    /// As many more are not listed at all.
    Beyond(usize),
    /// Nothing, between two groups.
    Blank,
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Hit(..))
    }
}

/// The rows of what was found, some kinds listed in full; the only kind there is always is.
pub fn rows(found: &Found, full: &BTreeSet<Kind>) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in &found.groups {
        if !rows.is_empty() {
            rows.push(Row::Blank);
        }
        let only = found.groups.len() == 1;
        let listed = group.hits.len();
        // A row that says that there is one more takes as much room as that one.
        let first = if only || full.contains(&group.kind) || listed == FIRST + 1 { listed } else { FIRST.min(listed) };
        rows.push(Row::Heading(group.kind, group.total));
        rows.extend((0..first).map(|at| Row::Hit(group.kind, at)));
        if first < listed {
            rows.push(Row::More(group.total - first));
        } else if listed < group.total {
            rows.push(Row::Beyond(group.total - listed));
        }
    }
    rows
}
