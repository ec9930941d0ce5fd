//! Which project of one disclosure is which of the other, and what became of its money and its promises.

use super::likeness::greedy;
use super::value::{Pair, Printed, State, Value};
use crate::model::{Indicator, Project};
use crate::text::{Likened, bare, likeness};

/// From here on two names are taken for one project, or one indicator.
const ALIKE: u32 = 500;

/// A project of both, or of one.
#[derive(Clone, Debug)]
pub struct ProjectPair {
    /// An index into the projects of the first.
    pub a: Option<usize>,
    /// An index into the projects of the second.
    pub b: Option<usize>,
    /// Its money.
    pub amount: Pair,
    /// Its indicators: those of the first in its order, then what only the second has.
    pub indicators: Vec<IndicatorPair>,
}

/// An indicator of both, or of one.
#[derive(Clone, Debug)]
pub struct IndicatorPair {
    /// An index into the indicators of the first.
    pub a: Option<usize>,
    /// An index into the indicators of the second.
    pub b: Option<usize>,
    /// What became of its target.
    pub movement: Move,
}

/// What became of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Move {
    /// The same.
    Same,
    /// A greater number under the same sign and unit.
    Raised,
    /// A smaller number.
    Lowered,
    /// Other words, another sign or another unit.
    Reworded,
    /// Only in the second.
    Added,
    /// Only in the first.
    Dropped,
}

impl Move {
    /// What became of it, as of anything else.
    pub const fn state(self) -> State {
        match self {
            Move::Same => State::Same,
            Move::Raised | Move::Lowered | Move::Reworded => State::Changed,
            Move::Added => State::Added,
            Move::Dropped => State::Removed,
        }
    }
}

impl ProjectPair {
    /// What became of it: its money first, then its promises.
    pub fn state(&self) -> State {
        match (self.a, self.b) {
            (None, _) => State::Added,
            (_, None) => State::Removed,
            _ if self.is_same() => State::Same,
            _ => State::Changed,
        }
    }

    /// Whether neither money nor promises differ.
    pub fn is_same(&self) -> bool {
        self.a.is_some()
            && self.b.is_some()
            && (self.amount.state() == Some(State::Same) || self.amount.a.or(self.amount.b).is_none())
            && self.indicators.iter().all(|pair| pair.movement == Move::Same)
    }
}

/// The projects of two disclosures.
pub fn pair(a: &[Project], b: &[Project]) -> Vec<ProjectPair> {
    let names = |project: &Project| -> Vec<String> {
        let variants = project.variants.iter().map(|variant| bare(&variant.text));
        std::iter::once(bare(&project.name)).chain(variants).filter(|name| !name.is_empty()).collect()
    };
    let (names_a, names_b): (Vec<_>, Vec<_>) = (a.iter().map(names).collect(), b.iter().map(names).collect());
    fn likened(names: &[Vec<String>]) -> Vec<Vec<Likened<'_>>> {
        names.iter().map(|names| names.iter().map(|name| Likened::of(name)).collect()).collect()
    }
    let (names_a, names_b) = (likened(&names_a), likened(&names_b));
    let like = |i: usize, j: usize| {
        let pairs = names_a[i].iter().flat_map(|a| names_b[j].iter().map(move |b| a.to(b)));
        let best = pairs.max().unwrap_or(0);
        let accounts = a[i].account.as_ref().zip(b[j].account.as_ref());
        // Of two that are as alike, the one under the same account.
        best * 2 + u32::from(accounts.is_some_and(|(a, b)| a.0 == b.0))
    };
    let all = |of: &[Project]| (0..of.len()).collect::<Vec<_>>();
    let matched = greedy(&all(a), &all(b), ALIKE * 2, like);
    let pairs = in_order(a.len(), b.len(), &matched);
    let money = |project: &Project| {
        let amount = project.amount.or(project.fiscal).map(|(amount, _)| amount.wan());
        amount.map(|wan| Value { wan, printed: Printed::Told })
    };
    let pair = |(i, j): (Option<usize>, Option<usize>)| {
        let (left, right) = (i.map(|i| &a[i]), j.map(|j| &b[j]));
        let indicators = pair_indicators(promises(left), promises(right));
        // Of a project that both tell of, money that one does not tell is not known to be none.
        let amount =
            Pair { a: left.and_then(money), b: right.and_then(money), open: left.is_some() && right.is_some() };
        ProjectPair { a: i, b: j, amount, indicators }
    };
    pairs.into_iter().map(pair).collect()
}

fn promises(project: Option<&Project>) -> &[Indicator] {
    project.map_or(&[], |project| &project.indicators)
}

/// The indicators of one project, or of the department as a whole, in two disclosures.
pub fn pair_indicators(a: &[Indicator], b: &[Indicator]) -> Vec<IndicatorPair> {
    let names = |of: &[Indicator]| -> Vec<String> { of.iter().map(|indicator| bare(&indicator.level3)).collect() };
    let (names_a, names_b) = (names(a), names(b));
    let like = |i: usize, j: usize| {
        let name = likeness(&names_a[i], &names_b[j]);
        let same = |x: &str, y: &str| u32::from(bare(x) == bare(y));
        let level = same(&a[i].level1, &b[j].level1) + same(&a[i].level2, &b[j].level2);
        if name < ALIKE { 0 } else { name * 10 + level }
    };
    let all = |of: &[Indicator]| (0..of.len()).collect::<Vec<_>>();
    let matched = greedy(&all(a), &all(b), ALIKE * 10, like);
    let pair = |(i, j): (Option<usize>, Option<usize>)| {
        let movement = match (i.map(|i| &a[i]), j.map(|j| &b[j])) {
            (Some(a), Some(b)) => movement(a, b),
            (None, _) => Move::Added,
            (_, None) => Move::Dropped,
        };
        IndicatorPair { a: i, b: j, movement }
    };
    in_order(a.len(), b.len(), &matched).into_iter().map(pair).collect()
}

/// Those of the first in its order, then what only the second has.
fn in_order(a: usize, b: usize, matched: &[(usize, usize)]) -> Vec<(Option<usize>, Option<usize>)> {
    let to_b = |i: usize| matched.iter().find(|pair| pair.0 == i).map(|pair| pair.1);
    let only_b = (0..b).filter(|j| !matched.iter().any(|pair| pair.1 == *j));
    (0..a).map(|i| (Some(i), to_b(i))).chain(only_b.map(|j| (None, Some(j)))).collect()
}

fn movement(a: &Indicator, b: &Indicator) -> Move {
    let (a, b) = (&a.target, &b.target);
    if bare(&a.printed) == bare(&b.printed) {
        return Move::Same;
    }
    let unit = |unit: &Option<crate::model::Name>| unit.as_deref().map(bare).unwrap_or_default();
    match (a.number, b.number) {
        (Some(x), Some(y)) if a.operator == b.operator && unit(&a.unit) == unit(&b.unit) => match x.cmp(&y) {
            std::cmp::Ordering::Less => Move::Raised,
            std::cmp::Ordering::Equal => Move::Same,
            std::cmp::Ordering::Greater => Move::Lowered,
        },
        _ => Move::Reworded,
    }
}
