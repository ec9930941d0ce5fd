//! The vehicles and their value are those of the kinds that are named after them.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity};
use super::shared_facts::{facts, money_of, operand};
use crate::model::{Fact, FactGroup};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "vehicles",
    statement: "车辆数和车辆价值等于所列各类用车之和",
    english: "The vehicles and their value are the sum of the kinds of vehicles named",
    severity: Severity::Error,
    basis: "算术；国有资产占用情况的文字式样",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let facts = facts(matter, FactGroup::Assets);
    for (at, whole) in facts.iter().enumerate() {
        let is_value = money_of(whole).is_some();
        if !counts_all(whole) || (!is_value && whole.unit.as_deref() != Some("辆")) {
            continue;
        }
        let after = facts[at + 1..].iter().take_while(|fact| !ends(fact, whole));
        let parts: Vec<&Fact> =
            after.filter(|fact| is_kind(fact) && money_of(fact).is_some() == is_value).copied().collect();
        // A list that does not end with 其他 may leave some out.
        let is_complete = parts.last().is_some_and(|last| last.name.contains("其他"));
        let Some(whole) = operand(matter, whole, if is_value { "车辆价值" } else { "车辆数" }) else { continue };
        let parts: Vec<_> = parts.iter().filter_map(|fact| operand(matter, fact, &fact.name)).collect();
        let sum: Option<Decimal> = parts.iter().map(|part| part.value.number()).sum();
        let is_less = sum < whole.value.number();
        if parts.is_empty() {
            continue;
        } else if is_complete || !is_less {
            log.sum(Severity::Error, "国有资产", whole, parts);
        } else {
            log.holds(std::iter::once(whole).chain(parts).collect());
        }
    }
}

/// Whether a fact is of all vehicles: those held, or those to be bought.
fn counts_all(fact: &Fact) -> bool {
    let thing = fact.name.strip_suffix("价值").unwrap_or(&fact.name);
    thing.ends_with("车辆") && !thing.contains("其他") && !thing.contains("不含")
}

/// Whether a fact is of one kind of vehicles.
fn is_kind(fact: &Fact) -> bool {
    let thing = fact.name.strip_suffix("价值").unwrap_or(&fact.name);
    thing.ends_with("用车") || thing.ends_with("其他车辆")
}

/// Whether the kinds of a whole end with a fact: another thing, or another whole of the same measure.
fn ends(fact: &Fact, whole: &Fact) -> bool {
    let other_thing = !is_kind(fact) && !counts_all(fact);
    other_thing || (counts_all(fact) && money_of(fact).is_some() == money_of(whole).is_some())
}
