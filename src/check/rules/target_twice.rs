//! A target of the department and the target of its project for the same thing are one.

use super::super::{Log, Rule, Severity};
use super::shared_indicator::target;
use crate::model::{Indicator, Project};
use crate::text::likeness;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-twice",
    statement: "同一目标在部门整体绩效目标表与项目绩效目标表中的值一致",
    english: "The same target has the same value on the department's form and on the project's",
    severity: Severity::Warning,
    basis: "同一公开中的同一指标",
    run: |matter, log| {
        for indicator in &matter.disclosure.indicators {
            for project in &matter.disclosure.projects {
                let like = |other: &&Indicator| alike(indicator, other);
                let best = project.indicators.iter().filter(like).max_by_key(|other| score(indicator, other));
                if let Some(other) = best {
                    let alone = matter.disclosure.projects.len() == 1;
                    compare(indicator, project, other, if alone { Severity::Warning } else { Severity::Note }, log);
                }
            }
        }
    },
};

/// Least likeness of two names for the same thing, of 1000.
const LEAST: u32 = 600;

fn score(a: &Indicator, b: &Indicator) -> u32 {
    let plain = |name: &str| -> String {
        let name: String = name.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
        name.trim_start_matches(['年', '度']).to_owned()
    };
    let (a, b) = (plain(&a.level3), plain(&b.level3));
    // Of names that are numbers only nothing is left to be alike.
    if a.is_empty() || b.is_empty() { 0 } else { likeness(&a, &b) }
}

fn alike(a: &Indicator, b: &Indicator) -> bool {
    let numbers = a.target.number.is_some() && b.target.number.is_some();
    let measured = a.target.unit.is_some() && a.target.unit == b.target.unit && a.target.operator == b.target.operator;
    numbers && measured && score(a, b) >= LEAST && a.actual.is_none()
}

fn compare(indicator: &Indicator, project: &Project, other: &Indicator, severity: Severity, log: &mut Log) {
    let operands = vec![target((None, indicator)), target((Some(project), other))];
    let (Some(a), Some(b)) = (indicator.target.number, other.target.number) else { return };
    if a == b {
        return log.holds(operands);
    }
    let message = format!(
        "部门整体绩效目标表“{}”{}，项目绩效目标表“{}”{}，同一目标两表相差 {}{}",
        indicator.level3,
        indicator.target.printed,
        other.level3,
        other.target.printed,
        (a - b).abs().normalize(),
        indicator.target.unit.as_deref().unwrap_or_default()
    );
    log.fails(severity, message, operands);
}
