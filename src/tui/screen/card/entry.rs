//! What a card tells of: a project, or the department as a whole, and its indicators counted.

use rust_decimal::Decimal;

use crate::model::{Dimension, Disclosure, DisclosureId, DisclosureKind, Indicator, Project, SelfEvaluation};
use crate::money::Amount;
use crate::source::Origin;
use crate::tui::theme::Signs;
use crate::words::Lang;

/// What a card tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The department with its own indicators.
    Whole,
    /// A project, by its place in the disclosure.
    Project(usize),
}

/// A card, by its disclosure.
pub type At = (DisclosureId, Entry);

impl Entry {
    /// All cards of a disclosure: the department first where it has indicators of its own.
    pub fn all(disclosure: &Disclosure) -> Vec<Entry> {
        let whole = (!disclosure.indicators.is_empty()).then_some(Entry::Whole);
        whole.into_iter().chain((0..disclosure.projects.len()).map(Entry::Project)).collect()
    }

    /// The card that an evaluation without tables opens with: its department, where all indicators are the department's.
    pub fn opening(disclosure: &Disclosure) -> Option<Entry> {
        let of_projects = disclosure.projects.iter().any(|project| !project.indicators.is_empty());
        let opens = disclosure.kind == DisclosureKind::Evaluation && disclosure.forms.is_empty() && !of_projects;
        (opens && !disclosure.indicators.is_empty()).then_some(Entry::Whole)
    }

    /// The project, where it is one.
    pub fn project(self, disclosure: &Disclosure) -> Option<&Project> {
        match self {
            Entry::Whole => None,
            Entry::Project(index) => disclosure.projects.get(index),
        }
    }

    /// The indicators in the order of the form.
    pub fn indicators(self, disclosure: &Disclosure) -> &[Indicator] {
        match self {
            Entry::Whole => &disclosure.indicators,
            Entry::Project(index) => disclosure.projects.get(index).map_or(&[], |project| &project.indicators),
        }
    }

    /// The self-evaluation form of it.
    pub fn self_evaluation(self, disclosure: &Disclosure) -> Option<&SelfEvaluation> {
        disclosure.self_evaluation(self.project(disclosure))
    }

    /// What it is called.
    pub fn name(self, disclosure: &Disclosure, lang: Lang) -> &str {
        match self.project(disclosure) {
            None => lang.whole_department(),
            Some(project) if project.name.is_empty() => lang.unnamed(),
            Some(project) => &project.name,
        }
    }

    /// The money of a project.
    pub fn amount(self, disclosure: &Disclosure) -> Option<Amount> {
        self.project(disclosure)?.amount.map(|(amount, _)| amount)
    }

    /// Where the document first tells of it.
    pub fn place(self, disclosure: &Disclosure) -> Option<Origin> {
        let told = self.project(disclosure).and_then(|project| project.places.first().copied());
        told.or_else(|| self.indicators(disclosure).first().map(|indicator| indicator.origin))
    }
}

/// Indicators counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many.
    pub count: usize,
    /// Which dimensions are covered, in the order of [`Dimension::ALL`]; `None` where no indicator has levels to tell by.
    pub coverage: Option<[bool; 6]>,
    /// The sum of the weights, where any is printed.
    pub weights: Option<Decimal>,
    /// The sum of the scores, where any is printed.
    pub scores: Option<Decimal>,
    /// Targets met.
    pub met: usize,
    /// Targets missed.
    pub missed: usize,
    /// Indicators with a result that does not compare with the target.
    pub open: usize,
}

impl Tally {
    /// Counts indicators.
    pub fn of(indicators: &[Indicator]) -> Tally {
        let sum = |numbers: Vec<Decimal>| (!numbers.is_empty()).then(|| numbers.into_iter().sum());
        let told = indicators.iter().filter(|one| one.actual.is_some());
        let count = |met: Option<bool>| told.clone().filter(|one| one.met() == met).count();
        let levels = indicators.iter().any(|one| !one.level1.is_empty() || !one.level2.is_empty());
        let covers = |dimension| indicators.iter().any(|one| one.dimension() == Some(dimension));
        Tally {
            count: indicators.len(),
            coverage: levels.then(|| Dimension::ALL.map(covers)),
            weights: sum(indicators.iter().filter_map(|one| one.weight).collect()),
            scores: sum(indicators.iter().filter_map(|one| one.score).collect()),
            met: count(Some(true)),
            missed: count(Some(false)),
            open: count(None),
        }
    }

    /// Whether any result is compared with its target.
    pub fn has_results(&self) -> bool {
        self.met + self.missed + self.open > 0
    }
}

/// The sign of a dimension that is covered, or is not.
pub fn covered_sign(covered: Option<&bool>, signs: Signs) -> &'static str {
    match covered {
        Some(true) => signs.covered,
        Some(false) => "-",
        None => "",
    }
}

/// The sign of a target that was met or missed.
pub fn met_sign(indicator: &Indicator, signs: Signs) -> &'static str {
    match indicator.met() {
        Some(true) => signs.met,
        Some(false) => signs.missed,
        None => "",
    }
}
