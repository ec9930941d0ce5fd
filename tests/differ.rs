//! `kuanxiang diff` as others meet it: what is named, what is written in each format, and how it ends.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::{files, read, say, shared};

/// A department's budget in words of our own; what changes from year to year is in braces.
const DOCUMENT: &str = "\
{year}年滨江市测绘局部门预算公开
表3
部门支出总体情况表
编制部门：滨江市测绘局\t\t\t\t\t\t单位：万元
功能分类科目编码\t\t\t功能分类科目名称\t合计\t基本支出\t项目支出
类\t款\t项
220\t\t\t自然资源海洋气象等支出\t{all}\t1,000.50\t{project}
220\t01\t\t自然资源事务\t{all}\t1,000.50\t{project}
220\t01\t01\t行政运行\t1,000.50\t1,000.50\t
220\t01\t{code}\t{name}\t{project}\t\t{project}
\t\t\t合计\t{all}\t1,000.50\t{project}
";

fn document(year: &str, (code, name): (&str, &str), project: &str, all: &str) -> String {
    let values = [("year", year), ("code", code), ("name", name), ("project", project), ("all", all)];
    values.iter().fold(DOCUMENT.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}

/// Three budgets of two bodies. The third year knows another account, with a comma and quotes in its name.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let put = |name: &str, text: String| std::fs::write(folder.path().join(name), text).expect("a document");
    put("23.txt", document("2023", ("02", "一般行政管理事务"), "250.00", "1,250.50"));
    put("24.txt", document("2024", ("02", "一般行政管理事务"), "200.00", "1,200.50"));
    put("25.txt", document("2025", ("06", "=测绘,\"地图\"事务"), "300.00", "1,300.50"));
    put("县.txt", document("2024", ("02", "一般行政管理事务"), "1.00", "1,001.50").replace("滨江市", "临水县"));
    folder
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().expect("a path in UTF-8")
}

fn run(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kuanxiang"));
    program.arg("diff").args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the program writes UTF-8")
}

/// What is written and what is said beside it, of a run that ends well.
fn done(arguments: &[&str]) -> (String, String) {
    let output = run(arguments);
    let said = text(output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    (text(output.stdout), said)
}

/// What is said by a run that could not be done.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = text(output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}: {said}");
    said
}

