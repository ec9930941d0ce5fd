//! The screens. Each is a small value of choices with two faces, `update` and `draw`, and a title; this is the one place
//! that tells them apart.

mod across;
mod card;
mod checks;
mod compare;
mod disclosure;
mod facts;
mod find;
mod findings;
mod here;
mod library;
mod line;
mod list;
mod loading;
mod marks;
mod pick;
mod place;
mod projects;
mod source;
mod table;
mod troubles;
mod years;

pub use compare::CompareScreen;
pub use find::FindScreen;
pub use findings::FindingsScreen;
pub use library::LibraryScreen;
pub use loading::{Completeness, LoadingScreen};
pub use pick::PickScreen;

use across::AcrossScreen;
use card::CardScreen;
use disclosure::DisclosureScreen;
use facts::FactsScreen;
use here::{Focus, Here};
use line::LineScreen;
use projects::ProjectsScreen;
use source::SourceScreen;
use table::TableScreen;
use troubles::{Scope, TroublesScreen};
use years::YearsScreen;

use std::collections::HashMap;

use ratatui::layout::Position;

use super::action::{Action, Ask};
use super::clip::Clip;
use super::digest::haystack;
use super::keymap::Place;
use super::opener::Told;
use super::review::Keep;
use super::session::Scene;
use super::widget::canvas::Canvas;
use crate::model::{Cell, Disclosure, DisclosureId, DisclosureKind, Form, FormKind, LineId, Standing};
use crate::source::FileId;
use crate::words::Lang;

/// A screen and what the reader chose on it.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Files are being read.
    Loading(LoadingScreen),
    /// Departments and disclosures.
    Library(LibraryScreen),
    /// The tables of a disclosure.
    Disclosure(DisclosureScreen),
    /// The lines of a table.
    Table(TableScreen),
    /// One line in full.
    Line(LineScreen),
    /// The projects of a disclosure.
    Projects(ProjectsScreen),
    /// One project, or the department as a whole.
    Card(CardScreen),
    /// Staffing, procurement, assets, scores.
    Facts(FactsScreen),
    /// The document's own lines.
    Source(SourceScreen),
    /// What the reading left open.
    Troubles(TroublesScreen),
    /// What does not hold, and what was checked.
    Findings(FindingsScreen),
    /// Everything that can be found.
    Find(FindScreen),
    /// Two disclosures side by side.
    Compare(CompareScreen),
    /// What a disclosure can be compared with.
    Pick(PickScreen),
    /// An account in all disclosures.
    Across(AcrossScreen),
    /// A body over all its years.
    Years(YearsScreen),
}

/// Where an update leads.
#[derive(Debug)]
pub enum Turn {
    /// Nowhere: the screen stays in front.
    Stay,
    /// To a screen in front of this one.
    Open(Box<Screen>),
    /// To the screen behind.
    Back,
    /// To a prompt that begins with a text.
    Prompt(String),
    /// To a line of typing that is asked for, which begins with a text.
    Ask(Ask, String),
    /// Something is kept in the journal.
    Keep(Keep),
    /// Something is told.
    Tell(Told),
    /// The loading stops and hands over what it has.
    Stop,
    /// The system's own program opens a file.
    File(FileId),
    /// Something goes to the clipboard.
    Copy(Clip),
    /// A text is looked for.
    Search(String),
}

/// What a screen says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// Where its keys go.
    pub place: Place,
    /// The path to what it shows.
    pub crumbs: Vec<String>,
    /// What stands beside the path, where there is room.
    pub note: String,
    /// The state of its list: position, order, filter.
    pub state: String,
    /// How many troubles lie in what it shows.
    pub troubles: usize,
}

