//! Draws a session: the furniture that is always there, the screen in front, and what lies over it. Reads only.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use ratatui::widgets::Widget;

use super::areas::{Areas, Panes, SMALLEST};
use super::keymap::Place;
use super::screen::issue_name;
use super::session::{Scene, Session};
use super::theme::Ink;
use super::widget::canvas::Canvas;
use super::widget::furniture::{keys, path};
use crate::text::width::{fit, width};

impl Session {
    /// Draws everything and tells how many rows of lists were built for it.
    pub fn paint(&self, area: Rect, buffer: &mut Buffer) -> usize {
        let scene = self.scene();
        let mut canvas = Canvas::new(buffer, scene.look);
        // The window may have been resized since the last update: draw what was settled, or nothing.
        let size = Size { width: area.width.min(scene.size.width), height: area.height.min(scene.size.height) };
        if size.width < SMALLEST.width || size.height < SMALLEST.height {
            canvas.pen(area, 0).text(scene.look.lang.too_small(), Ink::Plain);
            return 0;
        }
        if size != scene.size {
            return 0;
        }
        self.screen().draw(&scene, &mut canvas);
        self.furniture(&mut canvas);
        if let Some(overlay) = self.overlay() {
            overlay.draw(&scene, &mut canvas);
        }
        canvas.built()
    }

    /// What is marked to be compared, with the name of its department where there is room.
    fn marked(&self, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        let Some(id) = scene.mark else {
            return String::new();
        };
        let disclosure = scene.library.disclosure(id);
        let name = &scene.library.department(disclosure.department).name;
        let room = usize::from(scene.size.width / 6).saturating_sub(10);
        let name = if room > 8 { format!(" {}", fit(name, room)) } else { String::new() };
        format!("* {}{name} {}  ", lang.marked(), issue_name(disclosure, lang))
    }

    /// The line above and the line below.
    fn furniture(&self, canvas: &mut Canvas<'_>) {
        let scene = self.scene();
        let lang = scene.look.lang;
        let title = self.title();
        let areas = Areas::of(scene.size, Panes::One, 0);
        let unit = format!("{} {}", lang.unit_is(), lang.unit(scene.look.unit));
        let troubles = match title.troubles {
            0 => String::new(),
            count => format!("  ! {} {count}", lang.troubles()),
        };
        // A comparison names both of its disclosures, and they need the room.
        let marked = if title.place == Place::Compare { String::new() } else { self.marked(&scene) };
        let right = (width(&marked) + width(&unit) + width(&troubles)) as u16;
        let mut line = areas.title;
        line.x += 1;
        line.width -= 1;
        let mut left = line;
        left.width = line.width.saturating_sub(right + 3);
        path(canvas, left, &title.crumbs, &title.note);
        let mut pen = canvas.pen(line, 0);
        pen.to(line.right().saturating_sub(right + 1));
        pen.text(&marked, Ink::Key).text(&unit, Ink::Plain).text(&troubles, Ink::Trouble);

        // What the screen says of its state comes before the keys that do not fit beside it.
        let mut status = areas.status;
        let (said, ink) = match self.told() {
            Some(told) => (told.sentence(lang), if told.is_fault() { Ink::Trouble } else { Ink::Strong }),
            None => (title.state.clone(), Ink::Plain),
        };
        let share = if self.told().is_some() { status.width * 3 / 4 } else { status.width / 2 };
        let state = (width(&said) as u16 + 1).min(share);
        let mut pen = canvas.pen(status, 0);
        pen.skip(1);
        let mut left = status;
        left.width = state;
        left.x += 1;
        canvas.pen(left, 0).text(&said, ink);
        status.x += state + 2;
        status.width = status.width.saturating_sub(state + 2);
        keys(canvas, status, title.place, lang);
    }
}

impl Widget for &Session {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.paint(area, buffer);
    }
}
