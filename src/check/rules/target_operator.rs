//! A target says whether it is a floor or a ceiling where others of its kind do.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::super::{Rule, Severity};
use super::shared_indicator::{Of, indicators, owner, target};
use crate::model::{Dimension, Indicator, leading_number};
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
        // The first with a sign, by what it covers and its unit.
        let mut signed: HashMap<(Option<Dimension>, &str), Of<'_>> = HashMap::new();
        for of in all.iter().filter(|of| sign(of.1).is_some()) {
            if let Some(unit) = of.1.target.unit.as_deref() {
                signed.entry((of.1.dimension(), unit)).or_insert(*of);
            }
        }
        for of in &all {
            let indicator = of.1;
            let Some(unit) = bare(indicator) else {
                if sign(indicator).is_some() {
                    log.holds(vec![target(*of)]);
                }
                continue;
            };
            let Some(other) = signed.get(&(indicator.dimension(), unit.as_str())) else { continue };
            let message = format!(
                "{}：{}“{}”值为“{}”，缺少比较符号，同类“{}”写“{}”",
                owner(of.0),
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
