//! What the reader makes of the finding under the cursor: so, not so with a reason, later.

use super::FindingsScreen;
use crate::review::{Key, Verdict};
use crate::tui::action::{Action, Ask};
use crate::tui::opener::Told;
use crate::tui::review::Keep;
use crate::tui::screen::Turn;
use crate::tui::session::Scene;

impl FindingsScreen {
    /// Takes an action of the review; nowhere for any other.
    pub(super) fn judge(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Paper => return Turn::Ask(Ask::Paper, scene.look.lang.paper_name().into()),
            Action::Answer(Ask::Reason, text) => return self.answered(text, scene),
            Action::Accept | Action::Dismiss | Action::Later => {}
            _ => return Turn::Stay,
        }
        let Some((key, seen)) = self.marked(self.chosen(), scene) else { return Turn::Tell(Told::NothingToNote) };
        self.asked = self.chosen();
        let mark = scene.review.of(&key);
        match action {
            Action::Accept => Turn::Keep(Keep::Judge(key, Verdict::Accepted, seen)),
            Action::Later => Turn::Keep(Keep::Judge(key, Verdict::Later, seen)),
            _ => {
                let reason = match mark.verdict.map(|kept| &kept.what) {
                    Some(Verdict::Dismissed { reason }) => reason.to_string(),
                    _ => String::new(),
                };
                Turn::Ask(Ask::Reason, reason)
            }
        }
    }

    /// The reason that was asked for; the cursor may have lost the finding meanwhile, the mark is on it all the same.
    fn answered(&mut self, text: &str, scene: &Scene<'_>) -> Turn {
        let asked = self.asked.take();
        let Some((key, seen)) = self.marked(asked, scene) else { return Turn::Stay };
        let verdict = Verdict::Dismissed { reason: text.trim().into() };
        Turn::Keep(Keep::Judge(key, verdict, seen))
    }

    /// The finding under the cursor as a note is on it.
    pub fn noted(&self, scene: &Scene<'_>) -> Option<(Key, Box<str>)> {
        self.marked(self.chosen(), scene)
    }

    /// The key of a finding, and what it says.
    fn marked(&self, at: Option<u32>, scene: &Scene<'_>) -> Option<(Key, Box<str>)> {
        let (audit, at) = (scene.audit()?, at?);
        Some((audit.key(at)?.clone(), audit.entry(at).sentence().into()))
    }
}
