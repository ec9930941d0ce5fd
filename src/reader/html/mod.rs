//! HTML: a saved page of a web site. Its article comes out as paragraphs and tables; navigation, banners, lists of links
//! and the foot of the page are left out.
//!
//! Bounds: pages of 64 MiB, 3000 elements open at once, 2000 attributes of a tag, 400 elements deep, 2000 columns of a table.
//! Pages beyond the first three are named and not read.

mod article;
mod content;
mod guard;
mod tree;

use encoding_rs::{Encoding, UTF_8};
use scraper::Html;

use super::{Reader, Reading, blocks, text};
use crate::model::TroubleKind;
use crate::source::Text;

/// The reader of HTML.
pub const READER: Reader = Reader { name: "html", claims, read };

/// Longer pages are not read; the longest disclosures published as pages have some 5 MB.
const LARGEST: usize = 64 << 20;

/// How far from its beginning a page must show what it is.
const HEAD: usize = 1024;

fn claims(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let head = match Encoding::for_bom(head) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&head[length..]).0.into_owned(),
        None => head.iter().map(|byte| char::from(*byte)).collect(),
    };
    let head = head.to_ascii_lowercase();
    let opens = |tag: &str| {
        let mut found = head.match_indices(tag);
        found.any(|(at, _)| head[at + tag.len()..].starts_with(|c: char| c == '>' || c.is_whitespace()))
    };
    opens("<!doctype html") || ["<html", "<head", "<body", "<table"].into_iter().any(opens)
}

fn read(bytes: &[u8]) -> Reading {
    let encoding = encoding(bytes);
    let (page, encoding, damaged) = encoding.decode(bytes);
    let mut reading = Reading { encoding: encoding.name(), ..Reading::default() };
    if bytes.len() > LARGEST {
        reading.troubles.push((TroubleKind::TooLarge, 0, format!("> {} MiB", LARGEST >> 20)));
        return reading;
    }
    if !guard::can_be_parsed(&page) {
        reading.troubles.push((TroubleKind::Damaged, 0, String::new()));
        return reading;
    }
    let html = Html::parse_document(&page);
    let (mut body, head) = tree::read(&html);
    tree::prune(&mut body);
    let article = article::of(&body);
    let mut text = blocks::text(&content::blocks(article));
    if text.is_empty() {
        reading.troubles.push((TroubleKind::Empty, 0, String::new()));
        return reading;
    }
    if let Some(title) = article::title(&head, &body, &text) {
        text.insert_str(0, &format!("{title}\n"));
    }
    reading.text = Text::new(text);
    if damaged {
        let line = reading.text.lines().find(|(_, line)| line.contains('\u{fffd}')).map_or(0, |(number, _)| number);
        reading.troubles.push((TroubleKind::Encoding, line, encoding.name().to_owned()));
    }
    reading
}

/// What the mark at the beginning says, else what the page says of itself, if it is true; else what the bytes look like.
fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    let head: String = bytes.iter().take(4 * HEAD).map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let label = head.split("charset").skip(1).find_map(|rest| {
        let rest = rest.trim_start().strip_prefix('=')?.trim_start_matches(['"', '\'', ' ']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)))?;
        Encoding::for_label(&rest.as_bytes()[..end])
    });
    let Some(named) = label.map(|named| if named == encoding_rs::GBK { encoding_rs::GB18030 } else { named }) else {
        return text::detect(bytes);
    };
    // A page cannot say in ASCII that it is UTF-16.
    let named = if named.is_ascii_compatible() { named } else { UTF_8 };
    if named.decode_without_bom_handling_and_without_replacement(bytes).is_some() { named } else { text::detect(bytes) }
}

#[cfg(test)]
mod tests;
