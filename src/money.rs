//! An amount as printed (digits and unit) and as meant (an exact decimal in any unit).
//!
//! Nothing here ever rounds: units differ by powers of ten, so every conversion is exact in a decimal. Rounding to what
//! fits a screen is the business of the one who draws, and says so.

use rust_decimal::Decimal;

/// The unit that a table or a sentence states its amounts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unit {
    /// 元.
    Yuan,
    /// 千元.
    Thousand,
    /// 万元, ten thousand yuan: the unit of nearly every disclosure and the default.
    #[default]
    Wan,
    /// 百万元.
    Million,
    /// 亿元, a hundred million yuan.
    Yi,
}

impl Unit {
    /// Every unit that documents state.
    pub const ALL: [Unit; 5] = [Unit::Wan, Unit::Yuan, Unit::Yi, Unit::Thousand, Unit::Million];

    /// How many decimal places this unit stands above 元.
    const fn places(self) -> i32 {
        match self {
            Unit::Yuan => 0,
            Unit::Thousand => 3,
            Unit::Wan => 4,
            Unit::Million => 6,
            Unit::Yi => 8,
        }
    }

    /// The unit as printed in documents and in the export.
    pub const fn chinese(self) -> &'static str {
        match self {
            Unit::Yuan => "元",
            Unit::Thousand => "千元",
            Unit::Wan => "万元",
            Unit::Million => "百万元",
            Unit::Yi => "亿元",
        }
    }

    /// The unit that a line such as `单位：万元` states, where it states one. The name of a body that holds such a word
    /// (`编制单位：广元市某局`) states none.
    pub fn stated_in(text: &str) -> Option<Unit> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut stated = None;
        for (at, mark) in text.match_indices("单位") {
            let tail = text[at + mark.len()..].trim_start_matches(['：', ':', '（', '(', '为']);
            let tail = tail.strip_prefix("人民币").unwrap_or(tail);
            let unit = Unit::ALL.into_iter().find(|unit| tail.starts_with(unit.chinese()));
            let is_place = tail.chars().skip(1).take(2).any(|c| "县市区镇乡州".contains(c));
            stated = unit.filter(|_| !is_place).or(stated);
        }
        stated
    }

    /// The next unit in the reader's cycle 万元 → 元 → 亿元; what documents rarely state is not in it.
    pub const fn next(self) -> Unit {
        match self {
            Unit::Wan => Unit::Yuan,
            Unit::Yuan => Unit::Yi,
            Unit::Yi | Unit::Thousand | Unit::Million => Unit::Wan,
        }
    }
}

/// A number in a unit. The number keeps the scale it was printed with, so `6`, `6.0` and `6.00` stay different prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Amount {
    /// The number as printed, its scale being the printed places.
    pub number: Decimal,
    /// The unit it was printed in.
    pub unit: Unit,
}

impl Amount {
    /// The exact value in 万元, without trailing zeros.
    pub fn wan(self) -> Decimal {
        self.value_in(Unit::Wan)
    }

    /// The exact value in a unit, without trailing zeros.
    pub fn value_in(self, unit: Unit) -> Decimal {
        convert(self.number, self.unit, unit).normalize()
    }

    /// The printed number moved to another unit with every printed digit kept: `1,245.31` 万元 is `12453100` 元, and
    /// `100` 元 is `0.0100` 万元.
    pub fn printed_in(self, unit: Unit) -> Decimal {
        if unit == self.unit { self.number } else { convert(self.number, self.unit, unit) }
    }

    /// The same number for the eye: in the unit it was printed in as printed, in another without the zeros that only the
    /// move left at its end: `4,100,000.00` 元 is `410.00` 万元 and `100` 元 is `0.01` 万元.
    pub fn shown_in(self, unit: Unit) -> Decimal {
        if unit == self.unit { self.number } else { trimmed(convert(self.number, self.unit, unit)) }
    }
}

/// Moves a number from one unit to another by shifting its decimal point; every printed digit is kept, none is added.
pub fn convert(number: Decimal, from: Unit, to: Unit) -> Decimal {
    let shift = from.places() - to.places();
    let scale = number.scale() as i32 - shift;
    let mut moved = number;
    if scale >= 0 && moved.set_scale(scale as u32).is_ok() {
        return moved;
    }
    let mut whole = number;
    // More places to move than are printed: the places are used up, and the rest multiplies.
    if whole.set_scale(0).is_ok() && scale < 0 {
        return whole * Decimal::from(10_i64.pow(scale.unsigned_abs()));
    }
    number / Decimal::from(10_i64.pow(shift.unsigned_abs()))
}

/// The decimal places that a number keeps though they are zeros.
const KEPT_PLACES: u32 = 2;

/// The same number without zeros at its end, down to two decimal places; none is added.
pub fn trimmed(number: Decimal) -> Decimal {
    let mut trimmed = number.normalize();
    let places = number.scale().min(KEPT_PLACES);
    if trimmed.scale() < places {
        trimmed.rescale(places);
    }
    trimmed
}

/// The most digits an amount is printed with; spreadsheets print up to 17.
const MOST_DIGITS: usize = 18;

