//! The rate of completion is what was reached of what was promised.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Range, Rule, Severity};
use super::shared_evaluation::{Measured, completion, evaluated, measured, operands, paragraph};
use crate::model::{Indicator, Operator};
use crate::narrative::quantities;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "completion-rates",
    statement: "指标完成率等于实际完成值除以年初目标值，各指标算法一致",
    english: "The completion of an indicator is its result over its original target, computed alike for all",
    severity: Severity::Error,
    basis: "算术；完成率以年初批复的指标值为准",
    run: |matter, log| {
        let all = evaluated(matter);
        let open = all.iter().find(|one| completion(one).is_some_and(|rate| rate > Decimal::ONE_HUNDRED)).copied();
        all.into_iter().for_each(|indicator| recompute(matter, indicator, open, log));
    },
};

/// From how much of its target on a result says that the target was too low, in percent.
const TOO_LOW: i64 = 130;

fn recompute(matter: &Matter<'_>, indicator: &Indicator, open: Option<&Indicator>, log: &mut Log) {
    let Some(of) = measured(indicator) else { return };
    let Some(ratio) = ratio(of.actual, of.target) else { return };
    let more_is_better = matches!(indicator.target.operator, Operator::AtLeast | Operator::Above);
    if more_is_better && ratio.exact >= Decimal::from(TOO_LOW) {
        too_low(matter, indicator, ratio.exact, log);
    }
    let Some(printed) = completion(indicator) else { return };
    let ceiling = matches!(indicator.target.operator, Operator::AtMost | Operator::Below);
    let whole = Decimal::ONE_HUNDRED;
    let head = format!("指标“{}”目标值{}、实际{}{}", indicator.level3, indicator.target.printed, of.actual, of.unit);
    let exact = ratio.rounded_like(printed);
    let given = || operands(matter, indicator);
    if ratio.nearly_fits(printed) || ceiling && saved(&of, printed) {
        return log.holds(given());
    }
    if let Some(lowered) = adjusted(matter, indicator, &of, printed) {
        let message =
            format!("{head}，按年初目标计完成率应为 {exact}%，报告按调整后的 {lowered}{} 计算为 {printed}%", of.unit);
        return log.fails(Severity::Warning, message, given());
    }
    if printed == whole && ratio.exact > whole && !ceiling {
        return match open {
            None => log.holds(given()),
            Some(open) => {
                let message = format!(
                    "{head}，按比例完成率应为 {exact}%，报告列 100%，与指标“{}”不封顶（{}）的算法不一致",
                    open.level3,
                    open.completion.as_deref().unwrap_or_default()
                );
                log.fails(Severity::Warning, message, given());
            }
        };
    }
    if matches!(indicator.target.operator, Operator::Text) {
        return;
    }
    // Less than a ceiling is told as a percent in more than one way.
    let severity = if ceiling { Severity::Warning } else { Severity::Error };
    log.fails(severity, format!("{head}，完成率应为 {exact}%，报告列 {printed}%"), given());
}

fn ratio(actual: Decimal, target: Decimal) -> Option<Range> {
    let exact = |number: Decimal| Range { low: number, high: number, exact: number };
    exact(actual).percent_of(exact(target))
}

/// The ways in which less than a ceiling is told as a percent.
fn saved(of: &Measured, printed: Decimal) -> bool {
    let back = ratio(of.target, of.actual).is_some_and(|ratio| ratio.nearly_fits(printed));
    let room = ratio(of.target + of.target - of.actual, of.target).is_some_and(|ratio| ratio.nearly_fits(printed));
    back || room || printed == Decimal::ONE_HUNDRED && of.actual <= of.target
}

/// How sentences say that a target was changed in the year.
const CHANGED: &[&str] = &["调", "修正", "修订", "变更", "更改", "核定", "压减", "改为"];

/// The other figure of the same unit in the sentence that gives the printed rate.
fn adjusted(matter: &Matter<'_>, indicator: &Indicator, of: &Measured, printed: Decimal) -> Option<Decimal> {
    let paragraph = paragraph(matter, indicator)?;
    let of_unit = |at: usize| paragraph.text[at..].starts_with(of.unit.as_str());
    let others = quantities(&paragraph.text).into_iter().filter(|quantity| of_unit(quantity.end));
    let others = others.filter(|quantity| CHANGED.iter().any(|word| quantity.before.contains(word)));
    let mut others = others.map(|quantity| quantity.value.abs()).filter(|value| *value != of.target);
    others.find(|value| ratio(of.actual, *value).is_some_and(|ratio| ratio.nearly_fits(printed)))
}

fn too_low(matter: &Matter<'_>, indicator: &Indicator, exact: Decimal, log: &mut Log) {
    let message = format!(
        "指标“{}”目标{}、实际{}，完成率{}%，目标值明显偏低",
        indicator.level3,
        indicator.target.printed,
        indicator.actual.as_deref().unwrap_or_default(),
        exact.round_dp(2).normalize()
    );
    log.fails(Severity::Note, message, operands(matter, indicator));
}
