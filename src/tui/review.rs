//! What the reader made of the findings, as the screens show it: the state of each one, worked out anew when the journal or
//! the ledger changed and only looked up between. What is written is done by the run loop.

use std::collections::HashMap;
use std::sync::Arc;

use super::audit::Audit;
use crate::export::reviewed;
use crate::review::{Key, Mark, Marks, Progress, Verdict};
use crate::words::Lang;

/// What the reader wants kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keep {
    /// A verdict on a finding; the text is its sentence.
    Judge(Key, Verdict, Box<str>),
    /// A note, and the printed value or the sentence that it is on; an empty one takes the note before away.
    Note(Key, String, Box<str>),
    /// The last step taken back.
    Undo,
    /// What was taken back last, done again.
    Redo,
}

/// What became of something to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The finding was found true.
    Accepted,
    /// The finding was found untrue.
    Dismissed,
    /// The finding was left for later.
    Later,
    /// A note was written.
    Noted,
    /// A note was taken away.
    NoteGone,
    /// A step was taken back.
    Undone,
    /// There was none to take back.
    NothingToUndo,
    /// A step was done again.
    Redone,
    /// There was none to do again.
    NothingToRedo,
}

impl Kept {
    /// The sentence of the status line.
    pub const fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Kept::Accepted => lang.kept_accepted(),
            Kept::Dismissed => lang.kept_dismissed(),
            Kept::Later => lang.kept_later(),
            Kept::Noted => lang.kept_note(),
            Kept::NoteGone => lang.note_gone(),
            Kept::Undone => lang.undone(),
            Kept::NothingToUndo => lang.nothing_to_undo(),
            Kept::Redone => lang.redone(),
            Kept::NothingToRedo => lang.nothing_to_redo(),
        }
    }
}

/// Where the review of a finding stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// Nothing was decided.
    #[default]
    Open,
    /// 属实.
    Accepted,
    /// 不属实.
    Dismissed,
    /// 待查.
    Later,
    /// It was decided, and what it says has changed since.
    Changed,
}

impl State {
    /// Whether nothing remains to be done.
    pub const fn is_settled(self) -> bool {
        matches!(self, State::Accepted | State::Dismissed)
    }

    /// In full and as a sign; nothing where nothing was decided.
    pub const fn words(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            State::Open => ("", ""),
            State::Accepted => (lang.is_accepted(), lang.sign_accepted()),
            State::Dismissed => (lang.is_dismissed(), lang.sign_dismissed()),
            State::Later => (lang.is_later(), lang.sign_later()),
            State::Changed => (lang.is_changed(), lang.sign_changed()),
        }
    }

    /// Whether it waits to be looked at, for the first time or again.
    pub const fn waits(self) -> bool {
        matches!(self, State::Open | State::Changed)
    }

    fn of(mark: &Mark<'_>, now: &str) -> State {
        match mark.verdict.map(|kept| &kept.what) {
            None => State::Open,
            Some(Verdict::Later) => State::Later,
            Some(_) if !mark.is_settled(now) => State::Changed,
            Some(Verdict::Accepted) => State::Accepted,
            Some(Verdict::Dismissed { .. }) => State::Dismissed,
        }
    }
}

/// The review of a library.
#[derive(Clone, Debug, Default)]
pub struct Review {
    marks: Arc<Marks>,
    /// Of each finding, by the number of its relation.
    states: HashMap<u32, State>,
    progress: Progress,
}

impl Review {
    /// Takes in what the journal says now.
    pub fn take(&mut self, marks: Arc<Marks>, audit: Option<&Audit>) {
        self.marks = marks;
        self.judge(audit);
    }

    /// Works out the state of every finding.
    pub fn judge(&mut self, audit: Option<&Audit>) {
        self.states.clear();
        self.progress = Progress::default();
        let Some(audit) = audit else { return };
        for (at, key) in audit.ledger().findings().iter().zip(audit.keys()) {
            self.states.insert(*at, State::of(&self.marks.of(key), &audit.entry(*at).message));
        }
        self.progress = reviewed::progress(audit.ledger(), audit.keys(), &self.marks);
    }

    /// Where the review of a finding stands.
    pub fn state(&self, at: u32) -> State {
        self.states.get(&at).copied().unwrap_or_default()
    }

    /// What is kept under a key.
    pub fn of(&self, key: &Key) -> Mark<'_> {
        self.marks.of(key)
    }

    /// How far the review of some findings is, given by the numbers of their relations.
    pub fn progress_of(&self, findings: impl Iterator<Item = u32>) -> Progress {
        let mut progress = Progress::default();
        for at in findings {
            progress.all += 1;
            match self.state(at) {
                State::Open => {}
                State::Accepted => progress.accepted += 1,
                State::Dismissed => progress.dismissed += 1,
                State::Later => progress.later += 1,
                State::Changed => progress.changed += 1,
            }
        }
        progress
    }

    /// How far the review of all findings is.
    pub fn progress(&self) -> Progress {
        self.progress
    }
}
