//! The ledger: every relation that was looked at, what came of it, and the figures that prove it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Rule, Severity, Value};
use crate::model::DisclosureId;
use crate::source::Origin;

/// One side of a relation, or one of the figures that make a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Operand {
    /// What it is and where it belongs, without a figure of its own and without a line number, so that it stays the same
    /// when the document is corrected: 表三支出总表·201 一般公共服务支出·合计.
    pub label: Arc<str>,
    /// What is printed.
    pub value: Value,
    /// Where.
    pub origin: Origin,
}

/// What came of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It holds.
    Holds,
    /// It does not.
    Fails(Severity),
    /// It could not be checked.
    Unchecked(Why),
    /// The disclosure has nothing of the kind.
    Inapplicable,
}

/// Why a relation could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Why {
    /// A figure's column is not certain.
    InDoubt,
    /// A figure that it needs is not printed.
    NotPrinted,
    /// The other document is not in the folder.
    NotInFolder,
    /// The same thing is printed more than once, and which is meant is not certain.
    Ambiguous,
    /// The sentence is not understood for certain.
    NotUnderstood,
    /// The two may not cover the same money or the same bodies.
    OtherScope,
    /// The rule broke down over this disclosure, by a fault of the program.
    Broke,
}

impl Why {
    /// The reason in Chinese, as the ledger gives it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Why::InDoubt => "有数的所在列未能确定",
            Why::NotPrinted => "所需的数没有印出",
            Why::NotInFolder => "所需的另一份公开不在文件夹里",
            Why::Ambiguous => "同名的有几处，不能确定是哪一处",
            Why::NotUnderstood => "文字的意思未能确定",
            Why::OtherScope => "两处的口径可能不同",
            Why::Broke => "核对它的程序出了错",
        }
    }
}

/// One relation.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Of which rule.
    pub rule: &'static Rule,
    /// In which disclosure.
    pub disclosure: DisclosureId,
    /// What came of it.
    pub outcome: Outcome,
    /// See [`Entry::message`]; empty where that is made of the rest.
    pub(super) message: Box<str>,
    /// What was compared: the printed whole or the claim first, what it was compared with after it.
    pub operands: Box<[Operand]>,
    /// Between which tables, where this one stands for all rounding differences between them.
    pub between: Option<Box<str>>,
    /// What it should be, in 万元; `None` where it is no money.
    pub expected: Option<Decimal>,
    /// What is printed, in 万元.
    pub found: Option<Decimal>,
}

impl Entry {
    /// One Chinese sentence; of a relation that fails, with both numbers. What holds, the most by far, does not keep it.
    pub fn message(&self) -> Cow<'_, str> {
        match self.outcome {
            Outcome::Holds => super::log::side_by_side(&self.operands).into(),
            Outcome::Inapplicable => self.rule.statement.into(),
            Outcome::Fails(_) | Outcome::Unchecked(_) => (&*self.message).into(),
        }
    }

    /// The same of a finding, which keeps it.
    pub fn sentence(&self) -> &str {
        &self.message
    }

    /// What is printed less what it should be, in 万元.
    pub fn difference(&self) -> Option<Decimal> {
        Some(self.found? - self.expected?)
    }

    /// How grave it is, where it fails.
    pub const fn severity(&self) -> Option<Severity> {
        match self.outcome {
            Outcome::Fails(severity) => Some(severity),
            _ => None,
        }
    }

    /// What the relation is about, without its figures: the labels of its operands. With rule and disclosure it names the
    /// relation in every version of the document.
    pub fn subject(&self) -> String {
        if let Some(between) = &self.between {
            return between.to_string();
        }
        let labels: Vec<&str> = self.operands.iter().map(|operand| &*operand.label).collect();
        if labels.is_empty() { self.message().into_owned() } else { labels.join("|") }
    }
}

/// All relations of a library, by disclosure, then in the order of the rules.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    entries: Vec<Entry>,
    /// The findings, as indices into `entries`: by disclosure, the gravest first.
    findings: Vec<u32>,
    /// The findings of each printed figure, by its place.
    by_place: HashMap<Origin, Vec<u32>>,
}

/// How many relations came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Hold.
    pub holds: usize,
    /// Do not hold: errors, warnings, notes.
    pub fails: [usize; 3],
    /// Could not be checked.
    pub unchecked: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Holds => self.holds += 1,
            Outcome::Fails(Severity::Error) => self.fails[0] += 1,
            Outcome::Fails(Severity::Warning) => self.fails[1] += 1,
            Outcome::Fails(Severity::Note) => self.fails[2] += 1,
            Outcome::Unchecked(_) => self.unchecked += 1,
            Outcome::Inapplicable => {}
        }
    }

    /// Counts those of another one too.
    pub fn join(&mut self, other: Tally) {
        self.holds += other.holds;
        self.unchecked += other.unchecked;
        self.fails.iter_mut().zip(other.fails).for_each(|(mine, more)| *mine += more);
    }

    /// How many do not hold.
    pub fn findings(&self) -> usize {
        self.fails.iter().sum()
    }

    /// How many were checked: what holds and what does not.
    pub fn checked(&self) -> usize {
        self.holds + self.findings()
    }
}

impl Ledger {
    /// Puts entries in order.
    pub(super) fn of(entries: Vec<Entry>) -> Ledger {
        let mut findings: Vec<u32> =
            (0..entries.len() as u32).filter(|at| entries[*at as usize].severity().is_some()).collect();
        findings.sort_by_key(|at| {
            let entry = &entries[*at as usize];
            (entry.disclosure, std::cmp::Reverse(entry.severity()), *at)
        });
        let mut by_place: HashMap<Origin, Vec<u32>> = HashMap::new();
        for &at in &findings {
            for operand in &entries[at as usize].operands {
                let of = by_place.entry(operand.origin).or_default();
                if of.last() != Some(&at) {
                    of.push(at);
                }
            }
        }
        Ledger { entries, findings, by_place }
    }

    /// All relations.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A relation by its number.
    ///
    /// # Panics
    /// For a number of another ledger that is out of range.
    pub fn entry(&self, at: u32) -> &Entry {
        &self.entries[at as usize]
    }

    /// The numbers of what does not hold: by disclosure, the gravest first.
    pub fn findings(&self) -> &[u32] {
        &self.findings
    }

    /// The numbers of the findings that a printed figure has a part in.
    pub fn at(&self, origin: &Origin) -> &[u32] {
        self.by_place.get(origin).map_or(&[], Vec::as_slice)
    }

    /// How many relations came to what, of one disclosure or of all.
    pub fn tally(&self, of: Option<DisclosureId>) -> Tally {
        let mut tally = Tally::default();
        let counted = self.entries.iter().filter(|entry| of.is_none_or(|id| entry.disclosure == id));
        counted.for_each(|entry| tally.add(entry.outcome));
        tally
    }
}
