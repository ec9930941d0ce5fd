//! What is copied of the library: a disclosure a row, with whose it is.

use super::LibraryScreen;
use super::rows::Row;
use crate::tui::clip::{Clip, Extent};
use crate::tui::screen::issue_name;
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;
use crate::tui::widget::share::Share;

impl LibraryScreen {
    /// The row under the cursor, or all rows with a header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let spending = format!("{} ({})", lang.spending(), lang.unit(scene.look.unit));
        let shares = [lang.basic_percent(), lang.project_percent()];
        let header = [lang.department(), lang.column_issue(), &spending, shares[0], shares[1], lang.troubles()];
        self.list.copy(extent, header, |row| Some(cells(*row, scene)))
    }
}

fn cells(row: Row, scene: &Scene<'_>) -> Vec<String> {
    let lang = scene.look.lang;
    match row {
        Row::Aside => vec![lang.files_aside(scene.library.troubles.len())],
        Row::Department(id) => {
            let count = scene.digest.of_department[id.0 as usize].len();
            vec![scene.library.department(id).name.to_string(), lang.issues(count)]
        }
        Row::Disclosure(id) => {
            let disclosure = scene.library.disclosure(id);
            let brief = scene.digest.brief(id);
            let share = |share: Option<Share>| share.map(Share::percent).unwrap_or_default();
            vec![
                scene.library.department(disclosure.department).name.to_string(),
                issue_name(disclosure, lang),
                brief.spending.total.map(|total| plain_amount(total, scene.look.unit)).unwrap_or_default(),
                share(brief.basic_share()),
                share(brief.project_share()),
                if brief.troubles > 0 { brief.troubles.to_string() } else { String::new() },
            ]
        }
    }
}
