//! Which line hangs under which: by codes, and by numbering where lines have none.

use std::collections::HashMap;

use crate::model::{Code, Line, LineId};
use crate::text::fold;

/// Sets the parent and depth of every line.
///
/// A line hangs under the nearest code above its own that the table prints, wherever it prints it: a 款 that has no line
/// leaves its 项 under the 类. A project hangs under the line of its account that names no project. In a table with
/// codes, a line without one (a unit of the department) has the lines that follow it under it.
pub fn hang(lines: &mut [Line]) {
    let blocks = lines.iter().map(|line| line.block).max().map_or(0, |last| last + 1);
    for block in 0..blocks {
        let members: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].block == block).collect();
        if members.iter().any(|&at| lines[at].code.is_some()) {
            by_code(lines, &members);
        } else {
            by_numbering(lines, &members);
        }
    }
}

fn by_code(lines: &mut [Line], members: &[usize]) {
    let mut head: Option<usize> = None;
    // The lines that can have others under them, by the unit they belong to and their code.
    let mut places: HashMap<(Option<usize>, Code), usize> = HashMap::new();
    let mut unit_of: Vec<Option<usize>> = Vec::with_capacity(members.len());
    for &at in members {
        let line = &lines[at];
        match line.code {
            Some(code) if line.project.is_none() => {
                places.entry((head, code)).or_insert(at);
            }
            Some(_) => {}
            None => head = (!line.total).then_some(at).filter(|_| line.project.is_none()),
        }
        unit_of.push(head);
    }
    for (&at, unit) in members.iter().zip(unit_of) {
        let Some(code) = lines[at].code else { continue };
        let same = places.get(&(unit, code)).copied().filter(|_| lines[at].project.is_some());
        let above = std::iter::successors(code.parent(), |code| code.parent());
        let parent = same.or_else(|| above.into_iter().find_map(|code| places.get(&(unit, code)).copied()));
        lines[at].parent = parent.or(unit).filter(|&parent| parent != at).map(|parent| LineId(parent as u32));
    }
    for &at in members {
        let parents = std::iter::successors(lines[at].parent, |id| lines[id.0 as usize].parent);
        lines[at].depth = parents.count() as u8;
    }
}

fn by_numbering(lines: &mut [Line], members: &[usize]) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut among = false;
    for &at in members {
        if lines[at].total {
            open.clear();
            among = false;
            continue;
        }
        let rank = match numbering(&lines[at].name) {
            Some(rank) => rank,
            // A line without a number goes on with the list that 其中 began.
            None if among => 3,
            None => 0,
        };
        among = rank == 3;
        open.retain(|(above, _)| *above < rank);
        lines[at].parent = open.last().map(|(_, parent)| LineId(*parent as u32));
        lines[at].depth = open.len() as u8;
        open.push((rank, at));
    }
}

/// The rank of a numbered label: 一、 (0), （一） (1), 1. (2), 其中： (3).
fn numbering(name: &str) -> Option<u8> {
    let name = fold(name);
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    if name.starts_with("其中") {
        return Some(3);
    }
    if let Some(rest) = name.strip_prefix('(') {
        return rest.starts_with(chinese).then_some(1);
    }
    let end = name.find(|c: char| !(chinese(c) || c.is_ascii_digit()))?;
    let marked = name[end..].starts_with(['、', '.']);
    (end > 0 && marked).then(|| if name.starts_with(chinese) { 0 } else { 2 })
}

#[cfg(test)]
mod tests {
    use super::numbering;

    #[test]
    fn ranks() {
        for (name, rank) in [
            ("一、本年收入", Some(0)),
            ("（一）小项", Some(1)),
            ("1. 一般公共预算拨款", Some(2)),
            ("其中：一般财力", Some(3)),
            ("事业收入", None),
            ("2021年", None),
        ] {
            assert_eq!(numbering(name), rank, "{name}");
        }
    }
}
