//! What a disclosure states beside money: staffing, operating cost, procurement, assets, budget execution, scores. Grouped,
//! each fact with the way to its place in the document.

use super::list::List;
use super::marks::{gutter, sign_on};
use super::place::{WIDEST, place, place_short, place_width};
use super::source::{Printed, SourceScreen, snippet};
use super::{Focus, Here, Screen, Title, Turn, crumbs_to};
use crate::model::{DisclosureId, Fact, FactGroup, Print};
use crate::money::grouped;
use crate::text::width::width;
use crate::tui::action::Action;
use crate::tui::areas::{Areas, Panes};
use crate::tui::clip::{Clip, Extent};
use crate::tui::digest::haystack;
use crate::tui::filter::Needle;
use crate::tui::keymap::Place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::window::Key;

/// The name of a fact takes at most so many columns.
const NAME: u16 = 60;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// What the facts below it are about.
    Heading(FactGroup),
    /// A fact, by its place in the disclosure.
    Fact(usize),
}

impl Key for Row {
    fn stands(&self) -> bool {
        matches!(self, Row::Fact(_))
    }
}

/// A list of facts.
#[derive(Clone, Debug)]
pub struct FactsScreen {
    at: DisclosureId,
    list: List<Row>,
    name: u16,
    unit: u16,
    values: Measure,
    place: u16,
}

impl FactsScreen {
    /// The list as it opens.
    pub fn new(at: DisclosureId) -> FactsScreen {
        FactsScreen { at, list: List::default(), name: 0, unit: 0, values: Measure::default(), place: 0 }
    }

    /// Takes an action and settles what is seen.
    pub fn update(&mut self, action: &Action, scene: &Scene<'_>) -> Turn {
        let areas = areas(scene);
        let turn = self.list.take(action, &areas).unwrap_or_else(|action| match action {
            Action::Open | Action::Source => self.source(scene),
            Action::Copy(extent) => Turn::Copy(self.copy(*extent, scene)),
            Action::Narrow(_) => self.arrange(scene),
            Action::Refresh => {
                self.measure(scene);
                self.arrange(scene)
            }
            action => Turn::beside(action, self.at),
        });
        self.list.settle(areas.rows.height);
        turn
    }

    /// What is in view.
    pub fn here(&self) -> Here {
        Here { disclosure: self.at, focus: Focus::Facts }
    }

    fn source(&self, scene: &Scene<'_>) -> Turn {
        let Some(fact) = self.chosen(scene) else {
            return Turn::Stay;
        };
        let figure = format!("{} {}", print_of(fact), fact.unit.as_deref().unwrap_or_default());
        let place = Printed { label: fact.name.to_string(), figure: figure.trim_end().into(), origin: fact.origin };
        Turn::open(Screen::Source(SourceScreen::of_places(self.at, vec![place], scene)))
    }

    /// The row under the cursor, or all rows with a header.
    fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let header = [lang.facts(), lang.column_name(), lang.column_value(), lang.target_unit(), lang.places()];
        self.list.copy(extent, header, |row| {
            let Row::Fact(index) = row else { return None };
            let fact = &self.facts(scene)[*index];
            let (group, unit) = (lang.fact_group(fact.group), fact.unit.as_deref().unwrap_or_default());
            Some([group.into(), fact.name.to_string(), print_of(fact), unit.into(), place(fact.origin, scene)])
        })
    }

    fn facts<'a>(&self, scene: &Scene<'a>) -> &'a [Fact] {
        &scene.library.disclosure(self.at).facts
    }

    fn chosen<'a>(&self, scene: &Scene<'a>) -> Option<&'a Fact> {
        match self.list.cursor()? {
            Row::Fact(index) => self.facts(scene).get(*index),
            Row::Heading(_) => None,
        }
    }

    fn measure(&mut self, scene: &Scene<'_>) {
        let facts = self.facts(scene);
        let most = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0) as u16;
        self.name = most(&mut facts.iter().map(|fact| width(&fact.name))).min(NAME);
        self.unit = most(&mut facts.iter().filter_map(|fact| fact.unit.as_ref()).map(|unit| width(unit))).min(16);
        self.place = place_width(facts.iter().map(|fact| fact.origin), WIDEST, scene);
        let measures = facts.iter().map(|fact| match &fact.value {
            Print::Number(number) => Measure::of(*number),
            // A grade is a word of one or two characters; a longer word is cut rather than moving all numbers.
            Print::Word(_) => Measure::default(),
        });
        self.values = measures.fold(Measure::default(), Measure::join);
    }

    fn arrange(&mut self, scene: &Scene<'_>) -> Turn {
        let needle = Needle::new(self.list.filter());
        let facts = self.facts(scene);
        let mut rows = Vec::new();
        for group in FactGroup::ALL {
            let heading = haystack(scene.look.lang.fact_group(group));
            let of_group = facts.iter().enumerate().filter(|(_, fact)| fact.group == group);
            let found =
                of_group.filter(|(_, fact)| needle.is_empty() || needle.finds(&[&heading, &haystack(&fact.name)]));
            let found: Vec<Row> = found.map(|(at, _)| Row::Fact(at)).collect();
            if !found.is_empty() {
                rows.push(Row::Heading(group));
                rows.extend(found);
            }
        }
        self.list.arrange(rows);
        Turn::Stay
    }

    /// What it says of itself.
    pub fn title(&self, scene: &Scene<'_>) -> Title {
        let lang = scene.look.lang;
        let mut crumbs = crumbs_to(self.at, scene);
        crumbs.push(lang.facts().into());
        let state = self.list.state(None, lang);
        let troubles = scene.digest.brief(self.at).troubles;
        Title { place: Place::Facts, crumbs, state, troubles, ..Title::default() }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        panes(canvas, &areas, lang.facts(), lang.source());
        self.list.draw(lang.no_facts(), &areas, scene, canvas, |row, mark, pen| match row {
            Row::Heading(group) => drop(pen.text(lang.fact_group(*group), Ink::Head)),
            Row::Fact(index) => {
                if let Some(fact) = self.facts(scene).get(*index) {
                    self.draw_fact(fact, mark, scene, pen);
                }
            }
        });
        for (below, at) in self.list.seen(areas.rows.height).enumerate() {
            if let Row::Fact(index) = self.list.rows()[at] {
                gutter(sign_on(self.facts(scene)[index].origin, scene), areas.rows, below as u16, canvas);
            }
        }
        if let (Some(side), Some(fact)) = (areas.side, self.chosen(scene)) {
            snippet(fact.origin, scene, side, canvas);
        }
    }

    fn draw_fact(&self, fact: &Fact, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let values = self.values.width().max(6);
        let name = pen.room().saturating_sub(2 + 2 + values + 1 + self.unit + 1 + self.place + 1).min(self.name);
        pen.skip(2).cell(&fact.name, name, mark).skip(2);
        let value = match &fact.value {
            Print::Number(number) => self.values.number(*number),
            Print::Word(word) => word.to_string(),
        };
        pen.right(&value, values, mark).skip(1);
        pen.cell(fact.unit.as_deref().unwrap_or_default(), self.unit, mark).skip(1);
        pen.right(&place_short(fact.origin, self.place, scene), self.place, Ink::Faint);
    }
}

fn print_of(fact: &Fact) -> String {
    match &fact.value {
        Print::Number(number) => grouped(*number),
        Print::Word(word) => word.to_string(),
    }
}

fn areas(scene: &Scene<'_>) -> Areas {
    Areas::of(scene.size, Panes::Halves, 0)
}
