//! What a page of a comparison lists: one item a row, whatever the page is of, with what both sides say and what became of
//! it. Worked out when a page or a column is turned to, never while drawing.

use rust_decimal::Decimal;

use crate::accounts;
use crate::diff::{Comparison, Move, Pair, Row, Side, State, TablePair, Value};
use crate::model::{AccountLevel, Code, Disclosure, Form, Indicator};
use crate::money::{Amount, Unit, trimmed};
use crate::tui::session::Scene;
use crate::words::Lang;

use super::page::Page;
use super::told;

/// What a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A row of the page's tables.
    Line(usize),
    /// A pair of projects.
    Project(usize),
    /// A pair of indicators of the page.
    Indicator(usize),
    /// A pair of facts.
    Fact(usize),
    /// A table of one side.
    Alone(usize),
    /// A column of one side: the pair of tables, and its place among what is not matched.
    Unmatched(usize, usize),
    /// What follows belongs together.
    Heading,
}

/// What one side says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing.
    Nothing,
    /// An amount as printed.
    Amount(Amount),
    /// Words, or a number with its unit.
    Text(String),
    /// Figures whose column is not certain.
    InDoubt,
}

/// Something to be known of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// It is on one side only.
    Only(Side),
    /// It is called differently, since a year where that is known.
    Renamed(Option<u16>),
    /// Its code is another, since a year where that is known.
    Moved(Code, Option<u16>),
    /// A side has figures of it whose column is not certain.
    InDoubt(Side),
    /// A side does not print it: it is the sum of what hangs under it.
    Summed(Side),
    /// What became of a target.
    Target(Move),
    /// How many targets had that.
    Targets(Move, usize),
}

/// A row of a page.
#[derive(Clone, Debug)]
pub struct Item {
    /// What it is of.
    pub what: What,
    /// The row it hangs under, which stands before it.
    pub parent: Option<usize>,
    /// How many rows it hangs under.
    pub depth: usize,
    /// Its account.
    pub code: Option<Code>,
    /// What the tree calls it.
    pub label: String,
    /// Whether it is a total.
    pub total: bool,
    /// What the first says.
    pub a: Shown,
    /// What the second says.
    pub b: Shown,
    /// Whether a side without an amount may have one all the same, as in [`Pair::open`].
    pub open: bool,
    /// The change of what is no money.
    pub number: Option<Decimal>,
    /// The change in percent of the first.
    pub percent: Option<Decimal>,
    /// What became of it; `None` where nothing can be said.
    pub state: Option<State>,
    /// What is to be known of it.
    pub notes: Vec<Note>,
}

impl Item {
    /// An item that says nothing yet.
    pub fn new(what: What, label: String) -> Item {
        Item {
            what,
            parent: None,
            depth: 0,
            code: None,
            label,
            total: false,
            a: Shown::Nothing,
            b: Shown::Nothing,
            open: false,
            number: None,
            percent: None,
            state: None,
            notes: Vec::new(),
        }
    }

    /// Whether the two sides differ in it.
    pub fn differs(&self) -> bool {
        !matches!(self.state, None | Some(State::Same))
    }

    /// What a side says.
    pub fn side(&self, side: Side) -> &Shown {
        match side {
            Side::A => &self.a,
            Side::B => &self.b,
        }
    }

    /// By how much it changed, in a unit, with the places that the two are shown with; `None` where it did not.
    pub fn change(&self, unit: Unit) -> Option<Decimal> {
        if !self.differs() {
            return None;
        }
        let money = |shown: &Shown| match shown {
            Shown::Amount(amount) => Some(amount.shown_in(unit)),
            _ => None,
        };
        let moved = |shown: &Shown| matches!(shown, Shown::Amount(amount) if amount.unit != unit);
        let moved = moved(&self.a) || moved(&self.b);
        match (money(&self.a), money(&self.b)) {
            (None, None) => self.number,
            (None, _) | (_, None) if self.open => None,
            (a, b) => {
                let change = b.unwrap_or_default() - a.unwrap_or_default();
                Some(if moved { trimmed(change) } else { change })
            }
        }
        .filter(|change| !change.is_zero())
    }

    /// The level of its account, else the one that its depth stands for.
    pub fn level(&self) -> AccountLevel {
        match (self.code.map(Code::level), self.depth) {
            (Some(level), _) => level,
            (None, 0) => AccountLevel::Class,
            (None, 1) => AccountLevel::Section,
            (None, _) => AccountLevel::Item,
        }
    }
}

/// The two disclosures of a comparison.
pub fn sides<'a>(pair: &Comparison, scene: &Scene<'a>) -> (&'a Disclosure, &'a Disclosure) {
    (scene.library.disclosure(pair.a), scene.library.disclosure(pair.b))
}

/// The rows of a page; `measure` is which of the columns of a table is compared.
pub fn items(page: Page, measure: usize, pair: &Comparison, scene: &Scene<'_>) -> Vec<Item> {
    let (a, b) = sides(pair, scene);
    let lang = scene.look.lang;
    match page {
        Page::Table(at) => of_table(&pair.tables[at], measure, (a, b), lang),
        Page::Projects => told::projects(pair, a, b, lang),
        Page::Promises(at) => {
            let project = &pair.projects[at];
            told::indicators(&project.indicators, promised(a, project.a), promised(b, project.b))
        }
        Page::Indicators => told::indicators(&pair.indicators, &a.indicators, &b.indicators),
        Page::Facts => told::facts(pair, a, b, lang),
        Page::Rest => told::rest(pair, a, b, lang),
    }
}

