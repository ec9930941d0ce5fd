//! Which thing of one table is which of the other: by account, then by moved account, then by name under the same heads.
//! Each is matched at most once, and the same way round whichever table comes first.

use std::collections::{HashMap, VecDeque};

use rust_decimal::Decimal;

use super::entries::{Entry, Half};
use super::likeness::{greedy, likest};
use crate::accounts;
use crate::model::Code;
use crate::text::{Likened, likeness};

/// From here on two names under the same heads are taken for one thing.
const ALIKE: u32 = 600;

/// Matches in the making: for each thing its counterpart.
struct Matches<'a> {
    a: &'a [Entry],
    b: &'a [Entry],
    to_b: Vec<Option<usize>>,
    to_a: Vec<Option<usize>>,
}

/// What things are grouped by: half, head, name and project.
type Group = (Half, Option<usize>, String, Option<String>);

/// For each thing of A its counterpart in B.
pub fn align(a: &[Entry], b: &[Entry]) -> Vec<Option<usize>> {
    let mut matches = Matches { a, b, to_b: vec![None; a.len()], to_a: vec![None; b.len()] };
    matches.by_code();
    matches.by_move();
    matches.by_name();
    matches.by_role();
    matches.by_name();
    matches.by_likeness();
    matches.by_name();
    matches.by_role_anywhere();
    matches.by_name();
    matches.totals();
    matches.to_b
}

