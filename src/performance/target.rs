//! A target understood: operator, number, unit, or a text.

use crate::model::{Name, Operator, Target, leading_number};
use crate::text::fold;

/// Signs and words, the longer first, and what they mean.
const SIGNS: &[(&str, Operator)] = &[
    ("大于或等于", Operator::AtLeast),
    ("大于等于", Operator::AtLeast),
    ("小于或等于", Operator::AtMost),
    ("小于等于", Operator::AtMost),
    ("高于或等于", Operator::AtLeast),
    ("低于或等于", Operator::AtMost),
    ("不得低于", Operator::AtLeast),
    ("不得少于", Operator::AtLeast),
    ("不得超过", Operator::AtMost),
    ("不得高于", Operator::AtMost),
    ("不得大于", Operator::AtMost),
    ("不得小于", Operator::AtLeast),
    ("不应低于", Operator::AtLeast),
    ("不应少于", Operator::AtLeast),
    ("不能低于", Operator::AtLeast),
    ("不能少于", Operator::AtLeast),
    ("未低于", Operator::AtLeast),
    ("不应超过", Operator::AtMost),
    ("不应高于", Operator::AtMost),
    ("不应大于", Operator::AtMost),
    ("不能超过", Operator::AtMost),
    ("不能高于", Operator::AtMost),
    ("不宜超过", Operator::AtMost),
    ("未超过", Operator::AtMost),
    ("未高于", Operator::AtMost),
    ("不低于", Operator::AtLeast),
    ("不少于", Operator::AtLeast),
    ("不小于", Operator::AtLeast),
    ("不超过", Operator::AtMost),
    ("不高于", Operator::AtMost),
    ("不大于", Operator::AtMost),
    ("不多于", Operator::AtMost),
    ("控制在", Operator::AtMost),
    ("至少", Operator::AtLeast),
    ("最多", Operator::AtMost),
    ("等于", Operator::Equal),
    ("大于", Operator::Above),
    ("超过", Operator::Above),
    ("高于", Operator::Above),
    ("小于", Operator::Below),
    ("低于", Operator::Below),
    (">=", Operator::AtLeast),
    ("=>", Operator::AtLeast),
    ("<=", Operator::AtMost),
    ("=<", Operator::AtMost),
    ("≥", Operator::AtLeast),
    ("≧", Operator::AtLeast),
    ("≤", Operator::AtMost),
    ("≦", Operator::AtMost),
    ("=", Operator::Equal),
    (">", Operator::Above),
    ("<", Operator::Below),
];

/// Whether a text begins with a sign that compares.
fn begins_with_sign(text: &str) -> bool {
    fold(text).starts_with(['≥', '≤', '≧', '≦', '=', '<', '>'])
}

/// Whether the words from a place on are a target by themselves: a sign, words for a sign with a number behind them, or a
/// whole date.
pub fn begins_target<'a>(mut words: impl Iterator<Item = &'a str>) -> bool {
    let Some(first) = words.next() else { return false };
    if begins_with_sign(first) {
        return true;
    }
    let folded = fold(first);
    let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let sign = SIGNS.iter().find_map(|(sign, _)| folded.strip_prefix(sign));
    let rest: Vec<String> = words.map(fold).collect();
    match sign {
        Some("") => rest.first().is_some_and(|next| digit(next)),
        Some(number) => digit(number),
        None => digit(&folded) && is_date(&(folded + &rest.concat())),
    }
}

/// Whether a text is a date or a span of dates and nothing else: 2024年12月31日, 1月-12月.
fn is_date(text: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || "年月日底前至-.".contains(c);
    text.contains('月') && text.chars().all(part)
}

