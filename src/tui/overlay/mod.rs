//! What lies over a screen and takes its keys: the page of keys, the prompt of a filter.

mod help;
mod prompt;

pub use help::Help;
pub use prompt::Prompt;

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
        }
    }

    /// Draws it over the screen.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let areas = Areas::of(scene.size, Panes::One, 0);
        match self {
            Overlay::Help(help) => help.draw(scene, &areas, canvas),
            Overlay::Prompt(prompt) => prompt.draw(scene, &areas, canvas),
        }
    }
}
