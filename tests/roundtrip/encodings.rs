//! The same document in other bytes: encodings, line ends, full-width digits.

use encoding_rs::GB18030;
use proptest::prelude::*;

use super::compare::{Facts, compare, read};
use crate::scribe::layout::Written;

/// Every form of a document's bytes, with its name.
fn forms(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let wide = |c: char| match c {
        '0'..='9' => char::from_u32('０' as u32 + (c as u32 - '0' as u32)).unwrap_or(c),
        c => c,
    };
    vec![
        ("UTF-8 with a mark", ["\u{feff}", text].concat().into_bytes()),
        ("GB18030", GB18030.encode(text).0.into_owned()),
        ("CR LF", text.replace('\n', "\r\n").into_bytes()),
        ("CR", text.replace('\n', "\r").into_bytes()),
        ("full-width digits", text.chars().map(wide).collect::<String>().into_bytes()),
    ]
}

/// Whether every form reads as the document does.
pub fn read_alike((written, facts): &(Written, Facts)) -> Result<(), TestCaseError> {
    for (name, bytes) in forms(&written.text) {
        let (_, faults) = compare(&read(&bytes), written, facts);
        prop_assert!(faults.is_empty(), "{name}: {}", faults.join("\n"));
    }
    Ok(())
}
