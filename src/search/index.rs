//! Everything in a library that can be looked for, as it is kept: things with the same names and code share one label,
//! and stand by kind, then by amount, so that the best are met first.

use super::amounts::Amounts;
use super::fit::Fit;
use super::names::Names;
use super::query::{Query, Rank};
use super::thing::{Found, Group, Hit, Kind, MOST, Thing};
use super::top::Top;
use crate::model::{Code, DepartmentId, DisclosureId, LineId, Name};
use crate::money::Amount;

/// What a library holds, ready to be looked for. Built once with [`Index::of`], then only read.
#[derive(Debug, Default)]
pub struct Index {
    pub(super) names: Names,
    pub(super) codes: Vec<Code>,
    /// What each label says.
    pub(super) labels: Lists<Term>,
    /// The names of where things stand: of each disclosure, then of each department.
    pub(super) contexts: Lists<u32>,
    /// The label of each entry; beside the entries, since every search reads all of them.
    pub(super) labelled: Vec<u32>,
    pub(super) entries: Vec<Entry>,
    /// Where the entries of each kind begin, as in [`Kind::ALL`]; one place more than kinds.
    pub(super) begins: [u32; Kind::ALL.len() + 1],
    /// The codes of the accounts found, and where they are printed.
    pub(super) accounts: Vec<(Code, (DisclosureId, usize, LineId))>,
    /// The amounts of entries, each print once.
    pub(super) prints: Vec<Amount>,
    pub(super) amounts: Amounts,
}

/// What a thing is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// A name of [`Index::names`].
    Name(u32),
    /// A code of [`Index::codes`].
    Code(u32),
}

/// A thing, but for its label. What [`Entry::a`] and [`Entry::b`] are depends on its kind.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// The name of what it is in, the project of an indicator or the title of a line's table; else [`NOTHING`].
    pub above: u32,
    /// Which of [`Index::contexts`] it stands in; [`NOTHING`] for an account.
    pub context: u32,
    pub a: u32,
    pub b: u32,
    /// Which of [`Index::prints`] is its amount, or [`NOTHING`].
    pub amount: u32,
}

/// No name, no place.
pub const NOTHING: u32 = u32::MAX;

/// Many short lists, one behind the other.
#[derive(Debug)]
pub struct Lists<T> {
    begins: Vec<u32>,
    items: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { begins: vec![0], items: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Adds a list.
    pub fn push(&mut self, items: &[T]) {
        self.items.extend_from_slice(items);
        self.begins.push(self.items.len() as u32);
    }

    /// A list by its place.
    pub fn get(&self, at: u32) -> &[T] {
        let at = at as usize;
        &self.items[self.begins[at] as usize..self.begins[at + 1] as usize]
    }

    /// How many lists.
    pub fn len(&self) -> usize {
        self.begins.len() - 1
    }

    fn bytes(&self) -> usize {
        4 * self.begins.capacity() + size_of::<T>() * self.items.capacity()
    }
}

impl Index {
    /// What fits, in groups, at most [`MOST`] of each. `cancelled` is asked between steps of a few milliseconds; once it
    /// says so, nothing is found.
    pub fn find(&self, query: &Query, cancelled: &dyn Fn() -> bool) -> Found {
        let Some(fit) = Fit::of(self, query, cancelled) else { return Found::default() };
        let mut groups = Vec::new();
        for kind in Kind::ALL {
            if cancelled() {
                return Found::default();
            }
            let top = Top::of(self.entries_of(kind), MOST, &|entry| fit.rank(entry));
            if top.total > 0 {
                groups.push(Group { kind, total: top.total, hits: self.hits(kind, &fit, &top) });
            }
        }
        Found { groups }
    }

    /// The projects, departments as a whole and lines that fit, all of them, the best first: what cards are printed of. A
    /// project fits by its indicators too, last of all.
    pub fn cards(&self, query: &Query) -> Vec<Hit> {
        let Some(fit) = Fit::of(self, query, &|| false) else { return Vec::new() };
        let inside = fit.inside();
        let projects = Top::of(self.entries_of(Kind::Projects), usize::MAX, &|entry| fit.rank_inside(entry, &inside));
        let lines = Top::of(self.entries_of(Kind::Lines), usize::MAX, &|entry| fit.rank(entry));
        let mut hits = self.hits(Kind::Projects, &fit, &projects);
        hits.extend(self.hits(Kind::Lines, &fit, &lines));
        hits.sort_by_key(|hit| hit.rank);
        hits
    }

    /// Everything that fits, group by group.
    #[cfg(test)]
    pub(super) fn all(&self, query: &Query) -> Vec<Hit> {
        let fit = Fit::of(self, query, &|| false).expect("nobody cancels");
        let of = |kind| self.hits(kind, &fit, &Top::of(self.entries_of(kind), usize::MAX, &|entry| fit.rank(entry)));
        Kind::ALL.into_iter().flat_map(of).collect()
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// So many bytes it takes, the text of the names as printed aside, which is the library's.
    pub fn bytes(&self) -> usize {
        let entries = 4 * self.labelled.capacity() + size_of::<Entry>() * self.entries.capacity();
        let prints = size_of::<Amount>() * self.prints.capacity();
        self.names.bytes() + self.labels.bytes() + self.contexts.bytes() + self.amounts.bytes() + entries + prints
    }

    /// The entries of a kind.
    pub(super) fn entries_of(&self, kind: Kind) -> std::ops::Range<u32> {
        self.begins[kind as usize]..self.begins[kind as usize + 1]
    }

    fn hits(&self, kind: Kind, fit: &Fit<'_>, top: &Top) -> Vec<Hit> {
        let hit = |(rank, entry): (Rank, u32)| {
            let at = self.entries[entry as usize].amount;
            let amount = (at != NOTHING).then(|| self.prints[at as usize]);
            Hit { thing: self.thing(kind, entry), rank, amount, name: self.called(fit, entry) }
        };
        top.hits().map(hit).collect()
    }

    /// The name of an entry that fits best.
    fn called(&self, fit: &Fit<'_>, entry: u32) -> Name {
        let names = self.labels.get(self.labelled[entry as usize]).iter().filter_map(|term| match term {
            Term::Name(name) => Some(*name),
            Term::Code(_) => None,
        });
        names.min_by_key(|name| fit.nearness(*name)).map_or_else(Name::default, |name| self.names.printed(name).clone())
    }

    fn thing(&self, kind: Kind, entry: u32) -> Thing {
        let Entry { context, a, b, .. } = self.entries[entry as usize];
        let disclosure = DisclosureId(context);
        let known = |at: u32| (at != NOTHING).then_some(at as usize);
        match kind {
            Kind::Departments => Thing::Department(DepartmentId(a)),
            Kind::Accounts => {
                let (code, at) = self.accounts[a as usize];
                Thing::Account { code, at }
            }
            Kind::Projects => known(a).map_or(Thing::Whole(disclosure), |a| Thing::Project(disclosure, a)),
            Kind::Indicators => Thing::Indicator { disclosure, project: known(a), indicator: b as usize },
            Kind::Lines => Thing::Line(disclosure, a as usize, LineId(b)),
            Kind::Bases => Thing::Basis(disclosure, a as usize),
            Kind::Narrative => Thing::Statement(disclosure, a as usize),
        }
    }
}
