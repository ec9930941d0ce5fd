//! The numbers of a sentence: what stands before each, what unit follows, whether it is an amount, a change or a share.

use rust_decimal::Decimal;

use crate::money::{Unit, parse_number};

/// What a number of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// An amount of money.
    Amount(Unit),
    /// A difference in money from another year; the number is signed.
    Change(Unit),
    /// A percent of change; the number is signed.
    ChangePercent,
    /// Another percent: a share, a rate.
    Percent,
    /// A count or measure with a unit of its own.
    Count,
    /// A difference of a count; the number is signed.
    CountChange,
    /// A year, a date, a number of a document: no value.
    Label,
}

/// A number of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity<'a> {
    /// The words before it, from the last number or stop.
    pub before: &'a str,
    /// First byte of the number in the sentence.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// The value, signed where it is a change.
    pub value: Decimal,
    /// What it is.
    pub sense: Sense,
    /// The unit as printed; empty where none is.
    pub unit: &'a str,
    /// One past the unit.
    pub after: usize,
}

/// The numbers of a text, in order; full-width digits are digits too.
pub fn quantities(text: &str) -> Vec<Quantity<'_>> {
    let mut out: Vec<Quantity<'_>> = Vec::new();
    let mut at = 0;
    let mut last = ' ';
    while let Some(c) = text[at..].chars().next() {
        let within = last.is_ascii_alphabetic() || last == '.';
        last = c;
        if !(c.is_ascii_digit() || is_wide_digit(c)) || within {
            at += c.len_utf8();
            continue;
        }
        let start = at;
        at += printed_len(&text[at..]);
        let end = start + text[start..at].trim_end_matches(['.', ',', '．']).len();
        let from = out.last().map_or(0, |last| last.after);
        if let Some(value) = parse_number(&text[start..end]) {
            out.push(quantity(text, from, start, end, value));
            at = out[out.len() - 1].after.max(end);
        }
        last = text[..at].chars().next_back().unwrap_or(' ');
    }
    out
}

const fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// How many bytes of a text its first number takes, points and commas included; a full-width comma is one of them where
/// it sets off a group of three full-width digits, elsewhere it ends the number.
fn printed_len(text: &str) -> usize {
    let mut last = ' ';
    for (at, c) in text.char_indices() {
        let groups = || {
            let next = text[at + c.len_utf8()..].chars().take_while(|c| is_wide_digit(*c)).count();
            is_wide_digit(last) && next == 3
        };
        let goes_on =
            c.is_ascii_digit() || is_wide_digit(c) || matches!(c, '.' | ',' | '．') || (c == '，' && groups());
        if !goes_on {
            return at;
        }
        last = c;
    }
    text.len()
}

fn quantity(text: &str, from: usize, start: usize, end: usize, value: Decimal) -> Quantity<'_> {
    let before = &text[from.min(start)..start];
    let (before, value) = negative(before).map_or((before, value), |before| (before, -value));
    let start = from.min(start) + before.len();
    let unit = unit(before, &text[end..], Spoken { sentence: &text[..end], places: value.scale() });
    let after = end + unit.len();
    let (sense, value) = sense(before, &text[end..], unit, value);
    Quantity { before, start, end, value, sense, unit, after }
}

/// The words before a minus sign: a dash is one only behind 为 or a word of growth, elsewhere it joins or parts words.
fn negative(before: &str) -> Option<&str> {
    let words = before.strip_suffix(['-', '－', '−'])?;
    (words.ends_with('为') || direction(words) == Some(1)).then_some(words)
}

/// Units that follow numbers, the longer first.
const UNITS: &[&str] = &[
    "亿元",
    "百万元",
    "千元",
    "万元",
    "元",
    "%",
    "％",
    "万平方米",
    "平方米",
    "人次",
    "人数",
    "人",
    "名",
    "个",
    "家",
    "辆",
    "台(套)",
    "台（套）",
    "台",
    "套",
    "批次",
    "批",
    "次",
    "分",
    "项",
    "条",
    "处",
    "亩",
    "公里",
    "小时",
    "天",
    "月",
    "年",
    "日",
    "号",
    "份",
    "本",
    "册",
    "倍",
    "岁",
    "件",
    "间",
    "张",
];

/// What is known of a number beside the words right before it.
#[derive(Clone, Copy)]
struct Spoken<'a> {
    /// The sentence up to the number.
    sentence: &'a str,
    /// The decimal places it is printed with.
    places: u32,
}

fn unit<'a>(before: &str, rest: &'a str, spoken: Spoken<'_>) -> &'a str {
    let alone = || {
        ["万", "亿"]
            .iter()
            .find(|unit| rest.strip_prefix(**unit).is_some_and(|rest| is_money(before, rest, unit, spoken)))
    };
    UNITS.iter().find(|unit| rest.starts_with(**unit)).or_else(alone).map_or("", |unit| &rest[..unit.len()])
}

/// 万 or 亿 alone is money where a stop follows it, what stands before it is no count, and the clause speaks of money
/// (总预算5万，, never 服务市民5万，), or the sentence does and the number has the two places of money. So many that 亿
/// counts them are counted in money only.
fn is_money(before: &str, rest: &str, unit: &str, spoken: Spoken<'_>) -> bool {
    const MONEY: &[&str] =
        &["预算", "经费", "资金", "投资", "支出", "收入", "金额", "拨款", "费用", "安排", "万元", "亿元", "费"];
    let ends = rest.is_empty() || rest.starts_with(['，', '。', '；', '、', '）', ',', ';', ')']);
    let counts = ["人", "次", "数", "量", "户", "积", "众", "约"].iter().any(|word| before.ends_with(word));
    let clause = before.rsplit(['，', '。', '；', '、', ',', ';']).next().unwrap_or(before);
    let speaks = |text: &str| MONEY.iter().any(|word| text.contains(word));
    ends && !counts && (unit == "亿" || speaks(clause) || spoken.places == 2 && speaks(spoken.sentence))
}

