//! The paper as a workbook of three sheets: what is accepted or noted, what is dismissed, and the rules. No cell is a
//! formula, and no clock is asked: the same paper gives the same bytes.

use std::io::{self, Write};

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::columns::{COLUMNS, Column, Square, rows};
use super::content::{Item, Paper};
use super::{Media, PaperWriter};
use crate::export::cell;
use crate::text::width::width;

/// The writer of `xlsx`.
pub const WRITER: PaperWriter = PaperWriter { id: "xlsx", media: Media::Bytes, write };

/// How much of a table is printed side by side on a page, in digits.
const PAGE: u16 = 190;
/// The height of a line of text, in points, and how many a row can have.
const LINE: f64 = 15.0;
const MOST_LINES: usize = 27;
/// Paper size A4, as the format counts.
const A4: u8 = 9;

/// The looks of the cells.
struct Looks {
    title: Format,
    plain: Format,
    header: Format,
    text: Format,
    count: Format,
}

impl Looks {
    fn new() -> Looks {
        let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
        let header = Format::new().set_border(FormatBorder::Thin).set_bold().set_text_wrap();
        Looks {
            title: Format::new().set_bold().set_font_size(14),
            plain: Format::new(),
            header: header.set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter),
            text: cell.clone().set_text_wrap(),
            count: cell,
        }
    }

    /// The look of a number: its digits in groups, every printed place.
    fn money(&self, places: u32) -> Format {
        let places = if places == 0 { String::new() } else { format!(".{}", "0".repeat(places as usize)) };
        self.count.clone().set_num_format(format!("#,##0{places}"))
    }
}

fn write(paper: &Paper<'_>, sink: &mut dyn Write) -> io::Result<()> {
    let bytes = book(paper).map_err(io::Error::other)?;
    sink.write_all(&bytes)
}

fn book(paper: &Paper<'_>) -> Result<Vec<u8>, XlsxError> {
    let lang = paper.lang;
    let looks = Looks::new();
    let mut book = Workbook::new();
    book.set_properties(&DocProperties::new().set_creation_datetime(&made(paper)?));
    let of_items = |column: &Column| (column.title)(lang) != lang.paper_reason();
    items(book.add_worksheet(), &looks, paper, (lang.paper_items_title(), &paper.items), of_items)?;
    items(book.add_worksheet(), &looks, paper, (lang.paper_dismissed_title(), &paper.dismissed), |_| true)?;
    rules(book.add_worksheet(), &looks, paper)?;
    book.save_to_buffer()
}

/// When the paper is as of: the last mark in it; some day where there is none.
fn made(paper: &Paper<'_>) -> Result<ExcelDateTime, XlsxError> {
    let last = paper.items.iter().chain(&paper.dismissed).map(|item| &*item.stamp.at).max();
    let told = last.and_then(|at| ExcelDateTime::parse_from_str(at.get(..19)?).ok());
    told.map_or_else(|| ExcelDateTime::from_ymd(2000, 1, 1), Ok)
}

