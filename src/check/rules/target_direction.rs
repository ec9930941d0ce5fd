//! What is to be delivered has a floor, what is to be saved a ceiling.

use super::super::{Rule, Severity};
use super::shared_indicator::{
    Of, indicators, is, is_counted, is_harm, is_percent, is_time, measures_harm, money, owner, target, unbracketed,
};
use crate::model::{Dimension, Indicator, Operator};

/// See the page of the rule.
pub const RULE: Rule = Rule {
    id: "target-direction",
    statement: "产出数量和满意度用下限，成本、用时和差错用上限",
    english: "Output and satisfaction have a floor; cost, time and errors have a ceiling",
    severity: Severity::Warning,
    basis: "指标值的比较方向与指标含义一致",
    run: |matter, log| {
        for of in indicators(matter) {
            let Some((wanted, what, severity)) = kind(of.1) else { continue };
            let printed = match of.1.target.operator {
                Operator::AtLeast | Operator::Above => Bound::Floor,
                Operator::AtMost | Operator::Below => Bound::Ceiling,
                Operator::Equal | Operator::Text => continue,
            };
            if printed == wanted {
                log.holds(vec![target(of)]);
            } else {
                log.fails(severity, message(of, wanted, what), vec![target(of)]);
            }
        }
    },
};

/// Which end a target sets.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Floor,
    Ceiling,
}

fn message((project, indicator): Of<'_>, wanted: Bound, what: &str) -> String {
    let head =
        format!("{}：{}“{}”用“{}”", owner(project), indicator.level2, indicator.level3, indicator.target.printed);
    if wanted == Bound::Ceiling {
        format!("{head}，方向不当：{what}只设下限，应为“≤”")
    } else {
        format!("{head}，{what}只设上限不设下限，0也算完成，方向应为“≥”或“=”")
    }
}

/// Whether an indicator wants a ceiling, what it is of, and how grave the other is; `None` where either may be meant.
fn kind(indicator: &Indicator) -> Option<(Bound, &'static str, Severity)> {
    /// Time that is to be long.
    const LASTING: &[&str] =
        &["使用年限", "寿命", "质保", "保修", "持续", "连续", "稳定运行", "开放", "服务时间", "留存", "有效期"];
    /// Time that is to be short.
    const SHORT: &[&str] =
        &["完成", "响应", "办理", "修复", "处理", "支付", "发放", "到位", "期限", "时限", "工期", "周期", "需要时间"];
    /// Counts that a plan may limit.
    const LIMITED: &[&str] = &[
        "编制数",
        "人员编制",
        "控制",
        "压减",
        "减少",
        "人员数",
        "参会",
        "接待",
        "出国",
        "车辆",
        "用电",
        "用水",
        "费",
        "成本",
        "时间",
    ];
    /// Money that is not simply spent.
    const UNSPENT: [&str; 15] = [
        "节约", "节省", "节支", "降低", "减少", "收入", "收益", "标准", "补助", "补贴", "救助", "保障", "争取", "收回",
        "减免",
    ];
    let unit = indicator.target.unit.as_deref().unwrap_or("");
    let says = |words: &[&str]| words.iter().any(|word| indicator.level3.contains(word));
    if is_harm(&indicator.level3) {
        let counts = is_percent(indicator) || is_counted(unit);
        return (counts && measures_harm(&indicator.level3)).then_some((Bound::Ceiling, "差错", Severity::Warning));
    }
    if is(indicator, Dimension::Timeliness) && is_time(unit) {
        let speaks = says(SHORT) || matches!(indicator.target.operator, Operator::AtMost | Operator::Below);
        return (!says(LASTING) && speaks).then_some((Bound::Ceiling, "完成时间", Severity::Warning));
    }
    if is(indicator, Dimension::Cost) && money(indicator).is_some() {
        let name = unbracketed(&indicator.level3);
        // What is raised, saved or handed on is to be much: only what its last word calls a cost has a ceiling.
        let spent =
            ["成本", "费", "费用", "经费", "支出", "开支", "单价", "控制数"].iter().any(|word| name.ends_with(word));
        return (spent && !says(&UNSPENT)).then_some((Bound::Ceiling, "成本", Severity::Warning));
    }
    if is(indicator, Dimension::Satisfaction) && is_percent(indicator) {
        let name = unbracketed(&indicator.level3);
        let ends = ["满意度", "满意率", "满意程度", "满意"].iter().any(|word| name.ends_with(word));
        return ends.then_some((Bound::Floor, "满意度", Severity::Warning));
    }
    let output = is(indicator, Dimension::Quantity) && is_counted(unit) && !says(LIMITED);
    output.then_some((Bound::Floor, "产出数量", Severity::Note))
}
