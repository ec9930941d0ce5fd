//! What a project's money is to be spent on adds up to the money.

use rust_decimal::Decimal;

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

/// How a sentence calls all the money of a project.
const WHOLES: &[&str] =
    &["项目总预算", "项目预算", "预算总额", "项目总金额", "项目资金总额", "项目总投资", "年度预算安排", "预算安排总额"];

/// 年度预算安排 in one sentence: the total, its parts, and the total again. Parts without the total again may be only the
/// greater ones.
fn planned(matter: &Matter<'_>, log: &mut Log) {
    for paragraph in matter.prose().iter().flat_map(|prose| &prose.paragraphs) {
        let text = paragraph.text.as_str();
        let Some((head, rest)) = text.split_once("其中") else { continue };
        if !WHOLES.iter().any(|word| head.contains(word)) || rest.contains("其中") {
            continue;
        }
        let start = head.len() + "其中".len();
        let (parts, again) = rest.split_once("合计").unwrap_or((rest, ""));
        let whole = items(head, "", paragraph.origin(0, head.len()));
        let Items { listed, complete } = items(parts, "", paragraph.origin(start, parts.len()));
        let [whole] = whole.listed.as_slice() else { continue };
        // 2024年度项目预算: the year is no part of what it is called.
        let label = whole.label.strip_prefix('度').filter(|_| head.contains("年度")).unwrap_or(&whole.label);
        let whole = &Operand { label: label.into(), ..whole.clone() };
        if !complete || listed.is_empty() {
            continue;
        }
        let number = |operand: &Operand| operand.value.number().unwrap_or_default();
        match items(again, "", paragraph.origin(start, text.len() - start)).listed.as_slice() {
            [again] => {
                log.sum(Severity::Error, "年度预算安排", whole.clone(), listed);
                log.equal(Severity::Error, "年度预算安排", again.clone(), whole.clone());
            }
            _ if listed.iter().map(number).sum::<Decimal>() == number(whole) => {
                log.sum(Severity::Error, "年度预算安排", whole.clone(), listed);
            }
            _ => log.unchecked(Why::NotUnderstood, "年度预算安排各项之和", vec![whole.clone()]),
        }
    }
}
