//! Grids from lines whose columns were lost: codes, names and numbers follow each other in the order of the row, a name
//! may be wrapped over several lines and its code stand on any of them.
//!
//! Figures get no column here. Text that stands between the figures of one row and the code of the next is kept as the
//! row's tail: whose it is, is decided by names (`assemble`), not by place alone.

mod header;
mod items;

use super::code::{counts_columns, is_code_part, is_digits, is_no_number, is_total};
use super::{CodePart, Grid, GridFigure, GridRow, Piece, Region, twin};
use crate::classify::{Heading, Holds, Meaning, heading, segments};
use crate::model::FormKind;
use crate::source::Text;
use crate::text::fold;
use header::{columns, first_data_line};
use items::{Item, items, words};

/// A line cut into its words.
pub type Words = Vec<Piece>;

/// The grid of a loose region.
pub fn grid(region: &Region, text: &Text) -> Grid {
    let lines: Vec<Words> =
        region.body.iter().map(|&line| words(region, text, line)).filter(|w| !w.is_empty()).collect();
    let first = first_data_line(&lines);
    let (header, data) = lines.split_at(first);
    let headings = segments(
        header
            .iter()
            .filter(|words| !counts_columns(words.iter().map(|word| word.text.as_str())))
            .flat_map(|words| words.iter().map(|word| word.text.as_str())),
    );
    let mut grid = Grid::default();
    columns(&headings, &mut grid);
    if lists_accounts(region) {
        grid.join_blocks();
    }
    let counted = headings.iter().any(|heading| heading.word == LINE_NUMBER);
    let data = data.iter().filter(|words| !counts_columns(words.iter().map(|word| word.text.as_str())));
    let data: Vec<&Words> = data.filter(|words| !(counted && words.iter().all(is_line_number))).collect();
    if grid.blocks.len() > 1 {
        twin::rows(&data, &mut grid);
    } else {
        let (blank, data): (Vec<&Words>, Vec<&Words>) =
            data.into_iter().partition(|words| words.iter().all(|word| is_no_number(&word.text)));
        rows(&items(&data), &headings, &mut grid);
        blank.into_iter().for_each(|words| push_blank(words, &mut grid));
    }
    if codes_follow_names(&headings) {
        grid.rows.iter_mut().for_each(take_code);
    }
    if counted {
        grid.rows.iter_mut().for_each(drop_line_number);
    }
    grid
}

/// Whether the table is of a kind that lists accounts, one below the other: a word like 项目 over the amounts and another
/// over the names are then two rows of one header, not two blocks.
fn lists_accounts(region: &Region) -> bool {
    use FormKind::*;
    let kind = region.titled.kind.unwrap_or(Other);
    matches!(
        kind,
        Revenue
            | Expenditure
            | GeneralExpenditure
            | FiscalExpenditure
            | GovernmentFund
            | StateCapital
            | GeneralProjects
    )
}

/// The header of a column that counts the lines.
const LINE_NUMBER: &str = "行次";

/// Whether the column of the codes stands behind that of the names.
fn codes_follow_names(headings: &[Heading]) -> bool {
    let at = |wanted: &[Holds]| {
        headings.iter().position(|heading| matches!(heading.meaning, Meaning::Label(holds) if wanted.contains(&holds)))
    };
    at(&[Holds::Name, Holds::Project]).zip(at(&[Holds::Code])).is_some_and(|(name, code)| name < code)
}

/// Takes the code of a row from among its figures, where it is printed behind the name. A total has none: 合计 25442 is an
/// amount.
fn take_code(row: &mut GridRow) {
    let is_code = |text: &str| matches!(text.len(), 5 | 7) && is_code_part(text);
    if row.code.is_empty() && !is_total_row(row) && row.figures.len() > 1 && is_code(&row.figures[0].piece.text) {
        let piece = row.figures.remove(0).piece;
        row.code.push(CodePart { piece, level: None });
    }
}

/// Whether a word may be the number of a line.
fn is_line_number(word: &Piece) -> bool {
    word.text.len() <= 3 && is_digits(&word.text) && word.text != "0"
}

/// Takes out the number of the line, which stands before its figures and is never blank.
fn drop_line_number(row: &mut GridRow) {
    if row.figures.first().is_some_and(|figure| is_line_number(&figure.piece)) {
        row.figures.remove(0);
    }
}

/// A row that prints 无 in every cell: the last cells are those of the amount columns.
fn push_blank(words: &Words, grid: &mut Grid) {
    let columns = grid.columns.len();
    let labels = words.len().saturating_sub(columns);
    let certain = labels > 0;
    let figures = words[labels..].iter().enumerate();
    let figures = figures.map(|(at, word)| GridFigure { piece: word.clone(), column: certain.then_some(at) });
    let row = GridRow { name: words[..labels.min(1)].to_vec(), figures: figures.collect(), ..GridRow::default() };
    grid.rows.insert(0, row);
}

