//! Amounts of one section print their unit in one form.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::narrative::{Sense, quantities};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "amount-units",
    statement: "项目金额的单位写全，不混用“万”与“万元”",
    english: "Amounts of projects print their unit in full and in one form",
    severity: Severity::Note,
    basis: "同一公开中单位的写法一致",
    run: |matter, log| {
        let (mut short, mut full) = (Vec::new(), Vec::new());
        for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
            for quantity in quantities(&paragraph.text).iter().filter(|q| matches!(q.sense, Sense::Amount(_))) {
                let to = match quantity.unit {
                    "万" => &mut short,
                    "万元" if paragraph.text.contains("项目") => &mut full,
                    _ => continue,
                };
                let clause = quantity.before.rsplit(['，', '。', '；', '：']).next().unwrap_or(quantity.before);
                let place = paragraph.origin(quantity.start, quantity.after - quantity.start);
                let name = clause.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['年', '度']);
                to.push(words(name, &paragraph.text[quantity.start..quantity.after], place));
            }
        }
        match (short.as_slice(), full.as_slice()) {
            ([], []) => {}
            ([], [first, ..]) => log.holds(vec![first.clone()]),
            ([first, ..], _) => {
                let what = if full.is_empty() { "没有写全" } else { "混用“万”“万元”" };
                let message = format!(
                    "项目金额单位{what}：{} 处只写“万”（如{}{}）",
                    short.len(),
                    first.label,
                    first.value.printed()
                );
                let others = full.into_iter().take(1);
                log.fails(Severity::Note, message, short.into_iter().chain(others).collect());
            }
        }
    },
};
