//! What the narrative of a disclosure states: sentences with amounts, and single facts.

use rust_decimal::Decimal;

use super::{Name, Print};
use crate::money::Amount;
use crate::source::Origin;

/// A sentence that states an amount.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What the amount is of: 基本支出, or the last name of the path.
    pub subject: Name,
    /// 类, 款 and 项 as the sentence names them; empty where it names none.
    pub path: Vec<Name>,
    /// The amount.
    pub amount: Amount,
    /// The stated difference from last year, signed, in the unit of the amount.
    pub change: Option<Decimal>,
    /// The stated percent of change, signed.
    pub percent: Option<Decimal>,
    /// The stated reason.
    pub reason: Option<Name>,
    /// The sentence, wraps joined.
    pub text: Name,
    /// Where the amount stands.
    pub origin: Origin,
}

impl Statement {
    /// Last year's figure as the sentence implies it, in the unit of the amount: derived, printed nowhere in this
    /// document.
    pub fn prior(&self) -> Option<Decimal> {
        Some(self.amount.number - self.change?)
    }
}

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactGroup {
    /// 编制, 实有, 在职, 退休.
    Staffing,
    /// 机关运行经费.
    OperatingCost,
    /// 政府采购.
    Procurement,
    /// 国有资产.
    Assets,
    /// 预算 and its execution, in an evaluation.
    Budget,
    /// Scores and grades.
    Score,
    /// All else.
    Other,
}

impl FactGroup {
    /// All, in the order of a document.
    pub const ALL: [FactGroup; 7] = [
        FactGroup::Staffing,
        FactGroup::OperatingCost,
        FactGroup::Procurement,
        FactGroup::Assets,
        FactGroup::Budget,
        FactGroup::Score,
        FactGroup::Other,
    ];

    /// What the export calls it.
    pub const fn id(self) -> &'static str {
        match self {
            FactGroup::Staffing => "staffing",
            FactGroup::OperatingCost => "operating_cost",
            FactGroup::Procurement => "procurement",
            FactGroup::Assets => "assets",
            FactGroup::Budget => "budget",
            FactGroup::Score => "score",
            FactGroup::Other => "other",
        }
    }

    /// What the field calls it.
    pub const fn chinese(self) -> &'static str {
        match self {
            FactGroup::Staffing => "人员",
            FactGroup::OperatingCost => "机关运行经费",
            FactGroup::Procurement => "政府采购",
            FactGroup::Assets => "国有资产",
            FactGroup::Budget => "预算执行",
            FactGroup::Score => "评价得分",
            FactGroup::Other => "其他",
        }
    }
}

/// Anything with a name and a value that is no sentence about money.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is about.
    pub group: FactGroup,
    /// As the document calls it.
    pub name: Name,
    /// The value.
    pub value: Print,
    /// The unit: 人, 辆, 万元.
    pub unit: Option<Name>,
    /// Where the value stands.
    pub origin: Origin,
}

/// A section of the narrative that the rules of disclosure ask for, and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading, without its number.
    pub heading: Name,
    /// Its depth: 第一部分 0, 一、 1, （一） 2.
    pub depth: u8,
    /// Where it stands.
    pub origin: Origin,
}
