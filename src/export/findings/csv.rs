//! The ledger as a sheet: one line a relation, its first place in columns of its own, all places with their quotations in
//! the last.

use std::io::{self, Write};

use rust_decimal::Decimal;

use super::{Evidence, Extent, told};
use crate::check::Ledger;
use crate::export::changes::{Value, sheet};
use crate::library::Library;

const FIELDS: [&str; 14] = [
    "type",
    "rule",
    "severity",
    "disclosure",
    "message",
    "expected_wan",
    "found_wan",
    "difference_wan",
    "reason",
    "file",
    "page",
    "sheet",
    "line",
    "evidence",
];

/// Writes a header and a line for each relation.
pub(super) fn write(library: &Library, ledger: &Ledger, extent: Extent, sink: &mut dyn Write) -> io::Result<()> {
    let word = |text: &str| Value::Text(text.to_owned());
    let maybe = |text: Option<&str>| text.map_or(Value::Absent, word);
    let decimal = |number: Option<Decimal>| number.map_or(Value::Absent, Value::Decimal);
    let count = |number: Option<u32>| number.map_or(Value::Absent, Value::Count);
    let rows = told(library, ledger, extent).map(|record| {
        let first = record.evidence.first().map(|evidence| evidence.place);
        [
            word(record.kind),
            word(record.rule),
            maybe(record.severity),
            word(record.disclosure),
            word(&record.message),
            decimal(record.expected_wan),
            decimal(record.found_wan),
            decimal(record.difference_wan),
            maybe(record.reason),
            maybe(first.map(|place| place.file)),
            count(first.and_then(|place| place.page)),
            maybe(first.and_then(|place| place.sheet)),
            count(first.and_then(|place| place.line)),
            Value::Text(record.evidence.iter().map(quoted).collect::<Vec<_>>().join("\n")),
        ]
    });
    sheet(&FIELDS, rows, sink)
}

/// `file:p7:12: text`.
fn quoted(evidence: &Evidence<'_>) -> String {
    let place = &evidence.place;
    let leaf = match (place.page, place.sheet) {
        (Some(page), _) => format!(":p{page}"),
        (None, Some(sheet)) => format!(":{sheet}"),
        (None, None) => String::new(),
    };
    let line = place.line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{}{leaf}{line}: {}", place.file, evidence.text)
}
