//! A mark as it stands now: what was decided, by whom and when, and what was seen then.

use serde::{Deserialize, Serialize};

use super::Stamp;

/// What the reader decided of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "lowercase")]
pub enum Verdict {
    /// 属实.
    Accepted,
    /// 不属实.
    Dismissed {
        /// Why.
        reason: Box<str>,
    },
    /// 待查.
    Later,
}

impl Verdict {
    /// Whether nothing remains to be done: accepted or dismissed.
    pub const fn is_final(&self) -> bool {
        !matches!(self, Verdict::Later)
    }
}

/// Something that was decided or written, with its circumstances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T> {
    /// What.
    pub what: T,
    /// The text that stood there: the sentence of the finding, the printed value.
    pub seen: Box<str>,
    /// By whom and when.
    pub stamp: Stamp,
}

/// Whether a mark still stands on what it was made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// The same text.
    Same,
    /// Another text.
    Changed {
        /// The text when the mark was made.
        was: Box<str>,
    },
    /// The library has nothing under the key any more.
    Gone,
    /// Nobody looked: the rule of the finding was not used.
    Unasked,
}

impl<T> Kept<T> {
    /// How it stands against what the library says now; `None` where it says nothing under the key.
    pub fn standing(&self, now: Option<&str>) -> Standing {
        match now {
            None => Standing::Gone,
            Some(now) if *now == *self.seen => Standing::Same,
            Some(_) => Standing::Changed { was: self.seen.clone() },
        }
    }
}

/// What is kept under a key: a verdict, a note, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mark<'a> {
    /// The verdict; only findings have one.
    pub verdict: Option<&'a Kept<Verdict>>,
    /// The note, never empty.
    pub note: Option<&'a Kept<Box<str>>>,
}

impl Mark<'_> {
    /// Whether nothing is kept.
    pub const fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.note.is_none()
    }

    /// How it stands: the verdict, or the note where there is no verdict. What is not marked stands as it is.
    pub fn standing(&self, now: Option<&str>) -> Standing {
        let verdict = self.verdict.map(|kept| kept.standing(now));
        verdict.or_else(|| self.note.map(|kept| kept.standing(now))).unwrap_or(Standing::Same)
    }

    /// Whether the finding needs no more looking at: accepted or dismissed, and unchanged since.
    pub fn is_settled(&self, now: &str) -> bool {
        self.verdict.is_some_and(|kept| kept.what.is_final() && *kept.seen == *now)
    }
}
