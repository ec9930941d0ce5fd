//! One disclosure: its statutory tables, and beside them the beginning of the one under the cursor.

mod copy;
mod preview;

use ratatui::layout::Rect;

use super::list::List;
use super::marks::{TROUBLES, count_troubles};
use super::source::SourceScreen;
use super::table::TableScreen;
use super::years::YearsScreen;
use super::{Focus, Here, Screen, Title, Turn, crumbs_to};
use crate::model::{Disclosure, DisclosureId, Form, LineId, Role};
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain_amount};
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::window::Key;

/// Rows above the list: two of the disclosure in brief, a blank one, the header.
const HEAD: u16 = 4;

/// Columns of the count of lines.
const LINES: u16 = 5;

/// Columns of the findings of a table.
const CHECKS: u16 = 10;

/// A table, by its place in the disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row(usize);

impl Key for Row {}

/// What was chosen in a disclosure.
#[derive(Clone, Debug)]
pub struct DisclosureScreen {
    at: DisclosureId,
    list: List<Row>,
    /// The room that the totals need in the unit in use.
    amounts: Measure,
}

impl DisclosureScreen {
    /// A disclosure as it opens.
    pub fn new(at: DisclosureId) -> DisclosureScreen {
        DisclosureScreen { at, list: List::default(), amounts: Measure::default() }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = self.areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open => self.open(scene),
            Action::Source => self.source(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Years => Turn::open(Screen::Years(YearsScreen::of_disclosure(self.at, scene))),
            Action::Narrow(_) => self.arrange(scene),
            Action::Refresh => {
                self.amounts = self.measure(scene);
                self.arrange(scene)
            }
            action => Turn::beside(action, self.at),
        });
        self.list.settle(areas.rows.height);
        turn
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        let focus = self.list.cursor().map_or(Focus::Whole, |row| Focus::Table(row.0, None));
        Here { disclosure: self.at, focus }
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

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(self.list.filter());
        let forms = self.disclosure(scene).forms.iter().enumerate();
        let found = forms.filter(|(_, form)| needle.finds(&[&form.title, scene.look.lang.form(form.kind)]));
        let rows = found.map(|(at, _)| Row(at)).collect();
        self.list.arrange(rows);
        Turn::Stay
    }

    fn measure(&self, scene: &Scene<'_>) -> Measure {
        let totals = self.disclosure(scene).forms.iter().filter_map(total);
        totals.map(|total| Measure::of(total.shown_in(scene.look.unit))).fold(Measure::default(), Measure::join)
    }

    fn disclosure<'a>(&self, scene: &Scene<'a>) -> &'a Disclosure {
        scene.library.disclosure(self.at)
    }

    fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.size, Panes::Halves, HEAD)
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        Title {
            place: Place::Disclosure,
            crumbs: crumbs_to(self.at, scene),
            state: self.list.state(None, scene.look.lang),
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
        panes(canvas, &areas, lang.tables(), preview);
        self.draw_brief(scene, areas.head, canvas);
        let title = self.draw_head(scene, areas.head, canvas);
        self.list.draw(lang.no_tables(), &areas, scene, canvas, |row, mark, pen| {
            self.draw_row(*row, scene, (title, mark), pen);
        });
        if let (Some(side), Some(form)) = (areas.side, form) {
            preview::draw(form, scene, side, canvas);
        }
    }

    /// What the whole is worth, what was read of it, and what was checked, at any width.
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
        let mut pen = canvas.pen(head, 2);
        pen.skip(2);
        match scene.audit() {
            None => drop(pen.text(lang.checking(), Ink::Faint)),
            Some(audit) => {
                let tally = audit.tally(Some(self.at));
                let found = if tally.findings() > 0 { lang.finding_counts(tally) } else { String::new() };
                let all = lang.checked_counts(tally);
                let fits = width(&all) + 3 + width(&found) <= usize::from(pen.room());
                pen.text(&if fits { all } else { lang.checked_short(tally) }, Ink::Plain).skip(3);
                pen.text(&found, Ink::Strong);
            }
        }
    }

    /// The header; gives back the columns of the title.
    fn draw_head(&self, scene: &Scene<'_>, head: Rect, canvas: &mut Canvas<'_>) -> u16 {
        let lang = scene.look.lang;
        let amount = self.amount_width();
        let fixed = 2 + 4 + 2 + LINES + 2 + amount + 2 + TROUBLES + 2 + CHECKS;
        let title = head.width.saturating_sub(fixed).min(64);
        let mut pen = canvas.pen(head, HEAD - 1);
        pen.skip(2).cell(lang.number(), 4, Ink::Head).cell(lang.table(), title, Ink::Head);
        pen.skip(2).right(lang.lines(), LINES, Ink::Head);
        pen.skip(2).right(lang.total(), amount, Ink::Head);
        pen.skip(2).right(lang.troubles(), TROUBLES, Ink::Head);
        pen.skip(2).right(lang.open_findings(), CHECKS, Ink::Head);
        title
    }

    fn amount_width(&self) -> u16 {
        self.amounts.width().max(8)
    }

    fn draw_row(&self, row: Row, scene: &Scene<'_>, look: (u16, Ink), pen: &mut Pen<'_, '_>) {
        let lang = scene.look.lang;
        let (title, mark) = look;
        let form = &self.disclosure(scene).forms[row.0];
        let number = form.number.map(|number| number.to_string()).unwrap_or_default();
        pen.right(&number, 2, mark).skip(2);
        let name = if form.title.is_empty() { lang.form(form.kind) } else { &form.title };
        pen.cell(name, title, mark).skip(2);
        let lines = if form.lines.is_empty() { String::new() } else { form.lines.len().to_string() };
        pen.right(&lines, LINES, mark).skip(2);
        let empty = if form.declared_empty.is_some() { lang.declared_empty() } else { lang.empty() };
        match total(form) {
            Some(total) => pen.right(&self.amounts.number(total.shown_in(scene.look.unit)), self.amount_width(), mark),
            None if form.is_empty() => pen.right(empty, self.amount_width(), Ink::Faint),
            None => pen.skip(self.amount_width()),
        };
        pen.skip(2);
        count_troubles(form.troubles.len(), pen);
        let open = scene.audit().map(|audit| scene.review.open_among(audit.of_form(self.at, row.0), audit));
        let open = open.unwrap_or_default();
        let ink = if open[0] > 0 { Ink::Trouble } else { Ink::Plain };
        pen.skip(2).right(&lang.open_counts(open[0], open[1]), CHECKS, ink);
    }
}

/// The total of a table: of its last block, in the first column that has one.
pub fn total(form: &Form) -> Option<crate::money::Amount> {
    let last = (form.blocks.len().max(1) - 1) as u8;
    // A table of one line needs no total line.
    let only = (form.lines.len() == 1).then_some(LineId(0));
    let line = form.line(form.total_line(last).or(only)?);
    form.amount_of(line, Role::Total).or_else(|| form.cells(line).iter().find_map(|cell| form.amount(cell)))
}