impl Matches<'_> {
    fn by_code(&mut self) {
        let mut by_code: HashMap<Code, (Vec<usize>, Vec<usize>)> = HashMap::new();
        for (at, code) in coded(self.a) {
            by_code.entry(code).or_default().0.push(at);
        }
        for (at, code) in coded(self.b) {
            by_code.entry(code).or_default().1.push(at);
        }
        let mut codes: Vec<_> = by_code.into_iter().collect();
        codes.sort_unstable_by_key(|(code, _)| *code);
        for (code, (a, b)) in codes {
            let like = |i: usize, j: usize| {
                let (a, b) = (&self.a[i], &self.b[j]);
                let project = match (&a.project, &b.project) {
                    (None, None) => 1000,
                    (Some(a), Some(b)) => Some(likeness(a, b)).filter(|like| *like >= ALIKE).unwrap_or(0),
                    _ => 0,
                };
                let account = accounts::same_code(code, &a.name, &b.name);
                if project.min(account) == 0 { 0 } else { project + account }
            };
            for (i, j) in greedy(&a, &b, 1, like) {
                self.put(i, j);
            }
        }
    }

    /// An account under another code: as known, or an economic account whose name only one line on each side has, unless
    /// the classification has both.
    fn by_move(&mut self) {
        let rest = |entries: &[Entry], matched: &[Option<usize>]| -> Vec<usize> {
            coded(entries).map(|(at, _)| at).filter(|at| matched[*at].is_none()).collect()
        };
        let (a, b) = (rest(self.a, &self.to_b), rest(self.b, &self.to_a));
        let (of_a, of_b) = (by_bare(self.a, &a), by_bare(self.b, &b));
        let mut candidates = Vec::new();
        for (i, &at) in a.iter().enumerate() {
            let left = &self.a[at];
            let Some(of_b) = of_b.get(&*left.bare) else { continue };
            let once = of_a[&*left.bare].len() == 1 && of_b.len() == 1;
            for &j in of_b {
                let right = &self.b[b[j]];
                let (Some(from), Some(to)) = (left.code, right.code) else { continue };
                let known = accounts::moved(from, to, &left.name);
                let economic = from.is_economic() && to.is_economic() && from.level() == to.level();
                let only = once && economic && left.project == right.project && !accounts::alongside(from, to);
                if known || only {
                    candidates.push((u32::from(known) * 1000 + u32::from(only) * 500, i, j));
                }
            }
        }
        for (i, j) in likest(&a, &b, candidates) {
            self.put(i, j);
        }
    }

    /// The same name under the same heads, where not both have an account. Goes down the tree until nothing is found.
    fn by_name(&mut self) {
        loop {
            let mut groups: HashMap<Group, (Vec<usize>, Vec<usize>)> = HashMap::new();
            for at in self.open_a() {
                groups.entry(self.group_a(at)).or_default().0.push(at);
            }
            for at in self.open_b() {
                groups.entry(self.group_b(at)).or_default().1.push(at);
            }
            let mut found = Vec::new();
            for (a, b) in groups.values() {
                found.extend(self.one_by_one(a, b));
            }
            found.retain(|(i, j)| self.may(*i, *j));
            if found.is_empty() {
                return;
            }
            found.into_iter().for_each(|(i, j)| self.put(i, j));
        }
    }

    /// Of several that are called alike, those that print the same amounts go together, the rest in their order.
    fn one_by_one(&self, a: &[usize], b: &[usize]) -> Vec<(usize, usize)> {
        let mut of_amounts: HashMap<&[Decimal], VecDeque<usize>> = HashMap::new();
        for &j in b {
            of_amounts.entry(&self.b[j].amounts).or_default().push_back(j);
        }
        let (mut found, mut rest) = (Vec::new(), Vec::new());
        for &i in a {
            match of_amounts.get_mut(&*self.a[i].amounts).and_then(VecDeque::pop_front) {
                Some(j) => found.push((i, j)),
                None => rest.push(i),
            }
        }
        let mut open: Vec<usize> = of_amounts.into_values().flatten().collect();
        open.sort_unstable();
        found.extend(rest.into_iter().zip(open));
        found
    }

    /// What the amounts are of, where one line on each side is of it.
    fn by_role(&mut self) {
        let (a, b): (Vec<_>, Vec<_>) = (self.open_a().collect(), self.open_b().collect());
        let same = |i: usize, j: usize| {
            let (a, b) = (&self.a[i], &self.b[j]);
            let role = a.role.is_some() && a.role == b.role && a.project == b.project && a.total == b.total;
            u32::from(role && halves_fit(a.half, b.half) && self.may(i, j))
        };
        for (i, j) in greedy(&a, &b, 1, same) {
            self.put(i, j);
        }
    }

    /// What the amounts are of, whatever they hang under, where no other open line of that half is of it: one table puts
    /// 一般公共预算 under 本年收入, another under 财政拨款.
    fn by_role_anywhere(&mut self) {
        let open = |entries: &[Entry], matched: &[Option<usize>]| -> Vec<usize> {
            let lone = |at: &usize| {
                let of = |other: &Entry| (other.half, other.role) == (entries[*at].half, entries[*at].role);
                let rivals = (0..entries.len()).filter(|other| matched[*other].is_none() && of(&entries[*other]));
                entries[*at].role.is_some() && !entries[*at].total && rivals.count() == 1
            };
            (0..entries.len()).filter(|at| matched[*at].is_none()).filter(lone).collect()
        };
        let (a, b) = (open(self.a, &self.to_b), open(self.b, &self.to_a));
        let same = |i: usize, j: usize| {
            let (a, b) = (&self.a[i], &self.b[j]);
            let role = (a.half, a.role, &a.project) == (b.half, b.role, &b.project);
            u32::from(role && !b.total && self.may(i, j))
        };
        for (i, j) in greedy(&a, &b, 1, same) {
            self.put(i, j);
        }
    }

    /// Names that are alike under the same heads.
    fn by_likeness(&mut self) {
        let (a, b): (Vec<_>, Vec<_>) = (self.open_a().collect(), self.open_b().collect());
        fn name(entry: &Entry) -> Likened<'_> {
            Likened::of(entry.project.as_deref().unwrap_or(&entry.bare))
        }
        let names_a: Vec<Likened<'_>> = self.a.iter().map(name).collect();
        let names_b: Vec<Likened<'_>> = self.b.iter().map(name).collect();
        let like = |i: usize, j: usize| {
            let (left, right) = (&self.a[i], &self.b[j]);
            let heads =
                self.head_a(i) == head_b(right, &self.to_a) || (left.parent.is_none() && right.parent.is_none());
            if !heads || left.total != right.total || !halves_fit(left.half, right.half) || !self.may(i, j) {
                return 0;
            }
            let both_projects = left.project.is_some() && right.project.is_some();
            let both_names = left.project.is_none() && right.project.is_none() && !left.total;
            if both_projects || both_names { names_a[i].to(&names_b[j]) } else { 0 }
        };
        for (i, j) in greedy(&a, &b, ALIKE, like) {
            self.put(i, j);
        }
    }

    /// The last total of each half; 公用经费合计 is the total of something else.
    fn totals(&mut self) {
        for half in [Half::Income, Half::Spending, Half::Neither] {
            let last = |entries: &[Entry], matched: &[Option<usize>]| {
                let open = |(at, entry): &(usize, &Entry)| {
                    entry.half == half && entry.parent.is_none() && matched[*at].is_none() && totals_all(entry)
                };
                entries.iter().enumerate().rev().find(open).map(|(at, _)| at)
            };
            if let (Some(i), Some(j)) = (last(self.a, &self.to_b), last(self.b, &self.to_a)) {
                self.put(i, j);
            }
        }
    }

    fn put(&mut self, i: usize, j: usize) {
        if self.to_b[i].is_none() && self.to_a[j].is_none() {
            self.to_b[i] = Some(j);
            self.to_a[j] = Some(i);
        }
    }

    /// Two accounts under two codes are two things.
    fn may(&self, i: usize, j: usize) -> bool {
        self.a[i].code.is_none() || self.b[j].code.is_none()
    }

    /// What of A has no counterpart though its head has one.
    fn open_a(&self) -> impl Iterator<Item = usize> {
        let ready = |at: &usize| self.a[*at].parent.is_none_or(|parent| self.to_b[parent].is_some());
        (0..self.a.len()).filter(|at| self.to_b[*at].is_none()).filter(ready)
    }

    fn open_b(&self) -> impl Iterator<Item = usize> {
        let ready = |at: &usize| self.b[*at].parent.is_none_or(|parent| self.to_a[parent].is_some());
        (0..self.b.len()).filter(|at| self.to_a[*at].is_none()).filter(ready)
    }

    /// The head of a thing of A as its counterpart in B.
    fn head_a(&self, at: usize) -> Option<usize> {
        self.a[at].parent.and_then(|parent| self.to_b[parent])
    }

    fn group_a(&self, at: usize) -> Group {
        let entry = &self.a[at];
        (entry.half, self.head_a(at), named(entry), entry.project.clone())
    }

    fn group_b(&self, at: usize) -> Group {
        let entry = &self.b[at];
        (entry.half, entry.parent, named(entry), entry.project.clone())
    }
}

