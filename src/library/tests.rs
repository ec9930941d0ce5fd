//! Whole documents as other regions print them: what a careful reader would take from each.

use super::Library;
use super::gather::gather;
use super::paper::{self, Paper};
use crate::model::{FormKind, TroubleKind};
use crate::source::{Document, FileId, Text};

/// The library of documents that need no disk.
fn library(texts: &[&str]) -> Library {
    let papers = texts.iter().enumerate().map(|(index, text)| {
        let path = format!("{index}.txt").into();
        let document =
            Document { path, text: Text::new(*text), pages: Vec::new(), sheets: Vec::new(), encoding: "UTF-8" };
        let mut paper = Paper::of(document);
        paper::content(FileId(index as u32), &mut paper);
        paper
    });
    gather(papers.collect())
}

/// A paper of a project table that breaks the law that a line's cells are in its table.
fn broken(index: u32) -> Paper {
    let table = "一般公共预算项目支出情况表\n编制部门：滨海市档案局 单位：万元\n科目编码\t科目名称\t项目名称\t合计\n\
                 2010302\t一般行政管理事务\t设备运维费\t200.00\n\t合计\t\t200.00\n";
    let text = Text::new(format!("{BUDGET}{table}"));
    let path = format!("{index}.txt").into();
    let mut paper = Paper::of(Document { path, text, pages: vec![index + 1], sheets: Vec::new(), encoding: "UTF-8" });
    paper::content(FileId(index), &mut paper);
    assert_eq!(paper.forms[0].kind, FormKind::GeneralProjects);
    paper.forms[0].cells.clear();
    paper
}

#[test]
fn a_fault_in_putting_files_together_costs_no_other_file() {
    let faults = |library: &Library| {
        let faults = library.troubles().filter(|trouble| trouble.kind == TroubleKind::Fault);
        faults.map(|trouble| trouble.origin.file.0).collect::<Vec<_>>()
    };
    let one = gather(vec![broken(0)]);
    assert_eq!((one.disclosures.len(), faults(&one)), (1, vec![0]));
    let two = gather(vec![broken(0), broken(1)]);
    assert_eq!(two.disclosures.len(), 2);
    assert!(faults(&two).contains(&1), "{:?}", faults(&two));
}

/// Every amount as `line code name role=printed unit`, table by table.
fn amounts(text: &str) -> Vec<Vec<String>> {
    let library = library(&[text]);
    let forms = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms);
    let told = |form: &crate::model::Form| {
        let cells = form.lines.iter().flat_map(|line| form.cells(line).iter().map(move |cell| (line, cell)));
        let told = cells.filter_map(|(line, cell)| {
            let amount = form.amount(cell)?;
            let code = line.code.map(|code| format!("{code} ")).unwrap_or_default();
            let role = form.role(line, cell).map_or("?".into(), |role| role.id());
            let unit = amount.unit.chinese();
            Some(format!("{code}{} {role}={}{unit}", line.name, amount.number))
        });
        told.collect()
    };
    forms.map(told).collect()
}

const BUDGET: &str = "滨海市档案局2024年部门预算公开\n";
const FINAL: &str = "滨海市档案局2024年度部门决算公开\n";

#[test]
fn line_numbers_and_remarks_are_no_amounts() {
    let rows = "收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n栏次\t\t1\t栏次\t\t2\n\
                一、一般公共预算收入\t1\t9.50\t一、教育支出\t4\t9.50\n二、事业收入\t2\t\t二、住房支出\t5\t\n\
                本年收入合计\t3\t9.50\t本年支出合计\t6\t9.50\n";
    let expected = [
        "一、一般公共预算收入 general=9.50万元",
        "本年收入合计 total=9.50万元",
        "一、教育支出 total=9.50万元",
        "本年支出合计 total=9.50万元",
    ];
    for rows in [rows.to_owned(), rows.replace("\t\t", " ").replace('\t', " ")] {
        let found = amounts(&format!("{FINAL}收入支出决算总表\n部门：滨海市档案局 金额单位：万元\n{rows}"));
        assert_eq!(found, [expected.map(String::from)], "{rows}");
    }
    let remarks = "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t备注\n201\t甲支出\t5\t含 3 人\n合计\t\t5\t\n";
    assert_eq!(
        amounts(&format!("{BUDGET}{remarks}滨海市档案局概况")),
        [["201 甲支出 total=5万元", "合计 total=5万元"]]
    );
}

#[test]
fn tables_are_found_under_numbered_titles() {
    let table =
        |title: &str| format!("{title}\n单位：万元\n科目编码 科目名称 合计 基本支出\n201 甲支出 5 5\n合计 5 5\n");
    for titles in [["一、部门支出总表", "二、一般公共预算支出表"], ["（一）支出总表", "（二）政府性基金支出表"]]
    {
        let text =
            format!("{BUDGET}第二部分 2024年部门预算表\n{}{}滨海市档案局概况", table(titles[0]), table(titles[1]));
        let lines = ["201 甲支出 total=5万元", "201 甲支出 basic=5万元", "合计 total=5万元", "合计 basic=5万元"];
        assert_eq!(amounts(&text), [lines, lines], "{titles:?}");
    }
}

