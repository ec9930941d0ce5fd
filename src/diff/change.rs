//! A comparison as a flat list of changes, for other programs.

use super::Comparison;
use super::facts::{FactPair, money};
use super::projects::{IndicatorPair, ProjectPair};
use super::value::{Pair, Printed, State, Value};
use crate::model::{Code, Disclosure, Fact, Form, FormKind, Indicator, Name, Phase, Print, Project, Role};
use crate::source::Origin;

/// What a change is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// A line of a table.
    Line,
    /// A project and its money.
    Project,
    /// An indicator and its target.
    Indicator,
    /// A fact.
    Fact,
}

impl Subject {
    /// The name in the export.
    pub const fn id(self) -> &'static str {
        match self {
            Subject::Line => "line",
            Subject::Project => "project",
            Subject::Indicator => "indicator",
            Subject::Fact => "fact",
        }
    }
}

/// One thing and what became of it.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is of.
    pub subject: Subject,
    /// The table of a line.
    pub table: Option<FormKind>,
    /// The title of that table, in the first where it has one there.
    pub title: Option<Name>,
    /// The account, in the first where it stands there.
    pub code: Option<Code>,
    /// The account in the second, where that is another.
    pub code_b: Option<Code>,
    /// The project of an indicator.
    pub project: Option<Name>,
    /// What it is called, in the first where it stands there.
    pub name: Name,
    /// What it is called in the second, where that differs.
    pub name_b: Option<Name>,
    /// What the amount is of.
    pub role: Option<Role>,
    /// When the amount is from: in the second where it says so, else in the first.
    pub phase: Option<Phase>,
    /// The amounts, where there are any.
    pub amount: Pair,
    /// What was printed in the first, for what is no amount.
    pub word_a: Option<Name>,
    /// What was printed in the second.
    pub word_b: Option<Name>,
    /// Where the figure or the thing stands in the first; `None` where it is not printed there.
    pub place_a: Option<Origin>,
    /// Where it stands in the second.
    pub place_b: Option<Origin>,
    /// What became of it.
    pub state: State,
}

/// Everything that both or one of them have: lines by table, row and measure, then projects with their indicators, then
/// facts.
pub fn changes(comparison: &Comparison, a: &Disclosure, b: &Disclosure) -> Vec<Change> {
    let mut out = lines(comparison, a, b);
    for pair in &comparison.projects {
        out.push(project(pair, a, b));
        let (left, right) = (pair.a.map(|at| &a.projects[at]), pair.b.map(|at| &b.projects[at]));
        let name = left.or(right).map(|project| project.name.clone());
        let of = |project: Option<&Project>, at: usize| project.and_then(|p| p.indicators.get(at)).cloned();
        out.extend(pair.indicators.iter().map(|pair| {
            indicator(pair, name.clone(), pair.a.and_then(|at| of(left, at)), pair.b.and_then(|at| of(right, at)))
        }));
    }
    let whole = |of: &Disclosure, at: Option<usize>| at.map(|at| of.indicators[at].clone());
    out.extend(comparison.indicators.iter().map(|pair| indicator(pair, None, whole(a, pair.a), whole(b, pair.b))));
    let fact = |of: &Disclosure, at: Option<usize>| at.map(|at| of.facts[at].clone());
    let facts = comparison.facts.iter().map(|pair| of_fact(pair, fact(a, pair.a), fact(b, pair.b)));
    out.extend(facts);
    out
}

fn plain(subject: Subject, state: State) -> Change {
    Change {
        subject,
        table: None,
        title: None,
        code: None,
        code_b: None,
        project: None,
        name: Name::default(),
        name_b: None,
        role: None,
        phase: None,
        amount: Pair::default(),
        word_a: None,
        word_b: None,
        place_a: None,
        place_b: None,
        state,
    }
}

