//! What the words of a header mean: which columns name a line, which hold amounts and of what.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::{Phase, Role};
use crate::text::fold;

/// What a column that names its line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// The three digits of a 类.
    Class,
    /// The two digits of a 款.
    Section,
    /// The two digits of a 项.
    Item,
    /// A whole code.
    Code,
    /// The name of an account or an item.
    Name,
    /// The name of a project.
    Project,
    /// Nothing of the line itself: the number it is counted by (行次), a remark (备注), a share (增减%).
    Aside,
}

/// What a word of a header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A column that names its line.
    Label(Holds),
    /// A column of amounts, with what they are of and when they are from.
    Amount(Option<Role>, Option<Phase>),
    /// A word over several columns.
    /// The role is what it is of where it stands over none and is a column itself.
    Group(Option<Role>),
    /// A word that no form is known to print.
    Unknown,
}

/// A word of a header and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The word as printed, without blanks.
    pub word: String,
    /// What it means.
    pub meaning: Meaning,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    group: Vec<String>,
    alone: Vec<ColumnWords>,
    label: Vec<LabelWords>,
    column: Vec<ColumnWords>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LabelWords {
    holds: Holds,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnWords {
    role: String,
    phase: Option<String>,
    words: Vec<String>,
}

struct Vocabulary {
    words: HashMap<String, Meaning>,
    longest: usize,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let forms: Forms =
        toml::from_str(include_str!("../../assets/forms/columns.toml")).expect("columns.toml is checked by a test");
    let mut words = HashMap::new();
    for word in forms.group {
        words.insert(word, Meaning::Group(None));
    }
    for column in forms.alone {
        for word in column.words {
            words.insert(word, Meaning::Group(Role::of_id(&column.role)));
        }
    }
    // A word that is both over columns and a column of its own (科目, 收入) names the column.
    for column in forms.column {
        let phase = column.phase.as_deref().and_then(Phase::of_id);
        for word in column.words {
            words.insert(word, Meaning::Amount(Role::of_id(&column.role), phase));
        }
    }
    for label in forms.label {
        for word in label.words {
            words.insert(word, Meaning::Label(label.holds));
        }
    }
    let longest = words.keys().map(|word| word.chars().count()).max().unwrap_or(0);
    Vocabulary { words, longest }
});

/// What one header cell means. A stated unit (`预算数（万元）`), the year (`2024年预算数`), numbering and a trailing note
/// in brackets do not change the meaning.
pub fn heading(cell: &str) -> Heading {
    let word = fold(cell);
    let meaning = |word: &str| VOCABULARY.words.get(word).copied();
    let bare = plain(&word);
    let found = meaning(&word).or_else(|| meaning(bare)).or_else(|| meaning(without_bracket(bare)));
    let found = found.or_else(|| of_amounts(bare));
    let found = found.or_else(|| is_year(&word).then_some(Meaning::Amount(Some(Role::Total), None)));
    let found = found.or_else(|| is_share(&word).then_some(Meaning::Label(Holds::Aside)));
    Heading { meaning: found.unwrap_or(Meaning::Unknown), word }
}

/// What the header of a column means: a narrow column may have cut its last character off (采购组织形). A name of a line
/// is never taken for a cut one.
pub fn column_heading(cell: &str) -> Heading {
    let whole = heading(cell);
    match whole.meaning {
        Meaning::Unknown => Heading { meaning: cut_off(plain(&whole.word)).unwrap_or(Meaning::Unknown), ..whole },
        _ => whole,
    }
}

/// What a word means that says of a column that it holds a budget or an outcome: 机关运行经费预算数.
fn of_amounts(word: &str) -> Option<Meaning> {
    const ENDS: &[(&str, Option<Phase>)] = &[
        ("年初预算数", Some(Phase::Initial)),
        ("全年预算数", Some(Phase::Adjusted)),
        ("预算数", None),
        ("决算数", Some(Phase::Actual)),
    ];
    let (core, phase) = ENDS.iter().find_map(|(end, phase)| Some((word.strip_suffix(end)?, *phase)))?;
    match VOCABULARY.words.get(core)? {
        Meaning::Amount(role, of_word) => Some(Meaning::Amount(*role, of_word.or(phase))),
        Meaning::Group(role) => Some(Meaning::Group(*role)),
        Meaning::Label(_) | Meaning::Unknown => None,
    }
}

