//! Small tables whose columns were lost, and where their figures must come to stand.

use super::{Allotment, settle};
use crate::assemble::{Draft, forms};
use crate::classify::title;
use crate::model::{Form, TroubleKind};
use crate::money::{Amount, Unit};
use crate::source::{FileId, Text};
use crate::table::{grid, regions};

/// Reads a document of loose tables and places its figures.
fn read(text: &str) -> Vec<Form> {
    read_with(text, &[])
}

fn read_with(text: &str, allotments: &[Allotment]) -> Vec<Form> {
    let text = Text::new(text);
    let drafts = regions(FileId(0), &text, &[]).into_iter().map(|region| Draft {
        titled: title(text.line(region.origin.line)).expect("a title"),
        origin: region.origin,
        unit: Unit::Wan,
        declared_empty: None,
        grid: grid(&region, &text),
    });
    let mut forms = forms(drafts.collect());
    settle(&mut forms, allotments);
    forms
}

/// Every line as `name: role=number`, figures without a column under `?`.
fn shown(form: &Form) -> Vec<String> {
    let cells = |line| {
        let cell = |cell: &crate::model::Cell| {
            let role = form.role(line, cell).map_or("?".to_owned(), |role| role.id());
            format!(" {role}={}", cell.print.number().expect("a number"))
        };
        form.cells(line).iter().map(cell).collect::<String>()
    };
    form.lines.iter().map(|line| format!("{}:{}", line.name, cells(line))).collect()
}

const EXPENDITURE: &str = "支出总表\n单位：万元\n项 目 支出预算\n科目编码 科目名称 合 计 基本支出 项目支出\n类 款 项\n";

#[test]
fn the_sums_of_accounts_decide() {
    let forms = read(&format!(
        "{EXPENDITURE}201 甲支出 100 60 40\n  03 乙事务 100 60 40\n201 03 01 行政运行 60 60\n201 03 02 一般管理 25 25\n\
         201 03 99 其他 15 15\n208 丙支出 8 8\n合 计 108 68 40\n"
    ));
    assert_eq!(
        shown(&forms[0]),
        [
            "甲支出: total=100 basic=60 project=40",
            "乙事务: total=100 basic=60 project=40",
            "行政运行: total=60 basic=60",
            "一般管理: total=25 project=25",
            "其他: total=15 project=15",
            "丙支出: total=8 basic=8",
            "合计: total=108 basic=68 project=40",
        ]
    );
    assert!(forms[0].troubles.is_empty(), "{:?}", forms[0].troubles);
}

#[test]
fn what_fits_twice_stays_open() {
    // Either of two equal lines could be the project: only their totals are certain.
    let forms =
        read(&format!("{EXPENDITURE}201 03 01 甲 20 20\n201 03 02 乙 20 20\n201 03 03 丙 5 5\n合 计 45 25 20\n"));
    assert_eq!(
        shown(&forms[0]),
        ["甲: total=20 ?=20", "乙: total=20 ?=20", "丙: total=5 basic=5", "合计: total=45 basic=25 project=20"]
    );
    assert_eq!(forms[0].troubles.iter().map(|t| t.kind).collect::<Vec<_>>(), [TroubleKind::Unplaced]);
}

#[test]
fn a_twin_table_decides_what_its_own_sums_leave_open() {
    let twin = EXPENDITURE.replace("支出总表", "一般公共预算支出表");
    let open = "201 03 01 甲 20 20\n201 03 02 乙 20 20\n合 计 40 20 20\n";
    let closed = "201 03 甲 20.5 20 0.5\n201 03 02 乙 20 20\n合 计 40.5 20 20.5\n".replace("201 03 甲", "201 03 01 甲");
    let forms = read(&format!("{EXPENDITURE}{open}{twin}{closed}"));
    assert_eq!(shown(&forms[0])[1], "乙: total=20 project=20");
    assert_eq!(shown(&forms[0])[0], "甲: total=20 basic=20");
}

#[test]
fn a_misprinted_figure_is_placed_by_the_others_and_said() {
    let forms = read(&format!(
        "{EXPENDITURE}201 甲支出 100 60 40\n201 03 01 行政 60 60\n201 03 02 管理 40 47\n合 计 100 60 40\n"
    ));
    assert_eq!(shown(&forms[0])[1], "行政: total=60 basic=60");
    let kinds: Vec<_> = forms[0].troubles.iter().map(|trouble| trouble.kind).collect();
    assert!(kinds.contains(&TroubleKind::SumsDiffer), "{kinds:?}");
    // Nothing is dropped, whatever could be placed.
    assert_eq!(forms[0].cells.len(), 3 + 2 + 2 + 3);
}

#[test]
fn receipts_by_fund_come_from_the_table_that_names_them() {
    let forms = read(
        "收支总表\n单位：万元\n收入 支出\n项目 预算数 功能分类 预算数\n一般公共预算 50 201 甲支出 50\n政府性基金预算 202 乙支出\n\
         收入总计 50 支出总计 50\n收入总表\n单位：万元\n科目编码 科目名称 总计 一般公共预算拨款 政府性基金预算拨款 事业收入\n类 款 项\n\
         201 甲支出 50 50\n201 03 01 行政 50 50\n合 计 50 50\n",
    );
    assert_eq!(shown(&forms[1])[1], "行政: total=50 general=50");
}

