//! An account of one project in sections (甲项目经费情况说明: 一、项目概述 …). Its title names the project; where it names
//! none (项目经费情况说明), the overview does, or the list of what the money of the year is for. An account that names its
//! project nowhere gives none.

use rust_decimal::Decimal;

use super::words::{self, Holds};
use super::{Told, put, told};
use crate::model::Passage;
use crate::money::Amount;
use crate::narrative::prose::{Paragraph, numbering};
use crate::narrative::quantity::{Quantity, Sense, quantities};
use crate::source::Origin;

/// An account that is being read.
pub struct Account<'a> {
    told: Told,
    /// The section that is open.
    open: Holds,
    overview: Option<(&'a Paragraph, usize)>,
    money: Vec<(&'a Paragraph, usize)>,
}

impl<'a> Account<'a> {
    /// The account under a line, which is its title where it reads like one.
    pub fn under(above: Option<&Paragraph>) -> Account<'a> {
        let name = above.and_then(titled).unwrap_or_else(|| Passage { text: "".into(), origin: nowhere(above) });
        Account { told: told(name), open: Holds::Overview, overview: None, money: Vec::new() }
    }

    /// Opens a section, whose text may follow its heading in the same paragraph.
    pub fn section(&mut self, holds: Holds, paragraph: &'a Paragraph, start: usize) {
        self.open = holds;
        if start < paragraph.text.len() {
            self.put(paragraph, start);
        }
    }

    /// Takes a paragraph into the open section. The next title, a part of the document or a label of another project
    /// ends the account, and so does a heading after its goal, with which accounts close.
    pub fn takes(&mut self, paragraph: &'a Paragraph) -> bool {
        let heading = paragraph.heading().map(|heading| heading.depth);
        let labelled = matches!(super::labelled(&paragraph.text), Some((Holds::Name, _)));
        let over = heading == Some(0) || (heading == Some(1) && self.open == Holds::Goal);
        if over || labelled || is_title(&paragraph.text) {
            return false;
        }
        if heading == Some(1) {
            self.open = Holds::Other;
        } else {
            self.put(paragraph, 0);
        }
        true
    }

    fn put(&mut self, paragraph: &'a Paragraph, start: usize) {
        match self.open {
            Holds::Overview => self.overview = self.overview.or(Some((paragraph, start))),
            Holds::Amount => self.money.push((paragraph, start)),
            holds => put(&mut self.told, holds, paragraph, start),
        }
    }

    /// The project, where the account names it.
    pub fn told(mut self) -> Option<Told> {
        let subject = self.overview.and_then(|(paragraph, start)| subject(paragraph, start));
        if self.told.name.text.is_empty() {
            let listed = || self.money.iter().find_map(|(paragraph, start)| listed(paragraph, *start));
            self.told.name = subject.as_ref().map(|subject| subject.name.clone()).or_else(listed)?;
        }
        self.told.amount = self.money.iter().find_map(|(paragraph, start)| whole(paragraph, *start));
        // An undertaker is a body. Where the section tells at length who does what, the body that the overview names stands.
        let at_length = |passage: &Passage| passage.text.trim_end_matches('。').contains(['，', '。']);
        if let Some(body) = subject.and_then(|subject| subject.body)
            && self.told.undertaker.as_ref().is_none_or(at_length)
        {
            self.told.undertaker = Some(body);
        }
        Some(self.told)
    }
}

fn nowhere(above: Option<&Paragraph>) -> Origin {
    above.map_or(Origin::file(crate::source::FileId(0)), |above| above.origin(0, 0))
}

/// Whether a paragraph is the title of an account, whether or not it names a project.
fn is_title(text: &str) -> bool {
    !text.contains(['。', '，', '；', '：', ':'])
        && words::title().ends.iter().any(|end| text.ends_with(end.as_str()))
        && text.chars().count() <= 70
}

/// The project that the title of its account names: 甲项目经费情况说明. 2025年项目经费情况说明 names none.
fn titled(paragraph: &Paragraph) -> Option<Passage> {
    let text = paragraph.text.as_str();
    let start = text.len() - numbering(text).map_or(text, |(_, rest)| rest).len();
    let name = words::title().ends.iter().find_map(|end| text[start..].strip_suffix(end.as_str()))?;
    let stem = name.strip_suffix("项目");
    let of_a_body = stem.is_some_and(|stem| words::title().bodies.iter().any(|body| stem.ends_with(body.as_str())));
    let fits = (3..=60).contains(&name.chars().count()) && !name.contains('。') && !of_a_body;
    fits.then(|| Passage { text: name.into(), origin: paragraph.origin(start, name.len()) })
}

