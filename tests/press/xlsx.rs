//! A workbook with a sheet for each table; amounts are numbers in the format that shows them as printed.

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Block, Grid};

/// The document as a workbook.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut book = Workbook::new();
    let leaves = blocks.split(|block| matches!(block, Block::Leaf(_))).skip(1);
    let names = blocks.iter().filter_map(|block| if let Block::Leaf(name) = block { Some(name) } else { None });
    for (name, blocks) in names.zip(leaves) {
        let sheet = book.add_worksheet();
        sheet.set_name(name).and_then(|sheet| fill(sheet, blocks)).expect("a sheet");
    }
    book.save_to_buffer().expect("a workbook")
}

fn fill(sheet: &mut Worksheet, blocks: &[Block]) -> Result<(), XlsxError> {
    let widths = blocks.iter().map(|block| if let Block::Table(grid) = block { grid.columns } else { 1 });
    let last = widths.max().unwrap_or(1).max(3) as u16 - 1;
    let mut row = 0;
    for block in blocks {
        match block {
            Block::Leaf(_) => continue,
            Block::Title(text) => {
                sheet.merge_range(row, 0, row, last, text, &Format::new().set_align(FormatAlign::Center))?;
            }
            Block::Words(text) => drop(sheet.write(row, 0, text)?),
            Block::Sides(left, right) => drop(sheet.write(row, 0, left)?.write(row, last, right)?),
            Block::Table(grid) => {
                table(sheet, row, grid)?;
                row += grid.rows.len() as u32 - 1;
            }
        }
        row += 1;
    }
    Ok(())
}

fn table(sheet: &mut Worksheet, top: u32, grid: &Grid) -> Result<(), XlsxError> {
    for (row, squares) in (top..).zip(&grid.rows) {
        for square in squares {
            let (column, border) =
                (square.column as u16, Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin));
            let number = square.text.replace(',', "").parse::<f64>().ok().filter(|_| square.amount);
            if square.across * square.down > 1 {
                let (down, across) = (row + square.down as u32 - 1, column + square.across as u16 - 1);
                sheet.merge_range(row, column, down, across, &square.text, &border)?;
            } else if let Some(number) = number {
                sheet.write_with_format(row, column, number, &border.set_num_format(shape(&square.text)))?;
            } else if square.text.is_empty() {
                sheet.write_blank(row, column, &border)?;
            } else {
                sheet.write_with_format(row, column, &square.text, &border)?;
            }
        }
    }
    Ok(())
}

/// The number format that shows an amount as it is printed.
fn shape(printed: &str) -> String {
    let places = printed.split_once('.').map_or(0, |(_, places)| places.len());
    let whole = if printed.contains(',') { "#,##0" } else { "0" };
    if places == 0 && whole == "0" {
        "General".into()
    } else if places == 0 {
        whole.into()
    } else {
        format!("{whole}.{}", "0".repeat(places))
    }
}
