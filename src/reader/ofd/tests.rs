//! OFD files drawn object by object.

use super::*;
use crate::reader::package::tests::packed;

fn text(x: f64, y: f64, words: &str) -> String {
    let steps: Vec<&str> = words.chars().map(|c| if c.is_ascii() { "2" } else { "4" }).collect();
    let steps = steps.join(" ");
    format!(
        "<ofd:TextObject Boundary=\"{x} {y} 90 5\" Size=\"4\" Font=\"1\"><ofd:FillColor Value=\"0 0 0\"/>\
         <ofd:TextCode X=\"0\" Y=\"4\" DeltaX=\"{steps}\">{words}</ofd:TextCode></ofd:TextObject>"
    )
}

fn ruling(x: f64, y: f64, to: (f64, f64)) -> String {
    let (across, down) = to;
    format!(
        "<ofd:PathObject Boundary=\"{x} {y} {across} {down}\" LineWidth=\"0.3\">\
         <ofd:AbbreviatedData>M 0 0 L {across} {down}</ofd:AbbreviatedData></ofd:PathObject>"
    )
}

fn file(pages: &[String]) -> Vec<u8> {
    let entry =
        "<ofd:OFD xmlns:ofd=\"o\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>";
    let listed: String =
        (0..pages.len()).map(|at| format!("<ofd:Page ID=\"{at}\" BaseLoc=\"Pages/Page_{at}/Content.xml\"/>")).collect();
    let document = format!(
        "<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>\
         <ofd:TemplatePage ID=\"9\" BaseLoc=\"/Doc_0/T.xml\"/></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>"
    );
    let template =
        format!("<ofd:Page><ofd:Content><ofd:Layer>{}</ofd:Layer></ofd:Content></ofd:Page>", text(20.0, 10.0, "页眉"));
    let pages: Vec<(String, String)> = pages.iter().enumerate().map(|(at, objects)| {
        let page = format!(
            "<ofd:Page><ofd:Template TemplateID=\"9\"/><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        );
        (format!("Doc_0/Pages/Page_{at}/Content.xml"), page)
    }).collect();
    let mut parts = vec![(ENTRY, entry), ("Doc_0/Document.xml", &document), ("Doc_0/T.xml", &template)];
    parts.extend(pages.iter().map(|(name, page)| (name.as_str(), page.as_str())));
    packed(&parts)
}

#[test]
fn lines_and_ruled_tables_of_pages() {
    let mut table = String::new();
    for y in [50.0, 60.0, 70.0] {
        table += &ruling(20.0, y, (90.0, 0.0));
    }
    for x in [20.0, 50.0, 80.0, 110.0] {
        // The first row has one cell over the last two columns.
        let (y, down) = if x > 70.0 && x < 90.0 { (60.0, 10.0) } else { (50.0, 20.0) };
        table += &ruling(x, y, (0.0, down));
    }
    for (x, y, words) in
        [(22.0, 53.0, "科目"), (52.0, 53.0, "支出"), (22.0, 63.0, "行政"), (52.0, 63.0, "12"), (82.0, 63.0, "3.5")]
    {
        table += &text(x, y, words);
    }
    let hidden = text(20.0, 100.0, "藏").replace("<ofd:TextObject", "<ofd:TextObject Visible=\"false\"");
    let outside = text(-90.0, 100.0, "外");
    let bytes = file(&[text(20.0, 40.0, "单位＆万元") + &table + &hidden + &outside, text(20.0, 40.0, "次页")]);
    assert!(claims(&bytes));
    let reading = read(&bytes);
    assert!(reading.troubles.is_empty(), "{:?}", reading.troubles);
    assert_eq!(reading.text.as_str(), "页眉\n单位＆万元\n科目\t支出\t\n行政\t12\t3.5\n次页\n");
    assert_eq!(reading.pages, [1, 5]);
}

#[test]
fn what_cannot_be_read_is_named() {
    let kinds = |bytes: &[u8]| read(bytes).troubles.into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    let whole = file(&[text(20.0, 40.0, "甲")]);
    assert_eq!(kinds(&whole[..whole.len() - 30]), [TroubleKind::Damaged]);
    assert!(claims(&whole[..whole.len() - 30]));
    assert_eq!(kinds(&file(&[])), [TroubleKind::Damaged]);
    assert_eq!(kinds(&file(&["<ofd:TextObject>".into()])), [TroubleKind::Truncated]);
    assert_eq!(kinds(&packed(&[(ENTRY, "<a/>")])), [TroubleKind::Damaged]);
    let steps = text(20.0, 40.0, "甲乙").replace("4 4", "g 99999999999 4 g 1 1e300");
    assert_eq!(kinds(&file(&[steps])), []);
}

#[test]
fn places_of_parts() {
    assert_eq!(beside("Doc_0/Document.xml", "Pages/./P.xml"), "Doc_0/Pages/P.xml");
    assert_eq!(beside("Doc_0/Document.xml", "/Doc_1/../P.xml"), "P.xml");
    assert_eq!(beside("", "../../x"), "x");
}
