//! Accounts that a table prints in several lines, unit by unit, and what those lines make. Which account a sentence means is
//! not decided here.

use std::collections::HashSet;

use super::shared_accounts::{Account, Accounts};
use crate::check::{Operand, Reading, Value};
use crate::model::{LineId, Role};
use crate::money::{Amount, Unit, convert};

impl Accounts<'_> {
    /// Whether a table prints an account in several lines, unit by unit.
    pub fn is_in_parts(&self, account: &Account) -> bool {
        let whole = |(table, id): &&(usize, LineId)| self.tables[*table].line(*id).project.is_none();
        let mut lines = account.lines.iter().filter(whole).map(|(table, _)| table).peekable();
        std::iter::from_fn(|| lines.next().map(|one| Some(&one) == lines.peek())).any(|same| same)
    }

    /// The lines of an account, by table: the projects that a table divides it into are in it already, and count only where
    /// the table has nothing else of it.
    pub(super) fn own_lines(&self, account: &Account) -> Vec<(usize, LineId)> {
        let is_own = |(table, id): &(usize, LineId)| self.tables[*table].line(*id).project.is_none();
        let has_own: HashSet<usize> =
            account.lines.iter().filter(|line| is_own(line)).map(|(table, _)| *table).collect();
        let counts = |line: &&(usize, LineId)| is_own(line) || !has_own.contains(&line.0);
        account.lines.iter().filter(counts).copied().collect()
    }

    /// What the lines of an account in one table make, where it is printed unit by unit. `None` where one of the lines is not certain.
    pub(super) fn sum(&self, account: &Account, table: usize) -> Option<Operand> {
        let lines = self.own_lines(account).into_iter().filter(|(of, _)| *of == table);
        let readings: Vec<Reading> = lines.map(|(_, id)| self.tables[table].of_year(id, Role::Total)).collect();
        if readings.contains(&Reading::InDoubt) {
            return None;
        }
        let printed: Vec<Operand> = readings.into_iter().filter_map(Reading::printed).collect();
        let (first, rest) = printed.split_first()?;
        let Value::Money(amount) = &first.value else { return None };
        let number = printed.iter().filter_map(|operand| operand.value.number()).sum();
        let mut number = convert(number, Unit::Wan, amount.unit);
        number.rescale(number.scale().max(amount.number.scale()));
        let value = Value::Money(Amount { number, unit: amount.unit });
        let label = format!("{}·各行之和", first.label).into();
        (!rest.is_empty()).then_some(Operand { label, value, origin: first.origin })
    }
}
