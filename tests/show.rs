//! `kuanxiang show` as others meet it: what it finds, in which order, and that every item is walked back to its line.

use std::path::Path;
use std::process::{Command, Output, Stdio};

use crate::support::{home, read};

/// A project in the layout with tabs, in words of our own.
const DOCUMENT: &str = "\
2024年滨江市测绘局部门预算公开
项目支出绩效目标表
项目名称\t\t基础测绘与地图更新\t\t\t
项目资金(万元)\t\t年度资金总额\t250.00\t其中：财政拨款\t250.00
项目总体目标\t\t更新全市基础地理信息数据，编制公益地图，为规划、交通、应急和生态环境等部门提供统一的底图，并按季度发布变化情况，保证数据现势性。\t\t\t
一级指标\t二级指标\t三级指标\t指标值\t指标分值权重\t实际完成值
产出指标\t数量指标\t更新图幅数量\t≥120幅\t20\t118幅
\t质量指标\t成果质检合格率\t≥95%\t10\t97%
效益指标\t社会效益指标\t数据共享\t明显增强\t10\t明显增强
";

fn show(arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kuanxiang"));
    program.arg("show").args(arguments).stdin(Stdio::null()).output().expect("the program starts")
}

/// What is printed and what is said beside it, of a run that ends well.
fn shown(arguments: &[&str]) -> (String, String) {
    let output = show(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("the program writes UTF-8");
    let said = text(output.stderr);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {said}");
    (text(output.stdout), said)
}

fn titles(printed: &str) -> Vec<&str> {
    printed.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("测绘.txt"), DOCUMENT).expect("a document");
    folder
}

fn path(folder: &Path) -> &str {
    folder.to_str().expect("a path in UTF-8")
}

#[test]
fn a_project_is_found_by_fragment_initials_indicator_and_department() {
    let folder = folder();
    for query in
        ["地图更新", "jcch", "dtgx", "更新图幅", "gxtfsl", "250.00", "2,500,000元", "测绘局 2024 地图", "预算 jcch"]
    {
        let (printed, said) = shown(&[path(folder.path()), query]);
        assert_eq!((titles(&printed), &*said), (vec!["基础测绘与地图更新"], ""), "{query}");
    }
    let (printed, said) = shown(&[path(folder.path()), "2023 地图"]);
    assert_eq!((&*printed, said.trim_end()), ("", "没有找到“2023 地图”"));
}

#[test]
fn a_card_in_a_pipe_is_a_line_an_item_with_its_whole_text_and_its_place() {
    let folder = folder();
    let (printed, _) = shown(&[path(folder.path()), "地图"]);
    assert_eq!(
        printed,
        "\
基础测绘与地图更新
  滨江市测绘局  2024年  预算
  出处      测绘.txt:3
  金额      250.00 万元  :4
  财政拨款  250.00 万元  :4
  年度目标  更新全市基础地理信息数据，编制公益地图，为规划、交通、应急和生态环境等部门提供统一的底图，并按季度发布变化情况，保证数据现势性。  :5
  类别          指标            目标      实际      权重  结果  行
  数量指标      更新图幅数量    ≥120幅    118幅     20    未达  :7
  质量指标      成果质检合格率  ≥95%      97%       10    达标  :8
  社会效益指标  数据共享        明显增强  明显增强  10          :9
"
    );
    let (english, _) = shown(&["--lang", "en", path(folder.path()), "地图"]);
    assert!(english.contains("missed") && english.contains("goal") && !english.contains("未达"), "{english}");
}

#[test]
fn codes_are_found_with_and_without_blanks_and_the_best_come_first() {
    let (whole, _) = shown(&["20502", "--limit", "1000"]);
    let (apart, _) = shown(&["205 02", "--limit", "1000"]);
    assert_eq!(whole, apart);
    let found = titles(&whole);
    let exact = |title: &&&str| title.split("  ").next() == Some("20502");
    let leading = found.iter().take_while(exact).count();
    assert!(leading > 0, "{found:?}");
    assert_eq!(leading, found.iter().filter(exact).count(), "the whole code comes before its children");
    assert!(found.iter().any(|title| title.starts_with("2050202")), "{found:?}");
    let (initials, _) = shown(&["ptjy", "--limit", "1000"]);
    assert!(titles(&initials).contains(&"20502  普通教育"));
}

