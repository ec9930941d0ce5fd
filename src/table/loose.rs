//! Grids from lines whose columns were lost: codes, names and numbers follow each other in the order of the row, a name
//! may be wrapped over several lines and its code stand on any of them.
//!
//! Figures get no column here. Text that stands between the figures of one row and the code of the next is kept as the
//! row's tail: whose it is, is decided by names (`assemble`), not by place alone.

use super::code::{counts_columns, glued_code, is_class, is_code_part, is_digits, is_no_number, is_total};
use super::{CodePart, Grid, GridColumn, GridFigure, GridRow, Piece, Region, twin};
use crate::classify::{Heading, Holds, Meaning, segments};
use crate::model::{Phase, Role};
use crate::money::parse_number;
use crate::source::{Origin, Text};
use crate::text::fold;

/// A line cut into its words.
pub type Words = Vec<Piece>;

/// What a word of a row is.
#[derive(Clone, Debug)]
enum Item {
    Code(Piece),
    Text(Piece),
    Number(Piece),
}

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
    let data: Vec<&Words> =
        data.iter().filter(|words| !counts_columns(words.iter().map(|word| word.text.as_str()))).collect();
    if grid.blocks.len() > 1 {
        twin::rows(&data, &mut grid);
    } else {
        let named = headings.iter().any(|heading| matches!(heading.meaning, Meaning::Label(_)));
        let (blank, data): (Vec<&Words>, Vec<&Words>) =
            data.into_iter().partition(|words| words.iter().all(|word| is_no_number(&word.text)));
        rows(&items(&data), named, &mut grid);
        blank.into_iter().for_each(|words| push_blank(words, &mut grid));
    }
    grid
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

