//! Two written documents side by side: what differs is what differs between their books, however each was written.

use std::collections::{BTreeMap, BTreeSet};

use kuanxiang::diff::{Change, Comparison, Printed, State, Value, bare, changes};
use kuanxiang::library::{Library, of_bytes};
use kuanxiang::model::{AccountLevel, Disclosure, DisclosureId, FormKind, Role};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::plan::{Plan, plans};
use super::{budget, closing};
use crate::scribe::book::Book;
use crate::scribe::layout::{Layout, Written};
use crate::scribe::tables::Set;

fn read(written: &Written) -> Library {
    of_bytes("公开.txt", written.text.as_bytes())
}

fn only(library: &Library) -> &Disclosure {
    assert_eq!(library.disclosures.len(), 1);
    &library.disclosures[0]
}

fn compared(a: &Library, b: &Library) -> (Comparison, Vec<Change>) {
    let comparison = Comparison::of((DisclosureId(0), only(a)), (DisclosureId(1), only(b)));
    let changes = changes(&comparison, only(a), only(b));
    (comparison, changes)
}

/// Another year of other books: other accounts, amounts, layout of the tables, ways of printing.
fn pairs() -> impl Strategy<Value = (Plan, Plan)> {
    let plans = || plans(&[Set::Nine, Set::Twelve]);
    (plans(), plans()).prop_map(|(a, b)| {
        // One year's accounts are mostly the next one's too.
        let seed = if a.seed.is_multiple_of(3) { b.seed } else { a.seed };
        let b = Plan { seed, year: a.year + 1, ..b };
        (a, b)
    })
}

/// What the general budget spends on each 项, in 万元, by code and name; a twin account has its own.
fn general(book: &Book) -> BTreeMap<(String, String), Decimal> {
    let mut out: BTreeMap<(String, String), Decimal> = BTreeMap::new();
    for outlay in &book.outlays {
        let amount = outlay.from(Role::General);
        if amount != 0 {
            *out.entry((outlay.code.to_string(), bare(&outlay.name))).or_default() += Decimal::new(amount, 2);
        }
    }
    out
}

fn wan(value: Option<Value>) -> Decimal {
    value.map_or(Decimal::ZERO, |value| value.wan)
}

/// The changes of the 项 of the general budget are those of the books.
fn as_the_books_say(a: &Plan, b: &Plan, changes: &[Change]) -> Result<(), TestCaseError> {
    let (left, right) = (general(&a.book()), general(&b.book()));
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    for change in changes {
        let Some(code) = change.code.filter(|code| code.level() == AccountLevel::Item) else {
            continue;
        };
        if change.table != Some(FormKind::GeneralExpenditure) || change.role != Some(Role::Total) {
            continue;
        }
        let key_a = (code.to_string(), bare(&change.name));
        let key_b = (code.to_string(), bare(change.name_b.as_deref().unwrap_or(&change.name)));
        let of = |book: &BTreeMap<_, Decimal>, key| book.get(key).copied().unwrap_or_default();
        prop_assert_eq!(wan(change.amount.a), of(&left, &key_a), "{:?}", change);
        prop_assert_eq!(wan(change.amount.b), of(&right, &key_b), "{:?}", change);
        told.extend([key_a, key_b]);
    }
    for key in left.keys().chain(right.keys()) {
        prop_assert!(told.contains(key), "{key:?} is not told of");
    }
    Ok(())
}

/// Of every row and measure with accounts below it that are all printed, the difference is the sum of theirs, unless a
/// column is in doubt.
fn heads_are_sums(comparison: &Comparison) -> Result<(), TestCaseError> {
    for pair in comparison.tables.iter().filter(|pair| pair.kind == FormKind::GeneralExpenditure) {
        let doubt = |at: usize| !pair.rows[at].in_doubt.is_empty();
        for head in (0..pair.rows.len()).filter(|at| pair.rows[*at].code.is_some() && !doubt(*at)) {
            let below: Vec<usize> = (0..pair.rows.len()).filter(|at| pair.rows[*at].parent == Some(head)).collect();
            if below.is_empty() || below.iter().any(|at| doubt(*at)) {
                continue;
            }
            for measure in 0..pair.measures.len() {
                let delta = |at: usize| pair.figures(at)[measure].delta();
                let sum: Decimal = below.iter().map(|at| delta(*at)).sum();
                prop_assert_eq!(delta(head), sum, "{:?}", pair.rows[head]);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_differs_is_what_differs_between_the_books((a, b) in pairs()) {
        let (left, right) = (read(&budget(&a, Layout::Tabbed).0), read(&budget(&b, Layout::Stacked).0));
        let (comparison, told) = compared(&left, &right);
        as_the_books_say(&a, &b, &told)?;
        heads_are_sums(&comparison)?;
        let (_, back) = compared(&right, &left);
        as_the_books_say(&b, &a, &back)?;
        prop_assert_eq!(told.len(), back.len());
        let count = |changes: &[Change], state| changes.iter().filter(|change| change.state == state).count();
        for (state, mirror) in [(State::Added, State::Removed), (State::Removed, State::Added), (State::Same, State::Same)] {
            prop_assert_eq!(count(&told, state), count(&back, mirror));
        }
    }

    #[test]
    fn a_document_does_not_differ_from_itself_in_another_layout(plan in plans(&[Set::Nine, Set::Twelve])) {
        let (tabbed, stacked) = (read(&budget(&plan, Layout::Tabbed).0), read(&budget(&plan, Layout::Stacked).0));
        let (comparison, told) = compared(&tabbed, &stacked);
        let differing: Vec<&Change> = told.iter().filter(|change| change.state != State::Same).collect();
        let told: Vec<String> = differing.iter().map(|c| format!("{:?} {:?} {} {:?} {:?}", c.state, c.table, c.name, c.role, c.amount)).collect();
        prop_assert!(comparison.is_same(), "{told:#?}");
    }

    #[test]
    fn other_lines_above_the_items_change_no_item(plan in plans(&[Set::Nine]), other in plans(&[Set::Nine])) {
        let bare = Plan { parents: other.parents, mixed: other.mixed, digits: other.digits, ..plan.clone() };
        let (left, right) = (read(&budget(&plan, Layout::Tabbed).0), read(&budget(&bare, Layout::Tabbed).0));
        let (comparison, told) = compared(&left, &right);
        heads_are_sums(&comparison)?;
        for change in told.iter().filter(|change| change.table == Some(FormKind::GeneralExpenditure)) {
            let summed = |value: Option<Value>| value.is_some_and(|value| value.printed == Printed::Summed);
            let figures = change.amount;
            prop_assert!(change.state == State::Same || summed(figures.a) || summed(figures.b), "{change:?}");
            prop_assert_eq!(figures.delta(), Decimal::ZERO, "{:?}", change);
        }
    }

    #[test]
    fn a_budget_against_its_final_accounts(plan in plans(&[Set::Nine])) {
        // Money of the treasury only: a final account tells other sources in other lines.
        let plan = Plan { sources: 3, extras: 0, ..plan };
        let (planned, spent) = (read(&budget(&plan, Layout::Tabbed).0), read(&closing(&plan, Layout::Tabbed).0));
        let (_, told) = compared(&planned, &spent);
        as_the_books_say(&plan, &plan, &told)?;
    }
}
