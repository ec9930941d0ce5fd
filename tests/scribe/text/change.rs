//! How the narrative tells that an amount is another than last year's.

use crate::scribe::amount::{Digits, Fen, percent};

/// What an amount is compared with.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    /// How amounts are printed.
    pub digits: Digits,
    /// The words for what it is compared with: 上年预算.
    pub base: &'a str,
}

impl Told<'_> {
    /// `比上年预算增加3.20万元，增长5.10%`; no rate where there was nothing to grow from.
    pub fn change(self, now: Fen, before: Fen) -> String {
        let Told { digits, base } = self;
        let difference = digits.print((now - before).abs());
        match now - before {
            0 => format!("与{base}持平"),
            more if more > 0 && before == 0 => format!("比{base}增加{difference}万元，{base}未安排此项支出"),
            more if more > 0 => format!("比{base}增加{difference}万元，增长{}%", percent(more, before)),
            less => format!("比{base}减少{difference}万元，下降{}%", percent(less, before)),
        }
    }

    /// The same with the reason behind it.
    pub fn reasoned(self, now: Fen, before: Fen, topic: Topic) -> String {
        let change = self.change(now, before);
        match now.cmp(&before) {
            std::cmp::Ordering::Equal => format!("{change}。"),
            std::cmp::Ordering::Greater => format!("{change}，主要原因是{}。", topic.more()),
            std::cmp::Ordering::Less => format!("{change}，主要原因是{}。", topic.less()),
        }
    }
}

/// What an amount is about, for a reason that fits it.
#[derive(Clone, Copy, Debug)]
pub enum Topic {
    /// The salaries and the running of an office.
    Running,
    /// Projects.
    Projects,
    /// Pensions, insurance, housing.
    Insurance,
    /// Cars and guests.
    ThreePublic,
}

impl Topic {
    /// The topic of a functional account.
    pub const fn of(code: u32) -> Topic {
        match code / 10_000 {
            208 | 210 | 221 => Topic::Insurance,
            _ if code % 100 == 1 || code % 100 == 50 => Topic::Running,
            _ => Topic::Projects,
        }
    }

    const fn more(self) -> &'static str {
        match self {
            Topic::Running => "年内新录用人员到岗并按规定晋档晋级，人员经费相应增加",
            Topic::Projects => "当年新列工作任务，所需业务经费增加",
            Topic::Insurance => "缴费基数按规定核增",
            Topic::ThreePublic => "车辆使用年限较长，维修保养费用增加",
        }
    }

    const fn less(self) -> &'static str {
        match self {
            Topic::Running => "部分人员退休或调出，人员经费相应减少",
            Topic::Projects => "上年一次性任务已经完成，本年不再安排",
            Topic::Insurance => "参保人数比上年减少",
            Topic::ThreePublic => "落实过紧日子要求，压缩用车和接待开支",
        }
    }
}

/// Amounts in sentences never have separators.
pub const fn plain(digits: Digits) -> Digits {
    match digits {
        Digits::Grouped => Digits::Fixed,
        other => other,
    }
}
