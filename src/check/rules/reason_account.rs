//! What a sentence gives as use or reason is of its own account, not of its neighbour.

use super::super::{Log, Matter, Rule, Severity, Tense, Value};
use super::shared_accounts::{Account, Accounts, Found, key};
use super::shared_reason::only_clause;
use crate::check::Told;
use crate::model::AccountLevel;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "reason-account",
    statement: "用途和增减原因说的是本科目，不是别的科目",
    english: "The stated use and reason are those of the account itself, not of another one",
    severity: Severity::Warning,
    basis: "说明逐项对应科目",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let accounts = Accounts::of(matter);
    for told in matter.told().iter().filter(|told| told.tense == Tense::This) {
        let Found::One(own) = accounts.of_told(matter, told) else { continue };
        if own.code.level() != AccountLevel::Item {
            continue;
        }
        let statement = matter.statement(told);
        let reason = statement.reason.as_deref().and_then(only_clause).map(|clause| clause.subject);
        let told_use = told.after.split_once("主要用于").and_then(|(before, rest)| {
            let first = !before.contains(['。', '；']) || before.trim_matches(['。', '，']).is_empty();
            first.then(|| rest.trim_start_matches(['：', ':']).split(['。', '，', '；']).next()).flatten()
        });
        for (what, said) in [("原因", reason), ("用途", told_use)] {
            if let Some(said) = said {
                judge(matter, (&accounts, own), told, (what, said), log);
            }
        }
    }
}

fn judge(
    matter: &Matter<'_>,
    (accounts, own): (&Accounts<'_>, &Account),
    told: &Told,
    (what, said): (&str, &str),
    log: &mut Log,
) {
    let name = key(said.strip_suffix("经费").unwrap_or(said));
    let statement = matter.statement(told);
    let claim = matter.told_of(told, what, Value::Words(said.into()), statement.origin);
    let is_own = accounts.called(&name).chain(accounts.called_in_full(&name)).any(|account| account.code == own.code);
    if is_own || own.keys.contains(&name) || statement.path.iter().any(|own| key(own) == name) {
        return log.holds(vec![claim, matter.told_amount(told)]);
    }
    let item = |account: &&Account| account.code.level() == AccountLevel::Item && account.code != own.code;
    let others = accounts.called(&name).chain(accounts.called_in_full(&name)).filter(item);
    let Some(other) = others.min_by_key(|account| account.code) else { return };
    let (table, id) = other.lines[0];
    let (table, line) = (accounts.tables[table], accounts.tables[table].line(id));
    let measure = matter.said(&table.label(id, None), Value::Words(line.name.as_str().into()), line.origin);
    let message = format!(
        "{}的{what}写成“{said}”，那是另一个科目 {} {}，主体写错",
        matter.told_label(told),
        other.code,
        other.names[0]
    );
    log.fails(Severity::Warning, message, vec![claim, matter.told_amount(told), measure]);
}
