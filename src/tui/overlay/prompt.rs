//! One line of typing at the foot of the window. The screen narrows with every character.

use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::areas::Areas;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::keys;

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
            Action::Type(c) => self.text.push(c),
            Action::Erase => drop(self.text.pop()),
            Action::Clear => self.text.clear(),
            Action::Open => return (None, None),
            Action::Back => return (None, Some(Action::Narrow(String::new()))),
            action @ (Action::Move(_) | Action::Click(_) | Action::Wheel(_)) => return (Some(self), Some(action)),
            _ => return (Some(self), None),
        }
        let narrowed = Action::Narrow(self.text.clone());
        (Some(self), Some(narrowed))
    }

    /// Draws the line in the place of the status line.
    pub fn draw(&self, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        canvas.clear(areas.status);
        let used = keys(canvas, areas.status, Place::Prompt, lang);
        let mut pen = canvas.pen(areas.status, 0);
        pen.skip(1).text(lang.filter_prompt(), Ink::Key).skip(1);
        let room = pen.room().saturating_sub(used + 2);
        pen.text(tail(&self.text, room), Ink::Strong).text(" ", Ink::Mark);
    }
}

/// The end of a text that fits into some columns: what was typed last stays in sight.
fn tail(text: &str, columns: u16) -> &str {
    let mut rest = text;
    while width(rest) > usize::from(columns) {
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str();
    }
    rest
}
