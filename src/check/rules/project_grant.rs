//! What a project's basis grants, in all or for each, is not exceeded.

use super::super::{Log, Operand, Rule, Severity, Value};
use super::shared_indicator::{is, money};
use crate::check::{Agreement, agreement};
use crate::model::{Dimension, Indicator, Passage, Project};
use crate::money::Amount;
use crate::narrative::{Quantity, Sense, quantities};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-grant",
    statement: "项目预算和单位成本不超过政策依据所批的金额和标准",
    english: "A project's budget and unit costs stay within what its basis grants",
    severity: Severity::Warning,
    basis: "项目说明中的政策依据与预算安排规模、成本指标",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            if let Some(basis) = &project.basis {
                granted(project, basis, log);
                for_each(project, basis, log);
            }
        }
    },
};

/// An amount of a basis and where it stands.
type Granted<'a> = (Quantity<'a>, Amount);

/// The amounts of a basis, those of one of many apart.
fn amounts(basis: &Passage) -> (Vec<Granted<'_>>, Vec<Granted<'_>>) {
    let money = |quantity: Quantity<'_>| -> Option<Amount> {
        let Sense::Amount(unit) = quantity.sense else { return None };
        Some(Amount { number: quantity.value, unit })
    };
    let all = quantities(&basis.text).into_iter().filter_map(|q| Some((q.clone(), money(q)?)));
    all.partition(|(quantity, _)| !clause(quantity).contains('每') && !basis.text[quantity.after..].starts_with('/'))
}

fn clause<'a>(quantity: &Quantity<'a>) -> &'a str {
    quantity.before.rsplit(['，', '。', '；', ',', ';']).next().unwrap_or(quantity.before)
}

fn granted(project: &Project, basis: &Passage, log: &mut Log) {
    const GRANTS: &[&str] = &["拨付", "安排", "下达", "批复", "同意", "核定", "批准", "拨款", "核拨"];
    let (whole, _) = amounts(basis);
    let (Some((budget, at)), [(quantity, amount)]) = (project.amount, whole.as_slice()) else { return };
    if !GRANTS.iter().any(|word| clause(quantity).contains(word)) {
        return;
    }
    let operand = |what: &str, amount, origin| Operand {
        label: format!("{}·{what}", project.name).into(),
        value: Value::Money(amount),
        origin,
    };
    let operands = vec![operand("预算安排", budget, at), operand("政策依据所批", *amount, basis.origin)];
    let over = budget.wan() - amount.wan();
    // A grant told in 元 is rounded where the budget is told in 万元.
    let is_rounded = agreement(&operands[0].value, &operands[1].value) == Some(Agreement::Rounded);
    if over <= rust_decimal::Decimal::ZERO || is_rounded {
        return log.holds(operands);
    }
    let message = format!(
        "{}：政策依据同意安排 {}，预算安排规模为 {}，超出 {} 万元没有依据",
        project.name,
        operands[1].value.printed(),
        operands[0].value.printed(),
        over.normalize()
    );
    log.fails_by(Severity::Warning, (amount.wan(), budget.wan()), message, operands);
}

/// A standard for each against the cost indicator that speaks of the same.
fn for_each(project: &Project, basis: &Passage, log: &mut Log) {
    let (_, standards) = amounts(basis);
    let costs = project.indicators.iter().filter(|indicator| is(indicator, Dimension::Cost));
    let costs: Vec<_> =
        costs.filter_map(|indicator| Some((indicator, money(indicator).filter(|(_, one)| *one)?.0))).collect();
    let ([(quantity, standard)], [(indicator, cost)]) = (standards.as_slice(), costs.as_slice()) else { return };
    let words: Vec<char> = indicator.level3.chars().collect();
    let shared = words.windows(2).any(|two| clause(quantity).contains(&two.iter().collect::<String>()));
    let (each, other) = (each(basis, quantity), unit_of(indicator));
    let alike = each.is_empty() || other.is_empty() || each.contains(other) || other.contains(each);
    if !shared || standard.unit != cost.unit || !alike {
        return;
    }
    let operand = |what: &str, amount, origin| Operand {
        label: format!("{}·{what}", project.name).into(),
        value: Value::Money(amount),
        origin,
    };
    let operands =
        vec![operand(&indicator.level3, *cost, indicator.origin), operand("政策依据的标准", *standard, basis.origin)];
    if cost.number <= standard.number {
        return log.holds(operands);
    }
    let message = format!(
        "{}：成本指标“{}”为“{}”，高于政策依据规定的{} {} {}标准",
        project.name,
        indicator.level3,
        indicator.target.printed,
        if each.is_empty() { String::new() } else { format!("每{each}") },
        standard.number,
        standard.unit.chinese()
    );
    log.fails(Severity::Warning, message, operands);
}

/// The longest name of what a standard is for each of.
const EACH: usize = 4;

/// What a standard is for each of: 户 of 每户500元 and of 500元/户; empty where that is more than a word.
fn each<'a>(basis: &'a Passage, quantity: &Quantity<'a>) -> &'a str {
    let behind = basis.text[quantity.after..].strip_prefix('/');
    let behind =
        behind.map(|rest| rest.split(['，', '。', '；', '、', ',', ';', '的', '标']).next().unwrap_or_default());
    let word = behind.or_else(|| clause(quantity).rsplit_once('每').map(|(_, word)| word)).unwrap_or_default().trim();
    if word.chars().count() <= EACH { word } else { "" }
}

/// What a target of money is for each of: 户 of ≤600元/户.
fn unit_of(indicator: &Indicator) -> &str {
    let unit = indicator.target.unit.as_deref().unwrap_or_default();
    unit.rsplit_once('/').map_or("", |(_, of)| of)
}
