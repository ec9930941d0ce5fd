//! Files made to take long or to fill the memory, each small: they are read or refused within the bounds that the readers
//! state, and what was left out is named.

use std::io::Write;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use kuanxiang::library::{Library, of_bytes};
use kuanxiang::model::TroubleKind;
use kuanxiang::words::Lang;

use super::drawn::{budget, file, opening, stream, words};
use super::{amounts, no_panic};
use crate::press::zip_of;

/// Reads a file on a thread with the stack that the workers have, with patience for a busy machine.
fn read(bytes: Vec<u8>) -> Library {
    let (sender, receiver) = channel();
    std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || drop(sender.send(of_bytes("2024年滨江市测绘局部门预算", &bytes))))
        .expect("a thread");
    let library = receiver.recv_timeout(Duration::from_secs(120)).expect("the reading ends");
    no_panic(&library);
    library
}

fn kinds(library: &Library) -> Vec<TroubleKind> {
    library.troubles().map(|trouble| trouble.kind).filter(|kind| *kind != TroubleKind::UnknownDocument).collect()
}

fn packed(content: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).expect("bytes");
    encoder.finish().expect("a stream")
}

/// A PDF of one page with this content and these objects after it, the first of them number 7.
fn page(content: Vec<u8>, entries: &str, more: Vec<Vec<u8>>) -> Vec<u8> {
    let mut objects = opening("5 0 R", 1);
    objects.push(format!("<</Type/Page/Parent 2 0 R/Contents 6 0 R{entries}>>").into_bytes());
    objects.push(content);
    objects.extend(more);
    file(&objects)
}

#[test]
fn a_drawn_budget_is_read() {
    let library = read(budget());
    assert_eq!(kinds(&library), []);
    assert_eq!(amounts(&library).len(), 6, "{}", library.documents[0].text.as_str());
}

#[test]
fn a_stream_that_unpacks_without_end_is_not_unpacked() {
    let bomb = packed(&vec![b' '; 300 << 20]);
    let twice = packed(&packed(&vec![b' '; 300 << 20]));
    for (filter, bomb) in [("/Filter/FlateDecode", bomb), ("/Filter[/FlateDecode/FlateDecode]", twice)] {
        let library = read(page(stream(filter, &bomb), "", Vec::new()));
        assert_eq!(kinds(&library), [TroubleKind::TooLarge], "{filter}");
        let trouble = library.troubles().next().expect("a trouble");
        assert!(Lang::Zh.trouble(trouble).contains("太大"));
    }
}

/// Bytes as letters, the last few padded with zeros.
fn ascii_85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for four in bytes.chunks(4) {
        let number = four.iter().chain([&0; 4]).take(4).fold(0, |number, byte| number << 8 | u32::from(*byte));
        out.extend([52_200_625, 614_125, 7225, 85, 1].map(|power| b'!' + (number / power % 85) as u8));
    }
    [out, b"~>".to_vec()].concat()
}

#[test]
fn what_is_packed_in_more_ways_is_counted_through_all_of_them() {
    let entries = "/Filter[/ASCII85Decode/FlateDecode]";
    let bomb = ascii_85(&packed(&vec![b' '; 300 << 20]));
    assert!(bomb.len() < 1 << 20);
    assert_eq!(kinds(&read(page(stream(entries, &bomb), "", Vec::new()))), [TroubleKind::TooLarge]);
    // As long as a font, and nothing that could be packed in less.
    let mut seed = 1_u32;
    let mut noise = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 24) as u8
    };
    let font = ascii_85(&packed(&(0..1 << 21).map(|_| noise()).collect::<Vec<u8>>()));
    let library = read(page(stream("", words(50, 700, "正文").as_bytes()), "", vec![stream(entries, &font)]));
    assert_eq!(kinds(&library), []);
    assert_eq!(library.documents[0].text.as_str().trim(), "正文");
}

