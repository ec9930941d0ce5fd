//! 机关运行经费 is what basic expenditure has for goods and services, where the body has no units that are left out of it.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Why};
use super::shared_public::public;
use super::shared_tables::{account_lines, codes, column, total_figures};
use crate::check::{Agreement, agreement};
use crate::model::{AccountLevel, Code, FixedRole, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "operating-cost-table",
    statement: "机关运行经费表与基本支出的商品和服务支出相符",
    english: "The table of operating cost agrees with goods and services in basic expenditure",
    severity: Severity::Error,
    basis: "机关运行经费的口径：行政单位和参公单位的公用经费",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let Some(basic) = matter.table(FormKind::GeneralBasic) else { return };
    if let Some(cost) = matter.table(FormKind::OperatingCost) {
        listed(cost, basic, log);
    }
    let cost = matter.table(FormKind::ThreePublic);
    let cost = cost.and_then(|table| public(table, Role::Fixed(FixedRole::OperatingCost))?.printed());
    let public = total_figures(basic, 0, Role::Public).figures.into_iter().next_back();
    if let Some((cost, public)) = cost.zip(public) {
        total(cost, public, &basic.name(), log);
    }
}

/// Two totals that are equal where nobody is left out of the one; where they are not, nobody can tell from the tables.
fn total(cost: Operand, measure: Operand, between: &str, log: &mut Log) -> bool {
    let equal = agreement(&cost.value, &measure.value).is_some_and(|agreement| agreement <= Agreement::Rounded);
    if equal {
        log.equal(Severity::Error, between, cost, measure);
    } else {
        log.unchecked(Why::OtherScope, format!("{}与{}", cost.label, measure.label), vec![cost, measure]);
    }
    equal
}

fn listed(cost: Table<'_>, basic: Table<'_>, log: &mut Log) {
    let Some((left, right)) = column(cost, 0, Role::Total).zip(column(basic, 0, Role::Total)) else { return };
    let at = |table: Table<'_>, code: Code, column: usize| match account_lines(table, code).as_slice() {
        &[line] => table.at(line, column).printed(),
        _ => None,
    };
    let Some(goods) = Code::parse("302") else { return };
    let Some((whole, measure)) = at(cost, goods, left).zip(at(basic, goods, right)) else { return };
    let between = format!("{}与{}之间", cost.name(), basic.name());
    if !total(whole, measure, &between, log) {
        return;
    }
    // The same money: so is every account below it.
    for code in codes(cost).into_iter().filter(|code| code.level() == AccountLevel::Section && code.class() == goods) {
        if let Some((one, other)) = at(cost, code, left).zip(at(basic, code, right)) {
            log.equal(Severity::Error, &between, one, other);
        }
    }
}
