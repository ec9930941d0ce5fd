//! Which table a title names.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::FormKind;
use crate::text::{chinese_numeral, fold, squeeze};

/// What a line that looks like the title of a table says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Titled {
    /// Which statutory table; `None` for a form that holds no table of amounts (绩效目标表).
    pub kind: Option<FormKind>,
    /// The number before the title (表三：), where the line has one.
    pub number: Option<u32>,
    /// The title itself as printed, without number and blanks.
    pub name: String,
}

#[derive(Deserialize)]
struct Rules {
    form: Vec<Rule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    kind: String,
    #[serde(default)]
    all: Vec<String>,
    #[serde(default)]
    any: Vec<String>,
    #[serde(default)]
    none: Vec<String>,
}

static RULES: LazyLock<Vec<(FormKind, Rule)>> = LazyLock::new(|| {
    let rules: Rules =
        toml::from_str(include_str!("../../assets/forms/titles.toml")).expect("titles.toml is checked by a test");
    let kind = |rule: &Rule| FormKind::of_id(&rule.kind).expect("titles.toml is checked by a test");
    rules.form.into_iter().map(|rule| (kind(&rule), rule)).collect()
});

/// Reads a line as the title of a table. `None` for a line that is none: a sentence, an entry of a list, a heading that
/// does not end in 表, or a bare number (表三：, which [`number_alone`] reads).
pub fn title(line: &str) -> Option<Titled> {
    let text = fold(line);
    let (number, name) = split_number(without_outline(&text));
    let core = without_tail_bracket(name);
    let long = name.chars().count();
    if !core.ends_with('表') || core.ends_with("空表") || !(4..=48).contains(&long) {
        return None;
    }
    if is_part(name)
        || core.contains(['。', '；', ';', '，', ',', ':', '…', '.'])
        || lists(core)
        || name.starts_with(['-', '('])
    {
        return None;
    }
    if core.contains("绩效") || core.contains("目标表") || core.contains("自评表") {
        return Some(Titled { kind: None, number, name: as_printed(line, name) });
    }
    let words = ["预算", "决算", "收支", "收入", "支出", "经费", "采购", "结转", "资产", "业务费", "情况", "明细"];
    if !words.iter().any(|word| core.contains(word)) {
        return None;
    }
    Some(Titled { kind: Some(kind_of(core)), number, name: as_printed(line, name) })
}

/// Reads the name of a sheet's tab as the title of the table on it: `01收支总表`, `GK04 财政拨款收入支出决算总表`, `基本支出`.
pub fn tab_title(name: &str) -> Option<Titled> {
    let lead = |c: char| c.is_ascii_alphanumeric() || " -_.、．".contains(c);
    let core = name.trim().trim_start_matches(lead);
    let number = name.trim().strip_suffix(core).and_then(|lead| {
        let digits: String = lead.chars().filter(char::is_ascii_digit).collect();
        digits.parse().ok()
    });
    let titled = title(core).or_else(|| {
        // A short name leaves 表 away; one of a sheet of sentences is no such name.
        let named = title(&format!("{core}表")).filter(|_| !core.contains("说明") && !core.contains("情况"))?;
        named.kind.filter(|kind| *kind != FormKind::Other)?;
        Some(Titled { name: squeeze(core), ..named })
    })?;
    Some(Titled { number: titled.number.or(number), ..titled }).filter(|titled| titled.kind.is_some())
}

/// The number of a line that holds only the number of a table: `表三：`, `表 1`, `公开04表`.
pub fn number_alone(line: &str) -> Option<u32> {
    let text = fold(line);
    let (number, rest) = split_number(&text);
    number.filter(|_| rest.is_empty())
}

/// The end of a line that folds to a name, with the brackets and quotes it is printed with.
fn as_printed(line: &str, name: &str) -> String {
    let printed = squeeze(line);
    let before = printed.chars().count().saturating_sub(name.chars().count());
    let end: String = printed.chars().skip(before).collect();
    if fold(&end) == name { end } else { name.to_owned() }
}

fn kind_of(title: &str) -> FormKind {
    let fits = |rule: &Rule| {
        rule.all.iter().all(|word| title.contains(word.as_str()))
            && (rule.any.is_empty() || rule.any.iter().any(|word| title.contains(word.as_str())))
            && !rule.none.iter().any(|word| title.contains(word.as_str()))
    };
    RULES.iter().find(|(_, rule)| fits(rule)).map_or(FormKind::Other, |(kind, _)| *kind)
}

fn split_number(text: &str) -> (Option<u32>, &str) {
    if let Some(digits) = text.strip_prefix("公开").and_then(|rest| rest.strip_suffix('表'))
        && let Some(number) = chinese_numeral(digits)
    {
        return (Some(number), "");
    }
    let body = text.strip_prefix("附").unwrap_or(text);
    let Some(rest) = body.strip_prefix('表') else {
        return (None, text);
    };
    let all = rest.find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c))).unwrap_or(rest.len());
    // The title itself may begin with a numeral: 表五一般公共预算支出表.
    let end = rest.find("一般公共预算").filter(|start| (1..all).contains(start)).unwrap_or(all);
    match chinese_numeral(&rest[..end]) {
        Some(number) => (Some(number), rest[end..].trim_start_matches([':', '.', '、', '-'])),
        None => (None, text),
    }
}

