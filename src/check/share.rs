//! Ratios of printed figures: a share, a rate of change, a rate of completion. Each printed figure stands for all that
//! round to it, so a ratio is a range.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Value, finest};

/// The least and the greatest that a figure may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: Decimal,
    /// The greatest.
    pub high: Decimal,
    /// What the printed figures themselves give.
    pub exact: Decimal,
}

impl Range {
    /// All that rounds to a printed value; `None` for words.
    pub fn of(value: &Value) -> Option<Range> {
        let (exact, half) = (value.number()?, value.half_step());
        Some(Range { low: exact - half, high: exact + half, exact })
    }

    /// Two amounts, in one unit each as fine as the finer of them is printed: documents leave out zeros at the end.
    pub fn even(a: &Value, b: &Value) -> Option<(Range, Range)> {
        let same_unit = match (a, b) {
            (Value::Money(a), Value::Money(b)) => a.unit == b.unit,
            _ => true,
        };
        let of = |value: &Value| {
            let (exact, half) = (value.number()?, if same_unit { finest([a, b]) } else { finest([value]) });
            Some(Range { low: exact - half, high: exact + half, exact })
        };
        of(a).zip(of(b))
    }

    /// The percent that this is of another; `None` where that may be zero.
    pub fn percent_of(self, whole: Range) -> Option<Range> {
        if whole.low <= Decimal::ZERO && whole.high >= Decimal::ZERO {
            return None;
        }
        let ratio = |part: Decimal, whole: Decimal| part.checked_div(whole)?.checked_mul(Decimal::ONE_HUNDRED);
        let ends = [
            ratio(self.low, whole.low)?,
            ratio(self.low, whole.high)?,
            ratio(self.high, whole.low)?,
            ratio(self.high, whole.high)?,
        ];
        let low = ends.into_iter().min()?;
        let high = ends.into_iter().max()?;
        Some(Range { low, high, exact: ratio(self.exact, whole.exact)? })
    }

    /// This less another.
    pub fn less(self, other: Range) -> Range {
        Range { low: self.low - other.high, high: self.high - other.low, exact: self.exact - other.exact }
    }

    /// The same with the other sign.
    pub fn negated(self) -> Range {
        Range { low: -self.high, high: -self.low, exact: -self.exact }
    }

    /// Whether a printed percent rounds from something in the range.
    pub fn fits(self, printed: Decimal) -> bool {
        self.reaches(printed, Value::Percent(printed).half_step())
    }

    /// Whether a printed percent is no further off than a unit of its last digit: cut off, or rounded twice.
    pub fn nearly_fits(self, printed: Decimal) -> bool {
        self.reaches(printed, Value::Percent(printed).half_step() * Decimal::from(3))
    }

    fn reaches(self, printed: Decimal, slack: Decimal) -> bool {
        self.low - slack <= printed && printed <= self.high + slack
    }

    /// What the figures give, rounded to the places of a printed percent.
    pub fn rounded_like(self, printed: Decimal) -> Decimal {
        self.exact.round_dp_with_strategy(printed.scale().max(2), RoundingStrategy::MidpointAwayFromZero)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Unit};

    #[test]
    fn a_share_is_as_certain_as_its_figures() {
        let money = |digits: &str| {
            let value = Value::Money(Amount { number: digits.parse().expect("a number"), unit: Unit::Wan });
            Range::of(&value).expect("money is a number")
        };
        let percent = |digits: &str| digits.parse::<Decimal>().expect("a number");
        let share = money("30").percent_of(money("160")).expect("not of zero");
        assert!(share.fits(percent("18.75")) && !share.fits(percent("25")));
        let share = money("30.00").percent_of(money("160.00")).expect("not of zero");
        assert!(share.fits(percent("18.75")) && share.fits(percent("18.8")));
        assert!(
            !share.fits(percent("18.77")) && share.nearly_fits(percent("18.76")) && !share.nearly_fits(percent("19.0"))
        );
        assert_eq!(money("5.00").percent_of(money("0.00")), None);
    }
}
