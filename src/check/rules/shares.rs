//! Stated shares are their part over its whole, and the shares of one whole make a hundred.

use std::collections::HashSet;

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense, Why};
use super::shared_change::{Fit, verdict};
use crate::check::{Operand, Printed, Range, Told, Value};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "shares",
    statement: "所占比重等于该项除以合计，各项比重之和为 100%",
    english: "A stated share is its part over the whole, and the shares of one whole make a hundred",
    severity: Severity::Error,
    basis: "算术；按印出的位数允许四舍五入",
    run,
};

/// A part with its stated share.
struct Part<'a> {
    told: &'a Told,
    share: Printed,
    amount: Operand,
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    let all = matter.told();
    let mut from = 0;
    while from < all.len() {
        let end = from + all[from..].iter().take_while(|told| told.chapter == all[from].chapter).count();
        let mut parts: Vec<Part<'_>> = Vec::new();
        for (at, told) in all[from..end].iter().enumerate() {
            // An amount that is no share of anything parts two lists, where it is a whole itself; and so does the end of a
            // paragraph that has a list of its own.
            let whole = told.share.is_none() && told.tense == Tense::This && is_whole(matter, told);
            if !parts.is_empty() && (whole || is_list_before(&parts, told)) {
                group(matter, &std::mem::take(&mut parts), &all[..from + at], log);
            }
            let Some(part) = part(matter, told) else { continue };
            match named(matter, told, &all[from..from + at]) {
                Some(whole) => judge(matter, &part, &whole, log),
                None => parts.push(part),
            }
        }
        group(matter, &parts, &all[..end], log);
        from = end;
    }
}

/// The amount of the same paragraph that the share says it is of: 占政府采购支出总额的 60%.
fn named(matter: &Matter<'_>, told: &Told, before: &[Told]) -> Option<Operand> {
    let (_, of) = told.after.split_once('占')?;
    let (name, _) = of.split_once('的').filter(|(name, _)| name.chars().count() > 5)?;
    let mut near = before.iter().filter(|whole| whole.paragraph == told.paragraph && whole.tense == Tense::This);
    let is = |whole: &&Told| matter.statement(whole).subject.ends_with(name);
    let whole = near.find(is).filter(|_| !name.contains(['，', '、', '。']))?;
    Some(matter.told_amount(whole))
}

/// Whether the last parts stand in a paragraph that names several, and the next amount stands in a later one.
fn is_list_before(parts: &[Part<'_>], next: &Told) -> bool {
    let Some(last) = parts.last().map(|part| part.told.paragraph) else { return false };
    last != next.paragraph && parts.iter().filter(|part| part.told.paragraph == last).count() > 1
}

fn part<'a>(matter: &Matter<'_>, told: &'a Told) -> Option<Part<'a>> {
    let share = told.share.filter(|_| told.tense == Tense::This)?;
    let amount = matter.told_amount(told);
    Some(Part { told, share, amount })
}

/// The percent that a part is of a whole.
fn rate(part: &Part<'_>, whole: &Operand) -> Option<Range> {
    let (part, whole) = Range::even(&part.amount.value, &whole.value)?;
    part.percent_of(whole)
}

/// Whether a sentence begins with the amount, so that what follows may be its parts.
fn is_whole(matter: &Matter<'_>, told: &Told) -> bool {
    let statement = matter.statement(told);
    statement.path.is_empty() && (told.after.contains("其中") || told.after.contains("以下方面"))
}

fn group(matter: &Matter<'_>, parts: &[Part<'_>], before: &[Told], log: &mut Log) {
    if parts.is_empty() {
        return;
    }
    // A share of another whole, which its sentence names, is no part of the list.
    let all: Vec<&Part<'_>> = parts.iter().collect();
    let list = whole(matter, &all, before).and_then(|whole| whole.value.number());
    let mut parts: Vec<&Part<'_>> = Vec::new();
    for part in all {
        match own_whole(matter, part, before).filter(|whole| whole.value.number() != list) {
            Some(whole) => judge(matter, part, &whole, log),
            None => parts.push(part),
        }
    }
    let parts = parts.as_slice();
    if parts.is_empty() {
        return;
    }
    let Some(whole) = whole(matter, parts, before) else {
        return parts.iter().for_each(|part| alone(matter, part, log));
    };
    for part in parts {
        judge(matter, part, &whole, log);
    }
    if parts.len() > 1 && is_sum(parts, &whole) {
        hundred(matter, parts, &whole, log);
    }
}

