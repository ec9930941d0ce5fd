//! The words of the comparison of two disclosures.

use super::{Lang, words};
use crate::diff::{Move, Side};

words! {
    compare: "对比", "Compare";
    compare_with: "与谁对比", "Compare with";
    marked: "标记", "marked";
    pick_last_year: "同部门同文种，上一年", "the year before, same kind";
    pick_next_year: "同部门同文种，下一年", "the year after, same kind";
    pick_same_year: "同部门同一年", "same department and year";
    pick_other_years: "同部门其他年度", "same department, other years";
    pick_peers: "同年同文种的其他部门", "other departments, same year and kind";
    pick_rest: "其余", "all others";
    nothing_to_pick: "没有可以对比的另一份公开", "There is no other disclosure to compare with";

    change: "增减", "change";
    change_percent: "%", "%";
    remarks: "备注", "remarks";
    by_change: "按变化大小", "largest change first";
    differing_only: "只看不同", "differences only";
    no_difference: "没有不同", "no difference";
    all_alike_here: "这一页两份完全相同", "Nothing differs on this page";
    page_projects: "项目", "Projects";
    page_promises: "项目指标", "Indicators of the project";
    page_indicators: "部门整体指标", "Indicators of the department";
    page_facts: "情况", "Facts";
    page_rest: "没有对应的", "Without a counterpart";
    nothing_alone: "各表各栏在另一份里都有对应", "Every table and column has its counterpart";
    tables_alone: "只在一份里有的表", "Tables that only one has";
    measures_alone: "共有的表里，只有一份印出的栏", "Columns that only one prints, in tables that both have";
    printed_here: "有", "printed";
    not_there: "没有", "none";
    not_in_this_side: "没有这一行", "no such line";
    blank_here: "空白", "blank";
    summed_short: "合计得出", "summed";
    no_reason: "说明没有讲到", "the narrative says nothing of it";

    key_mark: "标记这一份，等着对比", "mark this one for comparing";
    key_compare: "与标记的对比，或另选一份", "compare with the marked one, or choose";
    key_next_difference: "下一处不同", "next difference";
    key_previous_difference: "上一处不同", "previous difference";
    key_differing: "只看不同，或全部", "differences only, or all";
    key_next_page: "下一页：各表、项目、指标、情况", "next page: tables, projects, indicators, facts";
    key_previous_page: "上一页", "previous page";
    key_next_measure: "比下一栏：合计、基本、项目", "compare the next column";
    key_previous_measure: "比上一栏", "compare the previous column";
    key_by_change: "按变化大小，或按科目", "by size of the change, or by account";
    key_swap: "两边交换", "swap the sides";
    key_source_side: "看原文里这一边的数", "the figure of this side in the source";
    key_side: "换到另一边", "the other side";
    key_detail: "显示或收起此行详情", "show or hide the line in full";
    key_reason: "说明里讲原因的一句", "the sentence that gives the reason";
    short_mark: "标记", "mark";
    short_compare: "对比", "compare";
    short_next_difference: "下一处", "next";
    short_differing: "只看不同", "differing";
    short_next_page: "换页", "page";
    short_measure: "换栏", "column";
    short_swap: "交换", "swap";
    short_side: "换边", "side";
    short_detail: "详情", "detail";
}

impl Lang {
    /// A or B.
    pub const fn side(self, side: Side) -> &'static str {
        match side {
            Side::A => "A",
            Side::B => "B",
        }
    }

    /// What is on one side only.
    pub fn only_in(self, side: Side) -> String {
        match self {
            Lang::Zh => format!("仅{}", self.side(side)),
            Lang::En => format!("{} only", self.side(side)),
        }
    }

    /// An account with another name, since a year where that is known.
    pub fn renamed(self, since: Option<u16>) -> String {
        match (self, since) {
            (Lang::Zh, Some(year)) => format!("{year}更名"),
            (Lang::Zh, None) => "名称有异".into(),
            (Lang::En, Some(year)) => format!("renamed {year}"),
            (Lang::En, None) => "other name".into(),
        }
    }

    /// An account under another code.
    pub fn moved(self, to: &str, since: Option<u16>) -> String {
        let year = since.map(|year| year.to_string()).unwrap_or_default();
        match self {
            Lang::Zh => format!("{year}改码{to}"),
            Lang::En => format!("now {to} {year}").trim_end().into(),
        }
    }

    /// Figures of one side whose column is not certain.
    pub fn in_doubt(self, side: Side) -> String {
        match self {
            Lang::Zh => format!("{}存疑", self.side(side)),
            Lang::En => format!("{} in doubt", self.side(side)),
        }
    }

    /// A sum that one side does not print.
    pub fn summed(self, side: Side) -> String {
        match self {
            Lang::Zh => format!("{}未印", self.side(side)),
            Lang::En => format!("{} not printed", self.side(side)),
        }
    }

    /// A mark of a row, in a sentence.
    pub fn in_full(self, side: Side, what: &str) -> String {
        format!("{} {what}", self.side(side))
    }

    /// What became of a target.
    pub const fn movement(self, movement: Move) -> &'static str {
        match movement {
            Move::Same => self.pick("未变", "same"),
            Move::Raised => self.pick("提高", "raised"),
            Move::Lowered => self.pick("降低", "lowered"),
            Move::Reworded => self.pick("改写", "reworded"),
            Move::Added => self.pick("新设", "added"),
            Move::Dropped => self.pick("取消", "dropped"),
        }
    }

    /// How many differences a page has.
    pub fn differences(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("{count} 处不同"),
            Lang::En => format!("{count} differ"),
        }
    }

    /// Which difference the cursor stands on.
    pub fn difference_of(self, at: usize, of: usize) -> String {
        match self {
            Lang::Zh => format!("第 {at} 处 / {of}"),
            Lang::En => format!("difference {at} / {of}"),
        }
    }

    /// How many rows a page has.
    pub fn rows_in_all(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("{count} 行"),
            Lang::En => format!("{count} rows"),
        }
    }

    /// What is compared: the column, and which of how many.
    pub fn measured(self, name: &str, at: usize, of: usize) -> String {
        match (self, of) {
            (Lang::Zh, 0 | 1) => format!("比{name}"),
            (Lang::Zh, _) => format!("比{name} {at}/{of}"),
            (Lang::En, 0 | 1) => format!("by {name}"),
            (Lang::En, _) => format!("by {name} {at}/{of}"),
        }
    }
}
