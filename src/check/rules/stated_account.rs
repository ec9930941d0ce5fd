//! What a sentence states for an account is what the table prints for it.

use super::super::{Log, Matter, Reading, Rule, Severity, Tense, Why};
use super::shared_accounts::{Account, Accounts, Found, nearest};
use super::shared_unit::wrong_unit;
use crate::check::{Operand, Told};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "stated-account",
    statement: "说明中每个科目的金额与支出表中该科目的金额一致",
    english: "The amount that the narrative states for an account is the one in the expenditure table",
    severity: Severity::Error,
    basis: "说明是对表的解释，同一科目同一数",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let accounts = Accounts::of(matter);
    let mut last = None;
    for told in matter.told() {
        if told.tense != Tense::This {
            continue;
        }
        let found = accounts.of_told(matter, told);
        let claim = matter.told_amount(told);
        let account = match found {
            Found::One(account) => account,
            Found::Several => {
                log.unchecked(Why::Ambiguous, format!("{}在表中对应的科目", claim.label), vec![claim]);
                continue;
            }
            Found::Nothing => continue,
        };
        // The second amount of one item is measured by the first.
        let item = (told.paragraph, account.code);
        if last.replace(item) == Some(item) || told.base.is_some() {
            continue;
        }
        compare(matter, (&accounts, account), told, claim, log);
    }
}

fn compare(
    matter: &Matter<'_>,
    (accounts, account): (&Accounts<'_>, &Account),
    told: &Told,
    claim: Operand,
    log: &mut Log,
) {
    let amounts = accounts.amounts(account);
    if amounts.contains(&Reading::InDoubt) {
        return log.unchecked(Why::InDoubt, claim.label.to_string(), vec![claim]);
    }
    let agrees = accounts.prints(account, &claim);
    if !agrees && matter.is_qualified(told) {
        return log.unchecked(Why::OtherScope, claim.label.to_string(), vec![claim]);
    }
    if !agrees && accounts.is_in_parts(account) {
        return log.unchecked(Why::Ambiguous, format!("{}在表中的金额", claim.label), vec![claim]);
    }
    match nearest(&claim, amounts) {
        Some(measure) if wrong_unit(&claim, &measure).is_none() => {
            log.equal(Severity::Error, &told.chapter, claim, measure);
        }
        Some(_) => {}
        None => log.unchecked(Why::NotPrinted, format!("{}在表中的金额", claim.label), vec![claim]),
    }
}
