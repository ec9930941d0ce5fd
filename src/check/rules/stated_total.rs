//! The totals that a narrative repeats are those of the tables.

use super::super::{Log, Matter, Rule, Severity, Why};
use super::shared_tables::is_all_general;
use super::shared_totals::{is_fiscal, is_part, kind_of_chapter, printed};
use super::shared_unit::wrong_unit;
use crate::check::{Agreement, Operand, Told, agreement};
use crate::model::FormKind;

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
        if measures.is_empty() || measures.iter().any(|(_, measure)| wrong_unit(&claim, measure).is_some()) {
            continue;
        }
        match measure(matter, told, &claim, measures) {
            Ok(measure) => log.equal(Severity::Error, &told.chapter, claim, measure),
            Err(why) => log.unchecked(why, format!("{}在表中的数", claim.label), vec![claim]),
        }
    }
}

/// What a claim is measured by: where the tables do not print the same, that which its chapter explains.
fn measure(
    matter: &Matter<'_>,
    told: &Told,
    claim: &Operand,
    measures: Vec<(FormKind, Operand)>,
) -> Result<Operand, Why> {
    let fit = |(_, measure): &&(FormKind, Operand)| agreement(&claim.value, &measure.value);
    let fits = |of: &&(FormKind, Operand)| fit(of).is_some_and(|fit| fit < Agreement::Apart);
    let chapter = kind_of_chapter(&told.chapter);
    let own: Vec<(FormKind, Operand)> = measures.iter().filter(|(kind, _)| Some(*kind) == chapter).cloned().collect();
    let best = |of: &[(FormKind, Operand)]| of.iter().filter(fits).min_by_key(fit).cloned();
    let fitting = best(&own).or_else(|| best(&measures));
    let part = is_part(matter, told) || matter.is_qualified(told);
    match fitting {
        Some((kind, measure)) if own.is_empty() || Some(kind) == chapter || part => return Ok(measure),
        // Another table prints it, and the one of the chapter prints something else.
        Some(_) => return Err(Why::Ambiguous),
        None if part => return Err(Why::OtherScope),
        None => {}
    }
    let general = is_fiscal(matter, told) && is_all_general(matter) != Some(true);
    let comparable = |(kind, _): &&(FormKind, Operand)| !general || *kind != FormKind::GeneralExpenditure;
    let first = own.iter().chain(&measures).find(comparable);
    first.map(|(_, measure)| measure.clone()).ok_or(Why::OtherScope)
}
