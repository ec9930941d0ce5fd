//! What an item is used for and why it changed is said of that item, and of no other.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{Spot, paragraphs};
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "item-subjects",
    statement: "各项支出的用途和增减原因说的是本项，不是别的项",
    english: "The use of an item and the reason of its change speak of that item and of no other",
    severity: Severity::Warning,
    basis: "说明逐项对应科目",
    run,
};

/// What ends a reason behind the name of an item.
const TAILS: &[&str] =
    &["增加", "减少", "增长", "下降", "调整", "变动", "经费", "支出", "费用", "预算", "项目", "等", "的"];

/// A paragraph about one item: its 款 and 项.
struct Item<'a> {
    paragraph: &'a Paragraph,
    section: &'a str,
    name: &'a str,
}

fn run(matter: &Matter<'_>, log: &mut Log) {
    let items: Vec<Item<'_>> = paragraphs(matter).filter_map(item).collect();
    for item in &items {
        let text = item.paragraph.text.as_str();
        for (what, marks) in
            [("用途", &["主要用于：", "主要用于"][..]), ("增减原因", &["主要原因是：", "主要原因是", "主要原因："])]
        {
            let Some((at, mark)) = marks.iter().find_map(|mark| Some((text.find(mark)?, *mark))) else { continue };
            let start = at + mark.len();
            let len = text[start..].find(['。', '；', '，']).unwrap_or(text.len() - start);
            let spot = Spot { paragraph: item.paragraph, start, len };
            let title =
                Spot { paragraph: item.paragraph, start: 0, len: text.find("万元").unwrap_or(0).min(len.max(90)) };
            let title = Spot { len: floor(text, title.len), ..title };
            let said = stem(spot.text());
            let operands = vec![
                title.operand(matter, &format!("说明·{}", item.name)),
                spot.operand(matter, &format!("说明·{}的{what}", item.name)),
            ];
            if speaks_of(&said, item) {
                log.holds(operands);
            } else if let Some(other) = items.iter().find(|other| is_other(item, other) && speaks_only_of(&said, other))
            {
                let message = format!(
                    "“{}”的{what}写作“{}”，说的是另一项“{}”，不是本项，主体有误",
                    item.name,
                    spot.text(),
                    other.name
                );
                log.fails(Severity::Warning, message, operands);
            }
        }
    }
}

/// The item that a paragraph begins with.
fn item(paragraph: &Paragraph) -> Option<Item<'_>> {
    let text = paragraph.text.as_str();
    let mark = |level: &str| {
        ["）", ")"].iter().find_map(|close| text.find(&format!("{level}{close}")).map(|at| (at, close.len())))
    };
    let name_before = |end: usize| {
        // The digits and the bracket of （05款）.
        let before = text[..end].trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix(['（', '('])?;
        let start = before
            .rfind(['）', ')', '“', '"'])
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        Some(&before[start..])
    };
    let (section, item) = (mark("款")?.0, mark("项")?.0);
    let found = Item { paragraph, section: name_before(section)?, name: name_before(item)? };
    (section < item && found.name.chars().count() >= 4).then_some(found)
}

/// The last place not behind a byte where a character begins.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// What is said, without what stands behind the name of an item.
fn stem(said: &str) -> String {
    let mut said = said.trim_start_matches("用于");
    while let Some(rest) = TAILS.iter().find_map(|tail| said.strip_suffix(tail)) {
        said = rest;
    }
    said.to_owned()
}

fn bare(name: &str) -> &str {
    name.strip_suffix("支出").unwrap_or(name)
}

/// Whether an item is another one, whose name is no part of this one's and has no part of it.
fn is_other(item: &Item<'_>, other: &Item<'_>) -> bool {
    let (a, b) = (bare(item.name), bare(other.name));
    !a.contains(b) && !b.contains(a)
}

fn speaks_of(said: &str, item: &Item<'_>) -> bool {
    said.contains(bare(item.name))
}

/// Whether something said is the name of an item, alone or behind that of its 款.
fn speaks_only_of(said: &str, item: &Item<'_>) -> bool {
    let name = stem(item.name);
    said == name || said.strip_suffix(&name).is_some_and(|before| !before.is_empty() && item.section.contains(before))
}
