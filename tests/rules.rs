//! Every rule has a page in `tests/rules`: its statement, and cases of small documents with what the ledger says of them.
//! A page is read as it stands: the documents of a case go through the whole program. `UPDATE_RULES=1` writes what the
//! ledger says into the pages; read the difference before it is committed.
//!
//! A case is a heading of the second level, one or more fenced blocks named `text` (a file name may follow: two files are two
//! documents of one folder) and one fenced block named `ledger`: a line for each relation that does not hold or could not be
//! checked, and `holds N` or `inapplicable` where that is so.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use kuanxiang::check::{Outcome, RULES, Rule, Settings, check};
use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;

use crate::support::{home, read};

/// One case of a page.
struct Case {
    name: String,
    /// File names and contents.
    documents: Vec<(String, String)>,
    ledger: String,
}

fn page_of(rule: &Rule) -> PathBuf {
    home().join("tests/rules").join(format!("{}.md", rule.id))
}

fn cases(page: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for part in page.split("\n## ").skip(1) {
        let name = part.lines().next().unwrap_or_default().to_owned();
        let mut case = Case { name, documents: Vec::new(), ledger: String::new() };
        let mut pieces = part.split("\n```");
        pieces.next();
        while let Some(block) = pieces.next() {
            let (head, body) = block.split_once('\n').unwrap_or((block, ""));
            let (kind, name) = head.split_once(' ').unwrap_or((head, "a.txt"));
            match kind {
                "text" => case.documents.push((name.to_owned(), format!("{body}\n"))),
                "ledger" => case.ledger = body.to_owned(),
                _ => panic!("a block named {kind:?} in {}", case.name),
            }
            // What stands between two blocks.
            pieces.next();
        }
        cases.push(case);
    }
    cases
}

/// What the ledger says of a case, and which outcomes are among it.
fn said(rule: &'static Rule, case: &Case) -> (String, BTreeSet<&'static str>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in &case.documents {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    let library = load_all(&Shelf::Folder(folder.path().to_owned())).expect("a folder that can be opened");
    assert!(!library.disclosures.is_empty(), "{}: no disclosure in {}: {:?}", rule.id, case.name, library.troubles);
    let ledger = check(&library, &Settings::only(rule));
    let mut lines = Vec::new();
    let mut outcomes = BTreeSet::new();
    let mut holds = 0;
    for entry in ledger.entries() {
        match entry.outcome {
            Outcome::Holds => holds += 1,
            Outcome::Fails(severity) => lines.push(format!("{} {}", severity.id(), entry.message())),
            Outcome::Unchecked(why) => lines.push(format!("unchecked {}：{}", entry.message(), why.chinese())),
            Outcome::Inapplicable => {}
        }
        outcomes.insert(match entry.outcome {
            Outcome::Holds => "holds",
            Outcome::Fails(_) => "fails",
            Outcome::Unchecked(_) => "unchecked",
            Outcome::Inapplicable => "inapplicable",
        });
    }
    if holds > 0 {
        lines.insert(0, format!("holds {holds}"));
    }
    if lines.is_empty() {
        lines.push("inapplicable".to_owned());
        outcomes = BTreeSet::from(["only inapplicable"]);
    } else if !outcomes.contains("fails") && !outcomes.contains("unchecked") {
        outcomes.insert("only holds");
    }
    (lines.join("\n"), outcomes)
}

/// What the page of a rule says that writes down faults only.
const NOT_COUNTED: &str = "Where it is kept nothing is counted";

fn check_page(rule: &'static Rule) {
    let path = page_of(rule);
    let page = read(&path);
    assert!(page.starts_with(&format!("# {}\n", rule.id)), "{} begins with its id", path.display());
    assert!(page.contains(rule.statement), "{} has the rule's statement", path.display());
    let mut written = page.clone();
    let mut met = BTreeSet::new();
    let mut wrong = Vec::new();
    for case in cases(&page) {
        let (said, outcomes) = said(rule, &case);
        met.extend(outcomes);
        if said != case.ledger {
            wrong.push(format!("{}: {}\n--- the page\n{}\n--- the ledger\n{said}", rule.id, case.name, case.ledger));
            written = replaced(&written, &case, &said);
        }
    }
    if std::env::var_os("UPDATE_RULES").is_some() && written != page {
        fs::write(&path, written).expect("the page can be written");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    // A rule that measures nothing but words, or what another rule recomputes, has only faults to tell, and says so.
    let counts = !page.contains(NOT_COUNTED);
    assert_eq!(met.contains("holds"), counts, "{}: what its page says of counting", rule.id);
    let wanted: &[&str] =
        if counts { &["only holds", "fails", "only inapplicable"] } else { &["fails", "only inapplicable"] };
    for outcome in wanted {
        assert!(met.contains(outcome), "{}: no case of {outcome:?}, of {met:?}", rule.id);
    }
    assert!(cases(&page).len() >= 3, "{}: three cases", rule.id);
}

/// A page with another ledger in one case.
fn replaced(page: &str, case: &Case, said: &str) -> String {
    let start = page.find(&format!("\n## {}\n", case.name)).expect("the case is in its page");
    let (before, rest) = page.split_at(start);
    let (head, tail) = rest.split_once("\n```ledger\n").expect("a case has a ledger");
    // A block that is still empty ends at once.
    let end = tail.strip_prefix("```").or_else(|| tail.split_once("\n```").map(|(_, tail)| tail));
    let tail = end.expect("a block ends");
    format!("{before}{head}\n```ledger\n{said}\n```{tail}")
}

#[test]
fn every_rule_says_of_its_page_what_the_page_says() {
    let faults: Vec<String> = RULES
        .iter()
        .filter_map(|rule| {
            let fault = std::panic::catch_unwind(|| check_page(rule)).err()?;
            let text = fault.downcast_ref::<String>().cloned();
            Some(text.unwrap_or_else(|| rule.id.to_owned()))
        })
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n\n"));
}

#[test]
fn every_page_is_of_a_rule() {
    let folder: &Path = &home().join("tests/rules");
    for entry in fs::read_dir(folder).expect("the folder of pages") {
        let path = entry.expect("a page").path();
        assert!(RULES.iter().any(|rule| page_of(rule) == path), "{} is of no rule", path.display());
    }
}
