//! The budget as PDF: pages of a ruled table, each glyph by its own code, the font named and not put in.

use std::fmt::Write;

/// Rows on a page.
const ON_A_PAGE: usize = 40;

/// The left sides of the columns and the right side of the table, in points.
const XS: [usize; 5] = [60, 140, 320, 410, 500];

/// The document, a page for every forty rows.
pub fn write(opening: &[&str], rows: &[[String; 4]]) -> Vec<u8> {
    let contents: Vec<String> = rows.chunks(ON_A_PAGE).map(|rows| page(opening, rows)).collect();
    let numbers = (0..contents.len()).map(|at| 6 + 2 * at);
    let kids: String = numbers.map(|number| format!("{number} 0 R ")).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]/MediaBox[0 0 595 842]>>", contents.len()),
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>".into(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)\
         /Supplement 0>>/DW 1000>>"
            .into(),
        stream(&to_unicode()),
    ];
    for (at, content) in contents.iter().enumerate() {
        let content_at = 7 + 2 * at;
        let page = "<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>";
        objects.push(format!("{page}/Contents {content_at} 0 R>>"));
        objects.push(stream(content));
    }
    file(&objects)
}

/// The drawing of a page: the opening above, rows with a frame around each cell below.
fn page(opening: &[&str], rows: &[[String; 4]]) -> String {
    let mut out = String::new();
    let shown = |x: usize, y: usize, text: &str| {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        format!("BT /F 9 Tf {x} {y} Td <{codes}> Tj ET\n")
    };
    for (at, line) in opening.iter().enumerate() {
        out += &shown(60, 800 - 14 * at, line);
    }
    for (at, cells) in rows.iter().enumerate() {
        let y = 740 - 16 * at;
        for (column, cell) in cells.iter().enumerate() {
            let (left, right) = (XS[column], XS[column + 1]);
            let _ = writeln!(out, "{left} {} {} 16 re S", y - 4, right - left);
            out += &shown(left + 4, y, cell);
        }
    }
    out
}

/// Every code stands for the character of its number.
fn to_unicode() -> String {
    let ranges: Vec<String> = (0..=255).map(|high| format!("<{high:02X}00> <{high:02X}FF> <{high:02X}00>")).collect();
    let blocks =
        ranges.chunks(100).map(|block| format!("{} beginbfrange\n{}\nendbfrange\n", block.len(), block.join("\n")));
    let space = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    format!("/CIDInit /ProcSet findresource begin\nbegincmap\n{space}{}endcmap\nend\n", blocks.collect::<String>())
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>stream\n{content}\nendstream", content.len())
}

/// The objects one after another, and where each begins.
fn file(objects: &[String]) -> Vec<u8> {
    let mut out = "%PDF-1.7\n".to_owned();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        let _ = writeln!(out, "{} 0 obj\n{object}\nendobj", at + 1);
    }
    let begins = out.len();
    let count = objects.len() + 1;
    let _ = write!(out, "xref\n0 {count}\n{table}trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{begins}\n%%EOF\n");
    out.into_bytes()
}
