//! What is written of a small library with one fault in it.

use super::*;
use crate::check::{Settings, Value, check};
use crate::library::of_bytes;
use crate::source::{FileId, Origin};

/// Two heads that are not the sum of what is under them, in one column.
fn document() -> String {
    let document = include_str!("../../../tests/paper/heads.txt");
    let document = document.replace("10.02", "10.00").replace("30.02", "30.00");
    document.replace("\t10.00\t\t10.00", "\t11.00\t\t11.00")
}

fn written(id: &str, extent: Extent) -> String {
    let library = of_bytes("甲.txt", document().as_bytes());
    let ledger = check(&library, &Settings::default());
    let writer = FINDING_WRITERS.iter().find(|writer| writer.id == id).expect("a format");
    let mut sink = Vec::new();
    (writer.write)(&library, &ledger, extent, &mut sink).expect("memory takes everything");
    String::from_utf8(sink).expect("UTF-8")
}

#[test]
fn a_finding_says_both_numbers_and_where_they_stand() {
    let text = written("jsonl", Extent::Findings);
    let first: serde_json::Value = serde_json::from_str(text.lines().next().expect("a finding")).expect("JSON");
    assert_eq!(first["type"], "finding");
    assert_eq!(first["rule"], "tree-sums");
    assert_eq!(first["severity"], "error");
    assert_eq!(
        (&first["expected_wan"], &first["found_wan"], &first["difference_wan"]),
        (&"31".into(), &"30".into(), &"-1".into())
    );
    assert_eq!(first["evidence"][0]["file"], "甲.txt");
    assert_eq!(first["evidence"][0]["line"], 7);
    assert!(first["message"].as_str().is_some_and(|message| message.contains("30.00") && message.contains("31")));
    assert!(text.lines().all(|line| line.contains(r#""type":"finding""#)));
}

#[test]
fn everything_is_the_findings_and_the_rest_of_the_ledger() {
    let all = written("jsonl", Extent::Everything);
    let of = |kind: &str| all.lines().filter(|line| line.starts_with(&format!(r#"{{"type":"{kind}""#))).count();
    assert_eq!(of("finding"), written("jsonl", Extent::Findings).lines().count());
    assert!(of("passed") > 0);
    assert_eq!(of("finding") + of("passed") + of("unchecked") + of("inapplicable"), all.lines().count());
}

#[test]
fn a_sheet_has_a_line_for_each() {
    let text = written("csv", Extent::Findings);
    let mut table = ::csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows: Vec<_> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), written("jsonl", Extent::Findings).lines().count());
    assert_eq!((&rows[0][1], &rows[0][9], &rows[0][12]), ("tree-sums", "甲.txt", "7"));
}

#[test]
fn sarif_names_rules_and_regions() {
    let log: serde_json::Value = serde_json::from_str(&written("sarif", Extent::Everything)).expect("JSON");
    let run = &log["runs"][0];
    let results = run["results"].as_array().expect("results");
    assert_eq!(results.len(), written("jsonl", Extent::Everything).lines().count());
    for result in results {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        let fails = result["kind"] == "fail";
        assert_eq!(fails, result["level"] != "none");
    }
    let first = results.iter().find(|result| result["kind"] == "fail").expect("a finding");
    let physical = &first["locations"][0]["physicalLocation"];
    assert_eq!(physical["artifactLocation"]["uri"], "%E7%94%B2.txt");
    assert_eq!(physical["region"]["startLine"], 7);
}

#[test]
fn sarif_tells_no_place_twice() {
    let log: serde_json::Value = serde_json::from_str(&written("sarif", Extent::Everything)).expect("JSON");
    let records = written("jsonl", Extent::Everything);
    let mut told_once = 0;
    for (result, line) in log["runs"][0]["results"].as_array().expect("results").iter().zip(records.lines()) {
        let record: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let of = |name: &str| result[name].as_array().cloned().unwrap_or_default();
        let all = [of("locations"), of("relatedLocations")].concat();
        assert!(all.iter().enumerate().all(|(at, place)| !all[..at].contains(place)), "{result}");
        let mut proofs = record["evidence"].as_array().expect("evidence").clone();
        let count = proofs.len();
        proofs.sort_by_key(ToString::to_string);
        proofs.dedup();
        assert_eq!(all.len(), proofs.len(), "{result}");
        told_once += count - proofs.len();
    }
    assert!(told_once > 0, "no relation has two figures of one line");
}

#[test]
fn a_quotation_is_cut_with_a_mark_and_never_within_a_number() {
    let told = |line: &str, figure: &str| {
        let library = of_bytes("甲.txt", line.as_bytes());
        let start = line.find(figure).expect("a figure") as u32;
        let origin = Origin::in_text(FileId(0), 1, start, figure.len() as u32);
        quotation(&library, &Operand { label: "甲".into(), value: Value::Words(figure.into()), origin })
    };
    assert_eq!(told("人员经费 12.00 万元", "12.00"), "人员经费 12.00 万元");
    let long = format!("123456789012.00 {} 1908.13 {} 123456789012.00 尾", "甲".repeat(30), "乙".repeat(70));
    assert_eq!(told(&long, "1908.13"), format!("…{} 1908.13 {}…", "甲".repeat(30), "乙".repeat(70)));
    let longer = format!("头{} 1908.13 {}", "甲".repeat(60), "乙".repeat(90));
    assert_eq!(told(&longer, "1908.13"), format!("…{} 1908.13 {}…", "甲".repeat(40), "乙".repeat(71)));
}
