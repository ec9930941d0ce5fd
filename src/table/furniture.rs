//! Page furniture of a text extraction: page numbers that stand between the lines of a table or a sentence.

use std::collections::{HashMap, HashSet};

use crate::source::Text;
use crate::text::fold;

/// The lines that hold nothing but a page number.
///
/// `- 18 -` and 第 18 页 are page numbers wherever they stand, a bare number only where it counts pages.
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
    found.extend(counting(bare));
    found
}

/// The lines of bare numbers that count pages: runs of four at least, which make up half of all bare numbers. Where
/// most bare numbers count nothing they are amounts, and some of those are one more than another by chance.
fn counting(mut bare: Vec<(u32, u32)>) -> Vec<u32> {
    let mut lines = Vec::new();
    let all = bare.len();
    // A file may hold several parts, each with pages of its own.
    for _ in 0..PARTS {
        let run = longest_run(&bare);
        if run.len() < 4 {
            break;
        }
        bare.retain(|(line, _)| run.binary_search(line).is_err());
        lines.extend(run);
    }
    if lines.len() * 2 >= all { lines } else { Vec::new() }
}

/// How many parts with page numbers of their own are looked for.
const PARTS: usize = 3;

/// How many lines a page has at least.
const PAGE: u32 = 12;

/// The longest run of numbers that count up by one, each at least a page after the last: its lines, in order.
fn longest_run(bare: &[(u32, u32)]) -> Vec<u32> {
    // For each number the places where it stands, each with the longest run that ends at it or at one before it.
    let mut ends: HashMap<u32, Vec<(u32, usize, usize)>> = HashMap::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(bare.len());
    let mut longest = (0, 0);
    for (at, &(line, number)) in bare.iter().enumerate() {
        let last = ends.get(&number.wrapping_sub(1)).and_then(|ends| {
            let near = ends.partition_point(|(end, ..)| end + PAGE <= line);
            near.checked_sub(1).map(|near| (ends[near].1, ends[near].2))
        });
        let length = last.map_or(1, |(length, _)| length + 1);
        before.push(last.map(|(_, from)| from));
        longest = longest.max((length, at));
        let ends = ends.entry(number).or_default();
        let best = ends.last().filter(|(_, best, _)| *best >= length).map_or((length, at), |&(_, best, at)| (best, at));
        ends.push((line, best.0, best.1));
    }
    let mut run: Vec<u32> = Vec::new();
    let mut next = (longest.0 > 0).then_some(longest.1);
    while let Some(at) = next {
        run.push(bare[at].0);
        next = before[at];
    }
    run.reverse();
    run
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
        let part = |of: u32| (1..=of).map(page).collect::<String>();
        assert_eq!(page_numbers(&Text::new(format!("{}{}7", part(6), part(4)))).len(), 11);
    }

    #[test]
    fn whole_amounts_a_line_each_are_no_page_numbers() {
        let rows: String = (0..60).map(|row| format!("某项\n事务\n支出\n{0}\n{0}\n", row * 7 % 11 + 1)).collect();
        assert!(page_numbers(&Text::new(rows)).is_empty());
        let many: String = (0..60_000).map(|number| format!("{}\n", number % 9000 + 1)).collect();
        assert!(page_numbers(&Text::new(many)).is_empty());
    }
}