#[test]
fn what_is_left_out_is_counted() {
    let (all, said) = shown(&["教育", "--limit", "100000"]);
    assert_eq!(said, "");
    let count = titles(&all).len();
    assert!(count > 20, "{count} is no test of a limit");
    let (some, said) = shown(&["教育"]);
    assert_eq!(titles(&some).len(), 20);
    assert_eq!(said.trim_end(), format!("还有 {} 条没有印出；用 --limit {count} 看全部", count - 20));
    assert!(all.starts_with(&some));
    let (_, said) = shown(&["教育", "--limit", "3", "--lang", "en"]);
    assert_eq!(said.trim_end(), format!("{} more; --limit {count} shows all", count - 3));
}

#[test]
fn what_cannot_run_ends_with_2() {
    for arguments in [&[][..], &[" "], &["/no/such/folder", "教育"], &["教育", "--limit", "0"], &["a", "b", "c"]] {
        let output = show(arguments);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{arguments:?}");
    }
}

#[test]
fn every_place_of_the_samples_leads_to_what_is_printed_there() {
    let (printed, _) = shown(&["公路", "--limit", "100000"]);
    let samples = home().join("assets/samples");
    let mut file = String::new();
    let mut looked = 0;
    for line in printed.lines() {
        let Some((text, number)) = line.rsplit_once(':') else { continue };
        let Ok(number) = number.parse::<usize>() else { continue };
        if let Some(place) = text.trim().strip_prefix("出处") {
            file = place.trim().to_owned();
            continue;
        }
        let document = read(&samples.join(&file));
        let there = document.lines().nth(number - 1).unwrap_or_else(|| panic!("{file}:{number}"));
        // Of a row of figures the last stands in the place that ends the line.
        let text = match text.contains("数字") {
            true => text.trim_end().rsplit_once(' ').map_or(text, |(amount, _)| amount).replace(' ', "  "),
            false => text.to_owned(),
        };
        let cells: Vec<&str> = text.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        let compact: String = there.chars().filter(|c| !c.is_whitespace()).collect();
        // A wrapped text begins on its line; an amount stands on it whole.
        let begins = |cell: &&str| {
            let plain = cell.trim_end_matches(" 万元").replace(',', "");
            let start: String = plain.chars().filter(|c| !c.is_whitespace()).take(2).collect();
            compact.replace(',', "").contains(&start)
        };
        let cell = if cells[0] == "数字" { cells.last() } else { cells.get(1) };
        assert!(cell.is_some_and(begins), "{file}:{number}: {line} / {there}");
        looked += 1;
    }
    assert!(looked > 100, "{looked} places were looked at");
}

#[test]
fn a_file_that_prints_the_same_again_is_named() {
    let folder = folder();
    std::fs::write(folder.path().join("测绘（公开）.txt"), DOCUMENT).expect("its copy");
    let (printed, said) = shown(&[path(folder.path()), "地图更新"]);
    assert_eq!((titles(&printed), said.as_str()), (vec!["基础测绘与地图更新"], ""));
    assert!(printed.contains("\n  测绘（公开）.txt（内容与其他文件相同，只收一次）\n"), "{printed}");
}

#[test]
fn a_place_in_a_workbook_is_told_by_its_sheet() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("支出总表").expect("a name");
    let rows = [
        "2024年滨江市测绘局部门预算公开",
        "部门支出总体情况表",
        "编制部门：滨江市测绘局|单位：万元",
        "功能分类科目编码|功能分类科目名称|合计|基本支出|项目支出",
        "201|一般公共服务支出|321.50|281.50|40.00",
        "合计||321.50|281.50|40.00",
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells.split('|')) {
            sheet.write(row, column, cell).expect("a cell");
        }
    }
    book.save(folder.path().join("预算.xlsx")).expect("a workbook");
    let (printed, _) = shown(&[path(folder.path()), "一般公共服务"]);
    assert!(printed.contains("  出处      预算.xlsx 工作表「支出总表」第 5 行\n"), "{printed}");
}
