//! A project has one amount in the table, in the narrative and on its form.

use super::super::{Operand, Rule, Severity, Value};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-amounts",
    statement: "同一项目在项目支出表、文字说明和绩效目标表中的金额相等",
    english: "A project has the same amount in the table, in the narrative and on its performance form",
    severity: Severity::Error,
    basis: "表、文、绩效目标三处所列为同一笔预算",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            let mut told: Vec<_> = project.told.iter().filter_map(|told| Some((told.part, told.amount?))).collect();
            told.sort_by_key(|(part, _)| *part);
            let operand = |(part, (amount, origin)): (crate::model::TellingPart, (_, _))| Operand {
                label: format!("{}·{}·金额", project.name, part.chinese()).into(),
                value: Value::Money(amount),
                origin,
            };
            for pair in told.windows(2) {
                // The table, which books the money, is what the others are measured by.
                log.equal(Severity::Error, "项目金额", operand(pair[1]), operand(told[0]));
            }
        }
    },
};
