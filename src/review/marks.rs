//! What all lines of a journal come to: under each key the last verdict and the last note that was not taken back.

use std::collections::BTreeMap;

use super::line::{Act, Line};
use super::{Kept, Key, Mark, Verdict};

/// The marks of a journal.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The lines that say something of a key, in the order of the file.
    said: Vec<Said>,
    /// Where the line of a number is among them: the last where two have one number.
    by_number: BTreeMap<u64, usize>,
    /// The lines of each key.
    by_key: BTreeMap<Key, Vec<usize>>,
}

#[derive(Clone, Debug)]
struct Said {
    key: Key,
    what: What,
    withdrawn: bool,
}

#[derive(Clone, Debug)]
enum What {
    /// None takes the one before away.
    Verdict(Option<Kept<Verdict>>),
    /// An empty one takes the one before away.
    Note(Kept<Box<str>>),
}

/// How far the review of some findings is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// All findings.
    pub all: usize,
    /// Accepted, and unchanged since.
    pub accepted: usize,
    /// Dismissed, and unchanged since.
    pub dismissed: usize,
    /// Left for later.
    pub later: usize,
    /// Accepted or dismissed, and changed since: to be looked at again.
    pub changed: usize,
}

impl Progress {
    /// How many need no more looking at.
    pub const fn reviewed(&self) -> usize {
        self.accepted + self.dismissed
    }

    /// How many have no verdict that counts.
    pub const fn unreviewed(&self) -> usize {
        self.all - self.reviewed() - self.later
    }
}

impl Marks {
    /// What is kept under a key; an empty mark where nothing is.
    pub fn of(&self, key: &Key) -> Mark<'_> {
        let lines = self.by_key.get(key).map(Vec::as_slice).unwrap_or_default();
        let standing = || lines.iter().rev().map(|at| &self.said[*at]).filter(|said| !said.withdrawn);
        let verdict = standing().find_map(|said| match &said.what {
            What::Verdict(kept) => Some(kept.as_ref()),
            What::Note(_) => None,
        });
        let note = standing().find_map(|said| match &said.what {
            What::Note(kept) => Some(kept),
            What::Verdict(_) => None,
        });
        Mark { verdict: verdict.flatten(), note: note.filter(|kept| !kept.what.is_empty()) }
    }

    /// The same marks, those of which a disclosure is given on that one. Of two on one thing the later one counts.
    pub fn moved(&self, to: impl Fn(&Key) -> Option<Box<str>>) -> Marks {
        let mut moved: BTreeMap<&Key, Key> = BTreeMap::new();
        for key in self.by_key.keys() {
            moved.extend(to(key).map(|disclosure| (key, key.on(disclosure))));
        }
        let mut marks = Marks { by_number: self.by_number.clone(), ..Marks::default() };
        for said in &self.said {
            let key = moved.get(&said.key).unwrap_or(&said.key).clone();
            marks.by_key.entry(key.clone()).or_default().push(marks.said.len());
            marks.said.push(Said { key, ..said.clone() });
        }
        marks
    }

    /// Every key with a verdict or a note, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, Mark<'_>)> {
        self.by_key.keys().map(|key| (key, self.of(key))).filter(|(_, mark)| !mark.is_empty())
    }

    /// How far the review of findings is, each given by its key and its sentence.
    pub fn progress<'a>(&self, findings: impl IntoIterator<Item = (&'a Key, &'a str)>) -> Progress {
        let mut progress = Progress::default();
        for (key, now) in findings {
            progress.all += 1;
            let mark = self.of(key);
            match mark.verdict.map(|kept| &kept.what) {
                None => {}
                Some(Verdict::Later) => progress.later += 1,
                Some(_) if !mark.is_settled(now) => progress.changed += 1,
                Some(Verdict::Accepted) => progress.accepted += 1,
                Some(Verdict::Dismissed { .. }) => progress.dismissed += 1,
            }
        }
        progress
    }

    /// The next finding after the one at `from` that has no verdict, or has changed since; then, where there is none, the next
    /// that was left for later. Goes on from the beginning after the last; the one at `from` comes last.
    pub fn next_unreviewed(&self, findings: &[(&Key, &str)], from: usize) -> Option<usize> {
        let order = || (1..=findings.len()).map(|step| (from + step) % findings.len());
        let state = |at: &usize| {
            let (key, now) = findings[*at];
            let mark = self.of(key);
            (mark.is_settled(now), mark.verdict.is_some_and(|kept| kept.what == Verdict::Later))
        };
        order().find(|at| state(at) == (false, false)).or_else(|| order().find(|at| state(at).1))
    }

    /// The key that the line of a number is about.
    pub(super) fn key_of(&self, number: u64) -> Option<&Key> {
        self.by_number.get(&number).map(|at| &self.said[*at].key)
    }

    /// Takes a line in.
    pub(super) fn take(&mut self, line: Line) {
        let Line { n, stamp, act, .. } = line;
        match act {
            Act::Judge { on, seen, verdict } => {
                self.say(n, on, What::Verdict(verdict.map(|what| Kept { what, seen, stamp })));
            }
            Act::Note { on, seen, text } => self.say(n, on, What::Note(Kept { what: text, seen, stamp })),
            Act::Withdraw { of } => self.set(of, Withdrawn::Yes),
            Act::Restore { of } => self.set(of, Withdrawn::No),
        }
    }

    fn say(&mut self, number: u64, key: Key, what: What) {
        let at = self.said.len();
        self.by_number.insert(number, at);
        self.by_key.entry(key.clone()).or_default().push(at);
        self.said.push(Said { key, what, withdrawn: false });
    }

    fn set(&mut self, number: u64, withdrawn: Withdrawn) {
        if let Some(at) = self.by_number.get(&number) {
            self.said[*at].withdrawn = withdrawn == Withdrawn::Yes;
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Withdrawn {
    Yes,
    No,
}
