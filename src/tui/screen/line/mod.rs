//! One line in full: its place among the accounts, every cell with header, meaning and place, and what the other tables
//! of the disclosure print for the same code. Beside a table in wide windows, a screen of its own in any.

mod copy;
mod items;
mod said;

pub use items::{elsewhere, name_of, place_of, print_of};
pub use said::{first_source, source_of};

use ratatui::layout::Rect;

use items::{Item, Items};

use super::findings::FindingsScreen;
use super::list::List;
use super::source::{SourceScreen, snippet};
use super::table::TableScreen;
use super::table::copy::clip_of_line;
use super::{Focus, Here, Screen, Title, Turn, crumbs_to, form_name};
use crate::model::{Cell, DisclosureId, LineId};
use crate::source::Origin;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::panes;
use crate::tui::window::Key;

/// Rows that the lines of the document need beside a table, their heading included.
const SNIPPET: u16 = 8;

/// A row, by its place among the items.
#[derive(Clone, Copy, Debug)]
struct Row {
    index: usize,
    stands: Stands,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Yes,
    No,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.index == other.index
    }
}

impl Key for Row {
    fn stands(&self) -> bool {
        self.stands == Stands::Yes
    }
}

/// Which line of which table.
pub type At = (DisclosureId, usize, LineId);

/// A line in full.
#[derive(Clone, Debug)]
pub struct LineScreen {
    at: At,
    items: Items,
    list: List<Row>,
}

impl LineScreen {
    /// A line as it opens.
    pub fn new(at: At) -> LineScreen {
        LineScreen { at, items: Items::default(), list: List::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Source => Turn::open(Screen::Source(self.source(scene))),
            Action::Said => {
                first_source(self.at, scene).map_or(Turn::Stay, |source| Turn::open(Screen::Source(source)))
            }
            Action::Across => self.across(scene),
            Action::Narrow(_) | Action::Refresh => self.arrange(scene, areas.rows.width),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            action => Turn::beside(action, self.at.0),
        });
        self.list.settle(areas.rows.height);
        turn
    }

    /// From a cell to its source, from another table's line to that table.
    fn open(&self, scene: &Scene<'_>) -> Turn {
        match self.item() {
            Some(&Item::Elsewhere(form, line)) => {
                let table = TableScreen::at_line(self.at.0, form, line, scene);
                Turn::open(Screen::Table(table))
            }
            Some(&Item::Check(at, ..)) => {
                let findings = FindingsScreen::on(at, scene);
                findings.map_or(Turn::Stay, |screen| Turn::open(Screen::Findings(screen)))
            }
            Some(_) => Turn::open(Screen::Source(self.source(scene))),
            None => Turn::Stay,
        }
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        let (disclosure, form, line) = self.at;
        Here { disclosure, focus: Focus::Table(form, Some(line)) }
    }

    /// The places of the figures of the line, the one under the cursor first.
    pub fn figures(&self, scene: &Scene<'_>) -> Vec<Origin> {
        let form = &scene.library.disclosure(self.at.0).forms[self.at.1];
        let chosen = self.item().and_then(|item| item.origin(self.at, scene));
        chosen.into_iter().chain(form.cells(form.line(self.at.2)).iter().map(|cell| cell.origin)).collect()
    }

    /// The place of the figure under the cursor.
    pub fn figure(&self, scene: &Scene<'_>) -> Option<Origin> {
        match self.item()? {
            item @ (Item::Cell(_) | Item::Said(..)) => item.origin(self.at, scene),
            _ => None,
        }
    }

    fn source(&self, scene: &Scene<'_>) -> SourceScreen {
        let (disclosure, form, line) = self.at;
        match self.item() {
            Some(&Item::Elsewhere(form, line)) => SourceScreen::of_line((disclosure, form, line), None, scene),
            Some(&Item::Said(statement, _)) => said::source_of(self.at, statement, scene)
                .unwrap_or_else(|| SourceScreen::of_line(self.at, None, scene)),
            Some(&Item::Cell(cell)) => {
                let form = &scene.library.disclosure(disclosure).forms[form];
                SourceScreen::of_line(self.at, Some(form.cells[cell].origin), scene)
            }
            Some(item @ Item::Check(..)) => SourceScreen::of_line(self.at, item.origin(self.at, scene), scene),
            _ => SourceScreen::of_line((disclosure, form, line), None, scene),
        }
    }

    /// The line with its header, or all that there is to say of it.
    fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let (disclosure, form, line) = self.at;
        match extent {
            Extent::Row => clip_of_line(&scene.library.disclosure(disclosure).forms[form], line, scene),
            Extent::All => self.items.copy(scene),
        }
    }

    /// What the line is about, in all disclosures.
    fn across(&self, scene: &Scene<'_>) -> Turn {
        let (disclosure, form, _) = self.at;
        let cell = match self.item() {
            Some(&Item::Cell(cell)) => scene.library.disclosure(disclosure).forms[form].cells.get(cell),
            _ => None,
        };
        Turn::across(self.at, cell, scene)
    }

    fn item(&self) -> Option<&Item> {
        self.items.rows.get(self.list.cursor()?.index)
    }

    fn arrange(&mut self, scene: &Scene<'_>, columns: u16) -> Turn {
        let home = self.item().cloned();
        self.items = Items::of(self.at, None, scene, columns.saturating_sub(2));
        let row =
            |(index, item): (usize, &Item)| Row { index, stands: if item.stands() { Stands::Yes } else { Stands::No } };
        let rows: Vec<Row> = self.items.rows.iter().enumerate().map(row).collect();
        let found = home.and_then(|home| self.items.rows.iter().position(|item| *item == home));
        let homes: Vec<Row> = found.map(|index| rows[index]).into_iter().collect();
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let (disclosure, form, line) = self.at;
        let form = &scene.library.disclosure(disclosure).forms[form];
        let line = form.line(line);
        let mut crumbs = crumbs_to(disclosure, scene);
        crumbs.push(form_name(form, scene.look.lang));
        crumbs.push(name_of(form, line, scene.look.lang));
        Title { place: Place::Line, crumbs, state: String::new(), troubles: form.troubles.len(), ..Title::default() }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        panes(canvas, &areas, lang.this_line(), lang.source());
        self.list.draw("", &areas, scene, canvas, |row, mark, pen| self.items.draw(row.index, mark, scene, pen));
        let origin = self.item().and_then(|item| item.origin(self.at, scene));
        if let (Some(side), Some(origin)) = (areas.side, origin) {
            snippet(origin, scene, side, canvas);
        }
    }
}

/// Draws a line in full into the pane beside its table; `chosen` is the cell under the cursor.
pub fn draw_aside(at: At, chosen: Option<&Cell>, scene: &Scene<'_>, area: Rect, canvas: &mut Canvas<'_>) {
    let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    let items = Items::of(at, chosen, scene, area.width);
    for index in 0..items.rows.len().min(usize::from(area.height)) {
        let mut pen = canvas.pen(area, index as u16);
        items.draw(index, Ink::Plain, scene, &mut pen);
    }
    // Where room is left, the document itself is the best thing to fill it with.
    let used = items.rows.len() as u16 + 1;
    let left = area.height.saturating_sub(used);
    if left < SNIPPET {
        return;
    }
    let form = &scene.library.disclosure(at.0).forms[at.1];
    let origin = chosen.map_or(form.line(at.2).origin, |cell| cell.origin);
    canvas.pen(area, used).text(scene.look.lang.source(), Ink::Head);
    let below = Rect { x: area.x - 1, width: area.width + 2, y: area.y + used + 1, height: left - 1 };
    snippet(origin, scene, below, canvas);
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, 0)
}
