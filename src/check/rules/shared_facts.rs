//! Facts as operands, and runs of facts that follow one another: a whole and what it is made of.

use super::super::{Matter, Operand, Value};
use crate::model::{Fact, FactGroup, Print};
use crate::money::{Amount, Unit};

/// The facts of a group in the order of the document, changes and rates left out.
pub fn facts<'a>(matter: &Matter<'a>, group: FactGroup) -> Vec<&'a Fact> {
    let is_state = |fact: &&Fact| !fact.name.ends_with("变动") && !fact.name.ends_with("变动幅度");
    let all = matter.disclosure.facts.iter();
    all.filter(|fact| fact.group == group && fact.value.number().is_some()).filter(is_state).collect()
}

/// The unit of money of a fact; `None` where it counts something else.
pub fn money_of(fact: &Fact) -> Option<Unit> {
    match fact.unit.as_deref()? {
        "万元" => Some(Unit::Wan),
        "元" => Some(Unit::Yuan),
        _ => None,
    }
}

/// A fact as an operand, called by a name that needs no figure of its own.
pub fn operand(matter: &Matter<'_>, fact: &Fact, name: &str) -> Option<Operand> {
    let Print::Number(number) = fact.value else { return None };
    let value = match money_of(fact) {
        Some(unit) => Value::Money(Amount { number, unit }),
        None => Value::Count(number, fact.unit.as_deref().unwrap_or_default().into()),
    };
    Some(matter.said(&format!("说明·{name}"), value, fact.origin))
}
