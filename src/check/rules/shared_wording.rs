//! What rules about wording share: where a text says something, and the operand made of it.

use super::super::{Matter, Operand, Value};
use crate::narrative::Paragraph;

/// How many characters around a place are quoted.
const AROUND: usize = 12;
/// How many places a finding names.
pub const PLACES: usize = 8;

/// A place in the narrative.
#[derive(Clone, Copy, Debug)]
pub struct Spot<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The first byte in its text.
    pub start: usize,
    /// How many bytes.
    pub len: usize,
}

impl<'a> Spot<'a> {
    /// A whole paragraph.
    pub fn whole(paragraph: &'a Paragraph) -> Spot<'a> {
        Spot { paragraph, start: 0, len: paragraph.text.len() }
    }

    /// Whether it is all on one line: what was put together out of two lines may be two texts.
    pub fn on_one_line(&self) -> bool {
        let last = self.text().char_indices().next_back().map_or(0, |(at, _)| at);
        self.paragraph.origin(self.start, 1).line == self.paragraph.origin(self.start + last, 1).line
    }

    /// What is printed there.
    pub fn text(&self) -> &'a str {
        &self.paragraph.text[self.start..self.start + self.len]
    }

    /// What is printed there with some characters before and after it: no number is cut, and … stands for what is left out
    /// of a clause.
    pub fn quoted(&self) -> String {
        let text = &self.paragraph.text;
        let before = text[..self.start].char_indices().rev().take(AROUND).last().map_or(self.start, |(at, _)| at);
        let before = text[..before].trim_end_matches(is_of_number).len();
        let end = self.start + self.len;
        let after = text[end..].char_indices().nth(AROUND).map_or(text.len(), |(at, _)| end + at);
        let after = text.len() - text[after..].trim_start_matches(is_of_number).len();
        let ends = |c: char| "，。；：、！？,;:".contains(c) || c.is_whitespace();
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let quote = text[before..after].trim_start_matches(ends);
        let before = after - quote.len();
        let begun = cut(!text[..before].is_empty() && !text[..before].ends_with(ends));
        let broken = cut(!text[after..].is_empty() && !quote.ends_with(ends) && !text[after..].starts_with(ends));
        format!("{begun}{quote}{broken}")
    }

    /// The operand that quotes the place.
    pub fn operand(&self, matter: &Matter<'_>, label: &str) -> Operand {
        let origin = self.paragraph.origin(self.start, self.len);
        matter.said(label, Value::Words(self.quoted().into()), origin)
    }
}

fn is_of_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | '%')
}

/// The paragraphs of the narrative.
pub fn paragraphs<'a>(matter: &'a Matter<'_>) -> impl Iterator<Item = &'a Paragraph> {
    matter.prose().iter().flat_map(|prose| &prose.paragraphs)
}

/// Where the narrative has a text.
pub fn found<'a>(matter: &'a Matter<'_>, what: &'a str) -> Vec<Spot<'a>> {
    let within = |paragraph: &'a Paragraph| {
        paragraph.text.match_indices(what).map(move |(start, what)| Spot { paragraph, start, len: what.len() })
    };
    paragraphs(matter).flat_map(within).collect()
}

/// The operands of some places, as many as a finding names.
pub fn operands(matter: &Matter<'_>, label: &str, spots: &[Spot<'_>]) -> Vec<Operand> {
    spots.iter().take(PLACES).map(|spot| spot.operand(matter, label)).collect()
}

/// The year of four digits that a text begins with, before 年.
pub fn year_at(text: &str) -> Option<u16> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let year = digits.parse().ok().filter(|year| (1990..2100).contains(year))?;
    text[4..].starts_with('年').then_some(year)
}

/// The years that a text names, each with its first byte.
pub fn years(text: &str) -> impl Iterator<Item = (usize, u16)> {
    text.match_indices('年').filter_map(|(at, _)| {
        let start = at.checked_sub(4).filter(|start| text.is_char_boundary(*start))?;
        let glued = text[..start].ends_with(|c: char| c.is_ascii_digit());
        Some((start, year_at(&text[start..])?)).filter(|_| !glued)
    })
}

/// The whole number that a text begins with, in digits or as a Chinese numeral, and what follows it.
pub fn number_at(text: &str) -> Option<(u32, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let numeral = |c: char| "零〇一二两三四五六七八九十".contains(c);
    if text.starts_with(digit) {
        let end = text.find(|c| !digit(c)).unwrap_or(text.len());
        return text[..end].parse().ok().map(|number| (number, &text[end..]));
    }
    let end = text.find(|c| !numeral(c)).unwrap_or(text.len());
    let written = text[..end].replace('两', "二");
    let number = if written == "零" || written == "〇" { Some(0) } else { crate::text::chinese_numeral(&written) };
    number.map(|number| (number, &text[end..]))
}
