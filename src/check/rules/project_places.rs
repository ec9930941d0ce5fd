//! A project that one part of a disclosure tells of stands in the others that tell of projects.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::model::TellingPart;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-places",
    statement: "每个项目在项目支出表、文字说明和绩效目标表中都有",
    english: "Every project stands in the table, in the narrative and on a form of its own",
    severity: Severity::Warning,
    basis: "表、文、绩效目标三处的项目应当相同",
    run: |matter, log| {
        let projects = &matter.disclosure.projects;
        let tells = |project: &crate::model::Project, part| project.told.iter().any(|told| told.part == part);
        for part in [TellingPart::Table, TellingPart::Form, TellingPart::Narrative] {
            let have = projects.iter().filter(|project| tells(project, part)).count();
            // Where a part tells of few of the projects it is not meant to tell of all.
            if projects.len() < 2 || have * 2 <= projects.len() {
                continue;
            }
            for project in projects {
                let Some(told) = project.told.first() else { continue };
                let operand = words(&format!("项目名称·{}", told.part.chinese()), &told.name.text, told.name.origin);
                if tells(project, part) {
                    log.holds(vec![operand]);
                    continue;
                }
                let (from, lacks) = (told.part.chinese(), part.chinese());
                let amount = told.amount.map(|(amount, _)| super::super::Value::Money(amount).printed());
                let of = amount.map(|amount| format!("（{amount}）")).unwrap_or_default();
                let message =
                    format!("{from}中的项目“{}”{of}在{lacks}中没有，{lacks}列有其余 {have} 个项目", project.name);
                // The same money under a name too different to be joined may be the same project.
                let twin = projects.iter().any(|other| {
                    let wan = |project: &crate::model::Project| project.amount.map(|(amount, _)| amount.wan());
                    tells(other, part) && !tells(other, told.part) && wan(other) == wan(project)
                });
                let grave = part == TellingPart::Table && !twin;
                log.fails(if grave { Severity::Warning } else { Severity::Note }, message, vec![operand]);
            }
        }
    },
};