/// The head of a thing of B, where that has a counterpart.
fn head_b(entry: &Entry, to_a: &[Option<usize>]) -> Option<usize> {
    entry.parent.filter(|parent| to_a[*parent].is_some())
}

/// Whether a total is of the whole half, as its name says: nothing but 合计, 总计, 收入总计, 本年支出合计.
fn totals_all(entry: &Entry) -> bool {
    let mut rest = entry.bare.clone();
    for word in ["合计", "总计", "小计", "收入", "支出", "本年", "总", "计"] {
        rest = rest.replace(word, "");
    }
    entry.total && rest.chars().all(|c| !c.is_alphabetic())
}

fn named(entry: &Entry) -> String {
    match entry.role {
        Some(role) if entry.bare.is_empty() => role.id(),
        _ => entry.bare.clone(),
    }
}

fn halves_fit(a: Half, b: Half) -> bool {
    a == b || a == Half::Neither || b == Half::Neither
}

/// The places in a list of entries by what those are called.
fn by_bare<'a>(entries: &'a [Entry], list: &[usize]) -> HashMap<&'a str, Vec<usize>> {
    let mut of_name: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, at) in list.iter().enumerate() {
        of_name.entry(&entries[*at].bare).or_default().push(place);
    }
    of_name
}

fn coded(entries: &[Entry]) -> impl Iterator<Item = (usize, Code)> + '_ {
    entries.iter().enumerate().filter_map(|(at, entry)| Some((at, entry.code?)))
}
