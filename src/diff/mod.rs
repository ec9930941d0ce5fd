//! Puts two disclosures side by side: which tables, lines, projects, indicators and facts belong together, and what became
//! of each. Only the library is read and nothing is judged; that a figure changed is no fault.
//!
//! Two lines are one where their account is one ([`accounts`]), else where they are called alike under the same heads.
//! Amounts are compared by what they are of and when they are from, whatever table layout or unit they were printed in.

pub mod across;
mod align;
mod change;
pub mod derived;
mod entries;
mod facts;
mod likeness;
mod pairs;
mod projects;
mod reason;
mod rows;
mod sums;
mod value;
pub mod years;

pub use crate::text::bare;
pub use change::{Change, Subject, changes};
pub use facts::{FactPair, Facts};
pub use projects::{IndicatorPair, Move, ProjectPair};
pub use reason::{Reason, reason};
pub use rows::{Measure, Row, TablePair};
pub use value::{Pair, Printed, State, Value};

use crate::model::{Disclosure, DisclosureId};

/// One of the two disclosures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Side {
    /// The first, which differences are counted from.
    A,
    /// The second.
    B,
}

/// Two disclosures side by side. Indices into tables, projects and so on are those of the two disclosures.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The first.
    pub a: DisclosureId,
    /// The second.
    pub b: DisclosureId,
    /// The tables that both have, in the order of the first.
    pub tables: Vec<TablePair>,
    /// The tables that hold a figure and that the other has no counterpart for.
    pub alone: Vec<(Side, usize)>,
    /// The projects of both: those of the first in its order, then what only the second has.
    pub projects: Vec<ProjectPair>,
    /// The indicators of the departments as a whole.
    pub indicators: Vec<IndicatorPair>,
    /// Staffing, procurement, assets and scores.
    pub facts: Facts,
}

impl Comparison {
    /// Compares two disclosures, each given with its number.
    pub fn of(a: (DisclosureId, &Disclosure), b: (DisclosureId, &Disclosure)) -> Comparison {
        let (pairs, alone) = pairs::pair(a.1, b.1);
        let table = |(form_a, form_b)| TablePair::of(a.1, b.1, form_a, form_b);
        Comparison {
            a: a.0,
            b: b.0,
            tables: pairs.into_iter().map(table).collect(),
            alone,
            projects: projects::pair(&a.1.projects, &b.1.projects),
            indicators: projects::pair_indicators(&a.1.indicators, &b.1.indicators),
            facts: facts::pair(&a.1.facts, &b.1.facts),
        }
    }

    /// Whether nothing differs that both could have.
    pub fn is_same(&self) -> bool {
        self.alone.is_empty()
            && self.tables.iter().all(TablePair::is_same)
            && self.projects.iter().all(ProjectPair::is_same)
            && self.indicators.iter().all(|pair| pair.movement == Move::Same)
            && self.facts.iter().all(|pair| pair.state == State::Same)
    }
}

#[cfg(test)]
mod tests;
