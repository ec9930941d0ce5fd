//! A library built by hand, and the records it gives.

use super::*;
use crate::model::{
    Block, Code, Column, Date, Department, DepartmentId, DisclosureKind, FormIndex, FormKind, Phase, Print, Role,
    Standing, TroubleKind,
};
use crate::money::{Unit, parse_number};
use crate::source::{Document, FileId, Text};

fn at(line: u32) -> Origin {
    Origin::in_text(FileId(0), line, 0, 0)
}

fn cell(column: Option<u8>, text: &str, line: u32) -> Cell {
    Cell { column, print: parse_number(text).map_or_else(|| Print::Word(text.into()), Print::Number), origin: at(line) }
}

fn line(code: &str, name: &str, cells: std::ops::Range<u32>) -> Line {
    Line {
        code: Code::parse(code),
        name: name.into(),
        project: None,
        role: None,
        total: name == "合计",
        parent: None,
        depth: 0,
        block: 0,
        cells,
        origin: at(1),
    }
}

fn form(kind: FormKind, unit: Unit) -> Form {
    let column = |header: &str, role, phase| Column { header: header.into(), role, phase };
    Form {
        kind,
        number: None,
        title: kind.chinese().into(),
        unit,
        origin: at(3),
        columns: vec![column("支出/合计", Some(Role::Total), None), column("支出/其他", None, Some(Phase::Actual))],
        blocks: vec![Block { label: Name::default(), columns: 0..2 }],
        lines: Vec::new(),
        cells: Vec::new(),
        declared_empty: None,
        troubles: Vec::new(),
        index: FormIndex::default(),
    }
}

fn library(forms: Vec<Form>) -> Library {
    Library {
        documents: vec![Document {
            path: "甲/乙.txt".into(),
            text: Text::default(),
            pages: Vec::new(),
            sheets: Vec::new(),
            encoding: "UTF-8",
        }],
        departments: vec![Department { name: "某局".into(), spellings: Vec::new() }],
        disclosures: vec![Disclosure {
            id: "某局@2024@预算".into(),
            department: DepartmentId(0),
            year: 2024,
            kind: DisclosureKind::Budget,
            standing: None,
            published: None,
            region: None,
            files: vec![FileId(0)],
            forms,
            ..Disclosure::default()
        }],
        ..Library::default()
    }
}

fn lines(library: &Library) -> Vec<String> {
    all(library).map(|record| serde_json::to_string(&record).expect("a record is JSON")).collect()
}

#[test]
fn numbers_stay_as_printed_and_blanks_stay_away() {
    let mut form = form(FormKind::Expenditure, Unit::Yuan);
    form.cells = vec![cell(Some(0), "1,234,500.00", 7), cell(Some(1), "无", 7)];
    form.cells.extend([cell(Some(0), "0", 8), cell(None, "6.50", 9), cell(Some(1), "2", 9)]);
    form.lines = vec![line("2010601", "行政运行", 0..2), line("", "合计", 2..3), line("", "", 3..5)];
    let found = lines(&library(vec![form]));
    let start = r#"{"type":"amount","disclosure":"某局@2024@预算","file":"甲/乙.txt","#;
    let table = r#""table":"expenditure","title":"支出总表","#;
    assert_eq!(
        found[1..],
        [
            format!(
                r#"{start}"line":7,{table}"code":"2010601","level":"项","name":"行政运行","column":"支出/合计","role":"total","printed":"1234500.00","unit":"元","wan":"123.45","total":false}}"#
            ),
            format!(
                r#"{start}"line":8,{table}"name":"合计","column":"支出/合计","role":"total","printed":"0","unit":"元","wan":"0","total":true}}"#
            ),
            format!(r#"{start}"line":9,{table}"printed":"6.50","unit":"元","wan":"0.00065","total":false}}"#),
            format!(
                r#"{start}"line":9,{table}"name":"其他","column":"支出/其他","phase":"actual","printed":"2","unit":"元","wan":"0.0002","total":false}}"#
            ),
        ]
    );
}

#[test]
fn a_project_and_a_role_of_the_line_are_said() {
    let mut form = form(FormKind::ThreePublic, Unit::Wan);
    form.cells = vec![cell(Some(0), "3.20", 12)];
    form.lines =
        vec![Line {
            project: Some("系统维护".into()), role: Some(Role::Reception), ..line("", "公务接待费", 0..1)
        }];
    let found = lines(&library(vec![form]));
    assert!(
        found[1].contains(r#""name":"公务接待费","project":"系统维护","column":"支出/合计","role":"reception""#),
        "{found:?}"
    );
}

#[test]
fn an_empty_table_points_at_the_sentence_that_says_so() {
    let mut silent = form(FormKind::GovernmentFund, Unit::Wan);
    silent.cells = vec![cell(Some(0), "无", 5)];
    silent.lines = vec![line("", "合计", 0..1)];
    let declared = Form { declared_empty: Some(at(30)), ..form(FormKind::StateCapital, Unit::Wan) };
    let mut library = library(vec![silent, declared]);
    library.documents[0].pages = vec![1, 10];
    let found = lines(&library);
    let start = r#"{"type":"empty_table","disclosure":"某局@2024@预算","file":"甲/乙.txt","#;
    assert_eq!(
        found[1..],
        [
            format!(
                r#"{start}"page":1,"line":3,"table":"government_fund","title":"政府性基金支出表","declared":false}}"#
            ),
            format!(
                r#"{start}"page":2,"line":21,"table":"state_capital","title":"国有资本经营支出表","declared":true}}"#
            ),
        ]
    );
}

#[test]
fn a_disclosure_says_what_is_known_and_what_is_in_doubt() {
    let mut library = library(Vec::new());
    let plain = r#"{"type":"disclosure","disclosure":"某局@2024@预算","id":"某局@2024@预算","files":["甲/乙.txt"],"department":"某局","#;
    assert_eq!(lines(&library), [format!(r#"{plain}"year":2024,"kind":"budget","warnings":[]}}"#)]);
    let disclosure = &mut library.disclosures[0];
    disclosure.standing = Some(Standing::Unit);
    disclosure.region = Some("某市".into());
    disclosure.published = Some(Date { year: 2024, month: 2, day: 8 });
    disclosure.troubles = vec![
        Trouble::new(TroubleKind::Encoding, Origin::file(FileId(0)), ""),
        Trouble::new(TroubleKind::NotANumber, at(9), "1O"),
    ];
    library.documents[0].pages = vec![1, 4];
    let warnings = r#""warnings":["甲/乙.txt: 编码有误，有的字节不成文字","甲/乙.txt:p2:6: 应是数字却读不成：1O"]"#;
    assert_eq!(
        lines(&library),
        [format!(
            r#"{plain}"level":"unit","year":2024,"kind":"budget","published":"2024-02-08","region":"某市",{warnings}}}"#
        )]
    );
}
