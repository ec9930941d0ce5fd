//! Whether a table, a narrative or a performance form of one file is that of another file printed again, or the same with
//! other figures. Judged by what is printed, never by the names of files; what follows from it is decided in `edition`.

use std::collections::{BTreeMap, HashMap, HashSet};

use rust_decimal::Decimal;

use super::paper::Told;
use crate::model::{Form, Name};
use crate::money::Unit;
use crate::performance::{self, Filled};
use crate::source::Origin;
use crate::text::fold;

/// What two tables or narratives have to do with each other.
#[derive(Debug, PartialEq, Eq)]
pub enum Likeness {
    /// They print the same figures; where one has figures that the other lacks, all of the other's are among its own.
    Same,
    /// At least one of the two holds no figure, so nothing speaks for or against it.
    Open,
    /// They share too little to be the same.
    Apart,
    /// They are the same with other figures: these, as far as the two can be put side by side.
    Differs(Vec<Difference>),
}

/// A figure that two files give differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the figure is of.
    pub name: Name,
    /// The unit of both; empty for what has none.
    pub unit: Name,
    /// The figure of the file known before, in 万元 where it is money, and its place.
    pub known: (Decimal, Origin),
    /// That of the file met later.
    pub later: (Decimal, Origin),
}

/// A figure under a key that finds it in the other file.
struct Figure {
    row: String,
    column: String,
    name: Name,
    unit: Name,
    value: Decimal,
    origin: Origin,
}

/// Of ten figures of the longer table, so many must be in one under another title.
const TABLE_SHARE: usize = 9;
/// Of ten sentences of the shorter narrative, so many must be in the other.
const PROSE_SHARE: usize = 7;
/// Fewer sentences in common say nothing, unless the two have no others.
const PROSE_LEAST: usize = 3;
/// A table under another title is the same one only with so many figures.
const UNTITLED: usize = 4;
/// A performance form is another's copy with so many indicators, or with all that either has.
const INDICATORS: usize = 3;

/// Compares the tables of two files that are of the same kind.
pub fn tables(known: &Form, later: &Form) -> Likeness {
    let titled = fold(&known.title) == fold(&later.title);
    let (ours, theirs) = (of_form(known), of_form(later));
    let (fewer, more) = (ours.len().min(theirs.len()), ours.len().max(theirs.len()));
    if fewer == 0 {
        return if titled { Likeness::Open } else { Likeness::Apart };
    }
    let slack = slack(known, later);
    let values = |figures: &[Figure]| figures.iter().map(|figure| figure.value).collect();
    let (left, right) = unmatched(values(&ours), values(&theirs), slack);
    // A figure without a partner on both sides: neither table can stand for the other.
    let contained = left.is_empty() || right.is_empty();
    if !titled {
        let same = contained && fewer >= UNTITLED && fewer * 10 >= more * TABLE_SHARE;
        return if same { Likeness::Same } else { Likeness::Apart };
    }
    let exchanged = exchanged(&ours, &theirs, slack);
    let mut pairs = aligned(&ours, &theirs);
    pairs.retain(|(a, b)| (a.value - b.value).abs() > slack && !exchanged.contains(&a.column.as_str()));
    if pairs.is_empty() && contained { Likeness::Same } else { Likeness::Differs(differences(&pairs)) }
}

/// Compares what two files say in sentences: the same sentences, but for their digits.
pub fn narratives(known: &Told, later: &Told) -> Likeness {
    let (ours, theirs) = (of_prose(known), of_prose(later));
    let (fewer, more) = (ours.len().min(theirs.len()), ours.len().max(theirs.len()));
    if fewer == 0 {
        return Likeness::Open;
    }
    let mut pairs = aligned(&ours, &theirs);
    let enough = pairs.len() >= PROSE_LEAST || pairs.len() == more;
    if !enough || pairs.len() * 10 < fewer * PROSE_SHARE {
        return Likeness::Apart;
    }
    pairs.retain(|(a, b)| a.value != b.value);
    if pairs.is_empty() { Likeness::Same } else { Likeness::Differs(differences(&pairs)) }
}

