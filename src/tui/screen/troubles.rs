//! What the reading left open, as sentences, each with the way to its place in the document.

use super::list::List;
use super::place::{WIDEST, place, place_short, place_width};
use super::source::{SourceScreen, snippet};
use super::{Screen, Title, Turn, crumbs_to, issue_name};
use crate::model::{DisclosureId, Trouble};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent};
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::panes;
use crate::tui::widget::prose::wrap;
use crate::tui::window::Key;

/// Whose troubles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All there are.
    Library,
    /// Those that belong to no disclosure.
    Aside,
    /// Those of one disclosure.
    Disclosure(DisclosureId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// Whose troubles follow; `None` for those of no disclosure.
    Heading(Option<DisclosureId>),
    /// The trouble of an owner, by its place among the owner's.
    Trouble(Option<DisclosureId>, usize),
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Trouble(..))
    }
}

/// A list of troubles.
#[derive(Clone, Debug)]
pub struct TroublesScreen {
    scope: Scope,
    list: List<Row>,
    /// Columns of the places.
    place: u16,
}

impl TroublesScreen {
    /// The list as it opens.
    pub fn new(scope: Scope) -> TroublesScreen {
        TroublesScreen { scope, list: List::default(), place: 0 }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Narrow(_) | Action::Refresh => self.arrange(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::OpenFile => self.chosen(scene).map_or(Turn::Stay, |(_, trouble)| Turn::File(trouble.origin.file)),
            _ => Turn::Stay,
        });
        self.list.settle(areas.rows.height);
        turn
    }

    fn open(&self, scene: &Scene<'_>) -> Turn {
        match self.chosen(scene) {
            Some((owner, trouble)) if (trouble.origin.file.0 as usize) < scene.library.documents.len() => {
                let sentence = scene.look.lang.trouble(trouble);
                let source = SourceScreen::of_trouble(owner, sentence, trouble.origin, scene);
                Turn::open(Screen::Source(source))
            }
            _ => Turn::Stay,
        }
    }

    /// The row under the cursor, or all rows with a header.
    fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let header = [lang.column_issue(), lang.troubles_title(), lang.column_file(), lang.places()];
        self.list.copy(extent, header, |row| {
            let (owner, trouble) = trouble_of(*row, scene)?;
            let file = scene.library.documents.get(trouble.origin.file.0 as usize);
            let path = file.map(|document| document.path.to_string()).unwrap_or_default();
            Some([owner_name(owner, scene), lang.trouble(trouble), path, place(trouble.origin, scene)])
        })
    }

    fn chosen<'a>(&self, scene: &Scene<'a>) -> Option<(Option<DisclosureId>, &'a Trouble)> {
        trouble_of(*self.list.cursor()?, scene)
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(self.list.filter());
        let lang = scene.look.lang;
        let owners: Vec<Option<DisclosureId>> = match self.scope {
            Scope::Aside => vec![None],
            Scope::Disclosure(id) => vec![Some(id)],
            Scope::Library => std::iter::once(None).chain(scene.library.disclosure_ids().map(Some)).collect(),
        };
        let mut rows = Vec::new();
        let mut origins = Vec::new();
        for owner in owners {
            let name = owner_name(owner, scene).to_lowercase();
            let heading = rows.len();
            for (at, trouble) in of(owner, scene).enumerate() {
                if needle.finds(&[&name, &lang.trouble(trouble)]) {
                    if rows.len() == heading {
                        rows.push(Row::Heading(owner));
                    }
                    rows.push(Row::Trouble(owner, at));
                    origins.push(trouble.origin);
                }
            }
        }
        self.place = place_width(origins, WIDEST, scene);
        self.list.arrange(rows);
        Turn::Stay
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let (mut crumbs, troubles) = match self.scope {
            Scope::Library => (vec![lang.app_name().into()], scene.digest.troubles),
            Scope::Aside => (vec![lang.app_name().into()], scene.library.troubles.len()),
            Scope::Disclosure(id) => (crumbs_to(id, scene), scene.digest.brief(id).troubles),
        };
        crumbs.push(lang.troubles_title().into());
        let state = self.list.state(None, lang);
        Title { place: Place::Troubles, crumbs, state, troubles, ..Title::default() }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        panes(canvas, &areas, lang.troubles_title(), lang.source());
        self.list.draw(lang.no_troubles(), &areas, scene, canvas, |row, mark, pen| match row {
            Row::Heading(owner) => drop(pen.text(&owner_name(*owner, scene), Ink::Head)),
            row => {
                if let Some((_, trouble)) = trouble_of(*row, scene) {
                    pen.text("! ", Ink::Trouble);
                    let room = pen.room().saturating_sub(self.place + 2);
                    pen.cell(&lang.trouble(trouble), room, mark).skip(1);
                    pen.right(&place_short(trouble.origin, self.place, scene), self.place, Ink::Faint);
                }
            }
        });
        if let (Some(side), Some((_, trouble))) = (areas.side, self.chosen(scene)) {
            draw_chosen(trouble, scene, side, canvas);
        }
    }
}

/// The sentence in full, its file, and the lines around its place.
fn draw_chosen(trouble: &Trouble, scene: &Scene<'_>, side: ratatui::layout::Rect, canvas: &mut Canvas<'_>) {
    let Some(document) = scene.library.documents.get(trouble.origin.file.0 as usize) else {
        return;
    };
    let mut area = side;
    area.x += 1;
    area.width = area.width.saturating_sub(2);
    let sentence = scene.look.lang.trouble(trouble);
    let mut below = 0;
    let place = place(trouble.origin, scene);
    let rows = [(sentence.as_str(), Ink::Strong), (&*document.path, Ink::Faint), (&place, Ink::Faint)];
    for (text, ink) in rows.into_iter().filter(|(text, _)| !text.is_empty()) {
        for row in wrap(text, area.width) {
            canvas.pen(area, below).text(row, ink);
            below += 1;
        }
    }
    let used = (below + 1).min(side.height);
    area = side;
    area.y += used;
    area.height -= used;
    if trouble.origin.line > 0 {
        snippet(trouble.origin, scene, area, canvas);
    }
}

/// The trouble of a row and whose it is; a heading has none.
fn trouble_of<'a>(row: Row, scene: &Scene<'a>) -> Option<(Option<DisclosureId>, &'a Trouble)> {
    match row {
        Row::Trouble(owner, index) => Some((owner, of(owner, scene).nth(index)?)),
        Row::Heading(_) => None,
    }
}

/// The troubles of a disclosure, or those of no disclosure.
fn of<'a>(owner: Option<DisclosureId>, scene: &Scene<'a>) -> Box<dyn Iterator<Item = &'a Trouble> + 'a> {
    match owner {
        None => Box::new(scene.library.troubles.iter()),
        Some(id) => Box::new(scene.library.disclosure(id).troubles()),
    }
}

fn owner_name(owner: Option<DisclosureId>, scene: &Scene<'_>) -> String {
    match owner {
        None => scene.look.lang.files_left_aside().into(),
        Some(id) => {
            let disclosure = scene.library.disclosure(id);
            let department = &scene.library.department(disclosure.department).name;
            format!("{department}  {}", issue_name(disclosure, scene.look.lang))
        }
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, 0)
}
