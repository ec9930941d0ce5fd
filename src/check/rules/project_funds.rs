//! The parts of the money on a project's form make its total, and none is more than it.

use rust_decimal::Decimal;

use super::super::{Log, Operand, Rule, Severity, Value};
use crate::model::{Project, TellingPart};
use crate::money::Amount;
use crate::source::Origin;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-funds",
    statement: "绩效目标表上资金总额等于财政拨款与其他资金之和，任何一项不大于总额",
    english: "On a performance form the fiscal and other funds add up to the total and neither exceeds it",
    severity: Severity::Error,
    basis: "算术；绩效目标表的资金栏",
    run: |matter, log| {
        // On the form of a self-evaluation each column has a sum of its own.
        let evaluated = |project: &Project| {
            let fiscal = project.fiscal.map(|(_, origin)| origin);
            fiscal.is_some_and(|at| matter.disclosure.self_evaluations.iter().any(|form| form.holds(at)))
        };
        for project in matter.disclosure.projects.iter().filter(|project| !evaluated(project)) {
            of_project(project, log);
            of_year(project, log);
        }
    },
};

fn operand(project: &Project, what: &str, (amount, origin): (Amount, Origin)) -> Operand {
    let label = format!("{}·绩效目标表·{what}", project.name);
    Operand { label: label.into(), value: Value::Money(amount), origin }
}

fn of_project(project: &Project, log: &mut Log) {
    let total = project.told.iter().find(|told| told.part == TellingPart::Form).and_then(|told| told.amount);
    let (Some(total), Some(fiscal)) = (total, project.fiscal) else { return };
    let (total, fiscal) = (operand(project, "资金总额", total), operand(project, "财政拨款", fiscal));
    match project.other {
        Some(other) => {
            let mut parts = vec![fiscal, operand(project, "其他资金", other)];
            let sum = |parts: &[Operand]| parts.iter().filter_map(|part| part.value.number()).sum::<Decimal>();
            // What was carried over may be a part beside the money of the year, or be in it.
            let carried = project.year.carried.filter(|_| Some(sum(&parts)) != total.value.number());
            parts.extend(carried.map(|carried| operand(project, "上年结转资金", carried)));
            log.sum(Severity::Error, "绩效目标表资金", total, parts);
        }
        None => log.within(Severity::Error, fiscal, total),
    }
}

fn of_year(project: &Project, log: &mut Log) {
    let (Some(total), Some(fiscal)) = (project.year.total, project.year.fiscal) else { return };
    let (total, fiscal) = (operand(project, "年度资金申请总额", total), operand(project, "当年财政拨款", fiscal));
    log.within(Severity::Error, fiscal, total);
}
