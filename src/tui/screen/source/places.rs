//! The places in the documents that print something, each with a label.

use crate::model::{DisclosureId, LineId};
use crate::source::Origin;
use crate::tui::screen::form_name;
use crate::tui::screen::line::{elsewhere, place_of, print_of};
use crate::tui::session::Scene;
use crate::tui::widget::amount::plain;

/// A place and what is printed there.
#[derive(Clone, Debug)]
pub struct Place {
    /// What it is.
    pub label: String,
    /// The figure as it stands there; empty where it is none.
    pub figure: String,
    /// Where.
    pub origin: Origin,
}

/// All places that print a line, its own cells before those of other tables; and which of them is asked for.
pub fn of_line(at: (DisclosureId, usize, LineId), asked: Option<Origin>, scene: &Scene<'_>) -> (Vec<Place>, usize) {
    let lang = scene.look.lang;
    let (disclosure, form, id) = at;
    let forms = &scene.library.disclosure(disclosure).forms;
    let form = &forms[form];
    let line = form.line(id);
    let mut places = Vec::new();
    if asked.is_none() {
        places.push(Place {
            label: lang.the_line().into(),
            figure: String::new(),
            origin: Origin { len: 0, ..line.origin },
        });
    }
    for cell in form.cells(line) {
        let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
        let header = column.map_or(lang.loose(), |column| &column.header);
        places.push(Place {
            label: header.into(),
            figure: plain(&cell.print, form.unit, form.unit),
            origin: cell.origin,
        });
    }
    for (other, id) in elsewhere(at, scene) {
        let form = &forms[other];
        let figure = print_of(form, form.line(id)).map(|print| plain(print, form.unit, form.unit));
        places.push(Place {
            label: form_name(form, lang),
            figure: figure.unwrap_or_default(),
            origin: place_of(form, id),
        });
    }
    let chosen = asked.and_then(|asked| places.iter().position(|place| place.origin == asked));
    (places, chosen.unwrap_or(0))
}

/// Where a table begins, and where the document says that it is empty.
pub fn of_form(disclosure: DisclosureId, form: usize, scene: &Scene<'_>) -> Vec<Place> {
    let lang = scene.look.lang;
    let form = &scene.library.disclosure(disclosure).forms[form];
    let title = Place { label: form_name(form, lang), figure: String::new(), origin: form.origin };
    let empty = form.declared_empty.map(|origin| Place {
        label: lang.declared_empty_long().into(),
        figure: String::new(),
        origin,
    });
    std::iter::once(title).chain(empty).collect()
}

/// The beginning of each file of a disclosure.
pub fn of_disclosure(id: DisclosureId, scene: &Scene<'_>) -> Vec<Place> {
    let files = scene.library.disclosure(id).files.iter();
    let place = |&file| Place {
        label: scene.library.document(file).path.to_string(),
        figure: String::new(),
        origin: Origin::file(file),
    };
    files.map(place).collect()
}
