//! The rows of a table are those of its form: codes with all their digits, no level left out, no row of the form missing.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Value};
use crate::accounts;
use crate::model::{AccountLevel, Code, FormKind, Line, LineId};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "table-rows",
    statement: "表内科目编码位数完整，各级科目逐级列出，表式固有的行不缺",
    english: "Codes have all their digits, every level of accounts is listed, and no row of the form is missing",
    severity: Severity::Note,
    basis: "政府收支分类科目的编码规则；表式",
    run,
};

/// How many rows without a figure show that a table prints all rows of its form.
const PRINTED_BLANK: usize = 4;

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        digits(matter, table, log);
        levels(matter, table, log);
        if matches!(table.form.kind, FormKind::GeneralBasic | FormKind::FiscalBasic) {
            rows(matter, table, log);
        }
    }
}

fn named(matter: &Matter<'_>, table: Table<'_>, id: LineId) -> Operand {
    let line = table.line(id);
    matter.said(&table.label(id, None), Value::Words((&*line.name).into()), line.origin)
}

/// A 款 is printed with two digits: 02, not 2.
fn digits(matter: &Matter<'_>, table: Table<'_>, log: &mut Log) {
    let short = |line: &Line| {
        let Some(code) = line.code.filter(|code| code.level() != AccountLevel::Class) else { return false };
        let own = code.own_digits();
        let mut parts = matter.text(line.origin).split_whitespace();
        let leads = parts.next() == Some(&code.class().to_string());
        let printed: Vec<&str> =
            parts.take_while(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())).collect();
        leads && own.starts_with('0') && printed.last() == Some(&own.trim_start_matches('0'))
    };
    let found: Vec<LineId> = table.form.line_ids().filter(|id| short(table.line(*id))).collect();
    if let Some(first) = found.first() {
        let line = table.line(*first);
        let shown: Vec<String> =
            found.iter().map(|id| table.line(*id)).take(4).map(|line| format!("{}", line.name)).collect();
        let own = line.code.map(Code::own_digits).unwrap_or_default();
        let message = format!(
            "{}的款级代码印作一位“{}”，其余款级代码为两位“{own}”（{}）",
            table.name(),
            own.trim_start_matches('0'),
            shown.join("、")
        );
        log.fails(Severity::Note, message, found.iter().take(4).map(|id| named(matter, table, *id)).collect());
    }
}

/// Where one 类 lists its 款, the others do.
fn levels(matter: &Matter<'_>, table: Table<'_>, log: &mut Log) {
    let items = || table.form.line_ids().filter(|id| table.line(*id).level() == Some(AccountLevel::Item));
    let has = |code: Option<Code>| code.is_some_and(|code| !table.account(code).is_empty());
    let (with, without): (Vec<LineId>, Vec<LineId>) =
        items().partition(|id| has(table.line(*id).code.and_then(Code::parent)));
    let headed = without.iter().filter(|id| has(table.line(**id).code.map(Code::class)));
    let mut missing: Vec<Code> = headed.filter_map(|id| table.line(*id).code.and_then(Code::parent)).collect();
    missing.dedup();
    if with.is_empty() || !table.form.troubles.is_empty() && missing.is_empty() {
        return;
    }
    let Some(first) = missing.first() else {
        return log.holds(with.iter().take(2).map(|id| named(matter, table, *id)).collect());
    };
    let under = without.iter().filter(|id| table.line(**id).code.and_then(Code::parent) == Some(*first));
    let operands: Vec<Operand> = under.chain(with.first()).map(|id| named(matter, table, *id)).collect();
    let codes: Vec<String> = missing.iter().map(Code::to_string).collect();
    let message = format!(
        "{}的{}类下没有款级行{}，直接列项，而其他类列有款级科目，级次不全",
        table.name(),
        first.class(),
        codes.join("、")
    );
    log.fails(Severity::Note, message, operands);
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
            let operands: Vec<Operand> =
                table.account(beside(&code)).iter().map(|id| named(matter, table, *id)).collect();
            let message = format!("{}缺{code}{name}一行，表式中其余各款不论有无数据都已列出", table.name());
            log.fails(Severity::Note, message, operands);
        }
    }
}
