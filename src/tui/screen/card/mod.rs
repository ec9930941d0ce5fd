//! One project, or the department as a whole: its money and terms, what it promised, and what became of that. Every item
//! leads to its place in the document.

mod copy;
mod draw;
mod entry;
mod grid;
mod notes;
mod sheet;
mod side;
mod spent;

pub use draw::draw_aside;
pub use entry::{Entry, Tally, covered_sign};

use sheet::{Item, Sheet};

use super::list::{Heard, List};
use super::place::place;
use super::projects::ProjectsScreen;
use super::source::{Printed, SourceScreen};
use super::{Focus, Here, Screen, Title, Turn, crumbs_to};
use crate::export::reviewed::{project_key, project_seen};
use crate::model::{Disclosure, DisclosureId};
use crate::review;
use crate::source::Origin;
use crate::tui::action::{Action, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::window::{Clicked, Key};

/// A row, by its place on the sheet.
#[derive(Clone, Copy, Debug)]
struct Spot {
    index: usize,
    item: Option<usize>,
    ordinal: usize,
    stands: Stands,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Yes,
    No,
}

impl PartialEq for Spot {
    fn eq(&self, other: &Spot) -> bool {
        self.index == other.index
    }
}

impl Key for Spot {
    fn stands(&self) -> bool {
        self.stands == Stands::Yes
    }
}

/// A card.
#[derive(Clone, Debug)]
pub struct CardScreen {
    at: DisclosureId,
    entry: Entry,
    sheet: Sheet,
    list: List<Spot>,
    /// Where the reader put the cursor: an item and a row of it. Another width may have no such row; this one may again.
    wanted: (usize, usize),
}

impl CardScreen {
    /// A card as it opens.
    pub fn new(at: DisclosureId, entry: Entry) -> CardScreen {
        CardScreen { at, entry, sheet: Sheet::default(), list: List::default(), wanted: (0, 0) }
    }

    /// A card with the cursor on the first item of which something holds.
    pub fn on(at: DisclosureId, entry: Entry, scene: &Scene<'_>, holds: impl Fn(&Item) -> bool) -> CardScreen {
        let mut screen = CardScreen::new(at, entry);
        // Nothing leads elsewhere yet.
        let _ = screen.arrange(scene);
        let item = screen.sheet.items.iter().position(holds);
        screen.wanted = (item.unwrap_or(0), 0);
        screen
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let height = areas.rows.height;
        let turn = match action {
            Action::Click(place) => match areas.row_at(*place).map(|below| self.click(below)) {
                Some(Clicked::Again) => Turn::open(Screen::Source(self.source(scene))),
                _ => self.want(),
            },
            action => match self.list.hear(action, &areas) {
                Heard::Done(Turn::Stay) => self.want(),
                Heard::Done(turn) => turn,
                Heard::Open => Turn::open(Screen::Source(self.source(scene))),
                Heard::Arrange => self.arrange(scene),
                Heard::Other => self.choose(action, scene),
            },
        };
        self.list.settle(height);
        let below = self.rows_below();
        self.list.reveal(below, height);
        turn
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        let project = match Some(self.entry) {
            Some(Entry::Project(index)) => Some(index),
            _ => None,
        };
        Here { disclosure: self.at, focus: Focus::Projects(project) }
    }

    /// The place of the item under the cursor.
    pub fn figure(&self) -> Option<Origin> {
        self.item().map(|item| item.place.origin)
    }

    /// The project as a note is on it; the department as a whole has none.
    pub fn noted(&self, scene: &Scene<'_>) -> Option<(review::Key, Box<str>)> {
        let project = self.entry.project(self.disclosure(scene))?;
        Some((project_key(scene.library, self.at, project), project_seen(project).into()))
    }

    fn choose(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Source => Turn::open(Screen::Source(self.source(scene))),
            Action::Projects => Turn::open(Screen::Projects(ProjectsScreen::on(self.at, self.entry))),
            Action::Sibling(step) => self.sibling(*step, scene),
            Action::Refresh => self.arrange(scene),
            Action::Copy(_) => Turn::Copy(copy::clip_of((self.at, self.entry), scene)),
            action => Turn::beside(action, self.at),
        }
    }

    /// Remembers where the cursor is now.
    fn want(&mut self) -> Turn {
        if let Some(&Spot { item: Some(item), ordinal, .. }) = self.list.cursor() {
            self.wanted = (item, ordinal);
        }
        Turn::Stay
    }

    /// A click on any row of an item is one on the item.
    fn click(&mut self, below: u16) -> Clicked {
        let index = self.list.top() + usize::from(below);
        let item = self.list.rows().get(index).and_then(|spot| spot.item);
        let spots = &self.list.rows()[..self.list.rows().len().min(index + 1)];
        let first = spots.iter().rposition(|spot| item.is_some() && spot.item == item && spot.stands());
        match first {
            None => Clicked::Nothing,
            Some(first) if first == self.list.at() => Clicked::Again,
            Some(first) => {
                let spot = self.list.rows()[first];
                self.list.go(&spot);
                Clicked::Chosen
            }
        }
    }

    fn sibling(&mut self, step: Step, scene: &Scene<'_>) -> Turn {
        let all = Entry::all(self.disclosure(scene));
        let here = all.iter().position(|entry| *entry == self.entry);
        let to = here.and_then(|here| match step {
            Step::Previous => here.checked_sub(1),
            Step::Next => Some(here + 1),
        });
        if let Some(&entry) = to.and_then(|to| all.get(to)) {
            *self = CardScreen::new(self.at, entry);
            self.arrange(scene);
        }
        Turn::Stay
    }

    /// The place of the item under the cursor, and behind it the other places that tell of the project.
    fn source(&self, scene: &Scene<'_>) -> SourceScreen {
        let disclosure = self.disclosure(scene);
        let name = self.entry.name(disclosure, scene.look.lang);
        let told = self.entry.project(disclosure).map_or(&[][..], |project| &project.places);
        let mut places: Vec<Printed> = self.item().map(|item| item.place.clone()).into_iter().collect();
        for &origin in told {
            if !places.iter().any(|place| place.origin == origin) {
                places.push(Printed { label: name.into(), figure: String::new(), origin });
            }
        }
        SourceScreen::of_places(self.at, places, scene)
    }

    fn item(&self) -> Option<&Item> {
        self.sheet.items.get(self.list.cursor()?.item?)
    }

    /// How many rows below the cursor belong to it.
    fn rows_below(&self) -> usize {
        let Some(&Spot { index, item: Some(item), .. }) = self.list.cursor() else {
            return 0;
        };
        let rest = &self.list.rows()[index + 1..];
        rest.iter().take_while(|spot| spot.item == Some(item) && !spot.stands()).count()
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let rows = areas(scene).rows;
        self.sheet = Sheet::of((self.at, self.entry), scene, rows.width.saturating_sub(2));
        // An item that is longer than the window is gone through in steps.
        let step = usize::from(rows.height * 2 / 3).max(1);
        let spot = |(index, row): (usize, &sheet::Row)| {
            let stands = row.item.is_some() && row.ordinal.is_multiple_of(step);
            let stands = if stands { Stands::Yes } else { Stands::No };
            Spot { index, item: row.item, ordinal: row.ordinal, stands }
        };
        let spots: Vec<Spot> = self.sheet.rows.iter().enumerate().map(spot).collect();
        let (item, ordinal) = self.wanted;
        let here = |spot: &&Spot| spot.stands() && spot.item == Some(item) && spot.ordinal <= ordinal;
        let home: Vec<Spot> = spots.iter().rfind(here).copied().into_iter().collect();
        self.list.replace(spots, &home);
        Turn::Stay
    }

    fn disclosure<'a>(&self, scene: &Scene<'a>) -> &'a Disclosure {
        scene.library.disclosure(self.at)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let disclosure = self.disclosure(scene);
        let mut crumbs = crumbs_to(self.at, scene);
        crumbs.push(self.entry.name(disclosure, lang).into());
        let item = self.list.cursor().and_then(|spot| spot.item).map_or(0, |item| item + 1);
        let place = self.item().map(|item| place(item.place.origin, scene)).unwrap_or_default();
        Title {
            place: Place::Card,
            crumbs,
            state: format!("{item}/{}  {place}", self.sheet.items.len()),
            troubles: scene.digest.brief(self.at).troubles,
            ..Title::default()
        }
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Side, 0)
}
