//! What the reading left open, as sentences, each with the way to its place in the document.

use super::marks::cursor;
use super::source::{SourceScreen, snippet};
use super::{Screen, Title, Turn, crumbs_to, issue_name};
use crate::model::{DisclosureId, Trouble};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::{rule, scroll_bar};
use crate::tui::widget::prose::wrap;
use crate::tui::window::{Clicked, Key, Window};

/// Columns of a line number with its word.
const PLACE: u16 = 10;

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
    filter: String,
    list: Window<Row>,
}

impl TroublesScreen {
    /// The list as it opens.
    pub fn new(scope: Scope) -> TroublesScreen {
        TroublesScreen { scope, filter: String::new(), list: Window::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = match action {
            Action::Move(motion) => {
                self.list.step(*motion, areas.rows.height);
                Turn::Stay
            }
            Action::Wheel(step) => {
                self.list.wheel(*step, areas.rows.height);
                Turn::Stay
            }
            Action::Click(place) => match areas.row_at(*place).map(|below| self.list.click(below)) {
                Some(Clicked::Again) => self.open(scene),
                _ => Turn::Stay,
            },
            Action::Open => self.open(scene),
            Action::Filter => Turn::Prompt(self.filter.clone()),
            Action::Back if self.filter.is_empty() => Turn::Back,
            Action::Back => self.narrow(String::new(), scene),
            Action::Narrow(filter) => self.narrow(filter.clone(), scene),
            Action::Refresh => self.narrow(self.filter.clone(), scene),
            _ => Turn::Stay,
        };
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

    fn chosen<'a>(&self, scene: &Scene<'a>) -> Option<(Option<DisclosureId>, &'a Trouble)> {
        match self.list.cursor()? {
            &Row::Trouble(owner, index) => Some((owner, of(owner, scene).nth(index)?)),
            Row::Heading(_) => None,
        }
    }

    fn narrow(&mut self, filter: String, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(&filter);
        let lang = scene.look.lang;
        let owners: Vec<Option<DisclosureId>> = match self.scope {
            Scope::Aside => vec![None],
            Scope::Disclosure(id) => vec![Some(id)],
            Scope::Library => std::iter::once(None).chain(scene.library.disclosure_ids().map(Some)).collect(),
        };
        let mut rows = Vec::new();
        for owner in owners {
            let name = owner_name(owner, scene).to_lowercase();
            let found =
                of(owner, scene).enumerate().filter(|(_, trouble)| needle.finds(&[&name, &lang.trouble(trouble)]));
            let found: Vec<Row> = found.map(|(at, _)| Row::Trouble(owner, at)).collect();
            if !found.is_empty() {
                rows.push(Row::Heading(owner));
                rows.extend(found);
            }
        }
        let home: Vec<Row> = self.list.cursor().copied().into_iter().collect();
        self.list.replace(rows, &home);
        self.filter = filter;
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
        let mut state = self.list.position();
        if !self.filter.is_empty() {
            state = format!("{state}  {} {}", lang.filter_is(), self.filter);
        }
        Title { place: Place::Troubles, crumbs, state, troubles, ..Title::default() }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        match areas.side {
            Some(side) => rule(canvas, &areas, &[(0, lang.troubles_title()), (side.x, lang.source())]),
            None => rule(canvas, &areas, &[(0, lang.troubles_title())]),
        }
        let seen = self.list.seen(areas.rows.height);
        for (below, at) in seen.clone().enumerate() {
            let mut pen = canvas.row(areas.rows, below as u16);
            match self.list.rows()[at] {
                Row::Heading(owner) => drop(pen.skip(2).text(&owner_name(owner, scene), Ink::Head)),
                Row::Trouble(owner, index) => {
                    let mark = if at == self.list.at() { Ink::Cursor } else { Ink::Plain };
                    cursor(&mut pen, mark, scene);
                    if let Some(trouble) = of(owner, scene).nth(index) {
                        pen.text("! ", Ink::Trouble);
                        let room = pen.room().saturating_sub(PLACE + 1);
                        pen.cell(&lang.trouble(trouble), room, mark);
                        pen.right(&place_name(trouble, scene), PLACE, Ink::Faint);
                    }
                }
            }
        }
        if self.list.rows().is_empty() {
            let nothing = if self.filter.is_empty() { lang.no_troubles() } else { lang.nothing_found() };
            canvas.pen(areas.rows, 1).skip(2).text(nothing, Ink::Plain);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
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
    for (text, ink) in [(sentence.as_str(), Ink::Strong), (&*document.path, Ink::Faint)] {
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

fn place_name(trouble: &Trouble, scene: &Scene<'_>) -> String {
    if trouble.origin.line == 0 { String::new() } else { scene.look.lang.line_number(trouble.origin.line) }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, 0)
}
