//! The command line as others meet it: standard output, standard error and exit status of the real program.

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use crate::support::read;

/// A department's tables in the layout with tabs, in words of our own.
const DOCUMENT: &str = "\
2024年滨江市测绘局部门预算公开
表3
部门支出总体情况表
编制部门：滨江市测绘局\t\t\t\t\t\t单位：万元
功能分类科目编码\t\t\t功能分类科目名称\t合计\t基本支出\t项目支出
类\t款\t项
220\t\t\t自然资源海洋气象等支出\t1,250.50\t1,000.50\t250.00
220\t01\t\t自然资源事务\t1,250.50\t1,000.50\t250.00
220\t01\t01\t行政运行\t1,000.50\t1,000.50\t
220\t01\t02\t一般行政管理事务\t250.00\t\t250.00
\t\t\t合计\t1,250.50\t1,000.50\t250.00
";

fn program() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kuanxiang"));
    program.stdin(Stdio::null());
    program
}

fn run(arguments: &[&str]) -> Output {
    program().args(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the program writes UTF-8")
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder inside");
        std::fs::write(path, bytes).expect("a file in it");
    }
    folder
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// Status 2, nothing on standard output, one line on standard error.
fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
    assert_eq!(text(&output.stdout), "", "{arguments:?}");
    assert_eq!(said.lines().count(), 1, "{arguments:?}: {said}");
    said.trim_end().into()
}

#[test]
fn what_cannot_run_says_so_with_its_path_and_ends_with_2() {
    let folder = folder(&[("一.txt", b"")]);
    let missing = folder.path().join("没有");
    let missing = shown(&missing);
    let said = refused(&["export", missing]);
    assert_eq!(said, format!("kuanxiang：打不开 {missing}：没有这个文件夹或文件"));
    let said = refused(&["export", missing, "--lang", "en"]);
    assert_eq!(said, format!("kuanxiang: cannot open {missing}: no such folder or file"));
    assert_eq!(refused(&[missing]), refused(&["export", missing]));
    let output = folder.path().join("没有/出.jsonl");
    let said = refused(&["export", "-o", shown(&output)]);
    assert_eq!(said, format!("kuanxiang：写不了 {}：没有这个位置", shown(&output)));
    assert!(refused(&["export", "--format", "pdf"]).contains("jsonl"));
}

#[test]
fn screens_without_a_terminal_are_refused_and_not_waited_for() {
    let folder = folder(&[]);
    for arguments in [&[][..], &[shown(folder.path())]] {
        assert!(refused(arguments).contains("不是终端"), "{arguments:?}");
    }
}

