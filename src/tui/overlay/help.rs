//! The page of keys: every key that means something on the screen it was asked for, under its heading.

use crate::text::width::width;
use crate::tui::action::{Action, Motion, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::{Group, Key, Place, keys_on};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::{keys, rule};
use crate::words::Lang;

/// Columns that a key and its meaning take, at least.
const COLUMN: u16 = 38;

/// Columns that the keys take.
const KEYS: u16 = 13;

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
        for area in [areas.rule, areas.rows, areas.status] {
            canvas.clear(area);
        }
        rule(canvas, areas, &[(0, lang.help_title())]);
        keys(canvas, areas.status, Place::Help, lang);
        let columns = self.columns(lang, areas);
        let each = (areas.rows.width / columns.len().max(1) as u16).min(56);
        for (at, rows) in columns.iter().enumerate() {
            for (below, row) in rows.iter().skip(self.top).enumerate() {
                let mut pen = canvas.pen(areas.rows, below as u16);
                pen.skip(2 + at as u16 * each);
                match row {
                    Row::Blank => {}
                    Row::Heading(heading) => drop(pen.text(heading, Ink::Head)),
                    Row::Key(keys, help) => {
                        let columns = KEYS.max(width(keys) as u16 + 1);
                        let room = (each - 1).saturating_sub(columns + 1);
                        pen.cell(keys, columns, Ink::Key).cell(help, room, Ink::Plain);
                    }
                }
            }
        }
    }

    /// The first row at which the end of the page is still in sight.
    fn most(self, lang: Lang, areas: &Areas) -> usize {
        let longest = self.columns(lang, areas).iter().map(Vec::len).max().unwrap_or(0);
        longest.saturating_sub(areas.rows.height as usize)
    }

    /// The groups side by side in as many columns as fit, no group broken, the longest column as short as it can be.
    fn columns(self, lang: Lang, areas: &Areas) -> Vec<Vec<Row>> {
        let most = (areas.rows.width / COLUMN).clamp(1, 3) as usize;
        let groups = self.groups(lang);
        let all: usize = groups.iter().map(Vec::len).sum();
        let mut height = all.div_ceil(most);
        loop {
            let columns = flow(self.groups(lang), height);
            if columns.len() <= most {
                return columns;
            }
            height += 1;
        }
    }

    fn groups(self, lang: Lang) -> Vec<Vec<Row>> {
        let mut groups = Vec::new();
        for group in Group::ALL {
            let mut rows: Vec<Row> =
                keys_on(self.of).filter(|key| key.group == group).map(|key| row(key, lang)).collect();
            if rows.is_empty() {
                continue;
            }
            if group == Group::Move {
                rows.push(Row::Key(lang.mouse().into(), lang.mouse_help()));
            }
            rows.insert(0, Row::Heading(group.name(lang)));
            rows.push(Row::Blank);
            groups.push(rows);
        }
        groups
    }
}

fn row(key: &Key, lang: Lang) -> Row {
    let labels: Vec<_> = key.press.iter().map(|press| press.label(lang)).collect();
    Row::Key(labels.join(" "), (key.help)(lang))
}

/// Puts groups below each other until a column is full.
fn flow(groups: Vec<Vec<Row>>, height: usize) -> Vec<Vec<Row>> {
    let mut columns: Vec<Vec<Row>> = Vec::new();
    for group in groups {
        match columns.last_mut() {
            Some(column) if column.len() + group.len() <= height => column.extend(group),
            _ => columns.push(group),
        }
    }
    columns
}
