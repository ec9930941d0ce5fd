//! What a self-evaluation form (项目支出绩效自评表, 部门整体支出绩效自评表) says of the money and of the points, beside its
//! indicators: what was planned, what was spent, at which rate, and what that and the whole scored.

use rust_decimal::Decimal;

use super::Name;
use crate::money::Amount;
use crate::source::{FileId, Origin};

/// The most points that a form gives to the execution of the budget: 10 by 财预〔2020〕10号, 20 in some provinces.
pub const MOST_OF_EXECUTION: Decimal = Decimal::from_parts(20, 0, 0, false, 0);

/// Which money a row of the form is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fund {
    /// 年度资金总额.
    Total,
    /// 当年财政拨款.
    Fiscal,
    /// 上年结转资金.
    Carried,
    /// 其他资金.
    Other,
    /// 基本支出, on the form of a department as a whole.
    Basic,
    /// 项目支出, on the form of a department as a whole.
    Project,
    /// Money of another name, which may be a part of the whole or of another row: 省级资金, 单位资金.
    Unplaced,
}

/// A row of money: every figure as it is printed, with its place; none where the cell is blank or holds a dash.
#[derive(Clone, Debug)]
pub struct Execution {
    /// Which money.
    pub fund: Fund,
    /// What the form calls it, without blanks and 其中：.
    pub label: Name,
    /// 年初预算数.
    pub initial: Option<(Amount, Origin)>,
    /// 全年预算数, after what was changed in the year.
    pub budget: Option<(Amount, Origin)>,
    /// 全年执行数.
    pub spent: Option<(Amount, Origin)>,
    /// 分值, in points.
    pub weight: Option<(Decimal, Origin)>,
    /// 执行率, in percent.
    pub rate: Option<(Decimal, Origin)>,
    /// 得分, in points.
    pub score: Option<(Decimal, Origin)>,
}

/// The money and the points of one self-evaluation form.
#[derive(Clone, Debug)]
pub struct SelfEvaluation {
    /// The project; `None` for the form of the department as a whole.
    pub project: Option<Name>,
    /// The file it stands in.
    pub file: FileId,
    /// Its first and its last line.
    pub lines: (u32, u32),
    /// How many indicators it has.
    pub indicators: usize,
    /// The rows of money, as they stand.
    pub funds: Vec<Execution>,
    /// The sum of the points to be had, in the row 总分.
    pub weight: Option<(Decimal, Origin)>,
    /// 总分, in points.
    pub score: Option<(Decimal, Origin)>,
}

impl SelfEvaluation {
    /// Whether a place is on the form.
    pub fn holds(&self, origin: Origin) -> bool {
        origin.file == self.file && (self.lines.0..=self.lines.1).contains(&origin.line)
    }

    /// The row of all the money.
    pub fn whole(&self) -> Option<&Execution> {
        self.funds.iter().find(|row| row.fund == Fund::Total)
    }
}
