//! The words of performance forms: levels, columns, labels.

use crate::text::fold;

/// What a column of an indicator table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 一级指标.
    Level1,
    /// 二级指标.
    Level2,
    /// 三级指标.
    Level3,
    /// 指标性质: the sign of the value, in forms that print it apart.
    Sign,
    /// 指标值.
    Value,
    /// 度量单位: the unit of the value, in forms that print it apart.
    Unit,
    /// 分值, 权重.
    Weight,
    /// 设定依据.
    Basis,
    /// 赋分规则.
    Scoring,
    /// 佐证资料.
    Evidence,
    /// 上年完成值.
    Prior,
    /// 年中完成值.
    Midyear,
    /// 实际完成值.
    Actual,
    /// 完成率.
    Completion,
    /// 得分.
    Score,
    /// 偏差原因.
    Deviation,
    /// 改进措施.
    Measures,
}

/// What the header of a column says; the more particular words stand first.
pub fn column(header: &str) -> Option<Column> {
    const WORDS: &[(&str, Column)] = &[
        ("一级指标", Column::Level1),
        ("二级指标", Column::Level2),
        ("三级指标", Column::Level3),
        ("设定依据", Column::Basis),
        ("设置依据", Column::Basis),
        ("上年完成", Column::Prior),
        ("上年实际", Column::Prior),
        ("年中", Column::Midyear),
        ("实际完成", Column::Actual),
        ("全年实际", Column::Actual),
        ("实际值", Column::Actual),
        ("全年完成", Column::Actual),
        ("完成值", Column::Actual),
        ("完成率", Column::Completion),
        ("完成程度", Column::Completion),
        ("得分", Column::Score),
        ("偏差原因", Column::Deviation),
        ("未完成原因", Column::Deviation),
        ("改进措施", Column::Measures),
        ("赋分规则", Column::Scoring),
        ("评分标准", Column::Scoring),
        ("计分", Column::Scoring),
        ("佐证", Column::Evidence),
        ("指标性质", Column::Sign),
        ("度量单位", Column::Unit),
        ("计量单位", Column::Unit),
        ("权重", Column::Weight),
        ("分值", Column::Weight),
        ("指标值", Column::Value),
        ("目标值", Column::Value),
        ("预期值", Column::Value),
    ];
    let header = fold(header);
    WORDS.iter().find(|(word, _)| header.contains(word)).map(|(_, column)| *column)
}

/// Labels of the first level.
pub const LEVEL1: &[&str] = &[
    "项目完成指标",
    "项目效益指标",
    "产出指标",
    "效益指标",
    "满意度指标",
    "履职效能",
    "管理效率",
    "社会效应",
    "可持续发展能力",
    "成本指标",
    "效果指标",
    "影响力指标",
    "过程指标",
    "投入指标",
    "绩效指标",
];

/// Labels of the second level.
pub const LEVEL2: &[&str] = &[
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
    "满意度指标",
    "社会公众满意度指标",
];

/// Labels of the goal.
pub const GOALS: &[&str] =
    &["年度总体目标", "项目总体目标", "总体绩效目标", "年度绩效目标", "总体目标", "年度目标", "绩效目标"];

/// Labels of the line with the points of the whole form, as they are folded.
pub const WHOLE_SCORES: &[&str] =
    &["总分", "总得分", "自评总分", "自评总得分", "综合得分", "自评得分", "评价得分", "评价总分", "综合评分"];

/// Labels of the lines that close the indicators of a form, as they are folded: totals and what is said of the whole.
const CLOSING: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "评价结论",
    "自评结论",
    "存在问题",
    "改进措施",
    "备注",
    "说明",
    "注:",
    "偏差大或目标未完成原因",
    "绩效自评综述",
    "项目负责人",
    "填报人",
    "年度目标",
];

/// What follows the label of a line that closes the indicators; `None` where a row begins with none.
pub fn closing(first: &str) -> Option<String> {
    let label = fold(first);
    let rest = WHOLE_SCORES.iter().chain(CLOSING).find_map(|closing| label.strip_prefix(closing))?;
    Some(rest.trim_start_matches(':').to_owned())
}

/// A text without the tags, bookmarks and blanks that conversions left in it.
pub fn clean(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '[']) {
        out.push_str(&rest[..at]);
        let close = if rest[at..].starts_with('<') { '>' } else { ']' };
        let end = rest[at..].find(close).map(|end| at + end + 1);
        let inner = end.map_or("", |end| &rest[at + 1..end - 1]);
        let tag = inner.trim_start_matches('/').chars().all(|c| c.is_ascii_alphanumeric() || " =\"'-;:#/".contains(c));
        let junk = (close == '>'
            && !inner.is_empty()
            && tag
            && inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/'))
            || inner.starts_with("bookmark:");
        match end.filter(|_| junk) {
            Some(end) => rest = &rest[end..],
            None => {
                let next = at + 1;
                out.push_str(&rest[at..next]);
                rest = &rest[next..];
            }
        }
    }
    out.push_str(rest);
    crate::text::squeeze(&out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_signs_stay() {
        assert_eq!(clean("<p>甲 乙<br/>[bookmark: _GoBack]丙[2020]1号</p>"), "甲乙丙[2020]1号");
        assert_eq!(clean("<=5 万元"), "<=5万元");
    }

    #[test]
    fn headers_of_columns() {
        assert_eq!(column("指标值（包含数字及文字描述）"), Some(Column::Value));
        assert_eq!(column("指标值设置依据"), Some(Column::Basis));
        assert_eq!(column("指标分值权重"), Some(Column::Weight));
        assert_eq!(column("指标赋分规则"), Some(Column::Scoring));
        assert_eq!(column("全年实际值"), Some(Column::Actual));
        assert_eq!(column("上年实际值"), Some(Column::Prior));
        assert_eq!(column("指标性质"), Some(Column::Sign));
        assert_eq!(column("项目名称"), None);
    }
}
