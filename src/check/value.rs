//! What an operand of a relation is: money, a count, a percent or words, as printed.

use rust_decimal::Decimal;

use crate::money::{Amount, Unit, convert, grouped};

/// A printed value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An amount in the unit it is printed in.
    Money(Amount),
    /// A count or a measure with its unit: 22 人.
    Count(Decimal, Box<str>),
    /// A percent, or percentage points: 8.51 for 8.51 %.
    Percent(Decimal),
    /// Anything that is no number.
    Words(Box<str>),
}

impl Value {
    /// An amount in 万元 that was worked out, printed nowhere.
    pub fn wan(number: Decimal) -> Value {
        Value::Money(Amount { number: number.normalize(), unit: Unit::Wan })
    }

    /// The number that is compared: money in 万元, all else as it is; `None` for words.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Value::Money(amount) => Some(amount.wan()),
            Value::Count(number, _) | Value::Percent(number) => Some(*number),
            Value::Words(_) => None,
        }
    }

    /// Half a unit of its last printed digit, in the measure of [`Value::number`]: what rounding may have taken or given.
    /// A count is exact.
    pub fn half_step(&self) -> Decimal {
        match self {
            Value::Money(amount) => convert(half(amount.number.scale()), amount.unit, Unit::Wan),
            Value::Percent(number) => half(number.scale()),
            Value::Count(..) | Value::Words(_) => Decimal::ZERO,
        }
    }

    /// Whether it is printed in 万元 without decimals: documents leave out zeros at the end, so that it may mean .00.
    fn is_whole_wan(&self) -> bool {
        matches!(self, Value::Money(amount) if amount.unit == Unit::Wan && amount.number.scale() == 0)
    }

    /// As a sentence prints it: digits in groups, the unit behind.
    pub fn printed(&self) -> String {
        match self {
            Value::Money(amount) => format!("{} {}", grouped(amount.number), amount.unit.chinese()),
            Value::Count(number, unit) if unit.is_empty() => grouped(*number),
            Value::Count(number, unit) => format!("{} {unit}", grouped(*number)),
            Value::Percent(number) => format!("{number}%"),
            Value::Words(words) => format!("“{words}”"),
        }
    }
}

/// How well two prints of one figure agree, the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    /// The same number.
    Same,
    /// One is the other with fewer digits.
    Rounded,
    /// A unit of the last digit apart: cut off instead of rounded, or rounded before it was added up.
    LastDigit,
    /// No rounding explains it.
    Apart,
}

/// How well a claim agrees with another print of the same figure, by which it is measured; `None` where one is no number.
pub fn agreement(claim: &Value, measure: &Value) -> Option<Agreement> {
    let (claimed, measured) = (claim.number()?, measure.number()?);
    let apart = (claimed - measured).abs();
    if apart.is_zero() {
        return Some(Agreement::Same);
    }
    let (claim_half, measure_half) = (claim.half_step(), measure.half_step());
    let half = claim_half.max(measure_half);
    if !claim.is_whole_wan() && !measure.is_whole_wan() {
        return Some(match () {
            () if claim_half != measure_half && apart <= half => Agreement::Rounded,
            () if apart <= half * Decimal::TWO => Agreement::LastDigit,
            () => Agreement::Apart,
        });
    }
    // A whole number is a rounded one only where the other has digits below it: 586 for 586.18, but not 36 for 35.
    let step = half * Decimal::TWO;
    let has_more = measured.checked_rem(step).is_some_and(|rest| !rest.is_zero());
    let is_finer = claim_half > measure_half && has_more;
    let is_cut = apart < step && claimed.abs() < measured.abs() && !claimed.is_zero();
    Some(match () {
        () if is_finer && apart <= half => Agreement::Rounded,
        () if is_finer && is_cut || apart <= finest([claim, measure]) * Decimal::TWO => Agreement::LastDigit,
        () => Agreement::Apart,
    })
}

/// Half a unit of the last digit that the figures of one relation are printed to: that of the finest, since documents leave
/// out zeros at the end, and beside one in whole 万元 never coarser than two places.
pub fn finest<'v>(values: impl IntoIterator<Item = &'v Value>) -> Decimal {
    let step = |value: &Value| {
        let own = value.half_step();
        if value.is_whole_wan() { own.min(half(2)) } else { own }
    };
    values.into_iter().map(step).min().unwrap_or_default()
}

/// Half a unit at a number of decimal places.
fn half(places: u32) -> Decimal {
    Decimal::new(5, places.saturating_add(1).min(Decimal::MAX_SCALE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_is_a_rounded_one_only_beside_a_finer_one() {
        let wan = |digits: &str| Value::Money(Amount { number: digits.parse().expect("a number"), unit: Unit::Wan });
        for (claim, measure, expected) in [
            ("36", "35", Agreement::Apart),
            ("36", "35.00", Agreement::Apart),
            ("35", "35.00", Agreement::Same),
            ("586", "586.18", Agreement::Rounded),
            ("587", "586.18", Agreement::Apart),
            ("586", "586.92", Agreement::LastDigit),
            ("14.90", "15", Agreement::Apart),
            ("14.99", "15", Agreement::LastDigit),
            ("586.2", "586.18", Agreement::Rounded),
            ("586.19", "586.18", Agreement::LastDigit),
            ("586.20", "586.18", Agreement::Apart),
        ] {
            assert_eq!(agreement(&wan(claim), &wan(measure)), Some(expected), "{claim} {measure}");
        }
        assert_eq!(finest([&wan("26"), &wan("4")]), half(2));
        assert_eq!(finest([&wan("26.5"), &wan("4.1")]), half(1));
    }

    #[test]
    fn half_a_unit_of_the_last_digit_in_wan() {
        let money = |digits: &str, unit| Value::Money(Amount { number: digits.parse().expect("a number"), unit });
        for (value, half, printed) in [
            (money("586.18", Unit::Wan), "0.005", "586.18 万元"),
            (money("94995790", Unit::Yuan), "0.00005", "94,995,790 元"),
            (Value::Percent("8.5".parse().expect("a number")), "0.05", "8.5%"),
            (Value::Count("22".parse().expect("a number"), "人".into()), "0", "22 人"),
            (Value::Words("高速发展".into()), "0", "“高速发展”"),
        ] {
            assert_eq!(value.half_step(), half.parse().expect("a number"), "{value:?}");
            assert_eq!(value.printed(), printed);
        }
    }
}
