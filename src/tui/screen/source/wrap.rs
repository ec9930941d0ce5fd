//! A text broken into rows of some width, as ranges of its bytes, so that what is marked in it is found again.

use std::ops::Range;

use crate::text::width::char_width;

/// Breaks a text; an empty one is one row. Blanks at its end are not drawn, and are no reason for another row.
pub fn wrap(text: &str, columns: u16) -> Vec<Range<usize>> {
    let columns = usize::from(columns).max(2);
    let text = text.trim_end();
    let mut rows = Vec::new();
    let mut start = 0;
    let mut used = 0;
    for (at, c) in text.char_indices() {
        let wide = char_width(c);
        if used + wide > columns && at > start {
            let cut = number_start(&text[start..at], c).map_or(at, |from| start + from);
            rows.push(start..cut);
            start = cut;
            used = text[cut..at].chars().map(char_width).sum();
        }
        used += wide;
    }
    rows.push(start..text.len());
    rows
}

/// Where the number begins that a break before a character would cut, where that is not at the beginning of the row.
fn number_start(row: &str, next: char) -> Option<usize> {
    let of_number = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let head = row.trim_end_matches(of_number);
    (of_number(next) && head.len() < row.len() && !head.trim().is_empty()).then_some(head.len())
}

/// A part of a text as it is drawn: without what takes no column.
pub fn drawn(part: &str) -> String {
    let part = part.chars().map(|c| if c == '\t' { ' ' } else { c });
    part.filter(|&c| char_width(c) > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below() {
        let rows = |text: &'static str| wrap(text, 5).into_iter().map(|row| &text[row]).collect::<Vec<_>>();
        assert_eq!(rows("一般公共  "), ["一般", "公共"]);
        assert_eq!(rows(""), [""]);
        assert_eq!(rows("一 12.5"), ["一 ", "12.5"]);
        assert_eq!(drawn("\u{1b}[0m"), "[0m");
    }
}
