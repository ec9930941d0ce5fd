//! Sentences that state amounts, with what they say of the year before.
//!
//! A change belongs to the amount before it while nothing but "比上年" stands between them; a change with a subject of its
//! own (公务接待费减少 25 万元) belongs to the amount that the same section stated for that subject.

use super::prose::{Paragraph, Prose};
use super::quantity::{Quantity, Sense, quantities};
use crate::model::{Name, Statement};
use crate::money::Amount;

/// The statements of the narrative, in order.
pub fn statements(prose: &Prose) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    let mut section = 0;
    // The only amount of the paragraph above.
    let mut above = None;
    // The account that the paragraph above speaks of.
    let mut account = None;
    for paragraph in &prose.paragraphs {
        let first = all.len();
        if paragraph.heading().is_some() {
            section = all.len();
            account = None;
        } else {
            let carried = account.take().filter(|_| goes_on(&paragraph.text));
            account = read(paragraph, (section, above, carried), &mut all);
        }
        above = Some(first).filter(|_| all.len() == first + 1);
    }
    all
}

/// A name with 类, 款 and 项 that it stands under.
type Account = (Name, Vec<Name>);

/// Reads a paragraph and gives the account that it speaks of. What is known before it: where the statements of the section
/// begin, the only amount of the paragraph above, and the account that a page break cut the paragraph from.
fn read(
    paragraph: &Paragraph,
    (section, above, carried): (usize, Option<usize>, Option<Account>),
    all: &mut Vec<Statement>,
) -> Option<Account> {
    let text = paragraph.text.as_str();
    let reasons = reasons(text);
    // A line that begins with the year before goes on about the amount above it.
    let mut last = above.filter(|_| looks_back(text));
    // Which statement each place of the paragraph speaks of.
    let mut spoken: Vec<(usize, usize)> = Vec::new();
    // The account that the paragraph speaks of, for amounts that only say 预算安排.
    let mut account = carried.or_else(|| headed(text));
    // Where the last number that is a value ends; a year is none.
    let mut from = 0;
    for quantity in &quantities(text) {
        let before = &text[from..quantity.start];
        if quantity.sense != Sense::Label {
            from = quantity.after;
        }
        if reasons.iter().any(|reason| reason.contains(&quantity.start)) {
            continue;
        }
        match quantity.sense {
            Sense::Amount(unit) => {
                let (mut subject, mut path) = subject(text, quantity);
                if !path.is_empty() {
                    account = Some((subject.clone(), path.clone()));
                } else if let Some((name, above)) = account.as_ref().filter(|_| is_plan(&subject)) {
                    (subject, path) = (name.clone(), above.clone());
                }
                last = Some(all.len());
                all.push(Statement {
                    subject,
                    path,
                    amount: Amount { number: quantity.value, unit },
                    change: None,
                    percent: None,
                    reason: None,
                    text: sentence(text, quantity.start).into(),
                    origin: paragraph.origin(quantity.start, quantity.end - quantity.start),
                });
            }
            Sense::Change(_) | Sense::ChangePercent => {
                last = match own_subject(before) {
                    Some(subject) => of_subject(&all[section..], &subject).map(|at| at + section),
                    None => last,
                };
                if let Some(at) = last {
                    add_change(&mut all[at], quantity);
                }
            }
            _ => {}
        }
        spoken.extend(last.map(|at| (quantity.start, at)));
    }
    for reason in reasons {
        let said = text[reason.clone()].trim_start_matches([':', '：', '是', '为']).trim_end_matches(['。', '；', ';']);
        let near = spoken.iter().rev().find(|(place, _)| *place < reason.start).map(|(_, at)| *at);
        if let Some(at) = near.filter(|at| !said.is_empty() && all[*at].reason.is_none()) {
            all[at].reason = Some(said.into());
        }
    }
    account
}

/// The account that a paragraph begins with, where its first sentence states no amount: 甲（类）乙（款）丙（项）。主要用于丁。
fn headed(text: &str) -> Option<Account> {
    let head = text.split('。').next().filter(|head| head.len() < text.len())?;
    let path = account_path(head);
    let stated = quantities(head).iter().any(|quantity| matches!(quantity.sense, Sense::Amount(_)));
    path.last().filter(|_| !stated).cloned().map(|name| (name, path))
}

/// Whether a paragraph begins with the year before and no subject: 2022年当年预算执行数为 3 万元，2023年预算安排 4 万元. It
/// goes on about the account of the paragraph above.
fn goes_on(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let year = text.len() - rest.len() == 4;
    let rest = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')).unwrap_or_default();
    let rest = rest.strip_prefix("当年").unwrap_or(rest);
    year && ["预算执行数", "预算数", "执行数", "年初预算"].iter().any(|begin| rest.starts_with(begin))
}

