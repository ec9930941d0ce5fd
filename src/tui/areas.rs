//! Where things stand in a window of some size: one pure function, asked by update, drawing and the mouse alike.

use ratatui::layout::{Position, Rect, Size};

/// The smallest window that can be drawn into.
pub const SMALLEST: Size = Size { width: 40, height: 8 };

/// From this width on, list and detail stand side by side.
const WIDE: u16 = 110;

/// From this width on, a table has the list of its neighbours at its left.
const WIDEST: u16 = 170;

/// From this height on, a rule closes the window above the status line.
const TALL: u16 = 30;

/// How a screen divides its width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Panes {
    /// One pane at any width.
    One,
    /// A list and a detail of nearly the same weight.
    Halves,
    /// A wide main pane and a narrow detail; on the widest windows a list at the left too.
    Three,
    /// A wide main pane and a narrow detail.
    Side,
}

/// The places of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Areas {
    /// The line with the path.
    pub title: Rect,
    /// The rule under it, with the names of the panes.
    pub rule: Rect,
    /// The list at the left of the widest windows.
    pub nav: Option<Rect>,
    /// The header of the main pane.
    pub head: Rect,
    /// The rows of the main pane, its scroll bar left out.
    pub rows: Rect,
    /// The detail at the right of wide windows.
    pub side: Option<Rect>,
    /// The closing rule of tall windows.
    pub foot: Option<Rect>,
    /// The line with state and keys.
    pub status: Rect,
}

impl Areas {
    /// Divides a window; `head` is how many rows the header of the main pane takes.
    pub fn of(size: Size, panes: Panes, head: u16) -> Areas {
        let Size { width, height } = size;
        let line = |y: u16| Rect::new(0, y.min(height), width, u16::from(y < height));
        let foot = (height >= TALL).then(|| line(height - 2));
        let body_height = height.saturating_sub(3 + u16::from(foot.is_some()));
        let (nav_width, side_width) = widths(width, panes);
        let pane = |x: u16, width: u16| Rect::new(x, 2.min(height), width, body_height);
        // A column of rule stands between two panes.
        let nav = (nav_width > 0).then(|| pane(0, nav_width));
        let side = (side_width > 0).then(|| pane(width - side_width, side_width));
        let left = nav.map_or(0, |nav| nav.right() + 1);
        // Without a pane at the right the scroll bar needs a column of its own.
        let right = side.map_or(width, |side| side.x).saturating_sub(1);
        let main = pane(left, right.saturating_sub(left));
        let head = head.min(body_height);
        Areas {
            title: line(0),
            rule: line(1),
            nav,
            head: Rect { height: head, ..main },
            rows: Rect { y: main.y + head, height: body_height - head, ..main },
            side,
            foot,
            status: line(height.saturating_sub(1)),
        }
    }

    /// The column of the rule, or of the scroll bar, at the right of the main pane.
    pub fn edge(&self) -> u16 {
        self.rows.right()
    }

    /// How far below the first row of the main pane a place is, where it is in it.
    pub fn row_at(&self, place: Position) -> Option<u16> {
        self.rows.contains(place).then(|| place.y - self.rows.y)
    }
}

/// The widths of the panes at the left and at the right; 0 where there is none.
fn widths(width: u16, panes: Panes) -> (u16, u16) {
    match panes {
        Panes::One => (0, 0),
        _ if width < WIDE => (0, 0),
        Panes::Halves => (0, (width * 42 / 100).min(90)),
        Panes::Three if width >= WIDEST => (34, (width * 22 / 100).clamp(36, 60)),
        Panes::Three | Panes::Side => (0, (width * 28 / 100).clamp(32, 60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_inside_and_nothing_overlaps() {
        for width in [0, 1, 39, 40, 80, 109, 110, 120, 169, 170, 200, 400] {
            for height in [0, 1, 2, 3, 8, 24, 30, 60] {
                for panes in [Panes::One, Panes::Halves, Panes::Three, Panes::Side] {
                    for head in [0, 1, 4] {
                        check(Size { width, height }, panes, head);
                    }
                }
            }
        }
    }

    fn check(size: Size, panes: Panes, head: u16) {
        let areas = Areas::of(size, panes, head);
        let window = Rect::new(0, 0, size.width, size.height);
        let mut all = vec![areas.head, areas.rows];
        all.extend(areas.nav);
        all.extend(areas.side);
        all.extend(areas.foot);
        if size.height >= 3 {
            all.extend([areas.title, areas.rule, areas.status]);
        }
        for (at, one) in all.iter().enumerate() {
            assert_eq!(one.intersection(window), *one, "{size:?} {panes:?} {one:?}");
            for other in &all[at + 1..] {
                assert!(one.intersection(*other).is_empty(), "{size:?} {panes:?} {one:?} {other:?}");
            }
        }
    }
}
