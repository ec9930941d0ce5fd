//! One statutory table: its lines as a tree of 类, 款 and 项, every column as printed, and the line under the cursor in
//! full beside it.

pub mod copy;
mod draw;
pub mod grid;
pub mod order;

use grid::{Blanks, Grid, Metrics, Slot};
use order::{Order, Row, Sort, Tree, upwards};

use super::line::{At, LineScreen, first_source};
use super::list::{Heard, List};
use super::projects::ProjectsScreen;
use super::source::SourceScreen;
use super::{Focus, Here, Screen, Title, Turn, crumbs_to, form_name};
use crate::model::{Cell, DisclosureId, Form, Line, LineId};
use crate::money::Amount;
use crate::source::Origin;
use crate::tui::action::{Action, Step};
use crate::tui::areas::{Areas, Panes};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::window::Clicked;

/// From this height on, a header may take three rows, else two.
const TALL: u16 = 30;

/// What was chosen in a table.
#[derive(Clone, Debug)]
pub struct TableScreen {
    at: DisclosureId,
    form: usize,
    tree: Tree,
    order: Order,
    blanks: Blanks,
    /// Which of the columns shown the cursor stands in.
    column: usize,
    /// The first of the columns shown that is in sight.
    first: usize,
    list: List<Row>,
    metrics: Metrics,
}

impl TableScreen {
    /// A table as it opens.
    pub fn new(at: DisclosureId, form: usize, scene: &Scene<'_>) -> TableScreen {
        let mut screen = TableScreen {
            at,
            form,
            tree: Tree::of(&scene.library.disclosure(at).forms[form]),
            order: Order::default(),
            blanks: Blanks::Hidden,
            column: 0,
            first: 0,
            list: List::default(),
            metrics: Metrics::default(),
        };
        screen.measure(scene);
        // Nothing leads elsewhere yet.
        let _ = screen.arrange(scene);
        screen
    }

    /// A table with the cursor on a line.
    pub fn at_line(at: DisclosureId, form: usize, line: LineId, scene: &Scene<'_>) -> TableScreen {
        let mut screen = TableScreen::new(at, form, scene);
        screen.list.go(&Row::Line(line));
        screen
    }

    /// A table with the cursor on a line, in the column that prints an amount.
    pub fn at_amount(at: At, amount: Option<Amount>, scene: &Scene<'_>) -> TableScreen {
        let mut screen = TableScreen::at_line(at.0, at.1, at.2, scene);
        let form = screen.form(scene);
        let line = form.line(at.2);
        let prints = |slot: &Slot| match slot {
            Slot::Column(column) => form.cell(line, *column).and_then(|cell| form.amount(cell)) == amount,
            Slot::Loose => false,
        };
        let column = screen.slots(line.block, scene).iter().position(prints);
        screen.column = column.filter(|_| amount.is_some()).unwrap_or(screen.column);
        screen
    }

    /// A table with the cursor on the figure that is printed at a place.
    pub fn at_place(at: At, origin: Origin, scene: &Scene<'_>) -> TableScreen {
        let mut screen = TableScreen::at_line(at.0, at.1, at.2, scene);
        let form = screen.form(scene);
        let line = form.line(at.2);
        let prints = |slot: &Slot| match slot {
            Slot::Column(column) => form.cell(line, *column).is_some_and(|cell| cell.origin == origin),
            Slot::Loose => form.cells(line).iter().any(|cell| cell.column.is_none() && cell.origin == origin),
        };
        screen.column = screen.slots(line.block, scene).iter().position(prints).unwrap_or(screen.column);
        screen
    }

    /// The places of the figures of the line under the cursor, its own column first.
    pub fn figures(&self, scene: &Scene<'_>) -> Vec<Origin> {
        let Some(id) = self.line_id() else { return Vec::new() };
        let form = self.form(scene);
        let line = form.line(id);
        let chosen = self.cell(form, line, scene).into_iter();
        chosen.chain(form.cells(line)).map(|cell| cell.origin).collect()
    }

    /// The place of the figure under the cursor.
    pub fn figure(&self, scene: &Scene<'_>) -> Option<Origin> {
        let form = self.form(scene);
        self.cell(form, form.line(self.line_id()?), scene).map(|cell| cell.origin)
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = self.areas(scene);
        let turn = match action {
            Action::Click(_) => self.click(action, &areas, scene),
            action => match self.list.hear(action, &areas) {
                Heard::Done(turn) => turn,
                Heard::Open => self.open(),
                Heard::Arrange => self.arrange(scene),
                Heard::Other => self.go(action, scene),
            },
        };
        self.settle(scene);
        turn
    }

