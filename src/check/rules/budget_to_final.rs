//! What final accounts call the initial budget is what the budget of that year prints.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Why};
use super::shared_places::{Spot, named};
use super::shared_public::public_in;
use crate::model::{DisclosureKind, FixedRole, FormKind, Phase, Role, Statement};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "budget-to-final",
    statement: "决算所说的年初预算数等于当年预算公开的数",
    english: "The initial budget that final accounts state is what the budget of that year prints",
    severity: Severity::Warning,
    basis: "预算公开与决算公开的同一科目",
    run,
};

/// The roles of the 三公经费 table.
const PUBLIC: [FixedRole; 6] = [
    FixedRole::Total,
    FixedRole::Abroad,
    FixedRole::Vehicles,
    FixedRole::VehiclePurchase,
    FixedRole::VehicleRunning,
    FixedRole::Reception,
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    if matter.disclosure.kind != DisclosureKind::Final {
        return;
    }
    let planned: Vec<&Statement> = matter.disclosure.statements.iter().filter(|s| is_initial(s)).collect();
    let table = matter.table(FormKind::ThreePublic);
    let Some(budget) = matter.other(matter.disclosure.year, DisclosureKind::Budget) else {
        if !planned.is_empty() || table.is_some() {
            log.unchecked(Why::NotInFolder, "决算所说的年初预算数", Vec::new());
        }
        return;
    };
    for statement in planned {
        stated(matter, &budget, statement, log);
    }
    if let Some(table) = table {
        three_public(table, &budget, log);
    }
}

/// Whether a sentence calls its amount the initial budget.
fn is_initial(statement: &Statement) -> bool {
    let text = statement.text.replace([',', '，', ' '], "");
    let amount = statement.amount.number.to_string();
    ["年初预算", "年初预算数", "年初预算为", "年初预算数为"]
        .iter()
        .any(|words| text.contains(&format!("{words}{amount}{}", statement.amount.unit.chinese())))
}

fn stated(matter: &Matter<'_>, budget: &Matter<'_>, statement: &Statement, log: &mut Log) {
    let figures: Vec<Operand> =
        named(matter, statement).into_iter().flat_map(|spot: Spot| spot.figures(budget)).collect();
    let claim = matter.stated(statement);
    let Some(number) = claim.value.number() else { return };
    let apart = |figure: &&Operand| figure.value.number().map(|other| (other - number).abs());
    if let Some(nearest) = figures.iter().min_by_key(apart) {
        log.equal(Severity::Warning, "决算与预算之间", claim, of_budget(nearest));
    }
}

/// The 预算数 of the 三公经费 table.
fn three_public(table: Table<'_>, budget: &Matter<'_>, log: &mut Log) {
    for role in PUBLIC.map(Role::Fixed) {
        let planned = public_in(table, role, Some(Phase::Initial)).and_then(|reading| reading.printed());
        let printed = Spot::Public(role).figures(budget).into_iter().next();
        if let Some((planned, printed)) = planned.zip(printed) {
            log.equal(Severity::Warning, "决算与预算之间", planned, of_budget(&printed));
        }
    }
}

fn of_budget(operand: &Operand) -> Operand {
    Operand { label: format!("预算公开·{}", operand.label).into(), ..operand.clone() }
}