/// Whether a paragraph begins with what it compares with and no subject: 与上年相比减少 3 万元.
fn looks_back(text: &str) -> bool {
    const BEGINS: &[&str] = &["与上年相比", "与去年相比", "比上年", "较上年", "比去年", "较去年", "同比"];
    BEGINS.iter().any(|begin| text.starts_with(begin))
}

fn add_change(statement: &mut Statement, quantity: &Quantity<'_>) {
    let slot = match quantity.sense {
        Sense::ChangePercent => &mut statement.percent,
        _ => &mut statement.change,
    };
    if slot.is_none() {
        *slot = Some(quantity.value);
    }
}

/// Where reasons are stated: from 主要原因 to the end of the sentence, or of the clause where another subject follows it.
fn reasons(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut out: Vec<std::ops::Range<usize>> = Vec::new();
    for mark in ["主要原因", "主要是", "原因是", "原因为", "主要因"] {
        for (at, _) in text.match_indices(mark) {
            let from = at + mark.len();
            if out.iter().any(|range| range.contains(&at)) {
                continue;
            }
            out.push(from..reason_end(text, from));
        }
    }
    out.sort_by_key(|range| range.start);
    out
}

/// A reason ends with its sentence, or at a semicolon after which another subject changes. Numbered reasons (1、甲；2、乙)
/// go on.
fn reason_end(text: &str, from: usize) -> usize {
    let stop = text[from..].find('。').map_or(text.len(), |end| from + end);
    let other = |at: usize| {
        let clause = text[at..stop].trim_start_matches(['；', ';']);
        let clause = clause.split(['，', ',']).next().unwrap_or(clause);
        let numbered = super::prose::numbering(clause).is_some();
        !numbered && quantities(clause).iter().any(|q| matches!(q.sense, Sense::Change(_) | Sense::Amount(_)))
    };
    text[from..stop].match_indices(['；', ';']).map(|(at, _)| from + at).find(|at| other(*at)).unwrap_or(stop)
}

/// The sentence around a place.
fn sentence(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('。').map_or(0, |stop| stop + '。'.len_utf8());
    let end = text[at..].find('。').map_or(text.len(), |stop| at + stop + '。'.len_utf8());
    text[start..end].trim()
}

