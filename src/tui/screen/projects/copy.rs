//! What is copied of a list of projects: a project a row.

use super::{Entry, ProjectsScreen, Tally};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;

impl ProjectsScreen {
    /// The row under the cursor, or all rows with a header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let mut clip = match extent {
            Extent::Row => Clip::new(What::Row),
            Extent::All => {
                let mut clip = Clip::new(What::List);
                let amount = format!("{} ({})", lang.amount(), lang.unit(scene.look.unit));
                let code = lang.column_code();
                clip.row([lang.one_project(), &amount, code, lang.booked_under(), lang.indicators(), lang.weight()]);
                clip
            }
        };
        let chosen = self.list.cursor();
        for entry in self.list.rows().iter().filter(|entry| extent == Extent::All || Some(*entry) == chosen) {
            clip.row(self.cells(*entry, scene));
        }
        clip
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
