//! The document's own lines with a figure marked in them, page by page and free to scroll, and the places that print the
//! same line.

mod columns;
mod draw;
mod layout;
mod places;
mod wrap;

pub use draw::snippet;
pub use places::Place as Printed;

use layout::{Layout, Row};

use super::line::name_of;
use super::place::place;
use super::{Title, Turn, crumbs_to, form_name};
use crate::model::{DisclosureId, LineId};
use crate::source::{FileId, Origin};
use crate::tui::action::{Action, Motion, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;

/// Rows above the text: what is marked, and in which file.
const HEAD: u16 = 2;

/// Rows that a notch of the wheel moves.
const NOTCH: usize = 3;

/// A look into a document.
#[derive(Clone, Debug)]
pub struct SourceScreen {
    subject: Subject,
    places: Vec<Printed>,
    /// Which of the places is marked.
    at: usize,
    layout: Layout,
    /// The first row in sight.
    top: usize,
}

/// What was looked up.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Line(DisclosureId, usize, LineId),
    Form(DisclosureId, usize),
    Disclosure(DisclosureId),
    Trouble(Option<DisclosureId>),
}

impl SourceScreen {
    /// Where a line is printed, and marked in it a cell; where that is `None`, the line as a whole.
    pub fn of_line(line: (DisclosureId, usize, LineId), cell: Option<Origin>, scene: &Scene<'_>) -> SourceScreen {
        let (places, at) = places::of_line(line, cell, scene);
        SourceScreen::at(Subject::Line(line.0, line.1, line.2), places, at, scene)
    }

    /// Where a table begins, or where the document says that it is empty.
    pub fn of_form(disclosure: DisclosureId, form: usize, scene: &Scene<'_>) -> SourceScreen {
        let places = places::of_form(disclosure, form, scene);
        SourceScreen::at(Subject::Form(disclosure, form), places, 0, scene)
    }

    /// The beginning of the files of a disclosure; `None` for one without files.
    pub fn of_disclosure(id: DisclosureId, scene: &Scene<'_>) -> Option<SourceScreen> {
        let places = places::of_disclosure(id, scene);
        (!places.is_empty()).then(|| SourceScreen::at(Subject::Disclosure(id), places, 0, scene))
    }

    /// Some places of a disclosure, the first of them marked.
    pub fn of_places(id: DisclosureId, places: Vec<Printed>, scene: &Scene<'_>) -> SourceScreen {
        SourceScreen::at(Subject::Disclosure(id), places, 0, scene)
    }

    /// The figures of a relation, one of them marked.
    pub fn of_operands(id: DisclosureId, places: Vec<Printed>, at: usize, scene: &Scene<'_>) -> SourceScreen {
        let at = at.min(places.len().saturating_sub(1));
        SourceScreen::at(Subject::Disclosure(id), places, at, scene)
    }

    /// The place of a trouble, with its sentence.
    pub fn of_trouble(
        disclosure: Option<DisclosureId>,
        sentence: String,
        origin: Origin,
        scene: &Scene<'_>,
    ) -> SourceScreen {
        let places = vec![Printed { label: sentence, figure: String::new(), origin }];
        SourceScreen::at(Subject::Trouble(disclosure), places, 0, scene)
    }

    fn at(subject: Subject, places: Vec<Printed>, at: usize, scene: &Scene<'_>) -> SourceScreen {
        let mut screen = SourceScreen { subject, places, at, layout: Layout::default(), top: 0 };
        screen.lay(scene);
        screen.show_place(scene);
        screen
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let page = self.page(scene);
        match action {
            Action::Back => return Turn::Back,
            Action::OpenFile => return Turn::File(self.file()),
            Action::Refresh => self.lay_again(scene),
            Action::Copy(extent) => return Turn::Copy(self.copy(*extent, scene)),
            Action::NextPlace => self.next_place(scene),
            Action::Sibling(step) => self.turn_page(*step, scene),
            Action::Wheel(Step::Previous) => self.top = self.top.saturating_sub(NOTCH),
            Action::Wheel(Step::Next) => self.top += NOTCH,
            Action::Move(motion) => self.scroll(*motion, page),
            _ => {}
        }
        self.top = self.top.min(self.most(page));
        Turn::Stay
    }

