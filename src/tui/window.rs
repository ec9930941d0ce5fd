//! A list that is longer than the screen: its rows, the cursor, and which part of it is seen.
//!
//! The rows are keys, never data. The cursor holds on to its key when the rows change, and the seen part is settled
//! once at the end of an update, so that drawing only reads.

use std::ops::Range;

use super::action::{Motion, Step};

/// Rows that a notch of the wheel moves.
const NOTCH: usize = 3;

/// What can be a row of a window.
pub trait Key: Clone + PartialEq {
    /// Whether the cursor may stand on it; headings and blank rows say no.
    fn stands(&self) -> bool {
        true
    }
}

/// The rows, the cursor and the first row seen.
#[derive(Clone, Debug)]
pub struct Window<K> {
    rows: Vec<K>,
    at: usize,
    top: usize,
    /// How many rows can hold the cursor, and which of them does, counted from 1; settled with the seen part.
    standing: (usize, usize),
}

impl<K> Default for Window<K> {
    fn default() -> Self {
        Window { rows: Vec::new(), at: 0, top: 0, standing: (0, 0) }
    }
}

impl<K: Key> Window<K> {
    /// All rows.
    pub fn rows(&self) -> &[K] {
        &self.rows
    }

    /// The row under the cursor; `None` where no row can hold it.
    pub fn cursor(&self) -> Option<&K> {
        self.rows.get(self.at).filter(|key| key.stands())
    }

    /// The index of the row under the cursor.
    pub fn at(&self) -> usize {
        self.at
    }

    /// The index of the first row seen.
    pub fn top(&self) -> usize {
        self.top
    }

    /// Which row of how many the cursor stands on, headings left out: `3/12`.
    pub fn position(&self) -> String {
        let (at, of) = self.standing;
        format!("{at}/{of}")
    }

    /// The rows seen in some height, with their indices.
    pub fn seen(&self, height: u16) -> Range<usize> {
        let end = (self.top + height as usize).min(self.rows.len());
        self.top.min(end)..end
    }

    /// Puts new rows in place. The cursor goes to the first of `homes` that is among them, else stays at its index.
    pub fn replace(&mut self, rows: Vec<K>, homes: &[K]) {
        let found = homes.iter().find_map(|home| rows.iter().position(|key| key == home));
        let above = self.at.saturating_sub(self.top);
        self.rows = rows;
        if let Some(at) = found {
            self.at = at;
            self.top = at.saturating_sub(above);
        }
        self.land();
    }

    /// Puts the cursor on a row, if it is there.
    pub fn go(&mut self, key: &K) {
        if let Some(at) = self.rows.iter().position(|row| row == key) {
            self.at = at;
        }
    }

    /// Puts the cursor on the row drawn at a height below the first; tells whether it stood there already.
    pub fn click(&mut self, below: u16) -> Clicked {
        let at = self.top + below as usize;
        match self.rows.get(at) {
            Some(key) if key.stands() && at == self.at => Clicked::Again,
            Some(key) if key.stands() => {
                self.at = at;
                Clicked::Chosen
            }
            _ => Clicked::Nothing,
        }
    }

    /// Moves the cursor.
    pub fn step(&mut self, motion: Motion, height: u16) {
        let page = (height as usize).saturating_sub(1).max(1);
        let half = (height as usize / 2).max(1);
        let last = self.rows.len().saturating_sub(1);
        let (to, down) = match motion {
            Motion::Up => (self.at.saturating_sub(1), false),
            Motion::Down => (self.at + 1, true),
            Motion::PageUp => (self.at.saturating_sub(page), false),
            Motion::PageDown => (self.at + page, true),
            Motion::HalfUp => (self.at.saturating_sub(half), false),
            Motion::HalfDown => (self.at + half, true),
            Motion::First => (0, true),
            Motion::Last => (last, false),
        };
        let to = to.min(last);
        let next = if down {
            (to..self.rows.len()).find(|&at| self.rows[at].stands())
        } else {
            (0..=to).rev().find(|&at| self.rows.get(at).is_some_and(K::stands))
        };
        match next {
            Some(at) => self.at = at,
            // Nothing to stand on that way: show what is there.
            None if down => self.top = self.top.max((last + 1).saturating_sub(height as usize)),
            None => self.top = 0,
        }
    }

    /// Moves the seen part by a notch of the wheel and takes the cursor along where it would leave it.
    pub fn wheel(&mut self, step: Step, height: u16) {
        let most = self.rows.len().saturating_sub(height as usize);
        self.top = match step {
            Step::Previous => self.top.saturating_sub(NOTCH),
            Step::Next => (self.top + NOTCH).min(most),
        };
        let seen = self.seen(height);
        if seen.is_empty() || seen.contains(&self.at) {
            return;
        }
        let standing = |at: &usize| self.rows[*at].stands();
        let found = if self.at < seen.start { seen.clone().find(standing) } else { seen.clone().rev().find(standing) };
        self.at = found.unwrap_or(self.at);
    }

