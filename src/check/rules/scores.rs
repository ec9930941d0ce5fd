//! Scores follow results: none above its weight, none full for what was missed, and their sum is the total.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value};
use super::shared_evaluation::{evaluated, operands};
use crate::model::{DisclosureKind, Fact, FactGroup, Indicator, Print};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "scores",
    statement: "得分不超过分值，未完成的不得满分，各项得分之和等于总分，等级与总分相符",
    english: "No score exceeds its weight, a missed target has no full score, and scores add up to the total",
    severity: Severity::Error,
    basis: "算术；自评得分按完成情况计算",
    run: |matter, log| {
        let all = evaluated(matter);
        let unexplained: Vec<&Indicator> = all.iter().copied().filter(|one| score(matter, one, log)).collect();
        unexplained_scores(matter, &all, &unexplained, log);
        if matter.disclosure.kind == DisclosureKind::Evaluation {
            // Forms of projects that are printed with a report have totals of their own.
            let (whole, forms) = (&matter.disclosure.indicators, &matter.disclosure.projects);
            let own = |one: &&&Indicator| {
                whole.is_empty() && forms.len() == 1 || whole.iter().any(|w| std::ptr::eq(w, **one))
            };
            total(matter, &all.iter().filter(own).copied().collect::<Vec<_>>(), log);
        }
    },
};

/// Looks at one score; whether it is below its weight and not explained.
fn score(matter: &Matter<'_>, indicator: &Indicator, log: &mut Log) -> bool {
    let (Some(score), Some(weight)) = (indicator.score, indicator.weight) else { return false };
    let given = operands(matter, indicator);
    let head = format!("指标“{}”", indicator.level3);
    let missed = indicator.met() == Some(false);
    if score > weight {
        log.fails(Severity::Error, format!("{head}得分 {score} 分，大于分值 {weight} 分"), given);
    } else if missed && score == weight {
        let reason = if indicator.deviation.is_none() { "，也未说明偏差原因" } else { "" };
        let message = format!(
            "{head}目标{}、实际{}，未达目标仍按满分 {score} 分计{reason}",
            indicator.target.printed,
            indicator.actual.as_deref().unwrap_or_default()
        );
        log.fails(Severity::Warning, message, given);
    } else if score < weight && indicator.deviation.is_none() {
        return true;
    } else {
        log.holds(given);
    }
    false
}

/// Scores below their weights without a reason: each where other indicators give one, all in one where none does, since
/// then the form has no room for it.
fn unexplained_scores(matter: &Matter<'_>, all: &[&Indicator], unexplained: &[&Indicator], log: &mut Log) {
    let said = |one: &Indicator| {
        let points = |number: Option<Decimal>| number.unwrap_or_default();
        let (score, weight) = (points(one.score), points(one.weight));
        format!("指标“{}”得分 {score} 分，低于分值 {weight} 分，未说明偏差原因", one.level3)
    };
    let room = all.iter().any(|one| one.deviation.is_some());
    match unexplained {
        [first, _, ..] if !room => {
            let message = format!("{}，这样的指标共 {} 项", said(first), unexplained.len());
            let places = unexplained.iter().flat_map(|one| operands(matter, one)).collect();
            log.fails(Severity::Note, message, places);
        }
        _ => unexplained.iter().for_each(|one| log.fails(Severity::Note, said(one), operands(matter, one))),
    }
}

/// A figure of an evaluation by what its name says.
fn figure(facts: &[Fact], says: impl Fn(&str) -> bool) -> Option<(Decimal, &Fact)> {
    facts.iter().filter(|fact| fact.group == FactGroup::Score && says(&fact.name)).find_map(|fact| match fact.value {
        Print::Number(number) => Some((number, fact)),
        Print::Word(_) => None,
    })
}

fn total(matter: &Matter<'_>, all: &[&Indicator], log: &mut Log) {
    let facts = &matter.disclosure.facts;
    let is_total = |name: &str| ["综合得分", "自评得分", "总得分", "总分"].iter().any(|word| name.ends_with(word));
    let Some((total, at)) = figure(facts, is_total) else { return };
    if all.is_empty() || all.iter().any(|indicator| indicator.score.is_none()) {
        return;
    }
    let points = |label: &str, number: Decimal, origin| Operand {
        label: label.into(),
        value: Value::Count(number, "分".into()),
        origin,
    };
    let mut parts: Vec<Operand> =
        all.iter().filter_map(|one| Some(points(&format!("{}·得分", one.level3), one.score?, one.origin))).collect();
    let weights: Option<Decimal> = all.iter().map(|indicator| indicator.weight).sum();
    let hundred = weights == Some(Decimal::ONE_HUNDRED);
    let execution = figure(facts, |name| name == "得" || name.contains("执行率得分"));
    match execution.filter(|_| !hundred) {
        Some((number, fact)) => parts.push(points("预算执行率·得分", number, fact.origin)),
        None if !hundred => return,
        None => {}
    }
    let sum: Decimal = parts.iter().filter_map(|part| part.value.number()).sum();
    let whole = points("综合得分", total, at.origin);
    // A total may be printed with fewer places than its parts.
    if (sum - total).abs() * Decimal::TWO <= Decimal::new(1, total.scale()) && sum.scale() > total.scale() {
        parts.insert(0, whole);
        log.holds(parts);
    } else {
        log.sum(Severity::Error, "自评得分", whole, parts);
    }
    grade(facts, total, at, log);
}

/// 优 from 90, 良 from 80, 中 from 60.
fn grade(facts: &[Fact], total: Decimal, at: &Fact, log: &mut Log) {
    let bands = [("优", 90, 101), ("良", 80, 90), ("中", 60, 80), ("差", 0, 60)];
    let word = facts.iter().find_map(|fact| match &fact.value {
        Print::Word(word) if fact.name.as_str() == "评价等级" => Some((word.trim(), fact)),
        _ => None,
    });
    let Some((word, fact)) = word else { return };
    let Some((_, low, high)) = bands.into_iter().find(|(name, ..)| *name == word) else { return };
    let operands = vec![
        Operand { label: "综合得分".into(), value: Value::Count(total, "分".into()), origin: at.origin },
        Operand { label: "评价等级".into(), value: Value::Words(word.into()), origin: fact.origin },
    ];
    if (Decimal::from(low)..Decimal::from(high)).contains(&total) {
        log.holds(operands);
    } else {
        log.fails(Severity::Warning, format!("综合得分 {total} 分，评价等级为“{word}”，等级与得分不符"), operands);
    }
}
