//! The ledger as records for other programs: findings, and where asked for the relations that hold, could not be checked or
//! do not apply. What a record says is decided in [`record`] alone.

mod csv;
mod sarif;

use std::borrow::Cow;
use std::io::{self, Write};

use rust_decimal::Decimal;
use serde::Serialize;

use super::record::{Place, place};
use crate::check::{Entry, Ledger, Operand, Outcome};
use crate::library::Library;

/// The longest quotation, in characters.
const QUOTED: usize = 120;

/// How much of the ledger is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// What does not hold.
    Findings,
    /// Every relation.
    Everything,
}

/// A format that a ledger can be written in for other programs.
#[derive(Debug)]
pub struct FindingWriter {
    /// What the command line calls it.
    pub id: &'static str,
    /// Writes the ledger in its order.
    ///
    /// # Errors
    /// Those of the sink, as they come.
    pub write: fn(&Library, &Ledger, Extent, &mut dyn Write) -> io::Result<()>,
}

/// Every format there is.
pub const FINDING_WRITERS: &[FindingWriter] = &[
    FindingWriter { id: "csv", write: csv::write },
    FindingWriter { id: "jsonl", write: jsonl },
    FindingWriter { id: "sarif", write: sarif::write },
];

/// One relation, in the order of the contract's fields.
#[derive(Debug, Serialize)]
pub struct FindingRecord<'a> {
    /// `finding`, `passed`, `unchecked`, `inapplicable`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The rule's id.
    pub rule: &'static str,
    /// How grave it is; only of findings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<&'static str>,
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// One sentence.
    pub message: Cow<'a, str>,
    /// Why it could not be checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<&'static str>,
    /// What it should be, in 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_wan: Option<Decimal>,
    /// What is printed, in 万元.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_wan: Option<Decimal>,
    /// The difference of the two.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference_wan: Option<Decimal>,
    /// The places that prove it.
    pub evidence: Vec<Evidence<'a>>,
}

/// A place with a short quotation.
#[derive(Debug, Serialize)]
pub struct Evidence<'a> {
    /// Where.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// What is printed there.
    pub text: String,
}

/// The record of a relation.
pub fn record<'a>(library: &'a Library, entry: &'a Entry) -> FindingRecord<'a> {
    let (kind, severity, reason) = match entry.outcome {
        Outcome::Fails(severity) => ("finding", Some(severity.id()), None),
        Outcome::Holds => ("passed", None, None),
        Outcome::Unchecked(why) => ("unchecked", None, Some(why.chinese())),
        Outcome::Inapplicable => ("inapplicable", None, None),
    };
    FindingRecord {
        kind,
        rule: entry.rule.id,
        severity,
        disclosure: &library.disclosure(entry.disclosure).id,
        message: entry.message(),
        reason,
        expected_wan: entry.expected.map(|number| number.normalize()),
        found_wan: entry.found.map(|number| number.normalize()),
        difference_wan: entry.difference().map(|number| number.normalize()),
        evidence: entry.operands.iter().map(|operand| evidence(library, operand)).collect(),
    }
}

fn evidence<'a>(library: &'a Library, operand: &Operand) -> Evidence<'a> {
    Evidence { place: place(library, operand.origin), text: quotation(library, operand) }
}

/// The line that an operand stands on, cut around the figure where it is long; the operand itself where only the file is
/// known.
pub fn quotation(library: &Library, operand: &Operand) -> String {
    let origin = operand.origin;
    let line = library.document(origin.file).text.line(origin.line);
    if line.trim().is_empty() {
        return format!("{} {}", operand.label, operand.value.printed());
    }
    // A third of the quotation stands before the figure.
    let figure = line.floor_char_boundary(origin.start as usize);
    let start = line[..figure].char_indices().rev().nth(QUOTED / 3).map_or(0, |(at, _)| at);
    // A part of a number would be another number.
    let cut_off = line[start..figure].find(|c| !is_of_number(c)).unwrap_or(figure - start);
    let start = if line[..start].ends_with(is_of_number) { start + cut_off } else { start };
    let words = line[start..].split_whitespace().collect::<Vec<_>>().join(" ");
    let before = if line[..start].trim().is_empty() { "" } else { "…" };
    let Some((end, _)) = words.char_indices().nth(QUOTED) else { return format!("{before}{words}") };
    let (kept, rest) = words.split_at(end);
    let kept = if rest.starts_with(is_of_number) { kept.trim_end_matches(is_of_number) } else { kept };
    format!("{before}{}…", kept.trim_end())
}

/// Whether a number as it is printed goes on with this.
fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}

/// What is written of a ledger, in its order.
fn told<'a>(library: &'a Library, ledger: &'a Ledger, extent: Extent) -> impl Iterator<Item = FindingRecord<'a>> {
    let of = move |entry: &&Entry| extent == Extent::Everything || entry.severity().is_some();
    ledger.entries().iter().filter(of).map(|entry| record(library, entry))
}

/// One record, one object, one line.
fn jsonl(library: &Library, ledger: &Ledger, extent: Extent, sink: &mut dyn Write) -> io::Result<()> {
    for record in told(library, ledger, extent) {
        serde_json::to_writer(&mut *sink, &record)?;
        sink.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
