//! The totals that a narrative repeats are those of the tables.

use super::super::{Log, Matter, Rule, Severity, Why};
use super::shared_totals::{Scope, printed, scope};
use super::shared_unit::wrong_unit;
use crate::check::{Operand, Range, Told};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "stated-total",
    statement: "说明中收入、支出、基本支出、人员经费、“三公”经费等合计数与各表一致",
    english: "Totals in the narrative are those of the tables",
    severity: Severity::Error,
    basis: "说明是对表的解释，同一指标同一数",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    for told in matter.told() {
        let claim = matter.told_amount(told);
        let measures = printed(matter, told);
        if measures.is_empty() || measures.iter().any(|measure| wrong_unit(&claim, measure).is_some()) {
            continue;
        }
        match measure(matter, told, &claim, measures) {
            Ok(measure) => log.equal(Severity::Error, &told.chapter, claim, measure),
            Err(why) => log.unchecked(why, format!("{}在表中的数", claim.label), vec![claim]),
        }
    }
}

/// What a claim is measured by: what fits of the table that its chapter explains, else of any table; where none fits, the
/// one figure that there is.
fn measure(matter: &Matter<'_>, told: &Told, claim: &Operand, measures: Vec<Operand>) -> Result<Operand, Why> {
    let fits = |measure: &&Operand| {
        let ranges = Range::of(&claim.value).zip(Range::of(&measure.value));
        ranges.is_some_and(|(claim, measure)| claim.low <= measure.high && measure.low <= claim.high)
    };
    if let Some(fitting) = measures.iter().find(fits) {
        return Ok(fitting.clone());
    }
    if scope(matter, told) == Scope::Part || matter.is_qualified(told) {
        return Err(Why::OtherScope);
    }
    Ok(measures[0].clone())
}
