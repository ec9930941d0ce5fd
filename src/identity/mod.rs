//! Whose document it is, for which year, of which kind, and when it was published: read from cover, tables and
//! sentences, each by how often and where it is said, never by the name of the file alone.

mod body;
mod when;

pub use body::{key, same};

use std::collections::HashMap;

use crate::model::{Date, DisclosureKind, Standing};
use crate::source::Text;
use crate::table::Region;
use crate::text::squeeze;

/// What a document says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// The body, in the spelling said most often.
    pub department: Option<String>,
    /// Other spellings of it.
    pub spellings: Vec<String>,
    /// The year.
    pub year: Option<u16>,
    /// The kind; `None` where no word of the field occurs.
    pub kind: Option<DisclosureKind>,
    /// Whether the kind is said nowhere: statutory tables without a word of it are taken for a budget.
    pub surmised: bool,
    /// For the department or one unit.
    pub standing: Option<Standing>,
    /// The date at the end.
    pub published: Option<Date>,
    /// The region that the body's name begins with.
    pub region: Option<String>,
}

/// How many lines with content count as the cover and the contents.
const COVER: usize = 24;

/// Reads what a document says about itself.
pub fn identify(path: &str, text: &Text, regions: &[Region]) -> Identity {
    let lines = || text.lines().map(|(_, line)| line).filter(|line| !line.trim().is_empty());
    let whole: String = lines().map(squeeze).collect();
    let cover: String = lines().take(COVER).map(squeeze).collect();
    let is_name = |name: &String| !body::is_placeholder(name);
    let named: Vec<String> = regions.iter().filter_map(|region| region.department.clone()).filter(is_name).collect();
    let told = || -> Vec<String> { body::candidates(text).into_iter().filter(is_name).collect() };
    let mut spellings = ranked(if named.is_empty() { told() } else { named });
    if spellings.is_empty() {
        spellings = filled_in(path, text).filter(is_name).into_iter().collect();
    }
    let department = (!spellings.is_empty()).then(|| spellings.remove(0));
    let kind = kind(path, &cover, &whole, regions);
    let file = path.rsplit('/').next().unwrap_or(path);
    let says = |word| whole.contains(word) || file.contains(word);
    Identity {
        year: when::year(path, &cover, &whole),
        surmised: kind == Some(DisclosureKind::Budget) && !says("预算"),
        kind,
        standing: standing(path, &cover, department.as_deref()),
        published: when::published(text),
        region: department.as_deref().and_then(body::region),
        spellings,
        department,
    }
}

/// The body that performance forms name behind a label. The file tells which of several it is, else the first label does:
/// forms of one department are filled in by many units.
fn filled_in(path: &str, text: &Text) -> Option<String> {
    let named = body::labelled(text);
    let file = path.rsplit('/').next().unwrap_or(path);
    let in_file = named.iter().find(|name| file.contains(name.as_str()));
    in_file.or(named.first()).cloned()
}

/// Spellings by how often they occur, the more frequent and then the longer first.
fn ranked(names: Vec<String>) -> Vec<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    let mut names: Vec<(String, usize)> = counts.into_iter().collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
    let mut names: Vec<String> = names.into_iter().map(|(name, _)| name).collect();
    // The name with its region says more than the one without.
    let is_whole = |name: &String, short: &String| name.len() > short.len() && same(&key(name), &key(short));
    if let Some(short) = names.first().cloned()
        && let Some(at) = names.iter().position(|name| name.ends_with(short.as_str()) && is_whole(name, &short))
    {
        let whole = names.remove(at);
        names.insert(0, whole);
    }
    names
}

/// Final accounts name themselves in titles or on the cover; an evaluation has no statutory tables and speaks of 自评;
/// all else that speaks of 预算 is a budget.
fn kind(path: &str, cover: &str, whole: &str, regions: &[Region]) -> Option<DisclosureKind> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let titled_final = regions.iter().any(|region| region.titled.name.contains("决算"));
    let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let finals = ["部门决算", "单位决算", "决算公开", "年度决算", "年决算"];
    let evaluations = ["自评", "绩效评价", "评价报告"];
    // 部门预算项目支出绩效自评表 is the title of an evaluation.
    let cover = &cover.replace("部门预算项目", "").replace("单位预算项目", "");
    let covered_budget = says(cover, &["部门预算", "单位预算", "预算公开"]);
    let covered_final = says(cover, &finals) && !covered_budget;
    // A narrative whose tables are in another file may tell of evaluations and be a budget: what is named first counts.
    let first = |words: &[&str]| words.iter().filter_map(|word| cover.find(word)).min();
    let budget_first = covered_budget
        && first(&evaluations).is_none_or(|at| first(&["部门预算", "单位预算", "预算公开"]).is_some_and(|of| of < at));
    if titled_final || (regions.is_empty() && (says(file, &["决算"]) || covered_final)) {
        Some(DisclosureKind::Final)
    } else if regions.is_empty() && (says(file, &evaluations) || !budget_first && says(whole, &evaluations)) {
        Some(DisclosureKind::Evaluation)
    } else if !regions.is_empty() && !whole.contains("预算") {
        // Statutory tables that do not say of which kind they are: then the file's name may, and most are budgets.
        Some(if says(file, &["决算"]) { DisclosureKind::Final } else { DisclosureKind::Budget })
    } else if whole.contains("预算") {
        Some(DisclosureKind::Budget)
    } else {
        None
    }
}

