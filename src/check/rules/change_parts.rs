//! What the parts of a whole change by makes what the whole changes by.

use std::collections::{HashMap, HashSet};

use rust_decimal::Decimal;

use super::super::{Log, Matter, Rule, Severity, Tense, Why};
use super::shared_accounts::{Accounts, Found};
use crate::check::{Operand, Told, Value, finest};
use crate::model::AccountLevel;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "change-parts",
    statement: "各分项的增减额之和等于总额的增减额",
    english: "The changes of the parts add up to the change of the whole",
    severity: Severity::Warning,
    basis: "算术：本年、上年各自分项之和等于合计",
    run,
};

/// The parts of “三公”经费, as sentences call them.
const PUBLIC: &[&str] = &["出国", "购置", "运行", "接待"];

fn run(matter: &Matter<'_>, log: &mut Log) {
    public(matter, log);
    halves(matter, log);
    items(matter, log);
}

fn subject(matter: &Matter<'_>, told: &Told) -> String {
    fold(matter.brief(&matter.statement(told).subject)).replace('"', "")
}

/// “三公”经费 and its parts in one chapter.
fn public(matter: &Matter<'_>, log: &mut Log) {
    let this = matter.told().iter().filter(|told| told.tense == Tense::This);
    let named: Vec<(&Told, String)> = this.map(|told| (told, subject(matter, told))).collect();
    // Of each chapter the first that is called by some of the words for parts.
    let mut first: HashMap<(&str, Vec<&str>), &Told> = HashMap::new();
    for (told, name) in &named {
        let own = PUBLIC.iter().copied().filter(|word| name.contains(word)).collect();
        first.entry((&*told.chapter, own)).or_insert(told);
    }
    for (whole, _) in named.iter().filter(|(told, name)| told.change.is_some() && name.ends_with("三公经费")) {
        let part = |words: &[&'static str]| first.get(&(&*whole.chapter, words.to_vec())).copied();
        let cars = part(&["购置", "运行"]).filter(|cars| cars.change.is_some());
        let parts: Vec<&Told> = match cars {
            Some(cars) => [part(&["出国"]), Some(cars), part(&["接待"])].into_iter().flatten().collect(),
            None => PUBLIC.iter().filter_map(|word| part(&[*word])).collect(),
        };
        if is_made_of(matter, whole, &parts) {
            compare(matter, whole, &parts, log);
        } else if let Some(change) = matter.told_change(whole).filter(|_| !parts.is_empty()) {
            // Of a part that the chapter does not tell of, nobody knows how it has changed.
            let about = format!("{}的增减与各分项增减之和", matter.told_label(whole));
            log.unchecked(Why::NotPrinted, about, vec![change]);
        }
    }
}

/// Whether the told parts make all of a whole, so that none is missing among them.
fn is_made_of(matter: &Matter<'_>, whole: &Told, parts: &[&Told]) -> bool {
    let parts: Vec<Operand> = parts.iter().map(|part| matter.told_amount(part)).collect();
    Log::adds_up(&matter.told_amount(whole), &parts)
}

/// 基本支出 and 项目支出 of one chapter, against a total that they make.
fn halves(matter: &Matter<'_>, log: &mut Log) {
    let this = |told: &&Told| told.tense == Tense::This && told.change.is_some();
    for (at, basic) in matter.told().iter().enumerate() {
        let is = |told: &Told, word: &str| this(&told) && subject(matter, told) == word;
        if !is(basic, "基本支出") {
            continue;
        }
        let after = matter.told()[at..].iter().take_while(|told| told.chapter == basic.chapter);
        let Some(project) = after.into_iter().find(|told| is(told, "项目支出")) else { continue };
        let parts = [basic, project];
        if let Some(whole) = whole_of(matter, &parts) {
            compare(matter, whole, &parts, log);
        }
    }
}

/// The items of one chapter, against a total that they make. What was given up since last year is not told of, so that
/// the whole may have grown by less than they did, but never by more.
fn items(matter: &Matter<'_>, log: &mut Log) {
    let accounts = Accounts::of(matter);
    let item = |told: &Told| match accounts.of_told(matter, told) {
        Found::One(account) if account.code.level() == AccountLevel::Item => Some(account.code),
        _ => None,
    };
    let is_item = |told: &&Told| told.tense == Tense::This && item(told).is_some();
    let mut items: Vec<&Told> = matter.told().iter().filter(is_item).collect();
    while let Some(first) = items.first().copied() {
        let (chapter, rest): (Vec<&Told>, Vec<&Told>) = items.iter().partition(|told| told.chapter == first.chapter);
        items = rest;
        let Some(whole) = whole_of(matter, &chapter).filter(|_| chapter.len() > 1) else { continue };
        let codes: HashSet<_> = chapter.iter().map(|told| item(told)).collect();
        if codes.len() < chapter.len() {
            // Told of twice, an account may be compared with the same figure of last year twice.
            let claim = matter.told_amount(whole);
            log.unchecked(Why::Ambiguous, format!("{}的增减与各项增减之和", claim.label), vec![claim]);
            continue;
        }
        compare(matter, whole, &chapter, log);
    }
}

/// Of which money a total is: what is missing from one scope may be in another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    All,
    Fiscal,
    General,
}

