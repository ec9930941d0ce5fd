//! What a token of a table is: a code, a total, a word that stands for no number.

use crate::text::fold;

/// Whether a label is that of a total line: 合计, 总计, 小计, 收入总计, 本年支出合计.
pub fn is_total(label: &str) -> bool {
    let label = fold(label);
    let label = label.trim_end_matches([':', '：']);
    let Some(head) = ["合计", "总计", "小计"].iter().find_map(|tail| label.strip_suffix(tail)) else {
        return false;
    };
    let head = head.strip_prefix("本年").or_else(|| head.strip_prefix("当年")).unwrap_or(head);
    matches!(
        head,
        "" | "收入"
            | "支出"
            | "收支"
            | "收入预算"
            | "支出预算"
            | "财政拨款收入"
            | "财政拨款支出"
            | "人员经费"
            | "公用经费"
    )
}

/// Whether a cell stands for "no number": 无, /, -, 0 is not among them.
pub fn is_no_number(text: &str) -> bool {
    matches!(fold(text).as_str(), "无" | "/" | "-" | "--" | "——" | "\\" | "*" | "―")
}

/// Whether digits can be the three digits of a 类: functional 2xx, economic 3xx, government economic 5xx; none ends in
/// 00.
pub fn is_class(digits: &str) -> bool {
    digits.len() == 3
        && is_digits(digits)
        && matches!(digits.as_bytes()[0], b'2' | b'3' | b'5')
        && !digits.ends_with("00")
}

/// Whether digits can be a code or a part of one: 类, two digits of a level, or a whole code of five or seven.
pub fn is_code_part(digits: &str) -> bool {
    match digits.len() {
        2 => is_digits(digits),
        3 => is_class(digits),
        5 | 7 => is_digits(digits) && is_class(&digits[..3]),
        _ => false,
    }
}

/// Only ASCII digits, at least one.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Splits a code from the name glued to it (`210卫生健康支出`): how many bytes the code takes, where there is one.
pub fn glued_code(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &text[digits..];
    let name =
        rest.chars().next().is_some_and(|c| c > '\u{2e7f}' && !c.is_numeric() && !"年月日个人辆万元套台次".contains(c));
    (matches!(digits, 3 | 5 | 7) && is_code_part(&text[..digits]) && name).then_some(digits)
}

/// A code printed with signs between its levels (201-05-01, 201.05.01) without them. A point alone is that of a number.
pub fn joined_code(word: &str) -> Option<String> {
    let word = fold(word);
    let parts: Vec<&str> = word.split(['-', '.']).collect();
    let (class, levels) = parts.split_first()?;
    let fits = is_class(class) && levels.iter().all(|level| level.len() == 2 && is_digits(level));
    let marked = levels.len() == 2 || levels.len() == 1 && word.contains('-');
    (fits && marked).then(|| parts.concat())
}

/// Whether a row only counts its columns: 栏次 1 2 3, in each of two blocks 栏次 1 栏次 2, or the bare numbers one after
/// the other, three of them at least.
pub fn counts_columns<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let mut expected = 0;
    let mut least = 3;
    for cell in cells.filter(|cell| !cell.is_empty()) {
        let cell = fold(cell);
        if matches!(cell.as_str(), "栏次" | "行次" | "栏目") {
            least = 1;
            continue;
        }
        if least == 1 && is_no_number(&cell) {
            continue;
        }
        let number = cell.parse::<u32>().ok();
        match number {
            Some(number) if expected == 0 && number <= 1 => expected = number + 1,
            Some(number) if expected > 0 && number == expected => expected += 1,
            _ => return false,
        }
    }
    expected > least
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals() {
        for label in ["合  计", "总计", "小           计", "收  入  总  计", "本年支出合计"] {
            assert!(is_total(label), "{label}");
        }
        for label in ["公务用车购置及运行维护费（小计）", "合计数说明", "基本支出合计表", ""]
        {
            assert!(!is_total(label), "{label}");
        }
    }

    #[test]
    fn codes_and_what_looks_like_them() {
        assert!(is_class("201") && is_class("301") && !is_class("100") && !is_class("2.1"));
        assert!(is_code_part("05") && is_code_part("30101") && !is_code_part("10000"));
        assert_eq!(glued_code("210卫生健康支出"), Some(3));
        for (word, code) in [("201-05-01", "2010501"), ("201－05", "20105"), ("301.01.02", "3010102")] {
            assert_eq!(joined_code(word).as_deref(), Some(code));
        }
        for word in ["201.05", "300-05", "201", "201-5", "2021-05-01", "201-05-01-01", "-201-05"] {
            assert_eq!(joined_code(word), None, "{word}");
        }
        assert_eq!(glued_code("2021年预算数"), None);
        assert_eq!(glued_code("300人次"), None);
        assert!(counts_columns(["栏次", "1", "2", "3"].into_iter()) && !counts_columns(["201", "1", "2"].into_iter()));
        assert!(counts_columns(["栏次", "", "1", "栏次", "—", "2"].into_iter()));
        assert!(!counts_columns(["栏次"].into_iter()) && !counts_columns(["1", "2"].into_iter()));
    }
}
