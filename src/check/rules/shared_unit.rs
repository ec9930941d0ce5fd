//! Whether two prints of one figure differ by their unit only.

use crate::check::{Agreement, Operand, Value, agreement};
use crate::money::Unit;

/// The unit that a claim should have: its digits are those of the measure, its unit is another one.
pub fn wrong_unit(claim: &Operand, measure: &Operand) -> Option<Unit> {
    let (Value::Money(claimed), Value::Money(measured)) = (&claim.value, &measure.value) else { return None };
    let differs = claimed.unit != measured.unit && !claimed.number.is_zero();
    (differs && claimed.number.normalize() == measured.number.normalize()).then_some(measured.unit)
}

/// The same of several prints of one figure. Where one of them has the figure in the unit of the claim, it is another table
/// whose unit is wrong, and not the claim.
pub fn wrong_among<'m>(claim: &Operand, measures: &'m [Operand]) -> Option<(Unit, &'m Operand)> {
    let agrees = |measure: &Operand| agreement(&claim.value, &measure.value) == Some(Agreement::Same);
    let wrong = measures.iter().find_map(|measure| Some((wrong_unit(claim, measure)?, measure)))?;
    (!measures.iter().any(agrees)).then_some(wrong)
}