/// How many characters a narrow cell may cut off the end of a word.
const CUT: usize = 1;

/// What a word means whose end its cell cut off (采购组织形 for 采购组织形式): where all words that go on so mean the same.
fn cut_off(word: &str) -> Option<Meaning> {
    let length = word.chars().count();
    let whole = |known: &&String| known.starts_with(word) && known.chars().count() <= length + CUT;
    let mut meanings =
        VOCABULARY.words.iter().filter(|(known, _)| length >= 4 && whole(known)).map(|(_, meaning)| *meaning);
    let first = meanings.next()?;
    meanings.all(|other| other == first).then_some(first)
}

/// The most characters of a header.
const LONGEST: usize = 2000;

/// Cuts the words of a header whose cells ran together or were wrapped into headings.
///
/// Among all ways to read the text as headings the one is taken that leaves the fewest characters unknown, then cuts the
/// fewest printed words, then has the fewest headings: `项 目 支出预算` is 项目 and 支出预算, never 项目支出. What no form
/// is known to print stays as one unknown heading between its neighbours. No header is longer than [`LONGEST`]
/// characters: what follows them is not read.
pub fn segments<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<Heading> {
    let mut text: Vec<char> = Vec::new();
    let mut is_end = vec![true];
    for word in words {
        let folded = fold(word);
        is_end.extend(folded.chars().map(|_| false));
        text.extend(folded.chars());
        is_end[text.len()] = true;
        if text.len() >= LONGEST {
            break;
        }
    }
    // best[at]: the cost of reading the first `at` characters, and the length and meaning of the last heading.
    let mut best: Vec<(u32, usize, Option<Meaning>)> = vec![(0, 0, None); text.len() + 1];
    for at in 1..=text.len() {
        best[at] = (best[at - 1].0 + 100, 1, None);
        for length in 1..=VOCABULARY.longest.min(at) {
            let word: String = text[at - length..at].iter().collect();
            if let Some(meaning) = VOCABULARY.words.get(&word) {
                let cost = best[at - length].0 + 1 + if is_end[at] { 0 } else { 10 };
                if cost < best[at].0 {
                    best[at] = (cost, length, Some(*meaning));
                }
            }
        }
    }
    let mut out: Vec<Heading> = Vec::new();
    let mut at = text.len();
    while at > 0 {
        let (_, length, meaning) = best[at];
        let word: String = text[at - length..at].iter().collect();
        at -= length;
        match (meaning, out.last_mut()) {
            (None, Some(last)) if last.meaning == Meaning::Unknown => last.word.insert_str(0, &word),
            (meaning, _) => out.push(Heading { word, meaning: meaning.unwrap_or(Meaning::Unknown) }),
        }
    }
    out.reverse();
    out
}

fn plain(word: &str) -> &str {
    let mut word = word;
    for unit in ["(万元)", "(元)", "(单位:万元)", "(单位:元)"] {
        word = word.strip_suffix(unit).unwrap_or(word);
    }
    if let Some((year, rest)) = word.split_once('年')
        && (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
    {
        word = rest.strip_prefix('度').unwrap_or(rest);
    }
    let numbering = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    if let Some((number, rest)) = word.split_once(['、', '.'])
        && !number.is_empty()
        && number.chars().all(numbering)
    {
        word = rest;
    }
    if let Some((number, rest)) = word.strip_prefix('(').and_then(|rest| rest.split_once(')'))
        && !number.is_empty()
        && !rest.is_empty()
        && number.chars().all(numbering)
    {
        word = rest;
    }
    word.strip_prefix("其中:").unwrap_or(word)
}

/// Whether a word is a year and no more: 2024, 2024年, 2024年度.
fn is_year(word: &str) -> bool {
    let digits = word.trim_end_matches('度').trim_end_matches('年');
    digits.len() == 4 && digits.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year))
}

