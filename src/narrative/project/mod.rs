//! The projects that the narrative tells of: label by label (项目名称, 设立的政策依据, 预算安排规模, 项目承担单位, 资金分配情况,
//! 资金执行时间), in accounts of their own ([`account`]), or in a sentence of an evaluation. The wordings are in
//! `assets/forms/projects.toml`.

mod account;
mod words;

use super::prose::{Paragraph, Prose, numbering};
use super::quantity::{Quantity, Sense, quantities};
use account::Account;
use words::Holds;

use crate::model::Passage;
use crate::money::Amount;
use crate::source::Origin;

/// A project as the narrative tells of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// 项目名称.
    pub name: Passage,
    /// 预算安排规模.
    pub amount: Option<(Amount, Origin)>,
    /// 设立的政策依据.
    pub basis: Option<Passage>,
    /// 项目承担单位.
    pub undertaker: Option<Passage>,
    /// 资金分配情况.
    pub allocation: Option<Passage>,
    /// 资金执行时间.
    pub period: Option<Passage>,
    /// 绩效目标.
    pub goal: Option<Passage>,
}

impl Told {
    /// What the money goes to, by the words right before each amount of its allocation: 委托业务费 10 万元、劳务费 3 万元.
    pub fn allotted(&self) -> Vec<(String, Amount)> {
        let Some(allocation) = &self.allocation else { return Vec::new() };
        let part = |quantity: Quantity<'_>| {
            let Sense::Amount(unit) = quantity.sense else { return None };
            let name = quantity.before.rsplit(['，', '、', '；', '。', '：', ':', ',', ';']).next()?;
            Some((name.to_owned(), Amount { number: quantity.value, unit }))
        };
        quantities(&allocation.text).into_iter().filter_map(part).collect()
    }
}

/// Whether words are a label of a project.
pub(super) fn is_label(words: &str) -> bool {
    words::labels().any(|(label, _)| label == words)
}

/// The projects of the narrative, in order.
pub fn projects(prose: &Prose) -> Vec<Told> {
    let mut out: Vec<Told> = Vec::new();
    let mut open: Option<Holds> = None;
    let mut account: Option<Account<'_>> = None;
    let mut of_projects = false;
    let mut above: Option<&Paragraph> = None;
    for paragraph in &prose.paragraphs {
        let before = above.replace(paragraph);
        if let Some((holds, start)) = section(&paragraph.text).filter(|(holds, _)| begins(*holds, account.as_ref())) {
            if holds == Holds::Overview {
                out.extend(account.replace(Account::under(before)).and_then(Account::told));
            }
            if let Some(account) = &mut account {
                account.section(holds, paragraph, start);
            }
            open = None;
            continue;
        }
        if let Some(inner) = &mut account {
            if inner.takes(paragraph) {
                continue;
            }
            out.extend(account.take().and_then(Account::told));
        }
        if let Some((label, start)) = labelled(&paragraph.text) {
            if label == Holds::Name {
                let name = passage(paragraph, start);
                open = (!name.text.is_empty()).then_some(label);
                out.extend(open.map(|_| told(name)));
            } else if let Some(told) = out.last_mut().filter(|_| open.is_some()) {
                put(told, label, paragraph, start);
                open = Some(label);
            }
            continue;
        }
        let heading = paragraph.heading();
        if let Some(heading) = &heading {
            of_projects = heading.heading.contains("项目");
        }
        let ends = heading.is_some_and(|heading| heading.depth <= 2);
        match open {
            Some(_) if ends => open = None,
            Some(label) if label != Holds::Name => {
                if let Some(told) = out.last_mut() {
                    put(told, label, paragraph, 0);
                }
            }
            _ => out.extend(in_a_sentence(paragraph).or_else(|| of_a_list(paragraph).filter(|_| of_projects))),
        }
    }
    out.extend(account.and_then(Account::told));
    out
}

/// Whether a section stands in an account of a project: the overview begins one, the others only go on with it.
fn begins(holds: Holds, account: Option<&Account<'_>>) -> bool {
    holds == Holds::Overview || account.is_some()
}

/// Which section of an account of a project a heading begins, and where its text begins if it follows at once.
fn section(text: &str) -> Option<(Holds, usize)> {
    let (_, rest) = numbering(text)?;
    let (heading, after) = rest.split_once(['：', ':']).unwrap_or((rest, ""));
    words::section(heading).map(|holds| (holds, text.len() - after.len()))
}

fn labelled(text: &str) -> Option<(Holds, usize)> {
    let rest = numbering(text).map_or(text, |(_, rest)| rest);
    words::labels().find_map(|(words, label)| {
        let after = rest.strip_prefix(words)?.strip_prefix(['：', ':'])?;
        Some((label, text.len() - after.len()))
    })
}

fn passage(paragraph: &Paragraph, start: usize) -> Passage {
    let text = &paragraph.text[start..];
    Passage { text: text.trim_end_matches(['。', '；']).into(), origin: paragraph.origin(start, text.len()) }
}

fn told(name: Passage) -> Told {
    Told { name, amount: None, basis: None, undertaker: None, allocation: None, period: None, goal: None }
}

