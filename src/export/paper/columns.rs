//! The paper as a table, for formats that are tables: one row for each figure that proves an item. What belongs to the item
//! stands in its first row only, so that a sum over a column counts it once; its number stands in all of them.

use rust_decimal::Decimal;

use super::content::{Item, Kind, Paper, Proof};
use crate::check::Value;
use crate::money::Unit;
use crate::words::Lang;

/// A square of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Square {
    /// Nothing.
    Blank,
    /// Words.
    Text(String),
    /// Money in 万元, with the places that are printed.
    Money(Decimal),
    /// A number of a page, a line, an item.
    Count(usize),
}

/// A column of the table.
pub struct Column {
    /// What stands over it.
    pub title: fn(Lang) -> &'static str,
    /// How wide it is, in digits; a Chinese character is two.
    pub width: u16,
    /// What stands in it.
    of: Of,
}

enum Of {
    /// In every row of the item.
    Rows(fn(&Item<'_>, Lang) -> Square),
    /// In the first row of the item.
    Item(fn(&Item<'_>, Lang) -> Square),
    /// In the row of the figure.
    Proof(fn(&Proof<'_>) -> Square),
}

/// The columns, from left to right.
pub const COLUMNS: &[Column] = &[
    Column { title: Lang::paper_number, width: 6, of: Of::Rows(|item, _| Square::Count(item.number)) },
    Column { title: Lang::paper_kind, width: 8, of: Of::Rows(|item, lang| text(kind(lang, item.kind))) },
    Column { title: Lang::paper_disclosure, width: 20, of: Of::Item(|item, _| text(item.disclosure)) },
    Column { title: Lang::paper_rule, width: 13, of: Of::Item(|item, _| some(item.rule)) },
    Column {
        title: Lang::paper_severity,
        width: 6,
        of: Of::Item(|item, lang| some(item.severity.map(|severity| lang.severity(severity)))),
    },
    Column { title: Lang::paper_about, width: 44, of: Of::Item(|item, _| text(&item.about)) },
    Column { title: Lang::paper_expected, width: 14, of: Of::Item(|item, _| money(item.expected)) },
    Column { title: Lang::paper_found, width: 14, of: Of::Item(|item, _| money(item.found)) },
    Column { title: Lang::paper_difference, width: 14, of: Of::Item(|item, _| money(item.difference)) },
    Column { title: Lang::paper_reason, width: 20, of: Of::Item(|item, _| some(item.reason)) },
    Column { title: Lang::paper_note, width: 24, of: Of::Item(|item, _| some(item.note)) },
    Column {
        title: Lang::paper_standing,
        width: 18,
        of: Of::Item(|item, lang| some(lang.paper_standing_of(&item.standing).as_deref())),
    },
    Column { title: Lang::paper_by, width: 10, of: Of::Item(|item, _| text(&item.stamp.by)) },
    Column { title: Lang::paper_at, width: 11, of: Of::Item(|item, _| text(&item.stamp.time())) },
    Column { title: Lang::paper_operand, width: 30, of: Of::Proof(|proof| text(&proof.label)) },
    Column { title: Lang::paper_printed, width: 16, of: Of::Proof(|proof| text(&proof.value.printed())) },
    Column { title: Lang::paper_wan, width: 14, of: Of::Proof(|proof| money(wan(&proof.value))) },
    Column { title: Lang::paper_file, width: 24, of: Of::Proof(|proof| text(proof.place.file)) },
    Column { title: Lang::paper_page, width: 5, of: Of::Proof(|proof| count(proof.place.page)) },
    Column { title: Lang::paper_sheet, width: 10, of: Of::Proof(|proof| some(proof.place.sheet)) },
    Column { title: Lang::paper_line, width: 6, of: Of::Proof(|proof| count(proof.place.line)) },
    Column { title: Lang::paper_text, width: 44, of: Of::Proof(|proof| text(&proof.text)) },
];

/// The rows of an item, one at least.
pub fn rows(paper: &Paper<'_>, item: &Item<'_>) -> Vec<Vec<Square>> {
    let row = |at: usize| {
        let square = |column: &Column| match column.of {
            Of::Rows(of) => of(item, paper.lang),
            Of::Item(of) if at == 0 => of(item, paper.lang),
            Of::Item(_) => Square::Blank,
            Of::Proof(of) => item.proofs.get(at).map_or(Square::Blank, of),
        };
        COLUMNS.iter().map(square).collect()
    };
    (0..item.proofs.len().max(1)).map(row).collect()
}

/// What an item is called.
pub const fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Accepted => lang.paper_accepted(),
        Kind::Dismissed => lang.paper_dismissed(),
        Kind::Note => lang.paper_note(),
    }
}

fn text(text: &str) -> Square {
    if text.is_empty() { Square::Blank } else { Square::Text(text.to_owned()) }
}

fn some(words: Option<&str>) -> Square {
    words.map_or(Square::Blank, text)
}

fn money(number: Option<Decimal>) -> Square {
    number.map_or(Square::Blank, Square::Money)
}

fn count(number: Option<u32>) -> Square {
    number.map_or(Square::Blank, |number| Square::Count(number as usize))
}

/// The figure in 万元, as it is shown there.
fn wan(value: &Value) -> Option<Decimal> {
    match value {
        Value::Money(amount) => Some(amount.shown_in(Unit::Wan)),
        Value::Count(..) | Value::Percent(_) | Value::Words(_) => None,
    }
}
