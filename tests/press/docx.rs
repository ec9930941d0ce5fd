//! Word: paragraphs and tables with merged cells.

use super::{Block, Grid, escaped, zip_of};

const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
    <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
    <Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" \
    ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

const LINKS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
    <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
    Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
    Target=\"word/document.xml\"/></Relationships>";

/// The document as a file of Word.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let body: String = blocks.iter().map(block).collect();
    let document = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}<w:sectPr/></w:body></w:document>"
    );
    let parts = [("[Content_Types].xml", TYPES), ("_rels/.rels", LINKS), ("word/document.xml", &document)];
    zip_of(&parts.map(|(name, text)| (name, text.as_bytes())))
}

fn block(block: &Block) -> String {
    match block {
        Block::Leaf(_) => "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>".into(),
        Block::Title(text) => paragraph("<w:pPr><w:jc w:val=\"center\"/></w:pPr>", text),
        Block::Words(text) => paragraph("", text),
        Block::Sides(left, right) => format!(
            "<w:p><w:r><w:t>{}</w:t></w:r><w:r><w:tab/><w:tab/><w:t>{}</w:t></w:r></w:p>",
            escaped(left),
            escaped(right)
        ),
        Block::Table(grid) => table(grid),
    }
}

/// A paragraph, its text in two runs as editing leaves it.
fn paragraph(properties: &str, text: &str) -> String {
    let middle = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    let run = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text));
    format!("<w:p>{properties}{}{}</w:p>", run(&text[..middle]), run(&text[middle..]))
}

fn table(grid: &Grid) -> String {
    let columns = "<w:gridCol w:w=\"900\"/>".repeat(grid.columns);
    let mut out =
        format!("<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>");
    // For each column how many rows the cell of a row above still covers, and how wide it is.
    let mut covered = vec![(0, 1); grid.columns];
    for row in &grid.rows {
        out.push_str("<w:tr>");
        let mut squares = row.iter().peekable();
        let mut column = 0;
        while column < grid.columns {
            let (left, wide) = covered[column];
            if left > 0 {
                out.push_str(&cell(wide, "<w:vMerge/>", ""));
                covered[column].0 -= 1;
                column += wide;
                continue;
            }
            let square = squares.next().expect("a cell for every column");
            let merge = if square.down > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
            out.push_str(&cell(square.across, merge, &square.text));
            covered[column] = (square.down - 1, square.across);
            column += square.across;
        }
        assert!(squares.peek().is_none(), "a cell too many");
        out.push_str("</w:tr>");
    }
    out + "</w:tbl>"
}

fn cell(across: usize, merge: &str, text: &str) -> String {
    let span = if across > 1 { format!("<w:gridSpan w:val=\"{across}\"/>") } else { String::new() };
    format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr>{}</w:tc>", paragraph("", text))
}
