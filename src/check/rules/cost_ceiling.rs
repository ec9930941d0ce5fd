//! The ceilings that a project's cost indicators set make its amount.

use rust_decimal::Decimal;

use super::super::{Log, Operand, Rule, Severity, Value, Why};
use super::shared_indicator::{is, money, target};
use crate::model::{Dimension, DisclosureKind, Indicator, Operator, Project, TellingPart};
use crate::money::Amount;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "cost-ceiling",
    statement: "成本指标的上限之和等于项目金额，并有项目总成本的上限",
    english: "The ceilings of a project's cost indicators add up to its amount and cover it as a whole",
    severity: Severity::Warning,
    basis: "算术；成本指标与项目资金总额",
    run: |matter, log| {
        let projects = &matter.disclosure.projects;
        let with_costs = projects.iter().filter(|project| !costs(project).is_empty()).count();
        let capped = projects.iter().filter(|project| costs(project).into_iter().any(is_ceiling)).count();
        let usual = if capped * 2 >= with_costs { Usual::Yes } else { Usual::No };
        // Where most of the others have a ceiling for the whole, those without one stand out.
        let kind = matter.disclosure.kind;
        projects.iter().for_each(|project| check(project, kind, usual, log));
    },
};

/// Whether most projects of the disclosure have a ceiling for the whole.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Usual {
    Yes,
    No,
}

fn costs(project: &Project) -> Vec<&Indicator> {
    project.indicators.iter().filter(|indicator| is(indicator, Dimension::Cost)).collect()
}

/// Whether an indicator caps money that is not that of one of many.
fn is_ceiling(cost: &Indicator) -> bool {
    let capped = matches!(cost.target.operator, Operator::AtMost | Operator::Below | Operator::Equal);
    capped && money(cost).is_some_and(|(_, one)| !one)
}

fn check(project: &Project, kind: DisclosureKind, usual: Usual, log: &mut Log) {
    let costs = costs(project);
    let Some((amount, origin)) = project.amount.filter(|_| !costs.is_empty()) else { return };
    let form = project.told.iter().find(|told| told.part == TellingPart::Form).and_then(|told| told.amount);
    let (amount, origin) = form.unwrap_or((amount, origin));
    let whole =
        Operand { label: format!("{}·项目金额", project.name).into(), value: Value::Money(amount), origin };
    let read: Vec<(&Indicator, Amount, bool)> =
        costs.iter().filter_map(|cost| money(cost).map(|(amount, one)| (*cost, amount, one))).collect();
    if read.len() < costs.len() {
        return log.unchecked(Why::NotUnderstood, format!("{}的成本指标", project.name), vec![whole]);
    }
    let ceilings: Vec<Operand> = read
        .iter()
        .filter(|(cost, ..)| is_ceiling(cost))
        .map(|(cost, amount, _)| Operand { value: Value::Money(*amount), ..target((Some(project), cost)) })
        .collect();
    if ceilings.is_empty() {
        if usual == Usual::No {
            return;
        }
        let message = format!(
            "{}金额 {}，成本指标只有单项标准（{}），没有项目总成本上限",
            project.name,
            whole.value.printed(),
            read.iter()
                .map(|(cost, ..)| format!("{}{}", cost.level3, cost.target.printed))
                .collect::<Vec<_>>()
                .join("、")
        );
        let costs = read.iter().map(|(cost, ..)| target((Some(project), cost)));
        return log.fails(Severity::Note, message, std::iter::once(whole).chain(costs).collect());
    }
    let sum: Decimal = ceilings.iter().filter_map(|ceiling| ceiling.value.number()).sum();
    let apart = amount.wan() - sum;
    let alone = ceilings.len() == read.len();
    let operands: Vec<Operand> = std::iter::once(whole.clone()).chain(ceilings).collect();
    // One that caps the whole may stand beside others that cap parts of it.
    if apart.is_zero() || operands[1..].iter().any(|ceiling| ceiling.value.number() == Some(amount.wan())) {
        log.holds(operands);
    } else if kind == DisclosureKind::Evaluation {
        // The money at the beginning of the year need not be the money that the targets were set for at last.
        log.unchecked(Why::NotUnderstood, format!("{}的成本上限之和", project.name), vec![whole]);
    } else if !alone && apart > Decimal::ZERO {
        log.unchecked(Why::NotUnderstood, format!("{}的成本上限之和", project.name), vec![whole]);
    } else {
        let message = format!(
            "{}：{} 项成本指标上限合计 {} 万元，项目金额为 {}，相差 {} 万元",
            project.name,
            operands.len() - 1,
            sum.normalize(),
            whole.value.printed(),
            apart.abs().normalize()
        );
        // A single ceiling may be of a contract over several years, or of one part; so may several that are far off.
        let near = apart.abs() * Decimal::from(5) <= amount.wan();
        let severity = if operands.len() > 2 && near { Severity::Warning } else { Severity::Note };
        log.fails_by(severity, (amount.wan(), sum), message, operands);
    }
}
