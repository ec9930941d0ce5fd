//! What an evaluation says of an indicator beside its target and its result: the sentence itself.

use super::super::{Matter, Operand, Value};
use super::shared_indicator::words;
use crate::model::{Indicator, leading_number};
use crate::narrative::Paragraph;

use rust_decimal::Decimal;

/// An indicator with a target in figures and a result that is measured alike.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The target.
    pub target: Decimal,
    /// The result.
    pub actual: Decimal,
    /// The unit of both.
    pub unit: String,
}

/// Reads target and result of an indicator; `None` where either is no number or their units differ.
pub fn measured(indicator: &Indicator) -> Option<Measured> {
    let target = indicator.target.number?;
    let (actual, unit) = leading_number(indicator.actual.as_deref()?)?;
    (unit == indicator.target.unit.as_deref().unwrap_or("")).then(|| Measured { target, actual, unit: unit.to_owned() })
}

/// The printed rate of completion.
pub fn completion(indicator: &Indicator) -> Option<Decimal> {
    let (number, unit) = leading_number(indicator.completion.as_deref()?)?;
    matches!(unit, "%" | "％").then_some(number)
}

/// The paragraph of the narrative that reports an indicator.
pub fn paragraph<'m>(matter: &'m Matter<'_>, indicator: &Indicator) -> Option<&'m Paragraph> {
    let paragraphs = matter.prose().iter().flat_map(|prose| &prose.paragraphs);
    paragraphs.into_iter().find(|paragraph| {
        let start = paragraph.text.find(indicator.level3.as_str());
        start.is_some_and(|start| paragraph.origin(start, indicator.level3.len()) == indicator.origin)
    })
}

/// Target and result as operands, the result at its own place where a sentence reports it.
pub fn operands(matter: &Matter<'_>, indicator: &Indicator) -> Vec<Operand> {
    let label = |what: &str| format!("{}·{what}", indicator.level3);
    let at = |text: &str| {
        let found = paragraph(matter, indicator)
            .and_then(|paragraph| Some(paragraph.origin(paragraph.text.rfind(text)?, text.len())));
        found.unwrap_or(indicator.origin)
    };
    let mut out = vec![words(&label("目标值"), &indicator.target.printed, indicator.origin)];
    for (what, text) in [("实际完成值", &indicator.actual), ("完成率", &indicator.completion)] {
        if let Some(text) = text.as_deref() {
            out.push(words(&label(what), text, at(text)));
        }
    }
    if let Some(score) = indicator.score {
        out.push(Operand {
            label: label("得分").into(), value: Value::Count(score, "分".into()), origin: at("得分")
        });
    }
    out
}

/// The indicators that were evaluated.
pub fn evaluated<'a>(matter: &Matter<'a>) -> Vec<&'a Indicator> {
    let disclosure = matter.disclosure;
    let all = disclosure.indicators.iter().chain(disclosure.projects.iter().flat_map(|project| &project.indicators));
    all.filter(|one| one.actual.is_some() || one.score.is_some() || one.completion.is_some()).collect()
}
