//! Changes: numbers with their sign on one decimal point, and bars to both sides of an axis. Bars are rounded to half a
//! column, and only here; what is not zero is never drawn as nothing.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::amount::Measure;
use crate::money::grouped;
use crate::tui::theme::Signs;

/// A change with its sign: `+12.30`, `-40.00`, `0`.
pub fn signed(number: Decimal) -> String {
    let sign = if number > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", grouped(number))
}

/// The room for a change, its sign included.
pub fn room(number: Decimal) -> Measure {
    // A minus takes the column that a plus takes.
    Measure::of(-number.abs())
}

/// A change with its sign in the room of its column, its point where the others have theirs.
pub fn aligned(number: Decimal, room: Measure) -> String {
    if number <= Decimal::ZERO {
        return room.number(number);
    }
    // A plus takes the column of a minus.
    room.number(-number).replacen('-', "+", 1)
}

/// A bar of a change at both sides of an axis, each side `columns` wide; the largest change fills its side.
pub fn bar(change: Decimal, largest: Decimal, columns: u16, signs: Signs) -> (String, String) {
    if change.is_zero() || largest.is_zero() {
        return (String::new(), String::new());
    }
    let halves = Decimal::from(columns * 2);
    let share = change.abs().checked_div(largest.abs()).and_then(|share| share.checked_mul(halves));
    let filled = share.and_then(|share| share.round().to_u16()).unwrap_or(columns * 2).clamp(1, columns * 2);
    let whole = signs.bar[signs.bar.len() - 1].repeat(usize::from(filled / 2));
    let odd = filled % 2 == 1;
    if change < Decimal::ZERO {
        (format!("{}{whole}", if odd { signs.right_half } else { "" }), String::new())
    } else {
        (String::new(), format!("{whole}{}", if odd { signs.left_half } else { "" }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::parse_number;
    use crate::tui::theme::Glyphs;

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn signs_stand_before_their_numbers() {
        let all = ["30.91", "-1,040.00", "0", "2"].map(number);
        let room = all.iter().map(|number| room(*number)).fold(Measure::default(), Measure::join);
        let drawn: Vec<_> = all.iter().map(|number| aligned(*number, room)).collect();
        assert_eq!(drawn, ["   +30.91", "-1,040.00", "     0   ", "    +2   "]);
        assert_eq!((signed(number("3.5")), signed(number("-3.5"))), ("+3.5".into(), "-3.5".into()));
    }

    #[test]
    fn bars_go_both_ways_and_never_vanish() {
        for (change, left, right) in [
            ("100", "", "████"),
            ("-100", "████", ""),
            ("-63", "▐██", ""),
            ("38", "", "█▌"),
            ("0.01", "", "▌"),
            ("0", "", ""),
        ] {
            let drawn = bar(number(change), number("100"), 4, Glyphs::Blocks.signs());
            assert_eq!(drawn, (left.into(), right.into()), "{change}");
        }
    }
}
