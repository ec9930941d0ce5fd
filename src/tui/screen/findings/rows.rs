//! Which relations are listed, and under which headings.

use crate::check::{Entry, Outcome, Severity, Why, rule};
use crate::model::DisclosureId;
use crate::money::{Amount, Unit};
use crate::tui::audit::Audit;
use crate::tui::filter::Needle;
use crate::tui::screen::issue_name;
use crate::tui::session::Scene;
use crate::tui::widget::amount::Measure;
use crate::tui::window::Key;
use crate::words::Lang;

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the rows below it have in common, and how many those are.
    Heading(Group, usize),
    /// A relation, by its number in the ledger.
    Entry(u32),
}

impl Row {
    /// The relation; a heading has none.
    pub fn entry(&self) -> Option<u32> {
        match self {
            Row::Entry(at) => Some(*at),
            Row::Heading(..) => None,
        }
    }
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Entry(_))
    }
}

/// What rows have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The disclosure.
    Disclosure(DisclosureId),
    /// The rule, by its id.
    Rule(&'static str),
    /// How grave they are.
    Severity(Severity),
    /// Why they could not be checked.
    Why(Why),
}

/// Which part of the ledger is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Coverage {
    /// What does not hold.
    Fails,
    /// What could not be checked.
    Unchecked,
    /// What holds.
    Holds,
}

impl Coverage {
    /// The next part in the reader's cycle.
    pub const fn next(self) -> Coverage {
        match self {
            Coverage::Fails => Coverage::Unchecked,
            Coverage::Unchecked => Coverage::Holds,
            Coverage::Holds => Coverage::Fails,
        }
    }

    /// What it is called.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Coverage::Fails => lang.what_fails(),
            Coverage::Unchecked => lang.what_is_open(),
            Coverage::Holds => lang.what_holds(),
        }
    }

    /// The part that lists what came of a relation.
    pub const fn of(outcome: Outcome) -> Coverage {
        match outcome {
            Outcome::Fails(_) => Coverage::Fails,
            Outcome::Unchecked(_) => Coverage::Unchecked,
            Outcome::Holds | Outcome::Inapplicable => Coverage::Holds,
        }
    }

    const fn has(self, outcome: Outcome) -> bool {
        match outcome {
            Outcome::Fails(_) => matches!(self, Coverage::Fails),
            Outcome::Unchecked(_) => matches!(self, Coverage::Unchecked),
            Outcome::Holds => matches!(self, Coverage::Holds),
            Outcome::Inapplicable => false,
        }
    }
}

/// By what the rows are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grouping {
    /// By disclosure.
    Disclosure,
    /// By rule.
    Rule,
    /// By severity; what could not be checked by the reason.
    Severity,
}

impl Grouping {
    /// The next one in the reader's cycle.
    pub const fn next(self) -> Grouping {
        match self {
            Grouping::Disclosure => Grouping::Rule,
            Grouping::Rule => Grouping::Severity,
            Grouping::Severity => Grouping::Disclosure,
        }
    }

    /// What it is called.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Grouping::Disclosure => lang.by_disclosure(),
            Grouping::Rule => lang.by_rule(),
            Grouping::Severity => lang.by_severity(),
        }
    }

    fn of(self, entry: &Entry) -> Group {
        match (self, entry.outcome) {
            (Grouping::Severity, Outcome::Fails(severity)) => Group::Severity(severity),
            (Grouping::Severity, Outcome::Unchecked(why)) => Group::Why(why),
            (Grouping::Disclosure, _) => Group::Disclosure(entry.disclosure),
            (Grouping::Rule | Grouping::Severity, _) => Group::Rule(entry.rule.id),
        }
    }
}

