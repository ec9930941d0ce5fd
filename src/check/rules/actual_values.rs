//! What an evaluation reports of an indicator is of the thing the target was set for, in its unit.

use super::super::{Matter, Rule, Severity, Why};
use super::shared_evaluation::{evaluated, operands, paragraph};
use crate::model::{Indicator, leading_number};
use crate::narrative::{Quantity, quantities};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "actual-values",
    statement: "自评的每项指标都写明实际完成值，与目标值同一单位、同一对象",
    english: "An evaluated indicator reports its result, in the unit and of the object of its target",
    severity: Severity::Warning,
    basis: "指标值与完成值口径一致",
    run: |matter, log| {
        for indicator in evaluated(matter).into_iter().filter(|one| one.target.number.is_some()) {
            let given = operands(matter, indicator);
            let head = format!("指标“{}”目标值{}", indicator.level3, indicator.target.printed);
            let unit = indicator.target.unit.as_deref().unwrap_or("");
            let Some(actual) = indicator.actual.as_deref() else {
                let rest = indicator.completion.as_deref().map(|rate| format!("，却认定完成率{rate}"));
                if told_otherwise(matter, indicator) {
                    log.unchecked(Why::NotUnderstood, format!("{head}的实际完成值"), given);
                    continue;
                }
                let message = format!("{head}，未写实际完成值{}", rest.unwrap_or_default());
                log.fails(Severity::Warning, message, given);
                continue;
            };
            match leading_number(actual) {
                Some((_, other)) if fold(other) != fold(unit) && is_unit(other) && is_unit(unit) => {
                    let message = format!("{head}，实际完成值写{actual}，单位不同，完成率无法核验");
                    // 人 and 名 count alike; a rate and a count do not measure the same.
                    let grave = other.starts_with(['%', '％']) != unit.starts_with('%');
                    log.fails(if grave { Severity::Warning } else { Severity::Note }, message, given);
                }
                Some((_, other)) if fold(other) == fold(unit) => match evaluated_name(matter, indicator) {
                    Some(other) => {
                        let message = format!(
                            "指标名称为“{}”，本次评价写成“{other}{actual}”，评价对象与目标口径不一致",
                            indicator.level3
                        );
                        log.fails(Severity::Warning, message, given);
                    }
                    None => log.holds(given),
                },
                _ => {}
            }
        }
    },
};

/// Whether what follows a number is a unit and not a sentence.
fn is_unit(text: &str) -> bool {
    !text.is_empty() && text.chars().count() <= 4
}

/// Whether the sentence may tell the result in words of its own: it has more figures than target, half-year, rate and
/// score.
fn told_otherwise(matter: &Matter<'_>, indicator: &Indicator) -> bool {
    let Some(paragraph) = paragraph(matter, indicator) else { return false };
    let text = paragraph.text.as_str();
    let known = ["指标值", "目标值", "年中", "完成率", "分值", "得分", "权重"];
    let is_date = |quantity: &Quantity<'_>| ["年", "月", "日", "号"].contains(&quantity.unit);
    let told = quantities(text).into_iter().filter(|quantity| !is_date(quantity));
    let mut others = told.filter(|quantity| {
        let clause = quantity.before.rsplit(['，', '。', '；', ',']).next().unwrap_or(quantity.before);
        !known.iter().any(|word| clause.contains(word))
    });
    others.next().is_some()
}

/// What the sentence says reached the result, where it is measured alike and is not what the indicator is called: of
/// 服务企业满意度 the evaluation tells 受益人员满意度.
fn evaluated_name(matter: &Matter<'_>, indicator: &Indicator) -> Option<String> {
    const LEADS: &[&str] = &[
        "本次评价",
        "本次自评",
        "经评价",
        "经自评",
        "自评",
        "评价",
        "本年度",
        "本年",
        "全年",
        "年末",
        "实际",
        "其中",
        "截至评价日",
    ];
    let text = paragraph(matter, indicator)?.text.as_str();
    let actual = indicator.actual.as_deref()?;
    let measure = *["满意度", "率", "数量", "数"].iter().find(|measure| indicator.level3.ends_with(**measure))?;
    text.match_indices(actual).find_map(|(at, _)| {
        let mut name = text[..at].rsplit(['，', '。', '；', '：', ',', ';', ':']).next()?;
        while let Some(rest) = LEADS.iter().find_map(|lead| name.strip_prefix(lead)) {
            name = rest;
        }
        let name = name.trim_end_matches(['为', '是', '达', '到', '有', '共']);
        is_other(name, &indicator.level3, measure).then(|| name.to_owned())
    })
}

/// Whether a name of the same measure is of another object.
fn is_other(name: &str, level3: &str, measure: &str) -> bool {
    let own = ["完成率", "实现率", "指标", "目标"].iter().any(|word| name.contains(word));
    let count = name.chars().count();
    let mut of = level3.chars();
    let shared =
        name.chars().filter(|c| of.clone().any(|other| other == *c) && of.by_ref().any(|other| other == *c)).count();
    count > 3 && !own && name.ends_with(measure) && shared * 3 < count * 2
}
