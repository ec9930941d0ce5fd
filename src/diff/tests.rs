//! Two small disclosures side by side, each written out as a few rows, and what has to come of them.

use super::*;
use crate::model::{
    Block, Cell, Code, Column, Form, FormIndex, FormKind, Indicator, Line, LineId, Name, Operator, Phase, Print,
    Project, Role, Statement, Target,
};
use crate::money::{Amount, Unit};
use crate::source::{FileId, Origin};

const HERE: Origin = Origin::file(FileId(0));

/// A table: its columns as `role` or `role@phase`, its rows as `code name amounts…`, `-` for a blank, `+` before a total's
/// name, a dot for no code.
pub(super) fn form(kind: FormKind, unit: Unit, columns: &str, rows: &[&str]) -> Form {
    let column = |text: &str| {
        let (role, phase) = text.split_once('@').unwrap_or((text, ""));
        Column { header: role.into(), role: Role::of_id(role), phase: Phase::of_id(phase) }
    };
    let columns: Vec<Column> = columns.split(' ').map(column).collect();
    let blocks = vec![Block { label: Name::default(), columns: 0..columns.len() }];
    let mut form = Form {
        kind,
        number: None,
        title: kind.chinese().into(),
        unit,
        origin: HERE,
        columns,
        blocks,
        lines: Vec::new(),
        cells: Vec::new(),
        declared_empty: None,
        troubles: Vec::new(),
        index: FormIndex::default(),
    };
    rows.iter().for_each(|row| add(&mut form, row));
    form
}

fn add(form: &mut Form, row: &str) {
    let mut words = row.split(' ');
    let code = words.next().and_then(Code::parse);
    let name = words.next().expect("a name");
    let begin = form.cells.len() as u32;
    for (at, word) in words.enumerate().filter(|(_, word)| *word != "-") {
        let print = Print::Number(word.parse().expect("a number"));
        form.cells.push(Cell { column: Some(at as u8), print, origin: HERE });
    }
    let above = |line: &Line| line.code.zip(code).is_some_and(|(up, code)| up.is_above(code));
    let parent = form.lines.iter().rposition(above).map(|at| LineId(at as u32));
    form.lines.push(Line {
        code,
        name: name.trim_start_matches('+').into(),
        project: None,
        role: None,
        total: name.starts_with('+'),
        parent,
        depth: parent.map_or(0, |parent| form.line(parent).depth + 1),
        block: 0,
        cells: begin..form.cells.len() as u32,
        origin: HERE,
    });
}

pub(super) fn spending(rows: &[&str]) -> Form {
    form(FormKind::Expenditure, Unit::Wan, "total basic project", rows)
}

pub(super) fn disclosure(year: u16, forms: Vec<Form>) -> Disclosure {
    Disclosure { year, forms, ..Disclosure::default() }
}

pub(super) fn compare(a: &Disclosure, b: &Disclosure) -> Comparison {
    Comparison::of((DisclosureId(0), a), (DisclosureId(1), b))
}

/// Two tables of one kind side by side: `depth code name a b`, the first measure only.
fn rows(a: Form, b: Form) -> Vec<String> {
    let (a, b) = (disclosure(2024, vec![a]), disclosure(2025, vec![b]));
    let comparison = compare(&a, &b);
    let pair = &comparison.tables[0];
    let row = |(at, row): (usize, &Row)| {
        let code = row.code.map(|code| format!("{code} ")).unwrap_or_default();
        let other = row.name_b.as_ref().map(|name| format!("/{name}")).unwrap_or_default();
        let wan = |value: Option<Value>| value.map_or("-".into(), |value| value.wan.to_string());
        let figures = &pair.figures(at)[0];
        format!("{}{code}{}{other} {} {}", " ".repeat(row.depth), row.name, wan(figures.a), wan(figures.b))
    };
    pair.rows.iter().enumerate().map(row).collect()
}

/// What comes of two tables, and of the same two the other way round.
fn there_and_back(a: Form, b: Form, there: &[&str], back: &[&str]) {
    assert_eq!(rows(a.clone(), b.clone()), there);
    assert_eq!(rows(b, a), back);
}

