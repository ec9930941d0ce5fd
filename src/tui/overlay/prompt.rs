//! One line of typing at the foot of the window: a filter, which narrows the screen with every character, or a line that was
//! asked for and is handed on when it is done.

use ratatui::layout::{Position, Rect};

use crate::tui::action::{Action, Ask};
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
    /// What is asked for; a filter where nothing is.
    ask: Option<Ask>,
}

impl Prompt {
    /// A prompt that goes on from a text.
    pub fn new(text: String) -> Prompt {
        Prompt { text, ask: None }
    }

    /// A prompt for something, that goes on from a text.
    pub fn asking(ask: Ask, text: String) -> Prompt {
        Prompt { text, ask: Some(ask) }
    }

    /// Where its keys go.
    pub fn place(&self) -> Place {
        if self.ask.is_some() { Place::Ask } else { Place::Prompt }
    }

    /// Takes an action; see [`super::Overlay::update`].
    pub fn update(mut self, action: Action) -> (Option<Prompt>, Option<Action>) {
        if let Some(ask) = self.ask {
            return self.answer(ask, &action);
        }
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

    fn answer(mut self, ask: Ask, action: &Action) -> (Option<Prompt>, Option<Action>) {
        let _ = typed(&mut self.text, action);
        match action {
            Action::Open => (None, Some(Action::Answer(ask, self.text))),
            Action::Back => (None, None),
            _ => (Some(self), None),
        }
    }

    /// Where the terminal's cursor stands.
    pub fn caret(&self, scene: &Scene<'_>, areas: &Areas) -> Position {
        self.field(scene, areas.status).caret()
    }

    /// Draws the line in the place of the status line.
    pub fn draw(&self, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        canvas.clear(areas.status);
        keys(canvas, areas.status, self.place(), scene.look.lang);
        self.field(scene, areas.status).draw(canvas);
    }

    /// The line beside the keys.
    fn field(&self, scene: &Scene<'_>, status: Rect) -> Field<'_> {
        let used = keys_width(status, self.place(), scene.look.lang);
        let area = Rect { width: status.width.saturating_sub(used + 1), ..status };
        let lang = scene.look.lang;
        let label = match self.ask {
            None => lang.filter_prompt(),
            Some(Ask::Reason) => lang.ask_reason(),
            Some(Ask::Note) => lang.ask_note(),
            Some(Ask::Paper) => lang.ask_paper(),
        };
        Field { area, label, text: &self.text }
    }
}
