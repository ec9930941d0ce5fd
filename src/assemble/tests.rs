//! Loose tables with everything that wrapping and merging does to names and codes.

use super::{Draft, forms};
use crate::classify::title;
use crate::model::Form;
use crate::money::Unit;
use crate::source::{FileId, Text};
use crate::table::{grid, regions};

fn read(text: &str) -> Vec<Form> {
    let text = Text::new(text);
    let drafts = regions(FileId(0), &text, &[]).into_iter().map(|region| Draft {
        titled: title(text.line(region.origin.line)).expect("a title"),
        origin: region.origin,
        unit: Unit::Wan,
        declared_empty: None,
        grid: grid(&region, &text),
    });
    forms(drafts.collect())
}

/// Every line as `code name [project] figures @parent`.
fn shown(form: &Form) -> Vec<String> {
    let line = |line: &crate::model::Line| {
        let code = line.code.map(|code| code.to_string()).unwrap_or_default();
        let project = line.project.as_ref().map(|project| format!("[{project}]")).unwrap_or_default();
        let numbers: Vec<_> = form.cells(line).iter().filter_map(|cell| cell.print.number()).collect();
        let numbers: Vec<_> = numbers.iter().map(ToString::to_string).collect();
        let parent = line.parent.map(|id| format!(" <{}", form.line(id).name)).unwrap_or_default();
        format!("{code} {}{project} {}{parent}", line.name, numbers.join(" "))
    };
    form.lines.iter().map(line).collect()
}

const HEAD: &str = "支出总表\n单位：万元\n科目编码 科目名称 合 计 基本支出 项目支出\n类 款 项\n";
const PROJECTS: &str = "一般公共预算项目支出表\n单位：万元\n科 目 编 码 科目 项目名 称 项目 支出 合计 工资福利支出 商品和服务支出\n类 款 项\n";

#[test]
fn codes_in_parts_and_a_missing_section() {
    let forms = read(&format!(
        "{HEAD}201\n甲\n支出\n9 9\n  05 乙事务 9 9\n201  5  2\n丙\n9 9\n208 丁支出 3 3\n208 05 01 戊 3 3\n合 计 12 12\n"
    ));
    assert_eq!(
        shown(&forms[0]),
        [
            "201 甲支出 9 9",
            "20105 乙事务 9 9 <甲支出",
            "2010502 丙 9 9 <乙事务",
            "208 丁支出 3 3",
            "2080501 戊 3 3 <丁支出",
            " 合计 12 12",
        ]
    );
}

#[test]
fn a_name_around_its_code_and_its_figures() {
    let forms = read(&format!(
        "{HEAD}201 一般公共服务支出 40 40\n机关事业单位基\n208 05 05 本养老保险缴费 20 20\n支出\n行政单位离\n208 05 01 20 20\n退休（二）\n合计 40 40\n"
    ));
    assert_eq!(shown(&forms[0])[1], "2080505 机关事业单位基本养老保险缴费支出 20 20");
    assert_eq!(shown(&forms[0])[2], "2080501 行政单位离退休（二） 20 20");
}

