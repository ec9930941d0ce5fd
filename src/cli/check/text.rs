//! The text for people: disclosure by disclosure, the gravest first, each finding with its figures and their places.

use crate::check::{Entry, Ledger, Operand, Severity};
use crate::export::findings::{Extent, quotation};
use crate::library::Library;
use crate::model::DisclosureId;
use crate::words::Lang;

/// How many figures of one finding are told; what is left is counted.
const FIGURES: usize = 8;

/// The whole text.
pub fn of(lang: Lang, library: &Library, ledger: &Ledger, extent: Extent) -> String {
    let mut text = String::new();
    for id in library.disclosure_ids() {
        disclosure(lang, library, ledger, extent, id, &mut text);
    }
    text += &lang.ledger_of_all(library.disclosures.len(), ledger.tally(None));
    text.push('\n');
    text
}

fn disclosure(lang: Lang, library: &Library, ledger: &Ledger, extent: Extent, id: DisclosureId, text: &mut String) {
    let tally = ledger.tally(Some(id));
    *text += &format!("{}\n  {}\n", library.disclosure(id).id, lang.ledger_of_one(tally));
    for severity in Severity::ALL {
        let of = ledger.findings().iter().map(|at| ledger.entry(*at));
        for entry in of.filter(|entry| entry.disclosure == id && entry.severity() == Some(severity)) {
            *text += &format!("\n  {} {}  {}\n", lang.severity(severity), entry.rule.id, entry.message());
            figures(lang, library, entry, text);
        }
    }
    if extent == Extent::Everything {
        rest(lang, ledger, id, text);
    }
    text.push('\n');
}

/// What holds, what could not be checked and what does not apply, a line each.
fn rest(lang: Lang, ledger: &Ledger, id: DisclosureId, text: &mut String) {
    let of = ledger.entries().iter().filter(|entry| entry.disclosure == id && entry.severity().is_none());
    for entry in of {
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
