//! The titles of tables in a text: lines, halves of titles over two lines, and the names of tabs. Whether a table follows
//! a title is decided in `region`.

use super::region::wrapped;
use crate::classify::{Titled, tab_title, title};
use crate::model::FormKind;
use crate::source::Text;
use crate::text::fold;

/// A title in a text. The name of a tab begins with its sheet and ends above it, so that all of the sheet comes after it.
pub struct Heading {
    /// Its first line.
    pub first: u32,
    /// Its last line.
    pub line: u32,
    /// What it says.
    pub titled: Titled,
}

/// The titles of a text in order, those of sheets without one being the names of their tabs.
pub fn titles(text: &Text, tabs: &[(u32, &str)]) -> Vec<Heading> {
    let printed = text.lines().filter_map(|(line, content)| {
        let Some(titled) = title(content) else {
            return completed(text, line).map(|(first, titled)| Heading { first, line, titled });
        };
        let whole = wrapped(text, line, &titled);
        Some(whole.map_or(Heading { first: line, line, titled }, |(first, titled)| Heading { first, line, titled }))
    });
    let mut titles: Vec<Heading> = printed.collect();
    for (at, (first, name)) in tabs.iter().enumerate() {
        let end = tabs.get(at + 1).map_or(u32::MAX, |(end, _)| *end);
        let has_own = titles.iter().any(|title| (*first..end).contains(&title.first));
        if let Some(titled) = tab_title(name).filter(|_| !has_own) {
            titles.push(Heading { first: *first, line: first - 1, titled });
        }
    }
    titles.sort_by_key(|title| title.first);
    titles
}

/// The whole of a title whose last words stand on a line that is no title alone: 三公经费支出预算 over 表.
fn completed(text: &Text, line: u32) -> Option<(u32, Titled)> {
    let end = fold(text.line(line));
    if !end.ends_with('表') || end.chars().count() > 5 || text.line(line).contains('\t') {
        return None;
    }
    let first = (line.saturating_sub(2)..line).rev().find(|above| !text.line(*above).trim().is_empty())?;
    let above = text.line(first);
    let whole = title(&format!("{above}{end}")).filter(|_| !above.contains('\t') && title(above).is_none())?;
    whole.kind.is_some_and(|kind| kind != FormKind::Other).then_some((first, whole))
}