#[test]
fn no_column_is_left_out_where_none_says_what_it_is_of() {
    let kept = |land: &str, entered: &str| {
        let mut form = form(FormKind::Other, Unit::Wan, "kept entered", &[&format!(". 房屋 {land} {entered}")]);
        form.columns
            .iter_mut()
            .zip(["账面情形", "入账情形"])
            .for_each(|(column, header)| column.header = header.into());
        disclosure(2024, vec![form])
    };
    let comparison = compare(&kept("24", "30"), &kept("24", "31"));
    assert!(!comparison.is_same());
    let told: Vec<_> = comparison.tables[0].figures(0).iter().map(|pair| pair.delta().to_string()).collect();
    assert_eq!(told, ["0", "1"]);
    let mut twice = form(FormKind::Other, Unit::Wan, "general general", &[". 房屋 24 30"]);
    twice.columns[1].header = "其中：本级".into();
    let mut changed = twice.clone();
    changed.cells[1].print = Print::Number("31".parse().expect("a number"));
    let comparison = compare(&disclosure(2024, vec![twice]), &disclosure(2025, vec![changed]));
    assert!(!comparison.is_same(), "nor where two are of the same");
    let three = |last: &str| {
        let mut form = form(FormKind::Other, Unit::Wan, "general general general", &[&format!(". 房屋 24 30 {last}")]);
        form.columns.iter_mut().for_each(|column| column.header = "".into());
        disclosure(2024, vec![form])
    };
    assert!(!compare(&three("5"), &three("6")).is_same(), "nor where three have no header");
}

#[test]
fn yuan_and_wan_are_one_amount() {
    let yuan = form(FormKind::Expenditure, Unit::Yuan, "total", &["201 甲 12345600.00", ". +合计 12345600.00"]);
    let wan = form(FormKind::Expenditure, Unit::Wan, "total", &["201 甲 1234.56", ". +合计 1234.5600"]);
    let comparison = compare(&disclosure(2024, vec![yuan]), &disclosure(2025, vec![wan]));
    assert!(comparison.is_same());
}

#[test]
fn nine_tables_against_twelve_leave_the_rest_alone() {
    let row = &["201 甲 1 1 -"];
    let nine = vec![spending(row), form(FormKind::GeneralExpenditure, Unit::Wan, "total", row)];
    let mut twelve = nine.clone();
    twelve.insert(0, form(FormKind::EntrustedServices, Unit::Wan, "total", row));
    twelve.push(form(FormKind::CarryOver, Unit::Wan, "total", &[]));
    let comparison = compare(&disclosure(2024, nine.clone()), &disclosure(2026, twelve.clone()));
    assert_eq!(comparison.alone, [(Side::B, 0)], "a table without figures is no table more");
    assert_eq!(comparison.tables.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(0, 1), (1, 2)]);
    let back = compare(&disclosure(2026, twelve), &disclosure(2024, nine));
    assert_eq!(back.alone, [(Side::A, 0)]);
}

#[test]
fn several_tables_of_a_kind_go_by_their_titles() {
    let titled =
        |title: &str| Form { title: title.into(), ..form(FormKind::Other, Unit::Wan, "total", &["201 甲 1"]) };
    let a = disclosure(2024, vec![titled("转移支付明细表"), titled("部门债务情况表")]);
    let b = disclosure(2025, vec![titled("2025年部门债务情况表"), titled("单位房屋情况表")]);
    let comparison = compare(&a, &b);
    assert_eq!(comparison.tables.iter().map(|pair| (pair.a, pair.b)).collect::<Vec<_>>(), [(1, 0)]);
    assert_eq!(comparison.alone, [(Side::A, 0), (Side::B, 1)]);
}

