//! A stated rate of change is the change over last year's figure.

use super::super::{Log, Matter, Rule, Severity, Why};
use super::shared_change::{Fit, Growth, growths, moved, verdict};
use crate::check::{Range, Tense, Told};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "change-rate",
    statement: "增减幅度等于增减额除以上年数",
    english: "A stated rate of change is the change divided by last year's figure",
    severity: Severity::Error,
    basis: "算术；按印出的位数允许四舍五入",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for (told, growth) in growths(matter) {
        if growth.base.exact.is_sign_negative() || growth.base.exact.is_zero() {
            continue;
        }
        let Some(rate) = growth.change.percent_of(growth.base) else { continue };
        judge(matter, told, &growth, rate, log);
    }
}

fn judge(matter: &Matter<'_>, told: &Told, growth: &Growth, rate: Range, log: &mut Log) {
    let mut operands = vec![growth.claim.clone()];
    operands.extend(growth.operands.iter().cloned());
    let severity = match verdict(rate, growth.percent) {
        Fit::Holds => return log.holds(operands),
        Fit::LastDigit => Severity::Note,
        Fit::Fails => Severity::Error,
    };
    let first = first_print(matter, told, growth);
    if severity == Severity::Error && first.is_none() && is_of_another(matter, told, growth) {
        let about = format!("{}的增减幅度是哪一个数的", matter.told_label(told));
        return log.unchecked(Why::NotUnderstood, about, operands);
    }
    let by = growth.operands.iter().map(|operand| operand.value.printed()).collect::<Vec<String>>();
    let what = if told.change.is_some() { "增减额" } else { "上年数" };
    let mut message = format!(
        "{}写{}；按本年 {}、{what} {} 计算为{}",
        matter.told_label(told),
        moved(growth.percent),
        by[0],
        by[1],
        moved(rate.rounded_like(growth.percent))
    );
    if severity == Severity::Note {
        message.push_str("，只差末位");
    }
    if let Some(first) = first {
        message.push_str(&format!("（按前面所写的 {} 计算则相符）", first.value.printed()));
        operands.push(first);
    }
    log.fails(severity, message, operands);
}

/// Whether the change and the percent fit an amount of the same paragraph that says before it what its parts are.
fn is_of_another(matter: &Matter<'_>, told: &Told, growth: &Growth) -> bool {
    let fits = |other: &Told| {
        let change = growth.change;
        let rate = Range::of(&matter.told_amount(other).value).map(|now| now.less(change));
        rate.and_then(|base| change.percent_of(base)).is_some_and(|rate| rate.fits(growth.percent))
    };
    let before = matter.told().iter().take_while(|other| other.statement < told.statement);
    let mut near = before.filter(|other| other.paragraph == told.paragraph && other.tense == Tense::This);
    near.any(|other| other.after.contains("其中") && told.change.is_some() && fits(other))
}

/// The amount that the same item printed first, where the percent is that of it.
fn first_print(matter: &Matter<'_>, told: &Told, growth: &Growth) -> Option<crate::check::Operand> {
    let path = &matter.statement(told).path;
    let of_item = |first: &&Told| {
        let same = first.paragraph == told.paragraph && matter.statement(first).path == *path;
        same && first.tense == Tense::This && !path.is_empty()
    };
    let first = matter.told().iter().find(of_item)?;
    let mut operand = matter.told_amount(first);
    let rate = Range::of(&operand.value)?.less(growth.base).percent_of(growth.base)?;
    operand.label = format!("{}·首次所写", operand.label).into();
    let differs = operand.value.number() != growth.operands[0].value.number();
    (differs && rate.fits(growth.percent)).then_some(operand)
}
