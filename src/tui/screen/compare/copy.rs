//! What is copied of a comparison: a row of the page a row, with both sides, the change and what is to be known of it.

use super::CompareScreen;
use super::draw::short;
use super::item::{Item, Shown, What as Of, name, sides};
use super::page::Page;
use crate::diff::Side;
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain_amount;
use crate::tui::widget::signed::signed;

impl CompareScreen {
    /// The row under the cursor, or all rows shown, either with the header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let mut clip = Clip::new(if extent == Extent::All { What::Table } else { What::Line });
        let chosen = self.list.cursor();
        let rows = self.list.rows().iter().filter(|row| extent == Extent::All || Some(*row) == chosen);
        for (at, row) in rows.enumerate() {
            if at == 0 {
                clip.row(self.header(scene));
            }
            clip.row(self.cells(&self.view.items[row.item], scene));
        }
        clip
    }

    fn header(&self, scene: &Scene<'_>) -> Vec<String> {
        let lang = scene.look.lang;
        let money = |item: &Item| [&item.a, &item.b].iter().any(|shown| matches!(shown, Shown::Amount(_)));
        let named = match self.view.items.iter().any(money) {
            true => format!("{} ({} {})", self.row_title(lang), lang.unit_is(), lang.unit(scene.look.unit)),
            false => self.row_title(lang).to_owned(),
        };
        // Of the side's own column, which need not be of the same time as the other's.
        let side = |side| match self.measures().get(self.measure) {
            Some(measure) => {
                let what = measure.role.map_or_else(|| measure.header.clone(), |role| lang.role(role));
                let phase = if side == Side::A { measure.a } else { measure.b };
                let phase = phase.map_or("", |phase| lang.phase(phase));
                format!("{} {what} {phase}", self.side_name(side, scene)).trim_end().to_owned()
            }
            None => self.side_name(side, scene),
        };
        let ends = [lang.change(), lang.change_percent(), lang.remarks()].map(String::from);
        let figures = [named, side(Side::A), side(Side::B)].into_iter().chain(ends);
        self.has_codes().then(|| lang.column_code().to_owned()).into_iter().chain(figures).collect()
    }

    fn cells(&self, item: &Item, scene: &Scene<'_>) -> Vec<String> {
        let unit = scene.look.unit;
        let side = |side| match item.side(side) {
            Shown::Amount(amount) => plain_amount(*amount, unit),
            Shown::Text(text) => text.clone(),
            Shown::InDoubt => "?".into(),
            Shown::Nothing => String::new(),
        };
        let notes = item.notes.iter().map(|note| short(*note, scene.look.lang));
        let notes: Vec<String> = notes.chain(self.reason_told(item, scene).map(String::from)).collect();
        let code = self.has_codes().then(|| item.code.map(|code| code.to_string()).unwrap_or_default());
        let rest = [
            self.own_name(item, scene),
            side(Side::A),
            side(Side::B),
            item.change(unit).map(signed).unwrap_or_default(),
            item.percent.map(signed).unwrap_or_default(),
            notes.join(" "),
        ];
        code.into_iter().chain(rest).collect()
    }

    /// The name without the digits that the tree puts before it.
    fn own_name(&self, item: &Item, scene: &Scene<'_>) -> String {
        match (self.pages[self.page], item.what) {
            (Page::Table(table), Of::Line(row)) => {
                let lang = scene.look.lang;
                let (a, b) = sides(&self.pair, scene);
                let table = &self.pair.tables[table];
                name(&table.rows[row], (&a.forms[table.a], &b.forms[table.b]), lang.form(table.kind), lang)
            }
            _ => item.label.clone(),
        }
    }

    fn has_codes(&self) -> bool {
        matches!(self.pages[self.page], Page::Table(_))
    }
}
