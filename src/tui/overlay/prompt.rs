//! One line of typing at the foot of the window. The screen narrows with every character.

use ratatui::layout::{Position, Rect};

use crate::tui::action::Action;
use crate::tui::areas::Areas;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::{Field, Typed, typed};
use crate::tui::widget::furniture::{keys, keys_width};

/// What is being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    text: String,
}

impl Prompt {
    /// A prompt that goes on from a text.
    pub fn new(text: String) -> Prompt {
        Prompt { text }
    }

    /// Takes an action; see [`super::Overlay::update`].
    pub fn update(mut self, action: Action) -> (Option<Prompt>, Option<Action>) {
        match action {
            action if typed(&mut self.text, &action) == Typed::Changed => {}
            Action::Open => return (None, None),
            Action::Back => return (None, Some(Action::Narrow(String::new()))),
            action @ (Action::Move(_) | Action::Click(_) | Action::Wheel(_)) => return (Some(self), Some(action)),
            _ => return (Some(self), None),
        }
        let narrowed = Action::Narrow(self.text.clone());
        (Some(self), Some(narrowed))
    }

    /// Where the terminal's cursor stands.
    pub fn caret(&self, scene: &Scene<'_>, areas: &Areas) -> Position {
        self.field(scene, areas.status).caret()
    }

    /// Draws the line in the place of the status line.
    pub fn draw(&self, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        canvas.clear(areas.status);
        keys(canvas, areas.status, Place::Prompt, scene.look.lang);
        self.field(scene, areas.status).draw(canvas);
    }

    /// The line beside the keys.
    fn field(&self, scene: &Scene<'_>, status: Rect) -> Field<'_> {
        let used = keys_width(status, Place::Prompt, scene.look.lang);
        let area = Rect { width: status.width.saturating_sub(used + 1), ..status };
        Field { area, label: scene.look.lang.filter_prompt(), text: &self.text }
    }
}
