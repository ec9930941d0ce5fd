//! A table without figures says so, about itself; a table with figures does not.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Value};
use crate::model::{Form, FormKind};
use crate::source::Origin;
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "empty-tables",
    statement: "空表有说明，说明与本表一致；有数据的表不说明为空表",
    english: "An empty table says that it is empty and names itself; a table with figures does not say so",
    severity: Severity::Warning,
    basis: "《地方预决算公开操作规程》：没有数据的表格应当列出空表并说明",
    run,
};

/// What a note calls a table that is often empty.
const CALLED: &[(FormKind, &str)] = &[
    (FormKind::GovernmentFund, "政府性基金"),
    (FormKind::StateCapital, "国有资本"),
    (FormKind::ThreePublic, "三公"),
    (FormKind::EntrustedServices, "委托业务"),
    (FormKind::CarryOver, "结转"),
    (FormKind::Procurement, "政府采购"),
];
/// How many figures of a table that is said to be empty are named.
const SHOWN: usize = 4;

fn run(matter: &Matter<'_>, log: &mut Log) {
    for form in &matter.disclosure.forms {
        let table = Table::new(form);
        let title = matter.said(&format!("{}·表题", table.name()), Value::Words((&*form.title).into()), form.origin);
        match form.declared_empty {
            Some(origin) => declared(matter, table, title, origin, log),
            None if is_bare(form) && !told_empty(matter, form) => {
                let message = format!("{}为空表，表下没有空表说明", table.name());
                log.fails(Severity::Note, message, vec![title]);
            }
            None => {}
        }
    }
}

/// Whether a table holds no figure, as far as it was read: one that only prints nought is not bare, and one that was left
/// open by the reading may not be.
fn is_bare(form: &Form) -> bool {
    form.is_empty() && form.troubles.is_empty() && CALLED.iter().any(|(kind, _)| *kind == form.kind)
}

/// Whether the narrative says that there is nothing of the kind.
fn told_empty(matter: &Matter<'_>, form: &Form) -> bool {
    let word = CALLED.iter().find(|(kind, _)| *kind == form.kind).map(|(_, word)| *word);
    let none = |text: &str| ["空表", "没有", "未安排", "无"].iter().any(|none| text.contains(none));
    let of = |text: &str| word.is_some_and(|word| text.split('。').any(|said| said.contains(word) && none(said)));
    matter.prose().iter().flat_map(|prose| &prose.paragraphs).any(|paragraph| of(&paragraph.text))
}

fn declared(matter: &Matter<'_>, table: Table<'_>, title: Operand, origin: Origin, log: &mut Log) {
    let said = matter.text(origin);
    let note = matter.said(&format!("{}·空表说明", table.name()), Value::Words(said.into()), origin);
    let form = table.form;
    let figures: Vec<Operand> = form
        .line_ids()
        .flat_map(|id| form.cells(form.line(id)).iter().filter_map(move |cell| table.operand(id, cell)))
        .filter(|operand| operand.value.number().is_some_and(|number| !number.is_zero()))
        .collect();
    if !figures.is_empty() {
        let mut shown: Vec<String> = figures.iter().map(|figure| figure.value.printed()).collect();
        shown.dedup();
        shown.truncate(SHOWN);
        let message = format!(
            "{}的说明称本表为空表，表内却印有 {} 等 {} 个数，空表说明与表不符",
            table.name(),
            shown.join("、"),
            figures.len()
        );
        let operands = std::iter::once(note).chain(figures.into_iter().take(SHOWN)).collect();
        return log.fails(Severity::Warning, message, operands);
    }
    let folded = around(matter, origin);
    let own = CALLED.iter().find(|(kind, _)| *kind == form.kind).map(|(_, word)| *word);
    let names = |word: &str| folded.contains(word);
    let other = CALLED.iter().find(|(kind, word)| *kind != form.kind && names(word));
    match (own, other) {
        (Some(own), Some((_, other))) if !names(own) => {
            let message = format!("{}的空表说明写的是{other}，没有提到本表的{own}，说明与表名不符", title_of(form));
            log.fails(Severity::Warning, message, vec![title, note]);
        }
        _ => log.holds(vec![title, note]),
    }
}

/// A note may be wrapped: its line and the ones beside it that are no line of a table.
fn around(matter: &Matter<'_>, origin: Origin) -> String {
    let text = &matter.library.document(origin.file).text;
    let mut said = fold(text.line(origin.line));
    for line in (1..origin.line).rev().take(2) {
        let above = fold(text.line(line));
        if said.starts_with("说明") || said.starts_with('注') || above.is_empty() {
            break;
        }
        said.insert_str(0, &above);
    }
    said
}

fn title_of(form: &Form) -> String {
    format!("“{}”", form.title)
}