fn lines(comparison: &Comparison, a: &Disclosure, b: &Disclosure) -> Vec<Change> {
    let mut out = Vec::new();
    for pair in &comparison.tables {
        let (left, right) = (&a.forms[pair.a], &b.forms[pair.b]);
        let title = [left, right].into_iter().map(|form| &form.title).find(|title| !title.is_empty());
        for (at, row) in pair.rows.iter().enumerate() {
            for (measure, amount) in pair.figures(at).iter().enumerate() {
                let Some(state) = pair.state(at, measure) else {
                    continue;
                };
                let of = &pair.measures[measure];
                out.push(Change {
                    table: Some(pair.kind),
                    title: title.cloned(),
                    code: row.code,
                    code_b: row.code_b,
                    name: row.name.clone(),
                    name_b: row.name_b.clone(),
                    role: row.role.filter(|_| of.role == Some(Role::Total)).or(of.role),
                    phase: of.b.or(of.a),
                    amount: *amount,
                    place_a: printed_at(left, amount.a),
                    place_b: printed_at(right, amount.b),
                    ..plain(Subject::Line, state)
                });
            }
        }
    }
    out
}

/// Where an amount of a table is printed.
fn printed_at(form: &Form, value: Option<Value>) -> Option<Origin> {
    match value?.printed {
        Printed::Cell(cell) => form.cells.get(cell as usize).map(|cell| cell.origin),
        Printed::Told | Printed::Summed => None,
    }
}

fn project(pair: &ProjectPair, a: &Disclosure, b: &Disclosure) -> Change {
    let (left, right) = (pair.a.map(|at| &a.projects[at]), pair.b.map(|at| &b.projects[at]));
    let account = |of: Option<&Project>| of.and_then(|p| p.account.as_ref()).map(|(code, _)| *code);
    let name_b = left.zip(right).filter(|(a, b)| a.name != b.name).map(|(_, b)| b.name.clone());
    let name = left.or(right).map(|project| project.name.clone()).unwrap_or_default();
    Change {
        code: account(left).or(account(right)),
        code_b: account(right).filter(|code| account(left).is_some_and(|other| other != *code)),
        name,
        name_b,
        amount: pair.amount,
        place_a: left.and_then(told_at),
        place_b: right.and_then(told_at),
        ..plain(Subject::Project, pair.state())
    }
}

/// Where the money of a project is printed, else where the project is told of first.
fn told_at(project: &Project) -> Option<Origin> {
    let money = project.amount.or(project.fiscal).map(|(_, origin)| origin);
    money.or(project.places.first().copied())
}

fn indicator(pair: &IndicatorPair, project: Option<Name>, a: Option<Indicator>, b: Option<Indicator>) -> Change {
    let name = |of: &Option<Indicator>| of.as_ref().map(|indicator| indicator.level3.clone());
    let target = |of: &Option<Indicator>| of.as_ref().map(|indicator| indicator.target.printed.clone());
    let place = |of: &Option<Indicator>| of.as_ref().map(|indicator| indicator.origin);
    let name_b = name(&b).filter(|name_b| name(&a).is_some_and(|name_a| name_a != *name_b));
    Change {
        project,
        name: name(&a).or(name(&b)).unwrap_or_default(),
        name_b,
        word_a: target(&a),
        word_b: target(&b),
        place_a: place(&a),
        place_b: place(&b),
        ..plain(Subject::Indicator, pair.movement.state())
    }
}

fn of_fact(pair: &FactPair, a: Option<Fact>, b: Option<Fact>) -> Change {
    let name = a.as_ref().or(b.as_ref()).map(|fact| fact.name.clone()).unwrap_or_default();
    let word = |fact: &Fact| {
        let unit = fact.unit.as_deref().unwrap_or("");
        match &fact.value {
            Print::Number(number) => Name::from(format!("{number}{unit}")),
            Print::Word(word) => Name::from(format!("{word}{unit}")),
        }
    };
    let value = |fact: &Option<Fact>| {
        let amount = money(fact.as_ref()?)?;
        Some(Value { wan: amount.wan(), printed: Printed::Told })
    };
    Change {
        name,
        amount: Pair { a: value(&a), b: value(&b), open: false },
        word_a: a.as_ref().map(word),
        word_b: b.as_ref().map(word),
        place_a: a.as_ref().map(|fact| fact.origin),
        place_b: b.as_ref().map(|fact| fact.origin),
        ..plain(Subject::Fact, pair.state)
    }
}