impl Screen {
    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match self {
            Screen::Loading(screen) => screen.update(action),
            Screen::Library(screen) => screen.update(action, scene),
            Screen::Disclosure(screen) => screen.update(action, scene),
            Screen::Table(screen) => screen.update(action, scene),
            Screen::Line(screen) => screen.update(action, scene),
            Screen::Projects(screen) => screen.update(action, scene),
            Screen::Card(screen) => screen.update(action, scene),
            Screen::Facts(screen) => screen.update(action, scene),
            Screen::Source(screen) => screen.update(action, scene),
            Screen::Troubles(screen) => screen.update(action, scene),
            Screen::Findings(screen) => screen.update(action, scene),
            Screen::Find(screen) => screen.update(action, scene),
            Screen::Compare(screen) => screen.update(action, scene),
            Screen::Pick(screen) => screen.update(action, scene),
            Screen::Across(screen) => screen.update(action, scene),
            Screen::Years(screen) => screen.update(action, scene),
        }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        match self {
            Screen::Loading(screen) => screen.draw(scene, canvas),
            Screen::Library(screen) => screen.draw(scene, canvas),
            Screen::Disclosure(screen) => screen.draw(scene, canvas),
            Screen::Table(screen) => screen.draw(scene, canvas),
            Screen::Line(screen) => screen.draw(scene, canvas),
            Screen::Projects(screen) => screen.draw(scene, canvas),
            Screen::Card(screen) => screen.draw(scene, canvas),
            Screen::Facts(screen) => screen.draw(scene, canvas),
            Screen::Source(screen) => screen.draw(scene, canvas),
            Screen::Troubles(screen) => screen.draw(scene, canvas),
            Screen::Findings(screen) => screen.draw(scene, canvas),
            Screen::Find(screen) => screen.draw(scene, canvas),
            Screen::Compare(screen) => screen.draw(scene, canvas),
            Screen::Pick(screen) => screen.draw(scene, canvas),
            Screen::Across(screen) => screen.draw(scene, canvas),
            Screen::Years(screen) => screen.draw(scene, canvas),
        }
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        match self {
            Screen::Loading(screen) => screen.title(scene),
            Screen::Library(screen) => screen.title(scene),
            Screen::Disclosure(screen) => screen.title(scene),
            Screen::Table(screen) => screen.title(scene),
            Screen::Line(screen) => screen.title(scene),
            Screen::Projects(screen) => screen.title(scene),
            Screen::Card(screen) => screen.title(scene),
            Screen::Facts(screen) => screen.title(scene),
            Screen::Source(screen) => screen.title(scene),
            Screen::Troubles(screen) => screen.title(scene),
            Screen::Findings(screen) => screen.title(scene),
            Screen::Find(screen) => screen.title(scene),
            Screen::Compare(screen) => screen.title(scene),
            Screen::Pick(screen) => screen.title(scene),
            Screen::Across(screen) => screen.title(scene),
            Screen::Years(screen) => screen.title(scene),
        }
    }

    /// Where the terminal's cursor stands, where there is a line of typing.
    pub fn caret(&self, scene: &Scene<'_>) -> Option<Position> {
        match self {
            Screen::Find(screen) => Some(screen.caret(scene)),
            _ => None,
        }
    }
}

impl Turn {
    /// A turn to a screen in front.
    fn open(screen: Screen) -> Turn {
        Turn::Open(Box::new(screen))
    }

    /// A turn to the account of a line in all disclosures; nowhere for a line that says nothing of itself.
    fn across(line: (DisclosureId, usize, LineId), cell: Option<&Cell>, scene: &Scene<'_>) -> Turn {
        AcrossScreen::of(line, cell, scene).map_or(Turn::Stay, |screen| Turn::open(Screen::Across(screen)))
    }

    /// A turn to a screen that tells more of the same disclosure; nowhere for any other action.
    fn beside(action: &Action, id: DisclosureId) -> Turn {
        match action {
            Action::Projects => Turn::open(Screen::Projects(ProjectsScreen::new(id))),
            Action::Facts => Turn::open(Screen::Facts(FactsScreen::new(id))),
            Action::Troubles => Turn::open(Screen::Troubles(TroublesScreen::new(Scope::Disclosure(id)))),
            _ => Turn::Stay,
        }
    }
}

/// The path to a disclosure: the program, the department, year and kind.
fn crumbs_to(id: DisclosureId, scene: &Scene<'_>) -> Vec<String> {
    let disclosure = scene.library.disclosure(id);
    vec![
        scene.look.lang.app_name().into(),
        scene.library.department(disclosure.department).name.to_string(),
        issue_name(disclosure, scene.look.lang),
    ]
}

/// What a disclosure is called below its department: `2024 预算`, and 单位 where it speaks for one unit only.
pub(super) fn issue_name(disclosure: &Disclosure, lang: Lang) -> String {
    format!("{} {}", disclosure.year, kind_name(disclosure, lang))
}

/// What a filter looks for in the names of disclosures and of tables. A library of many has few such names, and each is
/// worked out once.
struct Sought {
    lang: Lang,
    issues: HashMap<(u16, DisclosureKind, Option<Standing>), String>,
    tables: HashMap<FormKind, String>,
}

impl Sought {
    fn new(lang: Lang) -> Sought {
        Sought { lang, issues: HashMap::new(), tables: HashMap::new() }
    }

    /// In [`issue_name`].
    fn issue(&mut self, disclosure: &Disclosure) -> &str {
        self.issue_and_table(disclosure, FormKind::Other)[0]
    }

    /// In [`issue_name`] and in the name of a kind of table.
    fn issue_and_table(&mut self, disclosure: &Disclosure, kind: FormKind) -> [&str; 2] {
        let Sought { lang, issues, tables } = self;
        let key = (disclosure.year, disclosure.kind, disclosure.standing);
        let issue = issues.entry(key).or_insert_with(|| haystack(&issue_name(disclosure, *lang)));
        [issue, tables.entry(kind).or_insert_with(|| haystack(lang.form(kind)))]
    }
}

/// The kind of a disclosure, and 单位 where it speaks for one unit only.
fn kind_name(disclosure: &Disclosure, lang: Lang) -> String {
    let kind = lang.kind(disclosure.kind);
    match disclosure.standing {
        Some(Standing::Unit) => format!("{kind} ({})", lang.standing(Standing::Unit)),
        _ => kind.into(),
    }
}

/// What a table is called in a path: its number and its short name.
fn form_name(form: &Form, lang: Lang) -> String {
    match form.number {
        Some(number) => format!("{}{number} {}", lang.table(), lang.form(form.kind)),
        None => lang.form(form.kind).into(),
    }
}
