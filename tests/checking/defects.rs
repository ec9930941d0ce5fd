//! What can be wrong in a document, one thing at a time: each changes what a document prints and leaves everything else.

use kuanxiang::check::Severity;

use crate::scribe::chance::Chance;
use crate::scribe::document::{Document, Goals, Part};
use crate::scribe::table::Table;

/// A defect.
#[derive(Clone, Debug)]
pub struct Defect {
    /// What it is.
    pub name: &'static str,
    /// Puts it into a document and says what was changed; `None` where the document has no place for it.
    pub put: fn(&mut Document, &mut Chance) -> Option<String>,
    /// How grave the finding must be.
    pub at_least: Severity,
    /// Where it must be found.
    pub found: Found,
}

/// Where a defect must be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Wherever the document can be read.
    Always,
    /// Where columns are lost it may instead leave relations unchecked, which the ledger then says.
    UnlessColumnsAreLost,
}

/// All of them.
pub const DEFECTS: &[Defect] = &[
    Defect { name: "a figure of an account", put: cell, at_least: Severity::Error, found: Found::UnlessColumnsAreLost },
    Defect { name: "a total", put: total, at_least: Severity::Error, found: Found::UnlessColumnsAreLost },
    Defect { name: "an amount in a sentence", put: said, at_least: Severity::Warning, found: Found::Always },
    Defect { name: "a rate of change", put: rate, at_least: Severity::Error, found: Found::Always },
    Defect { name: "a share", put: share, at_least: Severity::Error, found: Found::Always },
    Defect { name: "a unit", put: unit, at_least: Severity::Error, found: Found::Always },
    Defect { name: "procurement", put: procurement, at_least: Severity::Error, found: Found::Always },
    Defect { name: "vehicles", put: vehicles, at_least: Severity::Warning, found: Found::Always },
    Defect { name: "the money of a form", put: form_money, at_least: Severity::Warning, found: Found::Always },
    Defect { name: "a weight", put: weight, at_least: Severity::Warning, found: Found::Always },
    Defect { name: "a target beyond all", put: beyond_all, at_least: Severity::Warning, found: Found::Always },
    Defect {
        name: "a table that is said to be empty",
        put: said_empty,
        at_least: Severity::Warning,
        found: Found::Always,
    },
    Defect { name: "the number of projects", put: projects, at_least: Severity::Warning, found: Found::Always },
    Defect { name: "the name of an account", put: account_name, at_least: Severity::Note, found: Found::Always },
];

fn tables(document: &mut Document) -> Vec<&mut Table> {
    let tables = document.parts.iter_mut().filter_map(|part| match part {
        Part::Table(table) => Some(&mut **table),
        _ => None,
    });
    tables.collect()
}

fn goals(document: &mut Document) -> Vec<&mut Goals> {
    let goals = document.parts.iter_mut().filter_map(|part| match part {
        Part::Goals(goals) => Some(&mut **goals),
        _ => None,
    });
    goals.collect()
}

fn texts(document: &mut Document) -> Vec<&mut String> {
    let texts = document.parts.iter_mut().filter_map(|part| match part {
        Part::Text(text) => Some(text),
        _ => None,
    });
    texts.collect()
}

/// One of a list by chance, where there is any.
fn one<T>(mut from: Vec<T>, chance: &mut Chance) -> Option<T> {
    let at = chance.below(from.len());
    (!from.is_empty()).then(|| from.swap_remove(at))
}

