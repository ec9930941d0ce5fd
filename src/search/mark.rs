//! Which part of a text fits what is looked for, so that it can be marked where it is shown.

use std::ops::Range;

use super::query::{Query, key};

/// The parts of a text that fit a word, by fragment or by sound: byte ranges in order, none touching the next.
pub fn matched(query: &Query, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let folded = Folded::of(text);
    for word in query.words() {
        let hits = folded.text.match_indices(word.folded());
        found.extend(hits.map(|(at, hit)| folded.printed(at..at + hit.len())));
    }
    joined(found)
}

/// A text as it is compared, with the place of each byte in the text as printed.
struct Folded {
    text: String,
    printed: Vec<Range<usize>>,
}

impl Folded {
    fn of(text: &str) -> Folded {
        let mut folded = Folded { text: String::with_capacity(text.len()), printed: Vec::with_capacity(text.len()) };
        for (at, c) in text.char_indices() {
            folded.text.push_str(&key(c.encode_utf8(&mut [0; 4])));
            folded.printed.resize(folded.text.len(), at..at + c.len_utf8());
        }
        folded
    }

    fn printed(&self, range: Range<usize>) -> Range<usize> {
        self.printed[range.start].start..self.printed[range.end - 1].end
    }
}

/// Ranges in order, those that meet made one.
fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match out.last_mut() {
            Some(last) if last.end >= range.start => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}
