//! Receipts and expenditure of one document are compared with one kind of base.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{Spot, paragraphs, year_at};
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "comparison-base",
    statement: "收入、支出总额的增减以同一口径的上年数为基数",
    english: "The totals of receipts and expenditure are compared with the same kind of figure of the year before",
    severity: Severity::Note,
    basis: "同一事项前后一致",
    run,
};

/// Kinds of base, the longer words before the shorter that they begin with.
const BASES: &[(&str, &str)] = &[
    ("预算执行数", "执行数"),
    ("当年预算执行数", "执行数"),
    ("执行数", "执行数"),
    ("决算数", "执行数"),
    ("预算数", "预算数"),
    ("年初预算", "预算数"),
    ("预算", "预算数"),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let bases: Vec<(&str, Spot<'_>)> =
        paragraphs(matter).filter(|paragraph| is_total(&paragraph.text)).flat_map(bases).collect();
    let Some((kind, first)) = bases.first() else { return };
    match bases.iter().find(|(other, _)| other != kind) {
        Some((_, other)) => {
            let message = format!(
                "收支总额一处“{}”，另一处“{}”，对比的基数有的是预算数、有的是预算执行数，口径不一",
                first.quoted(),
                other.quoted()
            );
            let operands = bases.iter().take(8).map(|(_, spot)| spot.operand(matter, "说明·对比基数")).collect();
            log.fails(Severity::Note, message, operands);
        }
        None if bases.len() > 1 => {
            log.holds(bases.iter().take(8).map(|(_, spot)| spot.operand(matter, "说明·对比基数")).collect());
        }
        None => {}
    }
}

/// Whether a paragraph speaks of receipts and expenditure as a whole, of no account and no 三公.
fn is_total(text: &str) -> bool {
    let whole = ["收入预算", "支出预算", "预算拨款"].iter().any(|word| text.contains(word));
    let part =
        ["项）", "款）", "类）", "项)", "三公", "运行经费", "采购", "接待"].iter().any(|word| text.contains(word));
    whole && !part
}

/// 比2024年预算执行数增加, 比上年预算减少.
fn bases(paragraph: &Paragraph) -> Vec<(&'static str, Spot<'_>)> {
    let text = paragraph.text.as_str();
    let mut out = Vec::new();
    for (start, word) in text.match_indices(['比', '较', '与']) {
        let at = start + word.len();
        let rest = &text[at..];
        let skip = if rest.starts_with("上年") {
            "上年".len()
        } else if year_at(rest).is_some() {
            4 + "年".len()
        } else {
            continue;
        };
        let rest = rest[skip..].trim_start_matches('度').trim_start_matches("当年");
        if let Some((word, kind)) = BASES.iter().find(|(word, _)| rest.starts_with(word)) {
            let end = text.len() - rest.len() + word.len();
            out.push((*kind, Spot { paragraph, start, len: end - start }));
        }
    }
    out
}
