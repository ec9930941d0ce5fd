//! Sentences that state amounts, with what they say of the year before.
//!
//! A change belongs to the amount before it while nothing but "比上年" stands between them; a change with a subject of its
//! own (公务接待费减少 25 万元) belongs to the amount that the same section stated for that subject.

use super::prose::{Paragraph, Prose};
use super::quantity::{Quantity, Sense, quantities};
use super::subject::{Account, goes_on, headed, is_plan, own_subject, subject};
use crate::model::{Name, Statement};
use crate::money::{Amount, convert};

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
    // Where each amount of the paragraph stands, and its statement.
    let mut stated: Vec<(usize, usize)> = Vec::new();
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
                let (subject, path) = of_account(subject(text, quantity), &mut account);
                last = last.filter(|_| is_measure(&subject, &text[quantity.after..])).or(Some(all.len()));
                stated.push((quantity.start, all.len()));
                all.push(Statement {
                    subject,
                    path,
                    amount: Amount { number: quantity.value, unit },
                    change: None,
                    percent: None,
                    reason: None,
                    text: shared(all.last(), sentence(text, quantity.start)),
                    origin: paragraph.origin(quantity.start, quantity.end - quantity.start),
                });
            }
            // 占比上升 2.5%: what changes is a share.
            Sense::ChangePercent if is_of_share(before) => {}
            Sense::Change(_) | Sense::ChangePercent => {
                last = match own_subject(before) {
                    Some(subject) => of_subject(&all[section..], &subject).map(|at| at + section),
                    None => last.map(|last| head(text, quantity.start, &stated, (last, !all[last].path.is_empty()))),
                };
                if let Some(at) = last {
                    add_change(&mut all[at], quantity);
                }
            }
            _ => {}
        }
        spoken.extend(last.map(|at| (quantity.start, at)));
    }
    give(text, reasons, &spoken, all);
    account
}

/// What an amount is of: an account that its sentence names, which is kept for those behind it, or the one kept.
fn of_account((subject, path): Account, account: &mut Option<Account>) -> Account {
    if !path.is_empty() {
        *account = Some((subject.clone(), path.clone()));
    } else if let Some(kept) = account.as_ref().filter(|_| is_plan(&subject)) {
        return kept.clone();
    }
    (subject, path)
}

/// Gives each reason to the statement that is spoken of nearest before it.
fn give(text: &str, reasons: Vec<std::ops::Range<usize>>, spoken: &[(usize, usize)], all: &mut [Statement]) {
    for reason in reasons {
        let said = text[reason.clone()].trim_start_matches([':', '：', '是', '为']).trim_end_matches(['。', '；', ';']);
        let near = spoken.iter().rev().find(|(place, _)| *place < reason.start).map(|(_, at)| *at);
        if let Some(at) = near.filter(|at| !said.is_empty() && all[*at].reason.is_none()) {
            all[at].reason = Some(said.into());
        }
    }
}

/// Whether a paragraph begins with what it compares with and no subject: 与上年相比减少 3 万元.
fn looks_back(text: &str) -> bool {
    const BEGINS: &[&str] = &["与上年相比", "与去年相比", "比上年", "较上年", "比去年", "较去年", "同比"];
    BEGINS.iter().any(|begin| text.starts_with(begin))
}

/// Whether a percent of change is that of a share or a rate and not of money.
fn is_of_share(before: &str) -> bool {
    let clause = before.rsplit(['，', '。', '；', ';', '：', ':', ',']).next().unwrap_or_default();
    ["占比", "比重", "比例", "完成率", "执行率"].iter().any(|word| clause.contains(word))
}

/// Amounts further back than this are not what a change is of; texts without an end are read in time.
const NEAR: usize = 8;
/// The same in bytes.
const FAR: usize = 2000;

/// The amount that a change without a subject is of: the last one, or where that stands in brackets that are closed, or is
/// one of several parts of an account behind 其中 in the same sentence, the amount that these are part of.
fn head(text: &str, change: usize, stated: &[(usize, usize)], (last, of_account): (usize, bool)) -> usize {
    let Some(at) = stated.iter().rposition(|(_, statement)| *statement == last) else { return last };
    if change.saturating_sub(stated[at].0) > FAR {
        return last;
    }
    let outer = |from: usize| {
        let open = text[from..change].find(['（', '(']);
        let close = text[from..change].find(['）', ')']);
        close.is_some_and(|close| open.is_none_or(|open| close < open))
    };
    if outer(stated[at].0) {
        let before = stated[..at].iter().rev().take(NEAR).find(|(start, _)| !outer(*start));
        return before.map_or(last, |(_, statement)| *statement);
    }
    let parts = |whole: &usize| {
        let said = &text[stated[*whole].0..stated[*whole + 1].0];
        let between = &text[stated[*whole].0..change];
        let listed = at - whole > 1 || text[stated[*whole].0..stated[at].0].contains("结转");
        let one = !between.contains(['。', '；', ';', '）', ')']) && between.matches("其中").count() == 1;
        said.contains("其中") && listed && one
    };
    let whole =
        (0..at).rev().take(NEAR).filter(|whole| change - stated[*whole].0 <= FAR).find(parts).filter(|_| of_account);
    let stays = |whole: &usize| quantities(&text[stated[*whole].0..change]).iter().all(|q| !is_change(q));
    whole.filter(stays).map_or(last, |whole| stated[whole].1)
}

