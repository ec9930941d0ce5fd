//! Account codes of the government budget classification (政府收支分类科目).

use std::fmt;

/// A level of the classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AccountLevel {
    /// 类, three digits.
    Class,
    /// 款, five digits.
    Section,
    /// 项, seven digits; functional accounts only.
    Item,
}

impl AccountLevel {
    /// The level as the export calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            AccountLevel::Class => "类",
            AccountLevel::Section => "款",
            AccountLevel::Item => "项",
        }
    }
}

/// A code of three, five or seven digits: functional 2xx…, departmental economic 3xx….
///
/// What a code means depends on the year (20805 was renamed in 2020), so a code carries no name.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u32);

impl Code {
    /// Reads the digits of a whole code; `None` unless they are three, five or seven and the first is not 0.
    pub fn parse(digits: &str) -> Option<Code> {
        let fits =
            matches!(digits.len(), 3 | 5 | 7) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if fits { digits.parse().ok().map(Code) } else { None }
    }

    /// The code one level down with two more digits; `None` below 项 or for a number over 99.
    pub fn child(self, two_digits: u32) -> Option<Code> {
        (self.level() != AccountLevel::Item && two_digits < 100).then_some(Code(self.0 * 100 + two_digits))
    }

    /// Which level the number of digits says.
    pub const fn level(self) -> AccountLevel {
        match self.0 {
            0..=999 => AccountLevel::Class,
            1000..=99_999 => AccountLevel::Section,
            _ => AccountLevel::Item,
        }
    }

    /// The code one level up.
    pub const fn parent(self) -> Option<Code> {
        match self.level() {
            AccountLevel::Class => None,
            AccountLevel::Section | AccountLevel::Item => Some(Code(self.0 / 100)),
        }
    }

    /// The 类 it belongs to, itself for a 类.
    pub const fn class(self) -> Code {
        match self.level() {
            AccountLevel::Class => self,
            AccountLevel::Section => Code(self.0 / 100),
            AccountLevel::Item => Code(self.0 / 10_000),
        }
    }

    /// Whether this is a code above another, at any distance.
    pub fn is_above(self, other: Code) -> bool {
        let mut up = other.parent();
        while let Some(code) = up {
            if code == self {
                return true;
            }
            up = code.parent();
        }
        false
    }

    /// Whether it is a functional code (2xx), what money is for.
    pub const fn is_functional(self) -> bool {
        self.class().0 / 100 == 2
    }

    /// Whether it is a departmental economic code (3xx), what money buys.
    pub const fn is_economic(self) -> bool {
        self.class().0 / 100 == 3
    }

    /// The number itself.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The two digits of its own level, or the three of a 类.
    pub fn own_digits(self) -> String {
        match self.level() {
            AccountLevel::Class => self.0.to_string(),
            AccountLevel::Section | AccountLevel::Item => format!("{:02}", self.0 % 100),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(digits: &str) -> Code {
        Code::parse(digits).unwrap_or_else(|| panic!("{digits}"))
    }

    #[test]
    fn levels_and_parents() {
        let item = code("2080505");
        assert_eq!(item.level(), AccountLevel::Item);
        assert_eq!(item.parent(), Some(code("20805")));
        assert_eq!(item.class(), code("208"));
        assert!(code("208").is_above(item) && !item.is_above(code("208")) && !code("201").is_above(item));
        assert_eq!(code("208").child(5), Some(code("20805")));
        assert_eq!(item.own_digits(), "05");
        assert_eq!(code("301").parent(), None);
        assert!(code("30101").is_economic() && item.is_functional());
    }

    #[test]
    fn refuses_other_lengths() {
        for digits in ["", "20", "2010", "020", "201011", "20101011", "20a"] {
            assert_eq!(Code::parse(digits), None, "{digits}");
        }
    }
}
