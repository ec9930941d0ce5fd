//! An indicator that is stated in several places is stated alike.

use super::super::{Log, Matter, Rule, Severity, Tense};
use crate::check::{Agreement, Told, agreement};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "figure-repeated",
    statement: "同一指标在说明的几处写的数相同",
    english: "An indicator that the narrative states in several places is the same in all",
    severity: Severity::Warning,
    basis: "同一指标同一数",
    run,
};

/// What has one value in a document, wherever it is named.
const INDICATORS: &[&str] = &[
    "机关运行经费",
    "三公经费",
    "公务接待费",
    "因公出国(境)费",
    "公务用车运行费",
    "公务用车运行维护费",
    "公务用车购置费",
    "收支总预算",
    "财政拨款收支总预算",
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let told: Vec<(&Told, String)> = matter
        .told()
        .iter()
        .filter(|told| told.tense == Tense::This && matter.statement(told).path.is_empty())
        .map(|told| (told, subject(matter, told)))
        .collect();
    for indicator in INDICATORS {
        let mut of = told.iter().filter(|(_, subject)| subject == indicator).map(|(told, _)| *told);
        let Some(first) = of.next() else { continue };
        for later in of.filter(|later| later.paragraph != first.paragraph) {
            compare(matter, first, later, log);
        }
    }
}

fn subject(matter: &Matter<'_>, told: &Told) -> String {
    let name = fold(matter.brief(&matter.statement(told).subject)).replace('"', "");
    let name = ["财政拨款预算", "经费预算", "预算", "支出"].iter().fold(name.as_str(), |name, tail| {
        let rest = name.strip_suffix(tail).filter(|rest| rest.chars().count() > 3);
        match (*tail, rest) {
            ("经费预算", Some(_)) => name.strip_suffix("预算").unwrap_or(name),
            (_, Some(rest)) if !name.starts_with("收支") && !name.ends_with("收支总预算") => rest,
            _ => name,
        }
    });
    name.strip_prefix("一般公共预算").unwrap_or(name).to_owned()
}

fn compare(matter: &Matter<'_>, first: &Told, later: &Told, log: &mut Log) {
    let (before, after) = (matter.told_amount(first), matter.told_amount(later));
    let Some((a, b)) = before.value.number().zip(after.value.number()) else { return };
    let best = agreement(&before.value, &after.value).min(agreement(&after.value, &before.value));
    if best <= Some(Agreement::Rounded) {
        return log.holds(vec![after, before]);
    }
    let message = format!(
        "{}写 {}，{}写 {}，同一指标两个数",
        before.label,
        before.value.printed(),
        after.label,
        after.value.printed()
    );
    log.fails_by(Severity::Warning, (a, b), message, vec![after, before]);
}