fn promised(disclosure: &Disclosure, project: Option<usize>) -> &[Indicator] {
    project.and_then(|at| disclosure.projects.get(at)).map_or(&[], |one| &one.indicators)
}

fn of_table(table: &TablePair, measure: usize, (a, b): (&Disclosure, &Disclosure), lang: Lang) -> Vec<Item> {
    let forms = (&a.forms[table.a], &b.forms[table.b]);
    let item = |(at, row): (usize, &Row)| {
        let figures = table.figures(at).get(measure).copied().unwrap_or_default();
        let state = if table.measures.is_empty() { None } else { table.state(at, measure) };
        let shown = |side, value, form| shown(row, side, value, form);
        let mut item = Item {
            parent: row.parent,
            depth: row.depth,
            code: row.code,
            total: row.total,
            a: shown(Side::A, figures.a, forms.0),
            b: shown(Side::B, figures.b, forms.1),
            open: figures.open,
            percent: figures.percent().map(two_places),
            state,
            notes: notes(row, figures),
            ..Item::new(What::Line(at), label(table, at, forms, lang))
        };
        if !item.differs() {
            item.percent = None;
        }
        item
    };
    table.rows.iter().enumerate().map(item).collect()
}

fn shown(row: &Row, side: Side, value: Option<Value>, form: &Form) -> Shown {
    match value {
        Some(value) => Shown::Amount(printed(value, form)),
        None if row.in_doubt.contains(&side) => Shown::InDoubt,
        None => Shown::Nothing,
    }
}

/// An amount with the places that its cell prints; a sum in 万元.
fn printed(value: Value, form: &Form) -> Amount {
    let cell = match value.printed {
        crate::diff::Printed::Cell(cell) => form.cells.get(cell as usize).and_then(|cell| form.amount(cell)),
        _ => None,
    };
    cell.unwrap_or(Amount { number: value.wan, unit: Unit::Wan })
}

fn notes(row: &Row, figures: Pair) -> Vec<Note> {
    let mut notes = Vec::new();
    for (side, other) in [(Side::A, Side::B), (Side::B, Side::A)] {
        let summed = figures.of(other).is_some_and(|value| value.printed == crate::diff::Printed::Summed);
        match (row.line(side), row.line(other)) {
            (Some(_), None) if summed => notes.push(Note::Summed(other)),
            (Some(_), None) => notes.push(Note::Only(side)),
            _ => {}
        }
    }
    if let (Some(code), Some(code_b)) = (row.code, row.code_b) {
        notes.push(Note::Moved(code_b, accounts::since_move(code, code_b)));
    }
    if let Some(name_b) = &row.name_b {
        let since = row.code.and_then(|code| accounts::since(code, &row.name, name_b));
        notes.push(Note::Renamed(since));
    }
    notes.extend(row.in_doubt.iter().map(|side| Note::InDoubt(*side)));
    notes
}

/// What a row is called in the tree: the digits that its code adds to that of its head, and its project or name.
fn label(table: &TablePair, at: usize, forms: (&Form, &Form), lang: Lang) -> String {
    let row = &table.rows[at];
    let name = name(row, forms, lang.form(table.kind), lang);
    let Some(code) = row.code else {
        return name;
    };
    let digits = code.to_string();
    let above = row.parent.and_then(|head| table.rows[head].code).map(|code| code.to_string());
    let own = above.and_then(|above| digits.strip_prefix(&above).filter(|own| !own.is_empty()).map(String::from));
    format!("{} {name}", own.unwrap_or(digits))
}

/// A percentage as all of a column are printed: `-10.00`, `-100.00`.
pub fn two_places(mut percent: Decimal) -> Decimal {
    percent.rescale(2);
    percent
}

/// The name of a row: of its project where it has one, of what it is of where it has neither, else of its table.
pub fn name(row: &Row, forms: (&Form, &Form), unnamed: &str, lang: Lang) -> String {
    let line = |form: &Form, id: Option<crate::model::LineId>| id.and_then(|id| form.line(id).project.clone());
    let project = line(forms.0, row.a).or_else(|| line(forms.1, row.b));
    match (project, row.role) {
        (Some(project), _) => project.to_string(),
        (None, _) if !row.name.is_empty() => row.name.to_string(),
        (None, Some(role)) => lang.role(role),
        (None, None) => unnamed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_that_one_side_may_have_without_telling_has_no_difference() {
        let money = Shown::Amount(Amount { number: Decimal::from(30), unit: Unit::Wan });
        let both = Item { a: money, state: Some(State::Changed), ..Item::new(What::Project(0), "甲".into()) };
        assert_eq!(both.change(Unit::Wan), Some(Decimal::from(-30)), "it is known that the other has none");
        assert_eq!(Item { open: true, ..both }.change(Unit::Wan), None);
    }
    #[test]
    fn the_change_of_amounts_in_another_unit_has_no_zeros_that_nobody_printed() {
        let yuan = |text: &str| Shown::Amount(Amount { number: text.parse().expect("a number"), unit: Unit::Yuan });
        let item = |a, b| Item { a, b, state: Some(State::Changed), ..Item::new(What::Line(0), "甲".into()) };
        for (a, b, wan, own) in [
            ("4100000.00", "4200000.00", "10.00", "100000.00"),
            ("4100000.50", "4200000.50", "10.00", "100000.00"),
            ("4100000.00", "4200000.50", "10.00005", "100000.50"),
        ] {
            let item = item(yuan(a), yuan(b));
            let change = |unit| item.change(unit).map(|change| change.to_string());
            assert_eq!(
                (change(Unit::Wan).as_deref(), change(Unit::Yuan).as_deref()),
                (Some(wan), Some(own)),
                "{a} {b}"
            );
        }
    }
}
