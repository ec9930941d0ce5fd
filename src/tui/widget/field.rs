//! A line that is typed into: a label, the text with its end always in sight, and the place of the terminal's own cursor.
//! An input method of the reader's opens where that cursor stands, so it has to be the real one.

use ratatui::layout::{Position, Rect};

use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;

/// A line of typing.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    /// Where it stands; one row.
    pub area: Rect,
    /// What is asked for.
    pub label: &'a str,
    /// What was typed.
    pub text: &'a str,
}

impl Field<'_> {
    /// Where the next character will go.
    pub fn caret(&self) -> Position {
        let x = self.start() + width(self.shown()) as u16;
        Position { x: x.min(self.area.right().saturating_sub(1)), y: self.area.y }
    }

    /// Draws label and text.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let mut pen = canvas.pen(self.area, 0);
        pen.skip(1).text(self.label, Ink::Key).to(self.start());
        pen.text(self.shown(), Ink::Strong);
    }

    /// The column of the first character.
    fn start(&self) -> u16 {
        (self.area.x + 2 + width(self.label) as u16).min(self.area.right())
    }

    /// The end of the text: what was typed last stays in sight, with a column for the cursor behind it.
    fn shown(&self) -> &str {
        let room = usize::from(self.area.right().saturating_sub(self.start() + 1));
        let mut rest = self.text;
        while width(rest) > room {
            let mut chars = rest.chars();
            chars.next();
            rest = chars.as_str();
        }
        rest
    }
}

/// Changes a text as an action of typing says; tells whether it was one.
pub fn typed(text: &mut String, action: &Action) -> Typed {
    match action {
        Action::Type(c) if !c.is_control() => text.push(*c),
        Action::Erase => drop(text.pop()),
        Action::Clear => text.clear(),
        _ => return Typed::Nothing,
    }
    Typed::Changed
}

/// What an action was to a line of typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// It changed the text, or was at least meant to.
    Changed,
    /// It was another one.
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stands_behind_the_last_character() {
        let area = Rect::new(3, 7, 14, 1);
        let field = |text| Field { area, label: "查找", text };
        assert_eq!(field("").caret(), Position { x: 9, y: 7 });
        assert_eq!(field("招a").caret(), Position { x: 12, y: 7 });
        // Seven columns are left for the text and one for the cursor.
        assert_eq!((field("招商引资").shown(), field("招商引资").caret().x), ("商引资", 15));
        assert_eq!(Field { area: Rect::new(3, 7, 2, 1), ..field("招商") }.caret().x, 4);
    }
}