/// Whether a word heads shares and rates, which are no amounts: 增减%, 占比, 增长率.
fn is_share(word: &str) -> bool {
    word.trim_end_matches(')').ends_with('%') || ["率", "占比", "比例", "幅度"].iter().any(|end| word.ends_with(end))
}

fn without_bracket(word: &str) -> &str {
    match (word.ends_with(')'), word.find('(')) {
        (true, Some(at)) if at > 0 => &word[..at],
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_and_phase_is_known() {
        let forms: Forms = toml::from_str(include_str!("../../assets/forms/columns.toml")).expect("columns.toml");
        for column in forms.column.iter().chain(&forms.alone) {
            assert!(column.role.is_empty() || Role::of_id(&column.role).is_some(), "{}", column.role);
            assert!(column.phase.as_deref().is_none_or(|phase| Phase::of_id(phase).is_some()));
            for word in &column.words {
                assert_eq!(*word, fold(word), "words are written folded");
            }
        }
    }

    fn words(text: &str) -> Vec<String> {
        segments(text.split(' ')).into_iter().map(|heading| heading.word).collect()
    }

    #[test]
    fn cuts_a_header_that_ran_together() {
        assert_eq!(
            words(
                "功能分类科 目编码 功能分类科目名称 总 计 一般公 共预算拨 款 政府 性基金预算拨款 财政专户管理资金 事业收入"
            ),
            [
                "功能分类科目编码",
                "功能分类科目名称",
                "总计",
                "一般公共预算拨款",
                "政府性基金预算拨款",
                "财政专户管理资金",
                "事业收入"
            ]
        );
        assert_eq!(words("合计 奇怪的一栏 项目支 出类 款 项"), ["合计", "奇怪的一栏", "项目支出", "类", "款", "项"]);
        assert_eq!(
            words("项 目 支出预算 合计 基本支出 项目支出"),
            ["项目", "支出预算", "合计", "基本支出", "项目支出"]
        );
    }

    #[test]
    fn cells_with_units_years_and_brackets() {
        let role = |cell| match heading(cell).meaning {
            Meaning::Amount(role, phase) => (role.map(Role::id), phase),
            other => panic!("{cell}: {other:?}"),
        };
        assert_eq!(role("预算数（万元）"), (Some("total".into()), None));
        assert_eq!(role("2024年 决算数"), (Some("total".into()), Some(Phase::Actual)));
        assert_eq!(role("财政专户 （教育收 费）"), (Some("fiscal_account".into()), None));
        assert_eq!(role("资本性支 出（基本 建设）"), (Some("econ:309".into()), None));
        assert_eq!(role("上级一般 公共预算 安排的转 移支付"), (None, None));
        assert_eq!(role("（一）一般公共预算拨款"), (Some("general".into()), None));
        assert_eq!(role("“三公”经费合计"), (Some("total".into()), None));
        assert_eq!(role("2024年机关运行经费预算数"), (Some("operating_cost".into()), None));
        assert_eq!(role("公务接待费决算数"), (Some("reception".into()), Some(Phase::Actual)));
        assert_eq!(heading("“三公”经费预算数").meaning, Meaning::Group(None));
        assert_eq!(column_heading("采购组织形").meaning, Meaning::Label(Holds::Aside));
        assert_eq!(heading("采购组织形").meaning, Meaning::Unknown);
        assert_eq!(column_heading("事业单位").meaning, Meaning::Unknown, "a whole word");
        assert_eq!(heading("功能科目").meaning, Meaning::Unknown, "功能科目编码 and 功能科目名称 differ");
        assert_eq!(heading("从没见过").meaning, Meaning::Unknown);
    }
}
