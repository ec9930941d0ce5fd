//! Grids from rows whose cells were kept: which cells are the header, what each column holds, whose the figures are.

use super::cells::Rows;
use super::code::{counts_columns, glued_code, is_class, is_digits, is_no_number, is_total};
use super::turn;
use super::{CodePart, Grid, GridColumn, GridFigure, GridRow, MOST_BLOCKS, Piece, align};
use crate::classify::{Holds, Meaning, column_heading, heading};
use crate::model::{Code, Role};
use crate::money::parse_number;
use crate::source::Origin;
use crate::text::{fold, squeeze};

/// What a column of the table is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Use {
    Label(Holds),
    Amount(usize),
    /// Counts lines or remarks on them.
    Aside,
}

impl Use {
    fn column(self) -> turn::Column {
        match self {
            Use::Label(holds) => turn::Column::Label(holds),
            Use::Amount(_) => turn::Column::Amount,
            Use::Aside => turn::Column::Aside,
        }
    }
}

/// The grid of rows of cells.
pub fn grid(rows: &Rows) -> Grid {
    let first = first_data_row(&rows.rows);
    let (header, data) = rows.rows.split_at(first);
    let (header, data) = (&mut header.to_vec(), &mut data.to_vec());
    header.extend(data.first_mut().and_then(|row| take_levels(row)));
    let (header, data) = (&header[..], &data[..]);
    let width = table_width(header, data);
    let words: Vec<Vec<String>> =
        header.iter().map(|row| row.iter().map(|cell| squeeze(&cell.text)).collect()).collect();
    let words: Vec<_> =
        words.into_iter().filter(|row: &Vec<String>| !counts_columns(row.iter().map(String::as_str))).collect();
    let paths = align::paths(&words, width);
    let mut grid = Grid { leftovers: rows.strays.clone(), ..Grid::default() };
    let uses = uses(&paths, data, width, &mut grid);
    let counted = |row: &&Vec<Piece>| counts_columns(row.iter().map(|cell| cell.text.as_str()));
    let whole: Vec<Vec<Piece>> = data.iter().filter(|row| !counted(row)).map(|row| fitted(row, width, &uses)).collect();
    for row in turn::join_cut_rows(whole, &rows.turns, &uses.iter().map(|use_| use_.column()).collect::<Vec<_>>()) {
        for cell in row.iter().skip(width).filter(|cell| !cell.text.is_empty()) {
            grid.leftovers.push(cell.clone());
        }
        push_rows(&row, &uses, &mut grid);
    }
    // Side by side on paper, one after the other here.
    grid.rows.sort_by_key(|row| row.block);
    grid
}

/// 类 | 款 | 项 may share their line with the first total, whose other cells are merged over the rows of the header: they
/// are taken out of it as a row of the header.
fn take_levels(row: &mut [Piece]) -> Option<Vec<Piece>> {
    let is_level = |cell: &Piece| matches!(squeeze(&cell.text).as_str(), "类" | "款" | "项");
    if row.iter().filter(|cell| is_level(cell)).count() < 2 {
        return None;
    }
    let blank = |cell: &Piece| Piece { text: String::new(), origin: cell.origin };
    let levels = row.iter().map(|cell| if is_level(cell) { cell.clone() } else { blank(cell) }).collect();
    row.iter_mut().filter(|cell| is_level(cell)).for_each(|cell| cell.text.clear());
    Some(levels)
}

/// The first row that is no header: one with a number, a code, a total alone, or words only where the header above has
/// the columns that name lines.
fn first_data_row(rows: &[Vec<Piece>]) -> usize {
    let mut labels: Vec<bool> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let filled: Vec<(usize, &str)> = row
            .iter()
            .enumerate()
            .map(|(at, cell)| (at, cell.text.as_str()))
            .filter(|(_, text)| !text.is_empty())
            .collect();
        let holds_data = filled.iter().any(|(_, text)| {
            parse_number(text).is_some() || is_class(text) || glued_code(text).is_some() || starts_with_code(text)
        });
        let heads_years = heads_years(&filled);
        let columns_counted = counts_columns(row.iter().map(|cell| cell.text.as_str()));
        let total_alone = filled.len() == 1 && is_total(filled[0].1) && index > 0;
        let only_words = filled.iter().all(|(_, text)| is_no_number(text)) && !filled.is_empty();
        let names_only = index > 0
            && !filled.is_empty()
            && filled.iter().all(|(at, _)| labels.get(*at) == Some(&true))
            && !filled.iter().any(|(_, text)| matches!(heading(text).meaning, Meaning::Label(_)))
            && row.len() == rows[index - 1].len();
        if !columns_counted && !heads_years && (holds_data || total_alone || only_words || names_only) {
            return index;
        }
        if labels.len() < row.len() {
            labels.resize(row.len(), false);
        }
        for (at, text) in filled {
            labels[at] |= matches!(heading(text).meaning, Meaning::Label(Holds::Name | Holds::Project))
                || (at == 0 && heading(text).meaning == Meaning::Unknown);
        }
    }
    rows.len()
}

