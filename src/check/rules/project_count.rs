//! How many projects the narrative says were given targets, and how much money they take, against their forms.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use crate::model::{Project, TellingPart};
use crate::money::Amount;
use crate::narrative::{Paragraph, Quantity, Sense, quantities};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-count",
    statement: "文字所称实行绩效管理的项目个数和金额等于绩效目标表的张数和金额之和",
    english: "The stated number and money of projects with targets equal the performance forms and their sum",
    severity: Severity::Error,
    basis: "算术；预算绩效情况说明与所附绩效目标表",
    run: |matter, log| {
        let paragraphs = matter.prose().iter().flat_map(|prose| &prose.paragraphs);
        paragraphs.for_each(|paragraph| stated(matter, paragraph, log));
    },
};

fn stated(matter: &Matter<'_>, paragraph: &Paragraph, log: &mut Log) {
    let text = paragraph.text.as_str();
    if !text.contains("绩效") || !text.contains("项目") || !text.contains("涉及") {
        return;
    }
    let quantities = quantities(text);
    let is_count = |q: &&Quantity<'_>| {
        let before = q.before.rsplit(['，', '。', '；', '：']).next().unwrap_or(q.before);
        q.sense == Sense::Count && q.unit == "个" && before.contains("项目")
    };
    let count = quantities.iter().find(is_count).filter(|q| !q.before.contains("单位"));
    let money = quantities.iter().find_map(|q| match q.sense {
        Sense::Amount(unit) if q.before.contains("涉及") && count.is_none_or(|count| q.start > count.start) => {
            Some((q, Amount { number: q.value, unit }))
        }
        _ => None,
    });
    let others = money.as_ref().map_or_else(Vec::new, |(first, _)| others(matter, paragraph, first, &quantities));
    let forms: Vec<&Project> = matter
        .disclosure
        .projects
        .iter()
        .filter(|project| project.told.iter().any(|told| told.part == TellingPart::Form))
        .collect();
    let Some((at, amount)) = money else { return };
    let money = matter.money("文字所称项目金额", amount, paragraph.origin(at.start, at.after - at.start));
    if forms.is_empty() {
        return log.unchecked(Why::NotPrinted, "编报绩效目标的项目个数和金额", vec![money]);
    }
    match count {
        Some(count) => {
            let origin = paragraph.origin(count.start, count.after - count.start);
            let claim = matter.said("文字所称项目个数", Value::Count(count.value, "个".into()), origin);
            // Where the text does not say that the forms follow, some may be published elsewhere.
            let follow = ["下表", "附表", "如下", "后附"].iter().any(|word| text.contains(word));
            counted(claim, &forms, if follow { Severity::Warning } else { Severity::Note }, log);
        }
        None if blank(text) => left_blank(&money, &forms, log),
        None => {}
    }
    let counts = count.is_none_or(|count| count.value == Decimal::from(forms.len()));
    if counts && !text.contains("非财政拨款") {
        if others.is_empty() {
            summed(money, &forms, log);
        } else {
            added(money, others, &forms, log);
        }
    }
}

/// The amounts behind the first of a sentence: 涉及一般公共预算10万元，政府性基金预算5万元 tells the money by its sources.
fn others(
    matter: &Matter<'_>,
    paragraph: &Paragraph,
    first: &Quantity<'_>,
    quantities: &[Quantity<'_>],
) -> Vec<Operand> {
    let text = paragraph.text.as_str();
    let end = text[first.after..].find('。').map_or(text.len(), |len| first.after + len);
    let behind = quantities.iter().filter(|q| q.start > first.start && q.start < end);
    let of = |q: &Quantity<'_>| match q.sense {
        Sense::Amount(unit) => {
            let origin = paragraph.origin(q.start, q.after - q.start);
            Some(matter.money("文字所称项目金额", Amount { number: q.value, unit }, origin))
        }
        _ => None,
    };
    behind.filter_map(of).collect()
}

