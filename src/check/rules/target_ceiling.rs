//! A share of a whole cannot be more than all of it.

use rust_decimal::Decimal;

use super::super::{Rule, Severity};
use super::shared_indicator::{indicators, is_percent, target};
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
            let bounded = BOUNDED.iter().any(|word| indicator.level3.contains(word))
                && !UNBOUNDED.iter().any(|word| indicator.level3.contains(word));
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

/// Rates of a whole.
const BOUNDED: &[&str] = &[
    "合格",
    "及时",
    "达标",
    "满意",
    "准确",
    "到位率",
    "覆盖率",
    "参与率",
    "参与度",
    "优良率",
    "正常率",
    "通过率",
    "发放率",
    "知晓率",
    "完好率",
    "支付率",
    "使用率",
    "利用率",
    "公开率",
    "规范率",
    "履约率",
    "出勤率",
    "采用率",
    "按时",
    "按期",
    "合规率",
    "普及率",
    "入库率",
    "归档率",
    "响应率",
    "回复率",
    "办结率",
    "故障率",
    "差错率",
    "良好率",
    "支持率",
];

/// Rates that may be more than the whole they are measured by.
const UNBOUNDED: &[&str] = &["增长", "增幅", "增速", "提高", "提升", "同比", "超额", "拨备", "床位", "负债"];