fn standing(path: &str, cover: &str, department: Option<&str>) -> Option<Standing> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let says = |words: &[&str]| words.iter().any(|word| cover.contains(word) || file.contains(word));
    let own = department.is_some_and(|name| {
        name.ends_with("本级")
            || name.ends_with("（本级）")
            || cover.contains(&format!("{name}本级"))
            || cover.contains(&format!("{name}（本级）"))
    });
    match (own || says(&["单位预算", "单位决算"]), says(&["部门预算", "部门决算"])) {
        (true, false) => Some(Standing::Unit),
        (false, true) => Some(Standing::Department),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::FileId;
    use crate::table::regions;

    #[test]
    fn a_budget_without_tables_may_tell_of_evaluations() {
        let text = "甲市财政局2025年部门预算公开\n第一部分 概况\n一、主要职能\n安排绩效评价经费。\n";
        assert_eq!(identity("公开.docx", text).kind, Some(DisclosureKind::Budget));
        let text = "甲市财政局2024年度部门整体支出绩效自评报告\n一、基本概况\n年初预算安排合理。\n";
        assert_eq!(identity("公开.docx", text).kind, Some(DisclosureKind::Evaluation));
    }

    #[test]
    fn a_form_alone_names_its_body_behind_a_label() {
        let text = "部门预算项目支出绩效自评表（2024年度）\n项目名称\t堤防维护\n主管部门\t甲市水利局\t实施单位（盖章）\t甲市河道管理处\n";
        let found = identity("自评表.txt", text);
        assert_eq!(found.kind, Some(DisclosureKind::Evaluation));
        assert_eq!((found.department.as_deref(), found.year), (Some("甲市水利局"), Some(2024)));
        let found = identity("甲市河道管理处2024年度自评表.txt", text);
        assert_eq!(found.department.as_deref(), Some("甲市河道管理处"));
    }

    fn identity(path: &str, text: &str) -> Identity {
        let text = Text::new(text);
        identify(path, &text, &regions(FileId(0), &text, &[]))
    }

    #[test]
    fn a_budget_is_known_by_its_tables() {
        let found = identity(
            "a.txt",
            "滨海市档案局 2024 年部门预算公开\n收支总表\n编制部门：滨海市档案局 单位：万元\n项目 预算数\n合计 5.00\n\
             2024 年预算数为 5 万元，比上年减少 1 万元。\n2023 年没有。\n2024 年 3 月 5 日",
        );
        assert_eq!(found.department.as_deref(), Some("滨海市档案局"));
        assert_eq!((found.year, found.kind), (Some(2024), Some(DisclosureKind::Budget)));
        assert_eq!(found.standing, Some(Standing::Department));
        assert_eq!(found.published, Some(Date { year: 2024, month: 3, day: 5 }));
        assert_eq!(found.region.as_deref(), Some("滨海市"));
    }

    #[test]
    fn tables_that_do_not_say_their_kind_are_surmised_to_be_a_budget() {
        let text = "滨海市档案局2024年公开\n收支总表\n编制部门：滨海市档案局 单位：万元\n项目 金额\n合计 5.00\n";
        let surmised = |path, text: &str| identity(path, text).surmised;
        assert_eq!(identity("a.txt", text).kind, Some(DisclosureKind::Budget));
        assert!(surmised("a.txt", text));
        assert!(!surmised("2024预算.txt", text) && !surmised("决算.txt", text));
        assert!(!surmised("a.txt", &text.replace("金额", "预算数")) && !surmised("a.txt", "公园。"));
    }

    #[test]
    fn an_evaluation_is_known_by_its_words() {
        let found = identity(
            "b.txt",
            "一、基本情况\n城东区（新港区）档案\n局下设 2 个科室。城东区（新港区）档案局编制数 9 人。\n2023 年度部门整体支出绩效自评得分 95 分。",
        );
        assert_eq!(found.department.as_deref(), Some("城东区（新港区）档案局"));
        assert_eq!((found.year, found.kind), (Some(2023), Some(DisclosureKind::Evaluation)));
    }

    #[test]
    fn what_a_form_leaves_to_be_filled_in_is_no_name() {
        for blank in ["XX（部门）", "滨海市××局", "滨海市ＸＸ单位", "____局", "XX"] {
            let table = format!("收支总表\n编制部门：{blank} 单位：万元\n项目 预算数\n合计\n{blank}概况\n");
            let found = identity("a.txt", &format!("2024年部门预算\n{table}"));
            assert_eq!(found.department, None, "{blank}");
            let found =
                identity("a.txt", &format!("{blank}2024年部门预算\n{}", table.replacen(blank, "滨海市档案局", 1)));
            assert_eq!(found.department.as_deref(), Some("滨海市档案局"), "{blank}");
        }
    }

    #[test]
    fn a_letter_is_nothing() {
        let found = identity("c.txt", "今天天气很好。\n我们去公园。");
        assert_eq!((found.year, found.kind, found.department), (None, None, None));
    }
}
