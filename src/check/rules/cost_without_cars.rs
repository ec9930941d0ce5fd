//! Whoever has no vehicles and buys none has nothing to run.

use super::super::{Log, Matter, Operand, Rule, Severity};
use super::shared_facts::{facts, operand};
use super::shared_public::public;
use crate::model::{Fact, FactGroup, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "cost-without-cars",
    statement: "没有车辆也不购车的，不应有公务用车运行维护费",
    english: "Without vehicles, and with none to be bought, there is no cost of running vehicles",
    severity: Severity::Warning,
    basis: "国有资产占用情况与三公经费的关系",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let facts = facts(matter, FactGroup::Assets);
    let Some(cars) = facts.iter().find(|fact| counts_held(fact)) else { return };
    let Some(cars) = operand(matter, cars, "车辆数") else { return };
    let Some(table) = matter.table(FormKind::ThreePublic) else { return };
    let Some(running) = public(table, Role::VehicleRunning).and_then(|reading| reading.printed()) else { return };
    let bought = public(table, Role::VehiclePurchase).and_then(|reading| reading.printed());
    let to_buy =
        facts.iter().any(|fact| is_positive(fact) && fact.unit.as_deref() == Some("辆") && fact.name.contains("购置"));
    if !is_zero(&cars) || to_buy || bought.as_ref().is_some_and(|bought| !is_zero(bought)) {
        return;
    }
    if is_zero(&running) {
        return log.holds(vec![running, cars]);
    }
    let message = format!("车辆 0 辆、当年不购车，{}却印 {}", running.label, running.value.printed());
    log.fails(Severity::Warning, message, vec![running, cars]);
}

/// Whether a fact counts the vehicles held.
fn counts_held(fact: &Fact) -> bool {
    let held = fact.name.ends_with("车辆") && !["其他", "不含", "购置"].iter().any(|word| fact.name.contains(word));
    held && fact.unit.as_deref() == Some("辆")
}

fn is_positive(fact: &Fact) -> bool {
    fact.value.number().is_some_and(|number| !number.is_zero())
}

fn is_zero(operand: &Operand) -> bool {
    operand.value.number().is_none_or(|number| number.is_zero())
}
