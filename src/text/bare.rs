//! What something is called, without what forms put before and after it.

use super::fold;

/// A name for comparing: folded, without numbering (`一、`, `（二）`, `1.`, `其中：`), without the level after it
/// (`（类）`) and without the years it speaks of.
pub fn bare(name: &str) -> String {
    let mut text = fold(name);
    loop {
        let before = text.len();
        for prefix in ["其中:", "其中", "减:", "加:"] {
            if let Some(rest) = text.strip_prefix(prefix).filter(|rest| !matches!(*rest, "" | ":")) {
                text = rest.to_owned();
            }
        }
        if let Some(rest) = after_number(&text).filter(|rest| !rest.is_empty()) {
            text = rest.to_owned();
        }
        for suffix in ["(类)", "(款)", "(项)", "(小计)"] {
            if let Some(rest) = text.strip_suffix(suffix).filter(|rest| !rest.is_empty()) {
                text = rest.to_owned();
            }
        }
        if text.len() == before {
            return without_year(text);
        }
    }
}

/// What follows the number that a name begins with.
fn after_number(text: &str) -> Option<&str> {
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some(inner) = text.strip_prefix('(') {
        let (number, rest) = inner.split_once(')')?;
        return (!number.is_empty() && number.chars().all(digit)).then_some(rest);
    }
    let end = text.find(|c| !digit(c)).filter(|end| *end > 0)?;
    let rest = &text[end..];
    let rest = rest.strip_prefix('、').or_else(|| rest.strip_prefix('.'))?;
    // 3.5吨 is no numbered name.
    (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
}

/// `2024年预算数` and `2025年预算数` are the same thing of two years.
fn without_year(text: String) -> String {
    let Some((year, rest)) = text.split_once('年') else {
        return text;
    };
    let is_year = year.len() == 4 && year.parse().is_ok_and(|year: u16| (1990..=2100).contains(&year));
    let rest = rest.trim_start_matches('度');
    if is_year && !rest.is_empty() { rest.to_owned() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbering_levels_and_years_go() {
        for (name, expected) in [
            ("一、一般公共服务支出", "一般公共服务支出"),
            ("1. 一般公共预算资金", "一般公共预算资金"),
            ("（二）政府性基金", "政府性基金"),
            ("其中：财政拨款", "财政拨款"),
            ("行政运行（项）", "行政运行"),
            ("2025年度车辆购置", "车辆购置"),
            ("3.5吨货车", "3.5吨货车"),
            ("三公经费", "三公经费"),
            ("其中：", "其中:"),
        ] {
            assert_eq!(bare(name), expected, "{name}");
        }
    }
}
