//! What a square of a workbook can hold without becoming something else: a number that keeps its digits, a text of a length
//! that programs still open.

use std::borrow::Cow;

use rust_decimal::Decimal;

/// A spreadsheet keeps this many digits of a number and no more.
const DIGITS: u32 = 15;
/// A square holds no more than 32,767 units of UTF-16; what is longer is cut with a mark.
const LONGEST: usize = 32_000;

/// A number as the format has numbers, where that loses no digit: fifteen digits come back as they were. Nothing is worked
/// out with it.
pub fn number(number: Decimal) -> Option<f64> {
    let number = number.normalize();
    let digits = number.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1);
    if digits > DIGITS { None } else { number.to_string().parse().ok() }
}

/// A text, cut with a mark where it is too long.
pub fn text(text: &str) -> Cow<'_, str> {
    if text.encode_utf16().count() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let mut units = 0;
    let fits = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < LONGEST
    });
    Cow::Owned(fits.chain(['…']).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_written_where_it_keeps_its_digits() {
        for (money, exact) in [
            ("0.00", true),
            ("-1245.31", true),
            ("123456789012.345", true),
            ("123456789012.34500", true),
            ("1234567890123.456", false),
            ("9999999999999999", false),
        ] {
            let money: Decimal = money.parse().expect("a number");
            let written = number(money);
            assert_eq!(written.is_some(), exact, "{money}");
            let again = written.map(|number| number.to_string().parse::<Decimal>().expect("a number"));
            assert!(again.is_none_or(|again| again == money), "{money}");
        }
    }

    #[test]
    fn a_long_text_is_cut_with_a_mark() {
        let long = "🀄".repeat(20_000);
        let cut = text(&long);
        assert!(cut.ends_with("🀄…") && cut.encode_utf16().count() <= LONGEST);
        assert_eq!(text("短"), "短");
    }
}
