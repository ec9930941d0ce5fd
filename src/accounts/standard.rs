//! What an account is called in the classification of a year, for those accounts whose name is certain. An account that is
//! not listed has no name to be measured by, and is never wrong.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::model::{AccountLevel, Code};
use crate::text::fold;

/// The name of an account in the years from its first to its last.
struct Named {
    code: Code,
    name: &'static str,
    since: u16,
    until: u16,
}

static NAMES: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let rows = include_str!("../../assets/accounts/standard.csv").lines().skip(1);
    rows.filter_map(|row| {
        let mut fields = row.split(',');
        let code = Code::parse(fields.next()?)?;
        let name = fields.next()?;
        let since = fields.next()?.parse().unwrap_or(0);
        let until = fields.next()?.parse().unwrap_or(u16::MAX);
        Some(Named { code, name, since, until })
    })
    .collect()
});

static OF_CODE: LazyLock<HashMap<Code, Vec<usize>>> = LazyLock::new(|| {
    let mut of: HashMap<Code, Vec<usize>> = HashMap::new();
    NAMES.iter().enumerate().for_each(|(at, named)| of.entry(named.code).or_default().push(at));
    of
});

/// The names that end with a bracket of their own.
static BRACKETED: LazyLock<Vec<String>> =
    LazyLock::new(|| NAMES.iter().map(|named| fold(named.name)).filter(|name| name.ends_with(')')).collect());

/// The name of an account in a year; `None` where it is not known for certain.
pub fn standard(code: Code, year: u16) -> Option<&'static str> {
    let of = OF_CODE.get(&code)?.iter().map(|at| &NAMES[*at]);
    of.filter(|named| (named.since..=named.until).contains(&year)).map(|named| named.name).next()
}

/// The names of an account in any year, as far as they are certain.
pub fn names(code: Code) -> impl Iterator<Item = &'static str> {
    OF_CODE.get(&code).into_iter().flatten().map(|at| NAMES[*at].name)
}

/// All names of all accounts that are certain.
pub fn all_names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().map(|named| named.name)
}

/// Whether an account had a name in other years than this one.
pub fn was_called(code: Code, name: &str, year: u16) -> bool {
    let of = OF_CODE.get(&code).into_iter().flatten().map(|at| &NAMES[*at]);
    let named = |named: &Named| same_name(named.name, name) && !(named.since..=named.until).contains(&year);
    of.into_iter().any(named)
}

/// The other account of the same classification, functional or economic, that a name belongs to in a year; the nearest
/// one by its code.
pub fn belongs_to(name: &str, instead_of: Code, year: u16) -> Option<Code> {
    let others = NAMES.iter().filter(|named| {
        let other = named.code;
        other != instead_of
            && other.is_economic() == instead_of.is_economic()
            && (named.since..=named.until).contains(&year)
            && same_name(named.name, name)
    });
    let near = |named: &&Named| (named.code.class() != instead_of.class(), named.code);
    others.min_by_key(near).map(|named| named.code)
}

/// The 款 that a 类 lists in a year, as far as they are certain.
pub fn sections(class: Code, year: u16) -> impl Iterator<Item = Code> {
    let of = NAMES.iter().filter(move |named| named.code.parent() == Some(class));
    let of = of.filter(move |named| (named.since..=named.until).contains(&year));
    of.map(|named| named.code).filter(|code| code.level() == AccountLevel::Section)
}

/// Whether two prints of an account's name are one: brackets in one form, without what stands in a bracket at the end
/// (行政运行（商贸事务）) unless the classification itself has it there (资本性支出（基本建设）), and without 支出 at the end.
pub fn same_name(a: &str, b: &str) -> bool {
    trimmed(a) == trimmed(b)
}

/// A name without a bracket at its end and without 支出.
fn trimmed(name: &str) -> String {
    let mut name = fold(name);
    let is_own = BRACKETED.contains(&name);
    if let Some(at) = name.strip_suffix(')').and_then(|inner| inner.rfind('(')).filter(|at| *at > 0 && !is_own) {
        name.truncate(at);
    }
    let whole = name.strip_suffix("支出").filter(|rest| !rest.is_empty() && *rest != "其他");
    whole.map_or_else(|| name.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(digits: &str) -> Code {
        Code::parse(digits).expect("a code")
    }

    #[test]
    fn every_row_is_read_and_no_code_has_two_names_in_a_year() {
        assert_eq!(NAMES.len(), include_str!("../../assets/accounts/standard.csv").lines().count() - 1);
        for (code, names) in OF_CODE.iter() {
            for year in 2015..2030 {
                let in_year = |at: &&usize| (NAMES[**at].since..=NAMES[**at].until).contains(&year);
                assert!(names.iter().filter(in_year).count() <= 1, "{code} in {year}");
            }
        }
    }

    #[test]
    fn names_by_year() {
        assert_eq!(standard(code("210"), 2018), Some("医疗卫生与计划生育支出"));
        assert_eq!(standard(code("210"), 2026), Some("卫生健康支出"));
        assert!(was_called(code("210"), "医疗卫生与计划生育", 2026) && !was_called(code("210"), "卫生健康支出", 2026));
        assert_eq!(standard(code("2019901"), 2024), None, "what is not listed is not known");
        assert_eq!(belongs_to("医疗费", code("30307"), 2021), Some(code("30114")));
        assert_eq!(belongs_to("商品和服务支出", code("30299"), 2021), Some(code("302")));
        assert_eq!(belongs_to("对个人和家庭的补助支出", code("30314"), 2021), Some(code("303")));
        assert!(same_name("行政运行（商贸事务）", "行政运行") && same_name("一般公共服务", "一般公共服务支出"));
        assert!(same_name("维修(护)费", "维修（护）费") && !same_name("维修费", "维修（护）费"));
        assert!(!same_name("资本性支出（基本建设）", "资本性支出"));
        assert_eq!(belongs_to("资本性支出", code("309"), 2024), Some(code("310")));
        assert!(sections(code("303"), 2024).any(|section| section == code("30306")));
    }
}
