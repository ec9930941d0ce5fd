//! What a working paper says: which marks are in it, in which order, and what proves them.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use crate::check::{self, Entry, Ledger, Operand, Rule, Severity, Tally, Value};
use crate::export::findings::quotation;
use crate::export::record::{Place, place};
use crate::export::reviewed::{figures, finding_keys, progress, project_key, project_operand, project_seen};
use crate::export::whose;
use crate::library::Library;
use crate::model::{DisclosureId, Project};
use crate::money::Unit;
use crate::review::{Key, Mark, Marks, Progress, Stamp, Standing, Verdict};
use crate::words::Lang;

/// A working paper.
#[derive(Clone, Debug)]
pub struct Paper<'a> {
    /// The language of its headings; documents and findings are quoted as they are.
    pub lang: Lang,
    /// What the library is called.
    pub library: &'a str,
    /// How many relations came to what.
    pub tally: Tally,
    /// How far the review is.
    pub progress: Progress,
    /// How many notes there are.
    pub notes: usize,
    /// How many marks are on disclosures that are not in the library.
    pub elsewhere: usize,
    /// What was accepted or noted, by disclosure: findings, figures, projects, then what is gone.
    pub items: Vec<Item<'a>>,
    /// What was dismissed, in the same order.
    pub dismissed: Vec<Item<'a>>,
    /// The rules that looked at something, and what came of it.
    pub rules: Vec<(&'static Rule, Tally)>,
}

/// One mark with its evidence.
#[derive(Clone, Debug)]
pub struct Item<'a> {
    /// Counted from 1 in its part of the paper.
    pub number: usize,
    /// What it is.
    pub kind: Kind,
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// The sentence of the finding, or what the note is on.
    pub about: String,
    /// The rule, of findings.
    pub rule: Option<&'a str>,
    /// How grave it is.
    pub severity: Option<Severity>,
    /// What it should be, in 万元, with the places of the printed figures.
    pub expected: Option<Decimal>,
    /// What is printed.
    pub found: Option<Decimal>,
    /// The second less the first.
    pub difference: Option<Decimal>,
    /// The figures that prove it.
    pub proofs: Vec<Proof<'a>>,
    /// Why it was dismissed.
    pub reason: Option<&'a str>,
    /// The reader's note.
    pub note: Option<&'a str>,
    /// By whom and when.
    pub stamp: &'a Stamp,
    /// Whether it still stands on what it was made on.
    pub standing: Standing,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A finding that is so.
    Accepted,
    /// A finding that is not so.
    Dismissed,
    /// A note on a finding without a verdict, a figure or a project.
    Note,
}

/// A figure with its place.
#[derive(Clone, Debug)]
pub struct Proof<'a> {
    /// What it is called.
    pub label: String,
    /// What is printed.
    pub value: Value,
    /// Where.
    pub place: Place<'a>,
    /// The words around it.
    pub text: String,
}

/// Puts a working paper together out of marks that [`whose::taken_over`] gave to the library. Those on disclosures that are not
/// in it are counted and belong to another paper.
pub fn build<'a>(library: &'a Library, ledger: &'a Ledger, marks: &'a Marks, lang: Lang) -> Paper<'a> {
    let keys = finding_keys(library, ledger);
    let names = whose::names(library);
    let by_id: HashMap<&str, DisclosureId> = names.iter().map(|name| &**name).zip(library.disclosure_ids()).collect();
    let met: HashSet<&Key> = keys.iter().collect();
    let mut items: Vec<((DisclosureId, Rank), Item<'a>)> = Vec::new();
    for (key, at) in keys.iter().zip(ledger.findings()) {
        let entry = ledger.entry(*at);
        let rank = (entry.disclosure, Rank::Finding);
        items.extend(of_finding(library, entry, marks.of(key)).map(|item| (rank, item)));
    }
    let used = ledger.entries().iter().map(|entry| (entry.rule.id, entry.disclosure)).collect();
    let mut shelf = Shelf { library, used, figures: HashMap::new() };
    for (key, mark) in marks.iter().filter(|(key, _)| !met.contains(key)) {
        let Some(id) = by_id.get(key.disclosure()) else { continue };
        items.extend(shelf.other(*id, key, mark).map(|(rank, item)| ((*id, rank), item)));
    }
    items.sort_by_key(|(order, _)| *order);
    let items = items.into_iter().map(|(_, item)| item);
    let notes = marks.iter().filter(|(key, mark)| by_id.contains_key(key.disclosure()) && mark.note.is_some());
    let is_decided = |mark: &Mark<'_>| mark.note.is_some() || mark.verdict.is_some_and(|kept| kept.what.is_final());
    let elsewhere = marks.iter().filter(|(key, mark)| !by_id.contains_key(key.disclosure()) && is_decided(mark));
    let (dismissed, items) = items.partition(|item| item.kind == Kind::Dismissed);
    Paper {
        lang,
        library: &library.name,
        tally: ledger.tally(None),
        progress: progress(ledger, &keys, marks),
        notes: notes.count(),
        elsewhere: elsewhere.count(),
        items: numbered(items),
        dismissed: numbered(dismissed),
        rules: rules(ledger),
    }
}

/// The order within a disclosure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Finding,
    Figure,
    Project,
    Gone,
}

