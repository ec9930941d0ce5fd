//! What is looked for, word by word: each a fragment, a sound, the beginning of a code, an amount, as far as it can be.

use rust_decimal::Decimal;

use crate::model::Code;
use crate::money::{Unit, convert, parse_number};
use crate::text::fold;

/// How well something fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rank {
    /// The whole name or code.
    Exact,
    /// The beginning of the name, or a code above the thing's own.
    Prefix,
    /// A part of the name.
    Fragment,
    /// An amount that it prints, in whatever unit.
    Printed,
    /// The whole name by its sound.
    Spelt,
    /// The beginning of the name by its sound.
    SpeltPrefix,
    /// A part of the name by its sound.
    SpeltWithin,
    /// Something in the thing, as an indicator is in a project.
    Inside,
}

impl Rank {
    /// All, the best first; the place of each is its number.
    pub const ALL: [Rank; 8] = [
        Rank::Exact,
        Rank::Prefix,
        Rank::Fragment,
        Rank::Printed,
        Rank::Spelt,
        Rank::SpeltPrefix,
        Rank::SpeltWithin,
        Rank::Inside,
    ];
}

/// What is looked for: words that must all fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

/// A word, ready to be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    folded: String,
    amounts: Vec<Decimal>,
}

impl Query {
    /// The words of a text; `None` where there is none. A code printed in parts (`201 13 08`) is one word, and so is an
    /// amount with its unit (`586.18 万元`).
    pub fn parse(text: &str) -> Option<Query> {
        let mut words: Vec<String> = Vec::new();
        let digits = |word: &str, len: usize| word.len() == len && word.bytes().all(|byte| byte.is_ascii_digit());
        // The last word, while it is a code that may go on.
        let mut open = false;
        for word in text.split_whitespace().map(key).filter(|word| !word.is_empty()) {
            match words.last_mut() {
                Some(code) if open && digits(&word, 2) => {
                    code.push_str(&word);
                    open = code.len() < 7;
                }
                Some(number) if unit(&word).is_some() && parse_number(number).is_some() => {
                    number.push_str(&word);
                    open = false;
                }
                _ => {
                    open = digits(&word, 3);
                    words.push(word);
                }
            }
        }
        (!words.is_empty()).then(|| Query { words: words.into_iter().map(Word::of).collect() })
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Word {
    fn of(folded: String) -> Word {
        let amounts = amounts(&folded);
        Word { folded, amounts }
    }

    /// The word as names are compared with it.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The amounts in 元, without a sign, that the word may mean: one where it states its unit, else one for each unit.
    /// A bare year means none.
    pub fn amounts(&self) -> &[Decimal] {
        &self.amounts
    }

    /// How well a code fits: its digits from the first on.
    pub fn code(&self, code: Code) -> Option<Rank> {
        let digits = code.to_string();
        let looked_for = self.folded.len() > 2 && digits.starts_with(&self.folded);
        looked_for.then_some(if digits.len() == self.folded.len() { Rank::Exact } else { Rank::Prefix })
    }
}

/// The amounts in 元, without a sign, that a folded text may mean.
pub fn amounts(text: &str) -> Vec<Decimal> {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-' | '+')).unwrap_or(text.len());
    let (number, stated) = text.split_at(end);
    let year = number.len() == 4 && number.parse().is_ok_and(|year: u16| (1990..2100).contains(&year));
    let units = match unit(stated) {
        Some(unit) => vec![unit],
        None if stated.is_empty() && !year => Unit::ALL.to_vec(),
        None => Vec::new(),
    };
    // A point at the end is the beginning of a number.
    let number = parse_number(number.trim_end_matches('.'));
    number.map_or(Vec::new(), |number| units.into_iter().map(|unit| in_yuan(number, unit)).collect())
}

/// A number in a unit as it is compared with others: in 元, without its sign.
pub fn in_yuan(number: Decimal, unit: Unit) -> Decimal {
    convert(number, unit, Unit::Yuan).abs()
}

/// A unit as printed, or without its 元 as it is typed.
fn unit(text: &str) -> Option<Unit> {
    let named = |unit: &Unit| unit.chinese() == text || unit.chinese().strip_suffix('元') == Some(text);
    Unit::ALL.into_iter().find(named).filter(|_| !text.is_empty())
}

/// A text as it is compared: without blanks, full-width forms and capitals.
pub fn key(text: &str) -> String {
    fold(text).to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        Query::parse(text).map_or(Vec::new(), |query| query.words.into_iter().map(|word| word.folded).collect())
    }

    #[test]
    fn codes_in_parts_and_amounts_with_units_are_one_word() {
        assert_eq!(words("201 13 08"), ["2011308"]);
        assert_eq!(words("甲局  302 01 招商"), ["甲局", "30201", "招商"]);
        assert_eq!(words("201 13 08 02"), ["2011308", "02"]);
        assert_eq!(words("2024 13"), ["2024", "13"]);
        assert_eq!(words("２０１ ＡＢ"), ["201", "ab"]);
        assert_eq!(words("586.18 万元 招商 万元"), ["586.18万元", "招商", "万元"]);
        assert_eq!(words("201 万"), ["201万"]);
        assert_eq!(Query::parse(" \u{3000}"), None);
    }

    #[test]
    fn a_number_means_an_amount_in_every_unit_or_in_the_one_stated() {
        let means = |text: &str, yuan: &str| {
            let amounts = amounts(&key(text));
            let value: Decimal = yuan.parse().expect("a number");
            (amounts.len(), amounts.contains(&value))
        };
        for text in ["586.18", "5,861,800", "5861800", "５８６．１８", "-586.18", "0.0586180"] {
            assert_eq!(means(text, "5861800"), (5, true), "{text}");
        }
        for text in ["586.18万", "586.18万元", "5,861,800元", "0.058618亿", "5.8618百万元"] {
            assert_eq!(means(text, "5861800"), (1, true), "{text}");
        }
        assert_eq!(means("586.", "586"), (5, true));
        assert_eq!(means("2,024", "2024"), (5, true));
        for text in ["2024", "2024年", "586.18%", "万元", "元", "zsyz", "1.2.3", "58,6"] {
            assert_eq!(means(text, "0").0, 0, "{text}");
        }
    }

    #[test]
    fn a_code_is_looked_for_from_its_first_digit() {
        let query = Query::parse("201").expect("words");
        let code = |digits: &str| query.words()[0].code(Code::parse(digits).expect("a code"));
        assert_eq!([code("201"), code("20113"), code("30201")], [Some(Rank::Exact), Some(Rank::Prefix), None]);
    }

    #[test]
    fn the_number_of_a_rank_is_its_place() {
        assert!(Rank::ALL.iter().enumerate().all(|(at, rank)| *rank as usize == at));
    }
}
