//! Word documents made of the parts that matter.

use super::*;
use crate::reader::package::tests::packed;

fn document(body: &str) -> Vec<u8> {
    let body = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    packed(&[("[Content_Types].xml", "<Types/>"), (BODY, &body)])
}

fn lines(body: &str) -> String {
    let bytes = document(body);
    assert!(claims(&bytes));
    let reading = read(&bytes);
    assert!(reading.troubles.is_empty(), "{:?}", reading.troubles);
    reading.text.as_str().to_owned()
}

fn p(text: &str) -> String {
    format!("<w:p><w:pPr><w:jc/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

#[test]
fn runs_of_a_paragraph_are_one_line_and_what_is_not_printed_is_left_out() {
    let body = "<w:p><w:r><w:t>甲&amp;</w:t><w:tab/><w:t xml:space=\"preserve\"> 乙</w:t></w:r>\
        <w:del><w:r><w:delText>旧</w:delText></w:r><w:r><w:t>旧</w:t></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>现</w:t></w:r>\
        <w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>链</w:t><w:br/><w:t>次行</w:t></w:r></w:hyperlink></w:p>";
    assert_eq!(lines(body), "甲&  乙新现链\n次行\n");
}

#[test]
fn a_text_box_is_read_once() {
    let of = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:posOffset>12345</wp:posOffset>{}</w:drawing></mc:Choice>\
         <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent><w:t>段</w:t></w:r></w:p>{}",
        of("框"),
        of("框"),
        p("后")
    );
    assert_eq!(lines(&body), "段\n框\n后\n");
}

#[test]
fn merged_cells_of_rows_and_columns() {
    let (start, on, two) = ("<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>", "<w:gridSpan w:val=\"2\"/>");
    let rows = [
        [tc(start, "科目"), tc(two, "支出")].concat(),
        [tc(on, "看不见"), tc("", "基本"), tc("", "项目")].concat(),
        [tc("", "201"), tc("", ""), tc("", "1.50")].concat(),
        format!("<w:trPr><w:del/></w:trPr>{}", tc("", "删去的行")),
        format!("<w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>{}", tc("", "后")),
    ];
    let rows: String = rows.iter().map(|cells| format!("<w:tr>{cells}</w:tr>")).collect();
    let table = format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>");
    assert_eq!(
        lines(&format!("{}{table}{}", p("前"), p("末"))),
        "前\n科目\t支出\t\n\t基本\t项目\n201\t\t1.50\n\t后\t\n末\n"
    );
}

#[test]
fn numbers_of_paragraphs_are_printed() {
    let numbers = "<w:numbering><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/>\
        <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>";
    let styles = "<w:styles><w:style w:styleId=\"2\"><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr>\
        </w:style></w:styles>";
    let of =
        |properties: &str, text: &str| format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let top = "<w:numPr><w:numId w:val=\"3\"/></w:numPr>";
    let styled = "<w:pStyle w:val=\"2\"/>";
    let body = [of(top, "甲"), of(styled, "乙"), of(styled, "丙"), of(top, "丁"), of(styled, "戊")].concat();
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    let bytes = packed(&[(BODY, &body), ("word/numbering.xml", numbers), ("word/styles.xml", styles)]);
    assert_eq!(read(&bytes).text.as_str(), "一、甲\n1.乙\n2.丙\n二、丁\n1.戊\n");
}

#[test]
fn what_cannot_be_read_is_named() {
    let kinds = |bytes: &[u8]| read(bytes).troubles.into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    let whole = document(&p("甲"));
    assert_eq!(kinds(&document("")), [TroubleKind::Empty]);
    assert_eq!(kinds(&whole[..whole.len() - 20]), [TroubleKind::Damaged]);
    assert_eq!(kinds(&packed(&[(BODY, "<w:document><w:p><w:t>甲</w:t>")])), [TroubleKind::Truncated]);
    assert_eq!(kinds(&document(&"<w:tbl><w:tr><w:tc>".repeat(50_000))), [TroubleKind::Damaged]);
    assert_eq!(kinds(&packed(&[(BODY, &" ".repeat(200 << 20))])), [TroubleKind::TooLarge]);
    assert!(!claims(&packed(&[("xl/workbook.xml", "<a/>")])) && !claims(b""));
}
