//! Laws over the list of writers.

use super::*;
use crate::check::Ledger;
use crate::library::Library;
use crate::review::Marks;
use crate::words::Lang;

#[test]
fn every_writer_is_found_by_its_own_id_and_writes_an_empty_paper_the_same_twice() {
    let (library, ledger, marks) = (Library::default(), Ledger::default(), Marks::default());
    for lang in [Lang::Zh, Lang::En] {
        let paper = build(&library, &ledger, &marks, lang);
        for writer in PAPER_WRITERS {
            assert_eq!(paper_writer(&writer.id.to_uppercase()).map(|found| found.id), Some(writer.id));
            let written = || {
                let mut sink = Vec::new();
                (writer.write)(&paper, &mut sink).map(|()| sink).expect("a paper")
            };
            assert!(!written().is_empty() && written() == written(), "{}", writer.id);
        }
    }
    assert!(paper_writer("").is_none());
}