#[test]
fn a_budget_meets_every_time_of_final_accounts() {
    let planned = spending(&["201 甲 10 10 -"]);
    let columns = "total@initial total@adjusted total@actual";
    let spent = form(FormKind::Expenditure, Unit::Wan, columns, &["201 甲 10 12 11"]);
    let (a, b) = (disclosure(2024, vec![planned]), disclosure(2024, vec![spent]));
    let told: Vec<_> = changes(&compare(&a, &b), &a, &b)
        .iter()
        .map(|change| (change.phase, change.amount.delta().to_string(), change.state))
        .collect();
    let expected = [
        (Some(Phase::Initial), "0".to_owned(), State::Same),
        (Some(Phase::Adjusted), "2".to_owned(), State::Changed),
        (Some(Phase::Actual), "1".to_owned(), State::Changed),
    ];
    assert_eq!(told, expected);
    let comparison = compare(&b, &b);
    assert_eq!(comparison.tables[0].measures.len(), 3, "a time meets only itself in another account");
}

#[test]
fn a_code_printed_twice_goes_by_its_name_and_no_line_is_lost() {
    let a = spending(&["2010301 行政运行 10", "2010301 行政运行（本级） 4", "2010399 其他 1"]);
    let b = spending(&["2010301 行政运行（本级） 5", "2010301 行政运行 11"]);
    let there = ["2010301 行政运行 10 11", "2010301 行政运行（本级） 4 5", "2010399 其他 1 -"];
    let back = ["2010301 行政运行（本级） 5 4", "2010301 行政运行 11 10", "2010399 其他 - 1"];
    there_and_back(a, b, &there, &back);
}

#[test]
fn any_order_of_rows_gives_one_tree() {
    let one = spending(&["201 甲 5", "20103 乙 5", "2010301 丙 3", "2010302 丁 2", "208 戊 1", ". +合计 6"]);
    let other = spending(&["208 戊 1", "201 甲 5", "20103 乙 5", "2010302 丁 2", "2010301 丙 3", ". +合计 6"]);
    let tree = rows(one, other);
    assert_eq!(tree, ["201 甲 5 5", " 20103 乙 5 5", "  2010301 丙 3 3", "  2010302 丁 2 2", "208 戊 1 1", "合计 6 6"]);
}

#[test]
fn an_item_right_under_its_class_meets_the_one_under_a_section() {
    let a = spending(&["201 甲 5", "2010301 丙 3", "2010602 丁 2"]);
    let b = spending(&["201 甲 9", "20103 乙 4", "2010301 丙 4", "20106 己 5", "2010602 丁 5"]);
    let expected = ["201 甲 5 9", " 20103 乙 3 4", "  2010301 丙 3 4", " 20106 己 2 5", "  2010602 丁 2 5"];
    assert_eq!(rows(a.clone(), b.clone()), expected, "what is not printed is the sum of what is below");
    let back = expected.map(|row| {
        let (rest, last) = row.rsplit_once(' ').expect("two amounts");
        let (rest, first) = rest.rsplit_once(' ').expect("two amounts");
        format!("{rest} {last} {first}")
    });
    assert_eq!(rows(b, a), back);
}

#[test]
fn what_one_side_hangs_higher_is_counted_under_the_head_of_the_other() {
    let a = spending(&["201 甲 5", "2010301 丙 3", "2010302 丁 2"]);
    let b = spending(&["20103 乙 4", "2010301 丙 4"]);
    let expected = ["201 甲 5 4", " 20103 乙 5 4", "  2010301 丙 3 4", "  2010302 丁 2 -"];
    assert_eq!(rows(a, b), expected);
}

#[test]
fn lines_without_codes_go_by_name_and_a_part_is_not_the_whole() {
    let a = spending(&[". 工资福利支出 8", ". +人员经费合计 8", ". 办公费 2", ". +公用经费合计 2"]);
    let b = spending(&[". 一、工资福利支出 9", ". 办公费 3", ". +合计 12"]);
    assert_eq!(rows(a, b), ["工资福利支出 8 9", "人员经费合计 8 -", "办公费 2 3", "合计 - 12", "公用经费合计 2 -"]);
    let whole = rows(spending(&[". 甲 1", ". +本年支出合计 1"]), spending(&[". 甲 1", ". +总计 1"]));
    assert_eq!(whole, ["甲 1 1", "本年支出合计/总计 1 1"]);
}

