//! Every project has a goal of its own.

use super::super::{Rule, Severity};
use super::shared_indicator::words;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "goal-texts",
    statement: "不同项目的年度目标不是同一段文字",
    english: "Different projects do not share one goal text",
    severity: Severity::Note,
    basis: "绩效目标应反映本项目支出的内容",
    run: |matter, log| {
        let goals: Vec<_> = matter
            .disclosure
            .projects
            .iter()
            .filter_map(|project| Some((project, project.goal.as_ref()?)))
            .filter(|(_, goal)| goal.text.chars().count() >= 10)
            .collect();
        if goals.len() < 2 {
            return;
        }
        for (at, (project, goal)) in goals.iter().enumerate() {
            let label = |name: &str| format!("{name}·年度目标");
            let operand = words(&label(&project.name), &goal.text, goal.origin);
            let same = |other: &&(&crate::model::Project, &crate::model::Passage)| {
                other.0.name != project.name && fold(&other.1.text) == fold(&goal.text)
            };
            if goals[..at].iter().any(|other| same(&other)) {
                continue;
            }
            match goals[at + 1..].iter().find(same) {
                None => log.holds(vec![operand]),
                Some((other, text)) => {
                    let message =
                        format!("项目“{}”与“{}”的年度目标文字完全相同，未反映各自支出的内容", project.name, other.name);
                    let operands = vec![operand, words(&label(&other.name), &text.text, text.origin)];
                    log.fails(Severity::Note, message, operands);
                }
            }
        }
    },
};
