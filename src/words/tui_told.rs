//! The words of the screens that show what is told beside the tables: projects, indicators, facts, sentences.

use super::{Lang, words};
use crate::model::{Dimension, FactGroup, Operator};

words! {
    projects: "项目", "Projects";
    one_project: "项目", "Project";
    whole_department: "部门整体", "the department as a whole";
    unnamed: "(无名)", "(unnamed)";
    no_projects: "没有项目，也没有绩效指标。", "Neither projects nor indicators.";
    amount: "金额", "amount";
    indicators: "指标", "Indicators";
    indicators_short: "指标", "ind.";
    weight: "分值", "weight";
    weight_sum: "分值合计", "weights in all";
    order_printed: "原序", "as printed";
    order_amount: "按金额", "by amount";
    order_indicators: "按指标数", "by indicators";

    card: "这一张", "This card";
    this_item: "此项", "This item";
    whole_amount: "总额", "amount";
    fiscal: "财政", "fiscal";
    other_money: "其他", "other";
    booked_under: "科目", "account";
    undertaker: "承担", "by whom";
    period: "时间", "period";
    basis: "依据", "basis";
    allocation: "分配", "split";
    goal: "目标", "goal";
    spelt_also: "又作", "also";
    execution: "资金执行", "Money spent";
    initial_budget: "年初预算", "initial";
    year_budget: "全年预算", "budget";
    year_spent: "全年执行", "spent";
    execution_rate: "执行率", "rate";
    total_score: "总分", "total score";
    no_indicators: "没有绩效指标", "No indicators";
    no_card: "文件没有更多内容", "The document says no more";
    coverage: "覆盖", "Covered";
    no_coverage: "没有分级，看不出覆盖", "no levels, so none is known";

    level2: "二级", "level 2";
    level3: "三级", "level 3";
    target: "目标值", "target";
    target_unit: "单位", "unit";
    actual: "实际", "actual";
    completion: "完成", "done";
    score: "得分", "score";
    score_basis: "依据", "basis";
    scoring: "赋分", "scoring";
    evidence: "佐证", "evidence";
    prior_value: "上年", "last year";
    midyear: "年中", "mid-year";
    deviation: "偏差", "deviation";
    measures: "措施", "measures";
    all_alike: "各项同", "in all";
    met: "达标", "met";
    missed: "未达标", "missed";
    not_comparable: "无从比较", "not comparable";
    understood: "读作", "read as";
    text_target: "文字目标", "a target in words";

    facts: "情况", "Facts";
    no_facts: "没有读到人员、采购、资产等情况", "No staffing, procurement or assets were read";

    said: "说明", "Narrative";
    said_amount: "文中", "states";
    against_last_year: "比上年", "change";
    last_year: "上年", "last year";
    derived: "推算，文中没有印出", "derived, printed nowhere";
    reason: "原因", "reason";

    key_projects: "项目和绩效指标", "projects and indicators";
    key_facts: "人员、采购、资产、得分", "staffing, procurement, assets, scores";
    key_said: "说明里的这一句", "the sentence about it";
    key_previous_card: "上一个项目", "previous project";
    key_next_card: "下一个项目", "next project";
    short_projects: "项目", "projects";
    short_facts: "情况", "facts";
    short_said: "说明", "narrative";
    short_next_card: "下一个", "next";
}

impl Lang {
    /// What an indicator covers.
    pub const fn dimension(self, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Quantity => self.pick(dimension.chinese(), "quantity"),
            Dimension::Quality => self.pick(dimension.chinese(), "quality"),
            Dimension::Timeliness => self.pick(dimension.chinese(), "timely"),
            Dimension::Cost => self.pick(dimension.chinese(), "cost"),
            Dimension::Benefit => self.pick(dimension.chinese(), "benefit"),
            Dimension::Satisfaction => self.pick(dimension.chinese(), "satisfied"),
        }
    }

    /// The same in one character, for the head of a list.
    pub const fn dimension_short(self, dimension: Dimension) -> &'static str {
        match dimension {
            Dimension::Quantity => self.pick("数", "n"),
            Dimension::Quality => self.pick("质", "q"),
            Dimension::Timeliness => self.pick("时", "t"),
            Dimension::Cost => self.pick("成", "c"),
            Dimension::Benefit => self.pick("效", "b"),
            Dimension::Satisfaction => self.pick("满", "s"),
        }
    }

    /// What a fact is about.
    pub const fn fact_group(self, group: FactGroup) -> &'static str {
        match group {
            FactGroup::Staffing => self.pick(group.chinese(), "staffing"),
            FactGroup::OperatingCost => self.pick(group.chinese(), "operating cost"),
            FactGroup::Procurement => self.pick(group.chinese(), "procurement"),
            FactGroup::Assets => self.pick(group.chinese(), "assets"),
            FactGroup::Budget => self.pick(group.chinese(), "budget and its execution"),
            FactGroup::Score => self.pick(group.chinese(), "scores"),
            FactGroup::Other => self.pick(group.chinese(), "other"),
        }
    }

    /// How a target compares, in words.
    pub const fn operator(self, operator: Operator) -> &'static str {
        match operator {
            Operator::AtLeast => self.pick("不低于", "at least"),
            Operator::AtMost => self.pick("不高于", "at most"),
            Operator::Equal => self.pick("等于", "exactly"),
            Operator::Above => self.pick("高于", "more than"),
            Operator::Below => self.pick("低于", "less than"),
            Operator::Text => self.text_target(),
        }
    }

    /// How much is told beside the tables.
    pub fn told_counts(self, projects: usize, indicators: usize) -> String {
        match self {
            Lang::Zh => format!("项目 {projects}  指标 {indicators}"),
            Lang::En => format!("projects {projects}  indicators {indicators}"),
        }
    }

    /// How many rows a pane leaves out.
    pub fn more_rows(self, count: usize) -> String {
        match self {
            Lang::Zh => format!("还有 {count} 行 (回车)"),
            Lang::En => format!("{count} more rows (Enter)"),
        }
    }

    /// Which of how many cards.
    pub fn card_of(self, at: usize, of: usize) -> String {
        match self {
            Lang::Zh => format!("项目 {at}/{of}"),
            Lang::En => format!("Project {at}/{of}"),
        }
    }
}