    /// Settles which part is seen, so that the cursor is; headings just above the cursor are kept in sight.
    pub fn settle(&mut self, height: u16) {
        let height = (height as usize).max(1);
        self.land();
        let mut first = self.at;
        while first > 0 && self.at + 1 - first < height && !self.rows[first - 1].stands() {
            first -= 1;
        }
        if first < self.top {
            self.top = first;
        }
        if self.at >= self.top + height {
            self.top = self.at + 1 - height;
        }
        self.top = self.top.min(self.rows.len().saturating_sub(height));
        let standing = |rows: &[K]| rows.iter().filter(|key| key.stands()).count();
        let before = standing(&self.rows[..self.at]);
        let of = before + standing(&self.rows[self.at..]);
        self.standing = ((before + 1).min(of), of);
    }

    /// Brings some rows below the cursor into sight too, as many as the cursor's own row leaves room for. Comes after
    /// [`Window::settle`].
    pub fn reveal(&mut self, below: usize, height: u16) {
        let last = self.at + below;
        let height = (height as usize).max(1);
        if below > 0 && last >= self.top + height {
            self.top = (last + 1 - height).min(self.at);
        }
    }

    /// Brings the cursor onto a row that can hold it.
    fn land(&mut self) {
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        if self.rows.get(self.at).is_some_and(K::stands) {
            return;
        }
        let below = (self.at..self.rows.len()).find(|&at| self.rows[at].stands());
        let above = || (0..self.at).rev().find(|&at| self.rows[at].stands());
        self.at = below.or_else(above).unwrap_or(self.at);
    }
}

/// What a click met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clicked {
    /// No row, or a heading.
    Nothing,
    /// A row that the cursor has now come to.
    Chosen,
    /// The row that the cursor stood on.
    Again,
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Key for i32 {
        fn stands(&self) -> bool {
            *self >= 0
        }
    }

    fn window(rows: &[i32]) -> Window<i32> {
        let mut window = Window::default();
        window.replace(rows.to_vec(), &[]);
        window
    }

    #[test]
    fn steps_over_headings_and_keeps_them_in_sight() {
        let mut list = window(&[-1, 1, 2, -2, 3, 4]);
        list.settle(3);
        assert_eq!((list.cursor(), list.seen(3)), (Some(&1), 0..3));
        list.step(Motion::Down, 3);
        list.step(Motion::Down, 3);
        list.settle(3);
        assert_eq!((list.cursor(), list.seen(3)), (Some(&3), 2..5));
        list.step(Motion::First, 3);
        list.settle(3);
        assert_eq!((list.cursor(), list.seen(3)), (Some(&1), 0..3));
        list.step(Motion::Up, 3);
        assert_eq!(list.cursor(), Some(&1));
        list.step(Motion::Last, 3);
        list.settle(3);
        assert_eq!((list.cursor(), list.seen(3)), (Some(&4), 3..6));
        assert_eq!(list.position(), "4/4");
    }

    #[test]
    fn what_belongs_to_the_cursor_is_seen_with_it() {
        let mut list = window(&[1, -1, 2, -1, -1, -1, 3]);
        list.step(Motion::Down, 4);
        for _ in 0..2 {
            list.settle(4);
            list.reveal(3, 4);
            assert_eq!((list.cursor(), list.seen(4)), (Some(&2), 2..6));
        }
        list.settle(2);
        list.reveal(3, 2);
        assert_eq!((list.cursor(), list.seen(2)), (Some(&2), 2..4));
    }

    #[test]
    fn the_cursor_holds_on_to_its_row() {
        let mut list = window(&[1, 2, 3, 4]);
        list.go(&3);
        list.replace(vec![0, 3, 9], &[3]);
        assert_eq!(list.cursor(), Some(&3));
        list.replace(vec![7, 8], &[3, 8]);
        assert_eq!(list.cursor(), Some(&8));
        list.replace(vec![], &[8]);
        list.settle(5);
        assert_eq!((list.cursor(), list.seen(5)), (None, 0..0));
    }

    #[test]
    fn the_wheel_takes_the_cursor_along() {
        let mut list = window(&(0..20).collect::<Vec<_>>());
        list.wheel(Step::Next, 5);
        list.settle(5);
        assert_eq!((list.cursor(), list.seen(5)), (Some(&3), 3..8));
        list.wheel(Step::Previous, 5);
        list.settle(5);
        assert_eq!((list.cursor(), list.seen(5)), (Some(&3), 0..5));
        assert_eq!(list.click(3), Clicked::Again);
        assert_eq!(list.click(1), Clicked::Chosen);
        assert_eq!(list.click(30), Clicked::Nothing);
    }
}
