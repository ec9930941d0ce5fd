//! The text for people: disclosure by disclosure, the gravest first, each finding with its figures and their places.

use crate::check::{Entry, Ledger, Operand, Tally};
use crate::export::findings::{Extent, quotation};
use crate::library::Library;
use crate::words::Lang;

/// How many figures of one finding are told; what is left is counted.
const FIGURES: usize = 8;

/// The whole text.
pub fn of(lang: Lang, library: &Library, ledger: &Ledger, extent: Extent) -> String {
    let mut text = String::new();
    for (id, own) in library.disclosure_ids().zip(owned(library, ledger)) {
        text += &format!("{}\n  {}\n", library.disclosure(id).id, lang.ledger_of_one(own.tally));
        own.findings.iter().for_each(|entry| finding(lang, library, entry, &mut text));
        if extent == Extent::Everything {
            rest(lang, &own.others, &mut text);
        }
        text.push('\n');
    }
    text += &lang.ledger_of_all(library.disclosures.len(), ledger.tally(None));
    text.push('\n');
    text
}

/// What the ledger says of one disclosure.
#[derive(Clone, Default)]
struct Own<'a> {
    tally: Tally,
    /// The gravest first.
    findings: Vec<&'a Entry>,
    /// What holds, could not be checked or does not apply.
    others: Vec<&'a Entry>,
}

/// The ledger by disclosure, gone through once however many there are.
fn owned<'a>(library: &Library, ledger: &'a Ledger) -> Vec<Own<'a>> {
    let mut owned = vec![Own::default(); library.disclosures.len()];
    for entry in ledger.entries() {
        let own = &mut owned[entry.disclosure.0 as usize];
        own.tally.add(entry.outcome);
        if entry.severity().is_none() {
            own.others.push(entry);
        }
    }
    for entry in ledger.findings().iter().map(|at| ledger.entry(*at)) {
        owned[entry.disclosure.0 as usize].findings.push(entry);
    }
    owned
}

fn finding(lang: Lang, library: &Library, entry: &Entry, text: &mut String) {
    if let Some(severity) = entry.severity() {
        *text += &format!("\n  {} {}  {}\n", lang.severity(severity), entry.rule.id, entry.message());
        figures(lang, library, entry, text);
    }
}

/// A line each.
fn rest(lang: Lang, entries: &[&Entry], text: &mut String) {
    for entry in entries {
        *text += &format!("\n  {} {}  {}", lang.outcome(entry.outcome), entry.rule.id, entry.message());
    }
    text.push('\n');
}

fn figures(lang: Lang, library: &Library, entry: &Entry, text: &mut String) {
    for operand in entry.operands.iter().take(FIGURES) {
        *text += &format!("    {}\n", figure(lang, library, operand));
    }
    if let Some(left) = entry.operands.len().checked_sub(FIGURES).filter(|left| *left > 0) {
        *text += &format!("    {}\n", lang.more_figures(left));
    }
}

fn figure(lang: Lang, library: &Library, operand: &Operand) -> String {
    let document = library.document(operand.origin.file);
    let place = lang.place(document.spot(operand.origin.line));
    format!("{} {place}  {}", document.path, quotation(library, operand))
}
