//! Documents as people download them, written here and read back: the same figures whatever the format, troubles and no
//! panic where a file is damaged, an answer in no time where it is a bomb.

use std::time::{Duration, Instant};

use encoding_rs::GB18030;
use kuanxiang::library::{Library, load_all};
use kuanxiang::model::{Print, TroubleKind};
use kuanxiang::reader;
use kuanxiang::source::Shelf;
use proptest::prelude::*;

use crate::press::zip_of;

/// A row: its cells, each over so many columns and rows.
type Row = &'static [(&'static str, usize, usize)];

const OPENING: &[&str] = &["2024年滨江市测绘局部门预算公开", "第二部分 部门预算表", "表3", "部门支出总体情况表"];
const UNDER_TITLE: &str = "编制部门：滨江市测绘局 单位：万元";
const CLOSING: &str = "第三部分 情况说明";

const ROWS: &[Row] = &[
    &[("功能分类科目编码", 3, 1), ("功能分类科目名称", 1, 2), ("支出预算", 3, 1)],
    &[("类", 1, 1), ("款", 1, 1), ("项", 1, 1), ("合计", 1, 1), ("基本支出", 1, 1), ("项目支出", 1, 1)],
    &[
        ("201", 1, 1),
        ("", 1, 1),
        ("", 1, 1),
        ("一般公共服务支出", 1, 1),
        ("1,112.50", 1, 1),
        ("1,010.00", 1, 1),
        ("102.50", 1, 1),
    ],
    &[
        ("", 1, 1),
        ("06", 1, 1),
        ("", 1, 1),
        ("财政事务", 1, 1),
        ("1,112.50", 1, 1),
        ("1,010.00", 1, 1),
        ("102.50", 1, 1),
    ],
    &[
        ("", 1, 1),
        ("", 1, 1),
        ("01", 1, 1),
        ("行政运行", 1, 1),
        ("1,112.50", 1, 1),
        ("1,010.00", 1, 1),
        ("102.50", 1, 1),
    ],
    &[("合计", 4, 1), ("1,112.50", 1, 1), ("1,010.00", 1, 1), ("102.50", 1, 1)],
];

/// The document as text with tabs, which every format has to come out as.
fn plain() -> Vec<u8> {
    let mut lines: Vec<String> = OPENING.iter().map(|line| (*line).to_owned()).collect();
    lines.push(UNDER_TITLE.into());
    let mut covered = [0_usize; 7];
    for row in ROWS {
        let mut cells = row.iter();
        let mut squares: Vec<&str> = Vec::new();
        while squares.len() < 7 {
            if covered[squares.len()] > 0 {
                squares.push("");
                continue;
            }
            let (text, across, down) = cells.next().expect("a cell for every column");
            covered[squares.len()] = *down;
            squares.push(text);
            squares.extend(vec![""; across - 1]);
        }
        covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        lines.push(squares.join("\t"));
    }
    lines.push(CLOSING.into());
    (lines.join("\n") + "\n").into_bytes()
}

fn docx() -> Vec<u8> {
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let mut body: String = OPENING.iter().map(|line| p(line)).collect();
    body += &p(UNDER_TITLE);
    body += "<w:tbl><w:tblPr/>";
    // Word repeats a cell that goes on from above, empty.
    let mut above = false;
    for row in ROWS {
        body += "<w:tr>";
        let mut column = 0;
        for (text, across, down) in *row {
            if above && column == 3 {
                body += "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
                above = false;
            }
            let merge = if *down > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
            body += &format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{across}\"/>{merge}</w:tcPr>{}</w:tc>", p(text));
            column += across;
        }
        above = row.iter().any(|(_, _, down)| *down > 1);
        body += "</w:tr>";
    }
    body += &format!("</w:tbl>{}<w:sectPr/>", p(CLOSING));
    let document = format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zip_of(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", document.as_bytes())])
}

