//! Draws a card: the sheet, and beside it what all of it amounts to.

use ratatui::layout::Rect;

use super::entry::{At, Entry};
use super::sheet::Sheet;
use super::{CardScreen, areas, side};
use crate::tui::screen::marks::{cursor, gutter, sign_on};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::{panes, scroll_bar};

impl CardScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        let all = Entry::all(self.disclosure(scene));
        let number = all.iter().position(|entry| *entry == self.entry).map_or(0, |at| at + 1);
        let name = lang.card_of(number, all.len());
        panes(canvas, &areas, &name, lang.card());
        let marked = self.list.at()..self.list.at() + 1 + self.rows_below();
        let at = (self.at, self.entry);
        let seen = self.list.seen(areas.rows.height);
        for (below, index) in seen.clone().enumerate() {
            let here = self.list.cursor().is_some() && marked.contains(&index);
            let mark = if here { Ink::Cursor } else { Ink::Plain };
            let mut pen = canvas.row(areas.rows, below as u16);
            cursor(&mut pen, mark, scene);
            self.sheet.draw(index, at, mark, scene, &mut pen);
            let item = self.list.rows()[index];
            let place = item.item.filter(|_| item.ordinal == 0).and_then(|item| self.sheet.items.get(item));
            let sign = place.and_then(|item| sign_on(item.place.origin, scene));
            gutter(sign, areas.rows, below as u16, canvas);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
        if let Some(side) = areas.side {
            side::draw(at, self.item(), scene, side, canvas);
        }
    }
}

/// Draws a card into the pane beside the list of projects, as much of it as fits.
pub fn draw_aside(at: At, scene: &Scene<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let sheet = Sheet::of(at, scene, area.width);
    let all = sheet.rows.len();
    let height = usize::from(area.height);
    let fit = if all > height { height.saturating_sub(1) } else { all };
    for index in 0..fit {
        sheet.draw(index, at, Ink::Plain, scene, &mut canvas.pen(area, index as u16));
    }
    if all > fit {
        canvas.pen(area, fit as u16).text(&scene.look.lang.more_rows(all - fit), Ink::Faint);
    }
}