/// Reads a number as it is printed in tables: digits in groups or not, full-width or not, a sign in front, blanks that
/// an extraction left inside (`18.5 0`). `None` for anything else, blank cells and dashes included.
///
/// Digits set off by a blank are put together only where the point, or the commas of a number, are there: in `24 00` the
/// blank may stand for a point that was lost, and in a cell of two numbers for nothing.
///
/// A comma that does not set off a group of three is no thousands separator, and the text is then no number; nor is one
/// of more digits than any amount has, so that sums and conversions of amounts stay within their types.
pub fn parse_number(text: &str) -> Option<Decimal> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '0'..='9' | '.' | '-' | '+' | ',' => plain.push(c),
            '０'..='９' => plain.push(char::from(b'0' + (c as u32 - '０' as u32) as u8)),
            '．' => plain.push('.'),
            '，' => plain.push(','),
            '－' | '−' => plain.push('-'),
            '＋' => plain.push('+'),
            c if c.is_whitespace() => {}
            _ => return None,
        }
    }
    let parted = text.split_whitespace().filter(|part| part.contains(|c: char| c.is_numeric())).count() > 1;
    if plain.bytes().filter(u8::is_ascii_digit).count() > MOST_DIGITS || parted && !plain.contains(['.', ',']) {
        return None;
    }
    let body = plain.strip_prefix(['-', '+']).unwrap_or(&plain);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, "0"));
    if whole.is_empty() || fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !digits(first) || (whole.contains(',') && first.len() > 3) || !groups.all(|g| g.len() == 3 && digits(g)) {
        return None;
    }
    plain.retain(|c| c != ',' && c != '+');
    plain.parse().ok()
}

/// Writes a number with its digits grouped in threes, every printed place kept.
pub fn grouped(number: Decimal) -> String {
    let text = number.to_string();
    let (sign, body) = text.strip_prefix('-').map_or(("", text.as_str()), |body| ("-", body));
    let (whole, fraction) = body.split_once('.').map_or((body, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        parse_number(text).unwrap_or_else(|| panic!("{text} should be a number"))
    }

    #[test]
    fn reads_what_tables_print() {
        for (text, value) in [
            ("1,245.31", "1245.31"),
            ("１，２４５．３１", "1245.31"),
            ("6.00", "6.00"),
            (" 0 ", "0"),
            ("18.5 0", "18.50"),
            ("1, 245.31", "1245.31"),
            ("- 3.2", "-3.2"),
            ("- 3", "-3"),
            ("-3.2", "-3.2"),
            ("20765.62", "20765.62"),
        ] {
            assert_eq!(number(text).to_string(), value, "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "",
            " ",
            "-",
            "无",
            "/",
            "1,24",
            "1234,567",
            "1.2.3",
            "1234567890123456789",
            "12.",
            ".5",
            "5%",
            "3-4",
            "1O",
            "24 00",
            "- 3 4",
        ] {
            assert_eq!(parse_number(text), None, "{text}");
        }
    }

    #[test]
    fn units_are_exact_both_ways() {
        let amount = Amount { number: number("1,245.31"), unit: Unit::Wan };
        assert_eq!(amount.printed_in(Unit::Yuan).to_string(), "12453100");
        assert_eq!(amount.printed_in(Unit::Yi).to_string(), "0.124531");
        assert_eq!(amount.wan().to_string(), "1245.31");
        assert_eq!(Amount { number: number("100"), unit: Unit::Yuan }.wan().to_string(), "0.01");
        let most = Amount { number: number("999999999999999999"), unit: Unit::Yi };
        assert_eq!(most.printed_in(Unit::Yuan).to_string(), "99999999999999999900000000");
        assert_eq!(Amount { number: number("0.00"), unit: Unit::Yuan }.wan().to_string(), "0");
    }

    #[test]
    fn moving_to_another_unit_leaves_no_tail_of_zeros_to_see() {
        for (text, from, to, shown) in [
            ("4,100,000.00", Unit::Yuan, Unit::Wan, "410.00"),
            ("1,234,567.00", Unit::Yuan, Unit::Wan, "123.4567"),
            ("-1,000", Unit::Yuan, Unit::Wan, "-0.10"),
            ("0.00", Unit::Yuan, Unit::Wan, "0.00"),
            ("1,200", Unit::Wan, Unit::Yi, "0.12"),
            ("6", Unit::Wan, Unit::Yuan, "60000"),
            ("6.0000", Unit::Wan, Unit::Wan, "6.0000"),
        ] {
            let amount = Amount { number: number(text), unit: from };
            assert_eq!(amount.shown_in(to).to_string(), shown, "{text}");
            assert_eq!(amount.shown_in(to), amount.value_in(to), "{text}: the same amount");
        }
    }

    #[test]
    fn groups_digits() {
        for (text, out) in [("1245.31", "1,245.31"), ("999", "999"), ("-1000000", "-1,000,000"), ("0.00", "0.00")] {
            assert_eq!(grouped(number(text)), out);
        }
    }

    #[test]
    fn finds_the_stated_unit() {
        assert_eq!(Unit::stated_in("编制部门：甲局   单位：万元"), Some(Unit::Wan));
        assert_eq!(Unit::stated_in("编制单位：甲局   单位： 元"), Some(Unit::Yuan));
        assert_eq!(Unit::stated_in("金额单位（人民币元）"), Some(Unit::Yuan));
        for text in ["编制单位：甲局", "编制单位：广元市甲局", "编制单位：元氏县甲局 项目 预算数（元）"]
        {
            assert_eq!(Unit::stated_in(text), None, "{text}");
        }
        assert_eq!(Unit::stated_in("编制单位：广元市甲局 单位：万元"), Some(Unit::Wan));
    }
}
