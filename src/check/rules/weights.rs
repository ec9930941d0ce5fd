//! The weights of a form add up.

use rust_decimal::Decimal;

use super::super::{Log, Matter, Operand, Rule, Severity, Value, Why};
use crate::model::Indicator;
use crate::source::Origin;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "weights",
    statement: "指标权重与印出的预算执行率权重合计100分；没有印出预算执行率权重的，合计100、90或80分",
    english: "The weights of a form and that of the execution of the budget add up to 100; where that is not printed, to 100, 90 or 80",
    severity: Severity::Warning,
    basis: "算术；绩效自评百分制，预算执行率占10分或20分",
    run: |matter, log| {
        form(matter, "部门整体", &matter.disclosure.indicators, log);
        for project in &matter.disclosure.projects {
            form(matter, &project.name, &project.indicators, log);
        }
    },
};

fn form(matter: &Matter<'_>, name: &str, indicators: &[Indicator], log: &mut Log) {
    let mut weighed: Vec<Operand> = indicators
        .iter()
        .filter_map(|indicator| {
            let label = format!("{name}·{}·权重", indicator.level3);
            let value = Value::Count(indicator.weight?, "分".into());
            Some(Operand { label: label.into(), value, origin: indicator.origin })
        })
        .collect();
    if weighed.is_empty() {
        return;
    }
    if weighed.len() < indicators.len() {
        return log.unchecked(Why::NotPrinted, format!("{name}的指标权重合计"), weighed);
    }
    let sum: Decimal = weighed.iter().filter_map(|weight| weight.value.number()).sum();
    let whole = Decimal::ONE_HUNDRED;
    let within = indicators.iter().any(|indicator| indicator.level3.contains("执行率"));
    // One indicator of that name may be all there is of it, or stand beside it.
    let execution = if within { None } else { printed(matter, name, indicators) };
    let wanted: Vec<Decimal> = match &execution {
        Some(weight) => weight.value.number().map(|weight| whole - weight).into_iter().collect(),
        None => vec![whole, Decimal::from(90), Decimal::from(80)],
    };
    let count = weighed.len();
    weighed.extend(execution);
    if wanted.contains(&sum) {
        return log.holds(weighed);
    }
    let message = match (weighed.get(count), wanted.as_slice()) {
        (Some(execution), [wanted]) => format!(
            "{name}：{count} 项指标权重合计 {} 分，预算执行率另占 {}，应为 {} 分",
            sum.normalize(),
            execution.value.printed(),
            wanted.normalize()
        ),
        _ => format!(
            "{name}：{count} 项指标权重合计 {} 分，应为 100 分（预算执行率另占 10 分或 20 分的为 90 分或 80 分）",
            sum.normalize()
        ),
    };
    log.fails(Severity::Warning, message, weighed);
}

/// How many lines above its indicators a form may print the weight of the execution.
const ABOVE: u32 = 12;

/// The weight that a form gives to the execution of the budget, outside its indicators: 预算执行率（20分）, or the number in
/// the next square.
fn printed(matter: &Matter<'_>, name: &str, indicators: &[Indicator]) -> Option<Operand> {
    const WORD: &str = "预算执行率";
    let lines = indicators.iter().map(|indicator| indicator.origin.line);
    let (file, first, last) = (indicators[0].origin.file, lines.clone().min()?, lines.max()?);
    let text = &matter.library.document(file).text;
    let within = (first.saturating_sub(ABOVE).max(1)..=(last + 2).min(text.len() as u32)).rev();
    for line in within {
        let said = text.line(line);
        if line < first && ["目标表", "自评表", "申报表"].iter().any(|title| said.contains(title)) {
            return None;
        }
        let Some(at) = said.find(WORD) else { continue };
        let rest = &said[at + WORD.len()..];
        let digits = rest.trim_start_matches(['（', '(', '\t', ' ', '：', ':']).trim_start_matches("权重");
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let closes = digits[end..].is_empty() || digits[end..].starts_with(['分', '\t', '）', ')']);
        let Some(weight) = digits[..end].parse::<Decimal>().ok().filter(|_| closes) else { continue };
        let start = said.len() - digits.len();
        let origin = Origin { file, line, start: start as u32, len: end as u32 };
        let label = format!("{name}·预算执行率·权重").into();
        return Some(Operand { label, value: Value::Count(weight, "分".into()), origin });
    }
    None
}
