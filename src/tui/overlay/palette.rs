//! The commands of the screen by name, for who does not know their keys: narrowed by what is typed, in Chinese or by its
//! sound, and done with Enter. What there is to do is read from the one table of keys.

use ratatui::layout::{Position, Rect};

use crate::search::{Query, matched};
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::{Group, KEYS, Key, Place};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::field::{Field, Typed, typed};
use crate::tui::widget::furniture::{keys, rule, scroll_bar};
use crate::tui::widget::marked::{marked, marks};
use crate::tui::window::{Clicked, Key as Standing, Window};
use crate::words::Lang;

/// A command and its key are never further apart than this many columns.
const WIDEST: u16 = 72;

/// Rows above the list: the line of typing and a blank one.
const HEAD: u16 = 2;

/// The commands of a place.
#[derive(Clone, Debug)]
pub struct Palette {
    of: Place,
    text: String,
    list: Window<Row>,
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Heading(Group),
    /// A command, by its place in [`KEYS`].
    Command(usize),
}

impl Standing for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Command(_))
    }
}

impl Palette {
    /// The commands of a place.
    pub fn new(of: Place, scene: &Scene<'_>) -> Palette {
        let mut palette = Palette { of, text: String::new(), list: Window::default() };
        palette.arrange(scene);
        palette
    }

    /// Takes an action; see [`super::Overlay::update`].
    pub fn update(mut self, action: &Action, scene: &Scene<'_>) -> (Option<Palette>, Option<Action>) {
        let areas = areas(scene);
        match action {
            action if typed(&mut self.text, action) == Typed::Changed => self.arrange(scene),
            Action::Back => return (None, None),
            Action::Open => return (None, self.chosen()),
            Action::Move(motion) => self.list.step(*motion, areas.rows.height),
            Action::Wheel(step) => self.list.wheel(*step, areas.rows.height),
            Action::Click(place) => match areas.row_at(*place).map(|below| self.list.click(below)) {
                Some(Clicked::Again) => return (None, self.chosen()),
                Some(_) => {}
                None => return (None, None),
            },
            _ => {}
        }
        self.list.settle(areas.rows.height);
        (Some(self), None)
    }

    /// Settles what is seen in another size of the window.
    pub fn settle(&mut self, scene: &Scene<'_>) {
        self.list.settle(areas(scene).rows.height);
    }

    /// What the command under the cursor does.
    fn chosen(&self) -> Option<Action> {
        match self.list.cursor()? {
            Row::Command(at) => Some(KEYS[*at].action.clone()),
            Row::Heading(_) => None,
        }
    }

    /// The commands that fit, the cursor on the first.
    fn arrange(&mut self, scene: &Scene<'_>) {
        let lang = scene.look.lang;
        let words: Vec<Query> = self.text.split_whitespace().filter_map(Query::parse).collect();
        let fits = |key: &Key| words.iter().all(|word| !matched(word, (key.help)(lang)).is_empty());
        let mut rows = Vec::new();
        for group in Group::ALL {
            let of_group = KEYS.iter().enumerate().filter(|(_, key)| key.group == group && key.on.has(self.of));
            let found = of_group.filter(|(_, key)| !matches!(key.action, Action::Palette) && fits(key));
            let found: Vec<Row> = found.map(|(at, _)| Row::Command(at)).collect();
            if !found.is_empty() {
                rows.push(Row::Heading(group));
                rows.extend(found);
            }
        }
        self.list = Window::default();
        self.list.replace(rows, &[]);
        self.settle(scene);
    }

    /// Where the terminal's cursor stands.
    pub fn caret(&self, scene: &Scene<'_>) -> Position {
        self.field(scene, &areas(scene)).caret()
    }

    fn field(&self, scene: &Scene<'_>, areas: &Areas) -> Field<'_> {
        let area = Rect { height: 1, ..areas.head };
        Field { area, label: scene.look.lang.palette_prompt(), text: &self.text }
    }

    /// Draws the commands in the place of the screen.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        let below = areas.status.bottom().saturating_sub(areas.rule.y);
        canvas.clear(Rect { height: below, ..areas.rule });
        rule(canvas, &areas, &[(0, lang.palette())]);
        keys(canvas, areas.status, Place::Palette, lang);
        self.field(scene, &areas).draw(canvas);
        let query = Query::parse(&self.text);
        let seen = self.list.seen(areas.rows.height);
        for (below, at) in seen.clone().enumerate() {
            let mut pen = canvas.row(areas.rows, below as u16);
            match self.list.rows()[at] {
                Row::Heading(group) => drop(pen.skip(2).text(group.name(lang), Ink::Head)),
                Row::Command(command) => {
                    let key = &KEYS[command];
                    let ink = if at == self.list.at() { Ink::Cursor } else { Ink::Plain };
                    let sign = if ink == Ink::Cursor { scene.look.glyphs.signs().cursor } else { "" };
                    let labels = labels(key, lang);
                    let name = (key.help)(lang);
                    let room = areas.rows.width.min(WIDEST).saturating_sub(6 + width(&labels) as u16);
                    pen.cell(sign, 2, ink).skip(2);
                    marked(name, &marks(query.as_ref(), name), room, ink, &mut pen);
                    pen.skip(1).text(&labels, Ink::Key);
                }
            }
        }
        if self.list.rows().is_empty() {
            canvas.pen(areas.rows, 0).skip(2).text(lang.nothing_found(), Ink::Plain);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
    }
}

fn labels(key: &Key, lang: Lang) -> String {
    key.press.iter().map(|press| press.label(lang)).collect::<Vec<_>>().join(" ")
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::One, HEAD)
}
