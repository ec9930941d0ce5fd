//! An amount on both sides, and what became of it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Side;

/// What became of something between the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// The same in both.
    Same,
    /// In both, and different.
    Changed,
    /// Only in the second.
    Added,
    /// Only in the first.
    Removed,
}

impl State {
    /// The name in the export.
    pub const fn id(self) -> &'static str {
        match self {
            State::Same => "same",
            State::Changed => "changed",
            State::Added => "added",
            State::Removed => "removed",
        }
    }
}

/// Where an amount comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Printed {
    /// A cell of the form: an index into [`crate::model::Form::cells`].
    Cell(u32),
    /// Told of a project, in a form or a sentence.
    Told,
    /// Not printed on this side: the sum of the lines below, which are.
    Summed,
}

/// One amount of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// In 万元, exact.
    pub wan: Decimal,
    /// Where from.
    pub printed: Printed,
}

/// The amounts of both sides; `None` where a side says nothing, which is not 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pair {
    /// Of the first.
    pub a: Option<Value>,
    /// Of the second.
    pub b: Option<Value>,
    /// Whether a side without an amount may have one all the same: its column is not certain, or it was not told. Then it
    /// does not count as 0, and there is no change to speak of.
    pub open: bool,
}

impl Pair {
    /// By how much it changed in 万元, what one side does not have counting as 0; `None` where neither has it, or a side may
    /// have what it does not say.
    pub fn change(&self) -> Option<Decimal> {
        self.state().map(|_| self.delta())
    }

    /// B − A in 万元, what is not said counting as 0 whatever the reason.
    pub fn delta(&self) -> Decimal {
        self.wan_b() - self.wan_a()
    }

    /// The change in percent of A's size, to two places, with the sign of the change; `None` where A is 0 or
    /// says nothing, and where there is no change to speak of.
    pub fn percent(&self) -> Option<Decimal> {
        let a = self.a.map(|value| value.wan).filter(|a| !a.is_zero())?;
        let percent = self.change()?.checked_div(a.abs())?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(percent.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
    }

    /// What became of the amount; `None` where neither side has one, or one may have what it does not say.
    pub fn state(&self) -> Option<State> {
        match (self.a, self.b) {
            (None, None) => None,
            (None, _) | (_, None) if self.open => None,
            (None, Some(_)) => Some(State::Added),
            (Some(_), None) => Some(State::Removed),
            (Some(a), Some(b)) => Some(if a.wan == b.wan { State::Same } else { State::Changed }),
        }
    }

    /// The amount of a side.
    pub fn of(&self, side: Side) -> Option<Value> {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }

    /// The amount of a side, to be set.
    pub(super) fn of_mut(&mut self, side: Side) -> &mut Option<Value> {
        match side {
            Side::A => &mut self.a,
            Side::B => &mut self.b,
        }
    }

    fn wan_a(&self) -> Decimal {
        self.a.map_or(Decimal::ZERO, |value| value.wan)
    }

    fn wan_b(&self) -> Decimal {
        self.b.map_or(Decimal::ZERO, |value| value.wan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(a: &str, b: &str) -> Pair {
        let value = |text: &str| text.parse().ok().map(|wan| Value { wan, printed: Printed::Summed });
        Pair { a: value(a), b: value(b), open: false }
    }

    #[test]
    fn difference_percent_and_state() {
        for (a, b, delta, percent, state) in [
            ("60.13", "25.77", "-34.36", Some("-57.14"), Some(State::Changed)),
            ("", "25", "25", None, Some(State::Added)),
            ("2.63", "", "-2.63", Some("-100"), Some(State::Removed)),
            ("0", "5", "5", None, Some(State::Changed)),
            ("-10", "5", "15", Some("150"), Some(State::Changed)),
            ("5", "5.00", "0", Some("0"), Some(State::Same)),
            ("", "", "0", None, None),
        ] {
            let pair = pair(a, b);
            assert_eq!(pair.delta(), delta.parse().expect("a number"), "{a} {b}");
            assert_eq!(pair.percent(), percent.map(|text| text.parse().expect("a number")), "{a} {b}");
            assert_eq!(pair.state(), state, "{a} {b}");
        }
    }

    #[test]
    fn what_may_be_there_is_not_nothing() {
        let open = Pair { open: true, ..pair("", "25") };
        assert_eq!((open.state(), open.change(), open.percent()), (None, None, None));
        let open = Pair { open: true, ..pair("20", "25") };
        assert_eq!((open.state(), open.change()), (Some(State::Changed), Some(Decimal::from(5))));
    }
}
