//! Two disclosures side by side: a page for each pair of tables and for what is told beside them, every row with both
//! amounts and the change. The comparison is worked out once and shared; the screen holds what was chosen.

mod detail;
mod draw;
mod item;
mod order;
mod page;
mod told;
mod way;

use std::collections::BTreeSet;
use std::sync::Arc;

use draw::Metrics;
use item::{Item, What, items};
use order::{Only, Order, Row, Sort};
use page::{Page, form_of, page_of, pages, promises};

use super::here::{Focus, Here};
use super::issue_name;
use super::list::{Heard, List};
use super::{Title, Turn};
use crate::diff::{Comparison, Measure, Side};
use crate::model::{DisclosureId, Phase};
use crate::tui::action::{Action, Step};
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::words::Lang;

/// Whether the row under the cursor is told in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// Where the window has room for it.
    Fitting,
    /// Always.
    Shown,
    /// Never.
    Hidden,
}

/// What an item is in both disclosures, whichever is the first: it outlives an exchange of the sides.
type Anchor = (u8, Option<usize>, Option<usize>, String);

/// Two disclosures side by side.
#[derive(Clone, Debug)]
pub struct CompareScreen {
    pair: Arc<Comparison>,
    pages: Vec<Page>,
    page: usize,
    /// Which of the columns is compared.
    measure: usize,
    /// The side that is looked at.
    side: Side,
    detail: Detail,
    order: Order,
    items: Vec<Item>,
    list: List<Row>,
    metrics: Metrics,
}

impl CompareScreen {
    /// One disclosure against another that is in view, at what of it is in view.
    pub fn of(a: DisclosureId, here: Here, scene: &Scene<'_>) -> CompareScreen {
        CompareScreen::between(a, here.disclosure, (Side::B, here), scene)
    }

    /// Two disclosures, opened at what of one side is in view.
    pub fn between(a: DisclosureId, b: DisclosureId, here: (Side, Here), scene: &Scene<'_>) -> CompareScreen {
        let pair = compared(a, b, scene);
        let pages = pages(&pair);
        let page = page_of(here.1, here.0, &pair, &pages);
        let mut screen = CompareScreen::on(Arc::new(pair), pages, page, here.0);
        screen.build(scene);
        if let Some(item) = screen.item_of(here) {
            screen.list.go(&Order::row(item));
        }
        screen
    }

    fn on(pair: Arc<Comparison>, pages: Vec<Page>, page: usize, side: Side) -> CompareScreen {
        CompareScreen {
            pair,
            pages,
            page,
            measure: 0,
            side,
            detail: Detail::Fitting,
            order: Order::default(),
            items: Vec::new(),
            list: List::default(),
            metrics: Metrics::default(),
        }
    }

    /// The indicators of a pair of projects, in front of this.
    fn of_promises(&self, project: usize) -> Option<CompareScreen> {
        let pages = promises(&self.pair);
        let page = pages.iter().position(|page| *page == Page::Promises(project))?;
        Some(CompareScreen::on(Arc::clone(&self.pair), pages, page, self.side))
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = self.areas(scene).0;
        let turn = match self.list.hear(action, &areas) {
            Heard::Done(turn) => turn,
            Heard::Open => self.open(scene),
            Heard::Arrange => self.arrange(),
            Heard::Other => self.go(action, scene),
        };
        let height = self.areas(scene).0.rows.height;
        self.list.settle(height);
        turn
    }

