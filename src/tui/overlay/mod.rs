//! What lies over a screen and takes its keys: the page of keys, the prompt of a filter, the commands by name.

mod help;
mod palette;
mod prompt;

pub use help::Help;
pub use palette::Palette;
pub use prompt::Prompt;

use ratatui::layout::Position;

use super::action::Action;
use super::areas::{Areas, Panes};
use super::session::Scene;
use super::widget::canvas::Canvas;

/// What lies over a screen.
#[derive(Clone, Debug)]
pub enum Overlay {
    /// The page of keys.
    Help(Help),
    /// The prompt of a filter.
    Prompt(Prompt),
    /// The commands by name.
    Palette(Palette),
}

impl Overlay {
    /// Takes an action; gives back what is left of the overlay, and the action that the screen shall take.
    pub fn update(self, action: Action, scene: &Scene<'_>) -> (Option<Overlay>, Option<Action>) {
        match self {
            Overlay::Help(help) => (help.update(&action, scene).map(Overlay::Help), None),
            Overlay::Prompt(prompt) => {
                let (prompt, action) = prompt.update(action);
                (prompt.map(Overlay::Prompt), action)
            }
            Overlay::Palette(palette) => {
                let (palette, action) = palette.update(&action, scene);
                (palette.map(Overlay::Palette), action)
            }
        }
    }

    /// Settles what is seen in another size of the window.
    pub fn settle(&mut self, scene: &Scene<'_>) {
        if let Overlay::Palette(palette) = self {
            palette.settle(scene);
        }
    }

    /// Where the terminal's cursor stands, where there is a line of typing.
    pub fn caret(&self, scene: &Scene<'_>) -> Option<Position> {
        match self {
            Overlay::Help(_) => None,
            Overlay::Prompt(prompt) => Some(prompt.caret(scene, &Areas::of(scene.size, Panes::One, 0))),
            Overlay::Palette(palette) => Some(palette.caret(scene)),
        }
    }

    /// Draws it over the screen.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let areas = Areas::of(scene.size, Panes::One, 0);
        match self {
            Overlay::Help(help) => help.draw(scene, &areas, canvas),
            Overlay::Prompt(prompt) => prompt.draw(scene, &areas, canvas),
            Overlay::Palette(palette) => palette.draw(scene, canvas),
        }
    }
}
