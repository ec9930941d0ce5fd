//! Files that are nearly, but not quite, the same: where it is in doubt both are kept, and no figure is lost or made up.

use kuanxiang::library::Library;
use kuanxiang::model::TroubleKind;
use kuanxiang::words::Lang;

use super::{library_of, no_panic, records};

const TITLE: &str = "滨江市测绘局2024年部门预算公开";

fn of_two(a: &str, b: &str) -> Library {
    let library = library_of(&[("a.txt", a.as_bytes()), ("b.txt", b.as_bytes())]);
    no_panic(&library);
    library
}

/// Every printed value of a kind of record, in order.
fn printed(library: &Library, kind: &str, field: &str) -> Vec<String> {
    let shown = |record: serde_json::Value| record[field].to_string().trim_matches('"').to_owned();
    let mut values: Vec<String> = records(library, kind).map(shown).collect();
    values.sort();
    values
}

fn table(title: &str, rows: &str) -> String {
    format!("{TITLE}\n{title}\n编制部门：滨江市测绘局 单位：万元\n科目编码\t科目名称\t合计\t基本支出\n{rows}")
}

fn others(library: &Library) -> Vec<String> {
    let others = library.troubles().filter(|trouble| trouble.kind == TroubleKind::OtherFigure);
    others.map(|trouble| Lang::Zh.trouble(trouble)).collect()
}

const SHARED: &str = "滨江市测绘局2024年支出预算986.56万元。\n基本支出预算786.56万元。\n项目支出预算200.00万元。\n";

#[test]
fn sentences_that_only_one_of_two_files_tells_stay() {
    let said = |more: &str| format!("{TITLE}\n第三部分 部门预算情况说明\n一、支出\n{SHARED}{more}");
    let (a, b) = (said("机关运行经费预算55.10万元。\n政府采购预算31.40万元。\n"), said("培训费预算7.70万元。\n"));
    let library = of_two(&a, &b);
    assert_eq!(library.disclosures.len(), 1);
    let values = printed(&library, "statement", "amount");
    for value in ["986.56", "786.56", "55.10", "31.40", "7.70"] {
        assert_eq!(values.iter().filter(|one| *one == value).count(), 1, "{value} {values:?}");
    }
    assert_eq!(library.disclosures[0].files.len(), 2);
    // One sentence in common makes no copy: both say it.
    let alone = |text: &str| format!("{TITLE}\n{text}");
    let long = alone(&format!("{SHARED}机关运行经费预算55.10万元。\n"));
    let short = alone("滨江市测绘局2024年支出预算986.56万元。\n");
    assert_eq!(printed(&of_two(&long, &short), "statement", "amount").len(), 5);
}

#[test]
fn figures_without_a_partner_on_both_sides_keep_both_tables() {
    let lines =
        |last: &str| (1..=9).map(|n| format!("20{n:02}\t科目{n}\t{n}1.00\t{n}1.00\n")).collect::<String>() + last;
    let (a, b) = (lines("211\t甲款\t7.25\t\n"), lines("212\t乙款\t8.75\t\n"));
    let library = of_two(&table("支出总表", &a), &table("支出总表", &b));
    let values = printed(&library, "amount", "printed");
    assert!(values.contains(&"7.25".into()) && values.contains(&"8.75".into()), "{values:?}");
    let told = others(&library);
    assert!(matches!(&told[..], [one] if one.contains("同名的表数字不同：支出总表（a.txt 第 2 行）")), "{told:?}");
    // One side only: the fuller one is kept.
    let library = of_two(&table("支出总表", &lines("")), &table("支出总表", &b));
    assert_eq!(printed(&library, "amount", "printed").len(), 19);
    assert_eq!((library.disclosures.len(), others(&library)), (1, Vec::new()));
}