#[test]
fn a_name_around_its_code_that_no_list_knows_is_not_joined_to_the_row_above() {
    let forms = read(&format!(
        "{HEAD}2010699 事业运行 518 518\n20503 职业教育 9 9\n国有土地使用权\n21299 出让收入安排的 312 292 20\n支出\n\
         2129901 甲乙丙丁戊 312 292 20\n合 计 839 839\n"
    ));
    assert_eq!(
        shown(&forms[0])[1..],
        [
            "20503 职业教育 9 9",
            "21299 国有土地使用权出让收入安排的支出 312 292 20",
            "2129901 甲乙丙丁戊 312 292 20 <国有土地使用权出让收入安排的支出",
            " 合计 839 839",
        ]
    );
    // Every line is full, but the classification knows one name.
    let forms = read(&format!(
        "{HEAD}20503 职业教育 9 9\n国有土地\n21299 使用权出 312 292 20\n让的支出\n2129901 甲乙丙丁 312 292 20\n合 计 321 301 20\n"
    ));
    assert_eq!(
        shown(&forms[0])[..2],
        ["20503 职业教育 9 9", "21299 国有土地使用权出让的支出 312 292 20"],
        "what stands under the second would have to be of an account that is called 让的支出甲乙丙丁"
    );
    // Where the first line of a name is full and its last is not, the text goes on the row above.
    let forms = read(&format!(
        "{HEAD}21299 国有土地使用权出让收 312 292 20\n入安排的支出\n2129901 甲乙丙丁戊 312 292 20\n合 计 312 292 20\n"
    ));
    assert_eq!(shown(&forms[0])[0], "21299 国有土地使用权出让收入安排的支出 312 292 20");
}

#[test]
fn numbers_inside_names_are_no_figures() {
    let forms = read(&format!(
        "{HEAD}201 13 08 招商（含 0.65万元\n补贴） 7 7\n{PROJECTS}201 13 08 招商（含 0.65万元补贴） 20 20\n201 13 08\n招商（含 0.65万元补贴）\n\
         世界 500 强企业\n13 个项目\n20 20\n合计 20 20\n"
    ));
    assert_eq!(shown(&forms[0])[0], "2011308 招商（含0.65万元补贴） 7 7");
    assert_eq!(
        shown(&forms[1])[1],
        "2011308 招商（含0.65万元补贴）[世界500强企业13个项目] 20 20 <招商（含0.65万元补贴）"
    );
}

#[test]
fn account_and_project_are_told_apart_by_what_rows_share() {
    let forms = read(&format!(
        "{PROJECTS}201 77 01\n从未\n见过\n培训\n费用\n6 6\n201 77 01\n从未\n见过\n设备\n采购\n5 5\n201 88 01\n独此\n一项\n4 4\n合 计 15 15\n"
    ));
    assert_eq!(shown(&forms[0])[..2], ["2017701 从未见过[培训费用] 6 6", "2017701 从未见过[设备采购] 5 5"]);
    assert_eq!(shown(&forms[0])[2], "2018801 独此一项 4 4");
    assert_eq!(forms[0].troubles.len(), 1, "the last cannot be told apart, and says so");
}

#[test]
fn a_name_put_together_in_one_table_tells_where_a_project_begins_in_another() {
    let forms = read(&format!(
        "{HEAD}20503 职业教育 9 9\n国有土地使用权\n21299 出让收入安排的 312 292 20\n支出\n2129901 甲乙支出 312 292 20\n合 计 321 301 20\n\
         {PROJECTS}212 99 01 甲乙支出 \n档案整理 \n20 20\n合 计 20 20\n"
    ));
    assert_eq!(shown(&forms[1])[0], "2129901 甲乙支出[档案整理] 20 20");
}

#[test]
fn items_one_a_line() {
    let forms = read(
        "财政拨款“三公”经费支出情况表\n单位：万元\n“三公”经费支出内容 合计 资金来源\n一般公共预算 政府性基金\n因公出国（境）费用\n\
         公务接待费 0.50 0.50\n公务用车购置及运行维护费（小计） 2.60 2.60\n其中：公务用车购置\n公务用车运行维护费 2.60 2.60\n总计 3.10 3.10\n",
    );
    assert_eq!(
        shown(&forms[0]),
        [
            " 因公出国（境）费用 ",
            " 公务接待费 0.50 0.50",
            " 公务用车购置及运行维护费（小计） 2.60 2.60",
            " 其中：公务用车购置  <公务用车购置及运行维护费（小计）",
            " 公务用车运行维护费 2.60 2.60 <公务用车购置及运行维护费（小计）",
            " 总计 3.10 3.10",
        ]
    );
}