/// Several amounts of one sentence: all of them, or the first, or it is not known which.
fn added(first: Operand, others: Vec<Operand>, forms: &[&Project], log: &mut Log) {
    let Some(parts) = amounts(forms) else { return };
    let sum = |all: &[Operand]| all.iter().filter_map(|one| one.value.number()).sum::<Decimal>();
    let slack = others.iter().fold(first.value.half_step(), |slack, other| slack + other.value.half_step());
    let (forms, whole) = (sum(&parts), first.value.number().unwrap_or_default());
    let fits = |stated: Decimal| (stated - forms).abs() <= slack;
    let holds = fits(whole) || fits(whole + sum(&others));
    let operands: Vec<Operand> = std::iter::once(first).chain(others).chain(parts).collect();
    if holds {
        log.holds(operands);
    } else {
        log.unchecked(Why::Ambiguous, "编报绩效目标的项目金额", operands);
    }
}

/// The forms as operands.
fn amounts(forms: &[&Project]) -> Option<Vec<Operand>> {
    let of = |project: &&Project| {
        let (amount, origin) = project.told.iter().find(|told| told.part == TellingPart::Form)?.amount?;
        Some(Operand {
            label: format!("绩效目标表·{}", project.name).into(), value: Value::Money(amount), origin
        })
    };
    forms.iter().map(of).collect()
}

fn counted(claim: Operand, forms: &[&Project], severity: Severity, log: &mut Log) {
    let measure = Operand {
        label: "绩效目标表的张数".into(),
        value: Value::Count(Decimal::from(forms.len()), "个".into()),
        origin: forms[0]
            .told
            .iter()
            .find(|told| told.part == TellingPart::Form)
            .map_or(claim.origin, |t| t.name.origin),
    };
    log.equal(severity, "项目个数", claim, measure);
}

fn summed(money: Operand, forms: &[&Project], log: &mut Log) {
    let Some(parts) = amounts(forms) else { return };
    let (Some(stated), sum) = (money.value.number(), parts.iter().filter_map(|part| part.value.number()).sum()) else {
        return;
    };
    let sum: Decimal = sum;
    let apart = (stated - sum).abs();
    // What is told in 万元 of forms in 元 is rounded once; forms that are rounded themselves may make a last digit more.
    let once = money.value.half_step();
    let slack = once + parts.iter().filter(|part| is_broken(part)).map(|part| part.value.half_step()).sum::<Decimal>();
    let operands: Vec<Operand> = std::iter::once(money.clone()).chain(parts).collect();
    if apart <= once {
        return log.holds(operands);
    }
    let message = format!(
        "文字称编报绩效目标的项目涉及资金 {}，所附 {} 张绩效目标表的项目资金合计 {} 万元，相差 {} 万元",
        money.value.printed(),
        forms.len(),
        sum.normalize(),
        apart.normalize()
    );
    let severity = if apart <= slack { Severity::Note } else { Severity::Error };
    log.fails_by(severity, (sum, stated), message, operands);
}

/// Whether an amount may have been rounded: 6.00 万元 was set, 6.33 万元 may be 6.334.
fn is_broken(part: &Operand) -> bool {
    part.value.number().is_some_and(|number| !number.fract().is_zero())
}

/// Whether the number was left out: 项目   个，.
fn blank(text: &str) -> bool {
    ["项目个，", "项目共个，", "项目个,", "项目个；"].iter().any(|hole| text.contains(hole))
}

fn left_blank(money: &Operand, forms: &[&Project], log: &mut Log) {
    let message = format!(
        "预算绩效情况“实行绩效管理的项目”个数漏填，所附绩效目标表为 {} 个，涉及金额 {}",
        forms.len(),
        money.value.printed()
    );
    let mut operands = vec![money.clone()];
    operands.extend(amounts(forms).unwrap_or_default());
    log.fails(Severity::Warning, message, operands);
}
