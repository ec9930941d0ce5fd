//! A table that prints rows of its form without a figure prints all of them.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Value};
use crate::accounts;
use crate::model::{Code, FormKind, LineId};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "form-rows",
    statement: "列出空行的表，表式固有的各行都不缺",
    english: "A table that prints rows without figures prints every row of its form",
    severity: Severity::Note,
    basis: "表式",
    run,
};

/// How many rows without a figure show that a table prints all rows of its form.
const PRINTED_BLANK: usize = 4;

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        if matches!(table.form.kind, FormKind::GeneralBasic | FormKind::FiscalBasic) {
            rows(matter, table, log);
        }
    }
}

fn named(matter: &Matter<'_>, table: Table<'_>, id: LineId) -> Operand {
    let line = table.line(id);
    matter.said(&table.label(id, None), Value::Words((&*line.name).into()), line.origin)
}

/// A table that prints the rows of its form without a figure prints all of them.
fn rows(matter: &Matter<'_>, table: Table<'_>, log: &mut Log) {
    let year = matter.disclosure.year;
    for class in [301, 302, 303].iter().filter_map(|class: &u32| Code::parse(&class.to_string())) {
        let all: Vec<Code> = accounts::sections(class, year).collect();
        let (there, missing): (Vec<Code>, Vec<Code>) = all.iter().partition(|code| !table.account(**code).is_empty());
        let blank = there.iter().flat_map(|code| table.account(*code));
        let blank = blank.filter(|id| table.form.cells(table.line(*id)).is_empty()).count();
        let of_form = blank >= PRINTED_BLANK && missing.len() * 4 <= all.len();
        let Some(before) = there.last().filter(|_| of_form) else { continue };
        let beside = |code: &Code| there.iter().rfind(|other| *other < code).unwrap_or(before).to_owned();
        if missing.is_empty() {
            let first = table.account(*before);
            log.holds(first.iter().map(|id| named(matter, table, *id)).collect());
        }
        for code in missing {
            let name = accounts::standard(code, year).unwrap_or_default();
            if is_printed(matter, table, name) {
                continue;
            }
            let operands: Vec<Operand> =
                table.account(beside(&code)).iter().map(|id| named(matter, table, *id)).collect();
            let message = format!("{}缺{code}{name}一行，表式中其余各款不论有无数据都已列出", table.name());
            log.fails(Severity::Note, message, operands);
        }
    }
}

/// Whether a name stands anywhere in a table: then its row was not read.
fn is_printed(matter: &Matter<'_>, table: Table<'_>, name: &str) -> bool {
    let origin = table.form.origin;
    let last = table.form.lines.iter().map(|line| line.origin.line).max().unwrap_or(origin.line);
    let text = &matter.library.document(origin.file).text;
    (origin.line..=last).any(|line| fold(text.line(line)).contains(&fold(name)))
}
