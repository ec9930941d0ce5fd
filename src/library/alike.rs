//! Whether a table, a narrative or a performance form of one file is that of another file printed again, or the same with
//! other figures. Judged by what is printed, never by the names of files; what follows from it is decided in `edition`.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::paper::Told;
use crate::model::{Form, Name};
use crate::money::Unit;
use crate::performance::Filled;
use crate::source::Origin;
use crate::text::fold;

/// What two tables or narratives have to do with each other.
#[derive(Debug, PartialEq, Eq)]
pub enum Likeness {
    /// They print the same figures, as far as both were read.
    Same,
    /// At least one of the two holds no figure, so nothing speaks for or against it.
    Open,
    /// They share too little to be the same.
    Apart,
    /// They are the same but for these figures; never without one.
    Differs(Vec<Difference>),
}

/// A figure that two files give differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What the figure is of.
    pub name: Name,
    /// The figure of the file known before, in 万元 where it is money, and its place.
    pub known: (Decimal, Origin),
    /// That of the file met later.
    pub later: (Decimal, Origin),
}

/// A figure under a key that finds it in the other file.
struct Figure {
    key: String,
    name: Name,
    value: Decimal,
    origin: Origin,
}

/// Of ten figures of the shorter table, so many must be in the other.
const TABLE_SHARE: usize = 9;
/// Of ten sentences of the shorter narrative, so many must be in the other.
const PROSE_SHARE: usize = 7;
/// A table under another title is the same one only with so many figures.
const UNTITLED: usize = 4;

/// Compares the tables of two files that are of the same kind.
pub fn tables(known: &Form, later: &Form) -> Likeness {
    let titled = fold(&known.title) == fold(&later.title);
    let (ours, theirs) = (of_form(known), of_form(later));
    let (fewer, more) = (ours.len().min(theirs.len()), ours.len().max(theirs.len()));
    if fewer == 0 {
        return if titled || more == 0 { Likeness::Open } else { Likeness::Apart };
    }
    let slack = slack(known, later);
    let values = |figures: &[Figure]| figures.iter().map(|figure| figure.value).collect();
    let (left, right) = unmatched(values(&ours), values(&theirs), slack);
    let matched = ours.len() - left.len();
    if !titled {
        let same = fewer >= UNTITLED && matched * 10 >= more * TABLE_SHARE;
        return if same { Likeness::Same } else { Likeness::Apart };
    }
    let mut differences = aligned(&ours, &theirs);
    let count = differences.len();
    differences.retain(|found| (found.known.0 - found.later.0).abs() > slack);
    let swapped = |found: &Difference| !(left.contains(&found.known.0) && right.contains(&found.later.0));
    // Columns taken for each other are a fault of the reading; a few figures in each other's place are not.
    let swaps = differences.iter().filter(|found| swapped(found)).count();
    if swaps * 5 > count {
        differences.retain(|found| !swapped(found));
    }
    if differences.is_empty() && matched * 10 < fewer * TABLE_SHARE {
        let of = |figures: &[Figure], values: &[Decimal]| {
            let found = figures.iter().find(|figure| values.contains(&figure.value)).or(figures.first());
            found.map(|figure| (figure.name.clone(), (figure.value, figure.origin)))
        };
        let pair = of(&ours, &left).zip(of(&theirs, &right));
        differences.extend(pair.map(|((name, known), (_, later))| Difference { name, known, later }));
    }
    if differences.is_empty() { Likeness::Same } else { Likeness::Differs(differences) }
}

/// Compares what two files say in sentences: the same sentences, but for their digits.
pub fn narratives(known: &Told, later: &Told) -> Likeness {
    let (ours, theirs) = (of_prose(known), of_prose(later));
    let fewer = ours.len().min(theirs.len());
    if fewer == 0 {
        return Likeness::Open;
    }
    let mut pairs = aligned(&ours, &theirs);
    if pairs.len() * 10 < fewer * PROSE_SHARE {
        return Likeness::Apart;
    }
    pairs.retain(|found| found.known.0 != found.later.0);
    if pairs.is_empty() { Likeness::Same } else { Likeness::Differs(pairs) }
}

/// Whether two performance forms are one printed twice.
pub fn forms(known: &Filled, later: &Filled) -> bool {
    let name = |form: &Filled| form.project.as_ref().map(|project| fold(&project.text));
    let wan = |form: &Filled| form.amount.map(|(amount, _)| amount.wan());
    if name(known) != name(later) {
        return false;
    }
    let told = |form: &Filled| -> Vec<(String, String)> {
        form.indicators.iter().map(|one| (fold(&one.level3), fold(&one.target.printed))).collect()
    };
    let (ours, theirs) = (told(known), told(later));
    let fewer = ours.len().min(theirs.len());
    let shared = ours.iter().filter(|one| theirs.contains(one)).count();
    if fewer == 0 { name(known).is_some() && wan(known) == wan(later) } else { shared * 10 >= fewer * TABLE_SHARE }
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
            let key = format!("{}|{named}|{project}|{column}|{phase}", line.block);
            let name = line.project.clone().unwrap_or_else(|| form.naming(line, cell).into());
            out.push(Figure { key, name, value: amount.wan(), origin: cell.origin });
        }
    }
    out
}

/// The figures of sentences and facts. The words around a figure are its key, the digits and marks left out.
fn of_prose(told: &Told) -> Vec<Figure> {
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let mut out: Vec<Figure> = Vec::new();
    let mut met: HashMap<String, usize> = HashMap::new();
    let mut add = |key: String, name: Name, value: Decimal, origin: Origin| {
        // The second figure of the same words is the second of them in the other file too.
        let count = met.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
        out.push(Figure { key: format!("{key}|{count}"), name, value, origin });
    };
    for said in &told.statements {
        let key = format!("{}|{}", words(&said.text), fold(&said.subject));
        add(key, said.subject.clone(), said.amount.wan(), said.origin);
    }
    for fact in &told.facts {
        let Some(value) = fact.value.number() else { continue };
        add(format!("{}|{}", fact.group.id(), fold(&fact.name)), fact.name.clone(), value.normalize(), fact.origin);
    }
    out
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

/// The pairs of figures whose key is once in either file.
fn aligned(ours: &[Figure], theirs: &[Figure]) -> Vec<Difference> {
    let once = |figures: &[Figure]| {
        let mut count: HashMap<String, usize> = HashMap::new();
        figures.iter().for_each(|figure| *count.entry(figure.key.clone()).or_default() += 1);
        count
    };
    let (known, later) = (once(ours), once(theirs));
    let single: HashMap<&str, &Figure> = theirs.iter().map(|figure| (figure.key.as_str(), figure)).collect();
    let pairs = ours.iter().filter(|figure| known.get(&figure.key) == Some(&1) && later.get(&figure.key) == Some(&1));
    pairs
        .filter_map(|figure| {
            let other = single.get(figure.key.as_str())?;
            let (known, later) = ((figure.value, figure.origin), (other.value, other.origin));
            Some(Difference { name: figure.name.clone(), known, later })
        })
        .collect()
}
