//! Rows of loose tables with two or more blocks side by side (收入 | 支出): each line holds a row of every block.

use super::code::{is_code_part, is_no_number, is_total};
use super::loose::Words;
use super::{CodePart, Grid, GridFigure, GridRow, Piece};
use crate::money::parse_number;
use crate::text::fold;

/// A run of a line that names something and holds its figures.
#[derive(Debug, Default)]
struct Run {
    code: Option<Piece>,
    name: Vec<Piece>,
    figures: Vec<Piece>,
}

/// Adds the rows of every block, block by block.
pub fn rows(lines: &[&Words], grid: &mut Grid) {
    let last = grid.blocks.len() - 1;
    let mut blocks: Vec<Vec<GridRow>> = vec![Vec::new(); grid.blocks.len()];
    for words in lines {
        let runs = runs(words);
        let alone = runs.len() == 1;
        let count = runs.len();
        for (index, run) in runs.into_iter().enumerate() {
            if alone && run.code.is_none() && is_shared_total(&run, grid) {
                share_total(run, &mut blocks);
                continue;
            }
            let block = if run.code.is_some() {
                last
            } else if alone {
                block_by_words(&run, &blocks, last)
            } else {
                // The runs of a full line stand in the order of the blocks; fewer stand from the left, the last at the right.
                if index + 1 == count { last } else { index.min(last) }
            };
            push(run, block, &mut blocks);
        }
    }
    grid.rows.extend(blocks.into_iter().flatten());
}

/// Cuts a line at codes, and where words follow figures.
fn runs(words: &Words) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).filter(|next| parse_number(&next.text).is_none());
        // A whole number that a numbered item or a total follows ends the block before them.
        let named = out.last().is_some_and(|run| run.figures.is_empty() && !run.name.is_empty());
        let words_follow = next.is_some_and(|next| !(named && begins_item(&next.text) || is_no_number(&next.text)));
        let number = parse_number(&word.text).is_some() || (is_no_number(&word.text) && !out.is_empty());
        if is_whole_code(&word.text) && words_follow {
            out.push(Run { code: Some(word.clone()), ..Run::default() });
        } else if number {
            match out.last_mut() {
                Some(run) => run.figures.push(word.clone()),
                None => out.push(Run { figures: vec![word.clone()], ..Run::default() }),
            }
        } else {
            match out.last_mut() {
                Some(run) if run.figures.is_empty() => run.name.push(word.clone()),
                _ => out.push(Run { name: vec![word.clone()], ..Run::default() }),
            }
        }
    }
    out
}

/// A 类, or the whole code of a 款 or 项.
fn is_whole_code(text: &str) -> bool {
    text.len() > 2 && is_code_part(text)
}

/// Whether a word begins an item that no code stands before: `一、`, `（二）`, 其中, a total.
fn begins_item(text: &str) -> bool {
    let text = fold(text);
    let rest = text.trim_start_matches('(').trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    let numbered = rest.len() < text.len() && rest.starts_with(['、', ')']);
    numbered || text.starts_with("其中") || is_total(&text)
}

fn label(name: &[Piece]) -> String {
    name.iter().map(|piece| piece.text.as_str()).collect()
}

/// One 小计 over the whole line, with a figure for every block.
fn is_shared_total(run: &Run, grid: &Grid) -> bool {
    run.figures.len() == grid.blocks.len() && grid.columns.len() == grid.blocks.len() && is_total(&label(&run.name))
}

fn share_total(run: Run, blocks: &mut [Vec<GridRow>]) {
    for (block, figure) in run.figures.into_iter().enumerate() {
        blocks[block].push(GridRow {
            block,
            name: run.name.clone(),
            figures: vec![GridFigure { piece: figure, column: None }],
            ..GridRow::default()
        });
    }
}

/// The block of a line that holds only one uncoded row: what is named 支出 is spending, all else is receipts.
fn block_by_words(run: &Run, blocks: &[Vec<GridRow>], last: usize) -> usize {
    let name = label(&run.name);
    let is_spending =
        name.ends_with("支出") || name.starts_with("支出") || name == "预备费" || name.contains("结转下年");
    // Without words the figures go on with the last row that has none.
    if name.is_empty() {
        return blocks.iter().rposition(|rows| rows.last().is_some_and(|row| row.figures.is_empty())).unwrap_or(last);
    }
    if is_spending { last } else { 0 }
}

fn push(run: Run, block: usize, blocks: &mut [Vec<GridRow>]) {
    let figures: Vec<GridFigure> = run.figures.into_iter().map(|piece| GridFigure { piece, column: None }).collect();
    // A name wrapped over lines goes on in the row above while its bracket is open, or when the figures come alone.
    if run.code.is_none()
        && let Some(above) = blocks[block].last_mut()
        && above.figures.is_empty()
        && (run.name.is_empty() || is_open(&label(&above.name)))
    {
        above.name.extend(run.name);
        above.figures.extend(figures);
        return;
    }
    let code = run.code.into_iter().map(|piece| CodePart { piece, level: None }).collect();
    blocks[block].push(GridRow { block, code, name: run.name, figures, ..GridRow::default() });
}

/// Whether a name has a bracket that is not closed.
pub fn is_open(name: &str) -> bool {
    let count = |marks: [char; 2]| name.matches(marks).count();
    count(['（', '(']) > count(['）', ')'])
}
