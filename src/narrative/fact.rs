//! Facts with a name and a value: staffing, operating cost, procurement, assets, the figures of an evaluation.

use super::prose::{Paragraph, Prose};
use super::quantity::{Quantity, Sense, quantities};
use crate::model::{Fact, FactGroup, Print};

/// The facts of the narrative, in order.
pub fn facts(prose: &Prose) -> Vec<Fact> {
    let mut out = Vec::new();
    let mut section = None;
    for paragraph in &prose.paragraphs {
        if let Some(heading) = paragraph.heading() {
            section = group_of_heading(&heading.heading);
            continue;
        }
        // An indicator of an evaluation is no loose fact.
        if paragraph.text.contains("预期指标值") {
            continue;
        }
        let group = group_of_words(&paragraph.text).or(section);
        if let Some(group) = group {
            read(paragraph, group, &mut out);
        }
    }
    out
}

fn group_of_heading(heading: &str) -> Option<FactGroup> {
    let says = |words: &[&str]| words.iter().any(|word| heading.contains(word));
    if says(&["运行经费"]) {
        Some(FactGroup::OperatingCost)
    } else if says(&["政府采购"]) {
        Some(FactGroup::Procurement)
    } else if says(&["国有资产", "资产占用"]) {
        Some(FactGroup::Assets)
    } else if says(&["机构设置", "人员"]) {
        Some(FactGroup::Staffing)
    } else if says(&["评价结论", "得分", "绩效分析"]) {
        Some(FactGroup::Score)
    } else if says(&[
        "预算规模",
        "预算安排",
        "预算调整",
        "预算执行",
        "执行情况",
        "资金使用",
        "使用情况",
        "项目管理",
        "预算绩效",
    ]) {
        Some(FactGroup::Budget)
    } else {
        None
    }
}

/// The group that a paragraph names by itself.
fn group_of_words(text: &str) -> Option<FactGroup> {
    let counts = |words: &[&str]| words.iter().filter(|word| text.contains(**word)).count();
    if counts(&["编制", "在职", "退休", "离休", "实有"]) >= 2 {
        Some(FactGroup::Staffing)
    } else if counts(&["运行经费", "财政拨款预算"]) == 2 {
        Some(FactGroup::OperatingCost)
    } else if counts(&["政府采购", "货物", "工程", "服务"]) == 4 {
        Some(FactGroup::Procurement)
    } else if counts(&["国有资产占有使用情况", "国有资产占用情况"]) == 1 && text.contains("车辆") {
        Some(FactGroup::Assets)
    } else if counts(&["综合得分", "自评得分", "总得分", "评价等级"]) >= 1 {
        Some(FactGroup::Score)
    } else {
        None
    }
}

fn read(paragraph: &Paragraph, group: FactGroup, out: &mut Vec<Fact>) {
    let mut thing = String::new();
    for quantity in quantities(&paragraph.text) {
        let name = name(&quantity);
        let (name, value) = match quantity.sense {
            Sense::Label => continue,
            Sense::CountChange | Sense::Change(_) | Sense::ChangePercent => changed(&thing, &name, &quantity, group),
            Sense::Amount(_) | Sense::Percent | Sense::Count => {
                // 价值 is the value of the thing counted before it.
                let of_thing = matches!(name.as_str(), "" | "价值" | "账面价值" | "总价值");
                if !of_thing {
                    thing.clone_from(&name);
                }
                (if of_thing { format!("{thing}{name}") } else { name }, quantity.value)
            }
        };
        let unit = Some(quantity.unit).filter(|unit| !unit.is_empty());
        out.push(Fact {
            group: if quantity.unit == "分" { FactGroup::Score } else { group },
            name: name.into(),
            value: Print::Number(value),
            unit: unit.map(Into::into),
            origin: paragraph.origin(quantity.start, quantity.end - quantity.start),
        });
    }
    grade(paragraph, out);
}

/// A change is signed and named after what changes; in an evaluation 调减数 is a figure of its own.
fn changed(thing: &str, name: &str, quantity: &Quantity<'_>, group: FactGroup) -> (String, rust_decimal::Decimal) {
    if group == FactGroup::Budget {
        return (name.to_owned(), quantity.value.abs());
    }
    let of = if thing.is_empty() { name } else { thing };
    let how = if quantity.sense == Sense::ChangePercent { "变动幅度" } else { "变动" };
    (format!("{of}{how}"), quantity.value)
}

