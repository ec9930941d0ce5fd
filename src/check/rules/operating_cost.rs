//! 机关运行经费 is the 公用经费 of the basic expenditure table, or a part of it.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense};
use super::shared_totals::of_subject;
use crate::check::{Operand, finest};
use crate::model::FormKind;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "operating-cost",
    statement: "机关运行经费不大于一般公共预算基本支出表的公用经费",
    english: "Operating cost is no more than the public funds of the basic expenditure table",
    severity: Severity::Warning,
    basis: "机关运行经费是行政单位和参公单位的公用经费",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let public = of_subject(matter, "公用经费");
    let Some(measure) = public.first() else { return };
    for told in matter.told().iter().filter(|told| told.tense == Tense::This) {
        if !is_cost(matter.brief(&matter.statement(told).subject)) {
            continue;
        }
        let claim = matter.told_amount(told);
        let Some((stated, whole)) = claim.value.number().zip(measure.value.number()) else { continue };
        let slack = finest([&claim.value, &measure.value]) * Decimal::TWO + Decimal::new(5, 3);
        if stated <= whole + slack {
            log.holds(vec![claim, measure.clone()]);
            continue;
        }
        // A region that counts project money in has a table of its own that says so.
        let table = matter.table(FormKind::OperatingCost);
        let severity = if table.is_some() { Severity::Note } else { Severity::Warning };
        let message = format!(
            "机关运行经费写作 {}，而{}为 {}，多出 {}",
            claim.value.printed(),
            measure.label,
            measure.value.printed(),
            crate::check::Value::wan(stated - whole).printed()
        );
        let operands: Vec<Operand> = vec![claim, measure.clone()];
        log.fails_by(severity, (whole, stated), message, operands);
    }
}

/// Whether a subject is the cost of running offices: 机关运行经费, and no 系统运行经费.
fn is_cost(subject: &str) -> bool {
    let Some(at) = subject.find("运行经费") else { return false };
    let whose = subject[..at].trim_end_matches(['的', '费', '行', '政']);
    whose.is_empty() || ["机关", "单位", "部门", "本级", "本年", "本年度"].iter().any(|end| whose.ends_with(end))
}
