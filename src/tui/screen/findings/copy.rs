//! What is copied of the findings: a row each, with whose it is, how grave, the rule and both numbers.

use super::FindingsScreen;
use super::rows::{Row, owner};
use crate::money::{Amount, Unit};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;

impl FindingsScreen {
    /// The row under the cursor, or all rows with a header.
    pub(super) fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let mut clip = Clip::new(if extent == Extent::All { What::List } else { What::Row });
        let Some(audit) = scene.audit() else { return clip };
        if extent == Extent::All {
            let unit = lang.unit(scene.look.unit);
            let amount = |word: &str| format!("{word} ({unit})");
            let numbers = [lang.expected(), lang.found(), lang.difference()].map(amount);
            let head = [lang.column_issue(), lang.findings(), lang.reviewed_by(), lang.rule(), lang.finding()];
            clip.row(head.map(String::from).into_iter().chain(numbers));
        }
        let chosen = self.list.cursor();
        for row in self.list.rows().iter().filter(|row| extent == Extent::All || Some(*row) == chosen) {
            let Row::Entry(at) = *row else { continue };
            let entry = audit.entry(at);
            let numbers = [entry.expected, entry.found, entry.difference()].map(|number| {
                let amount = number.map(|number| Amount { number, unit: Unit::Wan });
                amount.map(|amount| plain_amount(amount, scene.look.unit)).unwrap_or_default()
            });
            let about = [
                owner(entry.disclosure, scene),
                lang.outcome(entry.outcome).into(),
                scene.review.state(at).words(lang).0.into(),
                entry.rule.id.into(),
                entry.message().into_owned(),
            ];
            clip.row(about.into_iter().chain(numbers));
        }
        clip
    }
}