#[test]
fn two_exchanged_figures_are_another_edition_and_exchanged_columns_are_not() {
    let rows = [("201", "甲款", "5.10", "4.10"), ("202", "乙款", "6.20", "3.20"), ("203", "丙款", "8.30", "2.30")];
    let shown = |swaps: &[usize]| {
        let row = |(at, (code, name, all, basic)): (usize, &(&str, &str, &str, &str))| {
            let (all, basic) = if swaps.contains(&at) { (basic, all) } else { (all, basic) };
            format!("{code}\t{name}\t{all}\t{basic}\n")
        };
        table("支出总表", &rows.iter().enumerate().map(row).collect::<String>())
    };
    let library = of_two(&shown(&[]), &shown(&[1]));
    assert_eq!((library.disclosures.len(), others(&library).len()), (2, 1));
    assert!(others(&library)[0].contains("支出总表 乙款，这里是 3.2 万元，a.txt 第 6 行是 6.2 万元；另有 1 处不同"));
    assert_eq!(of_two(&shown(&[]), &shown(&[0, 1, 2])).disclosures.len(), 1);
}

#[test]
fn empty_tables_under_other_titles_are_two_and_hide_no_other_table() {
    let empty = |title: &str| table(title, "\t合计\t\t\n");
    let titles = ["政府性基金预算支出表", "政府性基金预算财政拨款支出情况表"];
    let library = of_two(&empty(titles[0]), &empty(titles[1]));
    assert_eq!(records(&library, "empty_table").count(), 2);
    let library = of_two(&empty(titles[0]), &empty(titles[0]));
    assert_eq!(records(&library, "empty_table").count(), 1);
    let filled = |amount: &str| format!("201\t甲款\t{amount}\t{amount}\n\t合计\t{amount}\t{amount}\n");
    let a =
        format!("{}支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\n{}", empty("支出总表"), filled("5.00"));
    let library = of_two(&a, &table("支出总表", &filled("6.00")));
    assert_eq!((library.disclosures.len(), others(&library).len()), (2, 1));
}

fn form(name: &str, amount: &str, indicators: &str) -> String {
    format!(
        "{TITLE}\n项目支出绩效目标表\n（2024年度）\n项目名称\t{name}\n预算单位\t滨江市测绘局\n\
         项目资金（万元）\t年度资金总额：\t{amount}\n总体目标\t保障运行。\n一级指标\t二级指标\t三级指标\t指标值\n{indicators}"
    )
}

#[test]
fn forms_with_other_money_are_no_copies() {
    let indicators = "产出指标\t数量指标\t维护设备数量\t≥12台\n\t时效指标\t故障响应时间\t≤4小时\n";
    let library = of_two(&form("设备运维费", "5.00", indicators), &form("设备运维费", "8.00", indicators));
    let money = |library: &Library| {
        let projects = library.disclosures.iter().flat_map(|disclosure| &disclosure.projects);
        projects.map(|one| one.amount.map(|(amount, _)| amount.number.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(money(&library), ["5.00", "8.00"].map(|amount| Some(amount.to_owned())));
    let library = of_two(&form("设备运维费", "5.00", indicators), &form("设备运维费", "5.0", indicators));
    assert_eq!(money(&library), [Some("5.00".to_owned())]);
    assert_eq!(
        library.disclosures.iter().flat_map(|one| &one.projects).map(|one| one.indicators.len()).sum::<usize>(),
        2
    );
}

#[test]
fn one_text_under_the_names_of_two_years_is_two() {
    let text = table("支出总表", "201\t甲款\t5.00\t5.00\n\t合计\t5.00\t5.00\n").replace("2024年", "");
    let library = library_of(&[("2023年三公.txt", text.as_bytes()), ("2024年三公.txt", text.as_bytes())]);
    let years: Vec<u16> = library.disclosures.iter().map(|disclosure| disclosure.year).collect();
    assert_eq!(years, [2023, 2024]);
    let library = library_of(&[("2023年三公.txt", text.as_bytes()), ("三公.txt", text.as_bytes())]);
    assert_eq!(library.disclosures.len(), 1);
    assert_eq!(library.copies(&library.disclosures[0]).collect::<Vec<_>>(), [("三公.txt", None)]);
}

#[test]
fn a_kind_that_is_said_nowhere_is_told_as_surmised() {
    let text = table("支出总表", "201\t甲款\t5.00\t5.00\n").replace("部门预算", "").replace("基本支出", "基本");
    let surmised = |text: &str| {
        let library = library_of(&[("a.txt", text.as_bytes())]);
        library.troubles().filter(|trouble| trouble.kind == TroubleKind::KindSurmised).count()
    };
    assert_eq!((surmised(&text), surmised(&text.replace("公开", "预算公开"))), (1, 0));
}
