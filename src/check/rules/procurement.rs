//! 政府采购 is 货物, 工程 and 服务; what goes to small enterprises is part of what goes to small and middle ones, and that
//! part of the whole.

use super::super::{Log, Matter, Operand, Rule, Severity, Table};
use super::shared_facts::{facts, money_of, operand};
use super::shared_tables::{bare, column, totals};
use crate::model::{Fact, FactGroup, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "procurement",
    statement: "政府采购总额等于货物、工程、服务之和，面向中小企业的不大于总额",
    english: "Government procurement is goods, works and services, and the part for small and middle enterprises is no more than the whole",
    severity: Severity::Error,
    basis: "算术；政府采购按货物、工程、服务分类",
    run,
};

const KINDS: [&str; 3] = ["货物", "工程", "服务"];

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables().filter(|table| table.form.kind == FormKind::Procurement) {
        listed(table, log);
    }
    let facts: Vec<&Fact> =
        facts(matter, FactGroup::Procurement).into_iter().filter(|fact| money_of(fact).is_some()).collect();
    // 服务 may also stand in the name of the body that buys.
    let kind_of = |fact: &Fact| {
        let (_, bought) = fact.name.rsplit_once("采购").unwrap_or(("", &fact.name));
        let named = KINDS.into_iter().find(|kind| bought.contains(kind));
        named.or_else(|| KINDS.into_iter().find(|kind| fact.name.starts_with(kind)))
    };
    let Some(first) = facts.iter().position(|fact| kind_of(fact).is_some()) else { return };
    // Lists by source of money may lie between the whole and its kinds.
    let before = || facts[..first].iter().rev();
    let whole = before().find(|fact| is_whole(&fact.name)).or_else(|| before().find(|fact| fact.name.contains("采购")));
    let Some(whole) = whole.and_then(|fact| operand(matter, fact, "政府采购总额")) else { return };
    let mut met: Vec<&str> = Vec::new();
    let mut parts: Vec<Operand> = Vec::new();
    for fact in &facts[first..] {
        let Some(kind) = kind_of(fact).filter(|kind| !met.contains(kind)) else { break };
        met.push(kind);
        parts.extend(operand(matter, fact, &format!("政府采购{kind}")));
    }
    let rest = &facts[first + met.len()..];
    if met.len() > 1 {
        log.sum(Severity::Error, "政府采购", whole.clone(), parts);
    }
    let is_small = |fact: &Fact| fact.name.contains("小微企业") || fact.name.contains("小型和微型");
    let both = rest.iter().find(|fact| fact.name.contains("中小企业"));
    let called = |fact: &Fact, size: &str| match fact.name.contains("授予") {
        true => format!("授予{size}企业合同金额"),
        false => format!("面向{size}企业的政府采购"),
    };
    let both = both.and_then(|fact| operand(matter, fact, &called(fact, "中小")));
    let small = rest.iter().find(|fact| is_small(fact)).and_then(|fact| operand(matter, fact, &called(fact, "小微")));
    if let Some(both) = &both {
        log.within(Severity::Warning, both.clone(), whole);
    }
    if let Some((small, both)) = small.zip(both) {
        log.within(Severity::Warning, small, both);
    }
}

/// Whether a name is of all procurement: 政府采购预算总额.
fn is_whole(name: &str) -> bool {
    let Some((before, mut tail)) = name.rsplit_once("采购") else { return false };
    while let Some(rest) = ["安排", "项目", "资金", "预算", "支出", "总", "金额", "额", "合计", "共计", "数"]
        .iter()
        .find_map(|word| tail.strip_prefix(word))
    {
        tail = rest;
    }
    tail.is_empty() && !before.contains("企业") && !before.contains("预留")
}

/// A table whose lines are headed 货物A, 工程B and 服务C.
fn listed(table: Table<'_>, log: &mut Log) {
    let Some(column) = column(table, 0, Role::Total) else { return };
    let head = |kind: &&str| {
        let is_head = |name: &str| name.strip_prefix(*kind).is_some_and(|rest| rest.chars().count() < 3);
        let mut found = table.form.line_ids().filter(|id| is_head(bare(&table.line(*id).name)));
        found.next().filter(|_| found.next().is_none())
    };
    let parts: Vec<Operand> = KINDS.iter().filter_map(head).filter_map(|id| table.at(id, column).printed()).collect();
    let total = totals(table, 0).into_iter().find_map(|id| table.at(id, column).printed());
    if let Some(total) = total.filter(|_| !parts.is_empty()) {
        log.sum(Severity::Error, &table.name(), total, parts);
    }
}