    /// Actions that lead to another page, column, side or screen.
    fn go(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Source => return self.source(scene),
            Action::Said => return self.said(scene),
            Action::Difference(step) => self.difference(*step),
            Action::Sibling(step) => self.turn_page(*step, scene),
            Action::Left => self.choose_measure(Step::Previous, scene),
            Action::Right => self.choose_measure(Step::Next, scene),
            Action::Swap => self.swap(scene),
            Action::Side => self.side = other(self.side),
            Action::Refresh => self.build(scene),
            Action::Detail => {
                let shown = self.areas(scene).1.is_some();
                self.detail = if shown { Detail::Hidden } else { Detail::Shown };
            }
            action => return self.choose(action),
        }
        Turn::Stay
    }

    /// Actions that change which rows there are.
    fn choose(&mut self, action: &Action) -> Turn {
        match action {
            Action::Differing => {
                self.order.only = if self.order.only == Only::All { Only::Differing } else { Only::All };
            }
            Action::Sort => {
                self.order.sort = if self.order.sort == Sort::Account { Sort::Change } else { Sort::Account };
            }
            Action::Level(level) => self.order.fold_to(*level, &self.items),
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::Toggle if self.item().is_some_and(|(at, _)| self.order.folded.contains(&at)) => self.unfold(),
            Action::Toggle => self.fold(),
            _ => return Turn::Stay,
        }
        self.arrange()
    }

    fn difference(&mut self, step: Step) {
        let Some((at, _)) = self.item() else { return };
        let to = match step {
            Step::Next => self.order.after(at),
            Step::Previous => self.order.before(at),
        };
        if let Some(to) = to {
            self.order.reveal(to, &self.items);
            let _ = self.arrange();
            self.list.go(&Order::row(to));
        }
    }

    fn fold(&mut self) {
        let Some((at, item)) = self.item() else { return };
        let head = item.parent;
        if self.order.is_head(at) && !self.order.folded.contains(&at) {
            self.order.folded.insert(at);
        } else if let Some(head) = head {
            self.list.go(&Order::row(head));
        }
    }

    fn unfold(&mut self) {
        if let Some((at, _)) = self.item() {
            self.order.folded.remove(&at);
        }
    }

    /// The neighbouring page, the cursor on the same account where that has it, the same column where it has that.
    fn turn_page(&mut self, step: Step, scene: &Scene<'_>) {
        let to = match step {
            Step::Previous => self.page.checked_sub(1),
            Step::Next => Some(self.page + 1).filter(|to| *to < self.pages.len()),
        };
        let Some(to) = to else { return };
        let code = self.item().and_then(|(_, item)| item.code);
        let role = self.measures().get(self.measure).map(|measure| measure.role);
        self.page = to;
        self.measure = self.measures().iter().position(|measure| Some(measure.role) == role).unwrap_or(0);
        self.order.folded.clear();
        self.list = List::default();
        self.build(scene);
        if let Some(at) = self.items.iter().position(|item| code.is_some() && item.code == code) {
            self.list.go(&Order::row(at));
        }
    }

    fn choose_measure(&mut self, step: Step, scene: &Scene<'_>) {
        let all = self.measures().len();
        if all > 1 {
            let by = if step == Step::Next { 1 } else { all - 1 };
            self.measure = (self.measure + by) % all;
            self.build(scene);
        }
    }

    /// Exchanges the sides; the cursor stays on its thing, and what is folded stays folded.
    fn swap(&mut self, scene: &Scene<'_>) {
        let mirrored = |(kind, a, b, name): Anchor| (kind, b, a, name);
        let folded: BTreeSet<Anchor> = self.order.folded.iter().map(|&at| mirrored(self.anchor(at))).collect();
        let home = self.item().map(|(at, _)| mirrored(self.anchor(at)));
        let (page, measure) = (self.pages[self.page], self.measures().get(self.measure).cloned());
        let before = Arc::clone(&self.pair);
        self.pair = Arc::new(compared(before.b, before.a, scene));
        self.pages = if matches!(page, Page::Promises(_)) { promises(&self.pair) } else { pages(&self.pair) };
        let is = |other: &Page| match (page, *other) {
            (Page::Table(at), Page::Table(other)) => {
                (before.tables[at].a, before.tables[at].b) == (self.pair.tables[other].b, self.pair.tables[other].a)
            }
            (Page::Promises(at), Page::Promises(other)) => {
                let (before, now) = (&before.projects[at], &self.pair.projects[other]);
                (before.a, before.b) == (now.b, now.a)
            }
            (page, other) => page == other,
        };
        self.page = self.pages.iter().position(is).unwrap_or(0);
        let same = |other: &Measure| {
            measure.as_ref().is_some_and(|one| {
                (one.role, &one.header, one.a, one.b) == (other.role, &other.header, other.b, other.a)
            })
        };
        self.measure = self.measures().iter().position(same).unwrap_or(0);
        self.side = other(self.side);
        self.order.folded.clear();
        self.build(scene);
        self.order.folded = (0..self.items.len()).filter(|&at| folded.contains(&self.anchor(at))).collect();
        let _ = self.arrange();
        let home = home.and_then(|home| (0..self.items.len()).find(|&at| self.anchor(at) == home));
        if let Some(home) = home {
            self.list.go(&Order::row(home));
        }
    }

    /// What an item is in both disclosures.
    fn anchor(&self, at: usize) -> Anchor {
        let both = |one: Option<crate::model::LineId>| one.map(|id| id.0 as usize);
        let item = &self.items[at];
        match (item.what, self.pages[self.page]) {
            (What::Line(row), Page::Table(table)) => {
                let row = &self.pair.tables[table].rows[row];
                // Where columns are rows, several of them are in one line.
                let role = row.role.map(|role| role.id()).unwrap_or_default();
                (0, both(row.a), both(row.b), role)
            }
            (What::Project(at), _) => (1, self.pair.projects[at].a, self.pair.projects[at].b, String::new()),
            (What::Indicator(at), page) => {
                let pair = match page {
                    Page::Promises(project) => &self.pair.projects[project].indicators[at],
                    _ => &self.pair.indicators[at],
                };
                (2, pair.a, pair.b, String::new())
            }
            (What::Fact(at), _) => (3, self.pair.facts[at].a, self.pair.facts[at].b, String::new()),
            (What::Alone(at), _) => {
                let (side, form) = self.pair.alone[at];
                (4, Some(form).filter(|_| side == Side::A), Some(form).filter(|_| side == Side::B), String::new())
            }
            (What::Unmatched(table, at), _) => {
                let table = &self.pair.tables[table];
                let (_, column) = &table.unmatched[at];
                (5, Some(table.a), Some(table.b), format!("{:?} {}", column.role, column.header))
            }
            (What::Line(_) | What::Heading, _) => (6, None, None, item.label.clone()),
        }
    }

    /// The item that something in view of one side is on.
    fn item_of(&self, (side, here): (Side, Here)) -> Option<usize> {
        let is = |item: &Item| match (here.focus, item.what, self.pages[self.page]) {
            (Focus::Table(form, Some(line)), What::Line(row), Page::Table(table)) => {
                let table = &self.pair.tables[table];
                form_of(table, side) == form && table.rows[row].line(side) == Some(line)
            }
            (Focus::Table(form, _), What::Alone(at), _) => self.pair.alone[at] == (side, form),
            (Focus::Projects(Some(project)), What::Project(at), _) => {
                let pair = &self.pair.projects[at];
                Some(project) == if side == Side::A { pair.a } else { pair.b }
            }
            _ => false,
        };
        self.items.iter().position(is)
    }

    /// Works out the items of the page and the room that their figures need.
    fn build(&mut self, scene: &Scene<'_>) {
        self.items = items(self.pages[self.page], self.measure, &self.pair, scene);
        self.metrics = Metrics::of(&self.items, scene.look.unit);
        let _ = self.arrange();
    }

    /// Works out the rows anew; the cursor stays on its item, or goes to what that hangs under.
    fn arrange(&mut self) -> Turn {
        let mut homes = Vec::new();
        let mut up = self.list.cursor().map(|row| row.item).filter(|at| *at < self.items.len());
        while let Some(at) = up {
            homes.push(Order::row(at));
            up = self.items[at].parent;
        }
        let filter = self.list.filter().to_owned();
        let rows = self.order.rows(&self.items, &filter);
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    /// The item under the cursor.
    fn item(&self) -> Option<(usize, &Item)> {
        let at = self.list.cursor()?.item;
        Some((at, self.items.get(at)?))
    }

    /// What can be compared on this page.
    fn measures(&self) -> &[Measure] {
        match self.pages[self.page] {
            Page::Table(at) => &self.pair.tables[at].measures,
            _ => &[],
        }
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let (a, b) = item::sides(&self.pair, scene);
        let name = |id| scene.library.department(id).name.to_string();
        let mut crumbs = vec![lang.compare().into()];
        if a.department == b.department {
            crumbs.push(name(a.department));
            crumbs.push(format!("A {} : B {}", issue_name(a, lang), issue_name(b, lang)));
        } else {
            crumbs.push(format!("A {} {}", issue_name(a, lang), name(a.department)));
            crumbs.push(format!("B {} {}", issue_name(b, lang), name(b.department)));
        }
        crumbs.push(self.page_name(scene));
        Title { place: Place::Compare, crumbs, state: self.state(lang), ..Title::default() }
    }

    /// Which difference the cursor stands on, or how many there are.
    fn state(&self, lang: Lang) -> String {
        let of = self.order.differing.len();
        let at = self.item().and_then(|(at, _)| self.order.ordinal(at));
        let state = match at {
            Some(at) => lang.difference_of(at, of),
            None if of == 0 => lang.no_difference().into(),
            None => lang.differences(of),
        };
        match self.list.filter() {
            "" => state,
            filter => format!("{state}  {} {filter}", lang.filter_is()),
        }
    }

    /// What a side is called above its column: year and kind, else where those are the same its department.
    fn side_name(&self, side: Side, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        let (a, b) = item::sides(&self.pair, scene);
        let (this, other) = if side == Side::A { (a, b) } else { (b, a) };
        let name = issue_name(this, lang);
        if this.department == other.department || name != issue_name(other, lang) {
            return format!("{} {name}", lang.side(side));
        }
        let of = |id| &*scene.library.department(id).name;
        let (this, other) = (of(this.department), of(other.department));
        // Of departments of one place the place says nothing.
        let alike = this.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
        format!("{} {}", lang.side(side), this.chars().skip(alike).collect::<String>())
    }

    /// What the page is of.
    fn page_name(&self, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        let (a, b) = item::sides(&self.pair, scene);
        match self.pages[self.page] {
            Page::Table(at) => lang.form(self.pair.tables[at].kind).into(),
            Page::Projects => lang.page_projects().into(),
            Page::Promises(at) => {
                let pair = &self.pair.projects[at];
                let project = pair.a.map(|at| &a.projects[at]).or(pair.b.map(|at| &b.projects[at]));
                project.map_or_else(|| lang.page_promises().into(), |project| project.name.to_string())
            }
            Page::Indicators => lang.page_indicators().into(),
            Page::Facts => lang.page_facts().into(),
            Page::Rest => lang.page_rest().into(),
        }
    }
}

/// What a column is called: what its amounts are of, and when they are from where both do not say the same.
fn measure_name(measure: &Measure, kinds: (&str, &str), lang: Lang) -> String {
    let name = measure.role.map_or_else(|| measure.header.clone(), |role| lang.role(role));
    let phase = |phase: Option<Phase>, kind: &str| phase.map_or_else(|| kind.to_owned(), |one| lang.phase(one).into());
    match (measure.a, measure.b) {
        (None, None) => name,
        (a, b) if a == b => format!("{name} {}", phase(a, "")),
        (a, b) => format!("{name} {}:{}", phase(a, kinds.0), phase(b, kinds.1)),
    }
}

fn other(side: Side) -> Side {
    match side {
        Side::A => Side::B,
        Side::B => Side::A,
    }
}

fn compared(a: DisclosureId, b: DisclosureId, scene: &Scene<'_>) -> Comparison {
    Comparison::of((a, scene.library.disclosure(a)), (b, scene.library.disclosure(b)))
}