#[test]
fn an_empty_folder_gives_nothing_and_ends_well() {
    let folder = folder(&[]);
    let output = run(&["export", shown(folder.path()), "--format", "jsonl"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!((text(&output.stdout), text(&output.stderr)), ("", ""));
}

#[test]
fn help_and_version_are_no_faults() {
    for (arguments, said) in [
        (&["--help"][..], "用法"),
        (&["--help", "--lang", "en"], "Usage"),
        (&["export", "--help"], "jsonl"),
        (&["--version"], env!("CARGO_PKG_VERSION")),
    ] {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains(said), "{arguments:?}");
        assert_eq!(text(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn every_line_is_a_record_of_a_known_type_and_belongs_to_a_disclosure_told_before() {
    let output = run(&["export"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = records(text(&output.stdout));
    assert!(!records.is_empty(), "the samples hold nothing");
    let mut told = Vec::new();
    for record in &records {
        let kind = record["type"].as_str().expect("a type");
        let owner = record["disclosure"].as_str().expect("a disclosure");
        match kind {
            "disclosure" => told.push(owner),
            "amount" | "empty_table" | "project" | "indicator" | "statement" | "fact" => {
                assert_eq!(told.last(), Some(&owner), "{record}")
            }
            _ => panic!("{record}"),
        }
        let object = record.as_object().expect("a record is an object");
        assert!(!object.values().any(|value| value.is_null() || value == ""), "{record}");
    }
}

#[test]
fn a_document_comes_out_as_its_figures_with_their_lines() {
    let folder = folder(&[("局/测绘.txt", DOCUMENT.as_bytes())]);
    let output = run(&["export", shown(folder.path())]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let records = records(text(&output.stdout));
    let head = records.first().expect("a disclosure");
    assert_eq!((&head["type"], &head["year"], &head["kind"]), (&"disclosure".into(), &2024.into(), &"budget".into()));
    assert_eq!((&head["department"], &head["files"][0]), (&"滨江市测绘局".into(), &"局/测绘.txt".into()));
    let project = records
        .iter()
        .find(|record| record["code"] == "2200102" && record["role"] == "project")
        .expect("the project spending of an account");
    assert_eq!((&project["printed"], &project["wan"]), (&"250.00".into(), &"250".into()));
    assert_eq!((&project["line"], &project["file"]), (&10.into(), &"局/测绘.txt".into()));
    assert!(!records.iter().any(|record| record["code"] == "2200102" && record["role"] == "basic"));
}

fn records(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn the_same_bytes_on_every_run_and_with_any_number_of_threads() {
    let folder = folder(&[
        ("一.txt", DOCUMENT.as_bytes()),
        ("二/三.txt", DOCUMENT.replace("2024", "2023").as_bytes()),
        ("四.bin", &[0, 159, 1, 2]),
        ("五.txt", b""),
    ]);
    for arguments in [&["export"][..], &["export", shown(folder.path())]] {
        let with = |threads: &str| {
            let mut program = program();
            program.args(arguments).env("RAYON_NUM_THREADS", threads);
            program.output().expect("the program starts")
        };
        let first = with("1");
        for threads in ["2", "2", "1"] {
            let again = with(threads);
            assert!(first.stdout == again.stdout, "{arguments:?}, {threads} threads");
            assert_eq!(text(&first.stderr), text(&again.stderr), "{arguments:?}, {threads} threads");
        }
    }
}

#[test]
fn a_file_asked_for_holds_what_standard_output_would() {
    let folder = folder(&[]);
    let path = folder.path().join("出.jsonl");
    std::fs::write(&path, "what stood here before").expect("a file to be replaced");
    let output = run(&["export", "-o", shown(&path)]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(0), ""));
    assert_eq!(read(&path), text(&run(&["export"]).stdout));
}

#[test]
fn no_document_is_written_over() {
    let folder = folder(&[("2024年.txt", DOCUMENT.as_bytes())]);
    let (path, shelf) = (folder.path().join("2024年.txt"), folder.path());
    let (document, shelf) = (shown(&path), shown(shelf));
    let said = format!("kuanxiang：不能写在读到的公开文件上：{document}；用 --help 看说明");
    assert_eq!(refused(&["export", shelf, "-o", document]), said);
    assert_eq!(refused(&["check", shelf, "--format", "csv", "-o", document]), said);
    assert_eq!(refused(&["check", document, "-o", document]), said);
    let name = "滨江市测绘局@2024";
    assert_eq!(refused(&["diff", shelf, name, name, "-o", document]), said);
    assert_eq!(read(&path), DOCUMENT);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let folder = folder(&[]);
    for number in 0..40 {
        let document = DOCUMENT.replace("测绘局", &format!("第{number}测绘局"));
        std::fs::write(folder.path().join(format!("{number}.txt")), document).expect("a document");
    }
    let whole = run(&["export", shown(folder.path())]).stdout.len();
    assert!(whole > 1 << 16, "{whole} bytes fit into a pipe");
    let path = shown(folder.path());
    for arguments in [&["export", path][..], &["check", path, "--format", "csv", "--verbose"]] {
        let mut child = program()
            .args(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        drop(child.stdout.take());
        let mut said = String::new();
        let mut stderr = child.stderr.take().expect("standard error is a pipe");
        stderr.read_to_string(&mut said).expect("text on standard error");
        assert_eq!(child.wait().expect("the program ends").code(), Some(0), "{arguments:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("写不了"), "{arguments:?}: {said}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    for arguments in [&["--help"][..], &["check", "--format", "csv", "--verbose"]] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("the full device");
        let output = program().args(arguments).stdout(full).output().expect("the program starts");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(text(&output.stderr).trim_end(), "kuanxiang：写不了 标准输出：磁盘满了", "{arguments:?}");
    }
}
