//! The account that a sentence names is called so in the table, and under the same accounts.

use super::super::{Log, Matter, Rule, Severity, Tense, Why};
use super::shared_accounts::{Account, Accounts, Found, key};
use crate::assemble::{is_account_name, seen};
use crate::check::{Operand, Told, Value};
use crate::model::Name;
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
            Some(account) => {
                section(matter, &accounts, account, told, log);
                compare(&accounts, account, &statement.path, claim, log);
            }
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
    accounts.item_of(&above, &claim)
}

fn compare(accounts: &Accounts<'_>, account: &Account, path: &[Name], claim: Operand, log: &mut Log) {
    let (table, id) = account.lines[0];
    let table = accounts.tables[table];
    let printed: Vec<&str> = account.names.iter().rev().map(|name| &**name).collect();
    let value = Value::Words(printed.join("/").into());
    let measure =
        Operand { label: format!("{}·名称", table.label(id, None)).into(), value, origin: table.line(id).origin };
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
    // A character more or other is a slip of the pen, where no other account is called so.
    let other = is_account_name(said) && !seen(account.code).iter().any(|(name, ..)| same(name, said));
    let slip = near(said, named) && !other;
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

/// The 款 that a sentence names where the table has no line for it: by the names that its code goes by.
fn section(matter: &Matter<'_>, accounts: &Accounts<'_>, account: &Account, told: &Told, log: &mut Log) {
    let statement = matter.statement(told);
    let [_, said, _] = statement.path.as_slice() else { return };
    let Some(code) = account.code.parent().filter(|code| accounts.by_code(*code).is_none()) else { return };
    let names = seen(code);
    let year = matter.disclosure.year;
    let called = |name: &str| names.iter().find(|(known, ..)| same(known, name));
    let claim = |value: &str| {
        let label = format!("{}·款的名称", matter.told_label(told));
        matter.said(&label, Value::Words(value.into()), statement.origin)
    };
    let current = names.iter().find(|(_, first, last)| *first <= year && year <= *last);
    match (called(said), current) {
        (Some((_, _, last)), Some((now, ..))) if *last < year && !same(now, said) => {
            let message =
                format!("款的名称是旧称：说明写“{said}”（{}），{code} 已改称“{now}”", joined(&statement.path));
            log.fails(Severity::Note, message, vec![claim(said)]);
        }
        (None, Some((now, ..))) if is_account_name(said) => {
            let message =
                format!("科目名称与编码不符：说明写“{said}”（{}），{code} 是“{now}”", joined(&statement.path));
            log.fails(Severity::Warning, message, vec![claim(said)]);
        }
        (Some(_), _) => log.holds(vec![claim(said)]),
        _ => {}
    }
}

fn joined(path: &[Name]) -> String {
    path.iter().map(|name| &**name).collect::<Vec<&str>>().join("/")
}

/// Whether two prints of a name are one: brackets and 支出 at the end aside.
fn same(a: &str, b: &str) -> bool {
    let (a, b) = (key(a), key(b));
    a == b || a.is_empty() || b.is_empty()
}

/// Whether two names differ by a character, long ones by two.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (fold(a).chars().collect(), fold(b).chars().collect());
    let may = if a.len().max(b.len()) > 8 { 2 } else { 1 };
    // What is alike from the front, then from the back.
    let front = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let alike = (front + back).min(a.len().min(b.len()));
    a.len().max(b.len()) - alike <= may
}
