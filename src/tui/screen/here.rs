//! What a screen has in view, for whoever goes on from there: which disclosure, and what of it.

use super::Screen;
use crate::export::reviewed;
use crate::model::{DisclosureId, LineId};
use crate::review::Key;
use crate::source::Origin;
use crate::tui::session::Scene;

/// A disclosure in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Here {
    /// Which.
    pub disclosure: DisclosureId,
    /// What of it.
    pub focus: Focus,
}

/// What of a disclosure is in view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The whole.
    Whole,
    /// A table, and the line under the cursor.
    Table(usize, Option<LineId>),
    /// The projects, and the one under the cursor.
    Projects(Option<usize>),
    /// The facts.
    Facts,
}

impl Screen {
    /// The places of the figures in view, the one under the cursor first.
    pub fn figures(&self, scene: &Scene<'_>) -> Vec<Origin> {
        match self {
            Screen::Table(screen) => screen.figures(scene),
            Screen::Line(screen) => screen.figures(scene),
            Screen::Card(screen) => screen.figure().into_iter().collect(),
            Screen::Source(screen) => vec![screen.origin()],
            _ => Vec::new(),
        }
    }

    /// What in view a note can be on: its key, and what is printed there.
    pub fn noted(&self, scene: &Scene<'_>) -> Option<(Key, Box<str>)> {
        match self {
            Screen::Findings(screen) => screen.noted(scene),
            Screen::Card(screen) => screen.noted(scene),
            Screen::Table(screen) => figure(screen.here().disclosure, screen.figure(scene)?, scene),
            Screen::Line(screen) => figure(screen.here().disclosure, screen.figure(scene)?, scene),
            _ => None,
        }
    }

    /// The disclosure under the cursor or in view; `None` where there is none.
    pub fn here(&self, scene: &Scene<'_>) -> Option<Here> {
        match self {
            Screen::Library(screen) => screen.here(scene),
            Screen::Disclosure(screen) => Some(screen.here()),
            Screen::Table(screen) => Some(screen.here()),
            Screen::Line(screen) => Some(screen.here()),
            Screen::Projects(screen) => Some(screen.here()),
            Screen::Card(screen) => Some(screen.here()),
            Screen::Facts(screen) => Some(screen.here()),
            Screen::Loading(_)
            | Screen::Source(_)
            | Screen::Troubles(_)
            | Screen::Findings(_)
            | Screen::Compare(_)
            | Screen::Pick(_)
            | Screen::Across(_)
            | Screen::Years(_)
            | Screen::Find(_) => None,
        }
    }
}

/// The figure that a disclosure prints at a place, as a note is on it.
fn figure(id: DisclosureId, origin: Origin, scene: &Scene<'_>) -> Option<(Key, Box<str>)> {
    let mut figures = reviewed::figures(scene.library, id).into_iter();
    let figure = figures.find(|figure| figure.operand.origin == origin)?;
    Some((figure.key, figure.operand.value.printed().into()))
}
