//! What a sentence says of the year before is what that year's own document prints.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use super::shared_places::spots;
use crate::check::{Told, finest};
use crate::model::{DisclosureKind, Statement};
use crate::money::Amount;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "last-year-base",
    statement: "文字所说与上年相比的增减，推算出的上年数等于上年公开的数",
    english: "The base that a stated change implies is what last year's own document prints",
    severity: Severity::Warning,
    basis: "算术；上年公开的同一张表",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    let looks_back = |statement: &&Statement| statement.change.is_some() && is_of_last_year(matter, statement);
    let mut statements = matter.disclosure.statements.iter().filter(looks_back).peekable();
    let Some(last) = matter.last_year() else {
        if statements.peek().is_some() {
            log.unchecked(Why::NotInFolder, "文字所说的上年数", Vec::new());
        }
        return;
    };
    for statement in statements {
        base(matter, &last, statement, log);
    }
}

/// Whether a change is against the same kind of figure of the year before: not against what was carried out of a budget, and
/// not against this year, which is a slip of its own.
fn is_of_last_year(matter: &Matter<'_>, statement: &Statement) -> bool {
    let text = &*statement.text;
    let year = matter.disclosure.year;
    let executed =
        matter.disclosure.kind == DisclosureKind::Budget && (text.contains("执行数") || text.contains("决算"));
    let of_this_year = text.contains(&format!("比{year}年")) || text.contains(&format!("与{year}年"));
    !executed && !of_this_year && !told(matter, statement).is_some_and(|told| is_of_budget(matter, told))
}

/// What stands around the amount of a sentence.
fn told<'m>(matter: &'m Matter<'_>, statement: &Statement) -> Option<&'m Told> {
    matter.told().iter().find(|told| matter.statement(told).origin == statement.origin)
}

/// Whether final accounts state a change against their budget: 与年初预算数相比，增加2万元.
fn is_of_budget(matter: &Matter<'_>, told: &Told) -> bool {
    let between = told.after.split("主要").next().unwrap_or_default();
    let year = matter.disclosure.year.checked_sub(1).map(|year| format!("{year}年"));
    let looks_back = ["上年", "去年", "上一年", "同比"].iter().any(|word| between.contains(word))
        || year.is_some_and(|year| between.contains(&year));
    matter.disclosure.kind == DisclosureKind::Final && between.contains("预算") && !looks_back
}

fn base(matter: &Matter<'_>, last: &Matter<'_>, statement: &Statement, log: &mut Log) {
    let Some((prior, change)) = statement.prior().zip(statement.change) else { return };
    let stated = matter.stated(statement);
    let found: Vec<Operand> = spots(matter, statement).iter().flat_map(|met| met.figures(last)).collect();
    if found.is_empty() {
        return;
    }
    let unit = statement.amount.unit;
    let implied = Value::Money(Amount { number: prior, unit });
    let Some(number) = implied.number() else { return };
    // Amount and change are both rounded, and so is what last year prints; the change may be in a coarser unit.
    let printed = told(matter, statement).and_then(|told| matter.told_change(told)).map(|change| change.value);
    let other = printed.filter(|value| matches!(value, Value::Money(amount) if amount.unit != unit));
    let coarser = other.map(|value| value.half_step()).unwrap_or_default();
    let near = |figure: &Operand| {
        let slack = finest([&stated.value, &implied]) * Decimal::TWO + finest([&figure.value]) + coarser;
        figure.value.number().is_some_and(|last| (last - number).abs() <= slack)
    };
    if let Some(fits) = found.iter().find(|figure| near(figure)) {
        return log.holds(vec![stated, dated(last, fits)]);
    }
    let mut values: Vec<Decimal> = found.iter().filter_map(|figure| figure.value.number()).collect();
    values.dedup();
    let (Some(figure), [printed]) = (found.first(), values.as_slice()) else {
        return log.unchecked(Why::Ambiguous, format!("{}的上年数", stated.label), vec![stated]);
    };
    let change = Value::Money(Amount { number: change, unit }).printed();
    let apart = Value::wan((number - printed).abs()).printed();
    let (year, subject) = (last.disclosure.year, &statement.subject);
    let message = format!(
        "{subject} {}、比上年增减 {change}，推算上年数为 {}，而 {year} 年{}印 {}，相差 {apart}",
        stated.value.printed(),
        implied.printed(),
        figure.label,
        figure.value.printed(),
    );
    log.fails_by(Severity::Warning, (*printed, number), message, vec![stated, dated(last, figure)]);
}

/// An operand of another document says so.
fn dated(of: &Matter<'_>, operand: &Operand) -> Operand {
    Operand { label: format!("上年{}·{}", of.disclosure.kind.chinese(), operand.label).into(), ..operand.clone() }
}