/// Whether a text is the heading of a part of the document: 第二部分 部门预算表.
fn is_part(text: &str) -> bool {
    text.starts_with('第') && text.contains("部分")
}

/// A title without the number it has among the headings: `一、`, `（三）`, `2.`.
fn without_outline(text: &str) -> &str {
    let (open, rest) = text.strip_prefix('(').map_or((false, text), |rest| (true, rest));
    let end = rest.find(|c: char| !(c.is_ascii_digit() || "一二三四五六七八九十".contains(c))).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    let marks: &[char] = if open { &[')'] } else { &['、', '.'] };
    chinese_numeral(number).and_then(|_| after.strip_prefix(marks)).unwrap_or(text)
}

/// Whether a line is a list or an item of one; “三公”经费、会议费、培训费支出预算表 is a title all the same.
fn lists(core: &str) -> bool {
    let numbered = core.starts_with(|c: char| "一二三四五六七八九十0123456789".contains(c));
    core.contains('、') && (numbered || !core.contains("经费"))
}

fn without_tail_bracket(name: &str) -> &str {
    match (name.ends_with(')'), name.rfind('(')) {
        (true, Some(at)) => &name[..at],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_name_known_forms() {
        for (kind, rule) in RULES.iter() {
            assert_eq!(kind.id(), rule.kind);
            assert!(!(rule.all.is_empty() && rule.any.is_empty()), "{} would fit every title", rule.kind);
        }
    }

    #[test]
    fn titles_of_three_regions() {
        for (line, kind) in [
            ("表一：           部门收支总体情况表 ", FormKind::ReceiptsExpenditure),
            ("部门（单位）收入总体情况表", FormKind::Revenue),
            ("部门支出总体情况表 ", FormKind::Expenditure),
            ("财政拨款收支预算总体情况表", FormKind::FiscalReceiptsExpenditure),
            ("一般公共预算支出情况表", FormKind::GeneralExpenditure),
            ("一般公共预算基本支出情况表", FormKind::GeneralBasic),
            ("一般公共预算项目支出情况表", FormKind::GeneralProjects),
            ("一般公共预算“三公”经费支出情况表", FormKind::ThreePublic),
            ("政府性基金预算支出情况表", FormKind::GovernmentFund),
            ("国有资本经营预算支出情况表", FormKind::StateCapital),
            ("财政拨款委托业务费支出情况表", FormKind::EntrustedServices),
            ("上年结转结余情况表", FormKind::CarryOver),
            ("收支预算总表", FormKind::ReceiptsExpenditure),
            ("财政拨款基本支出预算表（经济科目）", FormKind::FiscalBasic),
            ("财政拨款支出预算表（功能科目）", FormKind::FiscalExpenditure),
            ("一般公共预算机关运行经费支出预算表", FormKind::OperatingCost),
            ("收入支出决算总表", FormKind::ReceiptsExpenditure),
            ("收入决算表", FormKind::Revenue),
            ("支出决算表", FormKind::Expenditure),
            ("二、部门收入总表", FormKind::Revenue),
            ("（三）部门支出总表", FormKind::Expenditure),
            ("10.部门支出总表", FormKind::Expenditure),
        ] {
            assert_eq!(title(line).and_then(|t| t.kind), Some(kind), "{line}");
        }
        let name = |line| title(line).map(|titled| titled.name);
        assert_eq!(
            name("表八：一般公共预算“三公”经费 支出表（一）").as_deref(),
            Some("一般公共预算“三公”经费支出表（一）")
        );
        let tab = |name| tab_title(name).map(|titled| (titled.kind, titled.number, titled.name));
        let named = |kind, number, name: &str| Some((Some(kind), number, name.to_owned()));
        assert_eq!(tab("01 收支总表 "), named(FormKind::ReceiptsExpenditure, Some(1), "收支总表"));
        assert_eq!(tab("GK04 收入决算表(公开)"), named(FormKind::Revenue, Some(4), "收入决算表(公开)"));
        assert_eq!(tab("三公经费"), named(FormKind::ThreePublic, None, "三公经费"));
        for none in ["Sheet1", "封面", "支出说明", "名词解释", "其他相关情况说明", "绩效目标表", "目录"]
        {
            assert_eq!(tab(none), None, "{none}");
        }
        assert_eq!(title("项 目 支 出 绩 效 目 标 表").map(|t| t.kind), Some(None));
    }

    #[test]
    fn what_is_no_title() {
        for line in [
            "第二部分 2024年部门预算表",
            "表二：",
            "政府性基金预算支出情况表为空表。",
            "- 一、 部门收支总体情况表",
            "此表为空表",
            "第二部分",
        ] {
            assert_eq!(title(line), None, "{line}");
        }
        for (line, number) in [("表五 一般公共预算支出情况表", 5), ("表十 一般公共预算机关运行经费支出预算表", 10)]
        {
            assert_eq!(title(line).and_then(|titled| titled.number), Some(number), "{line}");
        }
        assert_eq!(number_alone("表十二："), Some(12));
        assert_eq!(number_alone("表 3"), Some(3));
        assert_eq!(number_alone("公开04表"), Some(4));
        assert_eq!(number_alone("表三：支出总表"), None);
    }
}
