//! Which line hangs under which: by codes, and by numbering where lines have none.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::model::{AccountLevel, Cell, Code, Line, LineId};
use crate::text::fold;

/// Sets the parent and depth of every line.
///
/// A line hangs under the nearest code above its own that the table prints, wherever it prints it: a 款 that has no line
/// leaves its 项 under the 类. A project hangs under the line of its account that names no project. In a table with
/// codes, a line without one (a unit of the department) has the lines that follow it under it, unless the lines without
/// codes are what the accounts above them are divided into.
pub fn hang(lines: &mut [Line], cells: &[Cell]) {
    let blocks = lines.iter().map(|line| line.block).max().map_or(0, |last| last + 1);
    for block in 0..blocks {
        let members: Vec<usize> = (0..lines.len()).filter(|&at| lines[at].block == block).collect();
        if members.iter().any(|&at| lines[at].code.is_some()) {
            by_code(lines, cells, &members);
        } else {
            by_numbering(lines, &members);
        }
    }
}

fn by_code(lines: &mut [Line], cells: &[Cell], members: &[usize]) {
    let divided = divided(lines, cells, members);
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
            None if divided.contains_key(&at) => {}
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
    for (part, whole) in divided {
        lines[part].parent = Some(LineId(whole as u32));
    }
    for &at in members {
        let parents = std::iter::successors(lines[at].parent, |id| lines[id.0 as usize].parent);
        lines[at].depth = parents.count() as u8;
    }
}

/// The lines without codes that stand under the 项 they divide (its projects, each on a line of its own), with that line:
/// where most of the 项 followed by such lines are their sum.
fn divided(lines: &[Line], cells: &[Cell], members: &[usize]) -> HashMap<usize, usize> {
    let figure = |at: usize| {
        let of = &cells[lines[at].cells.start as usize..lines[at].cells.end as usize];
        of.iter().find_map(|cell| cell.print.number())
    };
    let is_item = |at: usize| lines[at].code.is_some_and(|code| code.level() == AccountLevel::Item);
    let (mut out, mut fit, mut runs) = (HashMap::new(), 0, 0);
    for (index, &whole) in members.iter().enumerate().filter(|(_, at)| is_item(**at)) {
        let is_part = |at: &&usize| lines[**at].code.is_none() && !lines[**at].total && lines[**at].project.is_none();
        let parts: Vec<usize> = members[index + 1..].iter().take_while(is_part).copied().collect();
        if parts.is_empty() {
            continue;
        }
        let sum: Decimal = parts.iter().filter_map(|part| figure(*part)).sum();
        runs += 1;
        fit += usize::from(figure(whole) == Some(sum));
        out.extend(parts.into_iter().map(|part| (part, whole)));
    }
    if fit * 2 > runs { out } else { HashMap::new() }
}

fn by_numbering(lines: &mut [Line], members: &[usize]) {
    let mut open: Vec<(u8, usize)> = Vec::new();
    let mut among = false;
    let mut under = false;
    for &at in members {
        if lines[at].total {
            open.clear();
            (among, under) = (false, false);
            continue;
        }
        let rank = match numbering(&lines[at].name) {
            Some(rank) => rank,
            // A line without a number goes on with the list that 其中 began.
            None if among => AMONG,
            None if under => 1,
            None => 0,
        };
        among = rank == AMONG;
        under = if rank == 0 { is_whole(&lines[at].name) } else { under };
        open.retain(|(above, _)| *above < rank);
        lines[at].parent = open.last().map(|(_, parent)| LineId(*parent as u32));
        lines[at].depth = open.len() as u8;
        open.push((rank, at));
    }
}

/// Whether a numbered line is the whole of the lines that follow it without a number: 一、本年支出.
fn is_whole(name: &str) -> bool {
    const WHOLES: &[&str] = &["本年收入", "本年支出", "上年结转", "上年结转结余", "上年结转和结余"];
    let name = fold(name);
    numbering(&name) == Some(0) && name.split_once(['、', '.']).is_some_and(|(_, bare)| WHOLES.contains(&bare))
}

/// The rank of what 其中 begins.
const AMONG: u8 = 4;

/// The rank of a numbered label: 一、 (0), （一） (1), 1. (2), （1） (3), 其中： (4).
fn numbering(name: &str) -> Option<u8> {
    let name = fold(name);
    let chinese = |c: char| "一二三四五六七八九十".contains(c);
    if name.starts_with("其中") {
        return Some(AMONG);
    }
    if let Some((number, _)) = name.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
        let counts = |fits: &dyn Fn(char) -> bool| !number.is_empty() && number.chars().all(fits);
        let ranks = [(counts(&chinese), 1), (counts(&|c| c.is_ascii_digit()), 3)];
        return ranks.into_iter().find_map(|(fits, rank)| fits.then_some(rank));
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
            ("（1）公务用车购置费", Some(3)),
            ("（10）其他", Some(3)),
            ("（2024年）", None),
            ("其中：一般财力", Some(4)),
            ("事业收入", None),
            ("2021年", None),
        ] {
            assert_eq!(numbering(name), rank, "{name}");
        }
    }
}
