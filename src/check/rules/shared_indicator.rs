//! What the rules of projects and indicators share: indicators as operands, and what their units and names are of.

use rust_decimal::Decimal;

use super::super::{Matter, Operand, Value};
use crate::model::{Dimension, Indicator, Project};
use crate::money::{Amount, Unit};
use crate::source::Origin;

/// An indicator and the project whose form it stands on; `None` for the department as a whole.
pub type Of<'a> = (Option<&'a Project>, &'a Indicator);

/// All indicators of a disclosure, those of the department first.
pub fn indicators<'a>(matter: &Matter<'a>) -> Vec<Of<'a>> {
    let disclosure = matter.disclosure;
    let whole = disclosure.indicators.iter().map(|indicator| (None, indicator));
    let of = |project: &'a Project| project.indicators.iter().map(move |indicator| (Some(project), indicator));
    whole.chain(disclosure.projects.iter().flat_map(of)).collect()
}

/// What messages call the owner of an indicator.
pub fn owner(project: Option<&Project>) -> &str {
    project.map_or("部门整体", |project| &project.name)
}

/// The target of an indicator as an operand.
pub fn target((project, indicator): Of<'_>) -> Operand {
    let label = format!("{}·{}·{}", owner(project), indicator.level2, indicator.level3);
    words(&label, &indicator.target.printed, indicator.origin)
}

/// Words as an operand.
pub fn words(label: &str, text: &str, origin: Origin) -> Operand {
    let text: String = text.chars().take(40).collect();
    Operand { label: label.into(), value: Value::Words(text.into()), origin }
}

/// A project as an operand.
pub fn named(project: &Project, origin: Origin) -> Operand {
    words("项目名称", &project.name, origin)
}

/// Whether the target is a percent.
pub fn is_percent(indicator: &Indicator) -> bool {
    indicator.target.number.is_some() && indicator.target.unit.as_deref() == Some("%")
}

/// How many months a length of time is; days are left alone. `None` for another unit.
pub fn months(number: Decimal, unit: &str) -> Option<Decimal> {
    match unit {
        "年" => Some(number * Decimal::from(12)),
        "个月" | "月" => Some(number),
        _ => None,
    }
}

/// Whether a unit measures time.
pub fn is_time(unit: &str) -> bool {
    const TIMES: &[&str] =
        &["年", "个月", "月", "周", "天", "日", "工作日", "个工作日", "小时", "分钟", "秒", "个小时", "日内", "天内"];
    TIMES.contains(&unit)
}

/// Units that count things.
pub fn is_counted(unit: &str) -> bool {
    const COUNTED: &[&str] = &[
        "家",
        "个",
        "项",
        "次",
        "本",
        "册",
        "份",
        "台",
        "套",
        "块",
        "人",
        "名",
        "人次",
        "批",
        "批次",
        "场",
        "场次",
        "件",
        "条",
        "处",
        "户",
        "辆",
        "篇",
        "期",
        "组",
        "座",
        "栋",
        "间",
        "张",
        "幅",
        "只",
        "株",
        "平方米",
        "公里",
        "亩",
        "吨",
    ];
    COUNTED.contains(&unit)
}

/// The money of a target: the amount, and whether it is of one of many (元/人, 每次). `None` for no money.
pub fn money(indicator: &Indicator) -> Option<(Amount, bool)> {
    const ONE_OF_MANY: &[&str] = &[
        "每",
        "单价",
        "单个",
        "单次",
        "单项",
        "单人",
        "单台",
        "单套",
        "单件",
        "单场",
        "单辆",
        "单户",
        "单位成本",
        "人均",
        "生均",
        "户均",
        "平均",
        "标准",
        "均价",
        "补助",
        "次均",
    ];
    let (number, unit) = (indicator.target.number?, indicator.target.unit.as_deref()?);
    let of = Unit::ALL.into_iter().filter(|of| unit.starts_with(of.chinese())).max_by_key(|of| of.chinese().len())?;
    let rest = &unit[of.chinese().len()..];
    let one = !rest.is_empty() || ONE_OF_MANY.iter().any(|word| indicator.level3.contains(word));
    Some((Amount { number, unit: of }, one))
}

/// What there should be little of.
const HARMS: &[&str] = &[
    "投诉",
    "事故",
    "故障",
    "差错",
    "错误",
    "失误",
    "伤亡",
    "死亡",
    "损失",
    "损坏",
    "流失",
    "返工",
    "逾期",
    "超标",
    "偏差",
    "误差",
    "空置",
    "闲置",
    "不满意",
    "缺勤",
];

/// Whether a name speaks of what there should be little of: 投诉, 事故, 差错, whatever is done about it.
pub fn is_harm(name: &str) -> bool {
    HARMS.iter().any(|word| name.contains(word))
}

/// Whether what a name measures is itself what there should be little of: 差错率, 投诉件数; not 差错纠正率, not 无故障率.
pub fn measures_harm(name: &str) -> bool {
    const COUNTS: &[&str] = &["次数", "件数", "起数", "人数", "户数", "数量", "总数", "比例", "比率", "率", "数", "次"];
    let name = unbracketed(name);
    let Some(of) = COUNTS.iter().find_map(|count| name.strip_suffix(count)) else { return false };
    let of = of.strip_suffix("发生").unwrap_or(of);
    let Some(before) = HARMS.iter().find_map(|harm| of.strip_suffix(harm)) else { return false };
    // 无故障率, 非逾期率 and the like are of the opposite.
    !["无", "零", "非", "未", "不", "防", "减", "减少", "降低"].iter().any(|word| before.ends_with(word))
}

/// A name without what stands in brackets at its end: 差错率（%） is 差错率.
pub fn unbracketed(name: &str) -> &str {
    let name = name.trim();
    let bare = name.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '(']).map(|at| rest[..at].trim()));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(name)
}

/// Whether an indicator is of a dimension.
pub fn is(indicator: &Indicator, dimension: Dimension) -> bool {
    indicator.dimension() == Some(dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_of_a_name_says_what_is_measured() {
        let harms = ["手册差错率", "安全事故发生数", "有效投诉件数", "服务对象不满意率", "设备故障率（%）", "缺勤率"];
        assert!(harms.into_iter().all(measures_harm));
        let done = ["差错纠正率", "闲置资产盘活率", "逾期贷款收回率", "流失文物追回数", "无故障率", "闲置土地利用率"];
        assert!(!done.into_iter().any(measures_harm));
    }
}
