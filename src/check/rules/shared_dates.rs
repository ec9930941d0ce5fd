//! Spans of time as documents print them: 2021年1月-2021年12月, 2025.1.1-2025.12.31, 2026年4月10日.

/// Year and month.
pub type Month = (u16, u8);

/// A span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first month.
    pub first: Month,
    /// Its last month.
    pub last: Month,
    /// Whether one date with its day is all there is.
    day: bool,
}

impl Span {
    /// Whether it is a single day.
    pub const fn is_day(self) -> bool {
        self.day
    }

    /// How many months it takes, both ends included.
    pub fn months(self) -> i32 {
        (i32::from(self.last.0) - i32::from(self.first.0)) * 12 + i32::from(self.last.1) - i32::from(self.first.1) + 1
    }
}

/// The span that a text is; a day to be done by (12月31日前) is none; a month without a year is of the year before it in the text, else of `year`. `None` where the
/// text is anything else.
pub fn span(text: &str, year: u16) -> Option<Span> {
    let dates = dates(text, year)?;
    let (first, last) = (*dates.first()?, *dates.last()?);
    let day = dates.len() == 1 && first.2;
    (dates.len() <= 2 && (first.0, first.1) <= (last.0, last.1)).then_some(Span {
        first: (first.0, first.1),
        last: (last.0, last.1),
        day,
    })
}

/// The dates of a text that is nothing but dates: year, month, whether the day is printed.
fn dates(text: &str, year: u16) -> Option<Vec<(u16, u8, bool)>> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.trim_end_matches(['。', '；']);
    let plain = text.chars().all(|c| c.is_ascii_digit() || "年月日.-－—–~～至到/".contains(c));
    if !plain {
        return None;
    }
    let mut year = year;
    let mut out = Vec::new();
    for part in text.split(['-', '－', '—', '–', '~', '～', '至', '到']).filter(|part| !part.is_empty()) {
        let numbers: Vec<u16> = part
            .split(|c: char| !c.is_ascii_digit())
            .filter(|digits| !digits.is_empty())
            .map(|digits| digits.parse().ok())
            .collect::<Option<_>>()?;
        let (first, rest) = match numbers.as_slice() {
            [first, rest @ ..] if *first >= 1900 => (Some(*first), rest),
            rest => (None, rest),
        };
        year = first.unwrap_or(year);
        let month = u8::try_from(*rest.first()?).ok().filter(|month| (1..=12).contains(month))?;
        out.push((year, month, rest.len() > 1));
    }
    (!out.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_of_time() {
        let ends = |text: &str| span(text, 2024).map(|span| (span.first, span.last, span.is_day()));
        assert_eq!(ends("2021年1月-2021年12月"), Some(((2021, 1), (2021, 12), false)));
        assert_eq!(ends("2021年1月—12月"), Some(((2021, 1), (2021, 12), false)));
        assert_eq!(ends("2025.1.1-2025.12.31"), Some(((2025, 1), (2025, 12), false)));
        assert_eq!(ends("2026年4月10日"), Some(((2026, 4), (2026, 4), true)));
        assert_eq!(ends("1月至12月。"), Some(((2024, 1), (2024, 12), false)));
        assert_eq!((ends("第一季度审价"), ends("2024年12月31日前")), (None, None));
        assert_eq!(span("2021年1月—12月", 2024).map(Span::months), Some(12));
    }
}
