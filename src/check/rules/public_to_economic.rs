//! What basic expenditure has for an account of 三公, 会议 or 培训 is part of what their own table prints.

use super::super::{Log, Matter, Operand, Reading, Rule, Severity, Table, Why};
use super::shared_public::public;
use super::shared_tables::{account_lines, column};
use crate::model::{Code, FixedRole, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "public-to-economic",
    statement: "基本支出中三公、会议、培训的经济科目不大于三公经费表的相应数",
    english: "What basic expenditure has for travel abroad, vehicles, reception, meetings and training is no more than their own table prints",
    severity: Severity::Warning,
    basis: "部分不大于全部：三公经费含基本支出和项目支出；经济分类科目",
    run,
};

/// The economic account and what it is part of.
const PARTS: [(&str, FixedRole); 6] = [
    ("30212", FixedRole::Abroad),
    ("30217", FixedRole::Reception),
    ("30231", FixedRole::VehicleRunning),
    ("31013", FixedRole::VehiclePurchase),
    ("30215", FixedRole::Meetings),
    ("30216", FixedRole::Training),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let Some(public_table) = matter.table(FormKind::ThreePublic) else { return };
    let basic = [FormKind::FiscalBasic, FormKind::GeneralBasic].into_iter().find_map(|kind| matter.table(kind));
    let Some(basic) = basic else { return };
    for (code, role) in PARTS {
        if let Some(code) = Code::parse(code) {
            part(basic, code, public_table, Role::Fixed(role), log);
        }
    }
}

fn part(basic: Table<'_>, code: Code, public_table: Table<'_>, role: Role, log: &mut Log) {
    let &[line] = account_lines(basic, code).as_slice() else { return };
    let Some(at) = column(basic, basic.line(line).block, Role::Total) else { return };
    let Reading::Printed(part) = basic.at(line, at) else { return };
    match public(public_table, role) {
        Some(Reading::Printed(whole)) => log.within(Severity::Warning, part, whole),
        Some(Reading::InDoubt) => log.unchecked(Why::InDoubt, format!("{}与三公经费表", part.label), vec![part]),
        // A name that is wrapped may have lost its figure to the next line: then the table does not add up without it.
        Some(Reading::Blank) if is_some_money(&part) && !adds_up(public_table) => {
            log.unchecked(Why::InDoubt, format!("{}与三公经费表", part.label), vec![part]);
        }
        Some(Reading::Blank) if is_some_money(&part) => {
            let (label, printed, whole) = (&part.label, part.value.printed(), public_table.name());
            let message = format!("{label}印 {printed}，{whole}的{}未填数", role.chinese());
            log.fails(Severity::Warning, message, vec![part.clone()]);
        }
        _ => {}
    }
}

fn is_some_money(part: &Operand) -> bool {
    part.value.number().is_some_and(|number| !number.is_zero())
}

/// Whether what the table prints of 三公 makes the total that it prints, the blank left out.
fn adds_up(table: Table<'_>) -> bool {
    let of = |role: FixedRole| public(table, Role::Fixed(role))?.printed()?.value.number();
    let total = of(FixedRole::Total);
    let number = |role| of(role).unwrap_or_default();
    let vehicles = of(FixedRole::Vehicles)
        .unwrap_or_else(|| number(FixedRole::VehiclePurchase) + number(FixedRole::VehicleRunning));
    let sum = number(FixedRole::Abroad) + vehicles + number(FixedRole::Reception);
    let beside = number(FixedRole::Meetings) + number(FixedRole::Training);
    total.is_some_and(|total| total == sum || total == sum + beside)
}
