//! Names put together from their pieces: where the end of a page cut one, and where an account's name ends and a
//! project's begins.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{Known, codes};
use crate::model::{AccountLevel, Code, FormKind, Name, Trouble, TroubleKind};
use crate::table::{Grid, GridRow, Piece, is_total};
use crate::text::{fold, squeeze};

/// A name and, in a project table, the project.
type Named = (Name, Option<Name>);

fn joined(pieces: &[Piece]) -> String {
    squeeze(&pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" "))
}

pub(super) fn folded(pieces: &[Piece]) -> String {
    fold(&joined(pieces))
}

/// Puts a name together again that the end of a page cut: its rest stands in a row of its own without code. Only where
/// the whole is the name of an account and the first part is none, or where the other block of the same line prints the
/// word that was cut off (当年收入 | 当年支出小计, then 小计).
pub fn join_cut(grid: &mut Grid, known: &Known) {
    let mut rows = Rows::of(std::mem::take(&mut grid.rows));
    let mut above = 0;
    for at in 1..rows.all.len() {
        if !rows.is_rest(above, at, known) {
            above = at;
            continue;
        }
        let rest = rows.all[at].take();
        let Some((row, rest)) = rows.all[above].as_mut().zip(rest) else { continue };
        match (&mut row.project, rest.project) {
            (Some(project), Some(rest)) => project.text.push_str(&rest.text),
            _ => row.name.extend(rest.name),
        }
        row.figures.extend(rest.figures);
    }
    grid.rows = rows.all.into_iter().flatten().collect();
}

/// The rows of a table while names are put together; a row that was joined to another is gone.
struct Rows {
    all: Vec<Option<GridRow>>,
    /// Those that stand on a line, looked up when first asked for.
    on_line: OnceCell<HashMap<u32, Vec<usize>>>,
}

impl Rows {
    fn of(rows: Vec<GridRow>) -> Rows {
        Rows { all: rows.into_iter().map(Some).collect(), on_line: OnceCell::new() }
    }

    fn is_rest(&self, above: usize, at: usize, known: &Known) -> bool {
        let (Some(above), Some(row)) = (&self.all[above], &self.all[at]) else { return false };
        let bare = row.code.is_empty() && row.tail.is_empty() && above.tail.is_empty();
        let one_has_figures = row.figures.is_empty() || (above.figures.is_empty() && !above.code.is_empty());
        if above.block != row.block || !bare || !one_has_figures || above.project.is_some() != row.project.is_some() {
            return false;
        }
        let (first, rest) = (folded(label(above)), folded(label(row)));
        if first.is_empty() || rest.is_empty() {
            return false;
        }
        let whole = format!("{first}{rest}");
        if is_total(&rest) {
            return self.has_counterpart(above, &first, &rest);
        }
        match codes::code(above) {
            Some(code) => known.is(code, &whole) && !known.is_listed(code, &first),
            None => {
                let (whole, first) = (without_number(&whole), without_number(&first));
                known.is_any(whole) && !known.is_any(first) && !known.is_any(&rest)
            }
        }
    }

    /// Whether another block prints on the line of a row a name that begins like the row's and ends with a word.
    fn has_counterpart(&self, row: &GridRow, first: &str, end: &str) -> bool {
        let begin: String = first.chars().take(2).collect();
        let twin = |other: &GridRow| {
            let name = folded(label(other));
            name.starts_with(&begin) && name.ends_with(end) && name.len() > end.len()
        };
        !first.ends_with(end) && self.beside(row).any(|other| other.block != row.block && twin(other))
    }

    /// The rows that stand on the line of a row.
    fn beside(&self, row: &GridRow) -> impl Iterator<Item = &GridRow> {
        let on_line = self.on_line.get_or_init(|| {
            let mut on_line: HashMap<u32, Vec<usize>> = HashMap::new();
            for (at, row) in self.all.iter().enumerate() {
                if let Some(line) = row.as_ref().and_then(line) {
                    on_line.entry(line).or_default().push(at);
                }
            }
            on_line
        });
        line(row).and_then(|line| on_line.get(&line)).into_iter().flatten().filter_map(|at| self.all[*at].as_ref())
    }
}

/// The line on which the name of a row begins.
fn line(row: &GridRow) -> Option<u32> {
    label(row).first().map(|piece| piece.origin.line)
}