fn scope(words: &str) -> Option<Scope> {
    if words.contains("一般公共") {
        Some(Scope::General)
    } else if words.contains("财政拨款") {
        Some(Scope::Fiscal)
    } else {
        None
    }
}

/// A told total with a change, of as much as some parts together and of the same money.
fn whole_of<'a>(matter: &'a Matter<'_>, parts: &[&Told]) -> Option<&'a Told> {
    let amount = |told: &Told| matter.statement(told).amount.wan();
    let sum: Decimal = parts.iter().map(|part| amount(part)).sum();
    let of = |told: &Told| scope(&subject(matter, told)).or_else(|| scope(&told.chapter)).unwrap_or(Scope::All);
    let money = scope(&parts[0].chapter).unwrap_or(Scope::All);
    let is = |told: &&Told| {
        let apart = told.statement != parts[0].statement && matter.statement(told).path.is_empty();
        told.tense == Tense::This && told.change.is_some() && apart && amount(told) == sum && of(told) == money
    };
    matter.told().iter().find(is)
}

fn compare(matter: &Matter<'_>, whole: &Told, parts: &[&Told], log: &mut Log) {
    let Some(change) = matter.told_change(whole) else { return };
    let Some(total) = change.value.number() else { return };
    let (told, silent): (Vec<&Told>, Vec<&Told>) = parts.iter().partition(|part| part.change.is_some());
    let changes: Vec<Operand> = told.iter().filter_map(|part| matter.told_change(part)).collect();
    if changes.is_empty() {
        return;
    }
    if told.len() < 2 && silent.len() > told.len() * 3 {
        let about = format!("{}的增减与各分项增减之和", matter.told_label(whole));
        return log.unchecked(Why::NotPrinted, about, vec![change]);
    }
    let sum: Decimal = changes.iter().filter_map(|change| change.value.number()).sum();
    // Without a change of its own, a part grew by no more than all of it.
    let room: Decimal = silent.iter().map(|part| matter.statement(part).amount.wan()).sum();
    // Documents leave out zeros at the end, so the finest print says how fine all are.
    let finest = finest(changes.iter().chain([&change]).map(|one| &one.value));
    let slack = finest.min(Decimal::new(5, 3)) * Decimal::from(changes.len() + 1);
    let mut operands = vec![change.clone()];
    operands.extend(changes);
    let explained = if room.is_zero() { (total - sum).abs() <= slack } else { total <= sum + room + slack };
    if explained {
        // What is silent may have changed by what is missing: nothing is recomputed.
        if room.is_zero() {
            return log.holds(operands);
        }
        let about = format!("{}的增减与各分项增减之和", matter.told_label(whole));
        return log.unchecked(Why::NotPrinted, about, operands);
    }
    let mut message = format!(
        "{}比上年增减 {}，各分项增减额之和为 {}，相差 {}",
        matter.told_label(whole),
        change.value.printed(),
        Value::wan(sum).printed(),
        Value::wan((total - sum).abs()).printed()
    );
    if !room.is_zero() {
        message.push_str(&format!("；未说明增减的各项合计 {}，全为新增也不够", Value::wan(room).printed()));
    }
    let severity = if silent.is_empty() && total > sum || !room.is_zero() || is_public(matter, whole) {
        Severity::Warning
    } else {
        Severity::Note
    };
    log.fails_by(severity, (sum, total), message, operands);
}

fn is_public(matter: &Matter<'_>, whole: &Told) -> bool {
    subject(matter, whole).ends_with("三公经费")
}
