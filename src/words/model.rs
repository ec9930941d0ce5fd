//! What the things of the model are called.

use super::Lang;
use crate::model::{AccountLevel, DisclosureKind, FormKind, Phase, Role, Standing};
use crate::money::Unit;

impl Lang {
    /// That a file prints again what another one prints, so that it is kept once. Without tables, or where nothing of it
    /// was needed, `tables` is `None`.
    pub fn file_copy(self, path: &str, tables: Option<usize>) -> String {
        match (self, tables) {
            (Lang::Zh, None) => format!("{path}（内容与其他文件相同，只收一次）"),
            (Lang::Zh, Some(tables)) => format!("{path}（{tables} 张表与其他文件相同，只收一次）"),
            (Lang::En, None) => format!("{path} (the same as another file; kept once)"),
            (Lang::En, Some(tables)) => format!("{path} ({tables} tables the same as in another file; kept once)"),
        }
    }

    /// 预算, 决算 or 自评.
    pub const fn kind(self, kind: DisclosureKind) -> &'static str {
        match kind {
            DisclosureKind::Budget => self.pick("预算", "budget"),
            DisclosureKind::Final => self.pick("决算", "final"),
            DisclosureKind::Evaluation => self.pick("自评", "evaluation"),
        }
    }

    /// 部门 or 单位.
    pub const fn standing(self, standing: Standing) -> &'static str {
        match standing {
            Standing::Department => self.pick("部门", "department"),
            Standing::Unit => self.pick("单位", "unit"),
        }
    }

    /// 类, 款 or 项.
    pub const fn level(self, level: AccountLevel) -> &'static str {
        match level {
            AccountLevel::Class => self.pick("类", "class"),
            AccountLevel::Section => self.pick("款", "section"),
            AccountLevel::Item => self.pick("项", "item"),
        }
    }

    /// 元, 万元 or 亿元.
    pub const fn unit(self, unit: Unit) -> &'static str {
        match unit {
            Unit::Yuan => self.pick("元", "yuan"),
            Unit::Wan => self.pick("万元", "10k yuan"),
            Unit::Yi => self.pick("亿元", "100m yuan"),
            Unit::Thousand => self.pick("千元", "1k yuan"),
            Unit::Million => self.pick("百万元", "1m yuan"),
        }
    }

    /// The short name of a statutory form.
    pub const fn form(self, kind: FormKind) -> &'static str {
        match self {
            Lang::Zh => kind.chinese(),
            Lang::En => kind.id(),
        }
    }

    /// What an amount is of.
    pub fn role(self, role: Role) -> String {
        match self {
            Lang::Zh => role.chinese(),
            Lang::En => role.id(),
        }
    }

    /// When an amount is from.
    pub const fn phase(self, phase: Phase) -> &'static str {
        match phase {
            Phase::Initial => self.pick("年初预算", "initial budget"),
            Phase::Adjusted => self.pick("调整预算", "adjusted budget"),
            Phase::Actual => self.pick("决算", "actual"),
        }
    }
}
