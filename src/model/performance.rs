//! Projects and what they promise: money, basis, goal, and indicators in three levels with their targets and, after the
//! year, their results.

use rust_decimal::Decimal;

use super::{Code, Name};
use crate::money::Amount;
use crate::source::Origin;

/// A piece of text with its place: wraps joined, blanks of the extraction taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text.
    pub text: Name,
    /// Where it begins.
    pub origin: Origin,
}

/// A project of a disclosure, put together from the project table, the narrative and the performance form.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// The name on the project table, else on the performance form, else in the narrative.
    pub name: Name,
    /// The other spellings met, with the places where they are printed.
    pub variants: Vec<Passage>,
    /// The account that the project table books it under.
    pub account: Option<(Code, Name)>,
    /// The money as the table prints it, else the form, else the narrative.
    pub amount: Option<(Amount, Origin)>,
    /// 财政拨款 as the form prints it.
    pub fiscal: Option<(Amount, Origin)>,
    /// 其他资金 as the form prints it.
    pub other: Option<(Amount, Origin)>,
    /// 设立的政策依据.
    pub basis: Option<Passage>,
    /// 项目承担单位.
    pub undertaker: Option<Passage>,
    /// 资金分配情况.
    pub allocation: Option<Passage>,
    /// 资金执行时间.
    pub period: Option<Passage>,
    /// 年度目标.
    pub goal: Option<Passage>,
    /// The indicators in the order of the form.
    pub indicators: Vec<Indicator>,
    /// Every place that tells of the project: table, narrative, form.
    pub places: Vec<Origin>,
    /// The name and the money as each of these places prints them, the table first.
    pub told: Vec<Telling>,
    /// The money of the year, where the form tells it apart from the money of the whole project.
    pub year: YearMoney,
}

/// The money of one year on a form that also prints that of the whole project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct YearMoney {
    /// 年度资金申请总额.
    pub total: Option<(Amount, Origin)>,
    /// 当年财政拨款.
    pub fiscal: Option<(Amount, Origin)>,
    /// 上年结转资金.
    pub carried: Option<(Amount, Origin)>,
}

/// Which part of a document tells of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TellingPart {
    /// The project table.
    Table,
    /// The performance form.
    Form,
    /// The narrative.
    Narrative,
}

impl TellingPart {
    /// What the field calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            TellingPart::Table => "项目支出表",
            TellingPart::Form => "绩效目标表",
            TellingPart::Narrative => "文字说明",
        }
    }
}

/// What one place tells of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Which part of the document.
    pub part: TellingPart,
    /// The name there.
    pub name: Passage,
    /// The money there.
    pub amount: Option<(Amount, Origin)>,
}

/// How a target compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// At least: ≥, 不低于, 大于等于.
    AtLeast,
    /// At most: ≤, 不超过, 小于等于.
    AtMost,
    /// Exactly: =, or a bare number.
    Equal,
    /// More than.
    Above,
    /// Less than.
    Below,
    /// No number: a text target.
    Text,
}

impl Operator {
    /// What the export calls it.
    pub const fn id(self) -> &'static str {
        match self {
            Operator::AtLeast => ">=",
            Operator::AtMost => "<=",
            Operator::Equal => "=",
            Operator::Above => ">",
            Operator::Below => "<",
            Operator::Text => "text",
        }
    }
}

/// A target as printed and as understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// As printed, blanks of the extraction taken out.
    pub printed: Name,
    /// How it compares.
    pub operator: Operator,
    /// The number, where there is one.
    pub number: Option<Decimal>,
    /// The unit of the number.
    pub unit: Option<Name>,
}

/// An indicator of a project or of the department.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// 一级指标; empty where the document has no levels.
    pub level1: Name,
    /// 二级指标.
    pub level2: Name,
    /// 三级指标, what is measured.
    pub level3: Name,
    /// 指标值.
    pub target: Target,
    /// 分值, 权重.
    pub weight: Option<Decimal>,
    /// 指标值设定依据.
    pub basis: Option<Name>,
    /// 赋分规则.
    pub scoring: Option<Name>,
    /// 佐证资料.
    pub evidence: Option<Name>,
    /// 上年完成值.
    pub prior: Option<Name>,
    /// 年中完成值.
    pub midyear: Option<Name>,
    /// 实际完成值.
    pub actual: Option<Name>,
    /// 完成率.
    pub completion: Option<Name>,
    /// 得分.
    pub score: Option<Decimal>,
    /// 偏差原因.
    pub deviation: Option<Name>,
    /// 改进措施.
    pub measures: Option<Name>,
    /// Where its name begins.
    pub origin: Origin,
}