/// What an amount is of, and the accounts that the sentence names before it.
fn subject(text: &str, quantity: &Quantity<'_>) -> (Name, Vec<Name>) {
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
        let cut = clause.rfind(['，', '：', ':', '、', '；', ';', ',']);
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
    let said = super::prose::numbering(said).map_or(said, |(_, rest)| rest);
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
    let mut name = super::prose::numbering(phrase).map_or(phrase, |(_, rest)| rest);
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
fn is_plan(subject: &str) -> bool {
    let undated = subject.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if undated.len() < subject.len() { undated.trim_start_matches('年') } else { subject };
    matches!(bare, "预算安排" | "当年预算安排" | "预算支出" | "年初预算" | "支出决算" | "预算")
}

/// The subject that a change brings with it: the words between the last stop and 比上年 or the verb.
fn own_subject(before: &str) -> Option<String> {
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

/// The statement of a section whose subject is that of a change.
fn of_subject(section: &[Statement], subject: &str) -> Option<usize> {
    let key = |name: &str| name.replace(['“', '”', '"'], "").replace("预算", "").replace("费用", "费");
    let subject = key(subject);
    section.iter().position(|statement| {
        let own = key(&statement.subject);
        !own.is_empty() && statement.change.is_none() && (subject.ends_with(&own) || own.ends_with(&subject))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::source::{FileId, Text};

    fn shown(text: &str) -> Vec<String> {
        let prose = Prose::read(FileId(0), &Text::new(text), &HashSet::new());
        let some = |value: &Option<rust_decimal::Decimal>| value.map(|v| v.to_string()).unwrap_or_default();
        statements(&prose)
            .iter()
            .map(|s| {
                let reason = s.reason.as_deref().unwrap_or("");
                format!("{} {} {} {} {reason}", s.subject, s.amount.number, some(&s.change), some(&s.percent))
            })
            .collect()
    }

    #[test]
    fn accounts_with_change_percent_and_reason() {
        assert_eq!(
            shown(
                "1.甲（类）乙（款）丙（项）:2021\n年预算数为 6.50万元，比上年预算减少 1.50\n万元，下降 18.75%，主要原因：压缩 15%、减少 5 万元。"
            ),
            ["丙 6.50 -1.50 -18.75 压缩15%、减少5万元"]
        );
        assert_eq!(
            shown(
                "其中：基本支出 8 万元，占 80%，比上年增加 1 万元。主要原因是：甲；乙。项目支出 2 万元，比上年减少 1 万元。"
            ),
            ["基本支出 8 1  甲；乙", "项目支出 2 -1  "]
        );
    }

    #[test]
    fn a_line_that_looks_back_goes_on_about_the_amount_above() {
        let back = "与上年相比减少 7 万元，减少 35% 。";
        assert_eq!(shown(&format!("1．甲（类）支出 13 万元，主要用于乙。\n{back}")), ["甲 13 -7 -35 "]);
        assert_eq!(shown(&format!("甲支出 13 万元，乙支出 5 万元。\n{back}")), ["甲支出 13   ", "乙支出 5   "]);
        assert_eq!(shown(&format!("甲支出 13 万元。\n一、乙情况\n{back}")), ["甲支出 13   "]);
    }

    #[test]
    fn an_account_cut_by_a_page_break_goes_on() {
        let head = "1.甲（类）乙（款）丙（项）9 万元，主要用于丁。";
        let back = "2022年当年预算执行数为 8 万元，2023年预算安排 9 万元，比2022年预算执行数增加 12.5%。";
        assert_eq!(shown(&format!("{head}\n{back}")), ["丙 9   ", "当年预算执行 8   ", "丙 9  12.5 "]);
        assert_eq!(
            shown(&format!("{head}\n一、丁情况\n{back}")),
            ["丙 9   ", "当年预算执行 8   ", "预算安排 9  12.5 "]
        );
    }

    #[test]
    fn an_account_in_a_sentence_of_its_own_has_the_amounts_behind_it() {
        assert_eq!(
            shown("1、甲（类）乙（款）丙（项）。主要用于丁。年初预算为 9 万元，支出决算为 8 万元。"),
            ["丙 9   ", "丙 8   "]
        );
    }

    #[test]
    fn marks_of_half_width_divide_as_well() {
        assert_eq!(
            shown(
                "本年支出合计19.50万元,其中:基本支出16.50万元,占84.62%;项目支出3万元,比上年减少1万元,主要是压缩;接待费2万元。"
            ),
            ["本年支出 19.50   ", "基本支出 16.50   ", "项目支出 3 -1  压缩", "接待费 2   "]
        );
    }

    #[test]
    fn a_subject_keeps_the_words_that_name_it() {
        assert_eq!(
            shown("年初预算数为 8 万元，全年实际支出 7 万元，执行数为 6 万元。2024年度收入预算数共计 5 万元。"),
            ["年初预算 8   ", "全年实际支出 7   ", "执行数 6   ", "收入预算 5   "]
        );
    }

    #[test]
    fn an_item_goes_on_behind_its_colon() {
        assert_eq!(
            shown("1. 甲（类）乙（款）丙（项）：\n2024 年预算数为 6 万元，比上年预算减少 1 万元。"),
            ["丙 6 -1  "]
        );
    }

    #[test]
    fn a_path_in_quotation_marks_is_without_them() {
        let path = account_path("1.“甲（类）乙（款）丙（项）”：");
        assert_eq!(path.iter().map(|name| &**name).collect::<Vec<_>>(), ["甲", "乙", "丙"]);
    }

    #[test]
    fn numbered_reasons_go_on_where_a_line_begins() {
        assert_eq!(
            shown(
                "1.甲（类）乙（款）丙（项）：2021年预算数为 6 万元，比上年预算减少 1 万元，主要原因是：\n1、压缩开支；\n2、人员减少。\n\
                 2.甲（类）乙（款）丁（项）：2021年预算数为 5 万元。"
            ),
            ["丙 6 -1  1、压缩开支；2、人员减少", "丁 5   "]
        );
    }

    #[test]
    fn a_change_finds_the_amount_of_its_subject() {
        assert_eq!(
            shown(
                "“三公”经费数为 30.51 万元，其中：公务用车运行费 9.88 万元，公务接待费 20.63 万元。\n\
                 “三公”经费比上年减少 25 万元，其中：公务用车运行费增加（减少）0 万元，与上年相同；公务接待费减少 25 万元，主要原因是压缩。"
            ),
            ["“三公”经费 30.51 -25  ", "公务用车运行费 9.88 0  ", "公务接待费 20.63 -25  压缩"]
        );
    }
}
