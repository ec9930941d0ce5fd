//! PDF: pages of paper as drawing instructions. The font is named and not embedded, its codes are those of Unicode.

use super::paper::{Page, Words};

/// How the font says which characters its codes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// A map from codes to characters lies in the file.
    Mapped,
    /// The codes are those of a standard map that every reader knows.
    Standard,
}

/// What a file does beside what its pages are.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// The font.
    pub codes: Codes,
    /// Degrees by which the pages are turned to be seen: 0 or 90.
    pub turned: u16,
    /// Words are drawn twice with this offset to look bold; none where it is 0.
    pub bold: f64,
}

impl Default for Manner {
    fn default() -> Manner {
        Manner { codes: Codes::Mapped, turned: 0, bold: 0.0 }
    }
}

/// The pages as a file.
pub fn write(pages: &[Page], manner: Manner) -> Vec<u8> {
    let kids: String = (0..pages.len()).map(|at| format!("{} 0 R ", 7 + 2 * at)).collect();
    let (encoding, ordering, map) = match manner.codes {
        Codes::Mapped => ("Identity-H", "Identity", "/ToUnicode 6 0 R"),
        Codes::Standard => ("UniGB-UCS2-H", "GB1", ""),
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {}/Kids[{kids}]>>", pages.len()),
        format!("<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[4 0 R]{map}>>"),
        format!(
            "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})\
             /Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[{}]>>",
            if manner.codes == Codes::Mapped { "32 126 500" } else { "1 95 500 814 939 500" }
        ),
        "<</Type/FontDescriptor/FontName/SimSun/Flags 4/FontBBox[0 -141 1000 859]/ItalicAngle 0/Ascent 859/Descent -141\
         /CapHeight 683/StemV 80>>"
            .to_owned(),
        stream(&map_of_codes()),
    ];
    for (at, page) in pages.iter().enumerate() {
        let (width, height) = if manner.turned == 90 { (page.height, page.width) } else { (page.width, page.height) };
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Rotate {}/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>",
            manner.turned,
            8 + 2 * at
        ));
        objects.push(stream(&content(page, manner)));
    }
    file(&objects)
}

fn file(objects: &[String]) -> Vec<u8> {
    let mut out = String::from("%PDF-1.6\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = out.len();
    out.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|place| out.push_str(&format!("{place:010} 00000 n \n")));
    out.push_str(&format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1));
    out.into_bytes()
}

fn stream(content: &str) -> String {
    format!("<</Length {}>>\nstream\n{content}\nendstream", content.len())
}

/// Every code is the character of the same number.
fn map_of_codes() -> String {
    let mut out = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Same def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
    );
    let ranges: Vec<String> =
        (0..=255_u8).map(|high| format!("<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n")).collect();
    for some in ranges.chunks(64) {
        out.push_str(&format!("{} beginbfrange\n{}endbfrange\n", some.len(), some.concat()));
    }
    out + "endcmap end end"
}

fn content(page: &Page, manner: Manner) -> String {
    let mut out = String::new();
    if manner.turned == 90 {
        out.push_str(&format!("0 1 -1 0 {} 0 cm\n", page.height));
    }
    let up = |y: f64| page.height - y;
    for (area, grey) in &page.fills {
        let (x, y) = (area.x, up(area.y + area.down));
        out.push_str(&format!("{grey} g {x:.2} {y:.2} {:.2} {:.2} re f\n", area.across, area.down));
    }
    out.push_str("0 g 0.5 w\n");
    for area in &page.frames {
        let (x, y) = (area.x, up(area.y + area.down));
        out.push_str(&format!("{x:.2} {y:.2} {:.2} {:.2} re S\n", area.across, area.down));
    }
    for Words { x, y, size, text } in &page.words {
        let codes: String = text.encode_utf16().map(|code| format!("{code:04X}")).collect();
        let offsets = if manner.bold > 0.0 { vec![0.0, manner.bold] } else { vec![0.0] };
        for offset in offsets {
            let x = x + offset;
            out.push_str(&format!("BT /F {size} Tf 1 0 0 1 {x:.2} {:.2} Tm <{codes}> Tj ET\n", up(*y)));
        }
    }
    out
}