fn numbered(mut items: Vec<Item<'_>>) -> Vec<Item<'_>> {
    items.iter_mut().zip(1..).for_each(|(item, number)| item.number = number);
    items
}

fn rules(ledger: &Ledger) -> Vec<(&'static Rule, Tally)> {
    let mut tallies: HashMap<&str, Tally> = HashMap::new();
    for entry in ledger.entries() {
        tallies.entry(entry.rule.id).or_default().add(entry.outcome);
    }
    let of = |rule: &&'static Rule| (*rule, tallies.get(rule.id).copied().unwrap_or_default());
    check::RULES.iter().map(of).filter(|(_, tally)| *tally != Tally::default()).collect()
}

/// An item without its evidence; `None` where there is nothing to hand in: no mark, or one left for later without a note.
fn plain<'a>(disclosure: &'a str, about: String, mark: Mark<'a>, now: Option<&str>) -> Option<Item<'a>> {
    let verdict = mark.verdict.filter(|kept| kept.what.is_final());
    let (kind, reason) = match verdict.map(|kept| &kept.what) {
        Some(Verdict::Dismissed { reason }) => (Kind::Dismissed, Some(&**reason)),
        Some(_) => (Kind::Accepted, None),
        None => (Kind::Note, None),
    };
    let standing = match verdict {
        Some(kept) => kept.standing(now),
        None => mark.note?.standing(now),
    };
    Some(Item {
        number: 0,
        kind,
        disclosure,
        about,
        rule: None,
        severity: None,
        expected: None,
        found: None,
        difference: None,
        proofs: Vec::new(),
        reason: reason.filter(|reason| !reason.is_empty()),
        note: mark.note.map(|kept| &*kept.what),
        stamp: verdict.map(|kept| &kept.stamp).or(mark.note.map(|kept| &kept.stamp))?,
        standing,
    })
}

fn of_finding<'a>(library: &'a Library, entry: &'a Entry, mark: Mark<'a>) -> Option<Item<'a>> {
    let disclosure = library.disclosure(entry.disclosure).id.as_str();
    let item = plain(disclosure, entry.sentence().to_owned(), mark, Some(entry.sentence()))?;
    let in_wan = entry.operands.iter().filter_map(|operand| match operand.value {
        Value::Money(amount) => Some(amount.shown_in(Unit::Wan).scale()),
        _ => None,
    });
    let places = in_wan.max().unwrap_or_default();
    let printed = |number: Option<Decimal>| number.map(|number| with_places(number, places));
    Some(Item {
        rule: Some(entry.rule.id),
        severity: entry.severity(),
        expected: printed(entry.expected),
        found: printed(entry.found),
        difference: printed(entry.difference()),
        proofs: entry.operands.iter().map(|operand| proof(library, operand)).collect(),
        ..item
    })
}

/// A number with at least so many places; none is taken away that says something.
fn with_places(number: Decimal, places: u32) -> Decimal {
    let mut number = number.normalize();
    if number.scale() < places {
        number.rescale(places);
    }
    number
}

fn proof<'a>(library: &'a Library, operand: &Operand) -> Proof<'a> {
    Proof {
        label: operand.label.to_string(),
        value: operand.value.clone(),
        place: place(library, operand.origin),
        text: quotation(library, operand),
    }
}

/// Looks for what marks are on that is no finding now.
struct Shelf<'a> {
    library: &'a Library,
    /// The rules that looked at a disclosure.
    used: HashSet<(&'a str, DisclosureId)>,
    figures: HashMap<DisclosureId, HashMap<Key, Operand>>,
}

impl<'a> Shelf<'a> {
    fn other(&mut self, id: DisclosureId, key: &'a Key, mark: Mark<'a>) -> Option<(Rank, Item<'a>)> {
        let (rank, now, operand) = match key {
            Key::Finding { .. } => (Rank::Finding, None, None),
            Key::Figure { .. } => {
                let operand = self.figure(id, key).cloned();
                (Rank::Figure, operand.as_ref().map(|operand| operand.value.printed()), operand)
            }
            Key::Project { .. } => {
                let mut projects = self.library.disclosure(id).projects.iter();
                let named = |project: &&Project| project.name.as_str() == key.subject();
                let project = projects.find(|project| named(project) && project_key(self.library, id, project) == *key);
                (Rank::Project, project.map(project_seen), project.and_then(project_operand))
            }
        };
        let seen = mark.verdict.map(|kept| &kept.seen).or(mark.note.map(|kept| &kept.seen))?;
        let about = match (key, &now) {
            // Nothing but the sentence tells what the finding was.
            (Key::Finding { .. }, _) => seen.to_string(),
            (_, None) if !seen.is_empty() => format!("{} {seen}", key.subject()),
            _ => key.subject().to_owned(),
        };
        let mut item = plain(&self.library.disclosure(id).id, about, mark, now.as_deref())?;
        if let Key::Finding { rule, .. } = key {
            item.rule = Some(rule);
            if !self.used.contains(&(&**rule, id)) {
                item.standing = Standing::Unasked;
            }
        }
        item.proofs.extend(operand.map(|operand| proof(self.library, &operand)));
        let is_there = !matches!(item.standing, Standing::Gone | Standing::Unasked);
        Some((if is_there { rank } else { Rank::Gone }, item))
    }

    fn figure(&mut self, id: DisclosureId, key: &Key) -> Option<&Operand> {
        let library = self.library;
        let of = || figures(library, id).into_iter().map(|figure| (figure.key, figure.operand)).collect();
        self.figures.entry(id).or_insert_with(of).get(key)
    }
}