/// How many amounts ahead of some shares their whole is looked for among.
const FAR: usize = 300;

/// The whole that most of the shares are of: an amount ahead of them, of the same chapter where one fits.
fn whole(matter: &Matter<'_>, parts: &[&Part<'_>], before: &[Told]) -> Option<Operand> {
    let chapter = &parts[0].told.chapter;
    // Nought is nought percent of anything.
    let telling: Vec<&&Part<'_>> = parts.iter().filter(|part| !part.share.number.is_zero()).collect();
    let fitting = |whole: &Operand| {
        let fits = |part: &&&&Part<'_>| rate(part, whole).is_some_and(|rate| rate.nearly_fits(part.share.number));
        telling.iter().filter(fits).count()
    };
    let is_of = |head: &Operand| telling.len() == 1 || fitting(head) * 2 >= telling.len();
    if let Some(head) = head(matter, parts, before).filter(is_of) {
        return Some(head);
    }
    let near = before.iter().rev().filter(|told| told.chapter == *chapter);
    let far = before.iter().rev().filter(|told| told.chapter != *chapter);
    let ahead = near.chain(far).filter(|told| told.tense == Tense::This);
    let mut met = HashSet::new();
    let ahead = ahead.filter(|told| {
        let amount = matter.statement(told).amount;
        !amount.number.is_zero() && met.insert((amount.number, amount.number.scale(), amount.unit))
    });
    let wholes: Vec<Operand> = ahead.take(FAR).map(|told| matter.told_amount(told)).collect();
    // The nearest of those that fit most.
    let best = wholes.into_iter().rev().max_by_key(|whole| fitting(whole))?;
    let fit = fitting(&best);
    (fit * 2 > telling.len() || parts.len() > 1 && is_sum(parts, &best)).then_some(best)
}

/// The amount right before the first of some shares that says 其中, where it is no less than any of them.
fn head(matter: &Matter<'_>, parts: &[&Part<'_>], before: &[Told]) -> Option<Operand> {
    let part = parts.first()?;
    let at = before.iter().position(|told| told.statement == part.told.statement)?;
    let near = |head: &&Told| head.paragraph == part.told.paragraph || head.chapter == part.told.chapter;
    let head = before[..at].last().filter(near).filter(|head| is_whole(matter, head))?;
    let whole = matter.told_amount(head);
    let greatest = parts.iter().filter_map(|part| part.amount.value.number()).max()?;
    let no_less = whole.value.number()? >= greatest;
    (head.tense == Tense::This && no_less).then_some(whole)
}

/// The whole that the sentence of a share names, where an amount ahead of it in the chapter is called so and fits.
fn own_whole(matter: &Matter<'_>, part: &Part<'_>, before: &[Told]) -> Option<Operand> {
    if is_general(&part.told.share_of) {
        return None;
    }
    let ahead = before.iter().rev().skip_while(|told| told.statement >= part.told.statement);
    let is =
        |told: &&Told| told.chapter == part.told.chapter && told.tense == Tense::This && is_called(matter, told, part);
    let mut wholes = ahead.filter(is).map(|told| matter.told_amount(told));
    wholes.find(|whole| rate(part, whole).is_some_and(|rate| rate.nearly_fits(part.share.number)))
}

/// Whether a told amount is what a share is said to be of.
fn is_called(matter: &Matter<'_>, told: &Told, part: &Part<'_>) -> bool {
    let subject = fold(&matter.statement(told).subject);
    let name = fold(&part.told.share_of);
    let bare = subject.trim_end_matches("合计").trim_end_matches("预算");
    bare.ends_with(&name) || !bare.is_empty() && name.ends_with(bare)
}

