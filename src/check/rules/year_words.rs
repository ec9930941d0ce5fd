//! The years that headings, comparisons and closing dates name are those of the report.

use super::super::{Log, Matter, Rule, Severity, Value};
use super::shared_wording::{Spot, operands, paragraphs, year_at, years};
use crate::model::DisclosureKind;
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "year-words",
    statement: "标题、对比基数和截止日期的年份与本公开的年度相符",
    english: "Headings, bases of comparison and closing dates name the years that go with the report",
    severity: Severity::Warning,
    basis: "公开格式；上年数为上一年度的数",
    run,
};

fn run(matter: &Matter<'_>, log: &mut Log) {
    if matter.disclosure.kind == DisclosureKind::Evaluation || matter.disclosure.year == 0 {
        return;
    }
    comparisons(matter, log);
    headings(matter, log);
    closing_dates(matter, log);
}

/// 比2025年预算增加: the year before that of the report.
fn comparisons(matter: &Matter<'_>, log: &mut Log) {
    let own = matter.disclosure.year;
    let spots: Vec<(u16, Spot<'_>)> = paragraphs(matter).flat_map(|p| compared(matter, p)).collect();
    let of = |fits: &dyn Fn(u16) -> bool| -> Vec<Spot<'_>> {
        spots.iter().filter(|(year, _)| fits(*year)).map(|(_, spot)| *spot).collect()
    };
    let kind = matter.disclosure.kind.chinese();
    let itself = of(&|year| year >= own);
    if !itself.is_empty() {
        let first = itself[0].text();
        let message = format!(
            "说明有 {} 处“{first}”，以本年或以后年度为对比基数；本文件是{own}年{kind}，应与{}年比较，年度有误",
            itself.len(),
            own - 1
        );
        log.fails(Severity::Warning, message, operands(matter, "说明·对比年度", &itself));
    }
    let earlier = of(&|year| year + 1 < own);
    if !earlier.is_empty() {
        let message =
            format!("说明有 {} 处“{}”，不是以上一年度（{}年）为对比基数", earlier.len(), earlier[0].text(), own - 1);
        log.fails(Severity::Note, message, operands(matter, "说明·更早的对比年度", &earlier));
    }
    for spot in of(&|year| year + 1 == own) {
        log.holds(vec![spot.operand(matter, "说明·对比年度")]);
    }
}

/// Where a paragraph compares with a figure of a year: 比2025年预算, 与2025年决算.
fn compared<'a>(matter: &Matter<'_>, paragraph: &'a Paragraph) -> Vec<(u16, Spot<'a>)> {
    let text = paragraph.text.as_str();
    let figures: &[&str] = match matter.disclosure.kind {
        // Final accounts are compared with the budget of their own year as well.
        DisclosureKind::Final => &["决算", "支出决算", "收入决算"],
        _ => &["预算执行数", "预算", "当年预算", "年初预算", "执行数", "部门预算"],
    };
    let mut out = Vec::new();
    for (start, word) in text.match_indices(['比', '较', '与', '同']) {
        let at = start + word.len();
        let Some(year) = year_at(&text[at..]) else { continue };
        let rest = text[at + 4 + "年".len()..].trim_start_matches('度');
        let Some(figure) = figures.iter().find(|figure| rest.starts_with(**figure)) else { continue };
        let end = text.len() - rest.len() + figure.len();
        // 与2025年预算执行 in a task is no comparison: what follows says that it is one.
        let after: String = text[end..].chars().take(10).collect();
        if ["增", "减", "持平", "相", "一致", "下降", "上升", "无变化"].iter().any(|word| after.contains(word))
        {
            out.push((year, Spot { paragraph, start, len: end - start }));
        }
    }
    out
}

/// A heading that names the year of a budget or of final accounts names this one.
fn headings(matter: &Matter<'_>, log: &mut Log) {
    let own = matter.disclosure.year;
    let kind = matter.disclosure.kind.chinese();
    let titles = matter.disclosure.forms.iter().map(|form| (&*form.title, form.origin));
    let sections = matter.disclosure.sections.iter().map(|section| (&*section.heading, section.origin));
    for (heading, origin) in titles.chain(sections) {
        let told = ["执行情况", "完成情况", "回顾", "总结", "上年", "比", "自评", "评价"]
            .iter()
            .any(|word| heading.contains(word));
        let Some((at, year)) = years(heading).next() else { continue };
        let of_kind = heading[at..].contains(kind);
        if told || !of_kind {
            continue;
        }
        let subject: String = heading.chars().filter(|c| !c.is_ascii_digit()).collect();
        let operand = matter.said(&format!("标题·{subject}"), Value::Words(heading.into()), origin);
        if year == own {
            log.holds(vec![operand]);
        } else {
            let message = format!("标题“{heading}”的年度是{year}年，本文件是{own}年{kind}，年度不符");
            log.fails(Severity::Warning, message, vec![operand]);
        }
    }
}

/// 截至2024年12月31日: the end of the year of final accounts; in a budget a day of the year before or of its own year.
fn closing_dates(matter: &Matter<'_>, log: &mut Log) {
    let own = matter.disclosure.year;
    for paragraph in paragraphs(matter) {
        let text = paragraph.text.as_str();
        let assets = ["车辆", "国有资产", "大型设备", "实有人数", "编制"].iter().any(|word| text.contains(word));
        for (start, word) in text.match_indices("截至").chain(text.match_indices("截止")).filter(|_| assets) {
            let after = text[start + word.len()..].trim_start_matches(['到', '至']);
            let at = text.len() - after.len();
            let Some(year) = year_at(after) else { continue };
            let end = text[at..].find(['，', '。', '；']).map_or(at + 4 + "年".len(), |len| at + len.min(24));
            let end = (at + 4..=end).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(at + 4);
            let spot = Spot { paragraph, start, len: end - start };
            let operand = spot.operand(matter, "说明·截止日期");
            // A budget is drawn up in the year before, from what was counted then or at the end of the year before that.
            let oldest = if matter.disclosure.kind == DisclosureKind::Final { own } else { own.saturating_sub(2) };
            if (oldest..=own).contains(&year) {
                log.holds(vec![operand]);
            } else {
                let kind = matter.disclosure.kind.chinese();
                let message = format!("资产情况的截止日期写作{year}年，与{own}年{kind}的年度不符");
                log.fails(Severity::Warning, message, vec![operand]);
            }
        }
    }
}
