//! The rate of execution that a self-evaluation form prints, and the points that it gives for it.

use rust_decimal::Decimal;

use super::super::{Log, Operand, Rule, Severity, Value};
use super::shared_evaluation::{name_of, points, rate, ratio};
use crate::model::{Execution, SelfEvaluation};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "evaluation-execution",
    statement: "绩效自评表执行率等于全年执行数除以全年预算数，其得分等于分值乘以执行率，不超过分值",
    english: "On a self-evaluation form the rate of execution is what was spent of the budget, and scores that part of its points",
    severity: Severity::Error,
    basis: "算术；财预〔2020〕10号 项目支出绩效自评表：预算执行率得分按执行率乘以分值，最高为分值",
    run: |matter, log| {
        for form in &matter.disclosure.self_evaluations {
            for row in &form.funds {
                if let (Some((percent, origin)), Some((spent, budget))) = (row.rate, spending(form, row)) {
                    let value = Value::Percent(percent);
                    let printed = Operand { label: label(form, row, "执行率").into(), value, origin };
                    rate(printed, &spent, &budget, log);
                }
                score(form, row, log);
            }
        }
    },
};

fn label(form: &SelfEvaluation, row: &Execution, what: &str) -> String {
    format!("{}·{}·{what}", name_of(form), row.label)
}

/// What was spent and what it was spent of, as operands: the budget of the whole year, else of its beginning.
fn spending(form: &SelfEvaluation, row: &Execution) -> Option<(Operand, Operand)> {
    let (budget, what) = match (row.budget, row.initial) {
        (Some(budget), _) => (budget, "全年预算数"),
        (None, initial) => (initial?, "年初预算数"),
    };
    let money = |what: &str, (amount, origin)| Operand {
        label: label(form, row, what).into(),
        value: Value::Money(amount),
        origin,
    };
    Some((money("全年执行数", row.spent?), money(what, budget)))
}

/// The points for the rate: that part of the points to be had, and never more than those.
fn score(form: &SelfEvaluation, row: &Execution, log: &mut Log) {
    let (Some(score), Some(weight)) = (row.score, row.weight) else { return };
    let given = points(&label(form, row, "得分"), score);
    let to_have = points(&label(form, row, "分值"), weight);
    if score.0 > weight.0 {
        let message = format!("{}印 {} 分，大于分值 {} 分", given.label, score.0, weight.0);
        return log.fails(Severity::Error, message, vec![given, to_have]);
    }
    let Some((spent, budget)) = spending(form, row) else { return };
    let Some(ratio) = ratio(&spent, &budget) else { return };
    let of = |percent: Decimal| weight.0 * percent.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED) / Decimal::ONE_HUNDRED;
    let half = Decimal::new(5, score.0.scale() + 1);
    let fits = of(ratio.low) - half <= score.0 && score.0 <= of(ratio.high) + half;
    // A rate that is wrong itself is found above: the points follow the one that is printed.
    let fits = fits || row.rate.is_some_and(|(printed, _)| (of(printed) - score.0).abs() <= half);
    let message = format!(
        "{}印 {} 分，分值 {} 分，按执行率 {}% 应为 {} 分",
        given.label,
        score.0,
        weight.0,
        ratio.exact.round_dp(2).normalize(),
        of(ratio.exact).round_dp(score.0.scale().max(2)).normalize()
    );
    let operands = vec![given, to_have, spent, budget];
    if fits {
        log.holds(operands);
    } else {
        log.fails(Severity::Warning, message, operands);
    }
}
