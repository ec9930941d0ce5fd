//! The account that a sentence names is called so in the table, and under the same accounts.

use super::super::{Log, Matter, Rule, Severity, Tense, Why};
use super::shared_accounts::{Account, Accounts, Found, key, nearest};
use crate::check::{Operand, Told, Value};
use crate::model::{AccountLevel, Name};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "account-names",
    statement: "说明中类、款、项的名称与支出表一致",
    english: "The narrative calls accounts as the expenditure table does",
    severity: Severity::Warning,
    basis: "政府收支分类科目；同一科目同一名称",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let accounts = Accounts::of(matter);
    let mut last = None;
    for told in matter.told() {
        let statement = matter.statement(told);
        let item = (told.paragraph, statement.path.clone());
        let repeated = last.replace(item.clone()) == Some(item);
        if statement.path.len() < 2 || told.tense != Tense::This || repeated || told.base.is_some() {
            continue;
        }
        let label = matter.told_label(told);
        let spoken = Value::Words(joined(&statement.path).into());
        let claim = matter.said(&format!("{label}·名称"), spoken, statement.origin);
        match account(&accounts, matter, told) {
            Some(account) => compare(&accounts, account, &statement.path, claim, log),
            None => log.unchecked(Why::Ambiguous, format!("{label}对应表中哪个科目"), vec![claim]),
        }
    }
}

/// The account that is meant: by its names, its code, or its place and amount.
fn account<'f>(accounts: &'f Accounts<'_>, matter: &Matter<'_>, told: &Told) -> Option<&'f Account> {
    if let Found::One(account) = accounts.of_told(matter, told) {
        return Some(account);
    }
    let statement = matter.statement(told);
    let claim = matter.told_amount(told);
    let above: Vec<String> = statement.path.iter().map(|name| key(name)).collect();
    let prints = |account: &&Account| {
        let measure = nearest(&claim, accounts.amounts(account));
        let same = measure.and_then(|measure| Some(measure.value.number()? == claim.value.number()?));
        let related = account.names.iter().any(|name| above.contains(&key(name)));
        same == Some(true) && related && account.code.level() == AccountLevel::Item
    };
    let mut fits = accounts.all.iter().filter(prints);
    let one = fits.next()?;
    fits.next().is_none().then_some(one)
}

fn compare(accounts: &Accounts<'_>, account: &Account, path: &[Name], claim: Operand, log: &mut Log) {
    let (table, id) = account.lines[0];
    let table = accounts.tables[table];
    let printed: Vec<&str> = account.names.iter().rev().map(|name| &**name).collect();
    let value = Value::Words(printed.join("/").into());
    let measure = Operand { label: format!("{}·名称", table.label(id, None)).into(), value, origin: table.line(id).origin };
    let spoken: Vec<&Name> = if path.len() == printed.len() {
        path.iter().collect()
    } else {
        // A sentence under a heading leaves out the names above.
        path.last().into_iter().collect()
    };
    let printed = &printed[printed.len().saturating_sub(spoken.len())..];
    let differs = |(said, table): &(&&Name, &&str)| !same(said, table);
    let Some((said, named)) = spoken.iter().zip(printed).find(differs) else {
        return log.holds(vec![claim, measure]);
    };
    // One character more or other is a slip of the pen.
    let slip = fold(said).chars().count().abs_diff(fold(named).chars().count()) <= 2 && near(said, named);
    let severity = if slip { Severity::Note } else { Severity::Warning };
    let message = format!(
        "科目名称不一致：说明写“{}”（{}），{}为 {} “{}”",
        said,
        joined(path),
        table.name(),
        account.code,
        named
    );
    log.fails(severity, message, vec![claim, measure]);
}

fn joined(path: &[Name]) -> String {
    path.iter().map(|name| &**name).collect::<Vec<&str>>().join("/")
}

/// Whether two prints of a name are one: brackets and 支出 at the end aside.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || a.is_empty() || b.is_empty()
}

/// Whether all but two characters of a name stand in the other in the same order.
fn near(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    let mut rest = b.chars();
    let kept = a.chars().filter(|c| rest.clone().any(|other| other == *c) && rest.any(|other| other == *c)).count();
    kept + 2 >= a.chars().count() && kept + 2 >= b.chars().count()
}