#[test]
fn three_public_as_rows_meets_three_public_as_columns() {
    let kind = FormKind::ThreePublic;
    let columns = form(kind, Unit::Wan, "total abroad reception@actual", &[". - 5 2 3"]);
    let mut columns = Form { lines: columns.lines.clone(), ..columns };
    columns.lines[0].name = Name::default();
    columns.columns[2].phase = None;
    let mut rows_form =
        form(kind, Unit::Yuan, "total", &[". +合计 60000", ". 因公出国（境）费 20000", ". 公务接待费 40000"]);
    rows_form.lines[1].role = Some(Role::Abroad);
    rows_form.lines[2].role = Some(Role::Reception);
    let there = ["total/合计 5 6", "abroad/因公出国（境）费 2 2", "reception/公务接待费 3 4"];
    let back = ["合计/total 6 5", "因公出国（境）费/abroad 2 2", "公务接待费/reception 4 3"];
    there_and_back(columns, rows_form, &there, &back);
}

#[test]
fn receipts_and_spending_are_told_apart_by_their_headers() {
    let halves = |labels: [&str; 2], headers: [&str; 2]| {
        let kind = FormKind::ReceiptsExpenditure;
        let mut form = form(kind, Unit::Wan, "total total", &[". 其他 1", ". 其他 - 2", ". +总计 1", ". +总计 - 2"]);
        let block = |at: usize| Block { label: labels[at].into(), columns: at..at + 1 };
        form.blocks = vec![block(0), block(1)];
        form.columns.iter_mut().zip(headers).for_each(|(column, header)| column.header = header.into());
        [1, 3].into_iter().for_each(|at: usize| form.lines[at].block = 1);
        form
    };
    let one = halves(["收入", "支出"], ["预算数", "预算数"]);
    let other = halves(["收入", "收入"], ["本年收入/预算数", "本年支出/预算数"]);
    assert_eq!(rows(one, other), ["其他 1 1", "其他 2 2", "总计 1 1", "总计 2 2"]);
}

#[test]
fn what_an_amount_is_of_pairs_lines_under_other_heads() {
    let under = |head: &str, name: &str, amount: &str| {
        let rows = [format!(". {head} {amount}"), format!(". {name} {amount}")];
        let mut form = form(FormKind::Revenue, Unit::Wan, "total", &rows.each_ref().map(|row| &**row));
        form.lines[1].parent = Some(LineId(0));
        form.lines[1].role = Some(Role::General);
        form
    };
    let told = rows(under("财政补助", "一般公共预算", "3"), under("本年收入", "1.一般公共预算拨款", "4"));
    assert!(told.iter().any(|row| row.ends_with("一般公共预算/1.一般公共预算拨款 3 4")), "{told:?}");
}

#[test]
fn renamed_moved_and_reused_accounts() {
    let economic = |rows: &[&str]| form(FormKind::GeneralBasic, Unit::Wan, "total", rows);
    assert_eq!(
        rows(economic(&["303 丙 5", "30311 住房公积金 5"]), economic(&["301 甲 6", "30113 住房公积金 6"])),
        ["301 甲 - 6", "303 丙 5 -", " 30311 住房公积金 5 6"],
        "moved: one row, where the first has it"
    );
    let alongside = rows(economic(&["31002 办公设备购置 5"]), economic(&["30902 办公设备购置 6"]));
    assert_eq!(alongside, ["30902 办公设备购置 - 6", "31002 办公设备购置 5 -"], "both are accounts of one year");
    let reused = rows(economic(&["30311 住房公积金 5"]), economic(&["30311 代缴社会保险费 6"]));
    assert_eq!(reused, ["30311 代缴社会保险费 - 6", "30311 住房公积金 5 -"]);
    let renamed = rows(spending(&["20805 行政事业单位离退休 5"]), spending(&["20805 行政事业单位养老支出 6"]));
    assert_eq!(renamed, ["20805 行政事业单位离退休/行政事业单位养老支出 5 6"]);
}

