//! PDF files object by object, for the tests that need one to be made to hurt; the figures in them are those of [`PLAIN`].

use super::PLAIN;

/// A file of these objects, the first of them its root; `{n} 0 R` names the object at place n, counted from 1.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.6\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    places.iter().for_each(|place| out.extend(format!("{place:010} 00000 n \n").into_bytes()));
    let size = objects.len() + 1;
    out.extend(format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").into_bytes());
    out
}

/// A stream with these entries in its dictionary.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

/// The objects before the pages: root, pages with these kids, and a font whose codes are those of Unicode.
pub fn opening(kids: &str, count: usize) -> Vec<Vec<u8>> {
    [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Count {count}/Kids[{kids}]/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>>>"),
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>".to_owned(),
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>\
         /DW 1000/W[1 95 500 814 939 500]>>"
            .to_owned(),
    ]
    .map(String::into_bytes)
    .to_vec()
}

/// Words at a place, from the left and from the bottom.
pub fn words(x: usize, y: usize, text: &str) -> String {
    let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("BT /F 10 Tf {x} {y} Td <{codes}> Tj ET\n")
}

/// The small budget on one ruled page.
pub fn budget() -> Vec<u8> {
    let lines: Vec<&str> = PLAIN.lines().collect();
    let mut content = String::new();
    for (at, line) in lines.iter().enumerate() {
        for (column, cell) in line.split('\t').enumerate() {
            content += &words(45 + 100 * column, 755 - 20 * at, cell);
        }
    }
    for row in 4..=lines.len() {
        content += &format!("40 {0} m 540 {0} l S\n", 770 - 20 * row);
    }
    for column in 0..6 {
        content += &format!("{0} {1} m {0} 690 l S\n", 40 + 100 * column, 770 - 20 * lines.len());
    }
    let mut objects = opening("5 0 R", 1);
    objects.push(b"<</Type/Page/Parent 2 0 R/Contents 6 0 R>>".to_vec());
    objects.push(stream("", content.as_bytes()));
    file(&objects)
}
