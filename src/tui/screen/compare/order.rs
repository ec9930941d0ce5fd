//! Which rows of a page are shown, and in what order: a tree in the order of the documents or by size of the change,
//! folded, narrowed by a filter, or only what differs.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::item::{Item, What};
use crate::model::AccountLevel;
use crate::money::Unit;
use crate::tui::filter::Needle;
use crate::tui::window::Key;

/// A row, by its place among the items.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The item.
    pub item: usize,
    stands: bool,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.item == other.item
    }
}

impl Key for Row {
    fn stands(&self) -> bool {
        self.stands
    }
}

/// Which items are of interest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Only {
    /// All.
    #[default]
    All,
    /// What differs, and what it hangs under.
    Differing,
}

/// The order within what hangs under one head.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// As the comparison has it: by account.
    #[default]
    Account,
    /// The largest change first.
    Change,
}

/// Whether an item was to be seen before it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Revealed {
    /// It was: the rows are the same.
    Already,
    /// It was not: there are other rows now.
    Anew,
}

/// The order of a page.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// How it is ordered.
    pub sort: Sort,
    /// What is of interest.
    pub only: Only,
    /// Items whose own items are not shown.
    pub folded: BTreeSet<usize>,
    /// All items in their order, folded or not, as far as they are of interest.
    all: Vec<usize>,
    /// The place of each item in that order.
    rank: Vec<usize>,
    /// What differs, in that order.
    pub differing: Vec<usize>,
    /// Which items have others under them.
    heads: Vec<bool>,
}

impl Order {
    /// Puts the items in order and gives the rows to be shown; `sought` is what a filter looks for in each of them, where
    /// there is a filter.
    pub fn rows(&mut self, items: &[Item], sought: &[[String; 2]], filter: &str) -> Vec<Row> {
        self.heads = vec![false; items.len()];
        items.iter().filter_map(|item| item.parent).for_each(|head| self.heads[head] = true);
        let kept = self.kept(items, sought, filter);
        self.all = self.sorted(items).into_iter().filter(|&at| kept[at]).collect();
        self.rank = vec![usize::MAX; items.len()];
        for (rank, at) in self.all.iter().enumerate() {
            self.rank[*at] = rank;
        }
        self.differing = self.all.iter().copied().filter(|&at| items[at].differs()).collect();
        let narrowed = !filter.is_empty();
        let shown = |at: &&usize| narrowed || !self.is_hidden(**at, items);
        let row = |&item: &usize| Row { item, stands: items[item].what != What::Heading };
        self.all.iter().filter(shown).map(row).collect()
    }

    /// The row of an item, for going there.
    pub fn row(item: usize) -> Row {
        Row { item, stands: true }
    }

    /// Whether others hang under an item.
    pub fn is_head(&self, item: usize) -> bool {
        self.heads.get(item).copied().unwrap_or_default()
    }

    /// Which difference an item is, counted from 1.
    pub fn ordinal(&self, item: usize) -> Option<usize> {
        let rank = self.rank.get(item)?;
        self.differing.binary_search_by_key(rank, |at| self.rank[*at]).ok().map(|at| at + 1)
    }

    /// The first difference behind an item.
    pub fn after(&self, item: usize) -> Option<usize> {
        let rank = *self.rank.get(item)?;
        self.differing.get(self.differing.partition_point(|at| self.rank[*at] <= rank)).copied()
    }

    /// The last difference before an item.
    pub fn before(&self, item: usize) -> Option<usize> {
        let rank = *self.rank.get(item)?;
        let at = self.differing.partition_point(|at| self.rank[*at] < rank).checked_sub(1)?;
        self.differing.get(at).copied()
    }

    /// Opens everything that an item hangs under.
    pub fn reveal(&mut self, item: usize, items: &[Item]) -> Revealed {
        let mut revealed = Revealed::Already;
        let mut up = items[item].parent;
        while let Some(head) = up {
            if self.folded.remove(&head) {
                revealed = Revealed::Anew;
            }
            up = items[head].parent;
        }
        revealed
    }

    /// Folds everything below a level of the accounts.
    pub fn fold_to(&mut self, level: AccountLevel, items: &[Item]) {
        let of_accounts = items.iter().filter(|item| item.code.is_some()).filter_map(|item| item.parent);
        let coded: BTreeSet<usize> = of_accounts.collect();
        let folds = |&at: &usize| {
            let item = &items[at];
            // What has no account above what has one is no level of the accounts.
            self.is_head(at) && item.level() >= level && (item.code.is_some() || !coded.contains(&at))
        };
        self.folded = (0..items.len()).filter(folds).collect();
    }

    fn is_hidden(&self, item: usize, items: &[Item]) -> bool {
        let mut up = items[item].parent;
        while let Some(head) = up {
            if self.folded.contains(&head) {
                return true;
            }
            up = items[head].parent;
        }
        false
    }

    /// What is of interest and found by the filter, and what that hangs under.
    fn kept(&self, items: &[Item], sought: &[[String; 2]], filter: &str) -> Vec<bool> {
        let needle = Needle::new(filter);
        let mut kept = vec![false; items.len()];
        let mut heading = None;
        for (at, item) in items.iter().enumerate() {
            if item.what == What::Heading {
                heading = Some(at);
                continue;
            }
            let found = needle.is_empty() || sought.get(at).is_some_and(|[label, code]| needle.finds(&[label, code]));
            if !found || (self.only == Only::Differing && !item.differs()) {
                continue;
            }
            let mut up = Some(at);
            while let Some(one) = up.filter(|one| !kept[*one]) {
                kept[one] = true;
                up = items[one].parent;
            }
            if let Some(heading) = heading {
                kept[heading] = true;
            }
        }
        kept
    }

    fn sorted(&self, items: &[Item]) -> Vec<usize> {
        if self.sort == Sort::Account {
            return (0..items.len()).collect();
        }
        let mut under: Vec<Vec<usize>> = vec![Vec::new(); items.len() + 1];
        let top = items.len();
        for (at, item) in items.iter().enumerate() {
            under[item.parent.unwrap_or(top)].push(at);
        }
        let size = |at: &usize| items[*at].change(Unit::Wan).unwrap_or(Decimal::ZERO).abs();
        for siblings in &mut under {
            // Headings keep what is under them, and a total stays below what it totals.
            for part in siblings.chunk_by_mut(|_, next| items[*next].what != What::Heading) {
                let from = usize::from(part.first().is_some_and(|at| items[*at].what == What::Heading));
                part[from..].sort_by_key(|at| (items[*at].total, !items[*at].differs(), Reverse(size(at))));
            }
        }
        let mut out = Vec::with_capacity(items.len());
        let mut open: Vec<usize> = under[top].iter().rev().copied().collect();
        while let Some(at) = open.pop() {
            out.push(at);
            open.extend(under[at].iter().rev());
        }
        out
    }
}
