//! An account that two tables of a disclosure print has the same amount in both.

use super::super::{Log, Matter, Operand, Reading, Rule, Severity, Table, Why};
use super::shared_tables::{account_lines, bare, codes, column, is_all_general, total_figures};
use crate::model::{AccountLevel, Code, DisclosureKind, FormKind, LineId, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "account-to-account",
    statement: "同一科目在各表的数额相符，一般公共预算的数额不大于全部支出的数额",
    english: "An account has the same amount in every table that prints the same money, and its general-budget part is no more than the whole",
    severity: Severity::Error,
    basis: "表间勾稽关系；科目编码与名称",
    run,
};

use FormKind as K;

/// Tables that list accounts, and in which columns they print the same money: the part first, then the whole.
const LISTED: &[(FormKind, FormKind, &[Role])] = &[
    (K::GeneralExpenditure, K::Expenditure, &[Role::Total, Role::Basic, Role::Project]),
    (K::FiscalExpenditure, K::Expenditure, &[Role::Total, Role::Basic, Role::Project]),
    (K::GeneralExpenditure, K::FiscalExpenditure, &[Role::Total, Role::Basic, Role::Project]),
    (K::GeneralBasic, K::FiscalBasic, &[Role::Total]),
];

/// Tables with two sides whose classes another table lists, and the column of each.
const CLASSES: &[(FormKind, Role, FormKind)] = &[
    (K::ReceiptsExpenditure, Role::Total, K::Expenditure),
    (K::FiscalReceiptsExpenditure, Role::General, K::GeneralExpenditure),
    (K::FiscalReceiptsExpenditure, Role::Total, K::FiscalExpenditure),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let all_general = is_all_general(matter);
    for (part, whole, roles) in LISTED {
        if let Some((part, whole)) = matter.table(*part).zip(matter.table(*whole)) {
            roles.iter().for_each(|role| listed(part, whole, *role, all_general, log));
        }
    }
    if let Some((revenue, spent)) = matter.table(K::Revenue).zip(matter.table(K::Expenditure)) {
        // A budget without money from the year before spends under each account what it receives for it.
        if matter.disclosure.kind == DisclosureKind::Budget && same_total(revenue, spent) {
            each(revenue, spent, Role::Total, Bound::Equal, log);
        }
    }
    for (two_sided, role, list) in CLASSES {
        if let Some((two_sided, list)) = matter.table(*two_sided).zip(matter.table(*list)) {
            classes(two_sided, *role, list, log);
        }
    }
    if let Some((projects, spent)) = matter.table(K::GeneralProjects).zip(matter.table(K::GeneralExpenditure)) {
        of_projects(projects, spent, log);
    }
}

/// What must be between the two amounts of an account.
#[derive(Clone, Copy, PartialEq)]
enum Bound {
    Equal,
    NoMore,
}

fn listed(part: Table<'_>, whole: Table<'_>, role: Role, all_general: Option<bool>, log: &mut Log) {
    let equal = all_general.unwrap_or_else(|| same_total(part, whole));
    each(part, whole, role, if equal { Bound::Equal } else { Bound::NoMore }, log);
}

/// Whether the 合计 lines of two tables print the same.
fn same_total(one: Table<'_>, other: Table<'_>) -> bool {
    let total = |table| total_figures(table, 0, Role::Total).figures.last().and_then(|total| total.value.number());
    total(one).is_some_and(|number| total(other) == Some(number))
}

fn each(part: Table<'_>, whole: Table<'_>, role: Role, bound: Bound, log: &mut Log) {
    let Some((left, right)) = column(part, 0, role).zip(column(whole, 0, role)) else { return };
    let between = between(part, whole);
    for code in codes(part) {
        let Some(a) = only(part, code, left, log) else { continue };
        match (a, account_lines(whole, code).as_slice()) {
            (Reading::Printed(a), &[line]) => match (whole.at(line, right), bound) {
                (Reading::Printed(b), Bound::Equal) => log.equal(Severity::Error, &between, a, b),
                (Reading::Printed(b), Bound::NoMore) => log.within(Severity::Error, a, b),
                (Reading::InDoubt, _) => log.unchecked(Why::InDoubt, about(&between, &a), vec![a]),
                (Reading::Blank, _) => blank(&a, whole, line, log),
            },
            // Told once for an account, not for each of its columns.
            (Reading::Printed(a), []) if role == Role::Total => missing(a, code, whole, log),
            (Reading::Printed(_), []) => {}
            (Reading::Printed(a), _) => log.unchecked(Why::Ambiguous, about(&between, &a), vec![a]),
            (Reading::InDoubt, &[line, ..]) => {
                log.unchecked(Why::InDoubt, format!("{between}，科目{code}的比较"), vec![whole.place(line)]);
            }
            (Reading::InDoubt | Reading::Blank, _) => {}
        }
    }
    if bound == Bound::Equal && role == Role::Total {
        for code in codes(whole).into_iter().filter(|code| part.account(*code).is_empty()) {
            if let Some(Reading::Printed(b)) = only(whole, code, right, log) {
                missing(b, code, part, log);
            }
        }
    }
}

