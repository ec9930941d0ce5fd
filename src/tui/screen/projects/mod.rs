//! The projects of a disclosure, the department as a whole before them: money, share, indicators and what they cover, and
//! beside the list the card of the one under the cursor.

mod copy;
mod draw;

use std::cmp::Reverse;

use super::card::{CardScreen, Entry, Tally};
use super::list::List;
use super::source::{Printed, SourceScreen};
use super::{Focus, Here, Screen, Title, Turn, crumbs_to};
use crate::model::{Disclosure, DisclosureId};
use crate::money::{Amount, Unit};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::digest::haystack;
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::window::Key;

use draw::Columns;

/// Rows above the list: the whole in one row, a blank one, the header.
const HEAD: u16 = 3;

impl Key for Entry {}

/// The order of the projects; the department as a whole stays above them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Sort {
    /// As printed.
    #[default]
    Printed,
    /// The largest amount first.
    Amount,
    /// The most indicators first.
    Indicators,
}

/// The list of projects.
#[derive(Clone, Debug)]
pub struct ProjectsScreen {
    at: DisclosureId,
    sort: Sort,
    list: List<Entry>,
    /// Where the cursor goes when the list opens.
    home: Option<Entry>,
    columns: Columns,
}

impl ProjectsScreen {
    /// The list as it opens.
    pub fn new(at: DisclosureId) -> ProjectsScreen {
        ProjectsScreen { at, sort: Sort::Printed, list: List::default(), home: None, columns: Columns::default() }
    }

    /// The list with the cursor on a card.
    pub fn on(at: DisclosureId, entry: Entry) -> ProjectsScreen {
        ProjectsScreen { home: Some(entry), ..ProjectsScreen::new(at) }
    }

    /// The list with the cursor on the project of a name, where there is one.
    pub fn named(at: DisclosureId, name: Option<&str>, scene: &Scene<'_>) -> ProjectsScreen {
        let projects = &scene.library.disclosure(at).projects;
        let found = name.and_then(|name| projects.iter().position(|project| *project.name == *name));
        ProjectsScreen { home: found.map(Entry::Project), ..ProjectsScreen::new(at) }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| self.choose(action, scene));
        self.list.settle(areas.rows.height);
        turn
    }

    /// Actions that are not of every list.
    fn choose(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Open => return self.open(),
            Action::Source => return self.source(scene),
            Action::Copy(extent) => return Turn::Copy(self.copy(*extent, scene)),
            Action::Narrow(_) => {}
            Action::Refresh => {
                self.columns = Columns::of(self.disclosure(scene), areas(scene).rows.width, scene.look);
            }
            Action::Sort => self.sort = self.sort.next(),
            action => return Turn::beside(action, self.at),
        }
        self.arrange(scene)
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let homes: Vec<Entry> = self.home.take().or(self.list.cursor().copied()).into_iter().collect();
        let rows = self.rows(scene);
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    fn rows(&self, scene: &Scene<'_>) -> Vec<Entry> {
        let disclosure = self.disclosure(scene);
        let needle = Needle::new(self.list.filter());
        let found = |entry: &Entry| needle.is_empty() || needle.finds(&[&words_of(*entry, disclosure, scene)]);
        let mut rows: Vec<Entry> = Entry::all(disclosure).into_iter().filter(found).collect();
        let first = |entry: &Entry| *entry != Entry::Whole;
        match self.sort {
            Sort::Printed => {}
            Sort::Amount => {
                rows.sort_by_key(|entry| (first(entry), Reverse(entry.amount(disclosure).map(Amount::wan))));
            }
            Sort::Indicators => rows.sort_by_key(|entry| (first(entry), Reverse(entry.indicators(disclosure).len()))),
        }
        rows
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        let project = match self.list.cursor().copied() {
            Some(Entry::Project(index)) => Some(index),
            _ => None,
        };
        Here { disclosure: self.at, focus: Focus::Projects(project) }
    }

    fn open(&self) -> Turn {
        match self.list.cursor() {
            Some(&entry) => Turn::open(Screen::Card(CardScreen::new(self.at, entry))),
            None => Turn::Stay,
        }
    }

    /// The places that tell of the project.
    fn source(&self, scene: &Scene<'_>) -> Turn {
        let disclosure = self.disclosure(scene);
        let Some(&entry) = self.list.cursor() else {
            return Turn::Stay;
        };
        let told = entry.project(disclosure).map_or(&[][..], |project| &project.places);
        let mut origins = told.to_vec();
        if origins.is_empty() {
            origins.extend(entry.place(disclosure));
        }
        let label = entry.name(disclosure, scene.look.lang);
        let place = |origin| Printed { label: label.into(), figure: String::new(), origin };
        let places: Vec<Printed> = origins.into_iter().map(place).collect();
        if places.is_empty() {
            return Turn::Stay;
        }
        Turn::open(Screen::Source(SourceScreen::of_places(self.at, places, scene)))
    }

    fn disclosure<'a>(&self, scene: &Scene<'a>) -> &'a Disclosure {
        scene.library.disclosure(self.at)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let mut crumbs = crumbs_to(self.at, scene);
        crumbs.push(lang.projects().into());
        let order = match self.sort {
            Sort::Printed => None,
            Sort::Amount => Some(lang.order_amount()),
            Sort::Indicators => Some(lang.order_indicators()),
        };
        Title {
            place: Place::Projects,
            crumbs,
            state: self.list.state(order, lang),
            troubles: scene.digest.brief(self.at).troubles,
            ..Title::default()
        }
    }
}

impl Sort {
    const fn next(self) -> Sort {
        match self {
            Sort::Printed => Sort::Amount,
            Sort::Amount => Sort::Indicators,
            Sort::Indicators => Sort::Printed,
        }
    }
}

/// What a filter looks for: the name with its variants, the account, who spends it.
fn words_of(entry: Entry, disclosure: &Disclosure, scene: &Scene<'_>) -> String {
    let mut words = vec![haystack(entry.name(disclosure, scene.look.lang))];
    if let Some(project) = entry.project(disclosure) {
        words.extend(project.variants.iter().map(|variant| haystack(&variant.text)));
        words.extend(project.account.iter().map(|(code, name)| format!("{code} {}", haystack(name))));
        words.extend(project.undertaker.iter().map(|undertaker| undertaker.text.to_lowercase()));
    }
    words.join("  ")
}

/// The sum of the projects' money and the indicators of all, the department's own included.
fn whole(disclosure: &Disclosure) -> (Option<Amount>, Tally) {
    let amounts: Vec<Amount> =
        disclosure.projects.iter().filter_map(|project| project.amount.map(|(amount, _)| amount)).collect();
    let sum = (!amounts.is_empty())
        .then(|| Amount { number: amounts.iter().map(|amount| amount.shown_in(Unit::Wan)).sum(), unit: Unit::Wan });
    let all: Vec<_> = Entry::all(disclosure).iter().flat_map(|entry| entry.indicators(disclosure)).cloned().collect();
    (sum, Tally::of(&all))
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, HEAD)
}