#[test]
fn of_two_years_the_later_one_is_meant() {
    let text = format!(
        "{BUDGET}收支总表\n编制部门：滨海市档案局 单位：元\n项目\t2023年预算数\t2024年预算数\n其他收入\t90\t120\n\
         收入总计\t90\t120\n"
    );
    assert_eq!(
        amounts(&text),
        [["其他收入 ?=90元", "其他收入 other_income=120元", "收入总计 ?=90元", "收入总计 total=120元"]]
    );
}

#[test]
fn blank_cells_cut_off_at_the_end_lose_no_column() {
    let text = format!(
        "{BUDGET}支出总表\n编制部门：滨海市档案局 单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n\
         201\t甲支出\t6\t6\n208\t乙支出\t2\t2\n210\t丙支出\t4\t\t4\n合计\t\t12\t8\t4\n"
    );
    let found = amounts(&text).concat();
    assert_eq!(found[4..6], ["210 丙支出 total=4万元", "210 丙支出 project=4万元"]);
    assert_eq!(found.last().map(String::as_str), Some("合计 project=4万元"));
}

#[test]
fn two_editions_count_no_amount_twice() {
    let tables = "收支总表\n编制部门：滨海市档案局 单位：万元\n项目\t预算数\n其他收入\t5\n收入总计\t5\n";
    let (first, second) = (format!("{BUDGET}{tables}"), format!("{BUDGET}{}", tables.replace('5', "6")));
    let narrative = "滨海市档案局2024年部门预算说明\n滨海市档案局概况\n";
    let library = library(&[&first, &second, narrative]);
    let told: Vec<_> = library.disclosures.iter().map(|d| (&*d.id, d.files.len(), d.forms.len())).collect();
    assert_eq!(told, [("滨海市档案局@2024@预算@部门", 2, 1), ("滨海市档案局@2024@预算@部门@2", 1, 1)]);
}

#[test]
fn the_unit_is_found_wherever_it_stands() {
    let rows = "项目\t预算数\n其他收入\t50\n收入总计\t50\n";
    let expected = ["其他收入 other_income=50元", "收入总计 total=50元"];
    for table in [
        format!("收支总表（单位：元）\n{rows}"),
        format!("收支总表\n部门：滨海市档案局\n{rows}单位：元\n"),
        format!("收支总表\n{}", rows.replace("预算数", "预算数（元）")),
        format!("收支总表\n{}", rows.replace("预算数", "预算数（单位：元）")),
        format!("收支总表\n编制部门：滨海市档案局 公开01表 单位：元\n{rows}"),
        format!("收支总表\n编制部门：滨海市档案局\n2024 年度\n单位：元\n{rows}"),
    ] {
        let text = format!("{BUDGET}{table}滨海市档案局概况");
        assert_eq!(amounts(&text), [expected], "{table}");
        assert_eq!(&*library(&[&text]).departments[0].name, "滨海市档案局");
    }
}

#[test]
fn a_table_of_people_is_none_of_amounts() {
    let text = format!("{BUDGET}部门基本情况表\n单位：人\n项目 编制数\n合计 50\n滨海市档案局概况");
    assert_eq!(amounts(&text), Vec::<Vec<String>>::new());
}

#[test]
fn a_narrative_after_the_last_table_gives_it_no_figures() {
    let text = format!(
        "{BUDGET}支出总表\n编制部门：滨海市档案局 单位：万元\n科目编码 科目名称 合计\n201 甲支出 5\n合计 5\n\
         三、部门预算增减变化情况\n我局 2024 年支出 120.50 万元，比上年\n增加 3 万元\n"
    );
    assert_eq!(amounts(&text), [["201 甲支出 total=5万元", "合计 total=5万元"]]);
}

#[test]
fn a_title_over_two_lines_is_one() {
    let text = format!(
        "{FINAL}2024年度一般公共预算财政拨款\n基本支出决算表\n公开06表\n部门：滨海市档案局 金额单位：万元\n\
         科目编码 科目名称 决算数\n301 工资福利支出 5\n合计 5\n"
    );
    let library = library(&[&text]);
    let form = &library.disclosures[0].forms[0];
    assert_eq!((form.kind, &*form.title), (FormKind::GeneralBasic, "一般公共预算财政拨款基本支出决算表"));
}

#[test]
fn a_header_of_two_rows_makes_no_second_block() {
    let text = format!(
        "{FINAL}支出决算表\n部门：滨海市档案局 单位：万元\n  项目    本年支出   基本支出  项目支出\n科目编码  科目名称  合计\n\
         205  教育支出  33.00  21.00  12.00\n20502  普通教育  33.00  21.00  12.00\n合计  33.00  21.00  12.00\n"
    );
    let found = amounts(&text).concat();
    assert_eq!(found.len(), 9, "{found:?}");
    assert!(found[3].starts_with("20502 普通教育 "), "{found:?}");
}

