//! Two disclosures side by side: against differences worked out by hand, and the laws that every comparison obeys.

use std::path::Path;

use kuanxiang::diff::{Change, Comparison, State, TablePair, changes};
use kuanxiang::library::{Library, load_all};
use kuanxiang::model::{AccountLevel, DisclosureId, FormKind, Role};
use kuanxiang::source::Shelf;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::{files, read, say, shared};

fn compare(library: &Library, a: DisclosureId, b: DisclosureId) -> Comparison {
    Comparison::of((a, library.disclosure(a)), (b, library.disclosure(b)))
}

fn decimal(value: &Value) -> Option<Decimal> {
    value.as_str().map(|text| text.parse().expect("a number"))
}

/// The disclosure that a file belongs to.
fn of_file(library: &Library, file: &str) -> DisclosureId {
    let here =
        |id: &DisclosureId| library.disclosure(*id).files.iter().any(|at| library.document(*at).path.ends_with(file));
    library.disclosure_ids().find(here).unwrap_or_else(|| panic!("{file} is in no disclosure"))
}

#[test]
fn differences_worked_out_by_hand_come_out() {
    let (Some(corpus), Some(golden)) = (shared("corpus", "compare"), shared("golden", "compare")) else {
        return;
    };
    let library = load_all(&Shelf::Folder(corpus)).expect("the corpus");
    let mut checked = 0;
    for path in files(&golden).iter().filter(|path| path.to_string_lossy().contains("/diff_")) {
        checked += check_truth(&library, path);
    }
    say(&format!("compare: {checked} accounts agree"));
    assert!(checked > 0, "no difference was compared");
}

/// Compares every account of one truth, both ways, and gives how many there are.
fn check_truth(library: &Library, path: &Path) -> usize {
    let truth: Value = serde_json::from_str(&read(path)).expect("the truth is JSON");
    let file = |at: usize| of_file(library, truth["files"][at].as_str().expect("a file"));
    let (a, b) = (file(0), file(1));
    let comparison = compare(library, a, b);
    let items: Vec<Change> = changes(&comparison, library.disclosure(a), library.disclosure(b))
        .into_iter()
        .filter(|change| change.table == Some(FormKind::GeneralExpenditure) && change.role == Some(Role::Total))
        .filter(|change| change.code.is_some_and(|code| code.level() == AccountLevel::Item))
        .collect();
    let rows = truth["rows"].as_array().expect("rows");
    assert_eq!(items.len(), rows.len(), "{}", path.display());
    let years: Vec<String> = [a, b].iter().map(|id| format!("y{}", library.disclosure(*id).year)).collect();
    for row in rows {
        let code = row["code"].as_str().expect("a code");
        let found = items.iter().find(|item| item.code.is_some_and(|known| known.to_string() == code));
        let found = found.unwrap_or_else(|| panic!("{code} is missing"));
        let yuan = |wan: Decimal| wan * Decimal::from(10_000);
        assert_eq!(found.amount.a.map(|value| yuan(value.wan)), decimal(&row[&years[0]]), "{code}");
        assert_eq!(found.amount.b.map(|value| yuan(value.wan)), decimal(&row[&years[1]]), "{code}");
        assert_eq!(Some(yuan(found.amount.delta())), decimal(&row["delta"]), "{code}");
        // Of what is no more the truth gives no percent, where the contract says −100.
        let percent = found.amount.percent().filter(|_| found.amount.b.is_some());
        assert_eq!(percent, decimal(&row["percent"]), "{code}");
        assert_eq!(&*found.name, row["name"].as_str().expect("a name"), "{code}");
    }
    rows.len()
}

/// The samples, and the corpus where it is at hand.
fn libraries() -> Vec<Library> {
    let corpus = shared("corpus", "compare").map(Shelf::Folder);
    std::iter::once(Shelf::Samples).chain(corpus).map(|shelf| load_all(&shelf).expect("a library")).collect()
}

#[test]
fn a_disclosure_does_not_differ_from_itself() {
    for library in libraries() {
        for id in library.disclosure_ids() {
            let disclosure = library.disclosure(id);
            let comparison = compare(&library, id, id);
            assert!(comparison.is_same(), "{}", disclosure.id);
            let all = changes(&comparison, disclosure, disclosure);
            let differs = all.iter().find(|change| change.state != State::Same);
            assert!(differs.is_none(), "{}: {differs:?}", disclosure.id);
            for pair in &comparison.tables {
                assert!(pair.rows.iter().all(|row| row.a == row.b && row.name_b.is_none()), "{}", disclosure.id);
            }
        }
    }
}

