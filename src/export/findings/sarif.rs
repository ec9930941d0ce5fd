//! The ledger as SARIF 2.1.0 (OASIS), which code review and audit tools read: a rule is a `reportingDescriptor`, a relation a
//! `result`. Of a paged document the region is the line on the page, and the page stands in the properties.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::{Evidence, Extent, FindingRecord, told};
use crate::check::{Ledger, RULES, Rule};
use crate::library::Library;

/// The schema that the output follows.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// Writes one log with one run.
pub(super) fn write(library: &Library, ledger: &Ledger, extent: Extent, sink: &mut dyn Write) -> io::Result<()> {
    let results: Vec<Value> = told(library, ledger, extent).map(|record| result(&record)).collect();
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    });
    let run = json!({ "tool": { "driver": driver }, "columnKind": "unicodeCodePoints", "results": results });
    let log = json!({ "$schema": SCHEMA, "version": "2.1.0", "runs": [run] });
    serde_json::to_writer_pretty(&mut *sink, &log)?;
    sink.write_all(b"\n")
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.statement },
        "fullDescription": { "text": format!("{}。依据：{}。", rule.statement, rule.basis) },
        "defaultConfiguration": { "level": rule.severity.id() },
    })
}

fn result(record: &FindingRecord<'_>) -> Value {
    let mut result = Map::new();
    result.insert("ruleId".into(), json!(record.rule));
    if let Some(index) = RULES.iter().position(|rule| rule.id == record.rule) {
        result.insert("ruleIndex".into(), json!(index));
    }
    // What does not hold is a `fail`; of everything else the level is `none`.
    let kind = match record.kind {
        "finding" => "fail",
        "passed" => "pass",
        "unchecked" => "open",
        _ => "notApplicable",
    };
    result.insert("kind".into(), json!(kind));
    result.insert("level".into(), json!(record.severity.unwrap_or("none")));
    let reason = record.reason.map(|reason| format!("（{reason}）")).unwrap_or_default();
    result.insert("message".into(), json!({ "text": format!("{}{reason}", record.message) }));
    // No place is told twice, which the schema forbids: several figures of one line are one place.
    let mut places: Vec<Value> = Vec::new();
    for place in record.evidence.iter().map(location) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    if !places.is_empty() {
        let others = places.split_off(1);
        result.insert("locations".into(), json!(places));
        if !others.is_empty() {
            result.insert("relatedLocations".into(), json!(others));
        }
    }
    let mut properties = Map::from_iter([("disclosure".to_owned(), json!(record.disclosure))]);
    let figures = [
        ("expected_wan", record.expected_wan),
        ("found_wan", record.found_wan),
        ("difference_wan", record.difference_wan),
    ];
    properties.extend(figures.into_iter().filter_map(|(name, number)| Some((name.to_owned(), json!(number?)))));
    result.insert("properties".into(), Value::Object(properties));
    Value::Object(result)
}

fn location(evidence: &Evidence<'_>) -> Value {
    let place = &evidence.place;
    let mut physical = Map::from_iter([("artifactLocation".to_owned(), json!({ "uri": uri(place.file) }))]);
    if let Some(line) = place.line {
        physical.insert("region".into(), json!({ "startLine": line, "snippet": { "text": evidence.text } }));
    }
    let mut location = Map::from_iter([("physicalLocation".to_owned(), Value::Object(physical))]);
    let leaf = place.page.map(|page| ("page", json!(page))).or(place.sheet.map(|sheet| ("sheet", json!(sheet))));
    if let Some((name, value)) = leaf {
        location.insert("properties".into(), json!({ name: value }));
    }
    location.insert("message".into(), json!({ "text": evidence.text }));
    Value::Object(location)
}

/// A relative path as a URI reference (RFC 3986): everything but letters, digits, `-._~/` and the `!` of archives as bytes in
/// percent.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_are_uris() {
        assert_eq!(super::uri("a b/局.txt"), "a%20b/%E5%B1%80.txt");
        assert_eq!(super::uri("a.zip!/b.pdf"), "a.zip!/b.pdf");
    }
}
