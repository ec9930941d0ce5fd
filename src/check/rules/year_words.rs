//! The years that headings, comparisons and closing dates name are those of the report.

use super::super::{Log, Matter, Rule, Severity, Value, Why};
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

/// 比2025年预算增加 in the budget of 2025, whose other sentences compare with the year before. Final accounts and adjusted
/// budgets are compared with the budget of their own year.
fn comparisons(matter: &Matter<'_>, log: &mut Log) {
    let own = matter.disclosure.year;
    let spots: Vec<(u16, Spot<'_>)> = paragraphs(matter).flat_map(|p| compared(matter, p)).collect();
    let of = |wanted: u16| -> Vec<Spot<'_>> {
        spots.iter().filter(|(year, _)| *year == wanted).map(|(_, spot)| *spot).collect()
    };
    let before = of(own - 1);
    let itself = if matter.disclosure.kind == DisclosureKind::Budget { of(own) } else { Vec::new() };
    if let Some(first) = itself.first() {
        let last_year = ["比上年", "较上年", "与上年", "比去年", "较去年", "与去年"];
        let others = paragraphs(matter).any(|paragraph| last_year.iter().any(|word| paragraph.text.contains(word)));
        let operands = operands(matter, "说明·对比年度", &itself);
        if before.is_empty() && !others {
            log.unchecked(Why::NotUnderstood, format!("“{}”的对比年度", first.text()), operands);
        } else {
            let message = format!(
                "说明有 {} 处“{}”，以本年度为对比基数；本文件是{own}年预算，别处与{}年比较，年度有误",
                itself.len(),
                first.text(),
                own - 1
            );
            log.fails(Severity::Warning, message, operands);
        }
    }
    for spot in before {
        log.holds(vec![spot.operand(matter, "说明·对比年度")]);
    }
}

/// Where a paragraph compares with a figure of a year: 比2025年预算, 与2025年决算.
fn compared<'a>(matter: &Matter<'_>, paragraph: &'a Paragraph) -> Vec<(u16, Spot<'a>)> {
    let text = paragraph.text.as_str();
    let figures: &[&str] = match matter.disclosure.kind {
        // Final accounts are compared with the budget of their own year as well.
        DisclosureKind::Final => &["决算", "支出决算", "收入决算"],
        _ => &["部门预算执行数", "部门预算数", "部门预算", "预算执行数", "预算数", "预算", "执行数"],
    };
    let mut out = Vec::new();
    for (start, word) in text.match_indices(['比', '较', '与', '同']) {
        let at = start + word.len();
        let Some(year) = year_at(&text[at..]) else { continue };
        let rest = text[at + 4 + "年".len()..].trim_start_matches('度');
        let Some(figure) = figures.iter().find(|figure| rest.starts_with(**figure)) else { continue };
        let end = text.len() - rest.len() + figure.len();
        // 调整后预算比2024年预算增加: of what was changed in the year, its budget is the right base.
        let sentence = text[..start].rsplit('。').next().unwrap_or(text);
        if ["调整", "追加", "调增", "调减", "全年预算"].iter().any(|word| sentence.contains(word)) {
            continue;
        }
        // 与2025年预算执行 in a task is no comparison: what follows says that it is one.
        let after: String = text[end..].chars().take(10).collect();
        if ["增", "减", "持平", "相", "一致", "下降", "上升", "无变化"].iter().any(|word| after.contains(word))
        {
            out.push((year, Spot { paragraph, start, len: end - start }));
        }
    }
    out
}

/// A heading that names the year of the report beside its kind; one of another year may be about that year.
fn headings(matter: &Matter<'_>, log: &mut Log) {
    let own = matter.disclosure.year;
    let kind = matter.disclosure.kind.chinese();
    let titles = matter.disclosure.forms.iter().map(|form| (&*form.title, form.origin));
    let sections = matter.disclosure.sections.iter().map(|section| (&*section.heading, section.origin));
    for (heading, origin) in titles.chain(sections) {
        let Some((at, _)) = years(heading).next().filter(|(_, year)| *year == own) else { continue };
        if heading[at..].contains(kind) {
            let subject: String = heading.chars().filter(|c| !c.is_ascii_digit()).collect();
            log.holds(vec![matter.said(&format!("标题·{subject}"), Value::Words(heading.into()), origin)]);
        }
    }
}

/// 截至2024年12月31日，共有车辆3辆: the end of the year of the report or of the year before.
fn closing_dates(matter: &Matter<'_>, log: &mut Log) {
    for paragraph in paragraphs(matter) {
        let text = paragraph.text.as_str();
        for (start, word) in text.match_indices("截至").chain(text.match_indices("截止")) {
            let after = text[start + word.len()..].trim_start_matches(['到', '至']);
            let Some(year) = year_at(after) else { continue };
            let rest = after[4 + "年".len()..].trim_start_matches('度');
            let Some(end) = ["12月31日", "12月底", "12月末", "年底", "年末", "底", "末"]
                .iter()
                .find_map(|end| rest.strip_prefix(end))
            else {
                continue;
            };
            let said = end.split(['。', '；']).next().unwrap_or(end);
            if ASSETS.iter().any(|word| said.contains(word))
                && !["编制", "人员", "人数"].iter().any(|word| said.contains(word))
            {
                closed(matter, log, year, Spot { paragraph, start, len: text.len() - end.len() - start });
            }
        }
    }
}

const ASSETS: &[&str] = &["车辆", "公务用车", "国有资产", "固定资产", "资产总额", "大型设备", "房屋"];

fn closed(matter: &Matter<'_>, log: &mut Log, year: u16, spot: Spot<'_>) {
    let (own, kind) = (matter.disclosure.year, matter.disclosure.kind);
    let operand = spot.operand(matter, "说明·截止日期");
    // A budget may also count at the end of the year before; final accounts are of one year.
    let first = if kind == DisclosureKind::Final { own } else { own.saturating_sub(1) };
    if (first..=own).contains(&year) {
        log.holds(vec![operand]);
    } else if kind != DisclosureKind::Final && year + 2 == own {
        // A budget is drawn up in the year before, perhaps from what was counted at the end of the year before that.
        log.unchecked(Why::NotUnderstood, "资产情况的截止日期", vec![operand]);
    } else {
        let message = format!("资产情况的截止日期写作{year}年，与{own}年{}的年度不符", kind.chinese());
        log.fails(Severity::Warning, message, vec![operand]);
    }
}
