//! What two files tell in sentences put together: what both print is kept once, everything else of either stays.

use std::collections::HashMap;
use std::hash::Hash;

use super::alike::words;
use super::paper::Told;
use crate::model::{Fact, Print, Section, Statement};
use crate::narrative;
use crate::performance;
use crate::text::fold;

/// Adds what another file tells to what is known, but for what is told already. The fuller of the two comes first.
pub fn add(known: &mut Told, mut later: Told) {
    let size = |told: &Told| told.statements.len() + told.facts.len() + told.narrated.len() + told.sections.len();
    if size(&later) > size(known) {
        std::mem::swap(known, &mut later);
    }
    let Told { filled, narrated, evaluated, statements, facts, sections } = later;
    known.filled.extend(filled);
    join(&mut known.narrated, narrated, project);
    join(&mut known.evaluated, evaluated, performance::printed);
    join(&mut known.statements, statements, statement);
    join(&mut known.facts, facts, fact);
    join(&mut known.sections, sections, section);
}

/// Adds the items that are not known: of one printed twice here and once there, one is added.
fn join<T, K: Hash + Eq>(known: &mut Vec<T>, later: Vec<T>, print: impl Fn(&T) -> K) {
    let mut met: HashMap<K, usize> = HashMap::new();
    known.iter().for_each(|one| *met.entry(print(one)).or_default() += 1);
    for one in later {
        match met.get_mut(&print(&one)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => known.push(one),
        }
    }
}

fn statement(said: &Statement) -> [String; 5] {
    let number = |number: Option<rust_decimal::Decimal>| {
        number.map(|number| said.amount.unit.chinese().to_owned() + &number.normalize().to_string()).unwrap_or_default()
    };
    let percent = said.percent.map(|number| number.normalize().to_string()).unwrap_or_default();
    [words(&said.text), fold(&said.subject), said.amount.wan().to_string(), number(said.change), percent]
}

fn fact(fact: &Fact) -> (String, String, String, String) {
    let value = match &fact.value {
        Print::Number(number) => number.normalize().to_string(),
        Print::Word(word) => fold(word),
    };
    let unit = fact.unit.as_deref().map(fold).unwrap_or_default();
    (fact.group.id().to_owned(), fold(&fact.name), value, unit)
}

fn section(section: &Section) -> (String, u8) {
    (fold(&section.heading), section.depth)
}

fn project(told: &narrative::Told) -> (Option<String>, [String; 6]) {
    let text =
        |passage: &Option<crate::model::Passage>| passage.as_ref().map(|one| fold(&one.text)).unwrap_or_default();
    let parts = [&told.basis, &told.undertaker, &told.allocation, &told.period, &told.goal].map(text);
    let [basis, undertaker, allocation, period, goal] = parts;
    let money = told.amount.map(|(amount, _)| amount.wan().to_string());
    (money, [fold(&told.name.text), basis, undertaker, allocation, period, goal])
}
