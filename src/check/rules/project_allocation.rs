//! What a project's money is to be spent on adds up to the money.

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use super::shared_items::{Items, items};
use crate::model::Project;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "project-allocation",
    statement: "项目资金分配情况所列各项金额之和等于项目金额",
    english: "The items of a project's allocation add up to its amount",
    severity: Severity::Error,
    basis: "算术；项目说明中的预算安排规模与资金分配情况",
    run: |matter, log| {
        for project in &matter.disclosure.projects {
            allocated(project, log);
        }
        planned(matter, log);
    },
};

fn allocated(project: &Project, log: &mut Log) {
    let (Some((amount, origin)), Some(allocation)) = (project.amount, &project.allocation) else { return };
    let Items { listed, complete } = items(&allocation.text, &project.name, allocation.origin);
    if listed.is_empty() {
        return;
    }
    let whole =
        Operand { label: format!("{}·项目金额", project.name).into(), value: Value::Money(amount), origin };
    if complete {
        log.sum(Severity::Error, "资金分配情况", whole, listed);
    } else {
        log.unchecked(Why::NotUnderstood, format!("{}的资金分配情况之和", project.name), vec![whole]);
    }
}

/// 年度预算安排 in one sentence: the total, its parts, and the total again.
fn planned(matter: &Matter<'_>, log: &mut Log) {
    for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
        let text = paragraph.text.as_str();
        let Some((head, rest)) = text.split_once("其中") else { continue };
        if !head.contains("项目总预算") || rest.contains("其中") {
            continue;
        }
        let start = head.len() + "其中".len();
        let (parts, again) = rest.split_once("合计").unwrap_or((rest, ""));
        let whole = items(head, "", paragraph.origin(0, head.len()));
        let Items { listed, complete } = items(parts, "", paragraph.origin(start, parts.len()));
        let [whole] = whole.listed.as_slice() else { continue };
        if !complete || listed.is_empty() {
            continue;
        }
        log.sum(Severity::Error, "年度预算安排", whole.clone(), listed);
        if let [again] = items(again, "", paragraph.origin(start, text.len() - start)).listed.as_slice() {
            log.equal(Severity::Error, "年度预算安排", again.clone(), whole.clone());
        }
    }
}
