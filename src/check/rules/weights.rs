//! The weights of a form add up.

use rust_decimal::Decimal;

use super::super::{Log, Operand, Rule, Severity, Value, Why};
use crate::model::Indicator;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "weights",
    statement: "指标权重合计100分，预算执行率另占10分的合计90分",
    english: "The weights of a form add up to 100, or to 90 where execution of the budget has the other 10",
    severity: Severity::Error,
    basis: "算术；绩效自评百分制，预算执行率占10分",
    run: |matter, log| {
        form("部门整体", &matter.disclosure.indicators, log);
        for project in &matter.disclosure.projects {
            form(&project.name, &project.indicators, log);
        }
    },
};

fn form(name: &str, indicators: &[Indicator], log: &mut Log) {
    let weighed: Vec<Operand> = indicators
        .iter()
        .filter_map(|indicator| {
            let label = format!("{name}·{}·权重", indicator.level3);
            let value = Value::Count(indicator.weight?, "分".into());
            Some(Operand { label: label.into(), value, origin: indicator.origin })
        })
        .collect();
    if weighed.is_empty() {
        return;
    }
    if weighed.len() < indicators.len() {
        return log.unchecked(Why::NotPrinted, format!("{name}的指标权重合计"), weighed);
    }
    let sum: Decimal = weighed.iter().filter_map(|weight| weight.value.number()).sum();
    if [90, 100].map(Decimal::from).contains(&sum) {
        return log.holds(weighed);
    }
    let least = (Decimal::from(90) - sum).abs().min((Decimal::from(100) - sum).abs());
    let message = format!(
        "{name}：{} 项指标权重合计 {} 分，应为 100 分（预算执行率另占 10 分的为 90 分），相差 {} 分",
        weighed.len(),
        sum.normalize(),
        least.normalize()
    );
    log.fails(Severity::Error, message, weighed);
}
