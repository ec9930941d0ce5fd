//! An amount of the narrative has the unit that its figure has in the table.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_accounts::{Accounts, Found};
use super::shared_totals::printed;
use super::shared_unit::wrong_among;
use crate::check::{Operand, Reading, Value};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "stated-unit",
    statement: "说明中金额的单位（元、万元）与表中同一数的单位相符",
    english: "The unit of an amount in the narrative is that of the same figure in the table",
    severity: Severity::Error,
    basis: "元与万元相差一万倍",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let accounts = Accounts::of(matter);
    for told in matter.told() {
        let claim = matter.told_amount(told);
        let mut measures: Vec<Operand> = printed(matter, told).into_iter().map(|(_, measure)| measure).collect();
        if let Found::One(account) = accounts.of_told(matter, told) {
            measures.extend(accounts.amounts(account).into_iter().filter_map(Reading::printed));
        }
        // Where the units agree, other rules compare the amounts.
        let wrong = wrong_among(&claim, &measures);
        let (Some((unit, measure)), Value::Money(amount)) = (wrong, &claim.value) else { continue };
        let message = format!(
            "{}写作 {}，{}为 {}，单位“{}”应为“{}”，相差一万倍",
            claim.label,
            claim.value.printed(),
            measure.label,
            measure.value.printed(),
            amount.unit.chinese(),
            unit.chinese()
        );
        let by = (measure.value.number().unwrap_or_default(), claim.value.number().unwrap_or_default());
        log.fails_by(Severity::Error, by, message, vec![claim, measure.clone()]);
    }
}
