//! What is copied of an account in all disclosures: a place a row, with whose it is and what it is a part of.

use super::{AcrossScreen, percent_of, printed};
use crate::diff::State;
use crate::diff::across::Holding;
use crate::money::{Unit, grouped};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::screen::kind_name;
use crate::tui::session::Scene;
use crate::tui::widget::amount::shown;
use crate::tui::widget::share::Share;
use crate::tui::widget::signed::signed;

impl AcrossScreen {
    /// The row under the cursor, or all rows shown, either with a header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let mut clip = Clip::new(if extent == Extent::All { What::List } else { What::Line });
        for (at, row) in self.list.copied(extent).iter().enumerate() {
            if at == 0 {
                let amount = format!("{} ({})", self.name(), lang.unit(scene.look.unit));
                let whose = [lang.department(), lang.across_year(), lang.column_kind(), lang.table(), &amount];
                clip.row(whose.into_iter().chain([lang.whole_share(), lang.across_change(), lang.across_percent()]));
            }
            clip.row(cells(&self.holdings[row.0], scene));
        }
        clip
    }
}

fn cells(holding: &Holding, scene: &Scene<'_>) -> [String; 8] {
    let lang = scene.look.lang;
    let disclosure = scene.library.disclosure(holding.disclosure);
    let change = holding.change.map(|pair| signed(shown(pair.delta(), Unit::Wan, scene.look.unit)));
    let percent = holding.change.and_then(|pair| match pair.state() {
        Some(State::Added) => Some(lang.new_here().into()),
        _ => pair.percent().map(percent_of),
    });
    [
        scene.library.department(disclosure.department).name.to_string(),
        disclosure.year.to_string(),
        kind_name(disclosure, lang),
        lang.form(disclosure.forms[holding.form].kind).into(),
        grouped(printed(holding, scene)),
        holding.whole.and_then(|whole| Share::of(holding.wan, whole)).map(Share::percent).unwrap_or_default(),
        change.unwrap_or_default(),
        percent.unwrap_or_default(),
    ]
}
