//! 类, 款 and 项 as a sentence names them are those of an account in the tables.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use super::shared_wording::{Spot, paragraphs};
use crate::accounts;
use crate::model::{AccountLevel, Code};
use crate::narrative::Paragraph;
use crate::source::Origin;
use crate::text::likeness;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "account-told",
    statement: "说明中的类、款、项名称与表内科目一致",
    english: "The classes, sections and items that the narrative names are those of the tables",
    severity: Severity::Warning,
    basis: "说明与表为同一科目；当年政府收支分类科目",
    run,
};

/// From here on two names are one name written in two ways.
const ALIKE: u32 = 600;
const LEVELS: [&str; 3] = ["类", "款", "项"];

/// An item of a functional table with the names above it.
struct Item {
    code: Code,
    names: [String; 3],
    origin: Origin,
    amounts: Vec<Decimal>,
}

/// What a sentence names: 类, 款, 项, each with the digits that stand in its bracket.
struct Told<'a> {
    spot: Spot<'a>,
    names: [&'a str; 3],
    digits: [&'a str; 3],
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    let items = items(matter);
    if items.is_empty() {
        return;
    }
    for told in paragraphs(matter).flat_map(told) {
        judge(matter, log, &items, &told);
    }
}

/// The items of all functional tables, each code once, with every amount printed for it.
fn items(matter: &Matter<'_>) -> Vec<Item> {
    let mut names: BTreeMap<Code, &str> = BTreeMap::new();
    let mut found: BTreeMap<Code, Item> = BTreeMap::new();
    for table in matter.tables() {
        for line in &table.form.lines {
            if let Some(code) = line.code.filter(|code| code.is_functional() && line.project.is_none()) {
                names.entry(code).or_insert(&line.name);
            }
        }
    }
    let year = matter.disclosure.year;
    let name_of = |code: Code| names.get(&code).copied().or_else(|| accounts::standard(code, year));
    for table in matter.tables() {
        for line in table.form.lines.iter().filter(|line| line.project.is_none()) {
            let Some(code) = line.code.filter(|c| c.is_functional() && c.level() == AccountLevel::Item) else {
                continue;
            };
            let above = code.parent().and_then(|section| Some((name_of(code.class())?, name_of(section)?)));
            let Some((class, section)) = above else { continue };
            let names = [class, section, &*line.name].map(str::to_owned);
            let item =
                found.entry(code).or_insert_with(|| Item { code, names, origin: line.origin, amounts: Vec::new() });
            let amounts = table.form.cells(line).iter().filter_map(|cell| table.form.amount(cell));
            item.amounts.extend(amounts.map(|amount| amount.wan()));
        }
    }
    found.into_values().collect()
}

/// What a paragraph names, each 项 with its 款 and 类.
fn told(paragraph: &Paragraph) -> Vec<Told<'_>> {
    let text = paragraph.text.as_str();
    let mut marks: Vec<(usize, usize, usize, &str)> = Vec::new();
    for (open, bracket) in text.match_indices(['（', '(']) {
        let inner = &text[open + bracket.len()..];
        let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
        let Some(level) = LEVELS.iter().position(|level| inner[digits..].starts_with(level)) else { continue };
        let Some(close) = inner[digits + 3..].chars().next().filter(|c| matches!(c, '）' | ')')) else { continue };
        let end = open + bracket.len() + digits + 3 + close.len_utf8();
        marks.push((level, open, end, &inner[..digits]));
    }
    let three = |marks: &[(usize, usize, usize, &'_ str)]| [0, 1, 2].iter().all(|level| marks[*level].0 == *level);
    let mut out = Vec::new();
    for window in marks.windows(3).filter(|window| three(window)) {
        let [(_, class_open, class_end, a), (_, section_open, section_end, b), (_, item_open, item_end, c)] = window
        else {
            continue;
        };
        let before = &text[..*class_open];
        let stop = |c: char| "“\"，。；：、:;.．".contains(c) || c.is_ascii_digit();
        let start = before.rfind(stop).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let names = [&text[start..*class_open], &text[*class_end..*section_open], &text[*section_end..*item_open]];
        if names.iter().all(|name| !name.is_empty() && !name.contains(['。', '；'])) {
            let spot = Spot { paragraph, start, len: item_end - start };
            out.push(Told { spot, names, digits: [a, b, c] });
        }
    }
    out
}

fn judge(matter: &Matter<'_>, log: &mut Log, items: &[Item], told: &Told<'_>) {
    let same = |item: &Item| -> [bool; 3] {
        std::array::from_fn(|level| accounts::same_name(&item.names[level], told.names[level]))
    };
    let label = format!("说明·{}", told.names.join("›"));
    let words = Value::Words(told.spot.text().into());
    let origin = told.spot.paragraph.origin(told.spot.start, told.spot.len);
    let said = matter.said(&label, words, origin);
    let coded = Code::parse(&told.digits.concat());
    let by_code = coded.and_then(|code| items.iter().find(|item| item.code == code));
    if let Some(item) = by_code.or_else(|| items.iter().find(|item| same(item) == [true; 3])) {
        let differs: Vec<usize> = (0..3).filter(|level| !same(item)[*level]).collect();
        return verdict(matter, log, told, said, item, &differs);
    }
    // The amount tells which account is meant where one name is wrong.
    let amount = amount_after(told);
    let paid = |item: &&Item| {
        let near = |of: &Decimal| amount.is_some_and(|amount| !amount.is_zero() && is_near(*of, amount));
        item.amounts.iter().any(near) && same(item).contains(&true)
    };
    let alike = |item: &&Item| {
        let alike = amount.is_none() || likeness(told.names[2], &item.names[2]) >= ALIKE;
        alike && same(item).iter().filter(|same| **same).count() == 2
    };
    let mut found: Vec<&Item> = items.iter().filter(paid).collect();
    if found.is_empty() {
        found = items.iter().filter(alike).collect();
    }
    let mut found = found.into_iter();
    match (found.next(), found.next()) {
        (Some(item), None) => {
            let differs: Vec<usize> = (0..3).filter(|level| !same(item)[*level]).collect();
            verdict(matter, log, told, said, item, &differs);
        }
        _ => log.unchecked(Why::NotUnderstood, format!("{label}在表内的科目"), vec![said]),
    }
}

/// The amount that a sentence gives an account, in 万元: the first one behind its name.
fn amount_after(told: &Told<'_>) -> Option<Decimal> {
    let rest = &told.spot.paragraph.text[told.spot.start + told.spot.len..];
    let rest = rest.split(['。', '，', '；']).next()?;
    let rest = rest.strip_suffix("万元")?;
    let start = rest
        .rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
    rest[start..].replace(',', "").parse().ok()
}

/// Whether an amount rounds to one of two places.
fn is_near(exact: Decimal, rounded: Decimal) -> bool {
    (exact - rounded).abs() <= Decimal::new(5, 3)
}

fn verdict(matter: &Matter<'_>, log: &mut Log, told: &Told<'_>, said: Operand, item: &Item, differs: &[usize]) {
    let printed =
        matter.said(&format!("表内·{}科目名称", item.code), Value::Words(item.names.join("›").into()), item.origin);
    if differs.is_empty() {
        return log.holds(vec![said, printed]);
    }
    let of: Vec<String> = differs
        .iter()
        .map(|level| format!("{}写作“{}”，表内科目为“{}”", LEVELS[*level], told.names[*level], item.names[*level]))
        .collect();
    let variant = differs.iter().all(|level| likeness(told.names[*level], &item.names[*level]) >= ALIKE);
    let severity = if variant { Severity::Note } else { Severity::Warning };
    let message = format!("说明{}的科目名称与预算表{}不一致：{}", told.names.join("/"), item.code, of.join("；"));
    log.fails(severity, message, vec![said, printed]);
}