/// Whether words for a whole name none in particular: 占总支出的 5 %.
fn is_general(name: &str) -> bool {
    const ALL: &[&str] = &["总", "合计", "全部", "全年", "本年", "部门"];
    matches!(name, "" | "收入" | "支出" | "年初" | "其") || ALL.iter().any(|word| name.contains(word))
}

/// Whether parts make a whole, a cent for each aside.
fn is_sum(parts: &[&Part<'_>], whole: &Operand) -> bool {
    let sum: Decimal = parts.iter().filter_map(|part| part.amount.value.number()).sum();
    let slack = Decimal::new(1, 2) * Decimal::from(parts.len());
    whole.value.number().is_some_and(|whole| (sum - whole).abs() <= slack)
}

fn judge(matter: &Matter<'_>, part: &Part<'_>, whole: &Operand, log: &mut Log) {
    let Some(rate) = rate(part, whole) else { return };
    let claim = matter.told_of(part.told, "比重", Value::Percent(part.share.number), part.share.origin);
    let operands = vec![claim, part.amount.clone(), whole.clone()];
    let near = match verdict(rate, part.share.number) {
        Fit::Holds => return log.holds(operands),
        fit => fit == Fit::LastDigit,
    };
    let other = !is_general(&part.told.share_of)
        && !matter.told().iter().any(|told| {
            is_called(matter, told, part) && matter.told_amount(told).value.number() == whole.value.number()
        });
    if other {
        return alone(matter, part, log);
    }
    let severity = if near { Severity::Note } else { Severity::Error };
    let message = format!(
        "{} {} 占 {} 的 {}%，文中写占 {}%{}",
        matter.told_label(part.told),
        part.amount.value.printed(),
        whole.value.printed(),
        rate.rounded_like(part.share.number).normalize(),
        part.share.number,
        if near { "，只差末位" } else { "" }
    );
    log.fails(severity, message, operands);
}

/// A share of nobody knows what: no part is more than its whole, and more cannot be told.
fn alone(matter: &Matter<'_>, part: &Part<'_>, log: &mut Log) {
    let claim = matter.told_of(part.told, "比重", Value::Percent(part.share.number), part.share.origin);
    let (label, share) = (matter.told_label(part.told), part.share.number);
    let operands = vec![claim, part.amount.clone()];
    if share > Decimal::ONE_HUNDRED {
        let message = format!("{label} {} 写占 {share}%，比重大于 100%", part.amount.value.printed());
        return log.fails(Severity::Error, message, operands);
    }
    log.unchecked(Why::NotUnderstood, format!("{label}是何数的 {share}%"), operands);
}

/// The shares of one whole add up to a hundred, or to what the parts are of the whole where a cent is left for another one.
fn hundred(matter: &Matter<'_>, parts: &[&Part<'_>], whole: &Operand, log: &mut Log) {
    let sum: Decimal = parts.iter().map(|part| part.share.number).sum();
    let of = |part: &&Part<'_>| matter.told_of(part.told, "比重", Value::Percent(part.share.number), part.share.origin);
    let operands: Vec<Operand> = parts.iter().map(of).collect();
    let slack: Decimal = operands.iter().map(|share| share.value.half_step()).sum();
    let told: Decimal = parts.iter().filter_map(|part| part.amount.value.number()).sum();
    let whole = whole.value.number().filter(|whole| told < *whole);
    let all =
        whole.and_then(|whole| told.checked_div(whole)).map_or(Decimal::ONE_HUNDRED, |all| all * Decimal::ONE_HUNDRED);
    if [Decimal::ONE_HUNDRED, all].iter().any(|all| (sum - all).abs() <= slack) {
        return log.holds(operands);
    }
    let shares = parts.iter().map(|part| format!("{}%", part.share.number)).collect::<Vec<String>>().join("+");
    let chapter = &parts[0].told.chapter;
    let message = format!("“{chapter}”各项占比 {shares}={sum}%，不等于 100%，超出四舍五入的范围");
    log.fails(Severity::Warning, message, operands);
}