#[test]
fn a_list_of_objects_that_unpacks_without_end_is_not_opened() {
    let bomb = packed(&vec![b' '; 300 << 20]);
    let list = stream("/Type/ObjStm/N 1/First 10/Filter/FlateDecode", &bomb);
    let library = read(page(stream("", b" "), "", vec![list]));
    assert_eq!(kinds(&library), [TroubleKind::TooLarge]);
}

#[test]
fn forms_that_draw_each_other_without_end_are_left_out() {
    // Thirty forms, each drawing the next ten times, and two that draw each other.
    let ten = |at: usize| format!("/X{at} Do\n").repeat(10).into_bytes();
    let form = |at: usize, next: usize, content: &[u8]| {
        stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X{at} {next} 0 R>>>>"), content)
    };
    let chain: Vec<Vec<u8>> = (0..30).map(|at| form(at + 1, 8 + at, &ten(at + 1))).collect();
    let circle = vec![form(0, 8, &ten(0)), form(0, 7, &ten(0))];
    // Of forms that draw each other the interpreter draws none, as it knows where it is.
    for (forms, expected) in [(chain, TroubleKind::PagesLeft), (circle, TroubleKind::Empty)] {
        let library = read(page(stream("", &ten(0)), "/Resources<</XObject<</X0 7 0 R>>>>", forms));
        assert_eq!(kinds(&library), [expected]);
    }
}

#[test]
fn one_page_drawn_without_end_is_cut() {
    let many = packed(words(50, 700, "甲").repeat(250_000).as_bytes());
    let library = read(page(stream("/Filter/FlateDecode", &many), "", Vec::new()));
    assert!(library.documents[0].text.as_str().len() < 10 << 20);
    let lines: String =
        (0..60_000).map(|at| format!("{} {} m {0} 800 l S 0 {1} m 600 {1} l S\n", at % 600, at % 800)).collect();
    let library = read(page(stream("/Filter/FlateDecode", &packed(lines.as_bytes())), "", Vec::new()));
    assert_eq!(library.documents[0].text.as_str().trim(), "");
}

#[test]
fn ten_thousand_pages_are_read_in_part() {
    let kids: String = (0..10_000).map(|at| format!("{} 0 R ", 6 + at)).collect();
    let mut objects = opening(&kids, 10_000);
    objects.push(stream("", words(50, 700, "正文").as_bytes()));
    objects.extend((0..10_000).map(|_| b"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>".to_vec()));
    let library = read(file(&objects));
    assert_eq!(kinds(&library), [TroubleKind::PagesLeft]);
    assert_eq!(library.documents[0].text.len(), 5000);
}

#[test]
fn pages_that_share_one_long_content_cost_what_is_read_of_them() {
    // Each is within the bound, four of them together; were each unpacked to be weighed, it would take minutes.
    let kids: String = (0..4000).map(|at| format!("{} 0 R ", 6 + at)).collect();
    let mut objects = opening(&kids, 4000);
    objects.push(stream("/Filter/FlateDecode", &packed(&vec![b' '; 60 << 20])));
    objects.extend((0..4000).map(|_| b"<</Type/Page/Parent 2 0 R/Contents 5 0 R>>".to_vec()));
    let begun = Instant::now();
    let library = read(file(&objects));
    assert!(begun.elapsed() < Duration::from_secs(60), "{:?}", begun.elapsed());
    assert_eq!(kinds(&library), [TroubleKind::PagesLeft]);
    let trouble = library.troubles().next().expect("a trouble");
    assert_eq!(trouble.about.to_string(), "5 3996");
}

#[test]
fn a_page_with_too_many_glyphs_is_read_in_part_and_said_to_be() {
    let many: String = (0..250_000).map(|at| words(at % 590, at / 590, "甲")).collect();
    let library = read(page(stream("/Filter/FlateDecode", &packed(many.as_bytes())), "", Vec::new()));
    assert_eq!(kinds(&library), [TroubleKind::PagesCut]);
}

