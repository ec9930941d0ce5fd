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

/// Half a unit at a number of decimal places.
fn half(places: u32) -> Decimal {
    Decimal::new(5, places.saturating_add(1).min(Decimal::MAX_SCALE))
}

#[cfg(test)]
mod tests {
    use super::*;

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