#[test]
fn a_figure_without_a_column_makes_a_missing_one_say_nothing() {
    let mut a = spending(&["201 甲 5 5 -"]);
    a.cells[1].column = None;
    let (a, b) = (disclosure(2024, vec![a]), disclosure(2025, vec![spending(&["201 甲 5 5 -"])]));
    let comparison = compare(&a, &b);
    assert_eq!(comparison.tables[0].rows[0].in_doubt, [Side::A]);
    assert!(comparison.is_same());
}

fn indicator(name: &str, operator: Operator, number: &str, unit: &str) -> Indicator {
    let printed = format!("{}{number}{unit}", operator.id()).into();
    let target = Target { printed, operator, number: number.parse().ok(), unit: Some(unit.into()) };
    Indicator::new(["产出指标", "数量指标", name].map(Name::from), target, HERE)
}

fn project(name: &str, amount: &str, indicators: Vec<Indicator>) -> Project {
    let money = |text: &str| Some((Amount { number: text.parse().ok()?, unit: Unit::Wan }, HERE));
    Project { name: name.into(), amount: money(amount), indicators, ..Project::default() }
}

#[test]
fn projects_by_name_and_what_became_of_their_promises() {
    let least = Operator::AtLeast;
    let a = [
        project(
            "信息系统运行维护经费",
            "10",
            vec![
                indicator("系统可用率", least, "99", "%"),
                indicator("培训期数", least, "2", "期"),
                indicator("故障修复时间", Operator::AtMost, "4", "小时"),
                indicator("图纸张数", least, "1", "张"),
            ],
        ),
        project("招商引资专项", "", Vec::new()),
        project("评审费", "3", Vec::new()),
    ];
    let b = [
        project("会议费", "3", Vec::new()),
        project(
            "2025年信息系统运行维护",
            "12",
            vec![
                indicator("系统可用率", least, "99.5", "%"),
                indicator("培训期数", least, "1", "期"),
                indicator("故障修复时间", least, "4", "小时"),
                indicator("满意度", least, "90", "%"),
            ],
        ),
        project("招商引资专项", "", Vec::new()),
    ];
    let pairs = projects::pair(&a, &b);
    let places: Vec<_> = pairs.iter().map(|pair| (pair.a, pair.b, pair.state())).collect();
    let expected = [
        (Some(0), Some(1), State::Changed),
        (Some(1), Some(2), State::Same),
        (Some(2), None, State::Removed),
        (None, Some(0), State::Added),
    ];
    assert_eq!(places, expected);
    let moves: Vec<_> = pairs[0].indicators.iter().map(|pair| pair.movement).collect();
    assert_eq!(moves, [Move::Raised, Move::Lowered, Move::Reworded, Move::Dropped, Move::Added]);
}

#[test]
fn the_later_disclosure_gives_the_reason() {
    let told = |subject: &str, amount: &str, reason: &str| Statement {
        subject: subject.into(),
        path: vec![subject.into()],
        amount: Amount { number: amount.parse().expect("a number"), unit: Unit::Wan },
        change: None,
        percent: None,
        reason: Some(reason.into()).filter(|_| !reason.is_empty()),
        text: subject.into(),
        origin: HERE,
    };
    let of = |year, amount: &str, reason: &str| Disclosure {
        statements: vec![told("一般公共服务支出", amount, ""), told("一般公共服务支出", amount, reason)],
        ..disclosure(year, vec![spending(&[&format!("201 一般公共服务支出 {amount}"), "208 戊 1"])])
    };
    let (a, b) = (of(2024, "5", "人员减少"), of(2025, "6", "人员增加"));
    let comparison = compare(&a, &b);
    let found = reason(&comparison.tables[0], 0, &a, &b);
    assert_eq!(found, Some(Reason { side: Side::B, statement: 1 }));
    let back = compare(&b, &a);
    assert_eq!(reason(&back.tables[0], 0, &b, &a), Some(Reason { side: Side::A, statement: 1 }));
    assert_eq!(reason(&comparison.tables[0], 1, &a, &b), None, "nothing is said of the other line");
    let silent = of(2025, "6", "");
    let comparison = compare(&a, &silent);
    assert_eq!(reason(&comparison.tables[0], 0, &a, &silent), None);
}
