//! Page furniture of a text extraction: page numbers that stand between the lines of a table or a sentence.

use std::collections::HashSet;

use crate::source::Text;
use crate::text::fold;

/// The lines that hold nothing but a page number.
///
/// `- 18 -` and 第 18 页 are page numbers wherever they stand. A bare number is one only in a run of at least four that
/// count pages, each far enough from the last; a column of amounts or codes does not count so.
pub fn page_numbers(text: &Text) -> HashSet<u32> {
    let mut found = HashSet::new();
    let mut bare: Vec<(u32, u32)> = Vec::new();
    for (line, content) in text.lines() {
        if content.len() > 64 || content.contains('\t') {
            continue;
        }
        let content = fold(content);
        if is_marked(&content) {
            found.insert(line);
        } else if content.len() <= 4 && !content.starts_with('0') {
            bare.extend(content.parse::<u32>().ok().map(|number| (line, number)));
        }
    }
    for start in 0..bare.len() {
        let mut run = vec![bare[start]];
        for &(line, number) in &bare[start + 1..] {
            let (last_line, last_number) = run[run.len() - 1];
            if number == last_number + 1 && line >= last_line + 12 {
                run.push((line, number));
            }
        }
        if run.len() >= 4 {
            found.extend(run.iter().map(|(line, _)| *line));
        }
    }
    found
}

fn is_marked(text: &str) -> bool {
    let digits = |inner: &str| !inner.is_empty() && inner.len() <= 4 && inner.bytes().all(|b| b.is_ascii_digit());
    let dashed = text.strip_prefix('-').and_then(|rest| rest.strip_suffix('-'));
    let worded = text.strip_prefix('第').and_then(|rest| rest.strip_suffix('页'));
    let of = text.split_once("共").and_then(|(head, _)| head.trim_end_matches([',', '，', '/']).strip_prefix('第'));
    dashed.is_some_and(digits)
        || worded.is_some_and(digits)
        || of.and_then(|head| head.strip_suffix('页')).is_some_and(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_numbers_and_counting_runs() {
        let text = Text::new("- 18 -\n第 3 页\n第3页 共20页\n18\n13\n- 说明 -");
        let mut lines: Vec<_> = page_numbers(&text).into_iter().collect();
        lines.sort_unstable();
        assert_eq!(lines, [1, 2, 3]);
        let page = |n: u32| format!("{n}\n{}", "文\n".repeat(20));
        let text = Text::new((5..10).map(page).collect::<String>());
        assert_eq!(page_numbers(&text).len(), 5);
    }
}
