//! Slips of the pen that are slips in any document: doubled stops and words, quotation marks without their other half,
//! 万 without 元 in 单价100万（含）以上.

use super::super::{Log, Matter, Rule, Severity};
use super::shared_wording::{Spot, found, operands, paragraphs};
use crate::narrative::Paragraph;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "wording-slips",
    statement: "文字没有重复的标点和词语、不成对的引号、缺“元”的金额",
    english: "No doubled stops or words, no quotation mark without its other half, no amount without its unit",
    severity: Severity::Note,
    basis: "文字规范",
    run,
};

const STOPS: &[&str] = &["。。", "，，", "、、", "；；", "，。", "、。", "。，", "；。", "：。"];
const DOUBLED: &[&str] = &[
    "经费", "支出", "预算", "项目", "工作", "费用", "资金", "情况", "部门", "万元", "减少", "增加", "主要", "安排",
    "决算", "收入", "因公", "公务", "财政", "单位", "人员",
];
/// A slip and what is meant.
const MEANT: &[(&str, &str)] = &[
    ("公务车用车", "公务用车"),
    ("公务车购置", "公务用车购置"),
    ("财政拔款", "财政拨款"),
    ("拔付", "拨付"),
    ("按排", "安排"),
    ("帐户", "账户"),
    ("帐务", "账务"),
    ("予算", "预算"),
    ("截止到20", "截至20"),
    ("截止20", "截至20"),
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    let mut say = |what: String, label: &str, spots: &[Spot<'_>]| {
        if !spots.is_empty() {
            log.fails(Severity::Note, what, operands(matter, label, spots));
        }
    };
    for stop in STOPS {
        let spots = on_one_line(found(matter, stop));
        let first = spots.first().map_or_else(String::new, Spot::quoted);
        say(format!("“{first}”标点重复，连续印有“{stop}”，共 {} 处", spots.len()), "说明·重复的标点", &spots);
    }
    for word in DOUBLED {
        let twice = word.repeat(2);
        let spots = on_one_line(found(matter, &twice));
        let first = spots.first().map_or_else(String::new, Spot::quoted);
        say(format!("“{first}”文字重复，“{word}”连写两次"), &format!("说明·重复的“{word}”"), &spots);
    }
    for (slip, meant) in MEANT {
        let spots = found(matter, slip);
        let (slip, meant) = (slip.trim_end_matches("20"), meant.trim_end_matches("20"));
        say(format!("“{slip}”应为“{meant}”，共 {} 处", spots.len()), &format!("说明·“{slip}”"), &spots);
    }
    let unpaired: Vec<Spot<'_>> = paragraphs(matter).filter(|p| is_unpaired(p)).map(Spot::whole).collect();
    for spot in unpaired {
        let message =
            format!("“{}…”一段的引号不成对", spot.text().chars().take(24).collect::<String>().replace(['“', '”'], ""));
        say(message, "说明·引号", &[spot]);
    }
    let bare: Vec<Spot<'_>> = paragraphs(matter).flat_map(bare_wan).collect();
    let first = bare.first().map_or_else(String::new, Spot::quoted);
    let message = format!("“{first}”等 {} 处的金额单位“万”缺“元”", bare.len());
    say(message, "说明·缺元的金额", &bare);
}

fn on_one_line(mut spots: Vec<Spot<'_>>) -> Vec<Spot<'_>> {
    spots.retain(Spot::on_one_line);
    spots
}

/// Whether a paragraph that is whole opens more quotations than it closes, or the other way round.
fn is_unpaired(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.as_str();
    text.ends_with('。') && text.matches('“').count() != text.matches('”').count()
}

/// 单价100万（含）以上.
fn bare_wan(paragraph: &Paragraph) -> Vec<Spot<'_>> {
    let text = paragraph.text.as_str();
    let places = text.match_indices('万').filter_map(|(at, wan)| {
        let rest = &text[at + wan.len()..];
        let ends = ['（', '('].iter().any(|open| rest.strip_prefix(*open).is_some_and(|rest| rest.starts_with('含')));
        let digits = text[..at].len() - text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        (ends && digits > 0).then_some(Spot { paragraph, start: at - digits, len: digits + wan.len() })
    });
    places.collect()
}
