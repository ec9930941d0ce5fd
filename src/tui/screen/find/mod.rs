//! Everything that can be found, by a few letters: a line of typing and below it what fits, by kind. It asks and is told;
//! the looking itself is done beside the screens. Going to what was found leaves it behind, so that Back leads here again.

mod draw;
mod rows;
mod way;

use std::collections::BTreeSet;
use std::sync::Arc;

use draw::Room;
use ratatui::layout::{Position, Rect};
use rows::Row;

use super::{Title, Turn};
use crate::search::{Found, Hit, Kind, Query};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::finder::Answer;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::widget::field::{Field, Typed, typed};
use crate::tui::window::{Clicked, Window};

/// Rows above the list: the line of typing, and how much was found of each kind.
const HEAD: u16 = 2;

/// What was typed and chosen.
#[derive(Clone, Debug, Default)]
pub struct FindScreen {
    text: String,
    /// What was found last; for another text than the present one as long as that is looked for.
    answer: Option<Arc<Answer>>,
    /// The same as words, for marking.
    query: Option<Query>,
    /// The groups that are listed in full.
    full: BTreeSet<Kind>,
    list: Window<Row>,
    hurry: Hurry,
    /// Derived from the rows and the unit; a frame looks at the rows in sight only.
    room: Room,
}

/// Whether the reader pressed Enter before anything was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Hurry {
    #[default]
    No,
    Yes,
}

impl FindScreen {
    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let height = areas.rows.height;
        let mut turn = Turn::Stay;
        match action {
            action if typed(&mut self.text, action) == Typed::Changed => turn = self.ask(scene),
            Action::Refresh => {
                // The unit may be another.
                self.measure(scene);
                if !self.is_answered() {
                    turn = self.ask(scene);
                }
            }
            Action::Found(answer) => turn = self.take(answer, scene),
            Action::Open => turn = self.open(scene),
            Action::Back => return Turn::Back,
            Action::Toggle => self.toggle(scene),
            Action::Move(motion) => self.list.step(*motion, height),
            Action::Wheel(step) => self.list.wheel(*step, height),
            Action::Click(place) => match areas.row_at(*place).map(|below| self.list.click(below)) {
                Some(Clicked::Again) => turn = self.open(scene),
                _ => turn = Turn::Stay,
            },
            _ => {}
        }
        self.list.settle(height);
        turn
    }

    /// Has the text looked for; without a word there is nothing to look for.
    fn ask(&mut self, scene: &Scene<'_>) -> Turn {
        self.hurry = Hurry::No;
        if Query::parse(&self.text).is_some() {
            return Turn::Search(self.text.clone());
        }
        self.answer = None;
        self.arrange(scene);
        Turn::Stay
    }

    /// Takes what was found, if it is for the present text.
    fn take(&mut self, answer: &Arc<Answer>, scene: &Scene<'_>) -> Turn {
        if answer.text != self.text {
            return Turn::Stay;
        }
        // The same text again leaves the cursor where it is.
        if !self.is_answered() {
            self.full.clear();
            self.list = Window::default();
        }
        self.query = Query::parse(&self.text);
        self.answer = Some(Arc::clone(answer));
        self.arrange(scene);
        match std::mem::take(&mut self.hurry) {
            Hurry::Yes => self.open(scene),
            Hurry::No => Turn::Stay,
        }
    }

    /// To what is under the cursor; what is still looked for is gone to as soon as it is found.
    fn open(&mut self, scene: &Scene<'_>) -> Turn {
        if !self.is_answered() {
            self.hurry = Hurry::Yes;
            return Turn::Stay;
        }
        let hit = self.list.cursor().and_then(|row| self.hit(*row));
        hit.map_or(Turn::Stay, |hit| way::to(hit, self.query.as_ref(), scene))
    }

    /// Lists the group under the cursor in full, or only its first hits.
    fn toggle(&mut self, scene: &Scene<'_>) {
        if let Some(&Row::Hit(kind, _)) = self.list.cursor() {
            if !self.full.remove(&kind) {
                self.full.insert(kind);
            }
            self.arrange(scene);
        }
    }

    fn arrange(&mut self, scene: &Scene<'_>) {
        let home: Vec<Row> = self.list.cursor().copied().into_iter().collect();
        self.list.replace(self.found().map_or(Vec::new(), |found| rows::rows(found, &self.full)), &home);
        self.measure(scene);
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let hits = self.list.rows().iter().filter_map(|row| self.hit(*row));
        self.room = Room::of(hits, self.query.as_ref(), scene);
    }

    fn is_answered(&self) -> bool {
        let answered = self.answer.as_ref().is_some_and(|answer| answer.text == self.text);
        answered || Query::parse(&self.text).is_none()
    }

    fn found(&self) -> Option<&Found> {
        self.answer.as_ref().map(|answer| &answer.found)
    }

    fn hit(&self, row: Row) -> Option<&Hit> {
        match row {
            Row::Hit(kind, at) => self.found()?.groups.iter().find(|group| group.kind == kind)?.hits.get(at),
            _ => None,
        }
    }

    /// Where the terminal's cursor stands.
    pub fn caret(&self, scene: &Scene<'_>) -> Position {
        self.field(scene).caret()
    }

    fn field(&self, scene: &Scene<'_>) -> Field<'_> {
        let area = Rect { height: 1, ..areas(scene).head };
        Field { area, label: scene.look.lang.find_prompt(), text: &self.text }
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let state = match (self.is_answered(), self.list.rows().is_empty()) {
            (false, _) => lang.searching().into(),
            (true, true) => String::new(),
            (true, false) => self.list.position(),
        };
        Title {
            place: Place::Find,
            crumbs: vec![lang.app_name().into(), lang.find().into()],
            state,
            troubles: scene.digest.troubles,
            ..Title::default()
        }
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::One, HEAD)
}