/// Puts items together to rows.
fn rows(items: &[Item], headings: &[Heading], grid: &mut Grid) {
    let named = headings.iter().any(|heading| matches!(heading.meaning, Meaning::Label(_)));
    let mut row: Option<GridRow> = None;
    let mut pending: Vec<Piece> = Vec::new();
    for item in items {
        match item {
            Item::Code(piece) => {
                let part = CodePart { piece: piece.clone(), level: None };
                match &mut row {
                    Some(row)
                        if row.name.is_empty()
                            && row.figures.is_empty()
                            && pending.is_empty()
                            && goes_on(row, piece) =>
                    {
                        row.code.push(part);
                    }
                    _ => {
                        close(&mut row, &mut pending, grid);
                        row = Some(GridRow { code: vec![part], ..GridRow::default() });
                    }
                }
            }
            Item::Text(piece) => match &mut row {
                Some(row) if row.figures.is_empty() && !is_total_row(row) => row.name.push(piece.clone()),
                _ if begins_total(&pending, piece) => {
                    let from = pending.len() - total_words(&pending, piece);
                    let name: Vec<Piece> = pending.drain(from..).chain([piece.clone()]).collect();
                    close(&mut row, &mut pending, grid);
                    row = Some(GridRow { name, ..GridRow::default() });
                }
                _ => pending.push(piece.clone()),
            },
            Item::Number(piece) => {
                let figure = GridFigure { piece: piece.clone(), column: None };
                let complete = row.as_ref().is_none_or(|row| !row.figures.is_empty());
                if complete && (!pending.is_empty() || (row.is_none() && !named)) {
                    let name = std::mem::take(&mut pending);
                    let (items, name) = blank_items(name);
                    close(&mut row, &mut pending, grid);
                    grid.rows.extend(items);
                    row = Some(GridRow { name, ..GridRow::default() });
                }
                match &mut row {
                    Some(row) => row.figures.push(figure),
                    None => grid.leftovers.push(piece.clone()),
                }
            }
        }
    }
    close(&mut row, &mut pending, grid);
}

/// Lines before a figure that are items of their own (因公出国（境）费, also wrapped) are rows without figures; the rest names
/// the figure. Of the ways to read an item the longest counts: 因公出国（境）费 over 用 is one.
fn blank_items(pending: Vec<Piece>) -> (Vec<GridRow>, Vec<Piece>) {
    let lines: Vec<&[Piece]> = pending.chunk_by(|a, b| a.origin.line == b.origin.line).collect();
    let is_item = |lines: &[&[Piece]]| {
        let whole: String = lines.iter().copied().flatten().map(|piece| piece.text.as_str()).collect();
        matches!(heading(&whole).meaning, Meaning::Amount(Some(_), _))
    };
    let mut rows: Vec<GridRow> = Vec::new();
    let mut from = 0;
    while from < lines.len() {
        let most = lines.len().min(from + MOST_WRAPS);
        match (from + 1..=most).rev().find(|to| is_item(&lines[from..*to])) {
            Some(to) if to < lines.len() => {
                rows.push(GridRow { name: lines[from..to].concat(), ..GridRow::default() });
                from = to;
            }
            _ => break,
        }
    }
    (rows, lines[from..].concat())
}

/// Over so many lines an item's name is wrapped at most.
const MOST_WRAPS: usize = 4;

/// Whether a code word goes on with the code of a row (201, then 13 on the next line).
fn goes_on(row: &GridRow, piece: &Piece) -> bool {
    let digits: usize = row.code.iter().map(|part| part.piece.text.len()).sum();
    piece.text.len() == 2 && digits + 2 <= 7 && row.code[0].piece.text.len() == 3
}

fn is_total_row(row: &GridRow) -> bool {
    row.code.is_empty() && is_total(&row.name.iter().map(|piece| piece.text.as_str()).collect::<String>())
}

/// Whether a word completes a total label, perhaps with the words just before it (合 计).
fn begins_total(pending: &[Piece], piece: &Piece) -> bool {
    is_total(&piece.text) || total_words(pending, piece) > 0
}

fn total_words(pending: &[Piece], piece: &Piece) -> usize {
    let mut label = piece.text.clone();
    for (count, before) in pending.iter().rev().take(3).enumerate() {
        if before.origin.line != piece.origin.line {
            break;
        }
        label = format!("{}{label}", before.text);
        if is_total(&label) {
            return count + 1;
        }
    }
    0
}

fn close(row: &mut Option<GridRow>, pending: &mut Vec<Piece>, grid: &mut Grid) {
    let tail = std::mem::take(pending);
    match row.take() {
        Some(mut done) => {
            done.tail = tail;
            split_trailing_total(done, grid);
        }
        None => grid.leftovers.extend(tail),
    }
}

/// A row whose name ends in a total label has swallowed the label of an empty 合计 line.
fn split_trailing_total(row: GridRow, grid: &mut Grid) {
    let has_total =
        row.figures.is_empty() && row.name.len() > 1 && row.name.last().is_some_and(|p| is_total(&fold(&p.text)));
    if !has_total {
        grid.rows.push(row);
        return;
    }
    let mut row = row;
    let total = row.name.pop();
    grid.rows.push(row);
    grid.rows.push(GridRow { name: total.into_iter().collect(), ..GridRow::default() });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Origin};

    #[test]
    fn items_without_figures_may_be_wrapped_as_the_one_with_a_figure_may() {
        let piece = |(at, text): (usize, &str)| Piece {
            text: text.into(),
            origin: Origin::in_text(FileId(0), at as u32 + 1, 0, text.len() as u32),
        };
        let shown = |lines: &[&str]| {
            let (rows, name) = blank_items(lines.iter().copied().enumerate().map(piece).collect());
            let join = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
            (rows.iter().map(|row| join(&row.name)).collect::<Vec<_>>(), join(&name))
        };
        let none = Vec::<String>::new;
        assert_eq!(shown(&["因公出国（境）费", "用"]), (none(), "因公出国（境）费用".into()));
        assert_eq!(
            shown(&["因公出国（境）费", "用", "公务接待费"]),
            (vec!["因公出国（境）费用".into()], "公务接待费".into())
        );
        let cars = ["其中：公务用车购", "置", "公务用车运行维护", "费"];
        assert_eq!(shown(&cars), (vec!["其中：公务用车购置".into()], "公务用车运行维护费".into()));
        assert_eq!(shown(&["单价50万元以上", "设备"]), (none(), "单价50万元以上设备".into()));
    }
}
