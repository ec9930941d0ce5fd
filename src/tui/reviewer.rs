//! The journal as the run loop holds it: keeps what the reader decides, says by whom and when, and takes in what another
//! program wrote meanwhile. What cannot be kept is told and changes nothing on the screens.

use std::path::Path;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use super::action::Action;
use super::opener::Told;
use super::review::{Keep, Kept};
use crate::review::{Journal, ReviewFault, Stamp, Verdict, beijing};
use crate::words::Lang;

/// The journal and whose marks are written.
#[derive(Debug)]
pub struct Reviewer {
    /// None where there is no place for one, or where what is there is none.
    journal: Option<Journal>,
    /// Why there is none.
    fault: Option<String>,
    by: Box<str>,
    lang: Lang,
}

impl Reviewer {
    /// Opens a journal; without a path nothing can be kept.
    pub fn open(path: Option<&Path>, by: &str, lang: Lang) -> Reviewer {
        let opened = path.map_or(Err(ReviewFault::NoDataFolder), Journal::open);
        let (journal, fault) = match opened {
            Ok(journal) => (Some(journal), None),
            Err(fault) => (None, Some(lang.review_fault(&fault))),
        };
        Reviewer { journal, fault, by: by.into(), lang }
    }

    /// What a session is told when it begins: the marks, and what of the journal was left unread or why there is none.
    pub fn begin(&self) -> Vec<Action> {
        let Some(journal) = &self.journal else {
            let fault = self.fault.iter().cloned();
            return fault.map(|fault| Action::Told(Told::Journal(fault))).collect();
        };
        let unread = self.lang.review_unread(journal.unread()).join("  ");
        let told = (!unread.is_empty()).then_some(Action::Told(Told::Journal(unread)));
        std::iter::once(marked(journal)).chain(told).collect()
    }

    /// Keeps something at a time, in seconds since 1970 began in UTC.
    pub fn keep(&mut self, keep: Keep, seconds: i64) -> Vec<Action> {
        let Some(journal) = &mut self.journal else {
            let fault = self.fault.clone().unwrap_or_default();
            return vec![Action::Told(Told::Journal(fault))];
        };
        let stamp = Stamp { at: beijing(seconds).into(), by: self.by.clone() };
        match act(journal, keep, &stamp) {
            Ok(kept) => vec![marked(journal), Action::Told(Told::Kept(kept))],
            Err(fault) => vec![Action::Told(Told::Journal(self.lang.review_fault(&fault)))],
        }
    }

    /// Takes in what another program wrote since; nothing where it wrote nothing.
    pub fn refresh(&mut self) -> Vec<Action> {
        let Some(journal) = &mut self.journal else { return Vec::new() };
        let before = journal.size();
        match journal.refresh() {
            Ok(()) if journal.size() == before => Vec::new(),
            Ok(()) => vec![marked(journal), Action::Told(Told::MarkedElsewhere)],
            Err(fault) => vec![Action::Told(Told::Journal(self.lang.review_fault(&fault)))],
        }
    }

    /// Why there is no journal.
    pub fn fault(&self) -> &str {
        self.fault.as_deref().unwrap_or_default()
    }

    /// The journal, where there is one.
    pub fn journal(&self) -> Option<&Journal> {
        self.journal.as_ref()
    }
}

/// Seconds since 1970 began in UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.ok().and_then(|since| i64::try_from(since.as_secs()).ok()).unwrap_or_default()
}

fn marked(journal: &Journal) -> Action {
    Action::Marked(Arc::new(journal.marks().clone()))
}

fn act(journal: &mut Journal, keep: Keep, stamp: &Stamp) -> Result<Kept, ReviewFault> {
    match keep {
        Keep::Judge(key, verdict, seen) => {
            let kept = match &verdict {
                Verdict::Accepted => Kept::Accepted,
                Verdict::Dismissed { .. } => Kept::Dismissed,
                Verdict::Later => Kept::Later,
            };
            journal.judge(&key, Some(verdict), &seen, stamp)?;
            Ok(kept)
        }
        Keep::Note(key, text, seen) => {
            journal.note(&key, &text, &seen, stamp)?;
            Ok(if text.trim().is_empty() { Kept::NoteGone } else { Kept::Noted })
        }
        Keep::Undo => Ok(journal.undo(stamp)?.map_or(Kept::NothingToUndo, |_| Kept::Undone)),
        Keep::Redo => Ok(journal.redo(stamp)?.map_or(Kept::NothingToRedo, |_| Kept::Redone)),
    }
}
