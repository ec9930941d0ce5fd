//! The total of a self-evaluation form is the sum of its points.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Why};
use super::shared_evaluation::{name_of, points};
use crate::model::{Execution, Indicator, MOST_OF_EXECUTION, SelfEvaluation};
use crate::source::Origin;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "evaluation-total",
    statement: "绩效自评表总分等于预算执行率得分与各指标得分之和，分值合计等于各项分值之和",
    english: "The total of a self-evaluation form is what the execution of the budget and the indicators scored",
    severity: Severity::Error,
    basis: "算术；绩效自评百分制",
    run: |matter, log| {
        for form in &matter.disclosure.self_evaluations {
            let all = indicators(matter, form);
            let of_execution = |of: fn(&Execution) -> Points| match is_of_indicators(form, &all) {
                true => OfExecution::Apart,
                false => form.funds.iter().find_map(of).map_or(OfExecution::Unread, OfExecution::Read),
            };
            sum(form, &all, ("得分", form.score, of_execution(|row| row.score)), |one| one.score, log);
            sum(form, &all, ("分值", form.weight, of_execution(|row| row.weight)), |one| one.weight, log);
        }
    },
};

/// The indicators of a form among those of the disclosure.
fn indicators<'m>(matter: &Matter<'m>, form: &SelfEvaluation) -> Vec<&'m Indicator> {
    let disclosure = matter.disclosure;
    let of_projects = disclosure.projects.iter().flat_map(|project| &project.indicators);
    of_projects.chain(&disclosure.indicators).filter(|one| form.holds(one.origin)).collect()
}

/// Points with their place.
type Points = Option<(Decimal, Origin)>;

/// What the rows of money print of the points for the execution of the budget.
enum OfExecution {
    /// These.
    Read((Decimal, Origin)),
    /// Nothing that could be read.
    Unread,
    /// They are no part of the total, or stand among the indicators too.
    Apart,
}

/// Whether the points to be had in all are those of the indicators alone: the form totals fewer than a hundred, or has the
/// rate of execution as an indicator.
fn is_of_indicators(form: &SelfEvaluation, all: &[&Indicator]) -> bool {
    let Some((whole, _)) = form.weight else { return false };
    let weights: Option<Decimal> = all.iter().map(|one| one.weight).sum();
    let named = || all.iter().any(|one| one.level3.contains("执行率"));
    weights == Some(whole) && (whole < Decimal::ONE_HUNDRED || named())
}

/// The printed total against the points of the execution and of the indicators.
fn sum(
    form: &SelfEvaluation,
    all: &[&Indicator],
    (what, whole, execution): (&str, Points, OfExecution),
    of: impl Fn(&Indicator) -> Option<Decimal>,
    log: &mut Log,
) {
    let Some(whole) = whole else { return };
    let whole = points(&format!("{}·总分·{what}", name_of(form)), whole);
    let about = || format!("{}自评表{what}合计", name_of(form));
    if all.is_empty() {
        return;
    }
    // Indicators of another form under the same print were kept there.
    if all.len() != form.indicators {
        return log.unchecked(Why::Ambiguous, about(), vec![whole]);
    }
    let is_unread = matches!(execution, OfExecution::Unread);
    let of_execution = match execution {
        OfExecution::Read(number) => Some(points(&format!("{}·预算执行率·{what}", name_of(form)), number)),
        OfExecution::Unread | OfExecution::Apart => None,
    };
    let of_indicators: Option<Vec<Operand>> = all
        .iter()
        .map(|one| Some(points(&format!("{}·{}·{what}", name_of(form), one.level3), (of(one)?, one.origin))))
        .collect();
    let Some(of_indicators) = of_indicators else {
        return log.unchecked(Why::NotPrinted, about(), vec![whole]);
    };
    let mut parts: Vec<Operand> = of_execution.into_iter().collect();
    parts.extend(of_indicators);
    let total: Decimal = parts.iter().filter_map(|part| part.value.number()).sum();
    let printed = whole.value.number().unwrap_or_default();
    // What is missing may be what the execution of the budget scored, in a row of another form.
    if is_unread && total < printed && printed - total <= MOST_OF_EXECUTION {
        return log.unchecked(Why::NotUnderstood, about(), vec![whole]);
    }
    // A total may be printed with fewer places than its parts.
    let half = Decimal::new(5, printed.scale() + 1);
    if total != printed && total.scale() > printed.scale() && (total - printed).abs() <= half {
        parts.insert(0, whole);
        log.holds(parts);
    } else {
        log.sum(Severity::Error, "绩效自评表总分", whole, parts);
    }
}