fn html() -> String {
    let links = "<li><a href=1>首页</a><li><a href=2>新闻</a><li><a href=3>2023年部门预算公开</a>";
    let opening: String = OPENING.iter().map(|line| format!("<p>{line}</p>\n")).collect();
    let rows = ROWS.iter().map(|row| {
        let cell = |(text, across, down): &(&str, usize, usize)| {
            format!("<td colspan=\"{across}\" rowspan={down}><p>\n<span>{text}</span></p>")
        };
        format!("<tr>{}\n", row.iter().map(cell).collect::<String>())
    });
    format!(
        "<!DOCTYPE html><html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\">\
         <title>部门预算_某市政府</title><style>td {{ width: 9pt }}</style></head><body><div class=\"nav\"><ul>{links}</ul></div>\
         <table width=100%><tr><td valign=top><ul>{links}</ul></td><td><div id=\"zoom\">{opening}<p>{UNDER_TITLE}</p>\
         <table border=1>{}</table><p>{CLOSING}</p></div></td></tr></table>\
         <div class=footer>版权所有 <a href=4>联系我们</a></div></body></html>",
        rows.collect::<String>()
    )
}

/// A page of OFD, drawn in millimetres: lines of text, and a table of rulings with text in its cells.
fn ofd() -> Vec<u8> {
    let text = |x: usize, y: usize, words: &str| {
        let steps: String = words.chars().map(|c| if c.is_ascii() { "1.5 " } else { "3 " }).collect();
        format!(
            "<TextObject Boundary=\"{x} {y} 180 4\" Size=\"3\"><TextCode X=\"1\" Y=\"3\" DeltaX=\"{steps}\">{words}</TextCode>\
             </TextObject>"
        )
    };
    let frame = |x: usize, y: usize, across: usize, down: usize| {
        format!(
            "<PathObject Boundary=\"{x} {y} {across} {down}\" Fill=\"false\"><AbbreviatedData>M 0 0 L {across} 0 L {across} {down} \
             L 0 {down} C</AbbreviatedData></PathObject>"
        )
    };
    let mut objects = String::new();
    for (at, line) in OPENING.iter().chain([&UNDER_TITLE]).enumerate() {
        objects += &text(30, 20 + at * 8, line);
    }
    let mut covered = [0_usize; 7];
    for (at, row) in ROWS.iter().enumerate() {
        let mut column = 0;
        for (words, across, down) in *row {
            while covered[column] > 0 {
                column += 1;
            }
            objects += &frame(10 + column * 27, 70 + at * 8, across * 27, down * 8);
            objects += &if words.is_empty() { String::new() } else { text(10 + column * 27, 72 + at * 8, words) };
            covered[column..column + across].fill(*down);
            column += across;
        }
        covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
    }
    objects += &text(30, 140, CLOSING);
    objects += &text(100, 285, "- 1 -");
    let page = format!("<Page><Content><Layer>{objects}</Layer></Content></Page>");
    let document = "<Document><CommonData><PageArea><PhysicalBox>0 0 210 297</PhysicalBox></PageArea></CommonData>\
                    <Pages><Page ID=\"1\" BaseLoc=\"P.xml\"/></Pages></Document>";
    let entry = "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>";
    let parts = [("OFD.xml", entry), ("Doc_0/Document.xml", document), ("Doc_0/P.xml", &page)];
    zip_of(&parts.map(|(name, text)| (name, text.as_bytes())))
}

fn library_of(bytes: &[u8]) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("公开"), bytes).expect("a file in it");
    load_all(&Shelf::Folder(folder.path().into())).expect("the folder opens")
}

/// Every figure with what it is of, and the troubles.
fn figures(library: &Library) -> Vec<String> {
    let mut out = Vec::new();
    for disclosure in &library.disclosures {
        for form in &disclosure.forms {
            for line in &form.lines {
                out.extend(form.cells(line).iter().map(|cell| {
                    let (title, code, name) = (&form.title, &line.code, &line.name);
                    format!("{title} {code:?} {name} {:?} {:?}", form.role(line, cell), cell.print)
                }));
            }
        }
    }
    out.extend(library.troubles().map(|trouble| format!("{trouble:?}")));
    out
}

