//! What the reader made of the findings, as the screens show it: the state of each one, worked out anew when the journal or
//! the ledger changed and only looked up between. What is written is done by the run loop.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::audit::Audit;
use crate::check::Severity;
use crate::export::{reviewed, whose};
use crate::library::Library;
use crate::model::DisclosureId;
use crate::review::{Key, Mark, Marks, Progress, Verdict};
use crate::source::Origin;
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
    /// As the journal has them.
    kept: Arc<Marks>,
    /// Under the names of the library's disclosures.
    marks: Marks,
    /// Of each finding, by the number of its relation.
    states: HashMap<u32, State>,
    progress: Progress,
    /// Of each disclosure, the findings about which something remains to be done: errors, warnings, notes.
    open: HashMap<DisclosureId, [usize; 3]>,
    /// The figures of the disclosures that have a note on one, found once: their keys, and what is printed.
    figures: HashMap<DisclosureId, HashMap<Key, Origin>>,
    /// The notes on figures, by the place of the figure.
    notes: HashMap<Origin, Key>,
}

impl Review {
    /// Takes in what the journal says now.
    pub fn take(&mut self, marks: Arc<Marks>, library: &Library, audit: Option<&Audit>) {
        self.kept = marks;
        self.settle(library, audit);
    }

    /// Works out anew what stands where, in a library that is checked or not yet.
    pub fn settle(&mut self, library: &Library, audit: Option<&Audit>) {
        self.marks = whose::taken_over(library, audit.map(Audit::ledger), &self.kept);
        self.judge(audit);
        self.find_notes(library);
    }

    /// Finds the figures that notes are on.
    fn find_notes(&mut self, library: &Library) {
        self.notes.clear();
        let marked: HashSet<&str> = self
            .marks
            .iter()
            .filter(|(key, _)| matches!(key, Key::Figure { .. }))
            .map(|(key, _)| key.disclosure())
            .collect();
        let names = if marked.is_empty() { Vec::new() } else { whose::names(library) };
        for (_, id) in names.iter().zip(library.disclosure_ids()).filter(|(name, _)| marked.contains(&***name)) {
            let known = self.figures.entry(id).or_insert_with(|| {
                let figures = reviewed::figures(library, id).into_iter();
                figures.map(|figure| (figure.key, figure.operand.origin)).collect()
            });
            for (key, mark) in self.marks.iter() {
                if let Some(origin) = known.get(key).filter(|_| mark.note.is_some()) {
                    self.notes.insert(*origin, key.clone());
                }
            }
        }
    }

    /// Lets go of what was found in another library.
    pub fn forget(&mut self) {
        self.figures.clear();
        self.notes.clear();
    }

    /// The key of the note on the figure at a place.
    pub fn note_at(&self, origin: Origin) -> Option<&Key> {
        self.notes.get(&origin)
    }

    /// The findings of a disclosure about which something remains to be done: errors, warnings, notes.
    pub fn open(&self, id: DisclosureId) -> [usize; 3] {
        self.open.get(&id).copied().unwrap_or_default()
    }

    /// The same among some findings.
    pub fn open_among(&self, findings: &[u32], audit: &Audit) -> [usize; 3] {
        let mut open = [0; 3];
        for at in findings.iter().filter(|at| !self.state(**at).is_settled()) {
            let severity = audit.entry(*at).severity();
            if let Some(place) = Severity::ALL.iter().position(|one| Some(*one) == severity) {
                open[place] += 1;
            }
        }
        open
    }

    /// Works out the state of every finding.
    fn judge(&mut self, audit: Option<&Audit>) {
        self.states.clear();
        self.open.clear();
        self.progress = Progress::default();
        let Some(audit) = audit else { return };
        for (at, key) in audit.ledger().findings().iter().zip(audit.keys()) {
            self.states.insert(*at, State::of(&self.marks.of(key), audit.entry(*at).sentence()));
        }
        for at in audit.ledger().findings() {
            let one = self.open_among(&[*at], audit);
            let sum = self.open.entry(audit.entry(*at).disclosure).or_default();
            sum.iter_mut().zip(one).for_each(|(sum, one)| *sum += one);
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
