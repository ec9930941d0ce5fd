//! The money of a self-evaluation form adds up, column by column.

use super::super::{Log, Operand, Rule, Severity, Value, Why};
use super::shared_evaluation::name_of;
use crate::model::{Execution, Fund, SelfEvaluation};
use crate::money::Amount;
use crate::source::Origin;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "evaluation-funds",
    statement: "绩效自评表年初预算数、全年预算数、全年执行数各栏，资金总额等于各项资金之和",
    english: "On a self-evaluation form the parts of the money make its total, in the budget columns and in what was spent",
    severity: Severity::Error,
    basis: "算术；财预〔2020〕10号 项目支出绩效自评表",
    run: |matter, log| {
        for form in &matter.disclosure.self_evaluations {
            columns(form, log);
        }
    },
};

/// What a column is called, and its figure in a row.
type Column = (&'static str, fn(&Execution) -> Option<(Amount, Origin)>);

const COLUMNS: [Column; 3] =
    [("年初预算数", |row| row.initial), ("全年预算数", |row| row.budget), ("全年执行数", |row| row.spent)];

/// How the money is divided: by where it comes from, and by what it is for.
const DIVISIONS: [&[Fund]; 2] = [&[Fund::Fiscal, Fund::Carried, Fund::Other], &[Fund::Basic, Fund::Project]];

fn columns(form: &SelfEvaluation, log: &mut Log) {
    let Some(whole) = form.whole() else { return };
    for division in DIVISIONS {
        let rows: Vec<&Execution> = form.funds.iter().filter(|row| division.contains(&row.fund)).collect();
        // One row of a kind and no second: 中央财政资金 beside 省级财政资金 may be parts of the whole or of each other.
        let twice = |row: &&&Execution| rows.iter().filter(|other| other.fund == row.fund).count() > 1;
        let unplaced: Vec<&Execution> = form.funds.iter().filter(|row| row.fund == Fund::Unplaced).collect();
        let wholes = form.funds.iter().filter(|row| row.fund == Fund::Total).count();
        let open = rows.iter().any(|row| twice(&row)) || wholes > 1 || !unplaced.is_empty();
        for (column, figure) in COLUMNS {
            let operand = |row: &&Execution| {
                let (amount, origin) = figure(row)?;
                let label = format!("{}·{}·{column}", name_of(form), row.label);
                Some(Operand { label: label.into(), value: Value::Money(amount), origin })
            };
            let mut parts: Vec<Operand> = rows.iter().filter_map(operand).collect();
            let Some(whole) = operand(&whole).filter(|_| !parts.is_empty()) else { continue };
            if open && !Log::adds_up(&whole, &parts) {
                parts.extend(unplaced.iter().filter_map(operand));
            }
            if open && !Log::adds_up(&whole, &parts) {
                log.unchecked(Why::Ambiguous, format!("{}自评表{column}各项之和", name_of(form)), vec![whole]);
            } else if let ([only], true) = (parts.as_slice(), division.len() > rows.len()) {
                // Where the form leaves the other kinds out, what is printed is a part.
                log.within(Severity::Error, only.clone(), whole);
            } else {
                log.sum(Severity::Error, "绩效自评表资金", whole, parts);
            }
        }
    }
}
