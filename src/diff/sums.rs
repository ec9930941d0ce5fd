//! Accounts that one side does not print: the sum of what it prints below them, as far as that is known.

use super::Side;
use super::rows::TablePair;
use super::value::{Printed, Value};
use crate::model::Form;

impl TablePair {
    /// Gives an account that one side does not print the sum of what it prints below it.
    pub(super) fn sum_up(&mut self, left: &Form, right: &Form) {
        for at in (0..self.rows.len()).rev() {
            for (side, form) in [(Side::A, left), (Side::B, right)] {
                if self.rows[at].line(side).is_none() {
                    self.sum_side(at, side, form);
                }
            }
        }
    }

    /// The sum of what hangs under a row, or, where one of those may have more than it says, word that it is not known.
    fn sum_side(&mut self, at: usize, side: Side, form: &Form) {
        if self.rows[at].code.is_none() || self.rows[at].total {
            return;
        }
        let below = at + 1..self.rows.len();
        let below = below.take_while(|child| self.rows[*child].depth > self.rows[at].depth);
        let children: Vec<usize> = below
            .filter(|child| self.rows[*child].parent == Some(at) && self.hangs_here(*child, at, side, form))
            .collect();
        let strange = |child: &usize| self.rows[*child].code.is_none() || self.rows[*child].total;
        let width = self.measures.len();
        for measure in 0..width {
            let figures = || children.iter().map(|child| &self.figures[child * width + measure]);
            let unknown = children.iter().any(strange) || figures().any(|pair| pair.open && pair.of(side).is_none());
            let sum = figures().filter_map(|pair| pair.of(side)).map(|value| value.wan).reduce(|sum, wan| sum + wan);
            let value = sum.filter(|_| !unknown).map(|wan| Value { wan, printed: Printed::Summed });
            let figure = &mut self.figures[at * width + measure];
            *figure.of_mut(side) = value;
            figure.open |= unknown;
        }
    }

    /// Whether a row that hangs under an account which its side does not print would hang there on that side too: what
    /// moved there from another account is counted where it was.
    fn hangs_here(&self, child: usize, at: usize, side: Side, form: &Form) -> bool {
        let Some(line) = self.rows[child].line(side).map(|line| form.line(line)) else {
            return true;
        };
        let Some(head) = line.parent else {
            return line.code.zip(self.rows[at].code).is_none_or(|(own, head)| head.is_above(own));
        };
        let mut up = Some(at);
        while let Some(row) = up {
            if self.rows[row].line(side) == Some(head) {
                return true;
            }
            up = self.rows[row].parent;
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{compare, disclosure, spending};
    use crate::diff::State;

    #[test]
    fn a_head_is_not_summed_where_something_below_it_is_in_doubt() {
        let mut a = spending(&["2010101 甲 5 5 -", "2010102 乙 7 7 -", "2010201 丙 3 3 -"]);
        a.cells[0].column = None;
        let b = spending(&[
            "201 丁 15 15 -",
            "20101 戊 12 12 -",
            "2010101 甲 5 5 -",
            "2010102 乙 7 7 -",
            "20102 己 3 3 -",
            "2010201 丙 3 3 -",
        ]);
        let (a, b) = (disclosure(2024, vec![a]), disclosure(2025, vec![b]));
        let table = &compare(&a, &b).tables[0];
        let of = |code: u32| {
            let row =
                table.rows.iter().position(|row| row.code.is_some_and(|own| own.number() == code)).expect("a row");
            (table.figures(row)[0].a.map(|value| value.wan.to_string()), table.state(row, 0))
        };
        assert_eq!(of(2_010_102), (Some("7".into()), Some(State::Same)));
        assert_eq!(of(20_102), (Some("3".into()), Some(State::Same)), "all of it is known");
        assert_eq!(of(20_101), (None, None), "the first of the two is not");
        assert_eq!(of(201), (None, None), "nor is what hangs over that");
    }
}
