//! What an evaluation says of an indicator beside its target and its result: the sentence itself.

use super::super::{Log, Matter, Operand, Range, Severity, Value};
use super::shared_indicator::words;
use crate::model::{Indicator, SelfEvaluation, leading_number};
use crate::narrative::Paragraph;
use crate::source::Origin;

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
    // The same words may be target, result and rate: 100% is looked for behind the word that announces it.
    let at = |announced: &[&str], text: &str| {
        let found = paragraph(matter, indicator).and_then(|paragraph| {
            let start = place(&paragraph.text, &indicator.level3, announced, text)?;
            Some(paragraph.origin(start, text.len()))
        });
        found.unwrap_or(indicator.origin)
    };
    let mut out = vec![words(&label("目标值"), &indicator.target.printed, indicator.origin)];
    let told = [("实际完成值", RESULT, &indicator.actual), ("完成率", RATE, &indicator.completion)];
    for (what, announced, text) in told {
        if let Some(text) = text.as_deref() {
            out.push(words(&label(what), text, at(announced, text)));
        }
    }
    if let Some(score) = indicator.score {
        out.push(Operand {
            label: label("得分").into(),
            value: Value::Count(score, "分".into()),
            origin: at(&[], "得分"),
        });
    }
    out
}

/// Whose a self-evaluation form is.
pub fn name_of(form: &SelfEvaluation) -> &str {
    form.project.as_deref().unwrap_or("部门整体")
}

/// Points as an operand.
pub fn points(label: &str, (number, origin): (Decimal, Origin)) -> Operand {
    Operand { label: label.into(), value: Value::Count(number, "分".into()), origin }
}

/// What was spent in percent of a budget; `None` where that may be zero.
pub fn ratio(spent: &Operand, budget: &Operand) -> Option<Range> {
    let (spent, budget) = Range::even(&spent.value, &budget.value)?;
    spent.percent_of(budget)
}

/// Holds a printed rate against a part and its whole; what only rounding tells apart is a note.
pub fn rate(printed: Operand, part: &Operand, whole: &Operand, log: &mut Log) {
    let (Some(ratio), Some(percent)) = (ratio(part, whole), printed.value.number()) else { return };
    // The rate says of which project and row both are.
    let name = |operand: &Operand| operand.label.rsplit('·').next().unwrap_or_default().to_owned();
    let message = format!(
        "{}印 {percent}%，{} {} 除以{} {} 应为 {}%",
        printed.label,
        name(part),
        part.value.printed(),
        name(whole),
        whole.value.printed(),
        ratio.rounded_like(percent)
    );
    let operands = vec![printed, part.clone(), whole.clone()];
    if ratio.fits(percent) {
        log.holds(operands);
    } else {
        let severity = if ratio.nearly_fits(percent) { Severity::Note } else { Severity::Error };
        log.fails(severity, message, operands);
    }
}

/// What announces a result.
const RESULT: &[&str] = &["实际完成值", "实际完成", "实际值", "实际", "完成值", "完成情况"];
/// What announces a rate of completion.
const RATE: &[&str] = &["完成率", "完成比例", "完成度"];

/// Where a sentence of an indicator prints a text: behind the word that announces it, or else where it stands last.
fn place(sentence: &str, indicator: &str, announced: &[&str], text: &str) -> Option<usize> {
    let name = sentence.find(indicator).map_or(0, |at| at + indicator.len());
    let word = announced.iter().find_map(|word| Some(name + sentence[name..].find(word)? + word.len()));
    let behind = word.and_then(|from| Some(from + sentence[from..].find(text)?));
    behind.or_else(|| sentence.rfind(text))
}

/// The indicators that were evaluated.
pub fn evaluated<'a>(matter: &Matter<'a>) -> Vec<&'a Indicator> {
    let disclosure = matter.disclosure;
    let all = disclosure.indicators.iter().chain(disclosure.projects.iter().flat_map(|project| &project.indicators));
    all.filter(|one| one.actual.is_some() || one.score.is_some() || one.completion.is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_and_a_rate_in_the_same_words_have_places_of_their_own() {
        let sentence = "“培训完成率”指标，目标值100%，实际完成值100%，完成率100%，得分10分";
        let result = place(sentence, "培训完成率", RESULT, "100%");
        let rate = place(sentence, "培训完成率", RATE, "100%");
        assert_eq!(result, sentence.find("100%，完成率"));
        assert_eq!(rate, sentence.find("100%，得分"));
        assert_eq!(place("培训100%", "培训", RATE, "100%"), Some("培训".len()));
    }
}
