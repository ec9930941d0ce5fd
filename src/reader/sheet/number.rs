//! What a cell shows of its number: the places of its number format, dates as dates, none of the noise of a float.
//! Colours, separators and words around the number are left out, so that what is left can be read as a number again.

use rust_decimal::{Decimal, RoundingStrategy};

/// How many decimal places a cell without a number format shows at most.
const GENERAL_PLACES: u32 = 9;

/// Which day a workbook counts its days from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Epoch {
    /// Day 1 is 1 January 1900.
    From1900,
    /// Day 0 is 1 January 1904.
    From1904,
}

/// A number as a cell of this number format shows it. Scientific and fractional formats, and formats that depend on the
/// size of the number, show it as a cell without a format does: the value counts, not its dress.
pub fn shown(value: f64, format: &str, epoch: Epoch) -> String {
    let Some(number) = exact(value) else { return format!("{value:e}") };
    if format.is_empty() {
        return general(number);
    }
    let sections = sections(format);
    let first = Section::of(&sections[0]);
    if let Some(date) = Some(&first).filter(|section| section.is_date).and_then(|first| first.date(number, epoch)) {
        return date;
    }
    let conditional = format.contains("[<") || format.contains("[>") || format.contains("[=");
    let section = match sections.len() {
        _ if conditional => return general(number),
        2.. if number.is_sign_negative() && !number.is_zero() => Section::of(&sections[1]),
        3.. if number.is_zero() => Section::of(&sections[2]),
        _ => first,
    };
    if section.is_general || section.is_date {
        return general(number);
    }
    if section.whole == 0 && section.places == 0 {
        // Words only: `"-"??` shows a dash for a zero, and an empty section shows nothing.
        return section.words.trim().to_owned();
    }
    section.show(number)
}

/// The decimal that a float was made from: its 15 digits that count. `None` beyond what any amount comes near.
fn exact(value: f64) -> Option<Decimal> {
    Decimal::from_scientific(&format!("{value:.14e}")).ok().map(|number| number.normalize())
}

fn general(number: Decimal) -> String {
    rounded(number, GENERAL_PLACES).normalize().to_string()
}

