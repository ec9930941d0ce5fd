//! The words of a loose line, and what each of them is: a code, part of a name, a number.

use super::Words;
use crate::money::parse_number;
use crate::source::{Origin, Text};
use crate::table::code::{glued_code, is_class, is_code_part, is_digits, is_no_number, is_total, joined_code};
use crate::table::{Piece, Region};
use crate::text::fold;

/// What a word of a row is.
#[derive(Clone, Debug)]
pub enum Item {
    Code(Piece),
    Text(Piece),
    Number(Piece),
}

/// A line cut at its blanks, and where a code is glued to its name.
pub fn words(region: &Region, text: &Text, line: u32) -> Words {
    let content = text.line(line);
    let mut out = Vec::new();
    let mut push = |start: usize, end: usize| {
        let word = &content[start..end];
        let origin = |from: usize, to: usize| {
            Origin::in_text(region.origin.file, line, (start + from) as u32, (to - from) as u32)
        };
        let cuts = glued_code(word).map_or(vec![0, word.len()], |at| vec![0, at, word.len()]);
        for cut in cuts.windows(2) {
            out.push(Piece { text: narrow(&word[cut[0]..cut[1]]), origin: origin(cut[0], cut[1]) });
        }
    };
    let mut start = None;
    for (at, c) in content.char_indices() {
        match (c.is_whitespace(), start) {
            (true, Some(from)) => {
                push(from, at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
    }
    if let Some(from) = start {
        push(from, content.len());
    }
    out
}

/// A word with the digits of a number or a code in their usual width; a name keeps its own.
fn narrow(word: &str) -> String {
    if let Some(code) = joined_code(word) {
        return code;
    }
    let of_number = |c: char| matches!(c, '０'..='９' | '．' | '，' | '－') || c.is_ascii_punctuation();
    if word.contains(|c| matches!(c, '０'..='９')) && word.chars().all(of_number) {
        fold(word)
    } else {
        word.to_owned()
    }
}

/// How far the row in the making is.
#[derive(Clone, Copy, PartialEq)]
enum RowSoFar {
    /// It has a name but no figure yet: a line of whole numbers is then its figures.
    Named,
    /// It has its figures, or only a code.
    Whole,
}

/// Tells codes, names and numbers apart, line by line.
pub fn items(lines: &[&Words]) -> Vec<Item> {
    let mut items = Vec::new();
    let mut row = RowSoFar::Whole;
    for (index, words) in lines.iter().enumerate() {
        let codes = code_words(words, lines.get(index + 1).copied(), row);
        for (at, word) in words.iter().enumerate() {
            let item = if at < codes {
                Item::Code(Piece { text: padded_part(&word.text), origin: word.origin })
            } else if is_figure(&word.text) && !names_go_on(&words[at + 1..]) {
                Item::Number(word.clone())
            } else {
                Item::Text(word.clone())
            };
            row = if matches!(item, Item::Text(_)) { RowSoFar::Named } else { RowSoFar::Whole };
            items.push(item);
        }
    }
    items
}

/// How many words at the beginning of a line are the code of a row.
fn code_words(words: &Words, next: Option<&Words>, row: RowSoFar) -> usize {
    let leading = words.iter().take_while(|word| is_digits(&word.text)).count();
    let (head, rest) = words.split_at(leading);
    if leading == 0 {
        return 0;
    }
    let text_follows = rest.first().is_some_and(|word| !is_figure(&word.text));
    let next_is_text = next.is_some_and(|next| !is_figure(&next[0].text));
    let padded = head.iter().any(|word| word.text.len() == 2 && word.text.starts_with('0'));
    let whole = is_code_run(head);
    let coded = if row == RowSoFar::Named {
        // A name in the making goes on with 13 个项目, and ends with its figures, which may be whole numbers.
        padded || whole && (text_follows || rest.is_empty() && next_is_text)
    } else {
        padded || text_follows || rest.is_empty() && next_is_text
    };
    // A whole code has at most three parts, the rest of a 类 two; what follows are figures.
    let most = match head[0].text.len() {
        3 => 3,
        1 | 2 => 2,
        _ => 1,
    };
    if coded { head.iter().take(most).take_while(|word| is_part(&word.text)).count() } else { 0 }
}

/// A number, a share, or a word in the place of a number.
fn is_figure(text: &str) -> bool {
    parse_number(text).is_some()
        || is_no_number(text)
        || text.strip_suffix(['%', '％']).is_some_and(|share| parse_number(share).is_some())
}

/// Whether words follow on the same line, so that a number before them is part of a name (500 强): the figures of a row
/// end its line.
fn names_go_on(rest: &[Piece]) -> bool {
    rest.iter().find(|word| !is_figure(&word.text)).is_some_and(|word| {
        let label = !is_total(&word.text) && word.text != "合" && word.text != "总" && word.text != "小";
        label && glued_code(&word.text).is_none()
    })
}

fn is_part(digits: &str) -> bool {
    is_code_part(digits) || digits.len() == 1
}

/// `2` stands for `02` in a code.
fn padded_part(digits: &str) -> String {
    if digits.len() == 1 { format!("0{digits}") } else { digits.to_owned() }
}

/// A whole code on one line: 201, 201 13, 201 13 08, 30101, 2011308.
fn is_code_run(words: &[Piece]) -> bool {
    words
        .first()
        .is_some_and(|word| is_class(&word.text) || matches!(word.text.len(), 5 | 7) && is_code_part(&word.text))
        && words.len() <= 3
        && words[1..].iter().all(|word| word.text.len() == 2)
}
