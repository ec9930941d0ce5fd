//! What a table prints as a change is the one column less the other.

use rust_decimal::Decimal;

use super::super::log::as_printed;
use super::super::{Log, Matter, Reading, Rule, Severity, Table, Value};
use crate::model::{Column, LineId};
use crate::text::fold;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "row-changes",
    statement: "表内增减额栏等于本年数减上年数",
    english: "A column of changes in a table is this year's column less last year's",
    severity: Severity::Error,
    basis: "算术；表头写明两栏相比（2024年预算数比2023年执行数）",
    run,
};

/// What heads a column of changes.
const CHANGES: &[&str] = &["增减额", "增减数", "增减金额", "增减变化"];

/// What a year's column is called behind the year.
const FIGURES: &[&str] = &["预算数", "执行数", "决算数", "预算", "决算"];

/// A column of changes and the two that it compares, as places among the columns of the form.
struct Compared {
    this: usize,
    last: usize,
    change: usize,
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    for table in matter.tables() {
        for block in &table.form.blocks {
            let columns = &table.form.columns[block.columns.clone()];
            for compared in (0..columns.len()).filter_map(|at| compared(columns, at)) {
                for id in table.form.line_ids() {
                    if table.form.columns_of(table.line(id)) == block.columns {
                        line(table, id, block.columns.start, &compared, log);
                    }
                }
            }
        }
    }
}

/// The columns that a column of changes names: 2024年预算数比2023年执行数. `None` where one of them is not exactly one column.
fn compared(columns: &[Column], change: usize) -> Option<Compared> {
    let header = fold(&columns[change].header);
    let words = CHANGES.iter().find_map(|word| header.strip_suffix(word))?;
    let (this, last) = words.trim_end_matches(['/', '的']).split_once('比')?;
    let last = last.trim_end_matches("相比");
    // 2024年 alone is 2024年预算数 where no other column is of that year.
    let is = |column: &Column, name: &str| {
        let header = fold(&column.header);
        let rest = header.strip_prefix(name)?;
        let named = || FIGURES.iter().find_map(|word| rest.strip_prefix(word));
        let figure = if name.ends_with(['年', '度']) { named().unwrap_or(rest) } else { rest };
        let whole = figure.is_empty() || ["/小计", "/合计", "/总计"].contains(&figure);
        whole.then_some(())
    };
    let only = |name: &str| {
        let mut found = (0..columns.len()).filter(|at| *at != change && is(&columns[*at], name).is_some());
        found.next().filter(|_| !name.is_empty() && found.next().is_none())
    };
    Some(Compared { this: only(this)?, last: only(last)?, change })
}

/// This year's figure against last year's and the change together. Of a blank nobody can say whether it is nought, but where
/// nothing else is printed.
fn line(table: Table<'_>, id: LineId, first: usize, of: &Compared, log: &mut Log) {
    let [this, last, change] = [of.this, of.last, of.change].map(|column| table.at(id, first + column));
    let (Reading::Printed(this), Reading::Printed(change)) = (this, change) else { return };
    match last {
        Reading::Printed(last) if Log::adds_up(&this, &[last.clone(), change.clone()]) => {
            log.sum(Severity::Error, &table.name(), this, vec![last, change]);
        }
        Reading::Printed(last) => {
            let numbers = [&this, &last, &change].map(|operand| operand.value.number());
            let [Some(now), Some(then), Some(found)] = numbers else { return };
            let expected = now - then;
            if is_percent(&change.value, expected, then) {
                return;
            }
            let should = as_printed(&change.value, expected);
            let message = format!(
                "{}印 {}，{} 减 {} 应为 {should}",
                change.label,
                change.value.printed(),
                this.value.printed(),
                last.value.printed()
            );
            log.fails_by(Severity::Error, (expected, found), message, vec![change, this, last]);
        }
        Reading::Blank if this.value.number() == change.value.number() => log.holds(vec![this, change]),
        Reading::Blank | Reading::InDoubt => {}
    }
}

/// Whether a change is printed in percent, of which its header need say nothing: 12.50 from 80 to 90.
fn is_percent(change: &Value, moved: Decimal, of: Decimal) -> bool {
    let Value::Money(amount) = change else { return false };
    let percent = moved.checked_mul(Decimal::ONE_HUNDRED).and_then(|moved| moved.checked_div(of));
    percent.is_some_and(|percent| {
        (percent - amount.number).abs() <= Decimal::new(5, (amount.number.scale() + 1).min(Decimal::MAX_SCALE))
    })
}
