//! The totals that two tables of a disclosure print of the same money.

use super::super::{Log, Matter, Operand, Rule, Severity, Table, Why};
use super::shared_tables::{Found, is_all_general, last_block, line_of_role, total_figures, totals};
use crate::model::{DisclosureKind, FixedRole, FormKind, LineId, Role};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "table-to-table",
    statement: "同一笔资金在各表的合计数相符",
    english: "Tables that total the same money print the same total",
    severity: Severity::Error,
    basis: "表间勾稽关系；各表的表式",
    run,
};

/// Where a total stands.
#[derive(Clone, Copy)]
enum Place {
    /// The totals of the receipts of a table with two sides.
    Receipts(Role),
    /// The totals of its expenditure.
    Spending(Role),
    /// The line of the receipts that says a role.
    ReceiptsLine(Role),
    /// The line of the expenditure by use that says a role.
    SpendingLine(Role),
    /// The 合计 line of a plain table.
    Plain(Role),
}

/// When two totals must be equal.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// Always.
    Always,
    /// In a budget.
    Budget,
    /// In final accounts.
    Final,
    /// Where all money is 一般公共预算.
    AllGeneral,
}

type Side = (FormKind, Place);

use FormKind as K;
use Place::{Plain, Receipts, ReceiptsLine, Spending, SpendingLine};

const RESERVE: Role = Role::Fixed(FixedRole::Reserve);

/// What must be equal.
const EQUAL: &[(Side, Side, When)] = &[
    ((K::Revenue, Plain(Role::Total)), (K::ReceiptsExpenditure, Receipts(Role::Total)), When::Always),
    ((K::Expenditure, Plain(Role::Total)), (K::ReceiptsExpenditure, Spending(Role::Total)), When::Always),
    ((K::Expenditure, Plain(Role::Basic)), (K::ReceiptsExpenditure, SpendingLine(Role::Basic)), When::Always),
    ((K::Expenditure, Plain(Role::Project)), (K::ReceiptsExpenditure, SpendingLine(Role::Project)), When::Always),
    ((K::Expenditure, Plain(RESERVE)), (K::ReceiptsExpenditure, SpendingLine(RESERVE)), When::Always),
    ((K::Revenue, Plain(Role::General)), (K::ReceiptsExpenditure, ReceiptsLine(Role::General)), When::Always),
    ((K::Revenue, Plain(Role::Fund)), (K::ReceiptsExpenditure, ReceiptsLine(Role::Fund)), When::Always),
    ((K::Revenue, Plain(Role::Fiscal)), (K::ReceiptsExpenditure, ReceiptsLine(Role::Fiscal)), When::Always),
    ((K::Revenue, Plain(Role::Fiscal)), (K::FiscalReceiptsExpenditure, Receipts(Role::Total)), When::Final),
    (
        (K::FiscalReceiptsExpenditure, ReceiptsLine(Role::General)),
        (K::ReceiptsExpenditure, ReceiptsLine(Role::General)),
        When::Always,
    ),
    (
        (K::FiscalReceiptsExpenditure, Receipts(Role::Total)),
        (K::ReceiptsExpenditure, ReceiptsLine(Role::Fiscal)),
        When::Budget,
    ),
    ((K::FiscalExpenditure, Plain(Role::Total)), (K::FiscalReceiptsExpenditure, Spending(Role::Total)), When::Always),
    ((K::FiscalBasic, Plain(Role::Total)), (K::FiscalReceiptsExpenditure, SpendingLine(Role::Basic)), When::Always),
    (
        (K::GeneralExpenditure, Plain(Role::Total)),
        (K::FiscalReceiptsExpenditure, Spending(Role::General)),
        When::Always,
    ),
    (
        (K::GeneralExpenditure, Plain(Role::Total)),
        (K::FiscalReceiptsExpenditure, ReceiptsLine(Role::General)),
        When::Budget,
    ),
    ((K::GovernmentFund, Plain(Role::Total)), (K::FiscalReceiptsExpenditure, Spending(Role::Fund)), When::Always),
    ((K::StateCapital, Plain(Role::Total)), (K::FiscalReceiptsExpenditure, Spending(Role::Capital)), When::Always),
    ((K::GeneralExpenditure, Plain(Role::Total)), (K::Expenditure, Plain(Role::Total)), When::AllGeneral),
    ((K::GeneralExpenditure, Plain(Role::Basic)), (K::Expenditure, Plain(Role::Basic)), When::AllGeneral),
    ((K::GeneralExpenditure, Plain(Role::Project)), (K::Expenditure, Plain(Role::Project)), When::AllGeneral),
    ((K::FiscalExpenditure, Plain(Role::Total)), (K::Expenditure, Plain(Role::Total)), When::AllGeneral),
    ((K::GeneralExpenditure, Plain(Role::Total)), (K::FiscalExpenditure, Plain(Role::Total)), When::AllGeneral),
    ((K::GeneralBasic, Plain(Role::Total)), (K::GeneralExpenditure, Plain(Role::Basic)), When::Always),
    ((K::GeneralBasic, Plain(Role::Total)), (K::Expenditure, Plain(Role::Basic)), When::AllGeneral),
    ((K::GeneralBasic, Plain(Role::Total)), (K::FiscalBasic, Plain(Role::Total)), When::AllGeneral),
    ((K::GeneralProjects, Plain(Role::Total)), (K::GeneralExpenditure, Plain(Role::Project)), When::Always),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let all_general = is_all_general(matter) == Some(true);
    let kind = matter.disclosure.kind;
    for (left, right, when) in EQUAL {
        let applies = match when {
            When::Always => true,
            When::Budget => kind == DisclosureKind::Budget,
            When::Final => kind == DisclosureKind::Final,
            When::AllGeneral => all_general,
        };
        if let Some((one, other)) = matter.table(left.0).zip(matter.table(right.0)).filter(|_| applies) {
            compare((one, left.1), (other, right.1), log);
        }
    }
}

