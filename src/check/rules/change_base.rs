//! What was there last year cannot be less than nothing: no increase is greater than the amount itself.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense};
use crate::check::{Value, finest};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "change-base",
    statement: "本年数减去增加额，得出的上年数不小于零",
    english: "The amount less its stated increase, which is last year's figure, is not below zero",
    severity: Severity::Error,
    basis: "算术：预算和支出不为负",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for told in matter.told() {
        let Some(change) = matter.told_change(told).filter(|_| told.tense == Tense::This) else { continue };
        let now = matter.told_amount(told);
        let Some((amount, by)) = now.value.number().zip(change.value.number()) else { continue };
        if by <= Decimal::ZERO || amount.is_sign_negative() {
            continue;
        }
        let slack = finest([&now.value, &change.value]) * Decimal::TWO;
        if by <= amount + slack {
            log.holds(vec![now, change]);
            continue;
        }
        let message = format!(
            "{}只有 {}，却写比上年增加 {}，推算上年为 {}，增加额或金额写错",
            matter.told_label(told),
            now.value.printed(),
            change.value.printed(),
            Value::wan(amount - by).printed()
        );
        log.fails(Severity::Error, message, vec![now, change]);
    }
}
