//! The page of keys: every key that means something on the screen it was asked for, under its heading.

use crate::text::width::width;
use crate::tui::action::{Action, Motion, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::{Group, Place, keys_on};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::rule;
use crate::words::Lang;

/// Columns that a key and its meaning take, at least.
const COLUMN: u16 = 38;

/// Columns that the keys take.
const KEYS: u16 = 15;

/// The page of keys of one screen.
#[derive(Clone, Copy, Debug)]
pub struct Help {
    of: Place,
    top: usize,
}

enum Row {
    Blank,
    Heading(&'static str),
    Key(String, &'static str),
}

impl Help {
    /// The page for a screen.
    pub fn new(of: Place) -> Help {
        Help { of, top: 0 }
    }

    /// Takes an action; `None` closes the page.
    pub fn update(mut self, action: &Action, scene: &Scene<'_>) -> Option<Help> {
        let areas = Areas::of(scene.size, Panes::One, 0);
        let most = self.most(scene.look.lang, &areas);
        let page = areas.rows.height as usize;
        self.top = match action {
            Action::Back | Action::Click(_) => return None,
            Action::Move(Motion::Up) | Action::Wheel(Step::Previous) => self.top.saturating_sub(1),
            Action::Move(Motion::Down) | Action::Wheel(Step::Next) => self.top + 1,
            Action::Move(Motion::PageUp | Motion::HalfUp) => self.top.saturating_sub(page),
            Action::Move(Motion::PageDown | Motion::HalfDown) => self.top + page,
            Action::Move(Motion::First) => 0,
            Action::Move(Motion::Last) => most,
            _ => self.top,
        };
        self.top = self.top.min(most);
        Some(self)
    }

    /// Draws the page in the place of the screen.
    pub fn draw(self, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        for area in [areas.rule, areas.rows] {
            canvas.clear(area);
        }
        rule(canvas, areas, &[(0, lang.help_title())]);
        let (columns, each) = spread(areas);
        let rows = self.rows(lang);
        let height = areas.rows.height as usize;
        let top = self.top.min(self.most(lang, areas));
        for (at, row) in rows.iter().enumerate().skip(top).take(height * columns) {
            let (column, below) = ((at - top) / height, (at - top) % height);
            let mut pen = canvas.pen(areas.rows, below as u16);
            pen.skip(1 + column as u16 * each);
            match row {
                Row::Blank => {}
                Row::Heading(heading) => drop(pen.text(heading, Ink::Head)),
                Row::Key(keys, help) => {
                    let columns = KEYS.max(width(keys) as u16 + 1);
                    let room = (each - 1).saturating_sub(columns + 1);
                    pen.skip(1).cell(keys, columns, Ink::Key).cell(help, room, Ink::Plain);
                }
            }
        }
    }

    /// The first row at which the end of the page is still in sight.
    fn most(self, lang: Lang, areas: &Areas) -> usize {
        let (columns, _) = spread(areas);
        self.rows(lang)
            .len()
            .saturating_sub(areas.rows.height as usize * columns)
    }

    fn rows(self, lang: Lang) -> Vec<Row> {
        let mut rows = Vec::new();
        for group in Group::ALL {
            let keys: Vec<_> = keys_on(self.of).filter(|key| key.group == group).collect();
            if keys.is_empty() {
                continue;
            }
            if !rows.is_empty() {
                rows.push(Row::Blank);
            }
            rows.push(Row::Heading(group.name(lang)));
            for key in keys {
                let labels: Vec<_> = key.press.iter().map(|press| press.label(lang)).collect();
                rows.push(Row::Key(labels.join(" "), (key.help)(lang)));
            }
        }
        rows.push(Row::Key(lang.mouse().into(), lang.mouse_help()));
        rows
    }
}

/// How many columns of keys stand side by side, and how wide each is.
fn spread(areas: &Areas) -> (usize, u16) {
    let columns = (areas.rows.width / COLUMN).clamp(1, 3);
    (columns as usize, (areas.rows.width / columns).min(60))
}
