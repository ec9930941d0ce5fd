//! The working paper as it is handed in: written by the real program from a review in a file, read back by other programs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use calamine::{Data, Range, Reader, Xlsx, open_workbook};
use kuanxiang::check::{Ledger, Settings, check};
use kuanxiang::export::reviewed::{figures, finding_keys, project_key, project_seen};
use kuanxiang::library::{Library, load_all};
use kuanxiang::model::DisclosureId;
use kuanxiang::review::{Journal, Key, Stamp, Verdict};
use kuanxiang::source::Shelf;
use tempfile::TempDir;

/// Two heads that are not the sum of what is under them.
const DOCUMENT: &str = concat!(
    include_str!("paper/heads.txt"),
    "\n\
表七 一般公共预算项目支出情况表
编制部门：滨江市测绘局\t单位：万元
科目编码\t科目名称\t项目名称\t项目支出
2010602\t一般行政管理事务\t基准点复测项目\t10.00
合计\t\t\t10.00
"
);

/// A folder under review, and a review beside it.
struct Desk {
    _room: TempDir,
    folder: PathBuf,
    review: PathBuf,
}

impl Desk {
    fn new(document: &str) -> Desk {
        let room = tempfile::tempdir().expect("a folder");
        let folder = room.path().join("公开");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("预算.txt"), document).expect("a document");
        let review = room.path().join("复核.jsonl");
        Desk { _room: room, folder, review }
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.review.with_file_name(name)
    }

    fn read(&self) -> (Library, Ledger) {
        let library = load_all(&Shelf::Folder(self.folder.clone())).expect("a library");
        let ledger = check(&library, &Settings::default());
        (library, ledger)
    }

    /// The findings with their keys: those of the sum of a head in a column of which a word is said.
    fn finding(&self, word: &str) -> (Key, String) {
        let (library, ledger) = self.read();
        let keys = finding_keys(&library, &ledger);
        let messages = ledger.findings().iter().map(|at| ledger.entry(*at).sentence().to_owned());
        let mut fits = keys.into_iter().zip(messages).filter(|(_, message)| message.starts_with(word));
        let found = fits.next().unwrap_or_else(|| panic!("no finding of {word}"));
        assert!(fits.next().is_none(), "more than one finding of {word}");
        found
    }

    fn journal(&self) -> Journal {
        Journal::open(&self.review).expect("a journal")
    }

    /// One finding accepted with a note, one dismissed, a note on a figure and one on a project.
    fn reviewed(self) -> Desk {
        let mut journal = self.journal();
        let (key, seen) = self.finding(ACCEPTED);
        journal.judge(&key, Some(Verdict::Accepted), &seen, &stamp()).expect("a mark");
        journal.note(&key, "=已请单位|说明", &seen, &stamp()).expect("a note");
        let (key, seen) = self.finding(DISMISSED);
        let verdict = Verdict::Dismissed { reason: "@合计列同因".into() };
        journal.judge(&key, Some(verdict), &seen, &stamp()).expect("a mark");
        let (library, _) = self.read();
        let figure = figures(&library, DisclosureId(0)).into_iter().find(|figure| figure.key.subject() == FIGURE);
        let figure = figure.expect("a figure");
        journal.note(&figure.key, "核对工资表", &figure.operand.value.printed(), &stamp()).expect("a note");
        let project = library.disclosures[0].projects.first().expect("a project");
        let key = project_key(&library, DisclosureId(0), project);
        journal.note(&key, "看立项文件", &project_seen(project), &stamp()).expect("a note");
        self
    }
}

const ACCEPTED: &str = "表三支出总表·20106 财政事务·项目支出";
const DISMISSED: &str = "表三支出总表·20106 财政事务·合计";
const FIGURE: &str = "表三支出总表·2010601 行政运行·基本支出";

fn stamp() -> Stamp {
    Stamp { at: "2024-05-01T10:20:30+08:00".into(), by: "王审计".into() }
}

fn run(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kuanxiang"));
    program.stdin(Stdio::null()).arg("paper").args(arguments).output().expect("the program starts")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("the program writes UTF-8")
}

fn shown(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

fn paper(desk: &Desk, more: &[&str]) -> String {
    let mut arguments = vec![shown(&desk.folder), "--review", shown(&desk.review)];
    arguments.extend(more);
    let output = run(&arguments);
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""), "{more:?}");
    text(&output.stdout).to_owned()
}

fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(2), ""), "{arguments:?}");
    text(&output.stderr).trim_end().to_owned()
}

/// Where a word stands in the row of headers.
fn column(sheet: &Range<Data>, header: usize, title: &str) -> usize {
    let row = sheet.rows().nth(header).expect("a row of headers");
    row.iter().position(|square| *square == *title).unwrap_or_else(|| panic!("no column {title}"))
}