/// A change without its direction: what it is of and both amounts, the first first.
fn mirrored(change: &Change) -> Change {
    let mut back = change.clone();
    std::mem::swap(&mut back.amount.a, &mut back.amount.b);
    std::mem::swap(&mut back.word_a, &mut back.word_b);
    if let Some(name_b) = back.name_b.take() {
        back.name_b = Some(std::mem::replace(&mut back.name, name_b));
    }
    if let Some(code_b) = back.code_b.take() {
        back.code_b = back.code.replace(code_b);
    }
    back.state = match change.state {
        State::Added => State::Removed,
        State::Removed => State::Added,
        state => state,
    };
    back
}

/// What a change says, in a form that can be sorted.
fn told(change: &Change) -> String {
    let name = |name: &str| kuanxiang::diff::bare(name);
    format!(
        "{:?} {:?} {:?} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?}",
        change.subject,
        change.table,
        change.code,
        change.code_b,
        name(&change.name),
        change.name_b.as_deref().map(name),
        change.role,
        change.amount.a.map(|value| value.wan),
        change.amount.b.map(|value| value.wan),
        (&change.word_a, &change.word_b),
        change.state,
    )
}

#[test]
fn the_other_way_round_is_the_mirror() {
    for library in libraries() {
        let ids: Vec<DisclosureId> = library.disclosure_ids().collect();
        for (at, a) in ids.iter().enumerate() {
            for b in &ids[at + 1..] {
                let (left, right) = (library.disclosure(*a), library.disclosure(*b));
                let there = changes(&compare(&library, *a, *b), left, right);
                let back = changes(&compare(&library, *b, *a), right, left);
                let mut there: Vec<String> = there.iter().map(told).collect();
                let mut back: Vec<String> = back.iter().map(mirrored).map(|change| told(&change)).collect();
                there.sort_unstable();
                back.sort_unstable();
                let differs = there.iter().zip(&back).find(|(there, back)| there != back);
                assert!(differs.is_none(), "{} {}: {differs:#?}", left.id, right.id);
                assert_eq!(there.len(), back.len(), "{} {}", left.id, right.id);
            }
        }
    }
}

/// The sum of a side over the rows that have nothing below them.
fn leaves(pair: &TablePair, measure: usize) -> (Decimal, Decimal, Decimal) {
    let has_child = |at: usize| pair.rows.get(at + 1).is_some_and(|next| next.parent == Some(at));
    let mut sums = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
    for at in (0..pair.rows.len()).filter(|at| !has_child(*at)) {
        let figure = pair.figures(at)[measure];
        sums.0 += figure.a.map_or(Decimal::ZERO, |value| value.wan);
        sums.1 += figure.b.map_or(Decimal::ZERO, |value| value.wan);
        sums.2 += figure.delta();
    }
    sums
}

#[test]
fn differences_add_up_and_no_figure_is_lost() {
    for library in libraries() {
        for a in library.disclosure_ids() {
            for b in library.disclosure_ids() {
                let (left, right) = (library.disclosure(a), library.disclosure(b));
                let comparison = compare(&library, a, b);
                for pair in &comparison.tables {
                    for measure in 0..pair.measures.len() {
                        let (a, b, delta) = leaves(pair, measure);
                        assert_eq!(b - a, delta);
                    }
                    let lines = |of: fn(&kuanxiang::diff::Row) -> Option<kuanxiang::model::LineId>| {
                        let mut lines: Vec<_> = pair.rows.iter().filter_map(of).collect();
                        lines.sort_unstable();
                        lines.dedup();
                        lines.len()
                    };
                    if pair.kind != FormKind::ThreePublic {
                        assert_eq!(lines(|row| row.a), left.forms[pair.a].lines.len(), "{}", left.id);
                        assert_eq!(lines(|row| row.b), right.forms[pair.b].lines.len(), "{}", right.id);
                    }
                    for (at, row) in pair.rows.iter().enumerate() {
                        assert!(
                            row.parent.is_none_or(|parent| parent < at && pair.rows[parent].depth + 1 == row.depth)
                        );
                    }
                }
            }
        }
    }
}
