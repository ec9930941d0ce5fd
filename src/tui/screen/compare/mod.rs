//! Two disclosures side by side: a page for each pair of tables and for what is told beside them, every row with both
//! amounts and the change. The comparison is worked out once and shared; the screen holds what was chosen, and keeps what is
//! derived from that as long as the choice is the same.

mod copy;
mod detail;
mod draw;
mod item;
mod order;
mod page;
mod sign;
mod swap;
mod title;
mod told;
mod view;
mod way;

use std::sync::Arc;

use item::Item;
use order::{Only, Order, Revealed, Row, Sort};
use page::{Page, page_of, pages, promises};
use view::{Derived, View};

use super::Turn;
use super::here::Here;
use super::list::{Heard, List};
use crate::diff::{Comparison, Measure, Side};
use crate::model::DisclosureId;
use crate::tui::action::{Action, Step};
use crate::tui::session::Scene;

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
    list: List<Row>,
    /// What is derived from all of these.
    view: Box<View>,
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
            list: List::default(),
            view: Box::default(),
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
        self.settle(scene);
        turn
    }

    /// Actions that lead to another page, column, side or screen.
    fn go(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        match action {
            Action::Source => return self.source(scene),
            Action::Said => return self.said(scene),
            Action::Copy(extent) => return Turn::Copy(self.copy(*extent, scene)),
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
            Action::Level(level) => self.order.fold_to(*level, &self.view.items),
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
            if self.order.reveal(to, &self.view.items) == Revealed::Anew {
                let _ = self.arrange();
            }
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
        if let Some(at) = self.view.items.iter().position(|item| code.is_some() && item.code == code) {
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

    /// Works out the items of the page, and the rows where the items are others than before.
    fn build(&mut self, scene: &Scene<'_>) {
        if self.derive(scene) == Derived::Anew {
            let _ = self.arrange();
        }
    }

    /// Works out the rows anew; the cursor stays on its item, or goes to what that hangs under.
    fn arrange(&mut self) -> Turn {
        let mut homes = Vec::new();
        let mut up = self.list.cursor().map(|row| row.item).filter(|at| *at < self.view.items.len());
        while let Some(at) = up {
            homes.push(Order::row(at));
            up = self.view.items[at].parent;
        }
        let filter = self.list.filter().to_owned();
        if !filter.is_empty() {
            self.derive_sought();
        }
        let rows = self.order.rows(&self.view.items, &self.view.sought, &filter);
        self.list.replace(rows, &homes);
        Turn::Stay
    }

    /// The item under the cursor.
    fn item(&self) -> Option<(usize, &Item)> {
        let at = self.list.cursor()?.item;
        Some((at, self.view.items.get(at)?))
    }

    /// What can be compared on this page.
    fn measures(&self) -> &[Measure] {
        match self.pages[self.page] {
            Page::Table(at) => &self.pair.tables[at].measures,
            _ => &[],
        }
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