/// The words that name a number: the last clause before it without verbs.
fn name(quantity: &Quantity<'_>) -> String {
    let clause = quantity.before.rsplit(['，', '。', '；', ';', '：', ':', ',', '、', '（', '(']).next().unwrap_or("");
    let clause = if clause.is_empty() {
        quantity
            .before
            .trim_end_matches(['：', ':', '，', '、', '；', '（', '('])
            .rsplit(['，', '。', '；', '：'])
            .next()
    } else {
        Some(clause)
    };
    let clause = clause.unwrap_or("").trim_start_matches(['.', '．', '、']);
    let mut name = super::prose::numbering(clause).map_or(clause, |(_, rest)| rest);
    // What is left of 2024年度.
    name = name.strip_prefix('度').unwrap_or(name);
    for lead in ["其中", "一是", "二是", "三是", "四是", "五是", "截至", "年底", "及"] {
        name = name.strip_prefix(lead).unwrap_or(name);
    }
    loop {
        let before = name;
        for tail in ["为", "共计", "合计", "共", "有", "约", "得", "）", ")"] {
            name = name.strip_suffix(tail).filter(|rest| !rest.is_empty()).unwrap_or(name);
        }
        if name == before {
            break;
        }
    }
    let unfinished = name.trim_start_matches(['台', '套', '名', '人', '个', '）', ')']);
    unfinished.to_owned()
}

/// The grade that an evaluation gives: 评价结果为“优”.
fn grade(paragraph: &Paragraph, out: &mut Vec<Fact>) {
    for mark in ["评价结果为", "评价等级为", "等级为", "评定等级为"] {
        let Some(at) = paragraph.text.find(mark).map(|at| at + mark.len()) else { continue };
        let rest = paragraph.text[at..].trim_start_matches(['“', '"', '「', '：', ':']);
        let start = paragraph.text.len() - rest.len();
        let end = rest.find(['”', '"', '」', '。', '，', '；']).unwrap_or(rest.len());
        if (1..=12).contains(&rest[..end].len()) {
            out.push(Fact {
                group: FactGroup::Score,
                name: "评价等级".into(),
                value: Print::Word(rest[..end].into()),
                unit: None,
                origin: paragraph.origin(start, end),
            });
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::source::{FileId, Text};

    fn shown(text: &str) -> Vec<String> {
        let prose = Prose::read(FileId(0), &Text::new(text), &HashSet::new());
        let value = |fact: &Fact| match &fact.value {
            Print::Number(number) => number.to_string(),
            Print::Word(word) => word.to_string(),
        };
        facts(&prose).iter().map(|f| format!("{} {} {}", f.group.id(), f.name, value(f))).collect()
    }

    #[test]
    fn staffing_with_changes() {
        assert_eq!(
            shown("甲局编制数 26 名，实有人数 22 人，其中：\n在职 21 人，减少 4 人； 退休 1 人，增加 0 人。"),
            [
                "staffing 甲局编制数 26",
                "staffing 实有人数 22",
                "staffing 在职 21",
                "staffing 在职变动 -4",
                "staffing 退休 1",
                "staffing 退休变动 0",
            ]
        );
    }

    #[test]
    fn a_heading_of_an_item_and_the_year_before_it_are_no_part_of_a_name() {
        assert_eq!(
            shown(
                "（三）预算规模及执行情况\n1.年初预算安排情况\n年初预算数为 8 万元。\n2.预算调整情况\n预算调整率 0.71%。"
            ),
            ["budget 年初预算数 8", "budget 预算调整率 0.71"]
        );
        assert_eq!(
            shown("四、评价结论\n2024 年度甲局整体支出绩效自评综合得分 99 分。"),
            ["score 甲局整体支出绩效自评综合得分 99"]
        );
    }

    #[test]
    fn assets_procurement_and_grade() {
        assert_eq!(
            shown(
                "（三）国有资产占用使用情况\n2.车辆 5 辆，价值 103.34 万元；其中：一般公务用车 4辆，价值 81.77 万元。"
            ),
            ["assets 车辆 5", "assets 车辆价值 103.34", "assets 一般公务用车 4", "assets 一般公务用车价值 81.77"]
        );
        assert_eq!(
            shown("（三）国有资产占用使用情况\n1.房屋 1.2 万平方米，价值 103.34 万元。"),
            ["assets 房屋 1.2", "assets 房屋价值 103.34"]
        );
        assert_eq!(
            shown("四、评价结论\n整体支出绩效自评综合得分 99.79 分，评价结果为“ 优” 。"),
            ["score 整体支出绩效自评综合得分 99.79", "score 评价等级 优"]
        );
    }
}
