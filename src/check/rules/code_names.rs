//! Each code has the name that the classification gives it in that year.

use std::collections::BTreeMap;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use crate::accounts;
use crate::model::Code;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "code-names",
    statement: "表内科目编码与当年政府收支分类科目的名称一致",
    english: "A code in a table has the name that the classification of that year gives it",
    severity: Severity::Warning,
    basis: "当年政府收支分类科目；只核对名称确知的科目",
    run,
};

/// How many lines a wrapped name may take up.
const WRAPPED: u32 = 6;

fn run(matter: &Matter<'_>, log: &mut Log) {
    let mut printed: BTreeMap<(Code, String), Vec<Operand>> = BTreeMap::new();
    for table in matter.tables() {
        for id in table.form.line_ids() {
            let line = table.line(id);
            let Some(code) = line.code.filter(|_| line.project.is_none() && !line.name.is_empty()) else { continue };
            let label = format!("{}·{code}科目名称", table.name());
            let operand = matter.said(&label, Value::Words((&*line.name).into()), line.origin);
            printed.entry((code, fold(&line.name))).or_default().push(operand);
        }
    }
    for ((code, name), operands) in printed {
        judge(matter, log, code, &name, operands);
    }
}

fn judge(matter: &Matter<'_>, log: &mut Log, code: Code, name: &str, operands: Vec<Operand>) {
    let year = matter.disclosure.year;
    let standard = accounts::standard(code, year);
    if standard.is_some_and(|standard| accounts::same_name(standard, name)) {
        return log.holds(operands);
    }
    // A 项 is often called like the 款 that it alone makes up.
    let namesake = |other: &Code| code.is_economic() || (standard.is_some() && !other.is_above(code));
    // So is the rest of a 类 whose own name is 其他.
    let is_rest = |other: &Code| other.is_above(code) && name.starts_with("其他") && code.to_string().ends_with("99");
    let other = accounts::belongs_to(name, code, year).filter(|other| namesake(other) && !is_rest(other));
    match standard {
        None if other.is_none() => return,
        // A part of an account is called after it: 基础性绩效工资 of 绩效工资.
        Some(standard) if other.is_none() && name.ends_with(&fold(standard)) => return log.holds(operands),
        _ => {}
    }
    let whole: Vec<Operand> = operands.iter().filter(|operand| is_whole(matter, operand, standard)).cloned().collect();
    let Some(first) = whole.first() else {
        return log.unchecked(Why::NotUnderstood, format!("{code}的科目名称"), operands);
    };
    let shown = format!("{}印为“{}”", first.label.trim_end_matches("科目名称"), words(first));
    let (severity, message) = match (standard, other) {
        (Some(standard), _) if accounts::was_called(code, name, year) => {
            let also = other.map_or(String::new(), |other| format!("，“{}”是{other}的名称", words(first)));
            (Severity::Warning, format!("{shown}，不是{year}年的名称，规范名称为“{standard}”{also}"))
        }
        (Some(standard), Some(other)) => {
            (Severity::Warning, format!("{shown}，规范名称为“{standard}”，所印是{other}科目的名称"))
        }
        (None, Some(other)) => {
            let level = if other.is_above(code) { "上级类" } else { "" };
            let name = accounts::standard(other, year).unwrap_or_default();
            (Severity::Warning, format!("{shown}，这是{level}科目{other}“{name}”的名称，编码与科目名称不符"))
        }
        (Some(standard), None) if fold(standard).starts_with(name) => {
            if ["用", "费", "费用", "经费"].contains(&&fold(standard)[name.len()..]) {
                return log.holds(whole);
            }
            (Severity::Note, format!("{shown}，名称被截断，完整名称为“{standard}”"))
        }
        (Some(standard), None) => (Severity::Note, format!("{shown}，与该编码的规范名称“{standard}”不一致")),
        (None, None) => return,
    };
    log.fails(severity, message, whole);
}

fn words(operand: &Operand) -> &str {
    match &operand.value {
        Value::Words(words) => words,
        _ => "",
    }
}

/// Whether a name stands in one piece in the text, and nothing that would complete it stands below: what was put together
/// out of pieces may have been put together wrongly.
fn is_whole(matter: &Matter<'_>, operand: &Operand, standard: Option<&str>) -> bool {
    let name = fold(words(operand));
    let text = &matter.library.document(operand.origin.file).text;
    let last = (operand.origin.line + WRAPPED).min(text.len() as u32);
    let lines: Vec<String> = (operand.origin.line..=last).map(|line| fold(text.line(line))).collect();
    let rest = standard.and_then(|standard| fold(standard).strip_prefix(&*name).map(str::to_owned));
    let completed = rest.filter(|rest| !rest.is_empty());
    let completed = completed.is_some_and(|rest| lines.iter().skip(1).any(|line| line.starts_with(&*rest)));
    lines.concat().contains(&name) && !completed
}
