//! What a sentence says of the year before: last year's figure, stated or worked out, and the change that follows of it.

use rust_decimal::Decimal;

use crate::check::{Matter, Operand, Range, Tense, Told, Value};

/// A stated percent of change and what it is worked out from.
#[derive(Clone, Debug)]
pub struct Growth {
    /// The printed percent, signed.
    pub percent: Decimal,
    /// It as an operand.
    pub claim: Operand,
    /// The amount, then last year's figure or the change.
    pub operands: Vec<Operand>,
    /// The difference from last year.
    pub change: Range,
    /// Last year's figure.
    pub base: Range,
}

/// The percents of change that the narrative states, with what each is worked out from.
pub fn growths<'a>(matter: &'a Matter<'_>) -> impl Iterator<Item = (&'a Told, Growth)> {
    matter.told().iter().filter_map(|told| Some((told, growth(matter, told)?)))
}

fn growth(matter: &Matter<'_>, told: &Told) -> Option<Growth> {
    let percent = told.percent.filter(|_| told.tense == Tense::This)?;
    let now = matter.told_amount(told);
    let change = matter.told_change(told);
    let (other, change, base) = match (change, told.base) {
        (Some(change), _) => {
            let (this, range) = Range::even(&now.value, &change.value)?;
            (change, range, this.less(range))
        }
        (None, Some((amount, origin))) => {
            let base = matter.told_of(told, "上年数", Value::Money(amount), origin);
            let (this, range) = Range::even(&now.value, &base.value)?;
            (base, this.less(range), range)
        }
        (None, None) => return None,
    };
    let claim = matter.told_of(told, "增减幅度", Value::Percent(percent.number), percent.origin);
    Some(Growth { percent: percent.number, claim, operands: vec![now, other], change, base })
}

/// How well a printed percent is what the figures give.
pub fn verdict(rate: Range, printed: Decimal) -> Fit {
    let half = Value::Percent(printed).half_step();
    match () {
        () if (rate.exact - printed).abs() <= half => Fit::Holds,
        () if rate.nearly_fits(printed) => Fit::LastDigit,
        () => Fit::Fails,
    }
}

/// See [`verdict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The printed figures give it.
    Holds,
    /// They give another last digit: cut off, rounded twice, or worked out from figures that were not yet rounded.
    LastDigit,
    /// No rounding explains it.
    Fails,
}

/// 增加 or 减少 with the number.
pub fn moved(number: Decimal) -> String {
    let verb = if number.is_sign_negative() { "减少" } else { "增加" };
    format!("{verb} {}%", number.abs().normalize())
}
