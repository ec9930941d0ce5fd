//! One disclosure: its statutory tables, and beside them the beginning of the one under the cursor.

mod preview;

use ratatui::layout::Rect;

use super::facts::FactsScreen;
use super::marks::{TROUBLES, count_troubles, cursor};
use super::projects::ProjectsScreen;
use super::source::SourceScreen;
use super::table::TableScreen;
use super::troubles::{Scope, TroublesScreen};
use super::{Screen, Title, Turn, crumbs_to};
use crate::model::{Disclosure, DisclosureId, Form, LineId, Role};
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain_amount};
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::furniture::{rule, scroll_bar};
use crate::tui::window::{Clicked, Key, Window};

/// Rows above the list: two of the disclosure in brief, a blank one, the header.
const HEAD: u16 = 4;

/// Columns of the count of lines.
const LINES: u16 = 5;

/// A table, by its place in the disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row(usize);

impl Key for Row {}

/// What was chosen in a disclosure.
#[derive(Clone, Debug)]
pub struct DisclosureScreen {
    at: DisclosureId,
    filter: String,
    list: Window<Row>,
    /// The room that the totals need in the unit in use.
    amounts: Measure,
}

impl DisclosureScreen {
    /// A disclosure as it opens.
    pub fn new(at: DisclosureId) -> DisclosureScreen {
        DisclosureScreen { at, filter: String::new(), list: Window::default(), amounts: Measure::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = self.areas(scene);
        let turn = match action {
            Action::Move(motion) => {
                self.list.step(*motion, areas.rows.height);
                Turn::Stay
            }
            Action::Wheel(step) => {
                self.list.wheel(*step, areas.rows.height);
                Turn::Stay
            }
            Action::Click(place) => match areas.row_at(*place).map(|below| self.list.click(below)) {
                Some(Clicked::Again) => self.open(scene),
                _ => Turn::Stay,
            },
            Action::Open => self.open(scene),
            Action::Source => self.source(scene),
            Action::Projects => Turn::open(Screen::Projects(ProjectsScreen::new(self.at))),
            Action::Facts => Turn::open(Screen::Facts(FactsScreen::new(self.at))),
            Action::Troubles => Turn::open(Screen::Troubles(TroublesScreen::new(Scope::Disclosure(self.at)))),
            Action::Filter => Turn::Prompt(self.filter.clone()),
            Action::Back if self.filter.is_empty() => Turn::Back,
            Action::Back => self.narrow("", scene),
            Action::Narrow(filter) => self.narrow(filter, scene),
            Action::Refresh => {
                let filter = self.filter.clone();
                self.amounts = self.measure(scene);
                self.narrow(&filter, scene)
            }
            _ => Turn::Stay,
        };
        self.list.settle(areas.rows.height);
        turn
    }

    fn open(&self, scene: &Scene<'_>) -> Turn {
        match self.list.cursor() {
            Some(&Row(form)) => Turn::open(Screen::Table(TableScreen::new(self.at, form, scene))),
            None => self.source(scene),
        }
    }

    fn source(&self, scene: &Scene<'_>) -> Turn {
        let form = self.list.cursor().map(|row| row.0);
        let screen = match form {
            Some(form) => Some(SourceScreen::of_form(self.at, form, scene)),
            None => SourceScreen::of_disclosure(self.at, scene),
        };
        screen.map_or(Turn::Stay, |screen| Turn::open(Screen::Source(screen)))
    }

    fn narrow(&mut self, filter: &str, scene: &Scene<'_>) -> Turn {
        self.filter = filter.into();
        let needle = Needle::new(filter);
        let forms = self.disclosure(scene).forms.iter().enumerate();
        let found = forms.filter(|(_, form)| needle.finds(&[&form.title, scene.look.lang.form(form.kind)]));
        let rows = found.map(|(at, _)| Row(at)).collect();
        let home: Vec<Row> = self.list.cursor().copied().into_iter().collect();
        self.list.replace(rows, &home);
        Turn::Stay
    }

    fn measure(&self, scene: &Scene<'_>) -> Measure {
        let totals = self.disclosure(scene).forms.iter().filter_map(total);
        totals.map(|total| Measure::of(total.printed_in(scene.look.unit))).fold(Measure::default(), Measure::join)
    }

    fn disclosure<'a>(&self, scene: &Scene<'a>) -> &'a Disclosure {
        scene.library.disclosure(self.at)
    }

    fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.size, Panes::Halves, HEAD)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let mut state = self.list.position();
        if !self.filter.is_empty() {
            state = format!("{state}  {} {}", scene.look.lang.filter_is(), self.filter);
        }
        Title {
            place: Place::Disclosure,
            crumbs: crumbs_to(self.at, scene),
            state,
            troubles: scene.digest.brief(self.at).troubles,
            ..Title::default()
        }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = self.areas(scene);
        let form = self.list.cursor().and_then(|row| self.disclosure(scene).forms.get(row.0));
        let preview = form.map_or("", |form| lang.form(form.kind));
        match areas.side {
            Some(side) => rule(canvas, &areas, &[(0, lang.tables()), (side.x, preview)]),
            None => rule(canvas, &areas, &[(0, lang.tables())]),
        }
        self.draw_brief(scene, areas.head, canvas);
        let title = self.draw_head(scene, areas.head, canvas);
        let seen = self.list.seen(areas.rows.height);
        for (below, at) in seen.clone().enumerate() {
            let mark = if at == self.list.at() { Ink::Cursor } else { Ink::Plain };
            self.draw_row(self.list.rows()[at], scene, (areas.rows, below as u16), (title, mark), canvas);
        }
        if self.list.rows().is_empty() {
            let nothing = if self.filter.is_empty() { lang.no_tables() } else { lang.nothing_found() };
            canvas.pen(areas.rows, u16::from(areas.rows.height > 1)).skip(2).text(nothing, Ink::Plain);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
        if let (Some(side), Some(form)) = (areas.side, form) {
            preview::draw(form, scene, side, canvas);
        }
    }

    /// Two rows that say what the whole is worth, at any width.
    fn draw_brief(&self, scene: &Scene<'_>, head: Rect, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let unit = scene.look.unit;
        let brief = scene.digest.brief(self.at);
        let disclosure = self.disclosure(scene);
        let mut pen = canvas.pen(head, 0);
        pen.skip(2);
        let shares = [
            (lang.receipts(), brief.receipts, None),
            (lang.spending(), brief.spending.total, None),
            (lang.basic(), brief.spending.basic, brief.basic_share()),
            (lang.project(), brief.spending.project, brief.project_share()),
        ];
        for (label, amount, share) in shares {
            if let Some(amount) = amount {
                let share = share.map(|share| format!(" {}%", share.percent())).unwrap_or_default();
                pen.text(label, Ink::Plain).skip(1).text(&plain_amount(amount, unit), Ink::Strong);
                pen.text(&share, Ink::Plain).skip(2);
            }
        }
        let mut files: Vec<String> =
            disclosure.files.iter().map(|&file| scene.library.document(file).path.to_string()).collect();
        files.extend(scene.library.copies(disclosure).map(|(path, tables)| lang.file_copy(path, tables)));
        let published = disclosure.published.map(|date| lang.published_on(&date.to_string()));
        let mut pen = canvas.pen(head, 1);
        pen.skip(2);
        if brief.projects + brief.indicators > 0 {
            pen.text(&lang.told_counts(brief.projects, brief.indicators), Ink::Plain).skip(3);
        }
        if let Some(published) = published {
            pen.text(&published, Ink::Faint).skip(3);
        }
        pen.text(&files.join("  "), Ink::Faint);
    }

    /// The header; gives back the columns of the title.
    fn draw_head(&self, scene: &Scene<'_>, head: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let lang = scene.look.lang;
        let amount = self.amount_width();
        let fixed = 2 + 4 + 2 + LINES + 2 + amount + 2 + TROUBLES;
        let title = head.width.saturating_sub(fixed).min(64);
        let mut pen = canvas.pen(head, HEAD - 1);
        pen.skip(2).cell(lang.number(), 4, Ink::Head).cell(lang.table(), title, Ink::Head);
        pen.skip(2).right(lang.lines(), LINES, Ink::Head);
        pen.skip(2).right(lang.total(), amount, Ink::Head);
        pen.skip(2).right(lang.troubles(), TROUBLES, Ink::Head);
        title
    }

    fn amount_width(&self) -> u16 {
        self.amounts.width().max(8)
    }

    fn draw_row(&self, row: Row, scene: &Scene<'_>, place: (Rect, u16), look: (u16, Ink), canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let (title, mark) = look;
        let form = &self.disclosure(scene).forms[row.0];
        let mut pen = canvas.row(place.0, place.1);
        cursor(&mut pen, mark, scene);
        let number = form.number.map(|number| number.to_string()).unwrap_or_default();
        pen.right(&number, 2, mark).skip(2);
        let name = if form.title.is_empty() { lang.form(form.kind) } else { &form.title };
        pen.cell(name, title, mark).skip(2);
        let lines = if form.lines.is_empty() { String::new() } else { form.lines.len().to_string() };
        pen.right(&lines, LINES, mark).skip(2);
        let empty = if form.declared_empty.is_some() { lang.declared_empty() } else { lang.empty() };
        match total(form) {
            Some(total) => {
                pen.right(&self.amounts.number(total.printed_in(scene.look.unit)), self.amount_width(), mark)
            }
            None if form.is_empty() => pen.right(empty, self.amount_width(), Ink::Faint),
            None => pen.skip(self.amount_width()),
        };
        pen.skip(2);
        count_troubles(form.troubles.len(), &mut pen);
    }
}

/// The total of a table: of its last block, in the first column that has one.
fn total(form: &Form) -> Option<crate::money::Amount> {
    let last = (form.blocks.len().max(1) - 1) as u8;
    // A table of one line needs no total line.
    let only = (form.lines.len() == 1).then_some(LineId(0));
    let line = form.line(form.total_line(last).or(only)?);
    form.amount_of(line, Role::Total).or_else(|| form.cells(line).iter().find_map(|cell| form.amount(cell)))
}