fn is_change(quantity: &Quantity<'_>) -> bool {
    matches!(quantity.sense, Sense::Change(_) | Sense::ChangePercent)
}

/// Whether an amount only measures the one before it: what was to be done (完成预算 12 万元的 90%) is not what changed.
fn is_measure(subject: &str, after: &str) -> bool {
    subject.starts_with("完成") && after.starts_with('的')
}

fn add_change(statement: &mut Statement, quantity: &Quantity<'_>) {
    let unit = statement.amount.unit;
    let (slot, value) = match quantity.sense {
        Sense::Change(from) if from != unit => (&mut statement.change, convert(quantity.value, from, unit)),
        Sense::ChangePercent => (&mut statement.percent, quantity.value),
        _ => (&mut statement.change, quantity.value),
    };
    if slot.is_none() {
        *slot = Some(value);
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

/// A sentence, in the copy that the statement before has of it.
fn shared(before: Option<&Statement>, words: &str) -> Name {
    before.map(|one| &one.text).filter(|text| ***text == *words).cloned().unwrap_or_else(|| words.into())
}

/// The statement of a section whose subject is that of a change.
fn of_subject(section: &[Statement], subject: &str) -> Option<usize> {
    let key = |name: &str| {
        let name = name.trim_end_matches(['均', '各']);
        name.replace(['“', '”', '"'], "").replace("预算", "").replace("费用", "费")
    };
    let subject = key(subject);
    section.iter().position(|statement| {
        let own = key(&statement.subject);
        let bare = matches!(own.as_str(), "支出决算" | "决算" | "支出");
        !own.is_empty() && !bare && statement.change.is_none() && (subject.ends_with(&own) || own.ends_with(&subject))
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
    fn amounts_of_one_sentence_have_one_copy_of_it() {
        let all = statements(&Prose::read(FileId(0), &Text::new("收入3万元，支出3万元。"), &HashSet::new()));
        assert!(std::ptr::eq(all[0].text.as_str(), all[1].text.as_str()));
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
    fn a_change_in_another_unit_is_told_in_that_of_the_amount() {
        assert_eq!(shown("接待费 2.00 万元，比上年增加 3000 元。"), ["接待费 2.00 0.3000  "]);
        assert_eq!(shown("接待费 20000 元，比上年减少 0.5 万元。"), ["接待费 20000 -5000  "]);
    }

    #[test]
    fn a_change_behind_the_parts_of_an_account_is_of_the_account() {
        let account = "1.甲（类）乙（款）丙（项）：2024年预算数为 600 万元";
        let back = "比上年增加 60 万元，增长 11.11%。";
        assert_eq!(
            shown(&format!("{account}，其中局机关 400 万元，中心 200 万元，{back}")),
            ["丙 600 60 11.11 ", "丙 400   ", "丙 200   "]
        );
        assert_eq!(shown(&format!("{account}（含上年结转 50 万元），{back}")), ["丙 600 60 11.11 ", "丙 50   "]);
        assert_eq!(shown("甲支出 5 万元，占 4%，比上年增加 1 万元，占比上升 2.5%。"), ["甲支出 5 1  "]);
        assert_eq!(
            shown("甲支出 5 万元，其中：乙 3 万元，丙 2 万元，比上年增加 1 万元。"),
            ["甲支出 5   ", "乙 3   ", "丙 2 1  "]
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
    fn a_change_behind_the_budget_that_was_kept_is_of_what_was_spent() {
        assert_eq!(
            shown("甲费支出决算 6 万元，完成预算 8 万元的 75%，比上年决算数减少 2 万元，下降 25%。"),
            ["甲费支出决算 6 -2 -25 ", "完成预算 8   "]
        );
    }

    #[test]
    fn receipts_and_expenditure_change_together() {
        assert_eq!(
            shown("2024年度收、支总计均为 9 万元。与2023年度相比，收、支总计各增加 1 万元，增长 12.5%。"),
            ["收、支总计均 9 1 12.5 "]
        );
    }

    #[test]
    fn a_change_is_of_no_amount_that_has_no_subject() {
        assert_eq!(
            shown("甲费年初预算为 2 万元，支出决算为 1 万元。\n甲费支出决算增加 0.50 万元。"),
            ["甲费年初预算 2   ", "支出决算 1   "]
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
