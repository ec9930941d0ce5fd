//! The indicators of a project cover what a form asks for.

use super::super::{Rule, Severity};
use super::shared_indicator::{named, target};
use crate::model::Dimension;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-coverage",
    statement: "项目绩效指标包括数量、质量、时效、成本、效益和满意度",
    english: "A project's indicators cover quantity, quality, timeliness, cost, benefit and satisfaction",
    severity: Severity::Note,
    basis: "绩效目标表的指标类别",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            let levels = project.indicators.iter().filter(|indicator| indicator.dimension().is_some()).count();
            if levels == 0 {
                continue;
            }
            let lacks: Vec<&str> = Dimension::ALL
                .into_iter()
                .filter(|dimension| !project.covers(*dimension))
                .map(Dimension::chinese)
                .collect();
            let first = target((Some(project), &project.indicators[0]));
            let operands = vec![named(project, first.origin), first];
            if lacks.is_empty() {
                log.holds(operands);
            } else {
                let message = format!("项目“{}”未设{}指标", project.name, lacks.join("、"));
                log.fails(Severity::Note, message, operands);
            }
        }
    },
};
