//! The time in which a project's money is spent takes in the time its indicators set.

use rust_decimal::Decimal;

use super::super::{Log, Rule, Severity};
use super::shared_dates::{Span, span};
use super::shared_indicator::{is, months, target, words};
use crate::model::{Dimension, Indicator, Passage, Project};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-period",
    statement: "资金执行时间是一段时间，并与时效指标的完成时间相符",
    english: "The period of a project is a span of time that takes in the deadlines of its indicators",
    severity: Severity::Warning,
    basis: "项目说明中的资金执行时间与绩效目标表的时效指标",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            if let Some(period) = &project.period
                && let Some(time) = span(&period.text, matter.disclosure.year)
            {
                check(project, period, time, log);
            }
        }
    },
};

fn check(project: &Project, period: &Passage, time: Span, log: &mut Log) {
    let operand = words(&format!("{}·资金执行时间", project.name), &period.text, period.origin);
    let timely: Vec<&Indicator> = project.indicators.iter().filter(|i| is(i, Dimension::Timeliness)).collect();
    let date = |indicator: &Indicator| {
        span(&indicator.target.printed, time.first.0).filter(|_| indicator.target.number.is_none())
    };
    if time.is_day() {
        let deadline = timely.iter().find(|indicator| date(indicator).is_some());
        let of = deadline.map(|indicator| format!("，而时效指标“{}”为 {}", indicator.level3, indicator.target.printed));
        let message = format!("{}：资金执行时间只写“{}”一天{}", project.name, period.text, of.unwrap_or_default());
        let operands = std::iter::once(operand).chain(deadline.map(|indicator| target((Some(project), indicator))));
        return log.fails(Severity::Warning, message, operands.collect());
    }
    for indicator in timely {
        let operands = vec![operand.clone(), target((Some(project), indicator))];
        let fits = match (date(indicator), length(indicator)) {
            (Some(deadline), _) => time.first <= deadline.last && deadline.last <= time.last,
            (None, Some(length)) => length <= Decimal::from(time.months()),
            (None, None) => continue,
        };
        if fits {
            log.holds(operands);
        } else {
            let message = format!(
                "{}：时效指标“{}”为 {}，超出资金执行时间“{}”",
                project.name, indicator.level3, indicator.target.printed, period.text
            );
            // A length such as 12 months is often the form's own; a date is meant.
            let severity = if date(indicator).is_some() { Severity::Warning } else { Severity::Note };
            log.fails(severity, message, operands);
        }
    }
}

/// How many months an indicator gives the work.
fn length(indicator: &Indicator) -> Option<Decimal> {
    let speaks = ["完成", "期限", "工期", "周期"].iter().any(|word| indicator.level3.contains(word));
    let (number, unit) = (indicator.target.number?, indicator.target.unit.as_deref()?);
    months(number, unit).filter(|_| speaks)
}
