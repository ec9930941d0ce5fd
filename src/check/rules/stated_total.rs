//! The totals that a narrative repeats are those of the tables.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_totals::printed;
use super::shared_unit::wrong_unit;
use crate::check::{Operand, agreement};

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
        let fit = |measure: &&Operand| agreement(&claim.value, &measure.value);
        let Some(measure) = measures.iter().min_by_key(fit).cloned() else { continue };
        log.equal(Severity::Error, &told.chapter, claim, measure);
    }
}