#[test]
fn three_public_takes_the_running_costs_from_the_economic_account() {
    let text = "一般公共预算基本支出表\n单位：万元\n经济分类科目编码 经济分类科目名称 合计 人员经费 公用经费\n类 款\n302 商品和服务支出 3 3\n\
                30231 公务用车运行维护费 3 3\n合计 3 3\n一般公共预算三公经费支出表\n单位：万元\n合 计 因公出国（境）费 公务用车购置及运行费 公务接待费\n\
                合计 合计 公务用车购置费 公务用车运行费\n3.5 3 3 0.5\n";
    let forms = read(text);
    assert_eq!(shown(&forms[0])[0], "商品和服务支出: total=3 public=3");
    assert_eq!(shown(&forms[1]), [": total=3.5 vehicles=3 vehicle_running=3 reception=0.5"]);
    let alone = read(&text[text.find("一般公共预算三公").expect("the second table")..]);
    assert_eq!(shown(&alone[0]), [": total=3.5 vehicles=3 ?=3 reception=0.5"]);
}

const PROJECTS: &str = "一般公共预算项目支出表\n单位：万元\n科目编码 科目名称 项目名称 项目支出合计 工资福利支出 商品和服务支出 资本性支出\n类 款 项\n";

fn allotment(parts: &[(&str, i64)]) -> Allotment {
    let amount = |number: i64| Amount { number: number.into(), unit: Unit::Wan };
    Allotment {
        project: "运维".into(),
        parts: parts.iter().map(|(name, n)| ((*name).to_owned(), amount(*n))).collect(),
    }
}

#[test]
fn what_the_narrative_allots_to_accounts_decides_between_columns() {
    let table = format!("{PROJECTS}201 甲支出 9 9\n03 乙事务 9 9\n201 03 50 事业运行 运维 9 9\n合 计 9 9\n");
    for (parts, role) in [
        (vec![("委托业务费", 5), ("培训费", 3)], "econ:302"),
        (vec![("委托业务费", 6), ("不知名的费用", 3)], "econ:302"),
        // Accounts of two 类 are called so, the parts are more than the whole, or nothing is known by the name.
        (vec![("办公设备购置", 9)], "?"),
        (vec![("委托业务费", 10)], "?"),
        (vec![("不知名的费用", 9)], "?"),
        (vec![], "?"),
    ] {
        let forms = read_with(&table, &[allotment(&parts)]);
        let last = shown(&forms[0]).pop().expect("a total");
        assert_eq!(last, format!("合计: total=9 {role}=9"), "{parts:?}");
        assert_eq!(forms[0].troubles.is_empty(), role != "?");
    }
}

#[test]
fn a_project_called_after_an_account_decides_between_columns() {
    for (name, role) in [("画册印刷费", "econ:302"), ("专用设备购置费", "?"), ("退役人员生活补助", "?"), ("印刷", "?")]
    {
        let forms =
            read(&format!("{PROJECTS}201 甲支出 9 9\n03 乙事务 9 9\n201 03 50 事业运行 {name} 9 9\n合 计 9 9\n"));
        assert_eq!(shown(&forms[0]).pop().expect("a total"), format!("合计: total=9 {role}=9"), "{name}");
    }
}

#[test]
fn a_search_that_is_cut_short_says_so() {
    let sums = "收入总表\n单位：万元\n科目编码 科目名称 合计 上年结转 一般公共预算 政府性基金 国有资本经营预算 财政专户 事业收入 \
                事业单位经营收入 上级补助收入 附属单位上缴收入 其他收入 使用非财政拨款结余 教育收费 捐赠收入 利息收入 投资收益\n";
    let forms = read(&format!("{sums}201 甲支出 28 1 2 3 4 5 6 7\n合计 28 1 2 3 4 5 6 7\n"));
    let kinds: Vec<TroubleKind> = forms[0].troubles.iter().map(|trouble| trouble.kind).collect();
    assert!(kinds.contains(&TroubleKind::SearchCut) && kinds.contains(&TroubleKind::Unplaced), "{kinds:?}");
    assert!(shown(&forms[0])[0].ends_with("?=7"), "{:?}", shown(&forms[0]));
    assert!(super::placement::options(&[1; 8], 16, &[]).is_none());
    // Sums that can be made in too many ways.
    let lines: String = (0..40).map(|at| format!("201{at:02} 乙{at} {0} {0}\n", 1000 + at * at)).collect();
    let total: u32 = (0..40).map(|at| 1000 + at * at).sum();
    let forms = read(&format!("{EXPENDITURE}201 甲支出 {total} {} {}\n{lines}", total / 2, total - total / 2));
    let cut = forms[0].troubles.iter().filter(|trouble| trouble.kind == TroubleKind::SearchCut).count();
    assert_eq!(cut, 1, "{:?}", forms[0].troubles);
}
