//! Text that is longer than its place: broken over several rows by display width, never inside a character.

use crate::text::width::{prefix, width};

/// Breaks a text into rows of at most some columns, Latin words at their blanks; a blank text is one blank row.
pub fn wrap(text: &str, columns: u16) -> Vec<&str> {
    let columns = usize::from(columns).max(2);
    let mut rows = Vec::new();
    let mut rest = text;
    loop {
        let fitting = prefix(rest, columns);
        if fitting.len() == rest.len() {
            rows.push(rest);
            return rows;
        }
        let row = &rest[..break_of(rest, fitting.len())];
        rows.push(row.trim_end());
        rest = rest[row.len()..].trim_start();
    }
}

/// Where a row breaks that is full after some bytes: there, unless that is inside a Latin word that began on the row.
fn break_of(text: &str, full: usize) -> usize {
    let inside = |c: Option<char>| c.is_some_and(|c| c.is_ascii_graphic());
    if !inside(text[full..].chars().next()) || !inside(text[..full].chars().next_back()) {
        return full;
    }
    let blank = text[..full].rfind(|c: char| !c.is_ascii_graphic());
    // A word of half a row and more is broken like any text.
    let word = blank.map(|at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    word.filter(|&at| at * 2 > full).unwrap_or(full)
}

/// Breaks a text into as few rows as [`wrap`] does, as even as they can be.
fn wrap_evenly(text: &str, columns: u16) -> Vec<&str> {
    let rows = wrap(text, columns);
    let even = (2..columns).find(|&fewer| wrap(text, fewer).len() == rows.len());
    even.map_or(rows, |fewer| wrap(text, fewer))
}

/// Breaks the header of a column: at its slashes where that fits into `most` rows, else anywhere.
pub fn wrap_header(header: &str, columns: u16, most: usize) -> Vec<String> {
    let levels: Vec<&str> = header.split('/').flat_map(|level| wrap_evenly(level, columns)).collect();
    if levels.len() <= most {
        return levels.into_iter().map(String::from).collect();
    }
    let mut rows: Vec<String> = wrap_evenly(header, columns).into_iter().map(String::from).collect();
    if rows.len() > most {
        let rest = rows.split_off(most.max(1) - 1).concat();
        rows.push(crate::text::width::fit(&rest, columns as usize).into_owned());
    }
    rows
}

/// The least columns, from `least` on, in which a header takes at most some rows.
pub fn header_width(header: &str, least: u16, rows: usize) -> u16 {
    let most = u16::try_from(width(header)).unwrap_or(u16::MAX).max(least);
    (least.max(4)..most).find(|&columns| wrap(header, columns).len() <= rows).unwrap_or(most.max(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_characters() {
        assert_eq!(wrap("一般公共服务", 5), ["一般", "公共", "服务"]);
        assert_eq!(wrap("ab一般", 3), ["ab", "一", "般"]);
        assert_eq!(wrap("", 8), [""]);
        assert_eq!(wrap("kept without a role", 9), ["kept", "without a", "role"]);
        assert_eq!(wrap("基本支出 1,602.11 万元", 14), ["基本支出", "1,602.11 万元"]);
    }

    #[test]
    fn headers_break_at_their_levels() {
        assert_eq!(wrap_header("财政拨款/小计", 8, 2), ["财政拨款", "小计"]);
        assert_eq!(wrap_header("一般公共预算/财政拨款", 8, 3), ["一般公", "共预算", "财政拨款"]);
        assert_eq!(wrap_header("基本支出", 6, 2), ["基本", "支出"]);
        assert_eq!(wrap_header("一般公共预算财政拨款收入", 8, 2), ["一般公共", "预算财.."]);
        assert_eq!(header_width("一般公共预算财政拨款收入", 6, 3), 8);
        assert_eq!(header_width("合计", 9, 3), 9);
    }
}
