//! Nothing of the form is left over in the narrative: no choice that was not made, no blank that was not filled in.

use super::super::{Log, Matter, Operand, Rule, Severity};
use super::shared_wording::{PLACES, Spot, found, operands, paragraphs};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "template-words",
    statement: "文字填写完整，不留模板的选择项、占位符和空缺的数",
    english: "The narrative is filled in: no choice, placeholder or gap of the form is left",
    severity: Severity::Warning,
    basis: "公开格式",
    run,
};

/// Choices of which one was to be left, and marks of what was to be filled in.
const LEFT_OVER: &[&str] = &[
    "增加（减少）",
    "增加(减少)",
    "减少（增加）",
    "增加（或减少）",
    "增加(或减少)",
    "减少（或增加）",
    "增加/减少",
    "增长（下降）",
    "增长(下降)",
    "下降（增长）",
    "上升（下降）",
    "增长/下降",
    "增加或减少",
    "（不涉及的不列）",
    "（不涉及的单位不列）",
    "（如有）",
    "（没有的不列）",
    "（请填写）",
    "仍保留该表格式",
    "（单位名称）",
    "（部门名称）",
    "{单位}",
    "{部门}",
    "XX",
    "ＸＸ",
    "××",
    "＿＿",
    "___",
    "〇〇",
    "○○",
];
/// What a number stands before.
const COUNTED: &[&str] = &["个", "人", "名", "辆", "家", "台（套）", "台", "平方米"];
/// What announces that number.
const ANNOUNCED: &[&str] = &[
    "项目",
    "共计",
    "共有",
    "合计",
    "编制数",
    "实有人数",
    "在职",
    "退休",
    "离休",
    "车辆",
    "增加",
    "减少",
    "下设",
    "下属",
    "房屋",
];

fn run(matter: &Matter<'_>, log: &mut Log) {
    for word in LEFT_OVER {
        let spots = found(matter, word);
        // 某地××路 in a sentence about addresses is a blank as well; a mark of censorship in a name is not known here.
        if !spots.is_empty() {
            let message = format!("文字中留有模板用语“{word}”，共 {} 处，没有按实际情况取舍或填写", spots.len());
            log.fails(Severity::Note, message, operands(matter, &format!("说明·“{word}”"), &spots));
        }
    }
    let gaps: Vec<Spot<'_>> = paragraphs(matter).flat_map(gaps).filter(|gap| !has_stray_number(matter, gap)).collect();
    for gap in gaps.iter().take(PLACES) {
        let operand: Operand = gap.operand(matter, &format!("说明·{}前的数", gap.text()));
        let message = format!("“{}”的数漏填，单位“{}”前没有数字", gap.quoted(), unit_of(gap.text()));
        log.fails(Severity::Warning, message, vec![operand]);
    }
}

fn unit_of(gap: &str) -> &str {
    let before = ANNOUNCED.iter().find_map(|word| gap.strip_prefix(word));
    before.unwrap_or_else(|| gap.get(gap.len() - "万元".len()..).unwrap_or(gap))
}

/// Whether a number stands alone on a line near by: an extraction may have put it there.
fn has_stray_number(matter: &Matter<'_>, gap: &Spot<'_>) -> bool {
    let origin = gap.paragraph.origin(gap.start, gap.len);
    let text = &matter.library.document(origin.file).text;
    let near = origin.line.saturating_sub(2).max(1)..=(origin.line + 2).min(text.len() as u32);
    let alone = |line: &str| !line.is_empty() && line.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    near.into_iter().any(|line| alone(text.line(line).trim()))
}

/// Where a unit stands without its number: 项目个，, 预算为万元.
fn gaps(paragraph: &crate::narrative::Paragraph) -> Vec<Spot<'_>> {
    let text = paragraph.text.as_str();
    let mut out = Vec::new();
    let ends = |at: usize| text[at..].is_empty() || text[at..].starts_with(['，', '。', '；', '、', '）', ',']);
    for word in ANNOUNCED {
        for (start, _) in text.match_indices(word) {
            let after = start + word.len();
            let unit = COUNTED.iter().find(|unit| text[after..].starts_with(**unit));
            if let Some(unit) = unit.filter(|unit| ends(after + unit.len())) {
                out.push(Spot { paragraph, start, len: word.len() + unit.len() });
            }
        }
    }
    for (at, unit) in text.match_indices("万元") {
        let before = ["为", "预算", "支出", "收入", "经费", "合计", "增加", "减少", "其中"];
        let Some(word) = before.iter().find(|word| text[..at].ends_with(**word)) else { continue };
        let start = at - word.len();
        // 金额单位均为万元 speaks of the unit itself.
        let said = text[..start].trim_end_matches(['均', '都', '统', '一', '全', '部', '皆', '应']);
        let about_units = said.ends_with("单位") || text[..at].ends_with("单位为");
        if ends(at + unit.len()) && !about_units {
            out.push(Spot { paragraph, start, len: word.len() + unit.len() });
        }
    }
    out
}
