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
            // 其中下属2家事业单位为公益一类 is of a part, 下属单位中 of some.
            let sentence = text[..start].rsplit(['。', '；', ';']).next().unwrap_or(text);
            if ["其中", "单位中", "中有", "另有", "分别为"].iter().any(|word| sentence.contains(word)) {
                break;
            }
            out.push(Count { kind, number, spot: Spot { paragraph, start: at, len: end - at } });
            at = end + (text[end..].len() - text[end..].trim_start_matches(['和', '、', '及', '，']).len());
        }
    }
    out
}

/// 无下属预算单位, and yet 本级及下属各预算单位.
fn none_and_some(matter: &Matter<'_>, log: &mut Log) {
    let first = |leads: &[&str], links: &[&str]| -> Option<Spot<'_>> {
        paragraphs(matter).find_map(|paragraph| {
            let spots = leads.iter().flat_map(|lead| paragraph.text.match_indices(lead));
            spots.into_iter().find_map(|(start, lead)| {
                let len = units(&paragraph.text[start + lead.len()..], links)?;
                Some(Spot { paragraph, start, len: lead.len() + len })
            })
        })
    };
    let none =
        first(&["无", "没有", "未设"], UNDER).or_else(|| first(&["下属", "所属"], &["0家", "零家", "0个", "零个"]));
    let with =
        ["及", "以及", "和", "及其"].map(|link| UNDER.iter().map(|under| format!("{link}{under}")).collect::<Vec<_>>());
    let with: Vec<&str> = with.iter().flatten().map(String::as_str).collect();
    let some = first(&["本级", "本部"], &with);
    if let (Some(none), Some(some)) = (none, some) {
        let message = format!("一处称“{}”，另一处又称“{}”，有无下属单位前后不一", none.quoted(), some.quoted());
        let operands = vec![none.operand(matter, "说明·无下属单位"), some.operand(matter, "说明·有下属单位")];
        log.fails(Severity::Note, message, operands);
    }
}

/// What units under the body are called before the word itself.
const UNDER: &[&str] = &["下属", "所属", "下设", "下级", "直属", "二级"];

/// How many bytes of a text name units behind one of `leads`: 下属各预算单位.
fn units(text: &str, leads: &[&str]) -> Option<usize> {
    let rest = leads.iter().find_map(|lead| text.strip_prefix(lead))?;
    let rest = rest.trim_start_matches('的').trim_start_matches('各');
    let rest = ["二级预算", "预算", "基层预算", "事业", "二级"]
        .iter()
        .find_map(|kind| rest.strip_prefix(kind))
        .unwrap_or(rest);
    let rest = rest.strip_prefix("单位")?;
    Some(text.len() - rest.len())
}

/// 包括本部以及下属5家预算单位, where it is first said.
fn whole<'a>(matter: &'a Matter<'_>) -> Option<(u32, Spot<'a>)> {
    let links = ["以及下属", "及下属", "和下属", "以及所属", "及所属", "和所属"];
    let own: Vec<String> =
        links.iter().flat_map(|link| ["本部", "本级", "机关"].map(|body| format!("{body}{link}"))).collect();
    paragraphs(matter).find_map(|paragraph| {
        let (at, word) = own.iter().find_map(|word| Some((paragraph.text.find(word)?, word)))?;
        let start = at + word.len();
        let (number, rest) = number_at(&paragraph.text[start..])?;
        let len = paragraph.text.len() - rest.len() - start;
        let counted = ["家预算单位", "个预算单位", "家二级预算单位", "个二级预算单位", "家单位", "个单位"];
        counted.iter().any(|unit| rest.starts_with(unit)).then_some((number, Spot { paragraph, start, len }))
    })
}

/// Of that whole … 行政单位1家，参公单位1家，事业单位4家.
fn composed(matter: &Matter<'_>, log: &mut Log, (number, spot): (u32, Spot<'_>), paragraph: &Paragraph) {
    let text = paragraph.text.as_str();
    let parts = parts(text);
    if parts.len() < 2 {
        return;
    }
    let sum: u64 = parts.iter().map(|(_, count)| u64::from(*count)).sum();
    let with_body = u64::from(number) + 1;
    let listed = Spot { paragraph, start: text.find(parts[0].0).unwrap_or(0), len: parts[0].0.len() };
    let operands = vec![
        matter.said(
            "说明·下属预算单位",
            Value::Count(number.into(), "家".into()),
            spot.paragraph.origin(spot.start, spot.len),
        ),
        listed.operand(matter, "说明·各类单位"),
    ];
    // The parts are of the units with the body itself or without it.
    if sum == u64::from(number) || sum == with_body {
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