fn rounded(number: Decimal, places: u32) -> Decimal {
    number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

/// The sections of a number format: positive; negative; zero; text. Semicolons in quotes set off none.
fn sections(format: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut quoted = false;
    let mut escaped = false;
    for c in format.chars() {
        match c {
            ';' if !quoted && !escaped => {
                out.push(String::new());
                continue;
            }
            '"' if !escaped => quoted = !quoted,
            _ => {}
        }
        escaped = !escaped && !quoted && matches!(c, '\\' | '!' | '_' | '*');
        out.last_mut().expect("never empty").push(c);
    }
    out
}

/// What a section of a number format says.
#[derive(Debug, Default)]
struct Section {
    is_general: bool,
    is_date: bool,
    /// Places for digits before the point, and how many of them are always filled.
    whole: usize,
    filled: usize,
    /// Places for digits after the point, and how many of them are always filled.
    places: u32,
    filled_places: u32,
    /// How many times it divides by 1000.
    thousands: u32,
    percent: bool,
    /// The words in it.
    words: String,
    /// The letters of a date, in order: y, m, d, h, s.
    letters: String,
}

impl Section {
    fn of(format: &str) -> Section {
        let mut section = Section::default();
        let mut after_point = false;
        let mut commas = 0;
        let mut chars = format.chars();
        while let Some(c) = chars.next() {
            match c {
                '"' => section.words.extend(chars.by_ref().take_while(|c| *c != '"')),
                '\\' | '!' => {
                    let literal = chars.next();
                    // A point as a word among the digits moves what they mean: `0!.0,` shows 12,345 as 1.2.
                    section.is_general |= literal == Some('.');
                    section.words.extend(literal);
                }
                '_' | '*' => drop(chars.next()),
                '[' => {
                    let bracket: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    let elapsed = bracket.chars().all(|c| "hms".contains(c.to_ascii_lowercase()));
                    section.is_general |= elapsed && !bracket.is_empty();
                }
                '0' | '#' | '?' => {
                    if after_point {
                        section.place(c)
                    } else {
                        section.whole_digit(c)
                    }
                    commas = 0;
                }
                '.' => after_point = true,
                ',' if section.whole + section.places as usize > 0 => commas += 1,
                '%' => section.percent = true,
                'E' | 'e' | '/' if section.letters.is_empty() && section.whole > 0 => section.is_general = true,
                'G' | '@' => section.is_general = true,
                'y' | 'm' | 'd' | 'h' | 's' | 'Y' | 'M' | 'D' | 'H' | 'S' => {
                    section.letters.push(c.to_ascii_lowercase());
                }
                '-' | '(' | ')' | ' ' | '+' | ':' => section.words.push(c),
                _ => {}
            }
        }
        section.thousands = commas;
        section.is_date = !section.letters.is_empty() && section.whole == 0 && !section.is_general;
        section
    }

    fn whole_digit(&mut self, c: char) {
        self.whole += 1;
        self.filled += usize::from(c == '0');
    }

    fn place(&mut self, c: char) {
        self.places += 1;
        if c == '0' {
            self.filled_places = self.places;
        }
    }

    /// A number that comes to nothing is blank where no place has to be filled.
    fn show(&self, number: Decimal) -> String {
        let scaled = match self.percent {
            true => number.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(number),
            false => number,
        };
        let scaled = (0..self.thousands).fold(scaled, |number, _| number / Decimal::ONE_THOUSAND);
        let mut out = rounded(scaled, self.places.min(15)).normalize();
        if out.is_zero() && self.filled == 0 && self.filled_places == 0 {
            return self.words.trim().to_owned();
        }
        if out.scale() < self.filled_places.min(15) {
            out.rescale(self.filled_places.min(15));
        }
        let text = out.abs().to_string();
        let whole = text.find('.').unwrap_or(text.len());
        let zeros = "0".repeat(self.filled.min(20).saturating_sub(whole));
        let sign = if out.is_sign_negative() && !out.is_zero() { "-" } else { "" };
        let percent = if self.percent { "%" } else { "" };
        format!("{sign}{zeros}{text}{percent}")
    }

    /// The day or time that a number stands for, in the parts that the format shows.
    fn date(&self, number: Decimal, epoch: Epoch) -> Option<String> {
        let has = |letter: char| self.letters.contains(letter);
        let days: i64 = number.trunc().try_into().ok().filter(|days| (0..3_000_000).contains(days))?;
        let seconds: i64 = rounded(number.fract() * Decimal::from(86_400), 0).try_into().ok()?;
        let (year, month, day) = civil(days, epoch);
        let time = format!("{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60);
        let date = match (has('y'), has('d')) {
            (true, true) => format!("{year}年{month}月{day}日"),
            (true, false) if has('m') => format!("{year}年{month}月"),
            (true, false) => format!("{year}年"),
            (false, true) => format!("{month}月{day}日"),
            (false, false) if has('h') || has('s') => return Some(time),
            (false, false) => format!("{month}月"),
        };
        Some(if has('h') { format!("{date} {time}") } else { date })
    }
}

/// Year, month and day of a day number; the 29 February 1900 that there never was is counted as spreadsheets do.
fn civil(days: i64, epoch: Epoch) -> (i64, i64, i64) {
    let since_1970 = match epoch {
        Epoch::From1900 => days - 25_569 + i64::from(days < 60),
        Epoch::From1904 => days - 24_107,
    };
    let shifted = since_1970 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_show_the_digits_of_their_format() {
        for (value, format, shows) in [
            (0.1 + 0.2, "General", "0.3"),
            (1234.5678, "General", "1234.5678"),
            (1.0 / 3.0, "", "0.333333333"),
            (1234.565, "#,##0.00_ ", "1234.57"),
            (2.675, "0.00", "2.68"),
            (5.0, "0.00", "5.00"),
            (5.0, "0.##", "5"),
            (5.25, "#,##0.0#", "5.25"),
            (1234.5, "0", "1235"),
            (20101.0, "0", "20101"),
            (0.0, "#,###", ""),
            (5.0, "00", "05"),
            (-3.5, "#,##0.00;(#,##0.00)", "-3.50"),
            (-0.001, "0.00", "0.00"),
            (0.0, "0.00", "0.00"),
            (0.0, "#,##0.00;-#,##0.00;;@", ""),
            (0.0, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"),
            (7.5, "_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "7.50"),
            (0.985, "0.0%", "98.5%"),
            (12345.0, "0!.0,", "12345"),
            (12_345_678.0, "#,##0,", "12346"),
            (12.5, "0.00\"万元\"", "12.50"),
            (12.5, "[Red]0.0", "12.5"),
            (12.0, "@", "12"),
            (1.25, "# ?/?", "1.25"),
            (12345.678, "0.00E+00", "12345.678"),
            (98765432109.87, "General", "98765432109.87"),
        ] {
            assert_eq!(shown(value, format, Epoch::From1900), shows, "{value} {format}");
        }
        assert_eq!(shown(1e300, "0.00", Epoch::From1900), "1e300");
    }

    #[test]
    fn dates_are_dates() {
        for (value, format, shows) in [
            (46067.0, "yyyy/m/d", "2026年2月14日"),
            (46067.0, "yyyy\"年\"m\"月\";;@", "2026年2月"),
            (46067.5, "m/d/yy h:mm", "2026年2月14日 12:00"),
            (0.75, "h:mm:ss", "18:00"),
            (60.0, "yyyy-mm-dd", "1900年2月28日"),
            (1.0, "yyyy-mm-dd", "1900年1月1日"),
        ] {
            assert_eq!(shown(value, format, Epoch::From1900), shows, "{value} {format}");
        }
        assert_eq!(shown(44605.0, "yyyy/m/d", Epoch::From1904), "2026年2月14日");
        assert_eq!(shown(-5.0, "yyyy/m/d", Epoch::From1904), "-5");
    }
}
