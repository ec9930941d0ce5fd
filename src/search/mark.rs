//! Which part of a text fits what is looked for, so that it can be marked where it is shown.

use std::ops::Range;

use super::query::{Query, Word, amounts, key};
use super::sound::{Classes, Hearing};

/// The parts of a text that fit a word, by fragment, by sound or as an amount: byte ranges in order, none touching the
/// next. Made for the few texts in view.
pub fn matched(query: &Query, text: &str) -> Vec<Range<usize>> {
    let text = Marked::of(text);
    joined(query.words().iter().flat_map(|word| text.word(word)).collect())
}

/// A text as it is compared, with the place in the text as printed of every byte and of every syllable.
struct Marked<'a> {
    text: &'a str,
    folded: String,
    printed: Vec<Range<usize>>,
    syllables: Vec<u16>,
    spoken: Vec<Range<usize>>,
    classes: Classes,
}

impl<'a> Marked<'a> {
    fn of(text: &'a str) -> Marked<'a> {
        let mut marked = Marked {
            text,
            folded: String::with_capacity(text.len()),
            printed: Vec::with_capacity(text.len()),
            syllables: Vec::new(),
            spoken: Vec::new(),
            classes: Classes::default(),
        };
        for (at, c) in text.char_indices() {
            let place = at..at + c.len_utf8();
            marked.folded.push_str(&key(&text[place.clone()]));
            marked.printed.resize(marked.folded.len(), place.clone());
            if let Some(class) = marked.classes.class(c) {
                marked.syllables.push(class);
                marked.spoken.push(place);
            }
        }
        marked
    }

    /// The first of these that there is: where the word stands, where it is heard, the whole text where it is the amount.
    fn word(&self, word: &Word) -> Vec<Range<usize>> {
        let all = |(at, hit): (usize, &str)| self.printed[at].start..self.printed[at + hit.len() - 1].end;
        let stands: Vec<Range<usize>> = self.folded.match_indices(word.folded()).map(all).collect();
        let heard = if stands.is_empty() { self.heard(word) } else { stands };
        if !heard.is_empty() {
            return heard;
        }
        let is_amount = amounts(&self.folded).iter().any(|amount| word.amounts().contains(amount));
        is_amount.then_some(0..self.text.len()).into_iter().collect()
    }

    fn heard(&self, word: &Word) -> Vec<Range<usize>> {
        let Some(hearing) = Hearing::of(word.folded(), &self.classes) else { return Vec::new() };
        if hearing.rank(&self.syllables).is_none() {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut from = 0;
        while from < self.syllables.len() {
            match hearing.end(&self.syllables[from..]) {
                Some(end) => {
                    found.push(self.spoken[from].start..self.spoken[from + end - 1].end);
                    from += end;
                }
                None => from += 1,
            }
            // One letter is heard at the beginning only.
            if word.folded().len() == 1 {
                break;
            }
        }
        found
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_is_marked_as_it_is_printed() {
        for (looked_for, text, parts) in [
            ("招商", "市招商局招商引资", vec!["招商", "招商"]),
            ("zsyz", "市招商引资中心", vec!["招商引资"]),
            ("zs yz", "市招商引资中心", vec!["招商引资"]),
            ("zs jf", "招商工作经费", vec!["招商", "经费"]),
            ("sgjf", "“三公”经费", vec!["三公”经费"]),
            ("hang", "银行、行政", vec!["行", "行"]),
            ("OA系统", "ＯＡ 系统", vec!["ＯＡ 系统"]),
            ("z", "局招商", vec![]),
            ("z", "招商、住房", vec!["招"]),
            ("201", "2011308", vec!["201"]),
            ("586.18", "5,861,800", vec!["5,861,800"]),
            ("586.18万", "586.18", vec!["586.18"]),
            ("586.18", "586.19", vec![]),
            ("没有", "市招商局", vec![]),
        ] {
            let query = Query::parse(looked_for).expect("words");
            let marked: Vec<&str> = matched(&query, text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(marked, parts, "{looked_for} in {text}");
        }
    }
}
