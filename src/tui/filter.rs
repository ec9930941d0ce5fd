//! What a filter finds: every word of it must be found; Chinese and the first letters of its pinyin in order and with
//! gaps, digits as they stand.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Latin letters are looked for with gaps from so many on: `fgw` finds 发展和改革委员会.
const GAPS: usize = 3;

/// A filter that was typed, ready to be asked.
pub struct Needle {
    words: Vec<String>,
    matcher: SkimMatcherV2,
}

impl Needle {
    /// Splits what was typed at its blanks.
    pub fn new(text: &str) -> Needle {
        Needle { words: text.split_whitespace().map(str::to_lowercase).collect(), matcher: SkimMatcherV2::default() }
    }

    /// Whether nothing is asked for, so that everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word is found in one of some texts.
    pub fn finds(&self, texts: &[&str]) -> bool {
        self.words.iter().all(|word| texts.iter().any(|text| self.word_in(word, text)))
    }

    /// Whether every word stands in one of some texts as it was typed, for lists too long to be looked through with gaps.
    pub fn stands_in(&self, texts: &[&str]) -> bool {
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())))
    }

    /// Digits are looked for as they stand, and so are two letters: in order, those are in nearly every long text.
    fn word_in(&self, word: &str, text: &str) -> bool {
        let digits = word.bytes().any(|b| b.is_ascii_digit());
        if digits || (word.is_ascii() && word.len() < GAPS) {
            text.contains(word)
        } else {
            self.matcher.fuzzy_match(text, word).is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_codes_and_initials() {
        let texts = ["一般行政管理事务 ybxzglsw", "2010602"];
        for (typed, found) in [
            ("", true),
            ("行政", true),
            ("般管务", true),
            ("务管", false),
            ("xzgl", true),
            ("xzsw", true),
            ("xg", false),
            ("20106", true),
            ("行政 0602", true),
            ("行政 208", false),
        ] {
            assert_eq!(Needle::new(typed).finds(&texts), found, "{typed}");
        }
    }
}
