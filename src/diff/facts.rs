//! Which fact (staffing, procurement, assets, scores) is which, and whether it changed.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::value::State;
use crate::model::{Fact, FactGroup};
use crate::money::{Amount, Unit};
use crate::text::bare;

/// The facts of two disclosures.
pub type Facts = Vec<FactPair>;

/// A fact of both, or of one.
#[derive(Clone, Debug)]
pub struct FactPair {
    /// What it belongs to.
    pub group: FactGroup,
    /// An index into the facts of the first.
    pub a: Option<usize>,
    /// An index into the facts of the second.
    pub b: Option<usize>,
    /// What became of it.
    pub state: State,
    /// B − A in the unit of the first, where both are numbers of one unit or both are money.
    pub delta: Option<Decimal>,
}

/// The facts of two disclosures: those of the first in its order, then what only the second has. A fact told twice under
/// one name meets the first and the second of the other side in turn.
pub fn pair(a: &[Fact], b: &[Fact]) -> Facts {
    let key = |fact: &Fact| (fact.group, bare(&fact.name));
    let mut open: HashMap<_, Vec<usize>> = HashMap::new();
    for (at, fact) in b.iter().enumerate().rev() {
        open.entry(key(fact)).or_default().push(at);
    }
    let mut taken = vec![false; b.len()];
    let mut out: Facts = Vec::with_capacity(a.len().max(b.len()));
    for (at, fact) in a.iter().enumerate() {
        let other = open.get_mut(&key(fact)).and_then(Vec::pop);
        let Some(at_b) = other else {
            out.push(FactPair { group: fact.group, a: Some(at), b: None, state: State::Removed, delta: None });
            continue;
        };
        taken[at_b] = true;
        let delta = delta(fact, &b[at_b]);
        let same = delta.map_or(fact.value == b[at_b].value, |delta| delta.is_zero());
        let state = if same { State::Same } else { State::Changed };
        out.push(FactPair { group: fact.group, a: Some(at), b: Some(at_b), state, delta });
    }
    let added = b.iter().enumerate().filter(|(at, _)| !taken[*at]);
    out.extend(added.map(|(at, fact)| FactPair {
        group: fact.group,
        a: None,
        b: Some(at),
        state: State::Added,
        delta: None,
    }));
    out
}

fn delta(a: &Fact, b: &Fact) -> Option<Decimal> {
    let (from, to) = (a.value.number()?, b.value.number()?);
    if a.unit.as_deref().unwrap_or("") == b.unit.as_deref().unwrap_or("") {
        return Some(to - from);
    }
    // What was told in 元 and is told in 万元 is the same where the money is.
    if let (Some(from), Some(to)) = (money(a), money(b)) {
        return Some(to.value_in(from.unit) - from.number);
    }
    let ((own, unit), (other, same)) = (counted(a)?, counted(b)?);
    (unit == same).then(|| (to * other).checked_div(own).map(|to| (to - from).normalize())).flatten()
}

/// How many of a plain unit the unit of a fact is: of 万平方米 ten thousand 平方米.
fn counted(fact: &Fact) -> Option<(Decimal, &str)> {
    let unit = fact.unit.as_deref()?;
    let many = unit.strip_prefix('万').filter(|plain| !plain.is_empty());
    Some(many.map_or((Decimal::ONE, unit), |plain| (Decimal::from(10_000), plain)))
}

/// A fact that is money; `None` for staff, cars and scores.
pub fn money(fact: &Fact) -> Option<Amount> {
    let number = fact.value.number()?;
    let unit = Unit::ALL.into_iter().find(|unit| fact.unit.as_deref() == Some(unit.chinese()))?;
    Some(Amount { number, unit })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Print;
    use crate::source::{FileId, Origin};

    fn fact(name: &str, value: &str, unit: &str) -> Fact {
        let number = value.parse().map(Print::Number);
        Fact {
            group: FactGroup::Procurement,
            name: name.into(),
            value: number.unwrap_or_else(|_| Print::Word(value.into())),
            unit: Some(unit.into()).filter(|_| !unit.is_empty()),
            origin: Origin::file(FileId(0)),
        }
    }

    #[test]
    fn facts_go_by_name_and_money_by_its_worth() {
        for (a, b, state, delta) in [
            (("采购金额", "12.5", "万元"), ("采购金额", "125000", "元"), State::Same, Some("0")),
            (("采购金额", "12.5", "万元"), ("采购金额", "130000", "元"), State::Changed, Some("0.5")),
            (("车辆", "5", "辆"), ("车辆", "6", "辆"), State::Changed, Some("1")),
            (("车辆", "5", "辆"), ("车辆", "5", "台"), State::Same, None),
            (("房屋", "10", "平方米"), ("房屋", "10", "万平方米"), State::Changed, Some("99990")),
            (("房屋", "0.5", "万平方米"), ("房屋", "5000", "平方米"), State::Same, Some("0")),
            (("等级", "优", ""), ("等级", "良", ""), State::Changed, None),
            (("2024年采购金额", "1", "万元"), ("2025年采购金额", "1.00", "万元"), State::Same, Some("0")),
        ] {
            let make = |(name, value, unit): (&str, &str, &str)| [fact(name, value, unit)];
            let pairs = pair(&make(a), &make(b));
            let told: Vec<_> = pairs.iter().map(|pair| (pair.state, pair.delta)).collect();
            assert_eq!(told, [(state, delta.map(|text| text.parse().expect("a number")))], "{a:?} {b:?}");
        }
    }
}
