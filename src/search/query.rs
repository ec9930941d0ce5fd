//! What is looked for, word by word, and how well a text fits a word.

use super::sound::Sound;
use crate::model::Code;
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
    /// The whole name by its sound.
    Spelt,
    /// The beginning of the name by its sound.
    SpeltPrefix,
    /// A part of the name by its sound.
    SpeltWithin,
    /// Something in the thing, as an indicator is in a project.
    Inside,
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
}

impl Query {
    /// The words of a text; `None` where there is none. A code printed in parts (`201 13 08`) is one word.
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
                _ => {
                    open = digits(&word, 3);
                    words.push(word);
                }
            }
        }
        (!words.is_empty()).then(|| Query { words: words.into_iter().map(|folded| Word { folded }).collect() })
    }

    /// The words.
    pub fn words(&self) -> &[Word] {
        &self.words
    }
}

impl Word {
    /// The word as names are compared with it.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// How well a name fits.
    pub fn name(&self, name: &Known) -> Option<Rank> {
        match name.folded.find(&self.folded) {
            Some(0) if name.folded.len() == self.folded.len() => Some(Rank::Exact),
            Some(0) => Some(Rank::Prefix),
            Some(_) => Some(Rank::Fragment),
            // One letter begins too many syllables to say anything.
            None if self.folded.len() > 1 && self.folded.is_ascii() => name.sound.rank(&self.folded),
            None => None,
        }
    }

    /// How well a code fits: its digits from the first on.
    pub fn code(&self, code: Code) -> Option<Rank> {
        let digits = code.to_string();
        let looked_for = self.folded.len() > 2 && digits.starts_with(&self.folded);
        looked_for.then_some(if digits.len() == self.folded.len() { Rank::Exact } else { Rank::Prefix })
    }
}

/// A name, ready to be looked for.
#[derive(Clone, Debug)]
pub struct Known {
    folded: String,
    sound: Sound,
}

impl Known {
    /// Readies a name.
    pub fn of(name: &str) -> Known {
        Known { folded: key(name), sound: Sound::of(name) }
    }
}

/// A text without blanks, full-width forms and capitals.
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
    fn codes_in_parts_are_one_word() {
        assert_eq!(words("201 13 08"), ["2011308"]);
        assert_eq!(words("甲局  302 01 招商"), ["甲局", "30201", "招商"]);
        assert_eq!(words("201 13 08 02"), ["2011308", "02"]);
        assert_eq!(words("2024 13"), ["2024", "13"]);
        assert_eq!(words("２０１ ＡＢ"), ["201", "ab"]);
        assert_eq!(Query::parse(" \u{3000}"), None);
    }

    #[test]
    fn the_nearer_the_better() {
        let query = Query::parse("招商 zs 201").expect("words");
        let ranks = |name: &str| query.words().iter().map(|word| word.name(&Known::of(name))).collect::<Vec<_>>();
        assert_eq!(ranks("招商"), [Some(Rank::Exact), Some(Rank::Spelt), None]);
        assert_eq!(ranks("招商引资"), [Some(Rank::Prefix), Some(Rank::SpeltPrefix), None]);
        assert_eq!(ranks("市招商局201室"), [Some(Rank::Fragment), Some(Rank::SpeltWithin), Some(Rank::Fragment)]);
        let code = |digits: &str| query.words()[2].code(Code::parse(digits).expect("a code"));
        assert_eq!([code("201"), code("20113"), code("30201")], [Some(Rank::Exact), Some(Rank::Prefix), None]);
    }
}
