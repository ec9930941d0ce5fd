//! What was there last year cannot be less than nothing: no increase is greater than the amount itself.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense};
use crate::check::{Value, finest};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "change-base",
    statement: "本年数减去增加额，得出的上年数不小于零；文中写出上年数的，等于上年数",
    english: "The amount less its stated increase, which is last year's figure, is not below zero, and is that figure where the sentence prints it",
    severity: Severity::Error,
    basis: "算术：预算和支出不为负",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    printed_base(matter, log);
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

/// 2024年预算数甲万元，比2023年预算数乙万元增加丙万元: the three are printed.
fn printed_base(matter: &Matter<'_>, log: &mut Log) {
    for pair in matter.told().windows(2) {
        let [now, base] = pair else { continue };
        let compared = base.before.trim_start().starts_with(['比', '较']);
        let together = now.paragraph == base.paragraph && !now.after.contains(['。', '；']);
        if !(compared && together && now.tense == Tense::This && base.tense != Tense::This) {
            continue;
        }
        let Some(change) = matter.told_change(base) else { continue };
        let what = if base.tense == Tense::Initial { "预算" } else { "上年" };
        let (now, base) = (matter.told_amount(now), matter.told_amount(base));
        let Some(((a, b), by)) = now.value.number().zip(base.value.number()).zip(change.value.number()) else {
            continue;
        };
        let slack = finest([&now.value, &base.value, &change.value]) * Decimal::from(3);
        if (a - b - by).abs() <= slack {
            log.holds(vec![now, base, change]);
            continue;
        }
        let message = format!(
            "{}为 {}，{what}为 {}，相差 {}，文中写{} {}",
            now.label,
            now.value.printed(),
            base.value.printed(),
            Value::wan((a - b).abs()).printed(),
            if by.is_sign_negative() { "减少" } else { "增加" },
            change.value.printed().trim_start_matches('-')
        );
        log.fails(Severity::Error, message, vec![now, base, change]);
    }
}
