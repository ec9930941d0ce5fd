//! Whether two prints of one figure differ by their unit only.

use crate::check::{Operand, Value};
use crate::money::Unit;

/// The unit that a claim should have: its digits are those of the measure, its unit is another one.
pub fn wrong_unit(claim: &Operand, measure: &Operand) -> Option<Unit> {
    let (Value::Money(claimed), Value::Money(measured)) = (&claim.value, &measure.value) else { return None };
    let differs = claimed.unit != measured.unit && !claimed.number.is_zero();
    (differs && claimed.number.normalize() == measured.number.normalize()).then_some(measured.unit)
}
