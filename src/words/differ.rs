//! The words of `kuanxiang diff`.

use super::{Lang, words};
use crate::diff::Move;
use crate::model::Role;

/// How many names to choose from are listed.
const LISTED: usize = 20;

words! {
    about_diff: "比较两份公开：逐行的数、项目、指标和人员等情况",
        "compare two disclosures: lines, projects, indicators and facts";
    usage_diff: "kuanxiang diff [选项] [文件夹] A B", "kuanxiang diff [OPTIONS] [FOLDER] A B";
    help_a: "前一份：部门@年，或部门@年@决算；部门写一部分也行，或写编号",
        "the first: 部门@年 or 部门@年@决算; a part of the department's name will do, or an id";
    help_b: "后一份，写法相同；增减是 B 减 A", "the second, named alike; differences are B minus A";
    help_diff_format: "格式：text（默认）、csv、jsonl", "the format: text (default), csv or jsonl";
    help_all: "相同的也印出（只用于 text）", "print what is the same too (text only)";
    all_is_for_text: "--all 只用于 text 格式", "--all goes with the text format only";
    no_two: "要比较的两份没有写全", "two disclosures have to be named";
    diff_name: "名称", "name";
    diff_delta: "增减", "change";
    diff_added: "新增", "added";
    diff_removed: "取消", "removed";
    diff_moved: "改码", "moved";
    diff_renamed: "改名", "renamed";
    diff_unnamed: "（没有名称）", "(no name)";
    diff_projects: "项目（万元）", "Projects (10k yuan)";
    diff_project: "项目", "project";
    diff_fact: "事项", "fact";
    diff_whole: "部门整体的绩效指标", "Indicators of the department as a whole";
    diff_no_counterpart: "没有对应的", "Without a counterpart";
    diff_same: "两份公开没有不同", "The two do not differ";
    diff_same_tables: "没有不同的表", "Tables that do not differ";
}

impl Lang {
    /// What became of a target, in one word.
    pub const fn diff_movement(self, movement: Move) -> &'static str {
        match movement {
            Move::Same => self.pick("不变", "same"),
            Move::Raised => self.pick("调高", "raised"),
            Move::Lowered => self.pick("调低", "lowered"),
            Move::Reworded => self.pick("改写", "reworded"),
            Move::Added => self.diff_added(),
            Move::Dropped => self.diff_removed(),
        }
    }

    /// A table that the other has no counterpart for.
    pub fn diff_alone(self, side: &str, table: &str, figures: usize) -> String {
        match self {
            Lang::Zh => format!("只有 {side} 有：{table}（{figures} 个数）"),
            Lang::En => format!("only in {side}: {table} ({figures} figures)"),
        }
    }

    /// A column that the other has no counterpart for.
    pub fn diff_unmatched(self, side: &str, table: &str, column: &str) -> String {
        match self {
            Lang::Zh => format!("只有 {side} 有：{table}的“{column}”栏"),
            Lang::En => format!("only in {side}: the column {column} of {table}"),
        }
    }

    /// What amounts are of: their role, else the header over them.
    pub fn of_measure(self, role: Option<Role>, header: &str) -> String {
        role.map_or_else(|| header.to_owned(), |role| self.role(role))
    }

    /// A measure with the time its amounts are from.
    pub fn diff_of_phase(self, of: &str, when: &str) -> String {
        match self {
            Lang::Zh => format!("{of}（{when}）"),
            Lang::En => format!("{of} ({when})"),
        }
    }

    /// A part of the amount above.
    pub fn diff_of_it(self, of: &str) -> String {
        match self {
            Lang::Zh => format!("其中 {of}"),
            Lang::En => format!("of it {of}"),
        }
    }

    /// That the whole amount is of one part.
    pub fn diff_wholly(self, of: &str) -> String {
        match self {
            Lang::Zh => format!("全为{of}"),
            Lang::En => format!("all {of}"),
        }
    }

    /// That one side does not print an amount, which is the sum of those below.
    pub fn diff_summed(self, side: &str) -> String {
        match self {
            Lang::Zh => format!("{side} 由下级相加"),
            Lang::En => format!("{side} summed up"),
        }
    }

    /// That a side has figures whose column is not certain.
    pub fn diff_in_doubt(self, side: &str) -> String {
        match self {
            Lang::Zh => format!("{side} 栏位存疑"),
            Lang::En => format!("{side} in doubt"),
        }
    }

    /// What the second calls it.
    pub fn diff_called(self, name: &str) -> String {
        match self {
            Lang::Zh => format!("B 为 {name}"),
            Lang::En => format!("in B: {name}"),
        }
    }

    /// What the narrative of a year says of it.
    pub fn diff_reason(self, year: u16, said: &str) -> String {
        match self {
            Lang::Zh => format!("{year}年说明：{said}"),
            Lang::En => format!("{year} says: {said}"),
        }
    }

    /// How many indicators a project has that only one side has.
    pub fn diff_indicators(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("指标 {count} 项"),
            Lang::En => format!("{count} indicators"),
        }
    }

    /// A name that fits no disclosure, with those that come near.
    pub fn fits_none(self, asked: &str, near: &[String]) -> String {
        let said = match self {
            Lang::Zh => format!("没有一份公开是“{asked}”"),
            Lang::En => format!("no disclosure is '{asked}'"),
        };
        self.choose(&said, near)
    }

    /// A name that fits several disclosures, with all of them.
    pub fn fits_several(self, asked: &str, all: &[String]) -> String {
        let said = match self {
            Lang::Zh => format!("“{asked}”对得上 {} 份公开，请写全", all.len()),
            Lang::En => format!("'{asked}' fits {} disclosures; say which", all.len()),
        };
        self.choose(&said, all)
    }

    fn choose(self, said: &str, names: &[String]) -> String {
        let listed: String = names.iter().take(LISTED).map(|name| format!("\n  {name}")).collect();
        let more = names.len().saturating_sub(LISTED);
        let colon = if names.is_empty() { "" } else { self.pick("：", ":") };
        let more = match (self, more) {
            (_, 0) => String::new(),
            (Lang::Zh, more) => format!("\n  还有 {more} 份"),
            (Lang::En, more) => format!("\n  and {more} more"),
        };
        format!("{said}{colon}{listed}{more}")
    }
}
