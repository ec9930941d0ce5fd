//! What a year's accounts carry out, the next year's carry in.

use super::super::{Log, Matter, Operand, Rule, Severity, Why};
use super::shared_tables::{column, last_block};
use crate::model::{DisclosureKind, FixedRole, FormKind, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "carried-over",
    statement: "决算的年初结转和结余等于上年决算的年末结转和结余",
    english: "What final accounts carry in is what those of the year before carried out",
    severity: Severity::Warning,
    basis: "上年决算的年末结转和结余即本年年初数",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    if matter.disclosure.kind != DisclosureKind::Final {
        return;
    }
    for kind in [FormKind::ReceiptsExpenditure, FormKind::FiscalReceiptsExpenditure] {
        let Some(carried_in) = carried(matter, kind, FixedRole::CarriedIn) else { continue };
        let Some(last) = matter.last_year() else {
            log.unchecked(Why::NotInFolder, format!("{}与上年年末数", carried_in.label), vec![carried_in]);
            continue;
        };
        if let Some(out) = carried(&last, kind, FixedRole::CarriedOut) {
            let out = Operand { label: format!("上年决算·{}", out.label).into(), ..out };
            log.equal(Severity::Warning, "本年年初与上年年末之间", carried_in, out);
        }
    }
}

/// The line of a table with two sides that says what is carried in or out.
fn carried(matter: &Matter<'_>, kind: FormKind, role: FixedRole) -> Option<Operand> {
    let table = matter.table(kind)?;
    last_block(table)?;
    let id = table.form.line_ids().find(|id| table.line(*id).role == Some(Role::Fixed(role)))?;
    table.at(id, column(table, table.line(id).block, Role::Total)?).printed()
}
