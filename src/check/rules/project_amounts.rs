//! A project has one amount in the table, in the narrative and on its form.

use super::super::{Operand, Rule, Severity, Value};
use crate::model::Telling;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-amounts",
    statement: "同一项目在项目支出表、文字说明和绩效目标表中的金额相等",
    english: "A project has the same amount in the table, in the narrative and on its performance form",
    severity: Severity::Error,
    basis: "表、文、绩效目标三处所列为同一笔预算",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            let mut told: Vec<&Telling> = project.told.iter().filter(|told| told.amount.is_some()).collect();
            told.sort_by_key(|told| told.part);
            let operand = |told: &Telling| {
                let label = format!("{}·{}·金额", project.name, told.part.chinese());
                told.amount.map(|(amount, origin)| Operand { label: label.into(), value: Value::Money(amount), origin })
            };
            let Some((first, others)) = told.split_first() else { continue };
            for other in others {
                // The table, which books the money, is what the others are measured by. Names that differ may be of two
                // projects.
                let equal = fold(&first.name.text) == fold(&other.name.text);
                let severity = if equal { Severity::Error } else { Severity::Warning };
                if let (Some(claim), Some(measure)) = (operand(other), operand(first)) {
                    log.equal(severity, "项目金额", claim, measure);
                }
            }
        }
    },
};
