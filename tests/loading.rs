//! Laws of the loading: it never panics on any bytes, every figure stands where its place says, and damage to a
//! document never makes a figure that is not in it.

use kuanxiang::library::{Library, load_all};
use kuanxiang::model::{Print, TroubleKind};
use kuanxiang::source::Shelf;
use proptest::prelude::*;

use crate::figures::stands;
use crate::support::{say, shared};

/// A library of one file.
fn library_of(bytes: &[u8]) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("文.txt"), bytes).expect("a file in it");
    load_all(&Shelf::Folder(folder.path().into())).expect("the folder opens")
}

/// Checks that every number is printed at the place it carries, and returns how many there are.
fn figures_stand_where_they_say(library: &Library) -> usize {
    let mut seen = 0;
    for form in library.disclosures.iter().flat_map(|disclosure| &disclosure.forms) {
        for cell in &form.cells {
            let place = cell.origin;
            let line = library.document(place.file).text.line(place.line);
            let printed = &line[place.start as usize..(place.start + place.len) as usize];
            match &cell.print {
                Print::Number(number) => assert!(stands(library, place, *number), "{number}: {line}"),
                // A word may go on in the next line of its cell.
                Print::Word(word) => assert!(word.starts_with(printed), "{printed} of {word}: {line}"),
            }
            seen += 1;
        }
    }
    seen
}

/// No fault of our own hides behind a trouble.
fn no_panic(library: &Library) {
    let panics = library.troubles().filter(|t| t.kind == TroubleKind::Fault);
    assert_eq!(panics.count(), 0);
}

#[test]
fn a_number_cut_by_the_end_of_its_line_is_one_number() {
    let text = "2024年滨江市测绘局部门预算公开\n支出总表\n单位：万元\n\t科目编码\n\t科目名称\n\t合计\n\n\t201\n\t甲支出\n\t312.\n4\n\n\t合计\n\t\n\t312.40\n\n";
    let library = library_of(text.as_bytes());
    let cells = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms).flat_map(|form| &form.cells);
    let numbers: Vec<String> = cells.filter_map(|cell| cell.print.number()).map(|number| number.to_string()).collect();
    assert_eq!(numbers, ["312.4", "312.40"]);
    assert_eq!(figures_stand_where_they_say(&library), 2);
}

fn sample_texts() -> Vec<String> {
    let library = load_all(&Shelf::Samples).expect("the sample library opens");
    library.documents.iter().map(|document| document.text.as_str().to_owned()).collect()
}

#[test]
fn figures_of_the_samples_stand_where_they_say() {
    let library = load_all(&Shelf::Samples).expect("the sample library opens");
    no_panic(&library);
    assert!(figures_stand_where_they_say(&library) > 1000);
}

#[test]
fn figures_of_real_documents_stand_where_they_say() {
    let Some(corpus) = shared("corpus", "figures_of_real_documents_stand_where_they_say") else { return };
    let library = load_all(&Shelf::Folder(corpus)).expect("the corpus opens");
    no_panic(&library);
    let seen = figures_stand_where_they_say(&library);
    say(&format!("places: {seen} cells of real documents checked"));
    assert!(seen > 700);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        no_panic(&library_of(&bytes));
    }

    #[test]
    fn any_words_of_a_table_are_read_or_refused(
        words in proptest::collection::vec(
            prop_oneof![
                Just("支出总表\n单位：万元\n"), Just("表三：\n"), Just("科目编码 科目名称 合计 基本支出 项目支出\n"), Just("类 款 项\n"),
                Just("201 "), Just("05 "), Just("2010301\t"), Just("行政运行"), Just("（"), Just("）"), Just("1,234.50 "), Just("0 "),
                Just("\t"), Just("\n"), Just("\n\n"), Just("合 计 "), Just("无 "), Just("备注：空表。\n"), Just("第三部分 说明\n"),
                Just("2024年部门预算公开\n"), Just("编制部门：滨江市测绘局\n"), Just("- 3 -\n"), Just("收入 支出\n项目 预算数 功能分类 预算数\n"),
                Just("一般公共预算“三公”经费支出情况表\n单位：元\n"), Just("因公出国（境）费 "), Just("\r\n"), Just("　"), Just("12.3.4 "),
            ],
            0..120,
        )
    ) {
        let library = library_of(words.concat().as_bytes());
        no_panic(&library);
        figures_stand_where_they_say(&library);
    }

    #[test]
    fn damage_makes_no_figure(which in any::<prop::sample::Index>(), cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6)) {
        let texts = sample_texts();
        prop_assume!(!texts.is_empty());
        let mut bytes = texts[which.index(texts.len())].clone().into_bytes();
        for (at, what) in cuts {
            let at = at.index(bytes.len());
            match what % 4 {
                0 => bytes.truncate(at.max(1)),
                1 => bytes[at] = what,
                2 => { bytes.drain(at..(at + 37).min(bytes.len())); }
                _ => { let piece = bytes[at..(at + 61).min(bytes.len())].to_vec(); bytes.splice(0..0, piece); }
            }
            if bytes.is_empty() {
                bytes.push(b'\n');
            }
        }
        let library = library_of(&bytes);
        no_panic(&library);
        figures_stand_where_they_say(&library);
    }
}

#[test]
fn faults_have_a_place_and_the_rest_still_loads() {
    const GOOD: &str = "2024年滨江市测绘局部门预算公开\n表3\n部门支出总体情况表\n编制部门：滨江市测绘局\t单位：万元\n\
                        科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t甲支出\t12.50\t10\t2.50\n合计\t\t12.50\t10\t2.50\n";
    let cut = &GOOD.replace("测绘", "气象").into_bytes()[..GOOD.len() - 41];
    let folder = tempfile::tempdir().expect("a folder for the test");
    let odd = GOOD.replace("测绘", "地质").replace("部门支出总体情况表", "部门预算奇异明细表");
    let typo = GOOD.replace("测绘", "地震").replace("2.50\n合计", "2.5O\n合计");
    let files: &[(&str, &[u8])] = &[
        ("好.txt", GOOD.as_bytes()),
        ("空.txt", b""),
        ("二进制.txt", b"\x00\x01\x02\x03PNG"),
        ("一半.txt", cut),
        ("信.txt", "今天天气很好。\n我们去公园。\n".as_bytes()),
        ("怪表.txt", odd.as_bytes()),
        ("错字.txt", typo.as_bytes()),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file in it");
    }
    let library = load_all(&Shelf::Folder(folder.path().into())).expect("the folder opens");
    no_panic(&library);
    let trouble = |kind: TroubleKind| {
        let place = library.troubles().find(|t| t.kind == kind).map(|t| t.origin);
        let place = place.unwrap_or_else(|| panic!("no trouble {kind:?}"));
        (library.document(place.file).path.to_string(), place.line)
    };
    assert_eq!(trouble(TroubleKind::Empty).0, "空.txt");
    assert_eq!(trouble(TroubleKind::Binary).0, "二进制.txt");
    assert_eq!(trouble(TroubleKind::Truncated), ("一半.txt".into(), 6));
    assert_eq!(trouble(TroubleKind::UnknownDocument).0, "信.txt");
    assert_eq!(trouble(TroubleKind::UnknownForm), ("怪表.txt".into(), 3));
    assert_eq!(trouble(TroubleKind::NotANumber), ("错字.txt".into(), 6));
    let whole = library.disclosures.iter().filter(|d| d.troubles().next().is_none()).count();
    assert_eq!((whole, library.disclosures.len()), (1, 4));
}