fn between(one: Table<'_>, other: Table<'_>) -> String {
    format!("{}与{}之间", one.name(), other.name())
}

fn about(between: &str, operand: &Operand) -> String {
    format!("{between}，{}", operand.label)
}

/// What the one line of an account prints; `None` where the table has it more than once, which is written down.
fn only(table: Table<'_>, code: Code, column: usize, log: &mut Log) -> Option<Reading> {
    match account_lines(table, code).as_slice() {
        [] => None,
        &[line] => Some(table.at(line, column)),
        &[first, ..] => {
            let operand = table.at(first, column).printed();
            log.unchecked(
                Why::Ambiguous,
                format!("{}的{code}与他表的比较", table.name()),
                operand.into_iter().collect(),
            );
            None
        }
    }
}

/// An amount where the other table has the line and leaves it blank.
fn blank(amount: &Operand, other: Table<'_>, line: LineId, log: &mut Log) {
    if amount.value.number().is_some_and(|number| !number.is_zero()) {
        let message = format!("{}印 {}，{}这一行未填数", amount.label, amount.value.printed(), other.label(line, None));
        log.fails(Severity::Error, message, vec![amount.clone()]);
    }
}

/// An amount of an account that the other table has no line for. A missing 款 is a matter of form and told elsewhere.
fn missing(amount: Operand, code: Code, other: Table<'_>, log: &mut Log) {
    let level = code.level();
    let has_level = other.form.lines.iter().any(|line| line.level() == Some(level));
    let is_zero = amount.value.number().is_none_or(|number| number.is_zero());
    if is_zero || !has_level {
        return;
    }
    if level == AccountLevel::Section {
        let about = format!("{}在{}里的数", amount.label, other.name());
        return log.unchecked(Why::NotPrinted, about, vec![amount]);
    }
    let message = format!("{}印 {}，{}没有科目 {code} 这一行", amount.label, amount.value.printed(), other.name());
    log.fails(Severity::Error, message, vec![amount]);
}

/// The classes of the expenditure side, by code, or by name where the table prints no codes.
fn classes(table: Table<'_>, role: Role, list: Table<'_>, log: &mut Log) {
    let blocks = (1..table.form.blocks.len() as u8).find_map(|block| Some((block, column(table, block, role)?)));
    let Some(((block, left), right)) = blocks.zip(column(list, 0, Role::Total)) else { return };
    let between = between(table, list);
    for id in table.form.line_ids().filter(|id| table.line(*id).block == block && !table.line(*id).total) {
        let line = table.line(id);
        let is_class =
            |of: &LineId| list.line(*of).level() == Some(AccountLevel::Class) && list.line(*of).project.is_none();
        let name = bare(&line.name);
        let same = |of: &LineId| match line.code {
            Some(code) => list.line(*of).code == Some(code),
            None => *list.line(*of).name == *name,
        };
        let found: Vec<LineId> = list.form.line_ids().filter(is_class).filter(same).collect();
        let (a, of) = match (table.at(id, left), found.as_slice()) {
            (Reading::Printed(a), &[of]) => (a, of),
            (Reading::InDoubt, &[of]) if list.at(of, right) != Reading::Blank => {
                log.unchecked(
                    Why::InDoubt,
                    format!("{between}，{}", table.label(id, Some(left))),
                    vec![table.place(id)],
                );
                continue;
            }
            _ => continue,
        };
        match list.at(of, right) {
            Reading::Printed(b) => log.equal(Severity::Error, &between, a, b),
            Reading::InDoubt => log.unchecked(Why::InDoubt, about(&between, &a), vec![a]),
            Reading::Blank => blank(&a, list, of, log),
        }
    }
}

/// The projects of an account make what the expenditure table prints of it as 项目支出.
fn of_projects(projects: Table<'_>, spent: Table<'_>, log: &mut Log) {
    let Some((left, right)) = column(projects, 0, Role::Total).zip(column(spent, 0, Role::Project)) else { return };
    let between = between(spent, projects);
    for code in codes(projects) {
        let (lines, &[line]) = (projects.account(code), account_lines(spent, code).as_slice()) else { continue };
        let single: Vec<LineId> = lines.iter().copied().filter(|id| projects.line(*id).project.is_some()).collect();
        let lines = if single.is_empty() { lines } else { single };
        let readings: Vec<Reading> = lines.iter().map(|id| projects.at(*id, left)).collect();
        let whole = match spent.at(line, right) {
            Reading::Printed(whole) => whole,
            Reading::InDoubt => {
                log.unchecked(Why::InDoubt, format!("{between}，科目{code}的项目支出"), vec![spent.place(line)]);
                continue;
            }
            Reading::Blank => continue,
        };
        if readings.contains(&Reading::InDoubt) {
            log.unchecked(Why::InDoubt, about(&between, &whole), vec![whole]);
            continue;
        }
        let parts: Vec<Operand> = readings.into_iter().filter_map(Reading::printed).collect();
        if !parts.is_empty() {
            log.sum(Severity::Error, &between, whole, parts);
        }
    }
}
