//! What the scribe writes, the reader reads: every layout, any shape of table, any encoding.

mod compare;
mod plan;
mod words;

use compare::{Facts, Faults, Score, compare, read};
use plan::{Plan, plans};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::scribe::layout::{Layout, Written};
use crate::scribe::tables::Set;
use crate::scribe::text::budget_document;

fn written(plan: &Plan, layout: Layout) -> (Written, Facts) {
    let book = plan.book();
    let details = plan.details();
    let document = budget_document(&book, None, &plan.style(), &details);
    let (year, rest) = details.date.split_once('年').expect("a year");
    let (month, day) = rest.trim_end_matches('日').split_once('月').expect("a month");
    let facts = Facts {
        department: book.department,
        year: book.year,
        kind: "budget",
        published: format!("{year}-{month:0>2}-{day:0>2}"),
    };
    (layout.write(&document, plan.seed), facts)
}

fn round(plan: &Plan, layout: Layout) -> (Score, Faults) {
    let (written, facts) = written(plan, layout);
    compare(&read(written.text.as_bytes()), &written, &facts)
}

#[test]
fn survey() {
    let mut runner = TestRunner::deterministic();
    for layout in Layout::ALL {
        let sets: &'static [Set] = if layout == Layout::Tabbed { &[Set::Twelve, Set::Nine] } else { &[Set::Nine] };
        let (mut bad, mut placed, mut figures) = (0, 0, 0);
        for n in 0..40 {
            let plan = plans(sets).new_tree(&mut runner).expect("a plan").current();
            let begun = std::time::Instant::now();
            let (score, faults) = round(&plan, layout);
            let took = begun.elapsed().as_millis();
            if took > 500 {
                let (written, _) = written(&plan, layout);
                std::fs::write(format!("/tmp/dump/slow_{took}_{layout:?}_{n}.txt"), &written.text).expect("write");
            }
            placed += score.placed;
            figures += score.figures;
            if !faults.is_empty() {
                bad += 1;
                let (written, _) = written(&plan, layout);
                std::fs::write(format!("/tmp/dump/{layout:?}_{n}.txt"), &written.text).expect("write");
                let text = format!("{plan:?}\n{}\n", faults.join("\n"));
                std::fs::write(format!("/tmp/dump/{layout:?}_{n}.faults"), text).expect("write");
            }
        }
        println!("{layout:?}: {bad} of 40 bad, {placed} of {figures} placed");
    }
}
