//! The library: departments with what they disclosed, and beside it, in brief, what the cursor stands on.

mod copy;
mod draw;
mod rows;
mod summary;

use std::collections::BTreeSet;

use rows::{Row, Sort};

use super::card::{CardScreen, Entry};
use super::disclosure::DisclosureScreen;
use super::list::List;
use super::projects::ProjectsScreen;
use super::source::SourceScreen;
use super::troubles::{Scope, TroublesScreen};
use super::years::YearsScreen;
use super::{Completeness, Focus, Here, Screen, Title, Turn};
use crate::library::Library;
use crate::model::{DepartmentId, DisclosureId};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::widget::amount::Measure;

/// A library of more rows than this opens with its departments folded.
const UNFOLDED: usize = 200;

/// What was chosen in the library.
#[derive(Clone, Debug)]
pub struct LibraryScreen {
    completeness: Completeness,
    sort: Sort,
    folded: BTreeSet<DepartmentId>,
    list: List<Row>,
    /// The room that all amounts of the list need in the unit in use.
    amounts: Measure,
}

impl LibraryScreen {
    /// The library as it opens.
    pub fn new(library: &Library, completeness: Completeness) -> LibraryScreen {
        let rows = library.departments.len() + library.disclosures.len();
        let all = (0..library.departments.len() as u32).map(DepartmentId);
        LibraryScreen {
            completeness,
            sort: Sort::Name,
            folded: all.filter(|_| rows > UNFOLDED).collect(),
            list: List::default(),
            amounts: Measure::default(),
        }
    }

    /// The library with the cursor on a department, unfolded.
    pub fn on(department: DepartmentId, scene: &Scene<'_>) -> LibraryScreen {
        let mut screen = LibraryScreen::new(scene.library, Completeness::Whole);
        screen.folded.remove(&department);
        let _ = screen.arrange(scene);
        screen.list.go(&Row::Department(department));
        screen
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = self.areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Source => self.source(scene),
            Action::Projects => self.projects(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Years => self.years(scene),
            Action::Troubles => Turn::open(Screen::Troubles(TroublesScreen::new(Scope::Library))),
            action => self.choose(action, scene),
        });
        self.list.settle(areas.rows.height);
        turn
    }

    /// Actions that change which rows there are.
    fn choose(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Narrow(_) => {}
            Action::Refresh => self.measure(scene),
            Action::Sort => self.sort = self.sort.next(),
            Action::Left | Action::Fold => self.fold(scene),
            Action::Right | Action::Unfold => self.unfold(),
            Action::Toggle => self.toggle(scene),
            _ => return Turn::Stay,
        }
        self.arrange(scene)
    }

    fn open(&mut self, scene: &Scene<'_>) -> Turn {
        match self.list.cursor() {
            Some(Row::Department(_)) => {
                self.toggle(scene);
                self.arrange(scene)
            }
            Some(&Row::Disclosure(id)) => match Entry::opening(scene.library.disclosure(id)) {
                Some(entry) => Turn::open(Screen::Card(CardScreen::new(id, entry))),
                None => Turn::open(Screen::Disclosure(DisclosureScreen::new(id))),
            },
            Some(Row::Aside) => Turn::open(Screen::Troubles(TroublesScreen::new(Scope::Aside))),
            None => Turn::Stay,
        }
    }

    fn projects(&self, scene: &Scene<'_>) -> Turn {
        let chosen = self.disclosure(scene);
        chosen.map_or(Turn::Stay, |id| Turn::open(Screen::Projects(ProjectsScreen::new(id))))
    }

    /// What is under the cursor over all its years.
    fn years(&self, scene: &Scene<'_>) -> Turn {
        match self.list.cursor() {
            Some(Row::Department(id)) => Turn::open(Screen::Years(YearsScreen::of_department(*id, scene))),
            Some(Row::Disclosure(id)) => Turn::open(Screen::Years(YearsScreen::of_disclosure(*id, scene))),
            Some(Row::Aside) | None => Turn::Stay,
        }
    }

    /// The disclosure under the cursor, or the first of the department under it.
    fn disclosure(&self, scene: &Scene<'_>) -> Option<DisclosureId> {
        match self.list.cursor()? {
            Row::Disclosure(id) => Some(*id),
            Row::Department(id) => scene.digest.of_department[id.0 as usize].first().copied(),
            Row::Aside => None,
        }
    }

    /// What is in view.
    pub fn here(&self, scene: &Scene<'_>) -> Option<Here> {
        let disclosure = match self.list.cursor()? {
            // Of a department the first one of the list.
            Row::Department(id) => {
                let all = &scene.digest.of_department[id.0 as usize];
                rows::sorted(all, scene, self.sort).first().copied()?
            }
            _ => self.disclosure(scene)?,
        };
        Some(Here { disclosure, focus: Focus::Whole })
    }

    fn source(&self, scene: &Scene<'_>) -> Turn {
        let screen = self.disclosure(scene).and_then(|id| SourceScreen::of_disclosure(id, scene));
        screen.map_or(Turn::Stay, |screen| Turn::open(Screen::Source(screen)))
    }

    /// Folds the department under the cursor, or the one that the disclosure under the cursor belongs to.
    fn fold(&mut self, scene: &Scene<'_>) {
        if let Some(department) = self.department(scene) {
            self.folded.insert(department);
            self.list.go(&Row::Department(department));
        }
    }

    fn unfold(&mut self) {
        if let Some(Row::Department(id)) = self.list.cursor() {
            self.folded.remove(id);
        }
    }

    fn toggle(&mut self, scene: &Scene<'_>) {
        match self.list.cursor() {
            Some(Row::Department(id)) if self.folded.contains(id) => self.unfold(),
            _ => self.fold(scene),
        }
    }

    fn department(&self, scene: &Scene<'_>) -> Option<DepartmentId> {
        match self.list.cursor()? {
            Row::Department(id) => Some(*id),
            Row::Disclosure(id) => Some(scene.library.disclosure(*id).department),
            Row::Aside => None,
        }
    }

    /// Works out the rows anew; the cursor stays on its thing, or goes to the department of it.
    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let home = self.department(scene).map(Row::Department);
        let homes: Vec<Row> = self.list.cursor().copied().into_iter().chain(home).collect();
        let rows = rows::rows(scene, self.sort, &self.folded, self.list.filter());
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let totals = scene.digest.disclosures.iter().filter_map(|brief| brief.spending.total);
        self.amounts =
            totals.map(|total| Measure::of(total.shown_in(scene.look.unit))).fold(Measure::default(), Measure::join);
    }

    fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.size, Panes::Halves, 1)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let library = scene.library;
        let mut state = self.list.state(None, lang);
        let counts = lang.library_counts(library.departments.len(), library.disclosures.len(), scene.digest.figures);
        if self.completeness == Completeness::Partial {
            state = format!("{state}  {}", lang.partly_read());
        }
        Title {
            place: Place::Library,
            crumbs: vec![lang.app_name().into(), library.name.clone()],
            note: counts,
            state,
            troubles: scene.digest.troubles,
        }
    }

    fn is_folded(&self, id: DepartmentId) -> bool {
        self.folded.contains(&id) && self.list.filter().is_empty()
    }
}