#[test]
fn names_cut_by_the_end_of_a_page_are_whole_again() {
    let forms = read(
        "收支预算总表\n单位：万元\n项目名称\t金额\t功能分类\t金额\n一、财政拨款\t9\t一、一般公共服务支出\t5\n二、其他资金\t\t八、社会保障和就\t4\n\
         \t\t业支出\t\n\t\t九、卫生健康支出\t\n当 年 收 入\t9\t当年支出小计\t9\n小计\t\t\t\n收入合计\t9\t支出合计\t9\n\
         支出总表\n单位：万元\n科目编码\t科目名称\t合计\n2080505\t机关事业单位基本养老保险\t\n\t缴费支出\t4\n2080506\t机关事业单位职业年金缴费支出\t5\n\
         \t小计\t\n\t合计\t9\n",
    );
    assert_eq!(
        shown(&forms[0]),
        [
            " 一、财政拨款 9",
            " 二、其他资金 ",
            " 当年收入小计 9",
            " 收入合计 9",
            " 一、一般公共服务支出 5",
            " 八、社会保障和就业支出 4",
            " 九、卫生健康支出 ",
            " 当年支出小计 9",
            " 支出合计 9",
        ]
    );
    assert_eq!(
        shown(&forms[1]),
        ["2080505 机关事业单位基本养老保险缴费支出 4", "2080506 机关事业单位职业年金缴费支出 5", " 小计 ", " 合计 9"]
    );
}

#[test]
fn what_is_bought_has_no_role_of_its_own_and_an_organisation_is_no_name() {
    let forms = read(
        "政府采购预算表\n单位：万元\n品目\t经济科目\t采购物品名称\t采购组织形\t总计\n合计\t\t\t\t5\n三、服务C\t\t\t\t5\n\t会议费\t\t\t5\n\
         \t\t会议服务\t分散自行组织\t5\n",
    );
    assert_eq!(shown(&forms[0]), [" 合计 5", " 三、服务C 5", " 会议费 5", " 会议服务 5"]);
    assert!(forms[0].lines.iter().all(|line| line.role.is_none()));
}

#[test]
fn a_title_cut_before_its_last_word_and_the_part_of_three_public() {
    let text = "“ 三公” 经费、会议费、培训费支出预算\n表\n单位：万元\n合计\t“三公”经费\t\t\t会议费\n\t小计\t因公出国（境）费\t公务接待费\t\n\
                10\t6\t2\t4\t4\n2017年政府采购预算表\n单位：万元\n品目\t金额\n合计\t3\n";
    let text = Text::new(text);
    let regions = regions(FileId(0), &text, &[]);
    assert_eq!(regions.len(), 2);
    let draft = Draft {
        titled: regions[0].titled.clone(),
        origin: regions[0].origin,
        unit: Unit::Wan,
        declared_empty: None,
        grid: grid(&regions[0], &text),
    };
    let form = &forms(vec![draft])[0];
    assert_eq!(form.title.as_str(), "“三公”经费、会议费、培训费支出预算表");
    let roles: Vec<_> =
        form.columns.iter().map(|column| column.role.map(|role| role.id()).unwrap_or_default()).collect();
    assert_eq!(roles, ["total", "total", "abroad", "reception", "meetings"]);
}

#[test]
fn codes_with_dashes_are_codes() {
    for head in ["支出总表\n单位：万元\n科目编码\t科目名称\t合计\n", "支出总表\n单位：万元\n科目编码 科目名称 合计\n"]
    {
        let rows = "201\t甲支出\t9\n201-05\t乙事务\t9\n201-05-02\t丙\t9\n合计\t\t9\n";
        let rows = if head.contains('\t') { rows.to_owned() } else { rows.replace('\t', " ") };
        let forms = read(&format!("{head}{rows}"));
        assert_eq!(shown(&forms[0]), ["201 甲支出 9", "20105 乙事务 9 <甲支出", "2010502 丙 9 <乙事务", " 合计 9"]);
    }
}