/// What an indicator covers, by its second level or its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// 数量.
    Quantity,
    /// 质量.
    Quality,
    /// 时效.
    Timeliness,
    /// 成本.
    Cost,
    /// 效益: 经济, 社会, 生态, 可持续.
    Benefit,
    /// 满意度.
    Satisfaction,
}

impl Dimension {
    /// All, in the order of the form.
    pub const ALL: [Dimension; 6] = [
        Dimension::Quantity,
        Dimension::Quality,
        Dimension::Timeliness,
        Dimension::Cost,
        Dimension::Benefit,
        Dimension::Satisfaction,
    ];

    /// What the field calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            Dimension::Quantity => "数量",
            Dimension::Quality => "质量",
            Dimension::Timeliness => "时效",
            Dimension::Cost => "成本",
            Dimension::Benefit => "效益",
            Dimension::Satisfaction => "满意",
        }
    }
}

impl Project {
    /// The sum of the weights of the indicators, where any is printed.
    pub fn weight_sum(&self) -> Option<Decimal> {
        let mut weights = self.indicators.iter().filter_map(|indicator| indicator.weight).peekable();
        weights.peek()?;
        Some(weights.sum())
    }

    /// Whether an indicator covers a dimension.
    pub fn covers(&self, dimension: Dimension) -> bool {
        self.indicators.iter().any(|indicator| indicator.dimension() == Some(dimension))
    }
}

impl Indicator {
    /// An indicator of three levels and its target, of which nothing else is told.
    pub fn new([level1, level2, level3]: [Name; 3], target: Target, origin: Origin) -> Indicator {
        Indicator {
            level1,
            level2,
            level3,
            target,
            weight: None,
            basis: None,
            scoring: None,
            evidence: None,
            prior: None,
            midyear: None,
            actual: None,
            completion: None,
            score: None,
            deviation: None,
            measures: None,
            origin,
        }
    }

    /// What it covers; `None` where neither level says it.
    pub fn dimension(&self) -> Option<Dimension> {
        let says = |word: &str| self.level2.contains(word) || (self.level2.is_empty() && self.level1.contains(word));
        let benefit = ["效益", "可持续", "经济", "社会", "生态"];
        if says("满意") {
            Some(Dimension::Satisfaction)
        } else if says("成本") {
            Some(Dimension::Cost)
        } else if benefit.iter().any(|word| says(word)) {
            Some(Dimension::Benefit)
        } else {
            Dimension::ALL.into_iter().find(|dimension| says(dimension.chinese()))
        }
    }

    /// Whether the actual value meets the target: `None` where either is no number, or their units differ.
    pub fn met(&self) -> Option<bool> {
        let target = self.target.number?;
        let (actual, unit) = leading_number(self.actual.as_deref()?)?;
        if self.target.unit.as_deref().unwrap_or("") != unit {
            return None;
        }
        match self.target.operator {
            Operator::AtLeast => Some(actual >= target),
            Operator::AtMost => Some(actual <= target),
            Operator::Equal => Some(actual == target),
            Operator::Above => Some(actual > target),
            Operator::Below => Some(actual < target),
            Operator::Text => None,
        }
    }
}

/// The number at the beginning of a text and what follows it.
pub fn leading_number(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(text.len());
    let number = crate::money::parse_number(text[..end].trim_end_matches('.'))?;
    Some((number, text[end..].trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;

    fn indicator(operator: Operator, number: &str, unit: &str, actual: &str) -> Indicator {
        let unit = Some(unit.into()).filter(|_| !unit.is_empty());
        let target = Target { printed: Name::default(), operator, number: number.parse().ok(), unit };
        let levels = ["产出指标", "数量指标", "次数"].map(Name::from);
        Indicator { actual: Some(actual.into()), ..Indicator::new(levels, target, Origin::file(FileId(0))) }
    }

    #[test]
    fn a_target_is_met_or_missed_or_open() {
        assert_eq!(indicator(Operator::AtLeast, "5", "家", "33家").met(), Some(true));
        assert_eq!(indicator(Operator::AtMost, "4", "小时", "4.5小时").met(), Some(false));
        assert_eq!(indicator(Operator::AtLeast, "90", "%", "76家").met(), None);
        assert_eq!(indicator(Operator::Text, "", "", "良好").met(), None);
        assert_eq!(indicator(Operator::AtLeast, "5", "家", "").dimension(), Some(Dimension::Quantity));
    }
}
