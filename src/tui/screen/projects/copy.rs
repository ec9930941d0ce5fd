//! What is copied of a list of projects: a project a row.

use super::{Entry, ProjectsScreen, Tally};
use crate::tui::clip::{Clip, Extent};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;

impl ProjectsScreen {
    /// The row under the cursor, or all rows with a header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let amount = format!("{} ({})", lang.amount(), lang.unit(scene.look.unit));
        let account = [lang.column_code(), lang.booked_under()];
        let header = [lang.one_project(), &amount, account[0], account[1], lang.indicators(), lang.weight()];
        self.list.copy(extent, header, |entry| Some(self.cells(*entry, scene)))
    }

    fn cells(&self, entry: Entry, scene: &Scene<'_>) -> [String; 6] {
        let disclosure = self.disclosure(scene);
        let tally = Tally::of(entry.indicators(disclosure));
        let account = entry.project(disclosure).and_then(|project| project.account.as_ref());
        [
            entry.name(disclosure, scene.look.lang).to_owned(),
            entry.amount(disclosure).map(|amount| plain_amount(amount, scene.look.unit)).unwrap_or_default(),
            account.map(|(code, _)| code.to_string()).unwrap_or_default(),
            account.map(|(_, name)| name.to_string()).unwrap_or_default(),
            if tally.count > 0 { tally.count.to_string() } else { String::new() },
            tally.weights.map(|sum| sum.normalize().to_string()).unwrap_or_default(),
        ]
    }
}
