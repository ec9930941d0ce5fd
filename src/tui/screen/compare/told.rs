//! The items of the pages that are no tables: projects, indicators, facts, and what only one side has.

use super::item::{Item, Note, Shown, What, two_places};
use crate::diff::{Comparison, IndicatorPair, Measure, Move, ProjectPair, Side, State};
use crate::model::{Disclosure, Fact, FactGroup, Form, Indicator, Print, Project};
use crate::money::grouped;
use crate::tui::screen::disclosure::total;
use crate::tui::screen::form_name;
use crate::words::Lang;

/// The projects with their money.
pub fn projects(pair: &Comparison, a: &Disclosure, b: &Disclosure, lang: Lang) -> Vec<Item> {
    let item = |(at, both): (usize, &ProjectPair)| {
        let (left, right) = (both.a.map(|at| &a.projects[at]), both.b.map(|at| &b.projects[at]));
        let name = left.or(right).map_or(lang.unnamed(), |project| &project.name);
        let name = if name.is_empty() { lang.unnamed() } else { name };
        let state = both.state();
        let changed = !matches!(both.amount.state(), None | Some(State::Same));
        Item {
            code: left.or(right).and_then(|project| project.account.as_ref()).map(|(code, _)| *code),
            a: money(left),
            b: money(right),
            open: both.amount.open,
            percent: both.amount.percent().filter(|_| changed).map(two_places),
            state: Some(state),
            notes: project_notes(both, left.zip(right)),
            ..Item::new(What::Project(at), name.into())
        }
    };
    pair.projects.iter().enumerate().map(item).collect()
}

fn money(project: Option<&Project>) -> Shown {
    let amount = project.and_then(|project| project.amount.or(project.fiscal));
    amount.map_or(Shown::Nothing, |(amount, _)| Shown::Amount(amount))
}

fn project_notes(both: &ProjectPair, names: Option<(&Project, &Project)>) -> Vec<Note> {
    let mut notes: Vec<Note> = only(both.a, both.b).into_iter().collect();
    if names.is_some_and(|(a, b)| crate::diff::bare(&a.name) != crate::diff::bare(&b.name)) {
        notes.push(Note::Renamed(None));
    }
    if notes.iter().any(|note| matches!(note, Note::Only(_))) {
        return notes;
    }
    for movement in [Move::Raised, Move::Lowered, Move::Reworded, Move::Added, Move::Dropped] {
        let count = both.indicators.iter().filter(|pair| pair.movement == movement).count();
        notes.extend((count > 0).then_some(Note::Targets(movement, count)));
    }
    notes
}

fn only(a: Option<usize>, b: Option<usize>) -> Option<Note> {
    match (a, b) {
        (Some(_), None) => Some(Note::Only(Side::A)),
        (None, Some(_)) => Some(Note::Only(Side::B)),
        _ => None,
    }
}

/// Indicators with their targets.
pub fn indicators(pairs: &[IndicatorPair], a: &[Indicator], b: &[Indicator]) -> Vec<Item> {
    let item = |(at, both): (usize, &IndicatorPair)| {
        let (left, right) = (both.a.and_then(|at| a.get(at)), both.b.and_then(|at| b.get(at)));
        let name = left.or(right).map_or("", |indicator| &indicator.level3);
        let target = |of: Option<&Indicator>| match of {
            Some(indicator) if !indicator.target.printed.is_empty() => {
                Shown::Text(indicator.target.printed.to_string())
            }
            _ => Shown::Nothing,
        };
        Item {
            a: target(left),
            b: target(right),
            state: Some(both.movement.state()),
            notes: Some(both.movement)
                .filter(|movement| *movement != Move::Same)
                .map(Note::Target)
                .into_iter()
                .collect(),
            ..Item::new(What::Indicator(at), name.into())
        }
    };
    pairs.iter().enumerate().map(item).collect()
}

/// The facts under the headings of their groups.
pub fn facts(pair: &Comparison, a: &Disclosure, b: &Disclosure, lang: Lang) -> Vec<Item> {
    let mut items = Vec::new();
    for group in FactGroup::ALL {
        let mut head = Some(Item::new(What::Heading, lang.fact_group(group).into()));
        for (at, both) in pair.facts.iter().enumerate().filter(|(_, both)| both.group == group) {
            items.extend(head.take());
            let (left, right) = (both.a.map(|at| &a.facts[at]), both.b.map(|at| &b.facts[at]));
            let name = left.or(right).map_or("", |fact| &fact.name);
            items.push(Item {
                a: stated(left),
                b: stated(right),
                number: both.delta,
                state: Some(both.state),
                notes: only(both.a, both.b).into_iter().collect(),
                ..Item::new(What::Fact(at), name.into())
            });
        }
    }
    items
}

fn stated(fact: Option<&Fact>) -> Shown {
    let Some(fact) = fact else {
        return Shown::Nothing;
    };
    let value = match &fact.value {
        Print::Number(number) => grouped(*number),
        Print::Word(word) => word.to_string(),
    };
    Shown::Text(format!("{value} {}", fact.unit.as_deref().unwrap_or_default()).trim_end().into())
}

/// Tables and columns of one side, each under what it is.
pub fn rest(pair: &Comparison, a: &Disclosure, b: &Disclosure, lang: Lang) -> Vec<Item> {
    let mut items = Vec::new();
    let of = |side: Side| if side == Side::A { a } else { b };
    if !pair.alone.is_empty() {
        items.push(Item::new(What::Heading, lang.tables_alone().into()));
    }
    for (at, (side, form)) in pair.alone.iter().enumerate() {
        let form = &of(*side).forms[*form];
        let amount = total(form).map_or_else(|| Shown::Text(lang.printed_here().into()), Shown::Amount);
        items.push(alone(What::Alone(at), table_name(form, lang), *side, amount));
    }
    let unmatched = |(at, table): (usize, &crate::diff::TablePair)| {
        let name = table_name(&a.forms[table.a], lang);
        let column = move |(index, (side, measure)): (usize, &(Side, Measure))| {
            let name = format!("{name}  {}", column_name(measure, lang));
            alone(What::Unmatched(at, index), name, *side, Shown::Text(lang.printed_here().into()))
        };
        table.unmatched.iter().enumerate().map(column).collect::<Vec<_>>()
    };
    let columns: Vec<Item> = pair.tables.iter().enumerate().flat_map(unmatched).collect();
    if !columns.is_empty() {
        items.push(Item::new(What::Heading, lang.measures_alone().into()));
    }
    items.extend(columns);
    items
}

fn alone(what: What, label: String, side: Side, shown: Shown) -> Item {
    let (a, b, state) = match side {
        Side::A => (shown, Shown::Nothing, State::Removed),
        Side::B => (Shown::Nothing, shown, State::Added),
    };
    Item { a, b, state: Some(state), notes: vec![Note::Only(side)], ..Item::new(what, label) }
}

/// The title of a table, else what kind it is.
fn table_name(form: &Form, lang: Lang) -> String {
    if form.title.is_empty() { form_name(form, lang) } else { form.title.to_string() }
}

/// What a column of one side is of, and when it is from.
fn column_name(measure: &Measure, lang: Lang) -> String {
    let name = measure.role.map_or_else(|| measure.header.clone(), |role| lang.role(role));
    match measure.a.or(measure.b) {
        Some(phase) => format!("{name} {}", lang.phase(phase)),
        None => name,
    }
}