fn sense(before: &str, rest: &str, unit: &str, value: Decimal) -> (Sense, Decimal) {
    let money = match unit {
        "亿元" | "亿" => Some(Unit::Yi),
        "百万元" => Some(Unit::Million),
        "万元" | "万" => Some(Unit::Wan),
        "千元" => Some(Unit::Thousand),
        "元" => Some(Unit::Yuan),
        _ => None,
    };
    let direction = direction(before);
    let signed = if direction == Some(-1) { -value } else { value };
    match (money, unit, direction) {
        // 50万元以上大型设备 names a kind of thing.
        (Some(_), ..) if rest[unit.len()..].starts_with("以上") || rest[unit.len()..].starts_with("以下") => {
            (Sense::Label, value)
        }
        (Some(unit), _, Some(_)) => (Sense::Change(unit), signed),
        (Some(unit), ..) => (Sense::Amount(unit), value),
        (None, "%" | "％", Some(_)) => (Sense::ChangePercent, signed),
        (None, "%" | "％", None) => (Sense::Percent, value),
        (None, "年" | "月" | "日" | "号" | "条", _) => (Sense::Label, value),
        // A count may leave its unit out: 编制数11.
        (None, "", None) if before.ends_with(['数', '制']) => (Sense::Count, value),
        (None, "", None) => (Sense::Label, value),
        (None, "", Some(_)) | (None, _, Some(_)) => (Sense::CountChange, signed),
        (None, _, None) => (Sense::Count, value),
    }
}

/// Whether the words before a number say that it is a change, and which way: 1 up, -1 down. `增加（减少）0` is up.
fn direction(before: &str) -> Option<i8> {
    const UP: &[&str] = &["增加", "增长", "上升", "提高", "上涨", "调增", "增幅", "增加额"];
    const DOWN: &[&str] = &["减少", "下降", "降低", "压减", "调减", "减幅", "压缩", "核减"];
    const BOTH: &[&str] = &[
        "（减少）",
        "(减少)",
        "（下降）",
        "(下降)",
        "（或减少）",
        "(或减少)",
        "（降低）",
        "(降低)",
        "（增长）",
        "(增长)",
        "（增加）",
        "(增加)",
        "（上升）",
        "(上升)",
        "（或增加）",
        "(或增加)",
    ];
    let mut words = before;
    for tail in ["约", "为", "了", "数", "额", "共", "共计", "幅度", ":", "："] {
        words = words.strip_suffix(tail).unwrap_or(words);
    }
    let mut bare = words;
    for both in BOTH {
        bare = bare.strip_suffix(both).unwrap_or(bare);
    }
    let ends = |list: &[&str]| list.iter().any(|word| bare.ends_with(word));
    if ends(UP) {
        Some(1)
    } else if ends(DOWN) {
        Some(-1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn senses(text: &str) -> Vec<(String, Sense)> {
        quantities(text).into_iter().map(|q| (q.value.to_string(), q.sense)).collect()
    }

    #[test]
    fn amounts_changes_and_shares() {
        use Sense::*;
        assert_eq!(
            senses(
                "2021年预算数为1,306.34万元，占85.18%，比上年减少1.03万元，下降0.33%，增加（减少）0万元，在职22人，减少4人"
            ),
            [
                ("2021".into(), Label),
                ("1306.34".into(), Amount(Unit::Wan)),
                ("85.18".into(), Percent),
                ("-1.03".into(), Change(Unit::Wan)),
                ("-0.33".into(), ChangePercent),
                ("0".into(), Change(Unit::Wan)),
                ("22".into(), Count),
                ("-4".into(), CountChange),
            ]
        );
        assert_eq!(
            senses("增长-5%，增加（减少）-2.5万元，结余为－3万元，2023-2024年"),
            [
                ("-5".into(), ChangePercent),
                ("-2.5".into(), Change(Unit::Wan)),
                ("-3".into(), Amount(Unit::Wan)),
                ("2023".into(), Label),
                ("2024".into(), Label),
            ]
        );
        assert_eq!(
            senses("总预算１，７２０．５０万，其中甲５亿。参观人数6万，植树3万，服务7万人次，下降（增长）3%，8千元"),
            [
                ("1720.50".into(), Amount(Unit::Wan)),
                ("5".into(), Amount(Unit::Yi)),
                ("6".into(), Count),
                ("3".into(), Label),
                ("7".into(), Label),
                ("-3".into(), ChangePercent),
                ("8".into(), Amount(Unit::Thousand)),
            ]
        );
        let shared = senses("项目总预算1410.00万，其中支持品牌340.00万，服务市民3万。");
        assert_eq!(
            shared,
            [("1410.00", Amount(Unit::Wan)), ("340.00", Amount(Unit::Wan)), ("3", Label)]
                .map(|(n, s)| (n.to_owned(), s))
        );
        assert_eq!(senses("单价50万元以上设备1台（套）"), [("50".into(), Label), ("1".into(), Count)]);
    }
}
