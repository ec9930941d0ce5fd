//! A project has one name in the table, in the narrative and on its form.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-names",
    statement: "同一项目在项目支出表、文字说明和绩效目标表中的名称一致",
    english: "A project has the same name in the table, in the narrative and on its performance form",
    severity: Severity::Note,
    basis: "表、文、绩效目标三处所指为同一项目",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            let mut told = project.told.clone();
            told.sort_by_key(|told| told.part);
            told.dedup_by_key(|told| told.part);
            if told.len() < 2 {
                continue;
            }
            let operands: Vec<_> = told
                .iter()
                .map(|told| words(&format!("项目名称·{}", told.part.chinese()), &told.name.text, told.name.origin))
                .collect();
            let first = fold(&told[0].name.text);
            match told.iter().find(|other| fold(&other.name.text) != first) {
                None => log.holds(operands),
                Some(other) => {
                    let message = format!(
                        "同一项目名称不一致：{}写“{}”，{}写“{}”",
                        told[0].part.chinese(),
                        told[0].name.text,
                        other.part.chinese(),
                        other.name.text
                    );
                    log.fails(Severity::Note, message, operands);
                }
            }
        }
    },
};