#[test]
fn whole_numbers_between_two_blocks_are_no_codes() {
    let text = format!(
        "{BUDGET}收支总表\n编制部门：滨海市档案局 单位：万元\n项目 预算数 项目 预算数\n\
         一般公共预算 208 一、教育支出 208\n收入总计 208 支出总计 208\n"
    );
    assert_eq!(
        amounts(&text),
        [[
            "一般公共预算 general=208万元",
            "收入总计 total=208万元",
            "一、教育支出 total=208万元",
            "支出总计 total=208万元"
        ]]
    );
    let coded = text.replace("一、教育支出 208", "20502 普通教育 208");
    assert_eq!(amounts(&coded)[0][2], "20502 普通教育 total=208万元");
}

#[test]
fn a_blank_item_leaves_the_name_beside_it_alone() {
    let text = format!(
        "{BUDGET}收支总表\n编制部门：滨海市档案局 单位：万元\n项目 预算数 项目 预算数\n一、其他收入 9.50 一、甲支出 3.00\n\
         二、经营收入 二、乙支出 6.50\n收入总计 9.50 支出总计 9.50\n"
    );
    assert_eq!(amounts(&text)[0][3], "二、乙支出 total=6.50万元");
}

#[test]
fn shares_are_no_amounts() {
    let text = format!(
        "{BUDGET}支出总表\n编制部门：滨海市档案局 单位：万元\n科目编码\t科目名称\t合计\t增减%\n201\t甲支出\t5\t25.00\n"
    );
    assert_eq!(amounts(&text), [["201 甲支出 total=5万元"]]);
}

#[test]
fn a_label_over_two_blocks_names_its_figure() {
    let text = format!(
        "{FINAL}一般公共预算财政拨款基本支出决算明细表\n部门：滨海市档案局\t单位：万元\n\
         科目编码\t科目名称\t决算数\t科目编码\t科目名称\t决算数\n301\t甲支出\t5\t302\t乙支出\t\n公用经费合计\t\t\t\t\t7\n"
    );
    assert_eq!(amounts(&text)[0][1], "公用经费合计 total=7万元");
}

#[test]
fn a_table_goes_on_under_its_repeated_title_and_header() {
    let head = "支出总表\n编制部门：滨海市档案局 单位：万元\n";
    let columns = "科目编码 科目名称 合计 基本支出 项目支出\n";
    let lines = [
        "201 甲支出 total=10万元",
        "201 甲支出 basic=6万元",
        "201 甲支出 project=4万元",
        "2010101 行政 total=6万元",
        "2010101 行政 basic=6万元",
        "2010102 管理 total=4万元",
        "2010102 管理 project=4万元",
        "合计 total=10万元",
        "合计 basic=6万元",
        "合计 project=4万元",
    ];
    for again in ["", columns, &format!("- 3 -\n{head}{columns}")] {
        let (above, below) = ("201 甲支出 10 6 4\n2010101 行政 6 6\n", "2010102 管理 4 4\n合计 10 6 4\n");
        assert_eq!(amounts(&format!("{BUDGET}{head}{columns}{above}{again}{below}")), [lines], "{again}");
    }
}

#[test]
fn a_file_left_unread_moves_no_place() {
    let text = format!("{BUDGET}收支总表\n编制部门：滨海市档案局 单位：万元\n项目\t预算数\n其他收入\t5\n");
    let document = Document {
        path: "b.txt".into(),
        text: Text::new(text),
        pages: Vec::new(),
        sheets: Vec::new(),
        encoding: "UTF-8",
    };
    let mut read = Paper::of(document);
    paper::content(FileId(1), &mut read);
    let library = gather(vec![Paper::unread("a.txt".into()), read]);
    let origin = library.disclosures[0].forms[0].origin;
    assert_eq!(&*library.document(origin.file).path, "b.txt");
    assert_eq!(library.troubles, []);
}

#[test]
fn tables_of_any_width_are_read() {
    let wide = |cell: &str| vec![cell; 400].join("\t");
    let text = format!(
        "{BUDGET}收支总表\n编制部门：滨海市档案局 单位：万元\n{}\n{}\n{}\n",
        wide("项目\t预算数"),
        wide("其他收入\t5"),
        wide("收入总计\t5")
    );
    assert_eq!(amounts(&text).concat().len(), 800);
}

#[test]
fn what_counts_things_or_heads_a_year_is_no_amount() {
    let text = format!(
        "{BUDGET}政府采购预算表\n编制部门：滨海市档案局 单位：万元\n序号\t采购项目\t数量\t金额\n1\t办公设备\t3\t1.80\n合计\t\t3\t1.80\n"
    );
    assert_eq!(amounts(&text), [["办公设备 total=1.80万元", "合计 total=1.80万元"]]);
    for years in ["2023\t2024", "2023年\t2024年"] {
        let text = format!(
            "{BUDGET}收支总表\n编制部门：滨海市档案局 单位：万元\n项目\t{years}\n收入总计\t9.50\t8.50\n滨海市档案局概况"
        );
        assert_eq!(amounts(&text), [["收入总计 ?=9.50万元", "收入总计 total=8.50万元"]]);
    }
}
