//! The indicators that an evaluation reports in sentences: 该指标预期指标值为大于等于 5 家, ... 自评得分 10 分.

use super::target;
use crate::model::{Indicator, Name, leading_number};
use crate::money::parse_number;
use crate::narrative::{Paragraph, Prose};

/// The indicators of the paragraphs that state a target and a score, in order.
pub fn evaluated(prose: &Prose) -> Vec<Indicator> {
    prose.paragraphs.iter().filter_map(indicator).collect()
}

fn indicator(paragraph: &Paragraph) -> Option<Indicator> {
    let text = paragraph.text.as_str();
    let value = ["预期指标值为", "年初目标值为", "指标目标值为", "预期目标值为", "目标值为"]
        .iter()
        .find_map(|mark| after(text, mark))?;
    let colon = text.find(['：', ':'])?;
    let name = text[..colon].trim();
    if name.is_empty() || name.chars().count() > 60 {
        return None;
    }
    let name = crate::narrative::numbering(name).map_or(name, |(_, rest)| rest);
    let actual = after(text, "本次评价").map(tail_value).or_else(|| actual_value(text));
    let number = |mark: &str| after(text, mark).and_then(|rest| leading_number(rest)).map(|(number, _)| number);
    let words = |marks: &[&str]| {
        let rest = marks.iter().find_map(|mark| after_to_stop(text, mark))?;
        Some(Name::from(rest.trim_start_matches([':', '：', '为', '是'])))
    };
    let start = text.find(name).unwrap_or(0);
    let levels = [Name::default(), Name::default(), name.into()];
    Some(Indicator {
        weight: number("权重分值为").or_else(|| number("分值为")),
        midyear: after(text, "年中监控实际完成值为").map(Name::from),
        actual: actual.filter(|actual| !actual.is_empty()).map(Name::from),
        completion: after(text, "完成率为").map(Name::from),
        score: number("自评得分").or_else(|| number("得分为")).or_else(|| number("得分")),
        deviation: words(&["偏差原因"]),
        measures: words(&["改进措施"]),
        ..Indicator::new(levels, target(value), paragraph.origin(start, name.len()))
    })
}

/// The clause after a mark, to the next comma or stop; the comma of `1,234` is none.
fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = &text[text.find(mark)? + mark.len()..];
    let digit = |at: usize| rest.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let grouped = |at: usize| rest[at..].starts_with(',') && at > 0 && digit(at - 1) && digit(at + 1);
    let mut ends = rest.match_indices(['，', '。', '；', ',', '（']).map(|(at, _)| at);
    let end = ends.find(|at| !grouped(*at)).unwrap_or(rest.len());
    Some(&rest[..end])
}

fn after_to_stop<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    let rest = &text[text.find(mark)? + mark.len()..];
    let end = rest.find('。').unwrap_or(rest.len());
    Some(rest[..end].trim())
}

/// The value that a clause ends with: `引进企业数量33家` gives `33家`.
fn tail_value(clause: &str) -> &str {
    let number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let Some(last) = clause.rfind(number) else { return "" };
    let start = clause[..=last]
        .rfind(|c: char| !number(c))
        .map_or(0, |at| at + clause[at..].chars().next().map_or(0, char::len_utf8));
    if parse_number(&clause[start..=last]).is_some() { &clause[start..] } else { "" }
}

/// 实际完成值为, where it is not that of the middle of the year.
fn actual_value(text: &str) -> Option<&str> {
    let mark = "实际完成值为";
    let at = text.match_indices(mark).map(|(at, _)| at).find(|at| !text[..*at].ends_with("年中监控"))?;
    after(&text[at..], mark)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::source::{FileId, Text};

    #[test]
    fn a_paragraph_is_an_indicator() {
        let text = Text::new(
            "引进企业数量：该指标预期指标值为大于等于 5家，年中监控实\n际完成值为 32 家，本次评价引进企业数量 33家，该指标完成率为 660%。偏差原因：指标\n\
             偏低。改进措施：加强学习。该指标权重分值为 10分，自评得分 9.5分。\n",
        );
        let prose = Prose::read(FileId(0), &text, &HashSet::new());
        let found = &evaluated(&prose)[0];
        assert_eq!(found.level3.as_str(), "引进企业数量");
        assert_eq!(found.target.number.map(|n| n.to_string()).as_deref(), Some("5"));
        let texts = [&found.midyear, &found.actual, &found.completion, &found.deviation, &found.measures];
        let texts: Vec<_> = texts.iter().map(|name| name.as_deref().unwrap_or("")).collect();
        assert_eq!(texts, ["32家", "33家", "660%", "指标偏低", "加强学习"]);
        assert_eq!(found.score.map(|n| n.to_string()).as_deref(), Some("9.5"));
        assert_eq!((found.met(), found.origin.line), (Some(true), 1));
    }

    #[test]
    fn a_comma_within_a_number_ends_no_clause() {
        let text = Text::new("走访户数：该指标预期指标值为大于等于1,200户,全年实际完成值为1,134户，自评得分9分。\n");
        let prose = Prose::read(FileId(0), &text, &HashSet::new());
        let found = &evaluated(&prose)[0];
        assert_eq!((found.target.printed.as_str(), found.actual.as_deref()), ("大于等于1,200户", Some("1,134户")));
        assert_eq!(found.met(), Some(false));
    }

    #[test]
    fn a_sentence_that_speaks_of_the_indicator_belongs_to_it_wherever_its_line_begins() {
        let text = Text::new(
            "用户满意度：该指标预期指标值为大于等于90%，全年实际完成值为86.5%。\n\n偏差原因：道路改造。\n改进措施：优化方案。\n\n\
             该指标权重分值为 10\n分，自评得分 9.83 分。\n四、评价结论\n得分 99 分。\n",
        );
        let prose = Prose::read(FileId(0), &text, &HashSet::new());
        let found = evaluated(&prose);
        assert_eq!(found.len(), 1);
        let number = |number: Option<rust_decimal::Decimal>| number.map(|number| number.to_string());
        assert_eq!((number(found[0].weight), number(found[0].score)), (Some("10".into()), Some("9.83".into())));
        assert_eq!(found[0].deviation.as_deref(), Some("道路改造"));
        assert_eq!(found[0].measures.as_deref(), Some("优化方案"));
        assert_eq!(crate::narrative::facts(&prose).len(), 1, "the score of the whole");
    }
}
