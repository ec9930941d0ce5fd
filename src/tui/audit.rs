//! The ledger made ready for the screens, once and beside them: how much of each disclosure and table holds, which figure
//! has a part in what, and under which key a finding is reviewed. Drawing only looks up.

use std::collections::HashMap;
use std::sync::Arc;

use crate::check::{Entry, Ledger, Outcome, Severity, Tally};
use crate::export::reviewed::finding_keys;
use crate::library::Library;
use crate::model::{DisclosureId, LineId};
use crate::review::Key;
use crate::source::{FileId, Origin};

/// How far the checking is.
#[derive(Clone, Debug, Default)]
pub enum Checking {
    /// It goes on.
    #[default]
    Going,
    /// It broke down, by a fault of the program.
    Broke,
    /// It is done.
    Done(Arc<Audit>),
}

/// The ledger of a library, and what is asked of it again and again.
#[derive(Debug, Default)]
pub struct Audit {
    ledger: Ledger,
    keys: Vec<Key>,
    /// Which finding an entry is, where it is one.
    ranks: HashMap<u32, usize>,
    all: Tally,
    of: Vec<Tally>,
    /// The most findings that a department has, by severity.
    most: [usize; 3],
    /// The relations that a printed figure has a part in.
    places: HashMap<Origin, Vec<u32>>,
    /// The findings that the figures of a line of a document have a part in.
    lines: HashMap<(FileId, u32), Vec<u32>>,
    /// The findings of each table that has some.
    forms: HashMap<(DisclosureId, usize), Vec<u32>>,
}

impl Audit {
    /// Works out a ledger.
    pub fn of(library: &Library, ledger: Ledger) -> Audit {
        let mut audit = Audit { keys: finding_keys(library, &ledger), ..Audit::default() };
        audit.of = vec![Tally::default(); library.disclosures.len()];
        for (at, entry) in (0..).zip(ledger.entries()) {
            audit.all.add(entry.outcome);
            if let Some(tally) = audit.of.get_mut(entry.disclosure.0 as usize) {
                tally.add(entry.outcome);
            }
            if entry.outcome == Outcome::Inapplicable {
                continue;
            }
            for operand in &entry.operands {
                push(audit.places.entry(operand.origin).or_default(), at);
                if entry.severity().is_some() {
                    push(audit.lines.entry((operand.origin.file, operand.origin.line)).or_default(), at);
                }
            }
        }
        audit.ranks = ledger.findings().iter().enumerate().map(|(rank, at)| (*at, rank)).collect();
        audit.forms = forms(library, &ledger);
        let mut departments = vec![[0; 3]; library.departments.len()];
        for (disclosure, tally) in library.disclosures.iter().zip(&audit.of) {
            if let Some(sum) = departments.get_mut(disclosure.department.0 as usize) {
                sum.iter_mut().zip(tally.fails).for_each(|(sum, more)| *sum += more);
            }
        }
        for sum in departments {
            audit.most.iter_mut().zip(sum).for_each(|(most, sum)| *most = sum.max(*most));
        }
        audit.ledger = ledger;
        audit
    }

    /// The ledger itself.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// A relation by its number.
    pub fn entry(&self, at: u32) -> &Entry {
        self.ledger.entry(at)
    }

    /// The keys of the findings, in the order of [`Ledger::findings`].
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// Which finding a relation is, in the order of [`Ledger::findings`]; `None` for what is none.
    pub fn rank(&self, at: u32) -> Option<usize> {
        self.ranks.get(&at).copied()
    }

    /// The key that a finding is reviewed under.
    pub fn key(&self, at: u32) -> Option<&Key> {
        self.keys.get(self.rank(at)?)
    }

    /// How many relations came to what, of one disclosure or of all.
    pub fn tally(&self, of: Option<DisclosureId>) -> Tally {
        of.map_or(self.all, |id| self.of.get(id.0 as usize).copied().unwrap_or_default())
    }

    /// The most findings that a department has, by severity.
    pub fn most(&self) -> [usize; 3] {
        self.most
    }

    /// The relations that a printed figure has a part in: what does not hold, what could not be checked, what holds.
    pub fn at(&self, origin: Origin) -> Vec<u32> {
        let mut found = self.places.get(&origin).cloned().unwrap_or_default();
        found.sort_by_key(|at| match self.entry(*at).outcome {
            Outcome::Fails(severity) => (0, std::cmp::Reverse(severity)),
            Outcome::Unchecked(_) => (1, std::cmp::Reverse(Severity::Note)),
            Outcome::Holds | Outcome::Inapplicable => (2, std::cmp::Reverse(Severity::Note)),
        });
        found
    }

    /// The findings that a line of a document has a part in.
    pub fn on_line(&self, file: FileId, line: u32) -> &[u32] {
        self.lines.get(&(file, line)).map_or(&[], Vec::as_slice)
    }

    /// The findings that the figures of a table have a part in.
    pub fn of_form(&self, disclosure: DisclosureId, form: usize) -> &[u32] {
        self.forms.get(&(disclosure, form)).map_or(&[], Vec::as_slice)
    }
}

fn push(list: &mut Vec<u32>, at: u32) {
    if list.last() != Some(&at) {
        list.push(at);
    }
}

/// The findings of each table that has some.
fn forms(library: &Library, ledger: &Ledger) -> HashMap<(DisclosureId, usize), Vec<u32>> {
    let mut found = HashMap::new();
    for id in library.disclosure_ids() {
        for (at, form) in library.disclosure(id).forms.iter().enumerate() {
            let mut of: Vec<u32> = form.cells.iter().flat_map(|cell| ledger.at(&cell.origin)).copied().collect();
            of.sort_unstable();
            of.dedup();
            if !of.is_empty() {
                found.insert((id, at), of);
            }
        }
    }
    found
}

/// The line of a table that prints a figure at a place; `None` where that is no cell of a table of the disclosure.
pub fn line_at(library: &Library, id: DisclosureId, origin: Origin) -> Option<(DisclosureId, usize, LineId)> {
    let forms = library.disclosure(id).forms.iter().enumerate();
    forms.into_iter().find_map(|(at, form)| {
        let line =
            form.line_ids().find(|line| form.cells(form.line(*line)).iter().any(|cell| cell.origin == origin))?;
        Some((id, at, line))
    })
}
