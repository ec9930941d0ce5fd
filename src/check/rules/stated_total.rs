//! The totals that a narrative repeats are those of the tables.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_totals::printed;
use super::shared_unit::wrong_unit;
use crate::check::{Operand, Range};

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
        let fits = |measure: &&Operand| {
            let ranges = Range::of(&claim.value).zip(Range::of(&measure.value));
            ranges.is_some_and(|(claim, measure)| claim.low <= measure.high && measure.low <= claim.high)
        };
        let measure = measures.iter().find(fits).unwrap_or(&measures[0]).clone();
        log.equal(Severity::Error, &told.chapter, claim, measure);
    }
}