#[test]
fn one_budget_in_every_format() {
    let expected = figures(&library_of(&plain()));
    let numbers = expected.iter().filter(|figure| figure.contains("Number")).count();
    assert_eq!((numbers, expected.len()), (12, 12), "{expected:#?}");
    for (format, bytes) in [("docx", docx()), ("html", GB18030.encode(&html()).0.into_owned()), ("ofd", ofd())] {
        let library = library_of(&bytes);
        assert_eq!(figures(&library), expected, "{format}:\n{}", library.documents[0].text.as_str());
        let text = library.documents[0].text.as_str();
        assert!(!text.contains("首页") && !text.contains("版权"), "{text}");
    }
}

/// A file of each format, whole.
pub fn whole() -> Vec<(&'static str, Vec<u8>)> {
    vec![("docx", docx()), ("html", html().into_bytes()), ("ofd", ofd())]
}

#[test]
fn cut_files_are_named() {
    for (format, bytes) in whole().iter().filter(|(format, _)| *format != "html") {
        for length in [bytes.len() / 2, bytes.len() - 8] {
            let library = library_of(&bytes[..length]);
            let kinds: Vec<TroubleKind> = library.troubles().map(|trouble| trouble.kind).collect();
            assert_eq!((kinds.as_slice(), library.disclosures.len()), (&[TroubleKind::Damaged][..], 0), "{format}");
        }
    }
}

#[test]
fn bombs_are_refused_in_no_time() {
    let entities: String = (1..30).map(|at| format!("<!ENTITY e{at} \"&e{};&e{};\">", at - 1, at - 1)).collect();
    let laughs =
        format!("<!DOCTYPE d [<!ENTITY e0 \"12.50\">{entities}]><w:document><w:p><w:t>&e29;</w:t></w:p></w:document>");
    let bombs = [
        zip_of(&[("word/document.xml", laughs.as_bytes())]),
        zip_of(&[("word/document.xml", &vec![b' '; 300 << 20])]),
        zip_of(&[("word/document.xml", &b"<w:tbl><w:tr><w:tc>".repeat(200_000))]),
        "<html>".bytes().chain("<div>".repeat(2_000_000).into_bytes()).collect(),
        "<html><table>".bytes().chain("<tr><td colspan=1000 rowspan=65000>".repeat(20_000).into_bytes()).collect(),
    ];
    for (at, bomb) in bombs.iter().enumerate() {
        let begun = Instant::now();
        let reading = reader::read(bomb);
        assert!(begun.elapsed() < Duration::from_secs(5), "bomb {at} took {:?}", begun.elapsed());
        assert!(reading.text.as_str().len() < 1 << 20, "bomb {at} gave {} bytes", reading.text.as_str().len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damage_makes_no_figure(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let known = figures(&library_of(&plain()));
        for (format, mut bytes) in whole() {
            for (at, what) in &cuts {
                let at = at.index(bytes.len());
                match what % 3 {
                    0 => bytes.truncate(at.max(1)),
                    1 => { bytes.drain(at..(at + 37).min(bytes.len())); }
                    _ if format == "html" => {}
                    _ => bytes[at] ^= what,
                }
                if bytes.is_empty() {
                    bytes.push(b'\n');
                }
            }
            let library = library_of(&bytes);
            let panics = library.troubles().filter(|t| t.kind == TroubleKind::Fault);
            prop_assert_eq!(panics.count(), 0);
            if format != "html" {
                let cells = library.disclosures.iter().flat_map(|d| &d.forms).flat_map(|form| &form.cells);
                for cell in cells.filter(|cell| matches!(cell.print, Print::Number(_))) {
                    let print = format!("{:?}", cell.print);
                    prop_assert!(known.iter().any(|figure| figure.ends_with(&print)), "{}", print);
                }
            }
        }
    }
}