#[test]
fn the_workbook_holds_what_was_accepted_noted_and_dismissed() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let path = desk.beside("底稿.xlsx");
    assert_eq!(paper(&desk, &["-o", shown(&path)]), "");
    let mut book: Xlsx<_> = open_workbook(&path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["属实的发现和批注", "不属实的发现", "所用的规则"]);
    let sheet = book.worksheet_range("属实的发现和批注").expect("a sheet");
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert!(rows[0][0].to_string().starts_with("工作底稿："));
    assert!(rows[2][0].to_string().contains("属实 1 项，不属实 1 项；待查 0 项，标记后有变化 0 项；批注 3 条"));
    let at = |row: usize, title: &str| rows[row][column(&sheet, 3, title)].clone();
    let word = |text: &str| Data::String(text.to_owned());
    assert_eq!(at(4, "类别"), word("属实"));
    assert_eq!(at(4, "规则"), word("tree-sums"));
    assert_eq!(at(4, "程度"), word("错误"));
    let money = |title| [4, 5].map(|row| at(row, title));
    assert_eq!(money("应为（万元）"), [Data::Float(10.0), Data::Empty], "counted once");
    assert_eq!(money("实为（万元）"), [Data::Float(10.02), Data::Empty]);
    assert_eq!(money("相差（万元）"), [Data::Float(0.02), Data::Empty]);
    assert_eq!(at(4, "批注"), word("=已请单位|说明"), "a text and no formula");
    assert_eq!((at(4, "复核人"), at(4, "时间")), (word("王审计"), word("2024-05-01 10:20:30")));
    assert_eq!((at(4, "印的数"), at(5, "印的数")), (word("10.02 万元"), word("10.00 万元")));
    assert_eq!((at(4, "文件"), at(4, "行"), at(5, "行")), (word("预算.txt"), Data::Float(7.0), Data::Float(9.0)));
    assert_eq!(at(5, "原文"), word("2010602 一般行政管理事务 10.00 10.00"));
    assert_eq!((at(6, "类别"), at(6, "内容"), at(6, "批注")), (word("批注"), word(FIGURE), word("核对工资表")));
    assert_eq!((at(6, "折万元"), at(6, "行")), (Data::Float(20.0), Data::Float(8.0)));
    assert_eq!((at(7, "内容"), at(7, "批注")), (word("基准点复测项目"), word("看立项文件")));
    assert_eq!(rows.len(), 8);
    let formulas = book.worksheet_formula("属实的发现和批注").expect("a sheet");
    assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()));
    let dismissed = book.worksheet_range("不属实的发现").expect("a sheet");
    let reason = column(&dismissed, 3, "不属实的理由");
    assert_eq!(dismissed.rows().nth(4).expect("a row")[reason], word("@合计列同因"));
    let rules = book.worksheet_range("所用的规则").expect("a sheet");
    assert!(rules.rows().any(|row| row[0] == word("tree-sums") && row[4] != Data::Float(0.0)));
    // The same again is the same to the byte.
    let again = desk.beside("又.xlsx");
    paper(&desk, &["-o", shown(&again)]);
    assert!(fs::read(&path).expect("a workbook") == fs::read(&again).expect("a workbook"));
}

#[test]
fn markdown_is_read_and_csv_opens_in_a_spreadsheet() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let markdown = paper(&desk, &[]);
    for part in [
        "## 属实的发现和批注\n\n### 1. 表三支出总表·20106 财政事务·项目支出印 10.02 万元",
        "- 应为（万元）：10.00\n- 实为（万元）：10.02\n- 相差（万元）：0.02\n- 批注：=已请单位\\|说明\n",
        "| 表三支出总表·20106 财政事务·项目支出 | 10.02 万元 | 预算.txt | 第 7 行 | 20106 财政事务 30.02 20.00 10.02 |",
        "### 2. 表三支出总表·2010601 行政运行·基本支出\n\n- 类别：批注",
        "## 不属实的发现\n\n### 1. 表三支出总表·20106 财政事务·合计",
        "- 不属实的理由：@合计列同因\n",
        "| tree-sums |",
    ] {
        assert!(markdown.contains(part), "{part}\n{markdown}");
    }
    let english = paper(&desk, &["--lang", "en", "--format", "md"]);
    assert!(english.contains("## Dismissed findings") && english.contains("- reason for dismissal: @"), "{english}");
    let csv = paper(&desk, &["--format", "csv"]);
    let csv = csv.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut table = csv::ReaderBuilder::new().from_reader(csv.as_bytes());
    let records: Vec<csv::StringRecord> = table.records().map(|record| record.expect("a record")).collect();
    let kinds = |kind: &str| records.iter().filter(|record| &record[1] == kind).count();
    assert_eq!(["概要", "属实", "批注", "不属实"].map(kinds), [3, 2, 2, 3]);
    assert!(kinds("规则") > 0);
    let accepted = records.iter().find(|record| &record[1] == "属实").expect("a finding");
    assert_eq!(
        [&accepted[6], &accepted[7], &accepted[8], &accepted[10]],
        ["10.00", "10.02", "0.02", "'=已请单位|说明"]
    );
}

