//! One line of the journal: one object of JSON, whole in itself, with the version of its form.

use serde::{Deserialize, Serialize};

use super::{Key, Stamp, Verdict};

/// The version of the form that is written here.
pub const VERSION: u64 = 1;
/// How every line begins. What begins in another way is no journal.
pub const BEGINNING: &[u8] = b"{\"v\":";

/// One keystroke.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The version of its form; first, so that [`BEGINNING`] is true.
    pub v: u64,
    /// Its number, by which a later line takes it back.
    pub n: u64,
    /// By whom and when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What was done.
    #[serde(flatten)]
    pub act: Act,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "lowercase")]
pub enum Act {
    /// A finding was judged, or its verdict taken away.
    Judge {
        /// Which.
        on: Key,
        /// Its sentence.
        seen: Box<str>,
        /// The verdict; none takes the one before away.
        verdict: Option<Verdict>,
    },
    /// Something was noted, or the note taken away.
    Note {
        /// On what.
        on: Key,
        /// What stood there.
        seen: Box<str>,
        /// The note; an empty one takes the one before away.
        text: Box<str>,
    },
    /// Undo of the line of a number.
    Withdraw {
        /// The number.
        of: u64,
    },
    /// Redo of the line of a number.
    Restore {
        /// The number.
        of: u64,
    },
}

/// What a line of a file is.
#[derive(Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing.
    Blank,
    /// A line of this form.
    Line(Box<Line>),
    /// A line of a later form, with its number where it has one.
    Later(Option<u64>),
    /// A line that ends too early: its writer was stopped.
    Torn,
    /// Anything else.
    Unreadable,
}

/// Reads a line without its end.
pub fn read(bytes: &[u8]) -> Reading {
    #[derive(Deserialize)]
    struct Head {
        v: u64,
        n: Option<u64>,
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii();
    if bytes.is_empty() {
        return Reading::Blank;
    }
    match serde_json::from_slice::<Head>(bytes) {
        Ok(head) if head.v > VERSION => Reading::Later(head.n),
        Ok(head) if head.v == VERSION => match serde_json::from_slice(bytes) {
            Ok(line) => Reading::Line(Box::new(line)),
            Err(_) => Reading::Unreadable,
        },
        Err(error) if error.is_eof() && is_begun(bytes) => Reading::Torn,
        _ => Reading::Unreadable,
    }
}

/// Whether a line begins as every line does, as far as it goes.
fn is_begun(line: &[u8]) -> bool {
    line.starts_with(BEGINNING) || BEGINNING.starts_with(line)
}

/// Whether a file can be a journal: its first line begins as every line does. Lines before it that end earlier than that
/// are nothing, or were begun by a writer that was stopped; a file of those alone can still become one.
pub fn is_journal(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end);
    lines.find(|line| !BEGINNING.starts_with(line)).is_none_or(|line| line.starts_with(BEGINNING))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(act: Act) -> Line {
        Line { v: VERSION, n: 7, stamp: Stamp { at: "2024-05-01T10:20:30+08:00".into(), by: "甲".into() }, act }
    }

    #[test]
    fn the_form_of_a_line_stays_as_it_is() {
        let on = Key::Finding { rule: "r".into(), disclosure: "d".into(), subject: "s".into(), ordinal: 0 };
        let verdict = Some(Verdict::Dismissed { reason: "口径不同".into() });
        let line = line(Act::Judge { on, seen: "不等".into(), verdict });
        let text = serde_json::to_string(&line).expect("a line");
        assert_eq!(
            text,
            "{\"v\":1,\"n\":7,\"at\":\"2024-05-01T10:20:30+08:00\",\"by\":\"甲\",\"do\":\"judge\",\
             \"on\":{\"finding\":{\"rule\":\"r\",\"disclosure\":\"d\",\"subject\":\"s\"}},\"seen\":\"不等\",\
             \"verdict\":{\"is\":\"dismissed\",\"reason\":\"口径不同\"}}"
        );
        assert!(text.as_bytes().starts_with(BEGINNING));
        assert_eq!(read(text.as_bytes()), Reading::Line(Box::new(line)));
    }

    #[test]
    fn every_act_is_read_as_it_was_written() {
        let figure = Key::Figure { disclosure: "d".into(), label: "表一·合计".into(), ordinal: 2 };
        let project = Key::Project { disclosure: "d".into(), name: "某项目".into(), ordinal: 1 };
        for act in [
            Act::Judge { on: project.clone(), seen: "".into(), verdict: None },
            Act::Judge { on: project.clone(), seen: "".into(), verdict: Some(Verdict::Later) },
            Act::Judge { on: project, seen: "".into(), verdict: Some(Verdict::Accepted) },
            Act::Note { on: figure, seen: "1.00 万元".into(), text: "两行\n“引号”\"".into() },
            Act::Withdraw { of: 3 },
            Act::Restore { of: 3 },
        ] {
            let line = line(act);
            let text = serde_json::to_string(&line).expect("a line");
            assert!(!text.contains('\n'), "{text}");
            assert_eq!(read(text.as_bytes()), Reading::Line(Box::new(line)));
        }
    }

    #[test]
    fn other_lines_are_told_apart() {
        for (text, reading) in [
            ("", Reading::Blank),
            ("  \r", Reading::Blank),
            ("{\"v\":2,\"n\":9,\"anything\":[]}", Reading::Later(Some(9))),
            ("{\"v\":3}", Reading::Later(None)),
            ("{\"v\":1,\"n\":1,\"at\":\"", Reading::Torn),
            ("{\"v", Reading::Torn),
            ("{\"v\":1,\"n\":1,\"do\":\"dance\"}", Reading::Unreadable),
            ("{\"v\":0}", Reading::Unreadable),
            ("[1]", Reading::Unreadable),
            ("一", Reading::Unreadable),
        ] {
            assert_eq!(read(text.as_bytes()), reading, "{text}");
        }
    }
}
