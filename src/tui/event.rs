//! What comes in from outside: the terminal and the loader speak through one channel, and both become actions here.

use ratatui::crossterm::event::{Event as Terminal, KeyEventKind, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::action::{Action, Step};
use super::audit::Checking;
use super::finder::Answer;
use super::keymap::{self, Place};
use super::opener::Told;
use super::press::Press;
use crate::library::{Library, Progress};

/// One thing that came in.
#[derive(Debug)]
pub enum Event {
    /// A key, the mouse, or a new size.
    Terminal(Terminal),
    /// The terminal can no longer be read.
    Deaf(std::io::Error),
    /// A file was read.
    Progress(Progress),
    /// The loading ended.
    Loaded(std::io::Result<Library>),
    /// The loader broke down.
    Broken,
    /// What was found.
    Found(Answer),
    /// The checking ended.
    Checked(Checking),
    /// What came of opening a file.
    Told(Told),
    /// The system asks the program to end.
    End,
}

/// What an event of the terminal asks for at a place.
pub fn of_terminal(place: Place, event: &Terminal) -> Option<Action> {
    match event {
        Terminal::Key(key) if key.kind != KeyEventKind::Release => keymap::action(place, Press::of(*key)),
        Terminal::Mouse(mouse) => match mouse.kind {
            MouseEventKind::ScrollUp => Some(Action::Wheel(Step::Previous)),
            MouseEventKind::ScrollDown => Some(Action::Wheel(Step::Next)),
            MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(Position { x: mouse.column, y: mouse.row })),
            _ => None,
        },
        Terminal::Resize(width, height) => Some(Action::Resize(Size { width: *width, height: *height })),
        _ => None,
    }
}
