//! Why an amount changed, as the narrative of the later disclosure says.

use super::Side;
use super::rows::TablePair;
use crate::lookup::said_of;
use crate::model::Disclosure;

/// A sentence about a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In whose narrative.
    pub side: Side,
    /// An index into [`Disclosure::statements`].
    pub statement: usize,
}

/// The sentence that gives a reason for the change of a row, else one that tells of its change. The later disclosure
/// speaks; of one year, the second.
pub fn reason(pair: &TablePair, row: usize, a: &Disclosure, b: &Disclosure) -> Option<Reason> {
    let row = &pair.rows[row];
    let (side, disclosure, form, line) =
        if a.year > b.year { (Side::A, a, pair.a, row.a?) } else { (Side::B, b, pair.b, row.b?) };
    let said = said_of(disclosure, &disclosure.forms[form], line);
    let tells = |at: &&usize| {
        let statement = &disclosure.statements[**at];
        statement.reason.is_some() || statement.change.is_some() || statement.percent.is_some()
    };
    let given = said.iter().find(|at| disclosure.statements[**at].reason.is_some());
    let statement = *given.or_else(|| said.iter().find(tells))?;
    Some(Reason { side, statement })
}
