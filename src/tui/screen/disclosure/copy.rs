//! What is copied of a disclosure: a table a row, with its total.

use super::{DisclosureScreen, Row, total};
use crate::tui::clip::{Clip, Extent};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;

impl DisclosureScreen {
    /// The row under the cursor, or all rows with a header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let total = format!("{} ({})", lang.total(), lang.unit(scene.look.unit));
        let header = [lang.number(), lang.table(), lang.lines(), &total, lang.troubles()];
        self.list.copy(extent, header, |row| Some(self.cells(*row, scene)))
    }

    fn cells(&self, row: Row, scene: &Scene<'_>) -> [String; 5] {
        let lang = scene.look.lang;
        let form = &self.disclosure(scene).forms[row.0];
        let empty = if form.declared_empty.is_some() { lang.declared_empty() } else { lang.empty() };
        let total = match total(form) {
            Some(total) => plain_amount(total, scene.look.unit),
            None if form.is_empty() => empty.into(),
            None => String::new(),
        };
        let count = |count: usize| if count > 0 { count.to_string() } else { String::new() };
        [
            form.number.map(|number| number.to_string()).unwrap_or_default(),
            if form.title.is_empty() { lang.form(form.kind).into() } else { form.title.to_string() },
            count(form.lines.len()),
            total,
            count(form.troubles.len()),
        ]
    }
}