fn compare(left: (Table<'_>, Place), right: (Table<'_>, Place), log: &mut Log) {
    let between = format!("{}与{}之间", left.0.name(), right.0.name());
    let (claims, measures) = (find(left.0, left.1), find(right.0, right.1));
    if claims.in_doubt || measures.in_doubt {
        return log.unchecked(Why::InDoubt, format!("{between}的合计数"), Vec::new());
    }
    if let Some(parts) = divided(left.0, left.1) {
        // One of the two alone is less than the whole for a good reason.
        if let Some(whole) = measures.figures.last().filter(|_| parts.len() > 1) {
            log.sum(Severity::Error, &between, whole.clone(), parts);
        }
        return;
    }
    if let Some((claim, measure)) = nearest(&claims.figures, &measures.figures) {
        // Of two tables one may hold the money of the year only, the other what was carried over as well.
        if let Some((whole, parts)) = with_carried(&claim, &measure, [left.0, right.0]) {
            return log.sum(Severity::Error, &between, whole, parts);
        }
        log.equal(Severity::Error, &between, claim, measure);
    }
}

/// The larger of two totals and what makes it, where that is the smaller and what one of the tables says was carried over.
fn with_carried(claim: &Operand, measure: &Operand, tables: [Table<'_>; 2]) -> Option<(Operand, Vec<Operand>)> {
    let (one, other) = (claim.value.number()?, measure.value.number()?);
    let (whole, part) = if one > other { (claim, measure) } else { (measure, claim) };
    let carried = tables.into_iter().flat_map(|table| {
        let roles = [FixedRole::CarryOver, FixedRole::CarriedIn].map(Role::Fixed);
        roles.into_iter().flat_map(move |role| line_of_role(table, 0, role).figures)
    });
    let missing = (one - other).abs();
    let mut carried = carried.filter(|figure| !missing.is_zero() && figure.value.number() == Some(missing));
    carried.next().map(|figure| (whole.clone(), vec![part.clone(), figure]))
}

/// What stands at a place.
fn find(table: Table<'_>, place: Place) -> Found {
    let last = last_block(table);
    match place {
        Place::Plain(role) => total_figures(table, 0, role),
        Place::Receipts(role) if last.is_some() => total_figures(table, 0, role),
        Place::ReceiptsLine(role) if last.is_some() => line_of_role(table, 0, role),
        Place::Spending(role) => last.map(|block| total_figures(table, block, role)).unwrap_or_default(),
        Place::SpendingLine(role) => last.map(|block| line_of_role(table, block, role)).unwrap_or_default(),
        Place::Receipts(_) | Place::ReceiptsLine(_) => Found::default(),
    }
}

/// 人员经费合计 and 公用经费合计, where a table prints these and no 合计 of both.
fn divided(table: Table<'_>, place: Place) -> Option<Vec<Operand>> {
    let Place::Plain(role) = place else { return None };
    let blocks = 0..table.form.blocks.len() as u8;
    let lines: Vec<LineId> = blocks.clone().flat_map(|block| totals(table, block)).collect();
    let is_part = |id: &LineId| {
        let name = &table.line(*id).name;
        name.contains("人员") || name.contains("公用")
    };
    let both = !lines.is_empty() && lines.iter().all(is_part);
    both.then(|| blocks.flat_map(|block| total_figures(table, block, role).figures).collect())
}

/// Of the figures that may be meant on each side, the two that lie nearest to each other; the later of equal ones.
fn nearest(claims: &[Operand], measures: &[Operand]) -> Option<(Operand, Operand)> {
    let pairs = claims.iter().rev().flat_map(|claim| measures.iter().rev().map(move |measure| (claim, measure)));
    let apart =
        |pair: &(&Operand, &Operand)| pair.0.value.number().zip(pair.1.value.number()).map(|(a, b)| (a - b).abs());
    let near = pairs.min_by_key(apart)?;
    Some((near.0.clone(), near.1.clone()))
}
