//! A list of rows as most screens have one: moved over, clicked, opened, narrowed by a filter and drawn. What the rows are
//! and what opening one means is the screen's own.

use std::ops::{Deref, DerefMut};
use std::slice;

use super::Turn;
use super::marks::cursor;
use crate::tui::action::Action;
use crate::tui::areas::Areas;
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::scroll_bar;
use crate::tui::window::{Clicked, Key, Window};
use crate::words::Lang;

/// What a screen is given where the filter changed; what the filter is, the list knows.
const NARROWED: &Action = &Action::Narrow(String::new());

/// The rows with cursor and seen part, and the filter that chose them.
#[derive(Clone, Debug)]
pub struct List<K> {
    window: Window<K>,
    filter: String,
}

/// What a list makes of an action.
#[derive(Debug)]
#[must_use]
pub enum Heard {
    /// It is done: the cursor moved, or the screen turns.
    Done(Turn),
    /// The row under the cursor is to be opened.
    Open,
    /// The filter changed: the rows are to be worked out anew.
    Arrange,
    /// Nothing; the action is the screen's own.
    Other,
}

impl<K> Default for List<K> {
    fn default() -> List<K> {
        List { window: Window::default(), filter: String::new() }
    }
}

/// A list is a window with a filter: what a window tells of its rows, a list tells too.
impl<K> Deref for List<K> {
    type Target = Window<K>;

    fn deref(&self) -> &Window<K> {
        &self.window
    }
}

impl<K> DerefMut for List<K> {
    fn deref_mut(&mut self) -> &mut Window<K> {
        &mut self.window
    }
}

impl<K: Key> List<K> {
    /// Moves, asks for a filter or goes back, where the action is one of those.
    pub fn hear(&mut self, action: &Action, areas: &Areas) -> Heard {
        let height = areas.rows.height;
        match action {
            Action::Move(motion) => self.window.step(*motion, height),
            Action::Wheel(step) => self.window.wheel(*step, height),
            Action::Click(place) => match areas.row_at(*place).map(|below| self.window.click(below)) {
                Some(Clicked::Again) => return Heard::Open,
                _ => return Heard::Done(Turn::Stay),
            },
            Action::Open => return Heard::Open,
            Action::Filter => return Heard::Done(Turn::Prompt(self.filter.clone())),
            // One step back from a narrowed list is the whole one.
            Action::Back if self.filter.is_empty() => return Heard::Done(Turn::Back),
            Action::Back => {
                self.filter.clear();
                return Heard::Arrange;
            }
            Action::Narrow(filter) => {
                self.filter.clone_from(filter);
                return Heard::Arrange;
            }
            _ => return Heard::Other,
        }
        Heard::Done(Turn::Stay)
    }

    /// Does what every list does. What is left to the screen comes back as the action that asks for it: to open, also where
    /// the row was clicked again; to narrow, where the filter changed; else the action that came.
    pub fn take<'a>(&mut self, action: &'a Action, areas: &Areas) -> Result<Turn, &'a Action> {
        match self.hear(action, areas) {
            Heard::Done(turn) => Ok(turn),
            Heard::Open => Err(&Action::Open),
            Heard::Arrange => Err(NARROWED),
            Heard::Other => Err(action),
        }
    }

    /// The rows that a copy is of: the one under the cursor, or all.
    pub fn copied(&self, extent: Extent) -> &[K] {
        match extent {
            Extent::Row => self.window.cursor().map_or(&[], slice::from_ref),
            Extent::All => self.window.rows(),
        }
    }

    /// A copy of the row under the cursor, or of all rows below a header; `cells` has none for a heading.
    pub fn copy<const N: usize, C>(&self, extent: Extent, header: [&str; N], cells: impl Fn(&K) -> Option<C>) -> Clip
    where
        C: IntoIterator<Item: AsRef<str>>,
    {
        let mut clip = match extent {
            Extent::Row => Clip::new(What::Row),
            Extent::All => {
                let mut clip = Clip::new(What::List);
                clip.row(header);
                clip
            }
        };
        self.copied(extent).iter().filter_map(cells).for_each(|cells| clip.row(cells));
        clip
    }

    /// What the rows are narrowed by; empty where they are not.
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Puts new rows in place; the cursor stays on its row, else at its index.
    pub fn arrange(&mut self, rows: Vec<K>) {
        let home: Vec<K> = self.window.cursor().cloned().into_iter().collect();
        self.window.replace(rows, &home);
    }

    /// Where the cursor is among how many rows, what the screen adds to that, and the filter.
    pub fn state(&self, more: Option<&str>, lang: Lang) -> String {
        let mut state = self.window.position();
        if let Some(more) = more {
            state = format!("{state}  {more}");
        }
        if !self.filter.is_empty() {
            state = format!("{state}  {} {}", lang.filter_is(), self.filter);
        }
        state
    }

    /// Draws the rows in sight with the sign of the cursor before its row; `draw` is given the row, its ink and a pen
    /// behind the sign. A list without rows says `nothing`, or that the filter found nothing.
    pub fn draw(
        &self,
        nothing: &str,
        areas: &Areas,
        scene: &Scene<'_>,
        canvas: &mut Canvas<'_>,
        mut draw: impl FnMut(&K, Ink, &mut Pen<'_, '_>),
    ) {
        let seen = self.window.seen(areas.rows.height);
        for (below, at) in seen.clone().enumerate() {
            let key = &self.window.rows()[at];
            let mark = if at == self.window.at() && key.stands() { Ink::Cursor } else { Ink::Plain };
            let mut pen = canvas.row(areas.rows, below as u16);
            cursor(&mut pen, mark, scene);
            draw(key, mark, &mut pen);
        }
        if self.window.rows().is_empty() {
            let nothing = if self.filter.is_empty() { nothing } else { scene.look.lang.nothing_found() };
            canvas.pen(areas.rows, u16::from(areas.rows.height > 1)).skip(2).text(nothing, Ink::Plain);
        }
        scroll_bar(canvas, areas, seen, self.window.rows().len());
    }
}