#[test]
fn marks_follow_the_content_through_moves_and_corrections() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let before = desk.finding(ACCEPTED).0;
    // Another folder, another name, lines put in front: the same finding.
    let moved = desk.beside("另处");
    fs::create_dir(&moved).expect("a folder");
    fs::write(moved.join("a.txt"), format!("\n\n{DOCUMENT}")).expect("a document");
    let moved = Desk { _room: tempfile::tempdir().expect("a folder"), folder: moved, review: desk.review.clone() };
    assert_eq!(moved.finding(ACCEPTED).0.subject(), before.subject());
    let told = paper(&moved, &[]);
    assert!(told.contains("属实 1 项") && told.contains("第 9 行") && !told.contains("标记之后"), "{told}");
    // A corrected figure: the finding is another, the mark says what it was made on.
    fs::write(desk.folder.join("预算.txt"), DOCUMENT.replace("10.02", "10.05").replace("\t20.00\t\n", "\t21.00\t\n"))
        .expect("a document");
    assert_eq!(desk.finding(ACCEPTED).0, before);
    let told = paper(&desk, &[]);
    assert!(told.contains("属实 0 项") && told.contains("标记后有变化 1 项"), "{told}");
    assert!(told.contains("- 标记之后的变化：当时是：表三支出总表·20106 财政事务·项目支出印 10.02 万元"), "{told}");
    assert!(told.contains("- 标记之后的变化：当时是：20.00 万元"), "{told}");
    // All is corrected: the mark is still there, and says that nothing is under it.
    fs::write(desk.folder.join("预算.txt"), DOCUMENT.replace("10.02", "10.00").replace("30.02", "30.00"))
        .expect("a document");
    let told = paper(&desk, &[]);
    assert!(told.contains("- 标记之后的变化：现在的文件里没有了") && told.contains("项目支出印 10.02 万元"), "{told}");
    // Another body's folder: nothing of it.
    let other = Desk::new(&DOCUMENT.replace("测绘局", "园林局"));
    let other = Desk { review: desk.review.clone(), ..other };
    let told = paper(&other, &[]);
    assert!(!told.contains("### ") && told.contains("- 4 条标注不在本文件夹的公开里"), "{told}");
}

#[test]
fn of_a_rule_that_is_off_nothing_is_said_to_be_gone() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let rules = desk.beside("规则.toml");
    fs::write(&rules, "[rules]\ntree-sums = \"off\"\n").expect("a choice of rules");
    let told = paper(&desk, &["--rules", shown(&rules)]);
    assert_eq!(told.matches("- 标记之后的变化：这次没有用这条规则核对").count(), 2, "{told}");
    assert!(!told.contains("现在的文件里没有了") && told.contains("项目支出印 10.02 万元"), "{told}");
}

/// The same document as it could be printed without a fault.
fn sound() -> String {
    DOCUMENT.replace("10.02", "10.00").replace("30.02", "30.00")
}

#[test]
fn a_mark_stays_whatever_else_is_put_in_the_folder() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let items = |told: &str| {
        told[told.find("## 属实").expect("the items")..told.find("## 所用").expect("the rules")].to_owned()
    };
    let alone = paper(&desk, &[]);
    assert!(!alone.contains("没有了") && !alone.contains("不在本文件夹"), "{alone}");
    let now = fs::read_to_string(&desk.review).expect("a review");
    let called = "滨江市测绘局@2024@预算@部门#预算";
    assert!(now.contains(&format!("\"disclosure\":\"{called}\"")), "{now}");
    for (what, sibling) in [
        ("a unit of it", sound().replace("部门预算", "单位预算")),
        ("another edition", sound().replace("20.00", "21.00").replace("30.00", "31.00")),
        ("another year", sound().replace("2024", "2023")),
        ("one that does not say for whom", sound().replace("2024年部门预算", "2024年预算")),
        ("a body of another region", sound().replace("滨江市", "临水县")),
    ] {
        for review in [now.clone(), now.replace(called, "滨江市测绘局@2024@预算")] {
            fs::write(&desk.review, review).expect("a review");
            fs::write(desk.folder.join("a.txt"), &sibling).expect("a document");
            let told = paper(&desk, &[]);
            let plain = |told: &str| {
                let line = |line: &str| line.split("@2024@").next().map(|line| format!("{line}\n"));
                items(told).lines().filter_map(line).collect::<String>()
            };
            assert_eq!(plain(&told), plain(&alone), "{what}: {told}");
            fs::remove_file(desk.folder.join("a.txt")).expect("the document");
        }
    }
    // The file may be called otherwise.
    fs::write(&desk.review, now).expect("a review");
    fs::rename(desk.folder.join("预算.txt"), desk.folder.join("2024.txt")).expect("another name");
    assert_eq!(items(&paper(&desk, &[])).matches("### ").count(), 4);
}

