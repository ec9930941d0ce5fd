//! What is copied of a line in full: everything that is said of it, a row each, with its place.

use super::items::{Item, Items, header_of, name_of, place_of, print_of};
use crate::tui::clip::{Clip, What};
use crate::tui::screen::form_name;
use crate::tui::screen::place::place;
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain;

impl Items {
    /// Every row: what it is, the figure, the place.
    pub fn copy(&self, scene: &Scene<'_>) -> Clip {
        let mut clip = Clip::new(What::List);
        let Some(at) = self.at() else { return clip };
        let lang = scene.look.lang;
        let unit = scene.look.unit;
        let forms = &scene.library.disclosure(at.0).forms;
        let (form, line) = (&forms[at.1], forms[at.1].line(at.2));
        let figure = format!("{} ({})", lang.amount(), lang.unit(unit));
        clip.row([name_of(form, line, lang), figure, lang.places().into()]);
        for item in &self.rows {
            let origin = item.origin(at, scene).map(|origin| place(origin, scene)).unwrap_or_default();
            match item {
                Item::Blank | Item::Text(..) => {}
                Item::Check(_, text, _) => clip.row([text.as_str(), "", &origin]),
                Item::Cell(cell) => {
                    let cell = &form.cells[*cell];
                    clip.row([header_of(form, cell, lang), plain(&cell.print, form.unit, unit), origin]);
                }
                Item::Said(index, _) => {
                    let text = &scene.library.disclosure(at.0).statements[*index].text;
                    clip.row([text.as_str(), "", &origin]);
                }
                Item::Elsewhere(other, id) => {
                    let form = &forms[*other];
                    let figure = print_of(form, form.line(*id)).map(|print| plain(print, form.unit, unit));
                    clip.row([form_name(form, lang), figure.unwrap_or_default(), place(place_of(form, *id), scene)]);
                }
            }
        }
        clip
    }
}
