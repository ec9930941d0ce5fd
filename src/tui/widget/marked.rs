//! A text in which parts are marked, as what fits what was typed: by weight and underline, colour only besides. Where it
//! is longer than its place, the part that is shown holds the first mark.

use std::ops::Range;

use crate::search::{Query, matched};
use crate::text::width::{CUT, fit_end, prefix, width};
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Pen;

/// Writes a text into exactly some columns, with ranges of its bytes marked.
pub fn marked(text: &str, marks: &[Range<usize>], columns: u16, ink: Ink, pen: &mut Pen<'_, '_>) {
    let columns = columns.min(pen.room());
    let end = pen.x() + columns;
    let shown = shown(text, marks.first(), usize::from(columns));
    if shown.start > 0 {
        pen.text(CUT, ink);
    }
    let mut at = shown.start;
    for mark in marks {
        let from = mark.start.clamp(at, shown.end);
        let to = mark.end.clamp(from, shown.end);
        pen.text(text.get(at..from).unwrap_or_default(), ink).text(text.get(from..to).unwrap_or_default(), Ink::Found);
        at = to;
    }
    pen.text(text.get(at..shown.end).unwrap_or_default(), ink);
    if shown.end < text.len() {
        pen.text(CUT, ink);
    }
    pen.to(end);
}

/// The parts of a text that fit any word of what was typed.
pub fn marks(query: Option<&Query>, text: &str) -> Vec<Range<usize>> {
    query.map(|query| matched(query, text)).unwrap_or_default()
}

/// Which bytes of a text are shown in some columns: from its beginning, unless the first mark is further on.
fn shown(text: &str, mark: Option<&Range<usize>>, columns: usize) -> Range<usize> {
    if width(text) <= columns {
        return 0..text.len();
    }
    let from_start = prefix(text, columns.saturating_sub(CUT.len())).len();
    let Some(mark) = mark.filter(|mark| mark.end > from_start && columns > 2 * CUT.len()) else {
        return 0..from_start;
    };
    // A little of what stands before the mark is kept, as much as lets the mark be seen.
    let room = columns - CUT.len();
    let before = width(text.get(..mark.start).unwrap_or_default());
    let kept = (room.saturating_sub(width(text.get(mark.clone()).unwrap_or_default()))).min(room / 3);
    let start = prefix(text, before.saturating_sub(kept)).len();
    let rest = &text[start..];
    if width(rest) <= room {
        // The end is in sight: as much of it as there is room for.
        return text.len() - fit_end(text, columns).len() + CUT.len()..text.len();
    }
    start..start + prefix(rest, room.saturating_sub(CUT.len())).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_mark_is_shown() {
        let text = "关于进一步加强招商引资工作的若干意见";
        let part = |mark: &str, columns| {
            let at = text.find(mark).expect("a part");
            &text[shown(text, Some(&(at..at + mark.len())), columns)]
        };
        assert_eq!(part("招商", 40), text);
        assert_eq!(part("关于", 12), "关于进一步");
        assert_eq!(part("招商引资", 16), "加强招商引资");
        assert_eq!(part("意见", 16), "工作的若干意见");
        for columns in 0..40 {
            assert!(width(part("招商", columns)) <= columns);
        }
    }
}