fn words(region: &Region, text: &Text, line: u32) -> Words {
    let content = text.line(line);
    let mut out = Vec::new();
    let mut push = |start: usize, end: usize| {
        let word = &content[start..end];
        let origin = |from: usize, to: usize| {
            Origin::in_text(region.origin.file, line, (start + from) as u32, (to - from) as u32)
        };
        let cuts = glued_code(word).map_or(vec![0, word.len()], |at| vec![0, at, word.len()]);
        for cut in cuts.windows(2) {
            out.push(Piece { text: word[cut[0]..cut[1]].to_owned(), origin: origin(cut[0], cut[1]) });
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

/// The first line that is no header: one with a number or a code; in a table without any, a total alone or 无 after the
/// words of a header.
fn first_data_line(lines: &[Words]) -> usize {
    let counted = |words: &Words| counts_columns(words.iter().map(|word| word.text.as_str()));
    let holds_data = |words: &Words| {
        !counted(words) && words.iter().any(|word| parse_number(&word.text).is_some() || is_class(&word.text))
    };
    if let Some(first) = lines.iter().position(holds_data) {
        // The name of a first row without a code may stand on the lines before its figures; a header never ends so.
        return first;
    }
    let rows_begin = |words: &Words| {
        let whole: String = words.iter().map(|word| word.text.as_str()).collect();
        is_total(&whole) || words.iter().all(|word| is_no_number(&word.text))
    };
    let after_header = |at: &usize| {
        let before = lines[..*at].iter().flatten().map(|word| word.text.as_str());
        segments(before).iter().filter(|heading| matches!(heading.meaning, Meaning::Amount(..))).count() > 1
    };
    (0..lines.len()).filter(|&at| rows_begin(&lines[at])).find(after_header).unwrap_or(lines.len())
}

/// The columns that the words of a header name, in the order of the form.
fn columns(headings: &[Heading], grid: &mut Grid) {
    let mut found: Vec<GridColumn> = Vec::new();
    let mut block = 0;
    let mut after_amount = false;
    let mut labelled = false;
    for heading in headings {
        match heading.meaning {
            Meaning::Label(Holds::Class | Holds::Section | Holds::Item) | Meaning::Group => {}
            Meaning::Label(Holds::Code) => {}
            Meaning::Label(_) => {
                block += usize::from(after_amount && labelled);
                after_amount = false;
                labelled = true;
            }
            Meaning::Amount(role, phase) => {
                after_amount = true;
                found.push(column(&heading.word, role, phase, block));
            }
            Meaning::Unknown => {
                // Words before the first name or amount are rests of the lines over the header.
                if labelled || after_amount {
                    after_amount = true;
                    let unknown = GridColumn { unknown: true, ..column(&heading.word, None, None, block) };
                    found.push(unknown);
                }
            }
        }
    }
    grid.blocks = vec![String::new(); block + 1];
    if block == 1 {
        grid.blocks = vec!["收入".into(), "支出".into()];
    }
    grid.columns = nested(found);
}

fn column(word: &str, role: Option<Role>, phase: Option<Phase>, block: usize) -> GridColumn {
    GridColumn { header: word.to_owned(), role, phase, unknown: false, block }
}

/// Headers of two rows were read one row after the other: 购置费 and 运行费 of the second row belong under 公务用车 of the
/// first, and a 合计 of the second row is a total that its parent already stands for.
fn nested(found: Vec<GridColumn>) -> Vec<GridColumn> {
    let under = |column: &GridColumn| matches!(column.role, Some(Role::VehiclePurchase | Role::VehicleRunning));
    if !found.iter().any(under) || !found.iter().any(|column| column.role == Some(Role::Vehicles)) {
        return found;
    }
    let (inner, outer): (Vec<_>, Vec<_>) = found.into_iter().partition(under);
    let mut out = Vec::new();
    for column in outer {
        let again = column.role == Some(Role::Total) && out.iter().any(|c: &GridColumn| c.role == Some(Role::Total));
        let parent = column.role == Some(Role::Vehicles);
        if !again {
            out.push(column);
        }
        if parent {
            let over = out[out.len() - 1].header.clone();
            out.extend(inner.iter().map(|c| GridColumn { header: format!("{over}/{}", c.header), ..c.clone() }));
        }
    }
    out
}

/// Tells codes, names and numbers apart, line by line.
fn items(lines: &[&Words]) -> Vec<Item> {
    let mut items = Vec::new();
    // Whether the row so far has a name but no figure yet: a line of whole numbers is then its figures.
    let mut wants_figures = false;
    for (index, words) in lines.iter().enumerate() {
        let leading = words.iter().take_while(|word| is_digits(&word.text)).count();
        let only_numbers = words.iter().all(|word| parse_number(&word.text).is_some());
        let text_follows = words.get(leading).is_some_and(|word| parse_number(&word.text).is_none());
        let next_is_text = lines.get(index + 1).is_some_and(|next| parse_number(&next[0].text).is_none());
        let padded = words[..leading].iter().any(|word| word.text.len() == 2 && word.text.starts_with('0'));
        let coded = leading > 0
            && (text_follows
                || padded
                || is_code_run(&words[..leading]) && next_is_text
                || !wants_figures && next_is_text)
            && (!wants_figures || !only_numbers || padded || is_code_run(&words[..leading]) && next_is_text);
        let code_words = if coded { words[..leading].iter().take_while(|w| is_part(&w.text)).count() } else { 0 };
        for (at, word) in words.iter().enumerate() {
            let item = if at < code_words {
                Item::Code(Piece { text: padded_part(&word.text), origin: word.origin })
            } else if parse_number(&word.text).is_some() || is_no_number(&word.text) {
                Item::Number(word.clone())
            } else {
                Item::Text(word.clone())
            };
            wants_figures = match &item {
                Item::Code(_) => false,
                Item::Text(_) => true,
                Item::Number(_) => false,
            };
            items.push(item);
        }
    }
    items
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

/// Puts items together to rows.
fn rows(items: &[Item], named: bool, grid: &mut Grid) {
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
                    close(&mut row, &mut pending, grid);
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