/// What an overview is about, and the body that carries it out where it says so.
struct Subject {
    name: Passage,
    body: Option<Passage>,
}

/// 由甲局建设的乙工程，位于 …; 乙项目是指 …. Only the first clause of the overview names what all the rest is about.
fn subject(paragraph: &Paragraph, start: usize) -> Option<Subject> {
    let text = &paragraph.text[start..];
    let clause = &text[..text.find(['，', '。', '；', '：', ':', ',']).unwrap_or(text.len())];
    let passage = |at: usize, len: usize| {
        let text = paragraph.text[at..at + len].into();
        Passage { text, origin: paragraph.origin(at, len) }
    };
    if let Some(rest) = clause.strip_prefix('由') {
        let at = rest.find('的').filter(|at| *at > 0)?;
        let done =
            words::name().done.iter().filter(|done| rest[..at].ends_with(done.as_str())).max_by_key(|d| d.len())?;
        let name = &rest[at + "的".len()..];
        let body = start + "由".len();
        return is_name(name).then(|| Subject {
            name: passage(start + clause.len() - name.len(), name.len()),
            body: Some(passage(body, at - done.len())).filter(|body| body.text.chars().count() > 1),
        });
    }
    let said =
        words::name().says.iter().filter_map(|says| clause.find(says.as_str())).filter(|at| is_name(&clause[..*at]));
    let end = said.min().or_else(|| is_name(clause).then_some(clause.len()))?;
    Some(Subject { name: passage(start, end), body: None })
}

/// Whether words in running text are the name of a project.
fn is_name(words: &str) -> bool {
    let name = words::name();
    (4..=40).contains(&words.chars().count())
        && name.ends.iter().any(|end| words.ends_with(end.as_str()))
        && !name.not_begins.iter().any(|begin| words.starts_with(begin.as_str()))
        && !name.not_within.iter().any(|part| words.contains(part.as_str()))
}

fn amounts<'t>(paragraph: &'t Paragraph, start: usize) -> impl Iterator<Item = (Quantity<'t>, Amount)> {
    quantities(&paragraph.text).into_iter().filter(move |quantity| quantity.start >= start).filter_map(|quantity| {
        let Sense::Amount(unit) = quantity.sense else { return None };
        let amount = Amount { number: quantity.value, unit };
        Some((quantity, amount))
    })
}

/// The words right before an amount, and where they begin.
fn before<'t>(paragraph: &'t Paragraph, start: usize, quantity: &Quantity<'t>) -> (usize, &'t str) {
    let from = paragraph.text[..quantity.start].rfind(['，', '、', '；', '。', '：', ':', ',', ';']);
    let from = from.map_or(0, |at| at + paragraph.text[at..].chars().next().map_or(0, char::len_utf8)).max(start);
    (from, &paragraph.text[from.min(quantity.start)..quantity.start])
}

/// The name of an account of several projects: 甲费5万元，乙费3万元 names 甲费、乙费. Every amount must stand behind a name.
fn listed(paragraph: &Paragraph, start: usize) -> Option<Passage> {
    let amounts: Vec<_> = amounts(paragraph, start).collect();
    let names: Vec<(usize, &str)> = amounts.iter().map(|(quantity, _)| before(paragraph, start, quantity)).collect();
    let &(from, first) = names.first()?;
    let all: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
    let fits = all.iter().all(|name| is_name(name));
    fits.then(|| Passage { text: all.join("、").into(), origin: paragraph.origin(from, first.len()) })
}