/// A printed number a whole hundred greater, printed the same way.
fn greater(printed: &str) -> String {
    let plain = printed.replace(',', "");
    let (whole, rest) = plain.split_once('.').map_or((plain.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let number: i64 = whole.parse().expect("a number");
    format!("{}{rest}", number + 100)
}

/// Changes the number that follows a mark, up to where it ends.
fn number_after(text: &mut String, mark: &str, change: impl Fn(&str) -> String) -> Option<String> {
    let start = text.find(mark)? + mark.len();
    let digits = text[start..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len() - start);
    let printed = text[start..start + digits].to_owned();
    printed.parse::<f64>().ok()?;
    let other = change(&printed);
    text.replace_range(start..start + digits, &other);
    Some(format!("{mark}{printed} → {other} in {text}"))
}

fn cell(document: &mut Document, chance: &mut Chance) -> Option<String> {
    // The tables of spending by account; in those of receipts an account has no parts.
    let spending = tables(document).into_iter().filter(|table| (3..=6).contains(&table.number)).collect();
    let table = one(spending, chance)?;
    let name = table.title.clone();
    let rows = table.blocks.iter_mut().flat_map(|block| &mut block.rows);
    let row = one(
        rows.filter(|row| row.code.is_some() && !row.total && row.cells.iter().flatten().count() > 1).collect(),
        chance,
    )?;
    let first = row.cells.iter_mut().flatten().next()?;
    let printed = first.clone();
    *first = greater(first);
    Some(format!("{printed} → {first} of {:?} {} in {name}", row.code, row.name))
}

fn total(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let spending = tables(document).into_iter().filter(|table| (3..=6).contains(&table.number)).collect();
    let table = one(spending, chance)?;
    let name = table.title.clone();
    let rows = table.blocks.iter_mut().flat_map(|block| &mut block.rows);
    let row = one(rows.filter(|row| row.total && row.cells.iter().flatten().count() > 1).collect(), chance)?;
    let first = row.cells.iter_mut().flatten().next()?;
    let printed = first.clone();
    *first = greater(first);
    Some(format!("{printed} → {first} of the total in {name}"))
}

fn said(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let text = one(texts(document).into_iter().filter(|text| text.contains("（项）：")).collect(), chance)?;
    number_after(text, "年预算数为", greater)
}

fn rate(document: &mut Document, chance: &mut Chance) -> Option<String> {
    // Where last year has less than a hundredth of this year's digits, the printed figures allow of any rate.
    let usual =
        |text: &str| text.split_once("，增长").is_some_and(|(_, rest)| rest.find('.').is_some_and(|at| at <= 4));
    let rated = |text: &&mut String| usual(text) && text.contains('%');
    let text = one(texts(document).into_iter().filter(rated).collect(), chance)?;
    // Of a small base the printed figures leave much room.
    number_after(text, "，增长", |printed| format!("{}{}", 3 + printed.len() % 7, greater(printed)))
}

fn share(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let shared = |text: &&mut String| text.contains("，占") && text.contains('%');
    let text = one(texts(document).into_iter().filter(shared).collect(), chance)?;
    number_after(text, "，占", greater)
}

fn unit(document: &mut Document, _: &mut Chance) -> Option<String> {
    let text = texts(document).into_iter().find(|text| text.contains("年收入预算") && text.contains("万元，其中"))?;
    *text = text.replacen("万元", "元", 1);
    Some(text.clone())
}

fn procurement(document: &mut Document, _: &mut Chance) -> Option<String> {
    let text = texts(document).into_iter().find(|text| text.contains("政府采购货物预算"))?;
    number_after(text, "政府采购货物预算", greater)
}

fn vehicles(document: &mut Document, _: &mut Chance) -> Option<String> {
    let text = texts(document).into_iter().find(|text| text.contains("执法执勤用车"))?;
    number_after(text, "执法执勤用车", greater)
}

fn form_money(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let goals = one(goals(document), chance)?;
    goals.amount = greater(&goals.amount);
    Some(format!("{} of {}", goals.amount, goals.project))
}

fn weight(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let weighed = |goals: &&mut Goals| goals.indicators.iter().any(|indicator| indicator.weight > 0);
    let goals = one(goals(document).into_iter().filter(weighed).collect(), chance)?;
    let project = goals.project.clone();
    let indicator = goals.indicators.iter_mut().find(|indicator| indicator.weight > 0)?;
    indicator.weight += 7;
    Some(format!("{} of {} in {project}", indicator.weight, indicator.name))
}

fn beyond_all(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let goals = one(goals(document), chance)?;
    let indicator = goals.indicators.iter_mut().find(|indicator| indicator.value.ends_with('%'))?;
    indicator.value = "≥120%".into();
    Some(indicator.name.clone())
}

fn said_empty(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let full = |table: &&mut Table| !table.is_empty() && table.remark.is_none() && table.number >= 7;
    let table = one(tables(document).into_iter().filter(full).collect(), chance)?;
    table.remark = Some("本单位本年没有安排此项支出，本表为空表。".into());
    Some(table.title.clone())
}

fn projects(document: &mut Document, _: &mut Chance) -> Option<String> {
    if goals(document).is_empty() {
        return None;
    }
    let text = texts(document).into_iter().find(|text| text.contains("实行绩效管理的一般公共预算项目"))?;
    number_after(text, "实行绩效管理的一般公共预算项目", greater)
}

fn account_name(document: &mut Document, chance: &mut Chance) -> Option<String> {
    let table = tables(document).into_iter().find(|table| table.number == 3)?;
    let rows = table.blocks.iter_mut().flat_map(|block| &mut block.rows);
    let known = |code: kuanxiang::model::Code| code.to_string().starts_with("208") && code.to_string().len() == 7;
    let row = one(rows.filter(|row| row.code.is_some_and(known)).collect(), chance)?;
    let was = row.name.clone();
    row.name = "住房公积金".into();
    Some(format!("{was} → {} of {:?}", row.name, row.code))
}
