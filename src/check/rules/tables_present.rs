//! The tables that every budget and all final accounts have are there.

use super::super::{Log, Matter, Rule, Severity, Value};
use crate::model::{DisclosureKind, FormKind};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "tables-present",
    statement: "规定公开的报表齐全，没有数据的也列出空表",
    english: "The tables that have to be disclosed are all there, those without figures as well",
    severity: Severity::Note,
    basis: "《地方预决算公开操作规程》规定的部门预算、决算报表",
    run,
};

/// What is asked for, by any of the tables that show it.
const ASKED: &[(&str, &[FormKind])] = &[
    ("收支总表", &[FormKind::ReceiptsExpenditure]),
    ("收入总表", &[FormKind::Revenue]),
    ("支出总表", &[FormKind::Expenditure]),
    ("财政拨款收支总表", &[FormKind::FiscalReceiptsExpenditure]),
    ("一般公共预算支出表", &[FormKind::GeneralExpenditure, FormKind::FiscalExpenditure]),
    ("一般公共预算基本支出表", &[FormKind::GeneralBasic, FormKind::FiscalBasic]),
    ("“三公”经费支出表", &[FormKind::ThreePublic]),
    ("政府性基金预算支出表", &[FormKind::GovernmentFund]),
];
/// How many of them there must be for the others to be missed: a file of a narrative has none.
const MOST: usize = 5;

fn run(matter: &Matter<'_>, log: &mut Log) {
    if matter.disclosure.kind == DisclosureKind::Evaluation {
        return;
    }
    let forms = &matter.disclosure.forms;
    let there = |kinds: &[FormKind]| forms.iter().find(|form| kinds.contains(&form.kind));
    if ASKED.iter().filter(|(_, kinds)| there(kinds).is_some()).count() < MOST {
        return;
    }
    for (name, kinds) in ASKED {
        match there(kinds) {
            Some(form) => {
                let title = Value::Words((&*form.title).into());
                log.holds(vec![matter.said(&format!("报表·{name}"), title, form.origin)]);
            }
            None => {
                let first =
                    forms.first().map(|form| matter.said("报表", Value::Words((&*form.title).into()), form.origin));
                let kind = matter.disclosure.kind.chinese();
                let message = format!("{kind}公开中没有读到{name}，规定公开的报表不全");
                log.fails(Severity::Note, message, first.into_iter().collect());
            }
        }
    }
}
