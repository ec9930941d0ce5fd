//! Whole codes from the parts a row prints: `201 | 13 | 50`, `201  13`, or `05` alone under its 类.

use super::Known;
use crate::model::{AccountLevel, Code};
use crate::table::{CodePart, Grid, GridRow};
use crate::text::fold;

/// The whole code of a row, where its parts make one.
pub fn code(row: &GridRow) -> Option<Code> {
    whole(&row.code)
}

fn whole(parts: &[CodePart]) -> Option<Code> {
    let digits: String = parts.iter().enumerate().map(|(at, part)| two_digits(&part.piece.text, at)).collect();
    Code::parse(&digits)
}

/// `3` stands for `03` below the 类.
fn two_digits(digits: &str, at: usize) -> String {
    if at > 0 && digits.len() == 1 { format!("0{digits}") } else { digits.to_owned() }
}

/// Completes the codes that are printed in part with the digits above them, where that is certain: by the level of the
/// column, by the name, or by the order of levels.
pub fn complete(grid: &mut Grid, known: &Known) {
    let lowest = grid.rows.iter().filter_map(code).map(Code::level).max().unwrap_or(AccountLevel::Class);
    let mut above: Option<Code> = None;
    for row in &mut grid.rows {
        if row.code.is_empty() {
            continue;
        }
        if whole(&row.code).is_none()
            && let Some(above) = above
            && let Some(code) = completed(row, above, lowest, known)
        {
            let piece = row.code[0].piece.clone();
            let piece = crate::table::Piece { text: code.to_string(), origin: piece.origin };
            row.code = vec![CodePart { piece, level: None }];
        }
        above = whole(&row.code).or(above);
    }
}

fn completed(row: &GridRow, above: Code, lowest: AccountLevel, known: &Known) -> Option<Code> {
    let parts: Vec<u32> = row.code.iter().filter_map(|part| part.piece.text.parse().ok()).collect();
    if parts.len() != row.code.len() || row.code.iter().any(|part| part.piece.text.len() > 2) {
        return None;
    }
    let class = above.class();
    let section = match above.level() {
        AccountLevel::Class => None,
        AccountLevel::Section => Some(above),
        AccountLevel::Item => above.parent(),
    };
    match (parts.as_slice(), row.code[0].level) {
        ([first, second], _) => class.child(*first)?.child(*second),
        ([digits], Some(1)) => class.child(*digits),
        ([digits], Some(2)) => section?.child(*digits),
        ([digits], _) => {
            let name: String = row.name.iter().map(|piece| fold(&piece.text)).collect();
            let as_section = class.child(*digits);
            let as_item = section.and_then(|section| section.child(*digits));
            let named =
                |code: &Option<Code>| code.is_some_and(|code| known.is(code, &name) || known.is_head(code, &name));
            match (named(&as_section), named(&as_item)) {
                (true, false) => as_section,
                (false, true) => as_item,
                // Levels follow each other downwards: under a 类 comes a 款, under a 款 a 项 where the table has any.
                _ if above.level() == AccountLevel::Section && lowest == AccountLevel::Item => as_item,
                _ => as_section,
            }
        }
        _ => None,
    }
}
