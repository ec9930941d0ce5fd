//! The terminal: a person walks from departments to a single figure and to the place in the document that prints it.
//!
//! An event becomes an [`action::Action`] by the one key table, the [`session::Session`] is updated by it and says what
//! the world must do ([`effect::Effect`]), and the session is drawn without being changed. Nothing below the run loop
//! knows a clock, a thread or the disk, so the whole of it is tested by scripted keys.

pub mod action;
mod areas;
pub mod clip;
mod digest;
pub mod effect;
pub mod event;
mod filter;
pub mod finder;
pub mod keymap;
pub mod opener;
mod overlay;
pub mod press;
mod run;
mod screen;
pub mod session;
mod signals;
pub mod theme;
mod view;
mod widget;
mod window;

pub use run::{run, run_with};
pub use theme::{Glyphs, ThemeChoice};

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
}