/// The amount of the whole project: the only one, one that says so, or one that the others make. The plan of a quarter or
/// one item of a list is none.
fn whole(paragraph: &Paragraph, start: usize) -> Option<(Amount, Origin)> {
    let all: Vec<_> = amounts(paragraph, start)
        .map(|(quantity, amount)| (before(paragraph, start, &quantity).1, quantity, amount))
        .filter(|(said, ..)| !words::is_of_a_part(said))
        .collect();
    let (first, rest) = all.split_first()?;
    let sum: Decimal = rest.iter().map(|(.., amount)| amount.wan()).sum();
    let follows = paragraph.text[first.1.after..].trim_start_matches(['，', '。', '；', ',', '（']);
    let (_, quantity, amount) = if rest.is_empty() || sum == first.2.wan() || follows.starts_with("其中") {
        first
    } else {
        all.iter().find(|(said, ..)| words::is_of_whole(said))?
    };
    Some((*amount, paragraph.origin(quantity.start, quantity.end - quantity.start)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::projects;
    use super::*;
    use crate::narrative::Prose;
    use crate::source::{FileId, Text};

    /// Every project as name, amount in 万元, undertaker and goal.
    fn read(text: &str) -> Vec<[String; 4]> {
        let prose = Prose::read(FileId(0), &Text::new(text.to_owned()), &HashSet::new());
        let said = |passage: Option<Passage>| passage.map(|passage| passage.text.to_string()).unwrap_or_default();
        let shown = |told: Told| {
            let amount = told.amount.map(|(amount, _)| amount.wan().to_string()).unwrap_or_default();
            [told.name.text.to_string(), amount, said(told.undertaker), said(told.goal)]
        };
        projects(&prose).into_iter().map(shown).collect()
    }

    fn account(title: &str, overview: &str, undertaker: &str, money: &str) -> String {
        format!(
            "{title}\n一、项目概述\n{overview}\n二、立项依据\n1、甲办法。\n2、乙办法。\n三、实施主体\n{undertaker}\n四、实施方案\n按甲办法。\n\
             五、实施周期\n2025.1.1-2025.12.31\n六、年度预算安排\n{money}\n七、绩效目标\n达到标准。\n详见单位的项目绩效目标表\n"
        )
    }

    #[test]
    fn titles_that_name_the_project() {
        let text = account(
            "道路养护专项经费情况说明",
            "保障道路畅通。",
            "甲局",
            "2025年项目总预算20.5万，其中甲路12万，乙路8.5万。",
        ) + &account("附房修缮经费说明", "修缮附房。", "甲局。", "9万元。")
            + "其他相关情况说明\n一、三公经费情况说明\n5万元。\n";
        assert_eq!(
            read(&text),
            [["道路养护专项", "20.5", "甲局", "达到标准。"], ["附房修缮", "9", "甲局。", "达到标准。"]]
        );
    }

    #[test]
    fn the_overview_or_the_list_of_the_money_names_what_the_title_does_not() {
        let told = "本工程由建设单位建设，监理单位监理。";
        for (title, overview, undertaker, money, wanted) in [
            (
                "项目经费情况说明",
                "由甲街道办事处建设的滨河会堂新建工程，位于甲路。",
                told,
                "第一季度用款计划5万元，第二季度用款计划5万元。",
                Some(["滨河会堂新建工程", "", "甲街道办事处"]),
            ),
            ("2025年项目经费情况说明", "由甲局组织实施的乙项目，共三期。", "甲局规划科", "共安排9万元。", None),
            (
                "甲局2025年度项目经费情况说明",
                "河道整治工程是指对河道的整治。",
                "乙科",
                "全年12万元，其中人工5万元、材料7万元。",
                Some(["河道整治工程", "12", "乙科"]),
            ),
            (
                "项目经费情况说明",
                "评价：评价是指评价。",
                "丙科",
                "信息运维费6.5万元，审计服务费3万元，资料费1万元。",
                None,
            ),
            (
                "项目经费情况说明",
                "评价：评价是指评价。",
                "丙科",
                "信息运维费6.5万元，审计服务费3万元，会计资料费1万元。",
                Some(["信息运维费、审计服务费、会计资料费", "", "丙科"]),
            ),
            ("项目经费情况说明", "保障运转。", "丙科", "审计服务费3万元。", Some(["审计服务费", "3", "丙科"])),
            ("项目经费情况说明", "本项目为保障运转。", "丙科", "共5万元。", None),
        ] {
            let found = read(&account(title, overview, undertaker, money));
            let shown = found.first().map(|[name, amount, body, _]| [name.as_str(), amount.as_str(), body.as_str()]);
            assert_eq!(shown, wanted, "{overview} {money}");
        }
    }

    #[test]
    fn sections_of_an_account_need_one() {
        let text = "项目名称：甲项目\n预算安排规模：5万元\n三、绩效目标\n这里不是项目的目标。\n";
        assert_eq!(read(text), [["甲项目", "5", "", ""]]);
    }
}
