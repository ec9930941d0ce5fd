//! Shown from the first frame on, while files are read: how far it is, and that it can be left.

use super::{Title, Turn};
use crate::library::Progress;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::rule;
use crate::tui::widget::share::Share;

/// Columns of the bar, at most.
const BAR: u16 = 60;

/// How far the loading is.
#[derive(Clone, Debug)]
pub struct LoadingScreen {
    shelf: String,
    progress: Option<Progress>,
    going: Going,
}

/// Whether a library holds all files of its shelf.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completeness {
    /// All of them.
    #[default]
    Whole,
    /// Those that were read until the reader stopped the loading.
    Partial,
}

#[derive(Clone, Copy, Debug)]
enum Going {
    On,
    Stopping,
}

impl LoadingScreen {
    /// The screen before the first file is opened.
    pub fn new(shelf: String) -> LoadingScreen {
        LoadingScreen { shelf, progress: None, going: Going::On }
    }

    /// Whether the reader asked to stop, so that the library will not be whole.
    pub fn completeness(&self) -> Completeness {
        match self.going {
            Going::On => Completeness::Whole,
            Going::Stopping => Completeness::Partial,
        }
    }

    /// Takes an action.
    pub fn update(&mut self, action: &Action) -> Turn {
        match action {
            Action::Progress(progress) => {
                // Files are read side by side, so that reports may come out of order.
                if self.progress.as_ref().is_none_or(|known| known.done <= progress.done) {
                    self.progress = Some(progress.clone());
                }
                Turn::Stay
            }
            Action::Back => {
                self.going = Going::Stopping;
                Turn::Stop
            }
            _ => Turn::Stay,
        }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = Areas::of(scene.size, Panes::One, 0);
        rule(canvas, &areas, &[(0, lang.loading())]);
        let columns = areas.rows.width.saturating_sub(4).min(BAR);
        let mut place = areas.rows;
        place.x += 2;
        place.width = columns.max(1);
        let first = (place.height / 3).min(place.height.saturating_sub(4));
        canvas.pen(place, first).text(&self.shelf, Ink::Strong);
        let Some(progress) = &self.progress else {
            canvas.pen(place, first + 1).text(lang.listing(), Ink::Plain);
            return;
        };
        let share = Share::of(progress.done.into(), progress.of.into());
        let bar = share.map(|share| share.bar(columns, canvas.signs())).unwrap_or_default();
        canvas.pen(place, first + 1).text(&bar, Ink::Bar);
        let count = lang.files_read(progress.done, progress.of);
        canvas.pen(place, first + 2).text(&count, Ink::Plain);
        let file = match self.going {
            Going::On => &progress.file,
            Going::Stopping => lang.stopping(),
        };
        canvas.pen(place, first + 3).text(file, Ink::Faint);
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        Title {
            place: Place::Loading,
            crumbs: vec![scene.look.lang.app_name().into(), self.shelf.clone()],
            ..Title::default()
        }
    }
}
