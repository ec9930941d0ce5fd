//! Amounts one below the other on one decimal point, every printed place kept; in a unit they were not printed in, without
//! the zeros that moving them left.

use rust_decimal::Decimal;

use crate::model::Print;
use crate::money::{Amount, Unit, grouped};
use crate::text::width::{pad, pad_left, width};

/// How much room the amounts of a column need.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
    /// Columns up to the decimal point.
    whole: usize,
    /// Columns from the decimal point on.
    fraction: usize,
    /// Columns of the longest word in the place of a number.
    word: usize,
}

impl Measure {
    /// The room for one number.
    pub fn of(number: Decimal) -> Measure {
        let text = grouped(number);
        let whole = text.find('.').unwrap_or(text.len());
        Measure { whole, fraction: text.len() - whole, word: 0 }
    }

    /// The room for what a cell prints, read in one unit and shown in another.
    pub fn of_print(print: &Print, from: Unit, to: Unit) -> Measure {
        match print {
            Print::Number(number) => Measure::of(shown(*number, from, to)),
            Print::Word(word) => Measure { word: width(word), ..Measure::default() },
        }
    }

    /// The room for both.
    #[must_use]
    pub fn join(self, other: Measure) -> Measure {
        Measure {
            whole: self.whole.max(other.whole),
            fraction: self.fraction.max(other.fraction),
            word: self.word.max(other.word),
        }
    }

    /// Columns in all.
    pub fn width(self) -> u16 {
        u16::try_from((self.whole + self.fraction).max(self.word)).unwrap_or(u16::MAX)
    }

    /// A number in exactly [`Measure::width`] columns, its point where the others have theirs.
    pub fn number(self, number: Decimal) -> String {
        let text = grouped(number);
        let whole = text.find('.').unwrap_or(text.len());
        let padded = pad(&text, text.len() + self.fraction.saturating_sub(text.len() - whole));
        pad_left(&padded, self.width() as usize)
    }

    /// What a cell prints in exactly [`Measure::width`] columns; a word ends where whole numbers end.
    pub fn print(self, print: &Print, from: Unit, to: Unit) -> String {
        match print {
            Print::Number(number) => self.number(shown(*number, from, to)),
            Print::Word(word) => {
                let columns = self.width() as usize;
                let end = columns.saturating_sub(self.fraction).max(width(word));
                pad(&pad_left(word, end), columns)
            }
        }
    }
}

/// A number as printed, moved to another unit as [`Amount::shown_in`] does.
pub fn shown(number: Decimal, from: Unit, to: Unit) -> Decimal {
    Amount { number, unit: from }.shown_in(to)
}

/// What a cell prints, in another unit, without alignment.
pub fn plain(print: &Print, from: Unit, to: Unit) -> String {
    match print {
        Print::Number(number) => grouped(shown(*number, from, to)),
        Print::Word(word) => word.to_string(),
    }
}

/// An amount in a unit, without alignment.
pub fn plain_amount(amount: Amount, unit: Unit) -> String {
    grouped(amount.shown_in(unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_number;

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn points_stand_below_each_other() {
        let texts = ["1245.31", "6", "0.00", "-3.5", "120"];
        let measure = texts.iter().map(|text| Measure::of(number(text))).fold(Measure::default(), Measure::join);
        let drawn: Vec<_> = texts.iter().map(|text| measure.number(number(text))).collect();
        assert_eq!(drawn, ["1,245.31", "    6   ", "    0.00", "   -3.5 ", "  120   "]);
        let word = Print::Word("无".into());
        assert_eq!(measure.print(&word, Unit::Wan, Unit::Wan), "   无   ");
    }

    #[test]
    fn yuan_in_wan_has_no_tail_of_zeros_and_stands_on_one_point() {
        let texts = ["4100000.00", "100.00", "12345.60", "0.00", "5"];
        let moved = texts.map(|text| shown(number(text), Unit::Yuan, Unit::Wan));
        let measure = moved.iter().map(|number| Measure::of(*number)).fold(Measure::default(), Measure::join);
        let drawn: Vec<_> = moved.iter().map(|number| measure.number(*number)).collect();
        assert_eq!(drawn, ["410.00   ", "  0.01   ", "  1.23456", "  0.00   ", "  0.0005 "]);
        assert_eq!(shown(number("410.000"), Unit::Wan, Unit::Wan).to_string(), "410.000", "as printed in its own unit");
    }

    #[test]
    fn a_word_alone_has_room() {
        let word = Print::Word("不适用".into());
        let measure = Measure::of_print(&word, Unit::Wan, Unit::Yuan);
        assert_eq!(measure.print(&word, Unit::Wan, Unit::Yuan), "不适用");
    }
}
