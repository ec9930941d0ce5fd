//! A share of a whole cannot be more than all of it.

use rust_decimal::Decimal;

use super::super::{Rule, Severity};
use super::shared_indicator::{indicators, is_percent, target, unbracketed};
use crate::model::Operator;

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-ceiling",
    statement: "合格率、及时率、满意度等比率的目标不写成“≥100%”，也不大于100%",
    english: "The target of a rate that cannot exceed 100 % is not written as at least 100 % or more",
    severity: Severity::Warning,
    basis: "部分不大于整体",
    run: |matter, log| {
        for of in indicators(matter) {
            let (project, indicator) = of;
            let bounded = is_bounded(&indicator.level3);
            let Some(number) = indicator.target.number.filter(|_| is_percent(indicator) && bounded) else { continue };
            let up = matches!(indicator.target.operator, Operator::AtLeast | Operator::Above);
            let operands = vec![target(of)];
            let head = format!("“{}”{}值为“{}”", indicator.level3, indicator.level2, indicator.target.printed);
            let whole = Decimal::ONE_HUNDRED;
            let project = super::shared_indicator::owner(project);
            if number > whole || indicator.target.operator == Operator::Above && number == whole {
                log.fails(Severity::Warning, format!("{project}：{head}，比率不可能超过100%"), operands);
            } else if up && number == whole {
                let message = format!("{project}：{head}，最高为100%，不可能超过，应为“=100%”");
                log.fails(Severity::Note, message, operands);
            } else {
                log.holds(operands);
            }
        }
    },
};

/// Whether a rate is of a closed whole, so that there is no more than all of it; its last word says so.
fn is_bounded(name: &str) -> bool {
    let name = unbracketed(name);
    let ends = CLOSED.iter().any(|word| name.ends_with(word));
    // 群众覆盖率 is of persons; 流动性覆盖率 is of money and may be more than all.
    let covered = name.ends_with("覆盖率") && COVERED.iter().any(|word| name.contains(word));
    (ends || covered) && !UNBOUNDED.iter().any(|word| name.contains(word))
}

/// How names of rates of a closed whole end.
const CLOSED: &[&str] = &[
    "合格率",
    "及时率",
    "及时性",
    "及时度",
    "达标率",
    "满意度",
    "满意率",
    "准确率",
    "准确性",
    "准确度",
    "参与率",
    "参与度",
    "优良率",
    "优秀率",
    "正常率",
    "通过率",
    "知晓率",
    "完好率",
    "公开率",
    "规范率",
    "履约率",
    "出勤率",
    "合规率",
    "归档率",
    "办结率",
    "故障率",
    "差错率",
    "良好率",
    "支持率",
    "按时率",
    "按期率",
    "按时完成率",
    "按期完成率",
    "及时完成率",
    "及时发放率",
    "及时支付率",
];

/// Whom or what a rate of coverage covers all of at the most.
const COVERED: &[&str] = &[
    "人员", "人群", "人口", "对象", "群众", "学生", "居民", "职工", "干部", "党员", "家庭", "农户", "村", "社区",
    "乡镇", "单位", "区域", "范围", "宣传", "培训", "检查", "监督", "监测", "参保", "体检",
];

/// Rates that may be more than the whole they are measured by.
const UNBOUNDED: &[&str] =
    &["增长", "增幅", "增速", "提高", "提升", "同比", "超额", "拨备", "床位", "负债", "流动性", "资金覆盖"];
