//! OFD: pages of paper as objects in millimetres.

use super::paper::Page;
use super::{escaped, zip_of};

/// Millimetres in a point.
const MILLIMETRE: f64 = 25.4 / 72.0;

/// The pages as a file.
pub fn write(pages: &[Page]) -> Vec<u8> {
    let listed: String = (0..pages.len())
        .map(|at| format!("<ofd:Page ID=\"{}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>", at + 10))
        .collect();
    let first = &pages[0];
    let document = format!(
        "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 {:.2} {:.2}\
         </ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
        first.width * MILLIMETRE,
        first.height * MILLIMETRE
    );
    let entry = "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml\
                 </ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let named: Vec<(String, String)> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| (format!("Doc_0/Pages/Page_{at}/Content.xml"), content(page)))
        .collect();
    let mut parts = vec![("OFD.xml", entry.as_bytes()), ("Doc_0/Document.xml", document.as_bytes())];
    parts.extend(named.iter().map(|(name, page)| (name.as_str(), page.as_bytes())));
    zip_of(&parts)
}

fn content(page: &Page) -> String {
    let mut out = String::from("<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Content><ofd:Layer>");
    for area in &page.frames {
        let [x, y, across, down] = [area.x, area.y, area.across, area.down].map(|points| points * MILLIMETRE);
        out.push_str(&format!(
            "<ofd:PathObject Boundary=\"{x:.3} {y:.3} {across:.3} {down:.3}\" LineWidth=\"0.2\" Fill=\"false\">\
             <ofd:AbbreviatedData>M 0 0 L {across:.3} 0 L {across:.3} {down:.3} L 0 {down:.3} C</ofd:AbbreviatedData>\
             </ofd:PathObject>"
        ));
    }
    for words in &page.words {
        let [x, y, size] = [words.x, words.y, words.size].map(|points| points * MILLIMETRE);
        let steps: Vec<String> =
            words.text.chars().map(|c| format!("{:.4}", if c.is_ascii() { size / 2.0 } else { size })).collect();
        out.push_str(&format!(
            "<ofd:TextObject Boundary=\"{x:.3} {:.3} 250 {:.3}\" Size=\"{size:.3}\"><ofd:TextCode X=\"0\" Y=\"{size:.3}\" \
             DeltaX=\"{}\">{}</ofd:TextCode></ofd:TextObject>",
            y - size,
            size * 1.3,
            steps.join(" "),
            escaped(&words.text)
        ));
    }
    out + "</ofd:Layer></ofd:Content></ofd:Page>"
}
