//! Projects with their indicators, and facts, as rows to be set.

use super::Breadth;
use super::grid::{Figures, Row, signed};
use crate::diff::{FactPair, IndicatorPair, Move, ProjectPair, State};
use crate::model::{Disclosure, Fact, Indicator, Print, Project};
use crate::words::Lang;

/// Both disclosures, to look things up in.
#[derive(Clone, Copy)]
pub struct Both<'a> {
    /// The language of the marks.
    pub lang: Lang,
    /// The first.
    pub a: &'a Disclosure,
    /// The second.
    pub b: &'a Disclosure,
}

impl Both<'_> {
    /// A project and, under it, those of its indicators that differ.
    pub fn project(self, pair: &ProjectPair, breadth: Breadth) -> Option<Row> {
        if breadth == Breadth::Differing && pair.is_same() {
            return None;
        }
        let (left, right) = (pair.a.map(|at| &self.a.projects[at]), pair.b.map(|at| &self.b.projects[at]));
        let either = left.or(right)?;
        let mut below = Vec::new();
        if let Some((_, other)) = left.zip(right).filter(|(a, b)| a.name != b.name) {
            below.push(self.lang.diff_called(&other.name));
        }
        let notes = match (left, right) {
            (None, _) => vec![self.lang.diff_added().to_owned()],
            (_, None) => vec![self.lang.diff_removed().to_owned()],
            _ => Vec::new(),
        };
        if left.is_some() && right.is_some() {
            let of = |project: Option<&Project>, at: Option<usize>| Some(project?.indicators[at?].clone());
            let indicators = pair.indicators.iter();
            below.extend(
                indicators.filter_map(|pair| {
                    self.promise(pair, of(left, pair.a).as_ref(), of(right, pair.b).as_ref(), breadth)
                }),
            );
        } else if !either.indicators.is_empty() {
            below.push(self.lang.diff_indicators(either.indicators.len()));
        }
        Some(Row { label: either.name.to_string(), figures: Figures::Amounts(pair.amount), notes, below, indent: 0 })
    }

    /// An indicator of the department as a whole.
    pub fn indicator(self, pair: &IndicatorPair, breadth: Breadth) -> Option<Row> {
        let left = pair.a.map(|at| &self.a.indicators[at]);
        let right = pair.b.map(|at| &self.b.indicators[at]);
        let label = self.promise(pair, left, right, breadth)?;
        Some(Row { label, ..Row::default() })
    }

    /// An indicator on a line of its own: what became of it, its name, both targets.
    fn promise(
        self,
        pair: &IndicatorPair,
        a: Option<&Indicator>,
        b: Option<&Indicator>,
        breadth: Breadth,
    ) -> Option<String> {
        if breadth == Breadth::Differing && pair.movement == Move::Same {
            return None;
        }
        let name = &a.or(b)?.level3;
        let target = |of: Option<&Indicator>| of.map(|of| of.target.printed.to_string()).unwrap_or_default();
        let (a, b) = (target(a), target(b));
        let mark = self.lang.diff_movement(pair.movement);
        Some(match pair.movement {
            Move::Same | Move::Dropped => format!("{mark} {name}  {a}"),
            Move::Added => format!("{mark} {name}  {b}"),
            _ => format!("{mark} {name}  A {a}  B {b}"),
        })
    }

    /// A fact.
    pub fn fact(self, pair: &FactPair, breadth: Breadth) -> Option<Row> {
        if breadth == Breadth::Differing && pair.state == State::Same {
            return None;
        }
        let (left, right) = (pair.a.map(|at| &self.a.facts[at]), pair.b.map(|at| &self.b.facts[at]));
        let word = |fact: Option<&Fact>| fact.map(said).unwrap_or_default();
        let delta = pair.delta.map(|delta| signed(delta.normalize())).unwrap_or_default();
        let notes = match pair.state {
            State::Added => vec![self.lang.diff_added().to_owned()],
            State::Removed => vec![self.lang.diff_removed().to_owned()],
            _ => Vec::new(),
        };
        let label = left.or(right)?.name.to_string();
        Some(Row { label, figures: Figures::Words([word(left), word(right), delta]), notes, ..Row::default() })
    }
}

fn said(fact: &Fact) -> String {
    let unit = fact.unit.as_deref().unwrap_or("");
    match &fact.value {
        Print::Number(number) => format!("{number}{unit}"),
        Print::Word(word) => format!("{word}{unit}"),
    }
}
