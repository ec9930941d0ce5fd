//! Final accounts against the budget that they look back on: rate, wording, and the budget's own sum.

use std::cmp::Ordering;
use std::collections::HashSet;

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense, Value, Why};
use super::shared_accounts::key;
use super::shared_change::{Fit, verdict};
use crate::check::{Operand, Range, Told};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "budget-completion",
    statement: "完成率等于决算数除以年初预算数，大于、小于、持平与两数相符，各项年初预算之和等于总数",
    english: "The rate of completion is the final figure over the budget, and larger, smaller, equal are said rightly",
    severity: Severity::Error,
    basis: "算术；年初预算为零时没有完成率",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let told = matter.told();
    for (at, done) in told.iter().enumerate() {
        let Some(before) = at.checked_sub(1).map(|at| &told[at]) else { continue };
        let pair = done.tense == Tense::This && before.tense == Tense::Initial && done.paragraph == before.paragraph;
        if pair && done.before.contains("决算") {
            let planned = matter.told_amount(before);
            let planned = Operand { label: format!("{}·预算", planned.label).into(), ..planned };
            rate(matter, done, &planned, log);
            wording(matter, done, &planned, log);
        }
    }
    sums(matter, log);
}

/// What is compared: the account, or what the final figure is called without 决算, which says nothing alone (支出决算为…).
fn called(matter: &Matter<'_>, done: &Told) -> String {
    let label = matter.told_label(done);
    match matter.brief(&matter.statement(done).subject) {
        "支出决算" | "支出决算数" => label.trim_end_matches('数').trim_end_matches("决算").to_owned(),
        _ => label,
    }
}

fn rate(matter: &Matter<'_>, done: &Told, planned: &Operand, log: &mut Log) {
    let Some(printed) = done.rate else { return };
    let actual = matter.told_amount(done);
    let claim = matter.told_of(done, "完成率", Value::Percent(printed.number), printed.origin);
    let operands = vec![claim, actual.clone(), planned.clone()];
    let Some((now, budget)) = Range::even(&actual.value, &planned.value) else { return };
    // Forms that print every cell have nothing of nothing at 0 %.
    if budget.exact.is_zero() && now.exact.is_zero() && printed.number.is_zero() {
        return;
    }
    if budget.exact.is_zero() {
        let message = format!("{}预算为 0，却写完成 {}%，没有完成率可言", called(matter, done), printed.number);
        return log.fails(Severity::Warning, message, operands);
    }
    let Some(rate) = now.percent_of(budget) else { return };
    let severity = match verdict(rate, printed.number) {
        Fit::Holds => return log.holds(operands),
        Fit::LastDigit => Severity::Note,
        Fit::Fails => Severity::Error,
    };
    let message = format!(
        "{}预算 {}，决算 {}，完成预算的 {}%，文中写 {}%",
        called(matter, done),
        planned.value.printed(),
        actual.value.printed(),
        rate.rounded_like(printed.number).normalize(),
        printed.number
    );
    log.fails(severity, message, operands);
}

fn wording(matter: &Matter<'_>, done: &Told, planned: &Operand, log: &mut Log) {
    let said = [("决算数大于", Ordering::Greater), ("决算数小于", Ordering::Less)];
    let Some((word, way)) = said.into_iter().find(|(word, _)| done.after.contains(word)) else { return };
    let actual = matter.told_amount(done);
    let Some((now, budget)) = actual.value.number().zip(planned.value.number()) else { return };
    let operands = vec![actual.clone(), planned.clone()];
    if now.cmp(&budget) == way {
        return log.holds(operands);
    }
    let message = format!(
        "{}写“{word}预算数”，而决算 {}，预算 {}",
        called(matter, done),
        actual.value.printed(),
        planned.value.printed()
    );
    log.fails(Severity::Error, message, operands);
}

/// The budgets of the items of a chapter make the budget that it names for all of them. One that is named after the first
/// is of a part: 其中：基本支出年初预算….
fn sums(matter: &Matter<'_>, log: &mut Log) {
    let initial: Vec<&Told> = matter.told().iter().filter(|told| told.tense == Tense::Initial).collect();
    for list in initial.chunk_by(|one, next| one.chapter == next.chapter) {
        let Some((whole, within)) = list.split_first().filter(|(whole, _)| {
            !whole.chapter.is_empty() && matter.statement(whole).path.is_empty() && !is_part(matter, whole)
        }) else {
            continue;
        };
        listed(matter, whole, within, log);
    }
}

/// Whether an amount without an account is of one part of the expenditure.
fn is_part(matter: &Matter<'_>, told: &Told) -> bool {
    let subject = &*matter.statement(told).subject;
    ["基本支出", "项目支出", "人员经费", "公用经费", "其中"]
        .iter()
        .any(|word| told.before.contains(word) || subject.contains(word))
}

fn listed(matter: &Matter<'_>, whole: &Told, within: &[&Told], log: &mut Log) {
    let depth = |part: &Told| matter.statement(part).path.len();
    let parts: Vec<&Told> = within.iter().copied().filter(|part| depth(part) > 2).collect();
    if parts.len() < 2 {
        return;
    }
    let path = |part: &Told| matter.statement(part).path.iter().map(|name| key(name)).collect::<Vec<String>>();
    let paths: HashSet<Vec<String>> = parts.iter().map(|part| path(part)).collect();
    // An account told of twice has one budget, which both may repeat.
    let twice = paths.len() < parts.len();
    let levels = parts.iter().any(|part| depth(part) != depth(parts[0]));
    // Behind a second whole, or beside an item whose account was not read, what is missing or too much is not known.
    let others = within.iter().any(|part| depth(part) == 0 && !is_part(matter, part));
    let of = |operand: Operand| Operand { label: format!("{}·预算", operand.label).into(), ..operand };
    let claim = matter.told_amount(whole);
    if twice || levels || others {
        return log.unchecked(Why::Ambiguous, format!("{}的各项之和", claim.label), vec![claim]);
    }
    let parts: Vec<Operand> = parts.into_iter().map(|part| of(matter.told_amount(part))).collect();
    if parts.iter().filter_map(|part| part.value.number()).sum::<Decimal>() != Decimal::ZERO {
        log.sum(Severity::Warning, &whole.chapter, of(claim), parts);
    }
}
