//! A pair of tables as rows to be set: the tree of accounts, and under each row what else its columns say.

use super::Breadth;
use super::grid::{Figures, Row};
use crate::diff::{Comparison, Measure, Pair, Printed, Side, State, TablePair, reason};
use crate::library::Library;
use crate::model::{Disclosure, FormKind, Phase, Role};
use crate::words::Lang;

/// Columns that a row stands further in than its head.
const STEP: usize = 2;

/// A pair of tables in the making.
pub struct Told<'a> {
    lang: Lang,
    pair: &'a TablePair,
    a: &'a Disclosure,
    b: &'a Disclosure,
    /// The measure that the rows themselves show.
    main: usize,
}

impl<'a> Told<'a> {
    /// A pair of tables; `None` where nothing is measured in both.
    pub fn new(lang: Lang, library: &'a Library, comparison: &Comparison, pair: &'a TablePair) -> Option<Told<'a>> {
        let (a, b) = (library.disclosure(comparison.a), library.disclosure(comparison.b));
        Some(Told { lang, pair, a, b, main: main(&pair.measures)? })
    }

    /// What stands over the rows: what their amounts are of, where that is not all of it.
    pub fn heading(&self) -> String {
        let plain = self.one_time() && self.pair.measures[self.main].role == Some(Role::Total);
        if plain { self.lang.diff_name().to_owned() } else { self.measure(self.main) }
    }

    /// What stands over the amounts: the letters, and when the amounts are from where that is said once for all.
    pub fn heads(&self) -> [String; 2] {
        let first = &self.pair.measures[self.main];
        let head = |letter: &str, phase: Option<Phase>| match phase.filter(|_| self.one_time()) {
            Some(phase) => format!("{letter} {}", self.lang.phase(phase)),
            None => letter.to_owned(),
        };
        [head("A", first.a), head("B", first.b)]
    }

    /// Whether all amounts of a side are from one time.
    fn one_time(&self) -> bool {
        let first = &self.pair.measures[self.main];
        self.pair.measures.iter().all(|measure| (measure.a, measure.b) == (first.a, first.b))
    }

    /// The rows: what differs with the heads it hangs under, or all.
    pub fn rows(&self, breadth: Breadth) -> Vec<Row> {
        let count = self.pair.rows.len();
        let mut shown = vec![breadth == Breadth::All; count];
        for at in (0..count).filter(|at| self.differs(*at)) {
            let mut up = Some(at);
            while let Some(row) = up.filter(|row| !shown[*row]) {
                shown[row] = true;
                up = self.pair.rows[row].parent;
            }
        }
        (0..count).filter(|at| shown[*at]).flat_map(|at| self.row(at, breadth)).collect()
    }

    /// Whether there is anything to tell of a row: an amount, or another name or code.
    fn differs(&self, at: usize) -> bool {
        !self.pair.is_row_same(at) || self.is_renamed(at) || self.pair.rows[at].code_b.is_some()
    }

    /// Whether a row with an amount is called differently; how a total is called says nothing.
    fn is_renamed(&self, at: usize) -> bool {
        let row = &self.pair.rows[at];
        let by_role = self.pair.kind == FormKind::ThreePublic && row.role.is_some();
        let some = self.pair.figures(at).iter().any(|pair| pair.state().is_some());
        row.name_b.is_some() && some && !row.total && !by_role
    }

    fn row(&self, at: usize, breadth: Breadth) -> Vec<Row> {
        let row = &self.pair.rows[at];
        let indent = row.depth * STEP;
        let code = row.code.map(|code| format!("{code} ")).unwrap_or_default();
        let name = if row.name.is_empty() { self.unnamed(at) } else { row.name.to_string() };
        let mut head = Row {
            indent,
            label: format!("{code}{name}"),
            figures: Figures::Amounts(self.pair.figures(at)[self.main]),
            notes: self.notes(at),
            below: self.marks(at),
        };
        let mut rows = Vec::new();
        for measure in (0..self.pair.measures.len()).filter(|measure| *measure != self.main) {
            let figures = self.pair.figures(at)[measure];
            let state = self.pair.state(at, measure);
            if state.is_none() || (breadth == Breadth::Differing && state == Some(State::Same)) {
                continue;
            }
            if self.repeats(at, &figures) {
                head.notes.push(self.lang.diff_wholly(&self.measure(measure)));
                continue;
            }
            let label = self.lang.diff_of_it(&self.measure(measure));
            rows.push(Row {
                indent: indent + STEP,
                label,
                figures: Figures::Amounts(figures),
                notes: self.summed(&figures).into_iter().collect(),
                ..Row::default()
            });
        }
        // The sentence is about the row with all that is of it.
        if let Some(last) = rows.last_mut() {
            last.below = std::mem::take(&mut head.below);
        }
        rows.insert(0, head);
        rows
    }

    /// Whether an amount says again what the row says, in both: the whole of it is of this.
    fn repeats(&self, at: usize, figures: &Pair) -> bool {
        let main = &self.pair.figures(at)[self.main];
        let wan = |pair: &Pair| [pair.a.map(|value| value.wan), pair.b.map(|value| value.wan)];
        wan(main) == wan(figures)
    }

    /// Short remarks beside the amounts.
    fn notes(&self, at: usize) -> Vec<String> {
        let (row, lang) = (&self.pair.rows[at], self.lang);
        let mut notes = Vec::new();
        match (row.a, row.b) {
            (None, Some(_)) => notes.push(lang.diff_added().to_owned()),
            (Some(_), None) => notes.push(lang.diff_removed().to_owned()),
            _ => {}
        }
        if row.code_b.is_some() {
            notes.push(lang.diff_moved().to_owned());
        }
        if self.is_renamed(at) {
            notes.push(lang.diff_renamed().to_owned());
        }
        notes.extend(self.summed(&self.pair.figures(at)[self.main]));
        notes.extend(row.in_doubt.iter().map(|side| lang.diff_in_doubt(called(*side))));
        notes
    }

    /// That an amount is not printed: the sum of what is below.
    fn summed(&self, pair: &Pair) -> Option<String> {
        let sum = |side: Side| pair.of(side).is_some_and(|value| value.printed == Printed::Summed);
        [Side::A, Side::B].into_iter().find(|side| sum(*side)).map(|side| self.lang.diff_summed(called(side)))
    }

    /// What stands under a row: how the second calls it, and why it changed.
    fn marks(&self, at: usize) -> Vec<String> {
        let row = &self.pair.rows[at];
        let mut out = Vec::new();
        if self.is_renamed(at) || row.code_b.is_some() {
            let code = row.code_b.map(|code| format!("{code} ")).unwrap_or_default();
            let name = row.name_b.as_deref().unwrap_or_default();
            out.push(self.lang.diff_called(format!("{code}{name}").trim_end()));
        }
        let changed = !self.pair.is_row_same(at);
        if let Some(found) = changed.then(|| reason(self.pair, at, self.a, self.b)).flatten() {
            let disclosure = if found.side == Side::A { self.a } else { self.b };
            let statement = &disclosure.statements[found.statement];
            let said = statement.reason.as_ref().filter(|reason| !reason.is_empty()).unwrap_or(&statement.text);
            out.push(self.lang.diff_reason(disclosure.year, said));
        }
        out
    }

    fn unnamed(&self, at: usize) -> String {
        self.pair.rows[at].role.map_or_else(|| self.lang.diff_unnamed().to_owned(), |role| self.lang.role(role))
    }

    fn measure(&self, at: usize) -> String {
        let of = &self.pair.measures[at];
        if self.one_time() { self.lang.of_measure(of.role, &of.header) } else { measure(self.lang, of) }
    }
}

/// What amounts are of and when they are from.
pub fn measure(lang: Lang, measure: &Measure) -> String {
    let of = lang.of_measure(measure.role, &measure.header);
    let when = |phase: Phase| lang.phase(phase);
    match (measure.a, measure.b) {
        (None, None) => of,
        (Some(a), Some(b)) if a == b => lang.diff_of_phase(&of, when(a)),
        (Some(a), None) => lang.diff_of_phase(&of, &format!("A {}", when(a))),
        (None, Some(b)) => lang.diff_of_phase(&of, &format!("B {}", when(b))),
        (Some(a), Some(b)) => lang.diff_of_phase(&of, &format!("A {}, B {}", when(a), when(b))),
    }
}

/// The letter of a side.
pub const fn called(side: Side) -> &'static str {
    match side {
        Side::A => "A",
        Side::B => "B",
    }
}

/// Of the totals the one of what was spent, else the first measure.
fn main(measures: &[Measure]) -> Option<usize> {
    let total = |measure: &Measure| measure.role == Some(Role::Total);
    let spent = |measure: &Measure| [measure.a, measure.b].contains(&Some(Phase::Actual));
    let found = measures.iter().position(|measure| total(measure) && spent(measure));
    found.or((!measures.is_empty()).then_some(0))
}
