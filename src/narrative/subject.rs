//! What the amounts of a sentence are of: the words before an amount, and the accounts that it names. How amounts and
//! changes belong together is not decided here.

use super::prose::numbering;
use super::quantity::{Quantity, Sense, quantities};
use crate::model::Name;

/// A name with 类, 款 and 项 that it stands under.
pub(super) type Account = (Name, Vec<Name>);

/// The account that a paragraph begins with, where its first sentence states no amount: 甲（类）乙（款）丙（项）。主要用于丁。
pub(super) fn headed(text: &str) -> Option<Account> {
    let head = text.split('。').next().filter(|head| head.len() < text.len())?;
    let path = account_path(head);
    let stated = quantities(head).iter().any(|quantity| matches!(quantity.sense, Sense::Amount(_)));
    path.last().filter(|_| !stated).cloned().map(|name| (name, path))
}

/// Whether a paragraph begins with the year before and no subject: 2022年当年预算执行数为 3 万元，2023年预算安排 4 万元. It
/// goes on about the account of the paragraph above.
pub(super) fn goes_on(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = text.len() - rest.len() == 4;
    let rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).unwrap_or_default();
    let rest = rest.strip_prefix("当年").unwrap_or(rest);
    year && ["预算执行数", "预算数", "执行数", "年初预算"].iter().any(|begin| rest.starts_with(begin))
}

/// What an amount is of, and the accounts that the sentence names before it.
pub(super) fn subject(text: &str, quantity: &Quantity<'_>) -> (Name, Vec<Name>) {
    let sentence_start = text[..quantity.start]
        .rfind(['。', '；', ';'])
        .map_or(0, |stop| stop + text[stop..].chars().next().map_or(0, char::len_utf8));
    let said = &text[sentence_start..quantity.start];
    let path = account_path(said);
    if let Some(name) = path.last() {
        return (name.clone(), path);
    }
    let mut clause = said;
    loop {
        let stop = |(at, stop): &(usize, &str)| *stop != "、" || !clause[..*at].ends_with('收');
        // 收、支总计 is one name.
        let cut = clause.rmatch_indices(['，', '：', ':', '、', '；', ';', ',']).find(stop).map(|(at, _)| at);
        let head = cut.map_or(clause, |cut| &clause[cut..]).trim_start_matches(['，', '：', ':', '、', '；', ';', ',']);
        let name = bare(head);
        if !name.is_empty() {
            return (name.into(), path);
        }
        match cut {
            Some(cut) => clause = &clause[..cut],
            None => return (Name::default(), path),
        }
    }
}

/// 类, 款 and 项 of `甲（类）乙（款）丙（项）`, or of `甲（201类）乙（13款）丙（50项）`.
fn account_path(said: &str) -> Vec<Name> {
    let said = numbering(said).map_or(said, |(_, rest)| rest);
    let mut path = Vec::new();
    let mut rest = said;
    for level in ["类", "款", "项"] {
        let Some((name, after)) = level_name(rest, level) else { continue };
        path.push(name);
        rest = after;
    }
    path
}

fn level_name<'a>(text: &'a str, level: &str) -> Option<(Name, &'a str)> {
    for (at, open) in text.match_indices(['（', '(']) {
        let inner = &text[at + open.len()..];
        let Some(close) = inner.find(['）', ')']) else { continue };
        let word = inner[..close].trim_start_matches(|c: char| c.is_ascii_digit() || c == '→');
        if word == level {
            let after = inner[close..].trim_start_matches(['）', ')']);
            // What another clause says before it is no part of the name.
            let name = text[..at].rsplit(['，', ',', '：', ':', '。', '；', ';']).next().unwrap_or_default();
            let name = name.trim_start_matches(['、', '“', '"']);
            return Some((name.into(), after));
        }
    }
    None
}

/// A phrase without the year, the filling words and the verb before an amount.
fn bare(phrase: &str) -> &str {
    let mut name = numbering(phrase).map_or(phrase, |(_, rest)| rest);
    name = name.strip_prefix("其中").unwrap_or(name).trim_start_matches(['：', ':']);
    let undated = name.trim_start_matches(|c: char| c.is_ascii_digit());
    if undated.len() < name.len() {
        name = undated.trim_start_matches("年度").trim_start_matches('年');
    }
    loop {
        let before = name;
        for tail in ["为", "合计", "共计", "共", "约", "支出预算为", "是", "达", "：", ":"] {
            name = name.strip_suffix(tail).unwrap_or(name);
        }
        // 执行数 is a name; 收入预算数 is that of 收入预算.
        for tail in ["预算数", "数"] {
            name = name.strip_suffix(tail).filter(|rest| rest.is_empty() || rest.chars().count() > 2).unwrap_or(name);
        }
        if name == before {
            break;
        }
    }
    match name {
        "预算" | "年预算" | "金额" => "",
        name => name,
    }
}

/// Whether a subject is only this year's plan (预算安排), which is of the account named before.
pub(super) fn is_plan(subject: &str) -> bool {
    let undated = subject.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if undated.len() < subject.len() { undated.trim_start_matches('年') } else { subject };
    matches!(bare, "预算安排" | "当年预算安排" | "预算支出" | "年初预算" | "支出决算" | "预算")
}

/// The subject that a change brings with it: the words between the last stop and 比上年 or the verb.
pub(super) fn own_subject(before: &str) -> Option<String> {
    let clause = before.rsplit(['，', '。', '；', ';', '：', ':', ',']).next().unwrap_or("");
    let mut name = clause;
    for mark in ["比上年", "较上年", "比2", "较2", "与上年", "同比", "较去年", "比去年"] {
        name = name.split(mark).next().unwrap_or(name);
    }
    for verb in ["增加", "减少", "增长", "下降", "上升", "提高", "降低", "上涨", "调增", "调减"] {
        name = name.split(verb).next().unwrap_or(name);
    }
    let name = bare(name);
    (name.chars().count() >= 3).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn receipts_and_expenditure_together_are_one_subject() {
        let text = "2024年度财政拨款收、支总计均为9万元。";
        let amount = &quantities(text)[1];
        assert_eq!(subject(text, amount).0.as_str(), "财政拨款收、支总计均");
        assert_eq!(own_subject("与2023年度相比，收、支总计各增加").as_deref(), Some("收、支总计各"));
    }

    #[test]
    fn a_path_in_quotation_marks_is_without_them() {
        let path = account_path("1.“甲（类）乙（款）丙（项）”：");
        assert_eq!(path.iter().map(|name| &**name).collect::<Vec<_>>(), ["甲", "乙", "丙"]);
    }
}
