//! A key as it is pressed, as a script writes it, and as the help page prints it.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::words::Lang;

/// A key with its modifier.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Press {
    code: KeyCode,
    ctrl: Ctrl,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ctrl {
    Up,
    Held,
}

impl Press {
    /// A key without a modifier; a capital letter is a key of its own.
    pub const fn key(code: KeyCode) -> Press {
        Press { code, ctrl: Ctrl::Up }
    }

    /// A letter.
    pub const fn char(c: char) -> Press {
        Press::key(KeyCode::Char(c))
    }

    /// A letter with Control held.
    pub const fn ctrl(c: char) -> Press {
        Press { code: KeyCode::Char(c), ctrl: Ctrl::Held }
    }

    /// What a terminal reports. Shift is part of a letter; other modifiers than Control say nothing here.
    pub fn of(event: KeyEvent) -> Press {
        let held = event.modifiers.contains(KeyModifiers::CONTROL);
        Press { code: event.code, ctrl: if held { Ctrl::Held } else { Ctrl::Up } }
    }

    /// The character that it types; `None` with Control held.
    pub fn typed(self) -> Option<char> {
        match (self.code, self.ctrl) {
            (KeyCode::Char(c), Ctrl::Up) => Some(c),
            _ => None,
        }
    }

    /// The key as an event of the terminal.
    pub fn event(self) -> KeyEvent {
        let modifiers = match self.ctrl {
            Ctrl::Up => KeyModifiers::NONE,
            Ctrl::Held => KeyModifiers::CONTROL,
        };
        KeyEvent::new(self.code, modifiers)
    }

    /// Reads what [`Press::label`] writes in English: `Enter`, `Ctrl-d`, `/`.
    pub fn parse(label: &str) -> Option<Press> {
        if let Some(rest) = label.strip_prefix("Ctrl-") {
            return single(rest).map(Press::ctrl);
        }
        let named = NAMED.iter().find(|(_, _, english)| *english == label);
        named.map(|&(code, _, _)| Press::key(code)).or_else(|| single(label).map(Press::char))
    }

    /// How a key is printed for the reader.
    pub fn label(self, lang: Lang) -> String {
        let named = NAMED.iter().find(|(code, _, _)| *code == self.code);
        match (named, self.code) {
            (Some(&(_, zh, en)), _) => lang.pick(zh, en).into(),
            (None, KeyCode::Char(c)) if self.ctrl == Ctrl::Held => format!("Ctrl-{c}"),
            (None, KeyCode::Char(c)) => c.into(),
            (None, code) => format!("{code:?}"),
        }
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label(Lang::En))
    }
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

const NAMED: &[(KeyCode, &str, &str)] = &[
    (KeyCode::Enter, "回车", "Enter"),
    (KeyCode::Esc, "Esc", "Esc"),
    (KeyCode::Backspace, "退格", "Backspace"),
    (KeyCode::Tab, "Tab", "Tab"),
    (KeyCode::Char(' '), "空格", "Space"),
    (KeyCode::Up, "上", "Up"),
    (KeyCode::Down, "下", "Down"),
    (KeyCode::Left, "左", "Left"),
    (KeyCode::Right, "右", "Right"),
    (KeyCode::PageUp, "PgUp", "PgUp"),
    (KeyCode::PageDown, "PgDn", "PgDn"),
    (KeyCode::Home, "Home", "Home"),
    (KeyCode::End, "End", "End"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_can_be_read() {
        for label in ["Enter", "Ctrl-d", "/", "G", "Space", "?", "PgDn"] {
            let press = Press::parse(label).unwrap_or_else(|| panic!("{label}"));
            assert_eq!(press.label(Lang::En), label);
            assert_eq!(Press::of(press.event()), press);
        }
        assert_eq!(Press::parse("Ctrl-"), None);
        assert_eq!(Press::parse("Nowhere"), None);
    }
}
