//! What the scribe writes, the reader reads: every layout, any shape of table, any encoding.

mod plan;
mod words;

use crate::scribe::layout::Layout;
use crate::scribe::tables::Set;
use crate::scribe::text::budget_document;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

#[test]
fn dump() {
    let mut runner = TestRunner::deterministic();
    for (at, layout) in Layout::ALL.into_iter().enumerate() {
        for n in 0..3 {
            let sets: &'static [Set] = if layout == Layout::Tabbed { &[Set::Twelve] } else { &[Set::Nine] };
            let plan = plan::plans(sets).new_tree(&mut runner).expect("a plan").current();
            let book = plan.book();
            let document = budget_document(&book, None, &plan.style(), &plan.details());
            let written = layout.write(&document, plan.seed);
            std::fs::write(format!("/tmp/dump/{at}_{n}.txt"), &written.text).expect("write");
        }
    }
}