    /// Actions that lead to another column, table or screen.
    fn go(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Left => self.go_to_column(self.column.saturating_sub(1)),
            Action::Right => self.go_to_column(self.column + 1),
            Action::Source => Turn::open(Screen::Source(self.source(scene))),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Said => self.said(scene),
            Action::Across => self.across(scene),
            Action::Projects => Turn::open(Screen::Projects(self.projects(scene))),
            Action::Sibling(step) => self.sibling(*step, scene),
            action => self.choose(action, scene),
        }
    }

    /// Actions that change which rows and columns there are.
    fn choose(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Refresh => self.measure(scene),
            Action::Sort => self.sort(scene),
            Action::Level(level) => self.order.fold_to(*level, self.form(scene), &self.tree),
            Action::Fold => self.fold(scene),
            Action::Unfold => self.unfold(),
            Action::Toggle => self.toggle(scene),
            Action::Blanks => self.toggle_blanks(scene),
            action => return Turn::beside(action, self.at),
        }
        self.arrange(scene)
    }

    fn click(&mut self, action: &Action, areas: &Areas, scene: &Scene<'_>) -> Turn {
        let Action::Click(place) = action else {
            return Turn::Stay;
        };
        if let Some(nav) = areas.nav.filter(|nav| nav.contains(*place)) {
            let form = usize::from(place.y - nav.y);
            if form < scene.library.disclosure(self.at).forms.len() {
                self.change_to(form, scene);
            }
            return Turn::Stay;
        }
        let Some(below) = areas.row_at(*place) else {
            return Turn::Stay;
        };
        let clicked = self.list.click(below);
        let column = self.grid(self.block(scene), scene, areas.rows.width).index_at(place.x - areas.rows.x);
        let moved = column.is_some_and(|column| column != self.column);
        self.column = column.unwrap_or(self.column);
        match clicked {
            Clicked::Again if !moved => self.open(),
            _ => Turn::Stay,
        }
    }

    fn go_to_column(&mut self, column: usize) -> Turn {
        self.column = column;
        Turn::Stay
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        Here { disclosure: self.at, focus: Focus::Table(self.form, self.line_id()) }
    }

    fn open(&self) -> Turn {
        match self.line_id() {
            Some(line) => Turn::open(Screen::Line(LineScreen::new((self.at, self.form, line)))),
            None => Turn::Stay,
        }
    }

    /// The place of the figure under the cursor; of the line where the figure is blank, of the table without lines.
    fn source(&self, scene: &Scene<'_>) -> SourceScreen {
        let form = self.form(scene);
        match self.line_id() {
            None => SourceScreen::of_form(self.at, self.form, scene),
            Some(id) => {
                let cell = self.cell(form, form.line(id), scene);
                SourceScreen::of_line((self.at, self.form, id), cell.map(|cell| cell.origin), scene)
            }
        }
    }

    /// The sentence about the line under the cursor.
    fn said(&self, scene: &Scene<'_>) -> Turn {
        let source = self.line_id().and_then(|line| first_source((self.at, self.form, line), scene));
        source.map_or(Turn::Stay, |source| Turn::open(Screen::Source(source)))
    }

    /// What the line under the cursor is about, in all disclosures.
    fn across(&self, scene: &Scene<'_>) -> Turn {
        let Some(id) = self.line_id() else { return Turn::Stay };
        let form = self.form(scene);
        Turn::across((self.at, self.form, id), self.cell(form, form.line(id), scene), scene)
    }

    /// The projects, the cursor on that of the line.
    fn projects(&self, scene: &Scene<'_>) -> ProjectsScreen {
        let project = self.line_id().and_then(|line| self.form(scene).line(line).project.as_deref());
        ProjectsScreen::named(self.at, project, scene)
    }

    fn sibling(&mut self, step: Step, scene: &Scene<'_>) -> Turn {
        let all = scene.library.disclosure(self.at).forms.len();
        let to = match step {
            Step::Previous => self.form.checked_sub(1),
            Step::Next => Some(self.form + 1).filter(|&to| to < all),
        };
        if let Some(form) = to {
            self.change_to(form, scene);
        }
        Turn::Stay
    }

    fn change_to(&mut self, form: usize, scene: &Scene<'_>) {
        let blanks = self.blanks;
        *self = TableScreen::new(self.at, form, scene);
        self.blanks = blanks;
    }

    fn sort(&mut self, scene: &Scene<'_>) {
        let column = match self.slot(scene) {
            Some(Slot::Column(column)) => column,
            Some(Slot::Loose) | None => return,
        };
        self.order.sort = match self.order.sort {
            Sort::Largest(sorted) if sorted == column => Sort::Smallest(column),
            Sort::Smallest(sorted) if sorted == column => Sort::Printed,
            _ => Sort::Largest(column),
        };
    }

    /// Folds the line under the cursor; from a line that has nothing to fold it goes up.
    fn fold(&mut self, scene: &Scene<'_>) {
        let form = self.form(scene);
        let Some(id) = self.line_id() else { return };
        let has_children = !self.tree.under(id).is_empty();
        if has_children && !self.order.folded.contains(&id) {
            self.order.folded.insert(id);
        } else if let Some(parent) = form.line(id).parent {
            self.list.go(&Row::Line(parent));
        }
    }

    fn unfold(&mut self) {
        if let Some(id) = self.line_id() {
            self.order.folded.remove(&id);
        }
    }

    fn toggle(&mut self, scene: &Scene<'_>) {
        match self.line_id() {
            Some(id) if self.order.folded.contains(&id) => self.unfold(),
            _ => self.fold(scene),
        }
    }

    fn toggle_blanks(&mut self, scene: &Scene<'_>) {
        let slot = self.slot(scene);
        self.blanks = match self.blanks {
            Blanks::Hidden => Blanks::Shown,
            Blanks::Shown => Blanks::Hidden,
        };
        let slots = self.slots(self.block(scene), scene);
        self.column = slots.iter().position(|other| Some(*other) == slot).unwrap_or(0);
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let form = self.form(scene);
        let head = if scene.size.height < TALL { 2 } else { 3 };
        self.metrics = Metrics::of(form, scene.look.unit, head, scene.look.lang.form(form.kind));
    }

    /// Works out the rows anew; the cursor stays on its line, or goes to what it hangs under.
    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let form = self.form(scene);
        let homes: Vec<Row> =
            self.line_id().map(|id| upwards(form, id)).unwrap_or_default().into_iter().map(Row::Line).collect();
        let head = |block| self.metrics.head_of(form, block);
        let rows = self.order.rows(form, &self.tree, self.list.filter(), head);
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    /// Brings the row and the column under the cursor into sight.
    fn settle(&mut self, scene: &Scene<'_>) {
        let areas = self.areas(scene);
        self.list.settle(areas.rows.height);
        let block = self.block(scene);
        let slots = self.slots(block, scene);
        self.column = self.column.min(slots.len().saturating_sub(1));
        self.first = self.first.min(self.column);
        while !slots.is_empty()
            && self.first < self.column
            && !self.grid(block, scene, areas.rows.width).shows(self.column)
        {
            self.first += 1;
        }
    }

    fn areas(&self, scene: &Scene<'_>) -> Areas {
        Areas::of(scene.size, Panes::Three, self.metrics.head)
    }

    fn form<'a>(&self, scene: &Scene<'a>) -> &'a Form {
        &scene.library.disclosure(self.at).forms[self.form]
    }

    fn line_id(&self) -> Option<LineId> {
        match self.list.cursor()? {
            Row::Line(id) => Some(*id),
            Row::Block(..) => None,
        }
    }

    /// The block that the cursor stands in.
    fn block(&self, scene: &Scene<'_>) -> u8 {
        self.line_id().map_or(0, |id| self.form(scene).line(id).block)
    }

    fn slots(&self, block: u8, scene: &Scene<'_>) -> Vec<Slot> {
        self.metrics.slots(self.form(scene), block, self.blanks)
    }

    fn grid(&self, block: u8, scene: &Scene<'_>, columns: u16) -> Grid {
        self.metrics.fit(&self.slots(block, scene), block, self.first, columns)
    }

    /// What the cursor stands in.
    fn slot(&self, scene: &Scene<'_>) -> Option<Slot> {
        self.slots(self.block(scene), scene).get(self.column).copied()
    }

    /// The cell of a line in the column of the cursor.
    fn cell<'a>(&self, form: &'a Form, line: &Line, scene: &Scene<'_>) -> Option<&'a Cell> {
        match self.slots(line.block, scene).get(self.column)? {
            Slot::Column(column) => form.cell(line, *column),
            Slot::Loose => form.cells(line).iter().find(|cell| cell.column.is_none()),
        }
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let form = self.form(scene);
        let mut crumbs = crumbs_to(self.at, scene);
        crumbs.push(form_name(form, lang));
        let header = |column: usize| form.columns[column].header.as_str();
        let order = match self.order.sort {
            Sort::Printed => None,
            Sort::Largest(column) => Some(format!("{} {}", lang.largest_first(), header(column))),
            Sort::Smallest(column) => Some(format!("{} {}", lang.smallest_first(), header(column))),
        };
        Title {
            place: Place::Table,
            crumbs,
            state: self.list.state(order.as_deref(), lang),
            troubles: form.troubles.len(),
            ..Title::default()
        }
    }
}

/// The whole that shares of a column are taken of: what the total line of a block prints in it.
pub fn whole(form: &Form, block: u8, column: usize) -> Option<rust_decimal::Decimal> {
    let line = form.line(form.total_line(block)?);
    form.cell(line, column)?.print.number()
}