#[test]
fn objects_nested_without_end_end() {
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].concat();
    let inside = page(stream("", deep.as_bytes()), "", vec![deep.clone().into_bytes()]);
    let named = page(stream("", b" "), &format!("/Annots {deep}"), Vec::new());
    let dictionaries = page(stream("", b" "), &format!("/X {}", "<</X ".repeat(100_000)), Vec::new());
    let loops = page(stream("", b" "), "/Annots 7 0 R", vec![b"7 0 R".to_vec()]);
    for bytes in [inside, named, dictionaries, loops] {
        read(bytes);
    }
    // A tree of pages that holds itself.
    let mut objects = opening("2 0 R 5 0 R", 2);
    objects.push(b"<</Type/Pages/Kids[2 0 R 5 0 R 6 0 R]/Count 3>>".to_vec());
    objects.push(b"<</Type/Pages/Kids[5 0 R]/Count 1>>".to_vec());
    read(file(&objects));
}

#[test]
fn sheets_that_span_without_end_cost_what_is_written_in_them() {
    let head = "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><office:body><office:spreadsheet>";
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\"><text:p>甲</text:p></table:table-cell>";
    let rows = format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    let blank = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell/></table:table-row>";
    for content in [rows.repeat(3), blank.repeat(1000)] {
        let tables = format!("<table:table table:name=\"表\">{content}</table:table>").repeat(3);
        let content = format!("{head}{tables}</office:spreadsheet></office:body></office:document-content>");
        let mimetype = b"application/vnd.oasis.opendocument.spreadsheet";
        let library = read(zip_of(&[("mimetype", mimetype), ("content.xml", content.as_bytes())]));
        let stopped = |kind: &TroubleKind| matches!(kind, TroubleKind::TooLarge | TroubleKind::Empty);
        assert!(!kinds(&library).is_empty() && kinds(&library).iter().all(stopped), "{:?}", kinds(&library));
        assert!(library.documents[0].text.as_str().len() < 64 << 20);
    }
}

#[test]
fn what_is_nested_without_end_ends() {
    let boxes = "<p><r><txbxContent>".repeat(50_000);
    let tables = "<tbl><tr><tc><p/>".repeat(50_000);
    let choices = "<AlternateContent><Choice>".repeat(50_000);
    for body in [boxes, tables, choices] {
        let library = read(zip_of(&[("word/document.xml", format!("<document><body>{body}").as_bytes())]));
        assert!(
            matches!(kinds(&library)[..], [TroubleKind::Damaged | TroubleKind::Truncated]),
            "{:?}",
            kinds(&library)
        );
    }
    for opening in ["<table><tr><td>", "<div>", "<b>", "<ul><li>", "<p><table>"] {
        read(format!("<html><body>{}甲", opening.repeat(900)).into_bytes());
        read(format!("<html><body>{}甲", opening.repeat(100_000)).into_bytes());
    }
    let page = "<Page><Template TemplateID=\"1\"/><Content><Layer>".to_owned() + &"<PageBlock>".repeat(100_000);
    let document = "<Document><CommonData><TemplatePage ID=\"1\" BaseLoc=\"P.xml\"/></CommonData><Pages>".to_owned()
        + &"<Page BaseLoc=\"P.xml\"/>".repeat(6000);
    let entry = "<OFD>".to_owned() + &"<DocBody><DocRoot>D.xml</DocRoot></DocBody>".repeat(100);
    let parts = [("OFD.xml", entry.as_bytes()), ("D.xml", document.as_bytes()), ("P.xml", page.as_bytes())];
    let library = read(zip_of(&parts));
    assert_eq!(kinds(&library), [TroubleKind::Truncated]);
}

#[test]
fn a_line_of_more_cells_than_any_form_has_is_no_row() {
    let head = "2024年滨江市测绘局部门预算公开\n表3\n部门支出总体情况表\n编制部门：滨江市测绘局\t单位：万元\n";
    let library = read(format!("{head}{}\n{}\n", "合计\t".repeat(100_000), "1\t".repeat(100_000)).into_bytes());
    assert_eq!(amounts(&library), [""; 0]);
    assert!(library.troubles().all(|trouble| trouble.about.len() < 10_000));
}
