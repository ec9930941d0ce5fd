//! What a filter finds: every word of it must be found, Chinese as letters in order, Latin letters and digits as they
//! stand.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

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

    /// Two letters in order are in nearly every long text, so only Chinese is looked for with gaps.
    fn word_in(&self, word: &str, text: &str) -> bool {
        if word.is_ascii() { text.contains(word) } else { self.matcher.fuzzy_match(text, word).is_some() }
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
            ("20106", true),
            ("行政 0602", true),
            ("行政 208", false),
        ] {
            assert_eq!(Needle::new(typed).finds(&texts), found, "{typed}");
        }
    }
}
