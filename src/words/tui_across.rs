//! The words of the screens of more than two: an account in all disclosures, a body over all its years.

use super::{Lang, words};
use crate::diff::derived::{Base, Means};

words! {
    across_title: "各部门各年", "In all disclosures";
    across_year: "年度", "Year";
    column_kind: "文种", "Kind";
    across_nothing: "没有一份公开列有此项。", "No disclosure has it.";
    whole_share: "占表%", "of total";
    across_change: "增减", "change";
    across_percent: "增减%", "percent";
    new_here: "新增", "new";
    across_by_amount: "按金额", "by amount";
    across_by_department: "按部门", "by department";
    across_by_year: "按年度", "by year";
    called_here: "称", "called";

    years_title: "历年", "Over the years";
    years_nothing: "没有带科目的支出表。", "No table of spending by account.";
    course: "走势", "years";
    this_account: "此科目", "This account";
    summed_of_below: "表中没有，由下级相加", "not printed, summed from below";
    not_listed: "表中没有此科目", "not in the table";
    not_told: "无从推算", "cannot be derived";
    told_differently: "下一年的说明与印出的不同", "the year after tells another figure";
    derivation: "推算", "Derivation";

    key_across: "此科目在各部门各年", "this account in all disclosures";
    key_years: "此部门的历年", "this department over its years";
    key_thread: "换预算、决算", "budget or final accounts";
    key_previous_kind: "上一种表", "previous kind of table";
    key_next_kind: "下一种表", "next kind of table";
    key_derivation: "推算所据的句子", "the sentence that a figure is derived from";
    short_across: "各部门", "all";
    short_years: "历年", "years";
    short_thread: "预算/决算", "budget/final";
    short_next_kind: "换表", "next table";
    short_derivation: "所据", "derivation";
}

impl Lang {
    /// What the signs behind derived figures mean.
    pub const fn derived_signs(self) -> &'static str {
        self.pick(
            "* 推算  ' 上年执行数  ~ 按百分比约算  + 下级相加",
            "* derived  ' as executed  ~ about  + summed from below",
        )
    }

    /// How a figure was derived.
    pub const fn derived_by(self, means: Means, base: Base) -> &'static str {
        match (means, base) {
            (Means::Stated, _) => {
                self.pick("说明所述的上年执行数", "last year as executed, as the narrative states it")
            }
            (Means::Difference, Base::Same) => {
                self.pick("由说明推算: 数减增减", "derived: the amount without its change")
            }
            (Means::Difference, Base::Executed) => {
                self.pick("由说明推算的上年执行数: 数减增减", "as executed, derived: the amount without its change")
            }
            (Means::Percent, Base::Same) => self.pick("由说明按百分比约算", "about, derived by the stated percentage"),
            (Means::Percent, Base::Executed) => {
                self.pick("由说明按百分比约算的上年执行数", "as executed, about, by the stated percentage")
            }
        }
    }

    /// How many disclosures of how many bodies have an account.
    pub fn held_by(self, disclosures: usize, departments: usize) -> String {
        match self {
            Lang::Zh => format!("{departments} 个部门  {disclosures} 处"),
            Lang::En => format!("{disclosures} places, {departments} departments"),
        }
    }

    /// Which years are in sight.
    pub fn years_seen(self, first: u16, last: u16, all: usize) -> String {
        match self {
            Lang::Zh => format!("{first}-{last}，共 {all} 年 (左 右)"),
            Lang::En => format!("{first}-{last} of {all} years (Left Right)"),
        }
    }
}
