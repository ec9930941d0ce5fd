//! The years in a project's period and goal are those of the disclosure.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_dates::span;
use super::shared_indicator::words;
use crate::model::{DisclosureKind, Passage, Project};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-years",
    statement: "项目的执行时间和年度目标所写年份与公开年度相符",
    english: "The years in a project's period and goal agree with the year of the disclosure",
    severity: Severity::Warning,
    basis: "预算年度",
    run: |matter, log| {
        if matter.disclosure.kind == DisclosureKind::Budget {
            for project in &matter.disclosure.projects {
                period(matter, project, log);
                goal(matter, project, log);
            }
        }
    },
};

fn period(matter: &Matter<'_>, project: &Project, log: &mut Log) {
    let year = matter.disclosure.year;
    let Some(period) = &project.period else { return };
    let Some(time) = span(&period.text, year) else { return };
    let operand = words(&format!("{}·执行时间", project.name), &period.text, period.origin);
    if (time.first.0..=time.last.0).contains(&year) {
        return log.holds(vec![operand]);
    }
    let message =
        format!("{} 年预算的项目“{}”实施周期（执行时间）写“{}”，年份与预算年度不符", year, project.name, period.text);
    log.fails(Severity::Warning, message, vec![operand]);
}

/// A goal that is to be reached by doing what an earlier year planned, and names no other year.
fn goal(matter: &Matter<'_>, project: &Project, log: &mut Log) {
    const PLANS: &[&str] = &["计划", "任务", "目标", "方案", "要点"];
    const DOES: &[&str] = &["完成", "执行", "落实", "实施", "开展", "推进"];
    let Some(goal) = &project.goal else { return };
    let year = matter.disclosure.year;
    let years = years(goal);
    if years.is_empty() {
        return;
    }
    let operand = words(&format!("{}·年度目标", project.name), sentence(goal, years[0].1), goal.origin);
    if years.iter().any(|(found, _)| *found >= year) {
        return log.holds(vec![operand]);
    }
    let (found, at) = years[0];
    let clause = sentence(goal, at);
    let says = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    if says(PLANS) && says(DOES) {
        let message = format!("{year} 年{}的总体目标写作“{clause}”，年度 {found} 年与预算年度不符", project.name);
        log.fails(Severity::Warning, message, vec![operand]);
    }
}

/// The years of a goal outside names of documents, with their places in the text.
fn years(goal: &Passage) -> Vec<(u16, usize)> {
    let text = goal.text.as_str();
    let open = |at: usize| {
        let count = |mark: char| text[..at].matches(mark).count();
        count('《') > count('》') || count('〔') > count('〕') || count('[') > count(']') || count('【') > count('】')
    };
    let year = |at: usize| -> Option<u16> {
        let digits = text.get(at.checked_sub(4)?..at).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
        digits.parse().ok().filter(|year| (1990..2100).contains(year))
    };
    text.match_indices('年').filter(|(at, _)| !open(*at)).filter_map(|(at, _)| Some((year(at)?, at))).collect()
}

/// The clause around a place.
fn sentence(goal: &Passage, at: usize) -> &str {
    let ends = ['，', '。', '；', '、', ',', ';'];
    let text = goal.text.as_str();
    let start = text[..at].rfind(ends).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let end = text[at..].find(ends).map_or(text.len(), |end| at + end);
    &text[start..end]
}