fn records(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn names_that_fit_none_or_several_are_answered_with_a_choice() {
    let folder = folder();
    let said = refused(&[path(&folder), "测绘局@2024", "滨江市测绘局@2025"]);
    let expected =
        "kuanxiang：“测绘局@2024”对得上 2 份公开，请写全：\n  滨江市测绘局@2024@预算\n  临水县测绘局@2024@预算\n";
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(lines(&said), lines(expected));
    let said = refused(&[path(&folder), "滨江@2024", "滨江@2030", "--lang", "en"]);
    assert!(said.starts_with("kuanxiang: no disclosure is '滨江@2030':\n  滨江市测绘局@2023@预算\n"), "{said}");
    assert_eq!(said.lines().count(), 4, "{said}");
    let said = refused(&["滨江@2024", "财政局@2025"]);
    assert!(
        said.contains("“滨江@2024”") && said.contains("澄川市财政局@2025@预算"),
        "two are looked for in the samples"
    );
    assert!(refused(&[path(&folder)]).contains("没有写全"));
    assert!(refused(&[path(&folder), "a", "b", "c"]).contains("没有这个参数：c"));
    assert!(refused(&[path(&folder), "滨江@2023", "滨江@2024", "--format", "xlsx"]).contains("text, csv, jsonl"));
    assert!(refused(&["a", "b", "--format", "csv", "--all"]).contains("--all"));
    let missing = folder.path().join("没有");
    assert!(refused(&[missing.to_str().expect("a path"), "a", "b"]).contains("打不开"));
}

#[test]
fn a_part_of_a_name_an_id_and_another_kind_all_name_a_disclosure() {
    let folder = folder();
    let (first, _) = done(&[path(&folder), "滨江@2023", "滨江@2024"]);
    for (a, b) in [("滨江市测绘局@2023@预算", "滨江市测绘局@2024@预算"), ("滨江@2023@budget", "江市测绘＠2024年")]
    {
        assert_eq!(done(&[path(&folder), a, b]).0, first, "{a} {b}");
    }
    let (samples, _) = done(&["财政局@2024@预算", "财政局@2025"]);
    assert!(samples.starts_with("A  澄川市财政局@2024@预算\nB  澄川市财政局@2025@预算\n"), "{samples}");
}

#[test]
fn a_text_tells_what_differs_under_its_heads() {
    let folder = folder();
    let (printed, said) = done(&[path(&folder), "滨江@2023", "滨江@2024"]);
    let expected = "\
A  滨江市测绘局@2023@预算
B  滨江市测绘局@2024@预算

支出总表
A  部门支出总体情况表
B  部门支出总体情况表
名称                                A        B   增减       %
220 自然资源海洋气象等支出    1,250.5  1,200.5  -50     -4.00
  其中 项目支出                 250      200    -50    -20.00
  22001 自然资源事务          1,250.5  1,200.5  -50     -4.00
    其中 项目支出               250      200    -50    -20.00
    2200102 一般行政管理事务    250      200    -50    -20.00  全为项目支出
合计                          1,250.5  1,200.5  -50     -4.00
  其中 项目支出                 250      200    -50    -20.00
";
    assert_eq!((&*printed, &*said), (expected, ""));
    let (all, _) = done(&[path(&folder), "滨江@2023", "滨江@2024", "--all"]);
    assert!(all.contains("2200101 行政运行") && !printed.contains("行政运行"), "{all}");
    let (same, _) = done(&[path(&folder), "滨江@2023", "滨江@2023"]);
    assert!(same.contains("两份公开没有不同"), "{same}");
    let (english, _) = done(&[path(&folder), "滨江@2023", "滨江@2025", "--lang", "en"]);
    assert!(english.contains("added") && english.contains("removed") && !english.contains("新增"), "{english}");
}

/// The fields of the contract and those beside it.
const FIELDS: &str = "type,a,b,subject,table,code,level,name,name_b,role,phase,a_wan,b_wan,delta_wan,percent,state,title,\
    code_b,project,a_text,b_text,a_file,a_page,a_sheet,a_line,b_file,b_page,b_sheet,b_line";

#[test]
fn records_have_the_fields_of_the_contract_and_no_others() {
    let folder = folder();
    let (lines, _) = done(&[path(&folder), "滨江@2024", "滨江@2025", "--format", "jsonl"]);
    let records = records(&lines);
    let of = |code: &str, role: &str| {
        records
            .iter()
            .find(|record| record["code"] == code && record["role"] == role)
            .unwrap_or_else(|| panic!("{code}"))
    };
    let expected = r#"{"type":"change","a":"滨江市测绘局@2024@预算","b":"滨江市测绘局@2025@预算","subject":"line","table":"expenditure","code":"22001","level":"款","name":"自然资源事务","role":"project","a_wan":"200","b_wan":"300","delta_wan":"100","percent":"50","state":"changed","title":"部门支出总体情况表","a_file":"24.txt","a_line":8,"b_file":"25.txt","b_line":8}"#;
    assert_eq!(of("22001", "project").to_string(), serde_json::from_str::<Value>(expected).expect("JSON").to_string());
    let gone = of("2200102", "total");
    assert_eq!(
        (&gone["state"], &gone["delta_wan"], &gone["percent"]),
        (&"removed".into(), &"-200".into(), &"-100".into())
    );
    assert!(gone.get("b_wan").is_none() && gone.get("b_file").is_none());
    let new = of("2200106", "total");
    assert_eq!((&new["state"], new.get("percent"), new.get("a_wan")), (&"added".into(), None, None));
    assert_eq!(
        (&of("2200101", "basic")["state"], of("2200101", "total")["delta_wan"].as_str()),
        (&"same".into(), Some("0"))
    );
    for record in &records {
        let object = record.as_object().expect("an object");
        assert!(object.keys().all(|key| FIELDS.split(',').any(|field| field.trim() == key)), "{record}");
        assert!(!object.values().any(|value| value.is_null() || value == ""), "{record}");
    }
}

#[test]
fn a_sheet_has_the_same_columns_and_every_square_can_be_read_back() {
    let folder = folder();
    let asked = [path(&folder), "滨江@2024", "滨江@2025", "--format"];
    let (sheet, _) = done(&[&asked[..], &["csv"]].concat());
    let (lines, _) = done(&[&asked[..], &["jsonl"]].concat());
    let sheet = sheet.strip_prefix('\u{feff}').expect("the mark by which spreadsheets know UTF-8");
    assert!(sheet.contains("\"'=测绘,\"\"地图\"\"事务\""), "a comma, quotes and a text that is no formula\n{sheet}");
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let heads = reader.headers().expect("a header").clone();
    assert_eq!(heads.iter().collect::<Vec<_>>().join(","), FIELDS);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let records = records(&lines);
    assert_eq!(rows.len(), records.len());
    for (row, record) in rows.iter().zip(&records) {
        for (head, square) in heads.iter().zip(row) {
            let value = match &record[head] {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                number => number.to_string(),
            };
            let square = square.strip_prefix('\'').unwrap_or(square);
            assert_eq!(square, value, "{head} of {record}");
        }
    }
}

#[test]
fn a_file_asked_for_holds_what_standard_output_would() {
    let folder = folder();
    let out = folder.path().join("出");
    for format in ["text", "csv", "jsonl"] {
        let asked = [path(&folder), "滨江@2023", "滨江@2024", "--format", format];
        let (printed, _) = done(&asked);
        let (nothing, _) = done(&[&asked[..], &["-o", out.to_str().expect("a path")]].concat());
        assert_eq!((read(&out), &*nothing), (printed, ""), "{format}");
    }
    std::fs::remove_file(&out).expect("the file written");
    let there = folder.path().join("没有/出");
    let said = refused(&[path(&folder), "滨江@2023", "滨江@2024", "-o", there.to_str().expect("a path")]);
    assert!(said.contains("写不了"), "{said}");
}

#[test]
fn what_has_no_counterpart_is_said_beside_the_records() {
    let asked = ["财政局@2024@预算", "财政局@2024@决算"];
    let (printed, nothing) = done(&asked);
    let (_, said) = done(&[&asked[..], &["--format", "jsonl"]].concat());
    assert!(nothing.is_empty() && said.contains("只有"), "{said}");
    let (_, rest) = printed.split_once("\n没有对应的\n").expect("what has no counterpart");
    let list: Vec<&str> = rest.lines().take_while(|line| !line.is_empty()).map(str::trim).collect();
    assert_eq!(said.lines().collect::<String>(), list.concat());
}

#[test]
fn differences_worked_out_by_hand_come_out_of_the_command() {
    let (Some(corpus), Some(golden)) = (shared("corpus", "differ"), shared("golden", "differ")) else {
        return;
    };
    let truths = files(&golden).into_iter().filter(|path| path.to_string_lossy().contains("/diff_"));
    let checked: usize = truths.map(|path| check(&corpus, &path)).sum();
    say(&format!("diff: {checked} accounts agree"));
    assert!(checked > 0, "no difference was compared");
}

fn check(corpus: &Path, path: &Path) -> usize {
    let truth: Value = serde_json::from_str(&read(path)).expect("the truth is JSON");
    let file = |at: usize| truth["files"][at].as_str().expect("a file");
    // The name of a file ends with the two digits of its year.
    let named = |at: usize| {
        let (body, rest) = file(at).split_once(|c: char| c.is_ascii_digit()).expect("a year");
        (body.to_owned(), format!("{body}@20{}{}", &file(at)[body.len()..=body.len()], &rest[..1]))
    };
    let ((_, a), (_, b)) = (named(0), named(1));
    let (lines, _) = done(&[corpus.to_str().expect("a path"), &a, &b, "--format", "jsonl"]);
    let records = records(&lines);
    let items: Vec<&Value> = records
        .iter()
        .filter(|record| record["table"] == "general_expenditure" && record["role"] == "total")
        .filter(|record| record["level"] == "项")
        .collect();
    let rows = truth["rows"].as_array().expect("rows");
    assert_eq!(items.len(), rows.len(), "{}", path.display());
    let years = [&a, &b].map(|id| format!("y{}", id.rsplit('@').next().expect("a year")));
    for row in rows {
        let item = items.iter().find(|item| item["code"] == row["code"]).unwrap_or_else(|| panic!("{row}"));
        let wan = |value: &Value| -> Option<rust_decimal::Decimal> { value.as_str()?.parse().ok() };
        let yuan = |value: &Value| wan(value).map(|wan| wan * rust_decimal::Decimal::from(10_000));
        assert_eq!(item["name"], row["name"]);
        assert_eq!(yuan(&item["a_wan"]), wan(&row[&years[0]]), "{row}");
        assert_eq!(yuan(&item["b_wan"]), wan(&row[&years[1]]), "{row}");
        assert_eq!(yuan(&item["delta_wan"]), wan(&row["delta"]), "{row}");
        let percent = wan(&item["percent"]).filter(|_| item.get("b_wan").is_some());
        assert_eq!(percent, wan(&row["percent"]), "{row}");
    }
    rows.len()
}