/// What names a row: a column headed 项目名称 is taken for one of projects, whatever the table.
fn label(row: &GridRow) -> &[Piece] {
    if row.name.is_empty() { row.project.as_slice() } else { &row.name }
}

/// An item without the number before it: 八、社会保障和就业支出.
fn without_number(name: &str) -> &str {
    let numbering = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    match name.split_once(['、', '.']) {
        Some((number, rest)) if !number.is_empty() && number.chars().all(numbering) => rest,
        _ => name,
    }
}

/// The name of every row, and the project where the form has projects.
pub fn projects(grid: &Grid, kind: FormKind, known: &Known, troubles: &mut Vec<Trouble>) -> Vec<Named> {
    let shared = if kind == FormKind::GeneralProjects { shared_heads(grid) } else { HashMap::new() };
    let mut out = Vec::with_capacity(grid.rows.len());
    for row in &grid.rows {
        let name = joined(&row.name);
        if let Some(project) = row.project.as_ref().filter(|project| is_total(&project.text)) {
            // A total stands in whichever naming column is widest.
            out.push((format!("{name}{}", squeeze(&project.text)).into(), None));
            continue;
        }
        if let Some(project) = &row.project {
            let project: Name = squeeze(&project.text).into();
            // A table of projects alone names its lines by them.
            let alone = name.is_empty() && row.code.is_empty();
            let name = if alone { project.clone() } else { name.into() };
            out.push((name, Some(project).filter(|_| !(alone && lists_items(kind)))));
            continue;
        }
        let Some(code) = codes::code(row).filter(|_| kind == FormKind::GeneralProjects) else {
            out.push((name.into(), None));
            continue;
        };
        out.push(split(row, code, known, shared.get(&code).copied(), troubles));
    }
    out
}

/// Whether the lines of a table are items of the form and no projects, whatever the column that names them is headed.
const fn lists_items(kind: FormKind) -> bool {
    use FormKind::*;
    matches!(kind, ReceiptsExpenditure | FiscalReceiptsExpenditure | Revenue | ThreePublic | OperatingCost)
}

/// Splits the pieces of a loose project row where the account's name ends: known names first, then the beginning that
/// all rows of the same code share. Nothing else tells, and then the text stays whole with a trouble.
fn split(row: &GridRow, code: Code, known: &Known, shared: Option<usize>, troubles: &mut Vec<Trouble>) -> Named {
    let pieces = &row.name;
    let ends: Vec<usize> = (1..=pieces.len()).rev().collect();
    let at = |fits: &dyn Fn(&str) -> bool| ends.iter().copied().find(|&end| fits(&folded(&pieces[..end])));
    let cut = at(&|name| known.is(code, name))
        .or_else(|| {
            let head = at(&|name| known.is_head(code, name))?;
            let next = pieces.get(head).map(|piece| fold(&piece.text));
            (!next.is_some_and(|next| next.starts_with('('))).then_some(head)
        })
        .or(shared);
    match cut {
        Some(cut) if cut < pieces.len() => (joined(&pieces[..cut]).into(), Some(joined(&pieces[cut..]).into())),
        Some(_) => (joined(pieces).into(), None),
        None => {
            let name = joined(pieces);
            if code.level() == AccountLevel::Item && pieces.len() > 1 {
                let origin = pieces.first().map_or(row.code[0].piece.origin, |piece| piece.origin);
                troubles.push(Trouble::new(TroubleKind::NameInDoubt, origin, name.as_str()));
            }
            (name.into(), None)
        }
    }
}

/// For each code of several rows, how many pieces at the beginning of the name they share; 0 is never shared.
fn shared_heads(grid: &Grid) -> HashMap<Code, usize> {
    let mut rows: HashMap<Code, Vec<Vec<String>>> = HashMap::new();
    for row in &grid.rows {
        if let Some(code) = codes::code(row).filter(|code| code.level() == AccountLevel::Item) {
            let pieces = row.name.iter().map(|piece| fold(&piece.text)).collect();
            rows.entry(code).or_default().push(pieces);
        }
    }
    rows.retain(|_, names| names.len() > 1);
    let shared = |names: &Vec<Vec<String>>| {
        (0..)
            .take_while(|&at| names[0].get(at).is_some() && names.iter().all(|n| n.get(at) == names[0].get(at)))
            .count()
    };
    rows.into_iter().map(|(code, names)| (code, shared(&names))).filter(|(_, shared)| *shared > 0).collect()
}
