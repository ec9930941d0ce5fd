//! Amounts as whole numbers of 0.01 万元, so that everything adds up exactly, and how a hand prints them.

/// Hundredths of 万元 (100 元).
pub type Fen = i64;

/// How a document prints an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// `6`, `449.4`, `1245.31`.
    Plain,
    /// `6.00`, `1245.31`.
    Fixed,
    /// `6.00`, `1,245.31`.
    Grouped,
}

/// What a document prints where the amount is nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    /// The cell stays blank.
    Blank,
    /// `0` or `0.00`.
    Zero,
}

impl Digits {
    /// The amount in 万元.
    pub fn print(self, amount: Fen) -> String {
        let sign = if amount < 0 { "-" } else { "" };
        let (whole, part) = (amount.abs() / 100, amount.abs() % 100);
        match self {
            Digits::Plain if part == 0 => format!("{sign}{whole}"),
            Digits::Plain if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
            Digits::Plain | Digits::Fixed => format!("{sign}{whole}.{part:02}"),
            Digits::Grouped => format!("{sign}{}.{part:02}", in_threes(whole)),
        }
    }

    /// The amount in a cell; `None` for a blank one.
    pub fn cell(self, amount: Fen, nothing: Nothing) -> Option<String> {
        (amount != 0 || nothing == Nothing::Zero).then(|| self.print(amount))
    }
}

fn in_threes(whole: i64) -> String {
    let digits = whole.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A share in percent with two places, rounded half up: `14.82`.
pub fn percent(part: Fen, whole: Fen) -> String {
    let (part, whole) = (i128::from(part.abs()), i128::from(whole.abs()));
    assert!(whole > 0, "a share of nothing");
    let hundredths = (part * 20_000 + whole) / (2 * whole);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_as_documents_do() {
        assert_eq!(Digits::Plain.print(600), "6");
        assert_eq!(Digits::Plain.print(44940), "449.4");
        assert_eq!(Digits::Fixed.print(600), "6.00");
        assert_eq!(Digits::Grouped.print(124_531), "1,245.31");
        assert_eq!(Digits::Fixed.cell(0, Nothing::Blank), None);
        assert_eq!(Digits::Plain.cell(0, Nothing::Zero).as_deref(), Some("0"));
    }

    #[test]
    fn shares_round_half_up() {
        assert_eq!(percent(1, 8), "12.50");
        assert_eq!(percent(1, 16), "6.25");
        assert_eq!(percent(1, 3), "33.33");
        assert_eq!(percent(2, 3), "66.67");
        assert_eq!(percent(3, 80_000), "0.00");
        assert_eq!(percent(5, 100_000), "0.01");
    }
}
