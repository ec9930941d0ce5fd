//! A target says whether it is a floor or a ceiling where others of its kind do.

use rust_decimal::Decimal;

use super::super::{Rule, Severity};
use super::shared_indicator::{indicators, target};
use crate::model::{Indicator, leading_number};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-operator",
    statement: "同类指标的指标值都写明比较符号（≥、≤、=）",
    english: "Where targets of a kind print a comparison sign, all of the kind print one",
    severity: Severity::Note,
    basis: "同一公开中同类指标的写法一致",
    run: |matter, log| {
        let all = indicators(matter);
        for of in &all {
            let indicator = of.1;
            let Some(unit) = bare(indicator) else {
                if sign(indicator).is_some() {
                    log.holds(vec![target(*of)]);
                }
                continue;
            };
            let like = |other: &&(_, &Indicator)| {
                sign(other.1).is_some()
                    && other.1.dimension() == indicator.dimension()
                    && other.1.target.unit.as_deref().is_some_and(|other| other == unit)
            };
            let Some(other) = all.iter().find(like) else { continue };
            let message = format!(
                "{}：{}“{}”值为“{}”，缺少比较符号，同类“{}”写“{}”",
                super::shared_indicator::owner(of.0),
                indicator.level2,
                indicator.level3,
                indicator.target.printed,
                other.1.level3,
                other.1.target.printed
            );
            log.fails(Severity::Note, message, vec![target(*of), target(*other)]);
        }
    },
};

/// The sign that a target begins with.
fn sign(indicator: &Indicator) -> Option<char> {
    indicator.target.number?;
    fold(&indicator.target.printed).chars().next().filter(|c| "≥≤≧≦=<>".contains(*c))
}

/// The unit of a target that is a bare number.
fn bare(indicator: &Indicator) -> Option<String> {
    let printed = fold(&indicator.target.printed);
    let (_, unit) = leading_number(&printed)?;
    let unit = unit.trim_matches(['(', ')']);
    // All of a whole needs no sign.
    let whole = indicator.target.number == Some(Decimal::ONE_HUNDRED) && unit == "%";
    (!whole && !unit.is_empty() && !unit.contains(|c: char| c.is_ascii_digit())).then(|| unit.to_owned())
}
