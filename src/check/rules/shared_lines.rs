//! Accounts that a table prints in several lines, unit by unit, and what those lines make. Which account a sentence means is
//! not decided here.

use super::shared_accounts::{Account, Accounts};
use crate::check::{Operand, Value};
use crate::model::{LineId, Role};
use crate::money::{Amount, Unit, convert};

impl Accounts<'_> {
    /// Whether a table prints an account in several lines, unit by unit.
    pub fn is_in_parts(&self, account: &Account) -> bool {
        let whole = |(table, id): &&(usize, LineId)| self.tables[*table].line(*id).project.is_none();
        let mut lines = account.lines.iter().filter(whole).map(|(table, _)| table).peekable();
        std::iter::from_fn(|| lines.next().map(|one| Some(&one) == lines.peek())).any(|same| same)
    }

    /// What the lines of an account in one table make, where it is printed unit by unit.
    pub(super) fn sum(&self, account: &Account, table: usize) -> Option<Operand> {
        let lines = account.lines.iter().filter(|(of, _)| *of == table);
        let printed: Vec<Operand> =
            lines.filter_map(|(_, id)| self.tables[table].of_year(*id, Role::Total).printed()).collect();
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
