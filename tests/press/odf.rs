//! An OpenDocument spreadsheet with a sheet for each table.

use super::{Block, Grid, escaped, zip_of};

/// The document as a spreadsheet.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut tables = String::new();
    let mut open = false;
    for block in blocks {
        match block {
            Block::Leaf(name) => {
                tables.push_str(if open { "</table:table>" } else { "" });
                tables.push_str(&format!("<table:table table:name=\"{}\">", escaped(name)));
                open = true;
            }
            Block::Title(text) | Block::Words(text) => tables.push_str(&row(&cell("", text))),
            Block::Sides(left, right) => {
                let gap = "<table:table-cell table:number-columns-repeated=\"2\"/>";
                tables.push_str(&row(&[cell("", left), gap.into(), cell("", right)].concat()));
            }
            Block::Table(grid) => tables.push_str(&table(grid)),
        }
    }
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content \
         xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" \
         xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\"><office:body>\
         <office:spreadsheet>{tables}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    let mime: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    zip_of(&[("mimetype", mime), ("content.xml", content.as_bytes())])
}

fn row(cells: &str) -> String {
    format!("<table:table-row>{cells}</table:table-row>")
}

fn cell(more: &str, text: &str) -> String {
    format!(
        "<table:table-cell office:value-type=\"string\"{more}><text:p>{}</text:p></table:table-cell>",
        escaped(text)
    )
}

fn table(grid: &Grid) -> String {
    let mut out = String::new();
    // For each column how many rows the cell of a row above still covers.
    let mut covered = vec![0_usize; grid.columns];
    for squares in &grid.rows {
        let mut cells = String::new();
        for column in 0..grid.columns {
            if let Some(square) = squares.iter().find(|square| square.column == column) {
                let spans = format!(
                    " table:number-columns-spanned=\"{}\" table:number-rows-spanned=\"{}\"",
                    square.across, square.down
                );
                let number = square.text.replace(',', "");
                cells.push_str(&if square.amount && number.parse::<f64>().is_ok() {
                    format!(
                        "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"{spans}><text:p>{}</text:p>\
                         </table:table-cell>",
                        square.text
                    )
                } else if square.text.is_empty() {
                    format!("<table:table-cell{spans}/>")
                } else {
                    cell(&spans, &square.text)
                });
                covered[column..column + square.across].fill(square.down);
            } else {
                assert!(covered[column] > 0, "a cell for every column");
                cells.push_str("<table:covered-table-cell/>");
            }
        }
        covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        out.push_str(&row(&cells));
    }
    out
}