/// The lines above a table, and its header, which stays in sight. The row below is given back.
fn head(sheet: &mut Worksheet, looks: &Looks, above: &[String], columns: &[(&str, u16)]) -> Result<u32, XlsxError> {
    for (row, line) in (0..).zip(above) {
        sheet.write_string_with_format(row, 0, line, if row == 0 { &looks.title } else { &looks.plain })?;
    }
    let row = above.len() as u32;
    for (at, (title, width)) in (0..).zip(columns) {
        sheet.write_string_with_format(row, at, *title, &looks.header)?;
        sheet.set_column_width(at, *width)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    sheet.set_repeat_rows(row, row)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(sheets_wide(columns), 0);
    Ok(row + 1)
}

fn items(
    sheet: &mut Worksheet,
    looks: &Looks,
    paper: &Paper<'_>,
    (title, items): (&str, &[Item<'_>]),
    shown: impl Fn(&Column) -> bool,
) -> Result<(), XlsxError> {
    let lang = paper.lang;
    sheet.set_name(title)?;
    let shown: Vec<bool> = COLUMNS.iter().map(shown).collect();
    let columns = COLUMNS.iter().zip(&shown).filter(|(_, shown)| **shown);
    let columns: Vec<(&str, u16)> = columns.map(|(column, _)| ((column.title)(lang), column.width)).collect();
    let counts = lang.paper_counts(paper.tally, paper.progress, (paper.notes, paper.elsewhere));
    let above: Vec<String> = std::iter::once(lang.paper_title(paper.library)).chain(counts).collect();
    let first = head(sheet, looks, &above, &columns)?;
    for (row, squares) in (first..).zip(items.iter().flat_map(|item| rows(paper, item))) {
        let squares = squares.into_iter().zip(&shown).filter(|(_, shown)| **shown);
        let squares: Vec<Square> = squares.map(|(square, _)| square).collect();
        put_row(sheet, looks, row, (&squares, &columns))?;
    }
    Ok(())
}

fn rules(sheet: &mut Worksheet, looks: &Looks, paper: &Paper<'_>) -> Result<(), XlsxError> {
    let lang = paper.lang;
    sheet.set_name(lang.paper_rules_title())?;
    let columns = [
        (lang.paper_rule(), 20),
        (lang.paper_statement(), 60),
        (lang.paper_basis(), 60),
        (lang.paper_holds(), 12),
        (lang.paper_fails(), 12),
        (lang.paper_unchecked(), 12),
    ];
    let first = head(sheet, looks, &[lang.paper_title(paper.library)], &columns)?;
    for (row, (rule, tally)) in (first..).zip(&paper.rules) {
        let text = |text: &str| Square::Text(text.to_owned());
        let squares = [
            text(rule.id),
            text(lang.pick(rule.statement, rule.english)),
            text(rule.basis),
            Square::Count(tally.holds),
            Square::Count(tally.findings()),
            Square::Count(tally.unchecked),
        ];
        put_row(sheet, looks, row, (&squares, &columns))?;
    }
    Ok(())
}

/// How many pages stand side by side where a table is printed, so that it can still be read.
fn sheets_wide(columns: &[(&str, u16)]) -> u16 {
    let width: u16 = columns.iter().map(|(_, width)| width).sum();
    width.div_ceil(PAGE)
}

/// Writes a row as high as its longest text needs; not every program that opens the book works that out.
fn put_row(
    sheet: &mut Worksheet,
    looks: &Looks,
    row: u32,
    (squares, columns): (&[Square], &[(&str, u16)]),
) -> Result<(), XlsxError> {
    let mut lines = 1;
    for ((at, square), (_, wide)) in (0..).zip(squares).zip(columns) {
        put(sheet, looks, (row, at), square)?;
        if let Square::Text(text) = square {
            // Something is left over at the end of a line, where the next character is a wide one.
            let room = usize::from(*wide).saturating_sub(2).max(2);
            lines = lines.max(text.lines().map(|line| width(line).div_ceil(room).max(1)).sum());
        }
    }
    sheet.set_row_height(row, LINE * lines.min(MOST_LINES) as f64)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, looks: &Looks, (row, at): (u32, u16), square: &Square) -> Result<(), XlsxError> {
    match square {
        Square::Blank => sheet.write_blank(row, at, &looks.text)?,
        Square::Text(text) => sheet.write_string_with_format(row, at, cell::text(text), &looks.text)?,
        Square::Count(number) => sheet.write_number_with_format(row, at, *number as f64, &looks.count)?,
        Square::Money(money) => match cell::number(*money) {
            Some(number) => sheet.write_number_with_format(row, at, number, &looks.money(money.scale()))?,
            None => sheet.write_string_with_format(row, at, money.to_string(), &looks.text)?,
        },
    };
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_shows_every_printed_place() {
        let looks = Looks::new();
        assert_eq!(looks.money(2), looks.count.clone().set_num_format("#,##0.00"));
        assert_eq!(looks.money(0), looks.count.clone().set_num_format("#,##0"));
    }
}