/// What two performance forms must have in common to be one printed twice: the name of the project and the money.
pub type FormKey = (Option<String>, [Option<Decimal>; 3]);

/// The key of a performance form.
pub fn form_key(form: &Filled) -> FormKey {
    let money = [form.amount, form.fiscal, form.other];
    (form.project.as_ref().map(|project| fold(&project.text)), money.map(|part| part.map(|(amount, _)| amount.wan())))
}

/// Whether two performance forms of one key are one printed twice: every indicator of the shorter is in the other.
pub fn forms(known: &Filled, later: &Filled) -> bool {
    let (fewer, more) = {
        let (ours, theirs) = (known.indicators.len(), later.indicators.len());
        (ours.min(theirs), ours.max(theirs))
    };
    let (shorter, longer) = if known.indicators.len() == fewer { (known, later) } else { (later, known) };
    if fewer == 0 {
        return known.project.is_some();
    }
    let has: HashSet<_> = longer.indicators.iter().map(performance::printed).collect();
    let contained = shorter.indicators.iter().all(|one| has.contains(&performance::printed(one)));
    contained && (fewer >= INDICATORS || fewer == more)
}

fn of_form(form: &Form) -> Vec<Figure> {
    let mut out = Vec::new();
    for line in &form.lines {
        for cell in form.cells(line) {
            let Some(amount) = form.amount(cell) else { continue };
            let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
            let role = form.role(line, cell).map(|role| role.id().to_string());
            let phase = column.and_then(|column| column.phase).map_or("", |phase| phase.id());
            let column = role.or_else(|| column.map(|column| fold(&column.header))).unwrap_or_default();
            let code = line.code.map(|code| code.to_string());
            let named = code.unwrap_or_else(|| fold(form.naming(line, cell)));
            let project = line.project.as_deref().map(fold).unwrap_or_default();
            let (row, column) = (format!("{}|{named}|{project}", line.block), format!("{column}|{phase}"));
            let name = line.project.clone().unwrap_or_else(|| form.naming(line, cell).into());
            out.push(Figure { row, column, name, unit: wan(), value: amount.wan(), origin: cell.origin });
        }
    }
    out
}

/// The figures of sentences and facts. The words around a figure are its key, the digits and marks left out.
fn of_prose(told: &Told) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut met: HashMap<String, usize> = HashMap::new();
    let mut add = |row: String, figure: Figure| {
        // The second figure of the same words is the second of them in the other file too.
        let count = met.entry(row.clone()).and_modify(|count| *count += 1).or_insert(1);
        out.push(Figure { column: count.to_string(), row, ..figure });
    };
    let figure = |name: &Name, unit: Name, value: Decimal, origin: Origin| Figure {
        row: String::new(),
        column: String::new(),
        name: name.clone(),
        unit,
        value,
        origin,
    };
    for said in &told.statements {
        let row = format!("{}|{}", words(&said.text), fold(&said.subject));
        add(row, figure(&said.subject, wan(), said.amount.wan(), said.origin));
    }
    for fact in &told.facts {
        let Some(value) = fact.value.number() else { continue };
        let unit = fact.unit.clone().unwrap_or_default();
        let row = format!("{}|{}|{}", fact.group.id(), fold(&fact.name), fold(&unit));
        add(row, figure(&fact.name, unit, value.normalize(), fact.origin));
    }
    out
}

/// The unit that amounts are compared in.
fn wan() -> Name {
    Unit::Wan.chinese().into()
}