/// Understands a target. A bare number with a unit is exact; dates, spans and words stay text.
pub fn target(printed: &str) -> Target {
    let printed: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    let folded = fold(&printed);
    let sign = SIGNS.iter().find_map(|(sign, operator)| Some((folded.strip_prefix(sign)?, *operator)));
    let (rest, operator) = sign.unwrap_or((&folded, Operator::Equal));
    let text = Target { printed: printed.as_str().into(), operator: Operator::Text, number: None, unit: None };
    let Some((number, unit)) = leading_number(rest) else { return worded(&folded).unwrap_or(text) };
    let unit = plain_unit(unit.trim_end_matches(['。', '；', ';']));
    let within = unit.strip_suffix("以内").or_else(|| unit.strip_suffix("以下"));
    let above = unit.strip_suffix("以上").filter(|_| sign.is_none());
    let operator = match (within, above) {
        (Some(_), _) if sign.is_none() => Operator::AtMost,
        (_, Some(_)) => Operator::AtLeast,
        _ => operator,
    };
    let unit = within.or(above).unwrap_or(unit);
    // 12月1日 and 1年 are times, 1月-12月 is a span: no number to compare with.
    let bare_time = sign.is_none() && (unit.starts_with(['年', '月', '日']));
    if bare_time || unit.contains(|c: char| c.is_ascii_digit()) {
        return text;
    }
    let unit = Some(Name::from(unit)).filter(|unit| !unit.is_empty());
    Target { operator, number: Some(number), unit, ..text }
}

/// A target within a sentence: 补贴对象生活改善度不低于80%. Only a sign in words before a number makes one.
fn worded(folded: &str) -> Option<Target> {
    let (at, sign, operator) = SIGNS
        .iter()
        .filter(|(sign, _)| sign.chars().count() > 1 && !sign.is_ascii())
        .find_map(|(sign, operator)| folded.find(sign).map(|at| (at, sign, *operator)))?;
    let (number, unit) = leading_number(&folded[at + sign.len()..])?;
    let unit = Some(Name::from(plain_unit(unit))).filter(|unit| !unit.is_empty());
    Some(Target { printed: folded.into(), operator, number: Some(number), unit })
}

/// A unit without the bracket it is printed in (`(次)`), and without the words of the sentence that go on behind it
/// (次的宣传活动).
fn plain_unit(unit: &str) -> &str {
    const COUNTED: &[&str] = &["万人次", "人次", "批次", "场次", "次", "人", "个", "家", "项", "场", "份", "%"];
    let unit = unit.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(unit);
    let counted = COUNTED.iter().find(|counted| unit.starts_with(**counted));
    counted.filter(|_| unit.contains('的')).map_or(unit, |counted| &unit[..counted.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_understood() {
        for (printed, operator, number, unit) in [
            ("≥600 次", Operator::AtLeast, "600", "次"),
            ("> =119 亿元", Operator::AtLeast, "119", "亿元"),
            ("< =18.5 0 万元", Operator::AtMost, "18.50", "万元"),
            ("＞＝90％", Operator::AtLeast, "90", "%"),
            ("大于等于 5家", Operator::AtLeast, "5", "家"),
            ("不超过3天", Operator::AtMost, "3", "天"),
            ("≦5%", Operator::AtMost, "5", "%"),
            ("5%以下", Operator::AtMost, "5", "%"),
            ("3天以内", Operator::AtMost, "3", "天"),
            ("90%以上", Operator::AtLeast, "90", "%"),
            ("不应超过5%", Operator::AtMost, "5", "%"),
            ("差错率未超过3%", Operator::AtMost, "3", "%"),
            ("不得低于90%", Operator::AtLeast, "90", "%"),
            ("差错率不得超过5%", Operator::AtMost, "5", "%"),
            ("高于或等于90%", Operator::AtLeast, "90", "%"),
            ("=4 套", Operator::Equal, "4", "套"),
            ("100%", Operator::Equal, "100", "%"),
            ("≤600 元/人/场次", Operator::AtMost, "600", "元/人/场次"),
            ("≤1年", Operator::AtMost, "1", "年"),
            ("≥ 13459.00(平方米)", Operator::AtLeast, "13459.00", "平方米"),
            ("生活改善度不低于80%", Operator::AtLeast, "80", "%"),
            ("至少1次活动人员的集中活动", Operator::AtLeast, "1", "次"),
        ] {
            let found = target(printed);
            assert_eq!((found.operator, found.unit.as_deref()), (operator, Some(unit)), "{printed}");
            assert_eq!(found.number.map(|n| n.to_string()).as_deref(), Some(number), "{printed}");
        }
        for printed in ["1 年", "12月1日", "1月-12月", "2026 年 12 月 1 日", "显著提高", "长期", ""] {
            assert_eq!(target(printed).operator, Operator::Text, "{printed}");
        }
        assert_eq!(target("< =18.5 0 万元").printed.as_str(), "<=18.50万元");
    }
}
