//! What a comparison says of itself: its path, its state, and what its pages, sides and columns are called.

use super::page::Page;
use super::{CompareScreen, item};
use crate::diff::{Measure, Side};
use crate::model::Phase;
use crate::tui::keymap::Place;
use crate::tui::screen::{Title, issue_name};
use crate::tui::session::Scene;
use crate::words::Lang;

impl CompareScreen {
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
    pub(super) fn state(&self, lang: Lang) -> String {
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
    pub(super) fn side_name(&self, side: Side, scene: &Scene<'_>) -> String {
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

    /// What a row of the page is.
    pub(super) fn row_title(&self, lang: Lang) -> &'static str {
        match self.pages[self.page] {
            Page::Table(_) => lang.account(),
            Page::Projects => lang.project(),
            Page::Promises(_) | Page::Indicators => lang.indicators(),
            Page::Facts | Page::Rest => "",
        }
    }

    /// What the page is of.
    pub(super) fn page_name(&self, scene: &Scene<'_>) -> String {
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
pub fn measure_name(measure: &Measure, kinds: (&str, &str), lang: Lang) -> String {
    let name = measure.role.map_or_else(|| measure.header.clone(), |role| lang.role(role));
    let phase = |phase: Option<Phase>, kind: &str| phase.map_or_else(|| kind.to_owned(), |one| lang.phase(one).into());
    match (measure.a, measure.b) {
        (None, None) => name,
        (a, b) if a == b => format!("{name} {}", phase(a, "")),
        (a, b) => format!("{name} {}:{}", phase(a, kinds.0), phase(b, kinds.1)),
    }
}