/// The words of a sentence, its digits and marks left out.
pub fn words(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

/// How far two prints of one amount may be apart: where one file prints fewer places, half of its last.
fn slack(known: &Form, later: &Form) -> Decimal {
    let places = |form: &Form| {
        let amounts = form.cells.iter().filter_map(|cell| form.amount(cell));
        amounts.map(|amount| amount.printed_in(Unit::Wan).scale()).max().unwrap_or(0)
    };
    let (a, b) = (places(known), places(later));
    if a == b { Decimal::ZERO } else { Decimal::new(5, a.min(b) + 1) }
}

/// The values of each side that have no partner on the other.
fn unmatched(mut ours: Vec<Decimal>, mut theirs: Vec<Decimal>, slack: Decimal) -> (Vec<Decimal>, Vec<Decimal>) {
    ours.sort_unstable();
    theirs.sort_unstable();
    let (mut a, mut b) = (0, 0);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    while let (Some(&x), Some(&y)) = (ours.get(a), theirs.get(b)) {
        let (close, below) = ((x - y).abs() <= slack, x < y);
        left.extend((!close && below).then_some(x));
        right.extend((!close && !below).then_some(y));
        a += usize::from(close || below);
        b += usize::from(close || !below);
    }
    left.extend(&ours[a..]);
    right.extend(&theirs[b..]);
    (left, right)
}

/// The figures of the same line and column, where these are once in either file.
fn aligned<'a>(ours: &'a [Figure], theirs: &'a [Figure]) -> Vec<(&'a Figure, &'a Figure)> {
    fn single(figures: &[Figure]) -> HashMap<(&str, &str), Option<&Figure>> {
        let mut out = HashMap::new();
        for figure in figures {
            let key = (figure.row.as_str(), figure.column.as_str());
            out.entry(key).and_modify(|once| *once = None).or_insert(Some(figure));
        }
        out
    }
    let (known, later) = (single(ours), single(theirs));
    let partner = |figure: &'a Figure| {
        let key = (figure.row.as_str(), figure.column.as_str());
        (*known.get(&key)?)?;
        Some((figure, (*later.get(&key)?)?))
    };
    ours.iter().filter_map(partner).collect()
}

fn differences(pairs: &[(&Figure, &Figure)]) -> Vec<Difference> {
    let one = |(a, b): &(&Figure, &Figure)| Difference {
        name: a.name.clone(),
        unit: a.unit.clone(),
        known: (a.value, a.origin),
        later: (b.value, b.origin),
    };
    pairs.iter().map(one).collect()
}

/// The columns that one reading took for others: all figures of such a column stand in another one of the other table,
/// line by line, and so do those that stand there in its place. A few figures in each other's place are no such fault.
fn exchanged<'a>(ours: &'a [Figure], theirs: &'a [Figure], slack: Decimal) -> Vec<&'a str> {
    type Columns<'a> = BTreeMap<&'a str, Vec<(&'a str, Decimal)>>;
    fn columns(figures: &[Figure]) -> Columns<'_> {
        let mut out: Columns<'_> = BTreeMap::new();
        figures.iter().for_each(|one| out.entry(&one.column).or_default().push((&one.row, one.value)));
        out.values_mut().for_each(|column| column.sort_unstable());
        out
    }
    let close = |((row, value), (other, again)): (&(&str, Decimal), &(&str, Decimal))| {
        row == other && (value - again).abs() <= slack
    };
    let equal =
        |a: &[(&str, Decimal)], b: &[(&str, Decimal)]| a.len() == b.len() && a.len() > 1 && a.iter().zip(b).all(close);
    let (known, later) = (columns(ours), columns(theirs));
    let elsewhere = |name: &str, column: &[(&str, Decimal)], of: &Columns<'_>| {
        of.iter().any(|(other, figures)| *other != name && equal(column, figures))
    };
    let is_exchanged = |name: &&str| {
        let (Some(here), Some(there)) = (known.get(name), later.get(name)) else { return false };
        elsewhere(name, here, &later) && elsewhere(name, there, &known)
    };
    known.keys().copied().filter(is_exchanged).collect()
}
