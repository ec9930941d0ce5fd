//! What the narrative tells of one project of a disclosure it tells of all.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::model::{Passage, Project, TellingPart};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-fields",
    statement: "各项目的说明要素齐全：一个项目写了的，其他项目也写",
    english: "What the narrative tells of one project it tells of all projects of the disclosure",
    severity: Severity::Note,
    basis: "同一公开中各项目说明的形式一致",
    run: |matter, log| {
        type Field = (&'static str, fn(&Project) -> Option<&Passage>);
        let fields: [Field; 4] = [
            ("设立的政策依据", |project| project.basis.as_ref()),
            ("项目承担单位", |project| project.undertaker.as_ref()),
            ("资金分配情况", |project| project.allocation.as_ref()),
            ("资金执行时间", |project| project.period.as_ref()),
        ];
        let narrated = |project: &&Project| project.told.iter().any(|told| told.part == TellingPart::Narrative);
        let projects: Vec<&Project> = matter.disclosure.projects.iter().filter(narrated).collect();
        for (field, of) in fields {
            let (have, lack): (Vec<&Project>, Vec<&Project>) =
                projects.iter().partition(|project| of(project).is_some());
            if have.is_empty() || projects.len() < 2 {
                continue;
            }
            let told = |project: &Project| {
                let told = project.told.iter().rfind(|told| told.part == TellingPart::Narrative);
                told.map(|told| words(&format!("{field}·{}", project.name), &told.name.text, told.name.origin))
            };
            if lack.is_empty() {
                log.holds(have.into_iter().filter_map(told).collect());
                continue;
            }
            let names: Vec<&str> = lack.iter().map(|project| &*project.name).collect();
            let message = format!(
                "{} 个项目中 {} 个写明“{field}”，其余 {} 个缺少该项说明：{}",
                projects.len(),
                have.len(),
                lack.len(),
                names.join("、")
            );
            log.fails(Severity::Note, message, lack.into_iter().filter_map(told).collect());
        }
    },
};
