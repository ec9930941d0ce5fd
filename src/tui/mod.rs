//! The terminal: a person walks from departments to a single figure and to the place in the document that prints it.
//!
//! An event becomes an [`action::Action`] by the one key table, the [`session::Session`] is updated by it and says what
//! the world must do ([`effect::Effect`]), and the session is drawn without being changed. Nothing below the run loop
//! knows a clock, a thread or the disk, so the whole of it is tested by scripted keys.

pub mod action;
mod areas;
pub mod audit;
pub mod checker;
pub mod clip;
mod digest;
pub mod effect;
pub mod event;
mod filter;
pub mod finder;
mod ground;
pub mod keymap;
pub mod opener;
mod overlay;
pub mod press;
pub mod review;
pub mod reviewer;
mod run;
mod screen;
pub mod session;
mod signals;
pub mod theme;
mod view;
mod widget;
mod window;

pub use effect::Over;
pub use opener::Told;
pub use run::{run, run_with};
pub use theme::{Glyphs, ThemeChoice};

use std::path::PathBuf;

use crate::check::{Ledger, Settings};
use crate::library::Library;
use crate::review::Journal;
use crate::source::Shelf;
use crate::words::Lang;

/// How many columns the terminal has, for those who print beside the screens.
pub fn columns() -> Option<usize> {
    let (columns, _) = ratatui::crossterm::terminal::size().ok()?;
    (columns > 0).then(|| usize::from(columns))
}

/// What the terminal is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The files to open.
    pub shelf: Shelf,
    /// The language of the interface.
    pub lang: Lang,
    /// The colours.
    pub theme: ThemeChoice,
    /// What lines and bars are drawn with.
    pub glyphs: Glyphs,
    /// Which rules are on.
    pub rules: Settings,
    /// The file that marks are kept in; none where there is no place for one.
    pub review: Option<PathBuf>,
    /// Who reviews.
    pub reviewer: String,
    /// Writes the working paper.
    pub paper: Paper,
}

/// How the working paper gets to a file: whatever is to be written, to which path, and what is done where a file is there.
pub type Paper = fn(&Work<'_>, &str, Over) -> Told;

/// What the working paper is made of.
#[derive(Clone, Copy, Debug)]
pub struct Work<'a> {
    /// The files that were read.
    pub shelf: &'a Shelf,
    /// The language to tell what came of it in.
    pub lang: Lang,
    /// The library.
    pub library: &'a Library,
    /// What was checked.
    pub ledger: &'a Ledger,
    /// The journal.
    pub journal: &'a Journal,
}
