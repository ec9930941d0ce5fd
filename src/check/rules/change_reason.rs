//! The reason that is given for a change goes the way of the change.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense, Value};
use super::shared_reason::{is_own, only_clause, saves};
use crate::check::{Operand, Told};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "change-reason",
    statement: "增减的方向与所述原因一致，增减额与增减幅度方向相同",
    english: "The stated reason goes the way of the change, and change and rate go the same way",
    severity: Severity::Warning,
    basis: "增减变化应当说明原因，原因应当解释增减",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for told in matter.told().iter().filter(|told| told.tense == Tense::This) {
        signs(matter, told, log);
        reason(matter, told, log);
    }
}

/// The change as an operand with its sign: the amount, else the percent.
fn change(matter: &Matter<'_>, told: &Told) -> Option<(Operand, Ordering)> {
    let (operand, number) = match (matter.told_change(told), told.percent) {
        (Some(change), _) => (change, told.change?.number),
        (None, Some(percent)) => {
            (matter.told_of(told, "增减幅度", Value::Percent(percent.number), percent.origin), percent.number)
        }
        (None, None) => return None,
    };
    Some((operand, number.cmp(&Decimal::ZERO)))
}

fn signs(matter: &Matter<'_>, told: &Told, log: &mut Log) {
    let (Some(change), Some(percent)) = (matter.told_change(told), told.percent) else { return };
    let (Some(by), rate) = (told.change.map(|change| change.number), percent.number) else { return };
    let claim = matter.told_of(told, "增减幅度", Value::Percent(rate), percent.origin);
    if by.is_zero() || rate.is_zero() || by.is_sign_negative() == rate.is_sign_negative() {
        return log.holds(vec![claim, change]);
    }
    let message = format!(
        "{}增减额写 {}，增减幅度写 {rate}%，一增一减，方向相反",
        matter.told_label(told),
        change.value.printed()
    );
    log.fails(Severity::Error, message, vec![claim, change]);
}

fn reason(matter: &Matter<'_>, told: &Told, log: &mut Log) {
    let statement = matter.statement(told);
    let (Some(said), Some((change, way))) = (&statement.reason, change(matter, told)) else { return };
    let claim = matter.told_of(told, "原因", Value::Words(said.as_str().into()), change.origin);
    let account: String = statement.path.iter().map(|name| &**name).chain([&*statement.subject]).collect();
    let clause = only_clause(said).filter(|clause| is_own(clause.subject, &account));
    let against = match (way, &clause) {
        (Ordering::Less, Some(clause)) => clause.way >= 0,
        (Ordering::Greater, Some(clause)) => clause.way <= 0,
        _ => false,
    };
    let operands = vec![claim, change];
    let written = match way {
        Ordering::Less => "减少",
        Ordering::Greater => "增加",
        Ordering::Equal => "没有增减",
    };
    let by = operands[1].value.printed();
    if against {
        let message = format!("{}写{written}（{by}），原因却是“{said}”，与增减方向矛盾", matter.told_label(told));
        log.fails(Severity::Warning, message, operands);
    } else if way == Ordering::Equal && saves(said) {
        let message =
            format!("{}增减为 {by}，{written}，主要原因却是“{said}”，理由与变动额矛盾", matter.told_label(told));
        log.fails(Severity::Note, message, operands);
    } else if clause.is_some() {
        log.holds(operands);
    }
}