    /// The line with the mark, or all lines in sight; the cells of a line are apart by tabs already.
    fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let document = scene.library.document(self.file());
        let rows = self.layout.rows();
        let seen = self.top..(self.top + self.page(scene)).min(rows.len());
        let mut lines: Vec<u32> = match extent {
            Extent::Row => vec![self.origin().line],
            Extent::All => rows[seen].iter().filter_map(Row::line).collect(),
        };
        // A line may take several rows.
        lines.dedup();
        let mut clip = Clip::new(What::Text);
        lines.into_iter().filter(|&line| line > 0).for_each(|line| clip.line(document.text.line(line)));
        clip
    }

    /// Rows in sight.
    fn page(&self, scene: &Scene<'_>) -> usize {
        usize::from(self.areas(scene).rows.height)
    }

    /// The first row at which the end is in sight.
    fn most(&self, page: usize) -> usize {
        self.layout.rows().len().saturating_sub(page)
    }

    fn scroll(&mut self, motion: Motion, page: usize) {
        self.top = match motion {
            Motion::Up => self.top.saturating_sub(1),
            Motion::Down => self.top + 1,
            Motion::PageUp => self.top.saturating_sub(page.saturating_sub(1).max(1)),
            Motion::PageDown => self.top + page.saturating_sub(1).max(1),
            Motion::HalfUp => self.top.saturating_sub((page / 2).max(1)),
            Motion::HalfDown => self.top + (page / 2).max(1),
            Motion::First => 0,
            Motion::Last => self.layout.rows().len(),
        };
    }

    fn next_place(&mut self, scene: &Scene<'_>) {
        let file = self.file();
        self.at = (self.at + 1) % self.places.len().max(1);
        if self.file() != file {
            self.lay(scene);
        }
        self.show_place(scene);
    }

    /// To the beginning of a page or sheet of the document: the next one, or this one and then the one before.
    fn turn_page(&mut self, step: Step, scene: &Scene<'_>) {
        let rows = self.layout.rows();
        let is_leaf = |at: &usize| matches!(rows[*at], Row::Leaf(_));
        let here = self.here(scene);
        let to = match step {
            Step::Next => (here + 1..rows.len()).find(is_leaf),
            Step::Previous => {
                let this = (0..rows.len().min(here + 1)).rfind(is_leaf);
                this.filter(|&this| this < self.top).or_else(|| (0..self.top).rfind(is_leaf))
            }
        };
        self.top = to.unwrap_or(self.top);
    }

    /// The row that the reader is at: the mark where it is in sight, else a row in the upper part.
    fn here(&self, scene: &Scene<'_>) -> usize {
        let page = self.page(scene);
        let marked = self.marked_row(scene);
        if (self.top..self.top + page).contains(&marked) {
            marked
        } else if self.top > 0 && self.top >= self.most(page) {
            self.layout.rows().len().saturating_sub(1)
        } else {
            self.top + page / 3
        }
    }

    /// The page or sheet that the reader is at, counted from 1; 0 in a document without them.
    fn leaf(&self, scene: &Scene<'_>) -> u32 {
        let rows = self.layout.rows();
        let upto = rows.len().min(self.here(scene) + 1);
        let found = rows[..upto].iter().rev().find_map(|row| match row {
            Row::Leaf(number) => Some(*number),
            _ => None,
        });
        found.unwrap_or(0)
    }

    fn lay(&mut self, scene: &Scene<'_>) {
        let document = scene.library.document(self.file());
        self.layout = Layout::of(document, draw::text_width(document, self.areas(scene).rows.width));
    }

    /// Lays the lines anew for another width: what was at the top stays there, and the mark stays in sight.
    fn lay_again(&mut self, scene: &Scene<'_>) {
        let page = self.page(scene);
        let top = self.layout.rows().get(self.top).copied();
        let marked = self.marked_row(scene);
        let in_sight = (self.top..self.top + page).contains(&marked);
        self.lay(scene);
        let holds = |row: &Row| match (top, *row) {
            (Some(Row::Leaf(page)), Row::Leaf(other)) => page == other,
            (Some(Row::Text { line, start, .. }), Row::Text { line: other, end, .. }) => (other, end) > (line, start),
            (Some(Row::Cells { line, .. }), Row::Cells { line: other, .. }) => other == line,
            _ => false,
        };
        self.top = self.layout.rows().iter().position(holds).unwrap_or(0);
        let marked = self.marked_row(scene);
        if in_sight && !(self.top..self.top + page).contains(&marked) {
            self.show_place(scene);
        }
    }

    /// Brings the mark to a third from the top.
    fn show_place(&mut self, scene: &Scene<'_>) {
        let page = self.page(scene);
        self.top = self.marked_row(scene).saturating_sub(page / 3).min(self.most(page));
    }

    /// The row in which the mark begins.
    fn marked_row(&self, scene: &Scene<'_>) -> usize {
        self.layout.row_of(self.origin(), scene.library.document(self.file()))
    }

    /// The disclosure that is looked into.
    pub fn disclosure(&self) -> Option<DisclosureId> {
        match self.subject {
            Subject::Line(id, ..) | Subject::Form(id, _) | Subject::Disclosure(id) => Some(id),
            Subject::Trouble(id) => id,
        }
    }

    /// The place that is marked.
    pub fn origin(&self) -> Origin {
        self.places.get(self.at).map_or(Origin::file(FileId(0)), |place| place.origin)
    }

    fn file(&self) -> FileId {
        self.origin().file
    }

    /// What is looked up, in words.
    fn heading(&self, scene: &Scene<'_>) -> String {
        let place = self.places.get(self.at);
        let label = place.map_or(String::new(), |place| format!("{}  {}", place.label, place.figure));
        match self.subject {
            Subject::Line(disclosure, form, line) => {
                let form = &scene.library.disclosure(disclosure).forms[form];
                format!("{}  {label}", name_of(form, form.line(line), scene.look.lang))
            }
            _ => label,
        }
    }

    fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.size, Panes::Side, HEAD)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let (disclosure, form) = match self.subject {
            Subject::Line(disclosure, form, _) | Subject::Form(disclosure, form) => (Some(disclosure), Some(form)),
            Subject::Disclosure(disclosure) => (Some(disclosure), None),
            Subject::Trouble(disclosure) => (disclosure, None),
        };
        let mut crumbs = disclosure.map_or_else(|| vec![lang.app_name().into()], |id| crumbs_to(id, scene));
        if let (Some(disclosure), Some(form)) = (disclosure, form) {
            crumbs.push(form_name(&scene.library.disclosure(disclosure).forms[form], lang));
        }
        crumbs.push(lang.source().into());
        let lines = lang.lines_in_all(scene.library.document(self.file()).text.len());
        let mut state: Vec<String> =
            Some(place(self.origin(), scene)).filter(|place| !place.is_empty()).into_iter().collect();
        // Of pages the header tells how many there are.
        if scene.library.document(self.file()).pages.is_empty() {
            state.push(lines);
        }
        Title {
            place: Place::Source,
            crumbs,
            state: state.join(" / "),
            troubles: disclosure.map_or(scene.library.troubles.len(), |id| scene.digest.brief(id).troubles),
            ..Title::default()
        }
    }
}