#[test]
fn bodies_of_two_regions_share_no_marks() {
    let one = DOCUMENT.replace("滨江市测绘局", "临水县财政局");
    let desk = Desk::new(&one).reviewed();
    for other in ["滨江县财政局", "财政局", "滨江市财政局"] {
        let there = Desk::new(&one.replace("临水县财政局", other));
        let there = Desk { review: desk.review.clone(), ..there };
        let told = paper(&there, &[]);
        assert!(!told.contains("### ") && told.contains("- 4 条标注不在"), "{other}: {told}");
    }
}

#[test]
fn findings_about_the_same_are_told_apart() {
    let rows = "20106\t财政事务\t30.02\t20.00\t10.02\n2010601\t行政运行\t20.00\t20.00\t\n2010602\t一般行政管理事务\t10.00\t\t10.00\n";
    let twice = DOCUMENT.replace(rows, &format!("{rows}{rows}").replace("30.02", "30.07"));
    assert_ne!(twice, DOCUMENT);
    let (library, ledger) = Desk::new(&twice).read();
    let mut keys = finding_keys(&library, &ledger);
    assert_eq!(keys.len(), ledger.findings().len());
    let all = keys.len();
    assert!(keys.iter().any(|key| matches!(key, Key::Finding { ordinal: 1, .. })), "{keys:?}");
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), all);
    let figures = figures(&library, DisclosureId(0));
    let mut keys: Vec<&Key> = figures.iter().map(|figure| &figure.key).collect();
    keys.sort();
    keys.dedup();
    assert_eq!(keys.len(), figures.len());
}

#[test]
fn what_cannot_be_written_is_said() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let (folder, review) = (shown(&desk.folder), shown(&desk.review));
    let said = refused(&[folder, "--review", review, "-o", "底稿.doc"]);
    assert!(said.contains("看不出 底稿.doc 是什么格式") && said.contains("md, xlsx, csv"), "{said}");
    let missing = desk.beside("没有.jsonl");
    let said = refused(&[folder, "--review", shown(&missing)]);
    assert_eq!(said, format!("kuanxiang：没有这份复核记录：{}", shown(&missing)));
    assert!(!missing.exists());
    let document = desk.folder.join("预算.txt");
    let said = refused(&[folder, "--review", shown(&document), "--lang", "en"]);
    assert_eq!(said, format!("kuanxiang: {} is no review and was left alone", shown(&document)));
    let before = fs::read(&desk.review).expect("a review");
    assert!(refused(&[folder, "--review", review, "--format", "md", "-o", review]).contains("底稿不能写在复核记录上"));
    assert_eq!(fs::read(&desk.review).expect("a review"), before);
    let held = fs::read(&document).expect("a document");
    for inside in [&document, &desk.folder.join("底稿.md")] {
        let said = refused(&[folder, "--review", review, "--format", "md", "-o", shown(inside)]);
        assert!(said.contains("工作底稿不能放在"), "{said}");
    }
    assert_eq!(fs::read(&document).expect("a document"), held);
    // A line that its writer did not finish is told, and costs no more than itself.
    fs::write(&desk.review, &before[..before.len() - 9]).expect("a review");
    let output = run(&[folder, "--review", review]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(text(&output.stderr).trim_end(), "复核记录有 1 行没有写完，每行丢了一次标记");
    assert!(text(&output.stdout).contains("批注 2 条"));
}

#[cfg(target_os = "linux")]
#[test]
fn the_review_is_the_users_own_unless_another_is_given() {
    let desk = Desk::new(DOCUMENT).reviewed();
    let data = desk.beside("data");
    let written = |data: &Path| {
        let mut program = Command::new(env!("CARGO_BIN_EXE_kuanxiang"));
        let output = program.arg("paper").arg(&desk.folder).env("XDG_DATA_HOME", data).stdin(Stdio::null()).output();
        let output = output.expect("the program starts");
        assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
        text(&output.stdout).to_owned()
    };
    assert!(written(&data).contains("属实 0 项"));
    assert!(!data.exists(), "reading makes nothing");
    fs::create_dir_all(data.join("kuanxiang")).expect("a folder");
    fs::copy(&desk.review, data.join("kuanxiang/review.jsonl")).expect("a review");
    assert!(written(&data).contains("属实 1 项"));
}
