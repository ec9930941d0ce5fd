//! How things look: which style says what, and which characters lines and bars are made of.
//!
//! Styles keep to the terminal's own foreground and background and its sixteen colours, so that dark and light
//! backgrounds both read well. Colour only repeats what a sign, a place or the weight of the type says already.

use ratatui::style::{Color, Modifier, Style};

/// The colours that were asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ThemeChoice {
    /// No colour where `NO_COLOR` is set, else by what the terminal says of its background.
    #[default]
    Auto,
    /// For dark backgrounds.
    Dark,
    /// For light backgrounds.
    Light,
    /// No colour at all, only bold, dim and reverse.
    Plain,
}

/// What lines, bars and signs are drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Box drawing and block elements.
    #[default]
    Blocks,
    /// Nothing but ASCII.
    Ascii,
}

/// The colours in use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// For dark backgrounds.
    #[default]
    Dark,
    /// For light backgrounds.
    Light,
    /// None.
    Plain,
}

/// What a piece of text is; a theme gives it a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// Ordinary text.
    Plain,
    /// What the eye shall find first: totals, the last crumb, the figure itself.
    Strong,
    /// What helps but does not matter: rules, line numbers, codes of parents.
    Faint,
    /// Headers of columns and names of panes.
    Head,
    /// The row under the cursor.
    Cursor,
    /// The figure under the cursor, and the figure in its source.
    Mark,
    /// The header of the column under the cursor.
    Chosen,
    /// What fits what was looked for.
    Found,
    /// Bars.
    Bar,
    /// Signs of trouble.
    Trouble,
    /// A key in the status line.
    Key,
}

impl ThemeChoice {
    /// The theme for a terminal: `no_color` and `background` are the variables `NO_COLOR` and `COLORFGBG`.
    pub fn resolve(self, no_color: Option<&str>, background: Option<&str>) -> Theme {
        match self {
            ThemeChoice::Dark => Theme::Dark,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Plain => Theme::Plain,
            ThemeChoice::Auto if no_color.is_some_and(|value| !value.is_empty()) => Theme::Plain,
            ThemeChoice::Auto => match background.and_then(|value| value.rsplit(';').next()) {
                Some("7" | "15") => Theme::Light,
                _ => Theme::Dark,
            },
        }
    }
}

impl Theme {
    /// The style of a kind of text.
    pub fn style(self, ink: Ink) -> Style {
        let style = match ink {
            Ink::Plain | Ink::Bar => Style::new(),
            Ink::Strong | Ink::Head | Ink::Cursor | Ink::Trouble | Ink::Key => {
                Style::new().add_modifier(Modifier::BOLD)
            }
            Ink::Chosen | Ink::Found => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            Ink::Faint => Style::new().add_modifier(Modifier::DIM),
            Ink::Mark => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
        };
        match self.colour(ink) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    const fn colour(self, ink: Ink) -> Option<Color> {
        match (self, ink) {
            (Theme::Plain, _) => None,
            (Theme::Dark, Ink::Head | Ink::Chosen | Ink::Bar) => Some(Color::Cyan),
            (Theme::Dark, Ink::Key | Ink::Found) => Some(Color::Green),
            (Theme::Dark, Ink::Trouble) => Some(Color::Yellow),
            (Theme::Light, Ink::Head | Ink::Chosen | Ink::Bar) => Some(Color::Blue),
            (Theme::Light, Ink::Key | Ink::Found) => Some(Color::Magenta),
            (Theme::Light, Ink::Trouble) => Some(Color::Red),
            (Theme::Dark | Theme::Light, _) => None,
        }
    }
}

/// The characters of the furniture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Stands before the row under the cursor.
    pub cursor: &'static str,
    /// Stands before what can be unfolded.
    pub folded: &'static str,
    /// Stands before what can be folded.
    pub open: &'static str,
    /// A horizontal rule.
    pub across: &'static str,
    /// A vertical rule.
    pub down: &'static str,
    /// Where a vertical rule hangs from a horizontal one.
    pub tee: &'static str,
    /// Where a vertical rule stands on a horizontal one.
    pub foot: &'static str,
    /// The part of the scroll bar that is seen.
    pub thumb: &'static str,
    /// Stands for a dimension that is covered; of less than full height, so that rows stay apart.
    pub covered: &'static str,
    /// Stands behind a target that was met.
    pub met: &'static str,
    /// Stands behind a target that was missed.
    pub missed: &'static str,
    /// Stands at a figure with an error, with something doubtful, with a note only.
    pub graves: [&'static str; 3],
    /// Stands where the reader wrote a note.
    pub noted: &'static str,
    /// The right half of a column, where a bar to the left ends.
    pub right_half: &'static str,
    /// The left half of a column, where a bar to the right ends.
    pub left_half: &'static str,
    /// Bars, from one eighth to eight eighths; a single one where there are no eighths.
    pub bar: &'static [&'static str],
    /// The height of a figure among others, from nothing to the greatest; of less than full height, so that rows stay apart.
    pub spark: &'static [&'static str],
}

impl Glyphs {
    /// The characters to draw with.
    pub const fn signs(self) -> Signs {
        match self {
            Glyphs::Blocks => Signs {
                cursor: "▌",
                folded: "+",
                open: "-",
                across: "─",
                down: "│",
                tee: "┬",
                foot: "┴",
                thumb: "┃",
                covered: "▄",
                met: "✓",
                missed: "✗",
                graves: ["!", "?", "~"],
                noted: "\"",
                right_half: "▐",
                left_half: "▌",
                bar: &["▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"],
                spark: &["_", "▁", "▂", "▃", "▄", "▅", "▆", "▇"],
            },
            Glyphs::Ascii => Signs {
                cursor: ">",
                folded: "+",
                open: "-",
                across: "-",
                down: "|",
                tee: "+",
                foot: "+",
                thumb: "#",
                covered: "#",
                met: "ok",
                missed: "x",
                graves: ["!", "?", "~"],
                noted: "\"",
                right_half: "#",
                left_half: "#",
                bar: &["#"],
                spark: &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_left_out_where_the_reader_says_so() {
        let auto = ThemeChoice::Auto;
        assert_eq!(auto.resolve(Some("1"), Some("0;15")), Theme::Plain);
        assert_eq!(auto.resolve(Some(""), None), Theme::Dark);
        assert_eq!(auto.resolve(None, Some("0;15")), Theme::Light);
        assert_eq!(ThemeChoice::Light.resolve(Some("1"), None), Theme::Light);
        for ink in [Ink::Head, Ink::Bar, Ink::Trouble, Ink::Key, Ink::Mark, Ink::Found] {
            assert_eq!(Theme::Plain.style(ink).fg, None);
            assert_eq!(Theme::Plain.style(ink).bg, None);
        }
    }
}
