//! Where the lines of a table are that are asked for by account or by the line above them.

use std::fmt;
use std::sync::OnceLock;

use super::{Code, Line, LineId};

/// The lines of a form by code and by parent, made when first asked for. A form is changed only while it is put together and
/// asked only afterwards; a copy makes its own.
#[derive(Default)]
pub struct FormIndex(OnceLock<Sorted>);

/// Both lists are in the order of what is asked for, then of the lines.
struct Sorted {
    lines: usize,
    by_code: Box<[(Code, LineId)]>,
    by_parent: Box<[(LineId, LineId)]>,
}

impl FormIndex {
    /// The lines of a code.
    pub(super) fn account(&self, lines: &[Line], code: Code) -> Vec<LineId> {
        of(&self.made(lines).by_code, code)
    }

    /// The lines directly under one.
    pub(super) fn children(&self, lines: &[Line], parent: LineId) -> Vec<LineId> {
        of(&self.made(lines).by_parent, parent)
    }

    fn made(&self, lines: &[Line]) -> &Sorted {
        let made = self.0.get_or_init(|| Sorted::of(lines));
        debug_assert_eq!(made.lines, lines.len(), "a form is not changed any more");
        made
    }
}

impl Sorted {
    fn of(lines: &[Line]) -> Sorted {
        let all = || (0..).map(LineId).zip(lines);
        let mut by_code: Vec<(Code, LineId)> = all().filter_map(|(id, line)| Some((line.code?, id))).collect();
        let mut by_parent: Vec<(LineId, LineId)> = all().filter_map(|(id, line)| Some((line.parent?, id))).collect();
        by_code.sort_unstable();
        by_parent.sort_unstable();
        Sorted { lines: lines.len(), by_code: by_code.into(), by_parent: by_parent.into() }
    }
}

/// What stands beside one of the first in a sorted list.
fn of<T: Ord + Copy>(list: &[(T, LineId)], asked: T) -> Vec<LineId> {
    let from = list.partition_point(|(one, _)| *one < asked);
    list[from..].iter().take_while(|(one, _)| *one == asked).map(|(_, id)| *id).collect()
}

impl Clone for FormIndex {
    fn clone(&self) -> FormIndex {
        FormIndex::default()
    }
}

impl fmt::Debug for FormIndex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FormIndex")
    }
}
