//! What is wrong is found and what is right is left alone: the inconsistencies planted in the samples, and one defect at a
//! time put into documents made by chance, in every layout and every format that the tests write.

mod defects;

use std::path::Path;

use kuanxiang::check::{Entry, Ledger, Settings, Severity, check};
use kuanxiang::library::{Library, load_all};
use kuanxiang::source::Shelf;
use proptest::prelude::*;

use crate::formats::{library_of, same};
use crate::press::{Share, blocks, shared};
use crate::roundtrip;
use crate::roundtrip::plan::{Plan, plans};
use crate::samples;
use crate::scribe::chance::Chance;
use crate::scribe::document::Document;
use crate::scribe::layout::Layout;
use crate::scribe::tables::Set;
use crate::support::read;
use defects::{DEFECTS, Defect, Found};

fn ledger(library: &Library) -> Ledger {
    check(library, &Settings::default())
}

fn findings(ledger: &Ledger) -> impl Iterator<Item = &Entry> {
    ledger.findings().iter().map(|at| ledger.entry(*at))
}

/// Errors and warnings as one line each.
fn alarms(library: &Library) -> Vec<String> {
    let ledger = ledger(library);
    let grave = findings(&ledger).filter(|entry| entry.severity() >= Some(Severity::Warning));
    grave.map(|entry| format!("{} {}", entry.rule.id, entry.message())).collect()
}

/// A file and a line in it.
type Spot = (String, u32);

/// Where the list beside the samples says that something is wrong on purpose.
fn planted() -> Vec<Spot> {
    let page = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/PLANTED.md"));
    let row = |line: &str| -> Option<Spot> {
        let mut cells = line.strip_prefix("| ")?.split(" | ");
        let (file, line) = (cells.next()?, cells.next()?);
        Some((file.to_owned(), line.parse().ok()?))
    };
    page.lines().filter_map(row).collect()
}

#[test]
fn everything_planted_in_the_samples_is_found_and_nothing_else() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let ledger = ledger(&library);
    let planted = planted();
    assert!(planted.len() > 10, "{planted:?}");
    let near = |entry: &Entry, spot: &Spot| {
        entry.operands.iter().any(|operand| {
            let here = *library.document(operand.origin.file).path == *spot.0;
            here && operand.origin.line.abs_diff(spot.1) <= 3
        })
    };
    let missed: Vec<_> = planted.iter().filter(|spot| !findings(&ledger).any(|entry| near(entry, spot))).collect();
    assert!(missed.is_empty(), "not found: {missed:#?}");
    let grave = findings(&ledger).filter(|entry| entry.severity() >= Some(Severity::Warning));
    let stray: Vec<_> = grave
        .filter(|entry| !planted.iter().any(|spot| near(entry, spot)))
        .map(|entry| format!("{} {}", entry.rule.id, entry.message()))
        .collect();
    assert!(stray.is_empty(), "not planted: {stray:#?}");
}

#[test]
fn the_samples_as_they_were_before_anything_was_planted_give_no_alarm_in_any_format() {
    let mut faults = Vec::new();
    for (path, document) in samples::clean() {
        for (format, share, write) in same::FORMATS {
            let library = library_of(&[("公开", &write(&blocks(&shared(&document, *share))))]);
            faults.extend(alarms(&library).into_iter().map(|alarm| format!("{format} of {path}: {alarm}")));
        }
    }
    assert!(faults.is_empty(), "{} false alarms: {:#?}", faults.len(), &faults[..faults.len().min(40)]);
}

#[test]
fn the_samples_as_a_folder_before_anything_was_planted_give_no_alarm() {
    let files: Vec<(String, Vec<u8>)> = samples::clean()
        .into_iter()
        .map(|(path, document)| (path, Layout::Tabbed.write(&document, 7).text.into_bytes()))
        .collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
    let faults = alarms(&library_of(&files));
    assert!(faults.is_empty(), "{faults:#?}");
}

fn text_of(document: &Document, plan: &Plan, layout: Layout) -> Library {
    roundtrip::compare::read(layout.write(document, plan.seed).text.as_bytes())
}