fn put(told: &mut Told, label: Holds, paragraph: &Paragraph, start: usize) {
    let slot = match label {
        Holds::Name | Holds::Other | Holds::Overview => return,
        Holds::Amount => {
            told.amount = told.amount.or_else(|| amount(paragraph, start));
            return;
        }
        Holds::Basis => &mut told.basis,
        Holds::Undertaker => &mut told.undertaker,
        Holds::Allocation => &mut told.allocation,
        Holds::Period => &mut told.period,
        Holds::Goal => &mut told.goal,
    };
    let text = &paragraph.text[start..];
    if text.is_empty() || refers_elsewhere(text) {
        return;
    }
    match slot {
        Some(passage) => passage.text = format!("{}{text}", passage.text).into(),
        None => *slot = Some(Passage { text: text.into(), origin: paragraph.origin(start, text.len()) }),
    }
}

/// Whether a text only says where to look: 详见单位的项目绩效目标表.
fn refers_elsewhere(text: &str) -> bool {
    let refers = ["详见", "见附", "参见", "具体见"].iter().any(|begin| text.starts_with(begin));
    refers && text.chars().count() <= 30
}

fn amount(paragraph: &Paragraph, start: usize) -> Option<(Amount, Origin)> {
    let found = quantities(&paragraph.text).into_iter().find_map(|quantity| match quantity.sense {
        Sense::Amount(unit) if quantity.start >= start => Some((quantity.start, quantity.end, quantity.value, unit)),
        _ => None,
    });
    let (from, to, number, unit) = found?;
    Some((Amount { number, unit }, paragraph.origin(from, to - from)))
}

/// `项目为甲，预算金额为 8.21 万元`, as evaluations tell it.
fn in_a_sentence(paragraph: &Paragraph) -> Option<Told> {
    let at = paragraph.text.find("项目为")? + "项目为".len();
    let rest = &paragraph.text[at..];
    let end = rest.find(['，', '。', '；'])?;
    let name = &rest[..end];
    let follows = rest[end..].trim_start_matches('，');
    if !follows.starts_with("预算")
        || !(2..=40).contains(&name.chars().count())
        || name.contains(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let mut told = told(Passage { text: name.into(), origin: paragraph.origin(at, end) });
    told.amount = amount(paragraph, at + end);
    Some(told)
}

/// `（1）甲：预算金额 8.21 万元，执行金额 …`, as evaluations list them under a heading of projects.
fn of_a_list(paragraph: &Paragraph) -> Option<Told> {
    let (_, rest) = numbering(&paragraph.text).filter(|(depth, _)| *depth >= 3)?;
    let (name, follows) = rest.split_once(['：', ':'])?;
    let budget = ["预算", "年初预算", "全年预算"].iter().any(|word| follows.starts_with(word));
    if !budget || !(2..=40).contains(&name.chars().count()) {
        return None;
    }
    let at = paragraph.text.len() - rest.len();
    let mut told = told(Passage { text: name.into(), origin: paragraph.origin(at, name.len()) });
    told.amount = amount(paragraph, at + name.len());
    Some(told).filter(|told| told.amount.is_some())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::source::{FileId, Text};

    #[test]
    fn every_label_begins_a_paragraph_whether_or_not_a_stop_ends_the_one_before() {
        let text: String = words::labels().skip(1).map(|(words, _)| format!("{words}：5万元\n")).collect();
        let prose = Prose::read(FileId(0), &Text::new(format!("项目名称：甲\n{text}")), &HashSet::new());
        assert_eq!(prose.paragraphs.len(), words::labels().count());
    }

    #[test]
    fn an_evaluation_lists_projects_with_budget_and_execution() {
        let prose = Prose::read(
            FileId(0),
            &Text::new(
                "（一）基本支出情况\n（1）人员经费：预算金额 9 万元。\n（二）项目支出情况\n共有项目 2 个，其中：\n\
                 （1）系统运维费：预算金额 6 万\n元，执行金额 5 万元。\n（2）培训（含差旅）费：年初预算数 3 万元。\n",
            ),
            &HashSet::new(),
        );
        let told = projects(&prose);
        let shown: Vec<_> = told
            .iter()
            .map(|t| (t.name.text.as_str(), t.amount.map(|(amount, _)| amount.number.to_string())))
            .collect();
        assert_eq!(shown, [("系统运维费", Some("6".into())), ("培训（含差旅）费", Some("3".into()))]);
    }

    #[test]
    fn labels_run_to_the_next() {
        let prose = Prose::read(
            FileId(0),
            &Text::new(
                "七、项目支出情况说明\n1、项目名称：系统运维费\n设立的政策依据：\n（1）甲办法\n（2）乙\n办法。\n预算安排规模：财政预算安排 6.0\n万元\n\
                 项目承担单位：甲局。\n资金执行时间：2024年1月至12月。\n八、三公经费情况说明\n其他 3 万元。\n",
            ),
            &HashSet::new(),
        );
        let told = projects(&prose);
        assert_eq!(told.len(), 1);
        let text = |passage: &Option<Passage>| passage.as_ref().map(|p| p.text.to_string()).unwrap_or_default();
        assert_eq!(told[0].name.text.as_str(), "系统运维费");
        assert_eq!(text(&told[0].basis), "（1）甲办法（2）乙办法。");
        assert_eq!(told[0].amount.map(|(amount, _)| amount.number.to_string()).as_deref(), Some("6.0"));
        assert_eq!((text(&told[0].undertaker), text(&told[0].period)), ("甲局。".into(), "2024年1月至12月。".into()));
        assert_eq!(told[0].amount.map(|(_, origin)| origin.line), Some(7));
    }
}