/// Whether a row is a header whose amounts are headed by bare years: 项目 | 2023 | 2024.
fn heads_years(filled: &[(usize, &str)]) -> bool {
    let mut rest = filled.iter().map(|(_, text)| heading(text).meaning);
    let labelled = matches!(rest.next(), Some(Meaning::Label(_)));
    labelled && filled.len() > 1 && rest.all(|meaning| matches!(meaning, Meaning::Label(_) | Meaning::Amount(..)))
}

fn starts_with_code(text: &str) -> bool {
    text.split_whitespace().next().is_some_and(is_class) && text.contains(char::is_whitespace)
}

/// The width that most rows have, and never less than the words of the header: blank cells at the end of a row are often
/// cut off. Where there is no data, the widest header.
fn table_width(header: &[Vec<Piece>], data: &[Vec<Piece>]) -> usize {
    let widest = header.iter().map(Vec::len).max().unwrap_or(0);
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for row in data {
        match counts.iter_mut().find(|(width, _)| *width == row.len()) {
            Some((_, count)) => *count += 1,
            None => counts.push((row.len(), 1)),
        }
    }
    let usual = counts.into_iter().max_by_key(|&(width, count)| (count, width)).map_or(0, |(width, _)| width);
    let worded = header.iter().filter_map(|row| row.iter().rposition(|cell| !cell.text.is_empty())).max();
    if usual == 0 { widest } else { usual.max(worded.map_or(0, |last| last + 1)) }
}

/// What each column is, by its header; by what stands in it, where no form is known to print the header.
fn uses(paths: &[Vec<String>], data: &[Vec<Piece>], width: usize, grid: &mut Grid) -> Vec<Use> {
    let mut uses = Vec::with_capacity(width);
    for (column, path) in paths.iter().enumerate() {
        let meaning = path.last().map_or(Meaning::Unknown, |word| column_heading(word).meaning);
        let as_label = match meaning {
            Meaning::Label(holds) => Some(holds),
            Meaning::Amount(..) => None,
            Meaning::Group(_) | Meaning::Unknown if holds_codes(data, column) => Some(Holds::Code),
            Meaning::Group(_) | Meaning::Unknown => holds_words(data, column).then_some(Holds::Name),
        };
        if as_label == Some(Holds::Aside) {
            uses.push(Use::Aside);
            continue;
        }
        if let Some(holds) = as_label {
            // A column of names after a column of amounts begins a block of its own.
            let last = uses.iter().rev().find(|use_| **use_ != Use::Aside);
            let begins = matches!(last, Some(Use::Amount(_)));
            if grid.blocks.is_empty() || begins && grid.blocks.len() < MOST_BLOCKS {
                grid.blocks.push(block_label(path));
            }
            uses.push(Use::Label(holds));
            continue;
        }
        if grid.blocks.is_empty() {
            grid.blocks.push(String::new());
        }
        uses.push(Use::Amount(grid.columns.len()));
        grid.columns.push(column_of(path, meaning, grid.blocks.len() - 1));
    }
    if grid.blocks.len() < 2 {
        grid.blocks = vec![String::new(); grid.blocks.len().min(1)];
    }
    uses
}

fn block_label(path: &[String]) -> String {
    path.first().filter(|_| path.len() > 1).cloned().unwrap_or_default()
}

fn column_of(path: &[String], meaning: Meaning, block: usize) -> GridColumn {
    let (mut role, mut phase) = match meaning {
        Meaning::Amount(role, phase) => (role, phase),
        Meaning::Group(role) => (role, None),
        _ => (None, None),
    };
    // 合计 under a word with a meaning of its own is the total of that: 财政拨款/小计.
    for over in path.iter().rev().skip(1) {
        if let Meaning::Amount(over_role, over_phase) = heading(over).meaning {
            if role == Some(Role::Total) && over_role != Some(Role::Total) {
                role = over_role;
            }
            phase = phase.or(over_phase);
        }
    }
    GridColumn { header: path.join("/"), role, phase, unknown: meaning == Meaning::Unknown && !path.is_empty(), block }
}

/// Whether most cells of a column are whole codes.
fn holds_codes(data: &[Vec<Piece>], column: usize) -> bool {
    let cells = || data.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.text.is_empty());
    let codes =
        cells().filter(|cell| Code::parse(&fold(&cell.text)).is_some_and(|code| is_class(&code.class().to_string())));
    codes.count() * 5 > cells().count() * 3
}

