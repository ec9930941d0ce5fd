//! Every word the program says to a person, in Chinese and in English, in one place.
//!
//! A word is a method of [`Lang`], so a missing or misspelt word does not compile. Sentences with figures in them are
//! functions beside the words they belong to. The words of the documents themselves are not here: those are data
//! (`assets/`) and are never translated.

mod check;
mod cli;
mod differ;
mod model;
mod paper;
mod place;
mod review;
mod trouble;
mod tui;
mod tui_across;
mod tui_check;
mod tui_compare;
mod tui_find;
mod tui_told;

/// The language of the interface. Documents are shown as printed in either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese, the readers' language and the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one of two texts that is in this language.
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }
}

/// Declares words: `name: "中文", "English";` becomes `Lang::name(self) -> &'static str`.
macro_rules! words {
    ($($name:ident: $zh:literal, $en:literal;)*) => {
        #[allow(missing_docs, reason = "a word's text is its documentation")]
        impl $crate::words::Lang {
            $(pub const fn $name(self) -> &'static str { self.pick($zh, $en) })*
        }
    };
}
use words;
