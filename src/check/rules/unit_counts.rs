//! How many units a department has is said alike wherever it is said.

use std::collections::BTreeMap;

use super::super::{Log, Matter, Operand, Rule, Severity, Value};
use super::shared_wording::{Spot, number_at, paragraphs};
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "unit-counts",
    statement: "各处所述的下属单位家数一致",
    english: "The number of subordinate units is the same wherever it is given",
    severity: Severity::Warning,
    basis: "同一事项前后一致；本部与下属单位之和等于各类单位之和",
    run,
};

/// The kinds of unit that are counted, each told apart from the others.
const KINDS: &[&str] = &["行政单位", "事业单位", "预算单位", "参公单位"];

/// A count of units under the department.
struct Count<'a> {
    kind: &'static str,
    number: u32,
    spot: Spot<'a>,
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    let counts: Vec<Count<'_>> = paragraphs(matter).flat_map(counts).collect();
    let mut by_kind: BTreeMap<&str, Vec<&Count<'_>>> = BTreeMap::new();
    counts.iter().for_each(|count| by_kind.entry(count.kind).or_default().push(count));
    for (kind, counts) in &by_kind {
        let Some((first, rest)) = counts.split_first() else { continue };
        for other in rest {
            let operands = vec![operand(matter, first), operand(matter, other)];
            if other.number == first.number {
                log.holds(operands);
            } else {
                let message = format!(
                    "下属{kind}一处称 {} 家（“{}”），另一处称 {} 家（“{}”），家数不一致",
                    first.number,
                    first.spot.quoted(),
                    other.number,
                    other.spot.quoted()
                );
                // Operating cost is told of the units that have such.
                let some = *kind == "事业单位"
                    && [first, other].iter().any(|count| count.spot.paragraph.text.contains("运行经费"));
                log.fails(if some { Severity::Note } else { Severity::Warning }, message, operands);
            }
        }
    }
    none_and_some(matter, log);
    if let Some(whole) = whole(matter) {
        paragraphs(matter).for_each(|paragraph| composed(matter, log, whole, paragraph));
    }
}

fn operand(matter: &Matter<'_>, count: &Count<'_>) -> Operand {
    let origin = count.spot.paragraph.origin(count.spot.start, count.spot.len);
    matter.said(&format!("说明·下属{}", count.kind), Value::Count(count.number.into(), "家".into()), origin)
}

/// 下属0家行政单位和1家事业单位.
fn counts(paragraph: &Paragraph) -> Vec<Count<'_>> {
    let text = paragraph.text.as_str();
    let mut out = Vec::new();
    for (start, word) in text.match_indices("下属") {
        let mut at = start + word.len();
        while let Some((number, rest)) = number_at(&text[at..]) {
            let Some(unit) = rest.strip_prefix(['家', '个']) else { break };
            let Some(kind) = KINDS.iter().find(|kind| unit.starts_with(**kind)) else { break };
            let end = text.len() - unit.len() + kind.len();
            out.push(Count { kind, number, spot: Spot { paragraph, start: at, len: end - at } });
            at = end + (text[end..].len() - text[end..].trim_start_matches(['和', '、', '及', '，']).len());
        }
    }
    out
}

/// 无下属预算单位, and yet 本级及下属各预算单位.
fn none_and_some(matter: &Matter<'_>, log: &mut Log) {
    let first = |words: &[&str]| -> Option<Spot<'_>> {
        paragraphs(matter).find_map(|paragraph| {
            let (start, word) = words.iter().find_map(|word| Some((paragraph.text.find(word)?, *word)))?;
            Some(Spot { paragraph, start, len: word.len() })
        })
    };
    let none = first(&["无下属预算单位", "没有下属预算单位", "无下属单位", "没有下属单位", "下属0家预算单位"]);
    let some = first(&[
        "本级及下属各预算单位",
        "本级及下属预算单位",
        "本级及所属各单位",
        "本级及所属单位",
        "局本级及下属各单位",
    ]);
    if let (Some(none), Some(some)) = (none, some) {
        let message = format!("一处称“{}”，另一处又称“{}”，有无下属单位前后不一", none.quoted(), some.quoted());
        let operands = vec![none.operand(matter, "说明·无下属单位"), some.operand(matter, "说明·有下属单位")];
        log.fails(Severity::Note, message, operands);
    }
}

/// 包括本部以及下属5家预算单位, where it is first said.
fn whole<'a>(matter: &'a Matter<'_>) -> Option<(u32, Spot<'a>)> {
    paragraphs(matter).find_map(|paragraph| {
        let own = ["本部以及下属", "本级以及下属", "本部及下属", "本级及下属"];
        let (at, word) = own.iter().find_map(|word| Some((paragraph.text.find(word)?, *word)))?;
        let start = at + word.len();
        let (number, rest) = number_at(&paragraph.text[start..])?;
        let len = paragraph.text.len() - rest.len() - start;
        rest.starts_with("家预算单位").then_some((number, Spot { paragraph, start, len }))
    })
}

/// Of that whole … 行政单位1家，参公单位1家，事业单位4家.
fn composed(matter: &Matter<'_>, log: &mut Log, (number, spot): (u32, Spot<'_>), paragraph: &Paragraph) {
    let text = paragraph.text.as_str();
    let parts = parts(text);
    if parts.len() < 2 {
        return;
    }
    let sum: u32 = parts.iter().map(|(_, count)| count).sum();
    let listed = Spot { paragraph, start: text.find(parts[0].0).unwrap_or(0), len: parts[0].0.len() };
    let operands = vec![
        matter.said(
            "说明·下属预算单位",
            Value::Count(number.into(), "家".into()),
            spot.paragraph.origin(spot.start, spot.len),
        ),
        listed.operand(matter, "说明·各类单位"),
    ];
    if sum == number + 1 {
        return log.holds(operands);
    }
    let each: Vec<String> = parts.iter().map(|(kind, count)| format!("{kind} {count} 家")).collect();
    let message = format!("称本部以及下属 {number} 家预算单位，各类单位却为{}，共 {sum} 家，家数不符", each.join("、"));
    log.fails(Severity::Warning, message, operands);
}

/// 行政单位1家，参公单位1家，事业单位4家, one after the other.
fn parts(text: &str) -> Vec<(&'static str, u32)> {
    let mut out = Vec::new();
    let Some(mut at) = text.find("行政单位").filter(|at| text[*at + "行政单位".len()..].starts_with(is_number))
    else {
        return out;
    };
    while let Some(kind) = KINDS.iter().find(|kind| text[at..].starts_with(**kind)) {
        let Some((number, rest)) = number_at(&text[at + kind.len()..]) else { break };
        let Some(rest) = rest.strip_prefix('家') else { break };
        out.push((*kind, number));
        at = text.len() - rest.trim_start_matches(['，', '、', '和']).len();
    }
    out
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)
}