impl Group {
    /// The place of the group among the others: the order of the library or of the rules, the gravest first.
    fn order(self) -> usize {
        match self {
            Group::Disclosure(id) => id.0 as usize,
            Group::Rule(id) => crate::check::RULES.iter().position(|rule| rule.id == id).unwrap_or(usize::MAX),
            Group::Severity(severity) => Severity::ALL.iter().position(|one| *one == severity).unwrap_or(0),
            Group::Why(why) => why as usize,
        }
    }

    /// What the heading says.
    pub fn name(self, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        match self {
            Group::Disclosure(id) => owner(id, scene),
            Group::Rule(id) => rule(id).map_or_else(|| id.into(), |rule| lang.statement(rule).into_owned()),
            Group::Severity(severity) => lang.severity(severity).into(),
            Group::Why(why) => lang.why(why).into(),
        }
    }
}

/// Whose a disclosure is, and what it is called.
pub fn owner(id: DisclosureId, scene: &Scene<'_>) -> String {
    let disclosure = scene.library.disclosure(id);
    let department = &scene.library.department(disclosure.department).name;
    format!("{department}  {}", issue_name(disclosure, scene.look.lang))
}

/// The rows, each group under its heading.
pub fn rows(
    scope: Option<DisclosureId>,
    coverage: Coverage,
    grouping: Grouping,
    filter: &str,
    scene: &Scene<'_>,
) -> Vec<Row> {
    let Some(audit) = scene.audit() else { return Vec::new() };
    let needle = Needle::new(filter);
    let wanted = |at: &u32| {
        let entry = audit.entry(*at);
        let fits = scope.is_none_or(|id| entry.disclosure == id) && coverage.has(entry.outcome);
        fits && (needle.is_empty() || hit(entry, *at, &needle, scene))
    };
    let mut found: Vec<(Group, u32)> =
        numbers(audit, coverage).filter(wanted).map(|at| (grouping.of(audit.entry(at)), at)).collect();
    found.sort_by_cached_key(|(group, _)| group.order());
    let mut rows = Vec::with_capacity(found.len());
    for same in found.chunk_by(|one, next| one.0 == next.0) {
        rows.push(Row::Heading(same[0].0, same.len()));
        rows.extend(same.iter().map(|(_, at)| Row::Entry(*at)));
    }
    rows
}

/// The relations of a part: findings the gravest first, all else as the ledger has it.
fn numbers(audit: &Audit, coverage: Coverage) -> Box<dyn Iterator<Item = u32> + '_> {
    match coverage {
        Coverage::Fails => Box::new(audit.ledger().findings().iter().copied()),
        _ => Box::new(0..audit.ledger().entries().len() as u32),
    }
}

fn hit(entry: &Entry, at: u32, needle: &Needle, scene: &Scene<'_>) -> bool {
    let lang = scene.look.lang;
    let department = scene.library.disclosure(entry.disclosure).department;
    let severity = entry.severity().map(|severity| lang.severity(severity)).unwrap_or_default();
    let state = scene.review.state(at).words(lang).0;
    let names = &scene.digest.departments[department.0 as usize];
    let owner = owner(entry.disclosure, scene).to_lowercase();
    let message = entry.message().to_lowercase();
    let texts = [&message, &owner, names, entry.rule.id, entry.rule.statement, severity, state];
    // What holds is most of what there is.
    if entry.outcome == Outcome::Holds { needle.stands_in(&texts) } else { needle.finds(&texts) }
}

/// What is printed less what it should be, as an amount; `None` where it is no money.
pub fn difference(entry: &Entry) -> Option<Amount> {
    let number = entry.difference().filter(|_| entry.severity().is_some())?;
    Some(Amount { number, unit: Unit::Wan })
}

/// The room that the differences of some rows need.
pub fn differences(rows: &[Row], scene: &Scene<'_>) -> Measure {
    let Some(audit) = scene.audit() else { return Measure::default() };
    let found = rows.iter().filter_map(|row| difference(audit.entry(row.entry()?)));
    found.map(|amount| Measure::of(amount.shown_in(scene.look.unit))).fold(Measure::default(), Measure::join)
}