/// Whether more cells of a column are words than numbers.
fn holds_words(data: &[Vec<Piece>], column: usize) -> bool {
    let cells = data.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.text.is_empty());
    let (mut words, mut numbers) = (0, 0);
    for cell in cells {
        match parse_number(&cell.text) {
            Some(_) => numbers += 1,
            None if !is_no_number(&cell.text) => words += 1,
            None => {}
        }
    }
    words > numbers
}

/// A row as wide as the table. A short row whose first cell is a total had its naming cells merged into that one.
fn fitted(row: &[Piece], width: usize, uses: &[Use]) -> Vec<Piece> {
    let mut row = row.to_vec();
    let blank = Piece { text: String::new(), origin: row[0].origin };
    if row.len() < width && is_total(&row[0].text) {
        let amounts = uses.iter().filter(|use_| matches!(use_, Use::Amount(_))).count();
        let missing = width - row.len();
        if row.len() > amounts {
            row.splice(1..1, std::iter::repeat_n(blank.clone(), missing));
        }
    }
    while row.len() < width {
        row.push(blank.clone());
    }
    row
}

fn push_rows(row: &[Piece], uses: &[Use], grid: &mut Grid) {
    let mut rows: Vec<GridRow> =
        (0..grid.blocks.len().max(1)).map(|block| GridRow { block, ..GridRow::default() }).collect();
    let mut block = 0;
    let mut after_amount = false;
    for (cell, use_) in row.iter().zip(uses) {
        match use_ {
            // 合计 may be printed over the column that counts the lines.
            Use::Aside if is_total(&cell.text) => rows[block].name.push(cell.clone()),
            Use::Aside => {}
            Use::Label(holds) => {
                block = (block + usize::from(after_amount)).min(rows.len() - 1);
                after_amount = false;
                label(cell, *holds, &mut rows[block]);
            }
            Use::Amount(column) => {
                after_amount = true;
                if !cell.text.is_empty() {
                    rows[block].figures.push(GridFigure { piece: cell.clone(), column: Some(*column) });
                }
            }
        }
    }
    share_labels(&mut rows);
    grid.rows.extend(rows.into_iter().filter(|row| {
        !(row.code.is_empty() && row.name.is_empty() && row.project.is_none() && row.figures.is_empty())
    }));
}

/// A label over several blocks (公用经费合计 over two) stands in the first of them and its figure in the last.
fn share_labels(rows: &mut [GridRow]) {
    for at in 1..rows.len() {
        let (before, after) = rows.split_at_mut(at);
        let (label, row) = (&mut before[at - 1], &mut after[0]);
        let nameless = row.name.is_empty() && row.code.is_empty() && row.project.is_none();
        if nameless && !row.figures.is_empty() && label.figures.is_empty() && label.code.is_empty() {
            row.name = std::mem::take(&mut label.name);
        }
    }
}

fn label(cell: &Piece, holds: Holds, row: &mut GridRow) {
    if cell.text.is_empty() {
        return;
    }
    let level = match holds {
        Holds::Class => Some(0),
        Holds::Section => Some(1),
        Holds::Item => Some(2),
        Holds::Code => None,
        Holds::Name => {
            // Of several columns of names the rightmost names the thing: 采购物品 after 经济科目 after 专项.
            row.name.clear();
            return name(cell, row);
        }
        Holds::Aside => return,
        Holds::Project => {
            row.project = Some(cell.clone());
            return;
        }
    };
    let digits = fold(&cell.text);
    if is_digits(&digits) {
        let piece = Piece { text: digits, origin: cell.origin };
        row.code.push(CodePart { piece, level });
    } else {
        // 合计 is often printed over the columns of the code.
        name(cell, row);
    }
}

/// A name, which may begin with its code (`201 一般公共服务支出`).
fn name(cell: &Piece, row: &mut GridRow) {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '０'..='９');
    let at = cell.text.find(|c| !digits(c)).unwrap_or(cell.text.len());
    let (code, rest) = cell.text.split_at(at);
    let code = fold(code);
    let apart = rest.starts_with(char::is_whitespace) && is_class(&code);
    let begins = apart || glued_code(&format!("{code}{rest}")).is_some();
    if !begins || !row.code.is_empty() {
        row.name.push(cell.clone());
        return;
    }
    let part = |text: &str, offset: usize| {
        let origin = Origin { start: cell.origin.start + offset as u32, len: text.len() as u32, ..cell.origin };
        Piece { text: text.to_owned(), origin }
    };
    let origin = Origin { len: at as u32, ..cell.origin };
    row.code.push(CodePart { piece: Piece { text: code, origin }, level: None });
    let blank = rest.len() - rest.trim_start().len();
    row.name.push(part(rest.trim(), at + blank));
}