/// A plan for one of the years whose account names the scribe knows, and without accounts under two names, of which the scribe
/// tells the sum twice.
fn of_late(plan: Plan) -> Plan {
    Plan { year: 2021 + plan.year % 6, twins: false, ..plan }
}

const LAYOUTS: [Layout; 4] = [Layout::Spaced, Layout::Single, Layout::Tabbed, Layout::Stacked];

/// Puts a defect into a document and looks whether it is found as it has to be.
fn caught(document: &Document, plan: &Plan, layout: Layout, defect: &Defect) -> Result<(), TestCaseError> {
    let mut spoilt = document.clone();
    let Some(what) = (defect.put)(&mut spoilt, &mut Chance::new(plan.seed)) else { return Ok(()) };
    // What a layout does not print cannot be found in it.
    if layout.write(document, plan.seed).text == layout.write(&spoilt, plan.seed).text {
        return Ok(());
    }
    let before = text_of(document, plan, layout);
    let after = text_of(&spoilt, plan, layout);
    let known = ledger(&before);
    let new = ledger(&after);
    let is_new = |entry: &&Entry| {
        !findings(&known).any(|other| other.rule.id == entry.rule.id && other.message() == entry.message())
    };
    let said: Vec<String> = findings(&new)
        .filter(is_new)
        .filter(|entry| entry.severity() >= Some(defect.at_least))
        .map(|entry| format!("{} {}", entry.rule.id, entry.message()))
        .collect();
    let unchecked = || new.tally(None).unchecked > known.tally(None).unchecked;
    let open =
        defect.found == Found::UnlessColumnsAreLost && matches!(layout, Layout::Spaced | Layout::Single) && unchecked();
    prop_assert!(
        !said.is_empty() || open,
        "{} is not found: {what}\nin {layout:?}\n{}",
        defect.name,
        layout.write(&spoilt, plan.seed).text
    );
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_without_a_defect_gives_no_alarm(plan in plans(&[Set::Nine, Set::Twelve]), layout in prop::sample::select(&LAYOUTS)) {
        let plan = of_late(plan);
        let document = roundtrip::document(&plan);
        let faults = alarms(&text_of(&document, &plan, layout));
        prop_assert!(faults.is_empty(), "{faults:#?}\nin {layout:?}\n{}", layout.write(&document, plan.seed).text);
    }

    #[test]
    fn a_final_account_without_a_defect_gives_no_alarm(plan in plans(&[Set::Nine]), layout in prop::sample::select(&[Layout::Tabbed, Layout::Stacked])) {
        let plan = Plan { sources: 3, extras: 0, ..of_late(plan) };
        let document = roundtrip::account(&plan);
        let faults = alarms(&text_of(&document, &plan, layout));
        prop_assert!(faults.is_empty(), "{faults:#?}\nin {layout:?}\n{}", layout.write(&document, plan.seed).text);
    }

    #[test]
    fn one_defect_is_found(plan in plans(&[Set::Nine, Set::Twelve]), layout in prop::sample::select(&LAYOUTS), defect in prop::sample::select(DEFECTS)) {
        let plan = of_late(plan);
        caught(&roundtrip::document(&plan), &plan, layout, &defect)?;
    }
}

#[test]
fn every_defect_is_found_in_every_format() {
    let mut faults = Vec::new();
    let (path, document) =
        samples::clean().into_iter().find(|(path, _)| path.ends_with("2024年部门预算.txt")).expect("a sample");
    for defect in DEFECTS {
        let mut spoilt = document.clone();
        let what =
            (defect.put)(&mut spoilt, &mut Chance::new(3)).unwrap_or_else(|| panic!("{} does not fit", defect.name));
        for (format, share, write) in same::FORMATS.iter().filter(|(_, share, _)| *share == Share::Whole) {
            let of = |document: &Document| library_of(&[("公开", &write(&blocks(&shared(document, *share))))]);
            let (before, after) = (ledger(&of(&document)), ledger(&of(&spoilt)));
            let known: Vec<&str> = findings(&before).map(|entry| entry.sentence()).collect();
            let new = findings(&after).filter(|entry| entry.severity() >= Some(defect.at_least));
            if new.filter(|entry| !known.contains(&entry.sentence())).count() == 0 {
                faults.push(format!("{} in {format} of {path}: {what}", defect.name));
            }
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
