//! A library for comparing: one department over three years, so that there is one of everything that a comparison has to
//! say, and another department beside it.

use kuanxiang::library::Library;
use kuanxiang::model::{Department, Disclosure, DisclosureKind, Form, FormKind, Print, Role};
use kuanxiang::money::parse_number;

use super::fixture::{Page, Row, Shelf, TOTAL, small};
use super::told;

const SPENDING: &[(&str, Option<Role>)] =
    &[("合计", TOTAL), ("基本支出", Some(Role::Basic)), ("项目支出", Some(Role::Project))];

/// Before 2018 and 2019: old names, old codes; a 款 is not printed.
const BEFORE: &[Row<'_>] = &[
    ("201", "一般公共服务支出", &["1,571.20", "1,195.88", "375.32"]),
    ("20106", "财政事务", &["1,571.20", "1,195.88", "375.32"]),
    ("2010601", "行政运行", &["1,015.30", "1,015.30"]),
    ("2010602", "一般行政管理事务", &["375.32", "", "375.32"]),
    ("2010607", "信息化建设", &["40", "40"]),
    ("2010650", "事业运行", &["140.58", "140.58"]),
    ("208", "社会保障和就业支出", &["207.10", "207.10"]),
    ("2080505", "机关事业单位基本养老保险缴费支出", &["207.10", "207.10"]),
    ("210", "医疗卫生与计划生育支出", &["92.75", "92.75"]),
    ("21011", "行政事业单位医疗", &["92.75", "92.75"]),
    ("2101101", "行政单位医疗", &["92.75", "92.75"]),
    ("", "合计", &["1,871.05", "1,495.73", "375.32"]),
];

const AFTER: &[Row<'_>] = &[
    ("201", "一般公共服务支出", &["1,602.11", "1,214.49", "387.62"]),
    ("20106", "财政事务", &["1,602.11", "1,214.49", "387.62"]),
    ("2010601", "行政运行", &["1,033.92", "1,033.92"]),
    ("2010602", "一般行政管理事务", &["387.62", "", "387.62"]),
    ("2010650", "事业运行", &["180.57", "180.57"]),
    ("208", "社会保障和就业支出", &["213.40", "213.40"]),
    ("20805", "行政事业单位离退休", &["213.40", "213.40"]),
    ("2080505", "机关事业单位基本养老保险缴费支出", &["213.40", "213.40"]),
    ("210", "卫生健康支出", &["92.75", "92.75"]),
    ("21011", "行政事业单位医疗", &["92.75", "92.75"]),
    ("2101101", "行政单位医疗", &["92.75", "92.75"]),
    ("221", "住房保障支出", &["?89.76"]),
    ("", "合计", &["1,998.02", "1,610.40", "387.62"]),
];

const BASIC_BEFORE: &[Row<'_>] = &[
    ("301", "工资福利支出", &["702.40"]),
    ("30101", "基本工资", &["702.40"]),
    ("303", "对个人和家庭的补助", &["80.00"]),
    ("30311", "住房公积金", &["80.00"]),
    ("", "合计", &["782.40"]),
];

const BASIC_AFTER: &[Row<'_>] = &[
    ("301", "工资福利支出", &["802.16"]),
    ("30101", "基本工资", &["712.40"]),
    ("30113", "住房公积金", &["89.76"]),
    ("303", "对个人和家庭的补助", &["1.20"]),
    ("30311", "代缴社会保险费", &["1.20"]),
    ("", "合计", &["803.36"]),
];

fn spending(page: &mut Page, rows: &[Row<'_>]) -> Form {
    page.form(FormKind::Expenditure, "部门支出总体情况表", &[("", SPENDING, rows)])
}

fn basic(page: &mut Page, rows: &[Row<'_>]) -> Form {
    page.form(FormKind::GeneralBasic, "一般公共预算基本支出情况表", &[("", &[("预算数", TOTAL)], rows)])
}

/// One project has less money and lower promises, one is not there, one is new; one fact is another.
fn earlier(disclosure: &mut Disclosure) {
    disclosure.projects.truncate(1);
    let project = &mut disclosure.projects[0];
    if let Some((amount, _)) = &mut project.amount {
        amount.number = parse_number("250.00").expect("a number");
    }
    let mut gone = project.clone();
    for indicator in &mut project.indicators {
        if let Some(number) = &mut indicator.target.number {
            let lower = *number - parse_number("1").expect("a number");
            indicator.target.printed = indicator.target.printed.replace(&number.to_string(), &lower.to_string()).into();
            *number = lower;
        }
    }
    project.indicators.truncate(3);
    gone.name = "老旧档案数字化".into();
    gone.variants.clear();
    disclosure.projects.push(gone);
    disclosure.indicators.truncate(1);
    for fact in disclosure.facts.iter_mut().take(2) {
        fact.value = Print::Number(parse_number("39").expect("a number"));
    }
    disclosure.facts.truncate(4);
}

/// The library that comparisons are tested with.
pub fn library() -> Library {
    let department = |name: &&str| Department { name: (*name).into(), spellings: Vec::new() };
    let mut shelf = Shelf {
        library: Library {
            name: "滨江市".into(),
            departments: ["滨江市财政局", "滨江市教育局"].iter().map(department).collect(),
            ..Library::default()
        },
    };
    let mut page = Page::new(0);
    let mut forms = vec![spending(&mut page, BEFORE), basic(&mut page, BASIC_BEFORE)];
    let fund = page.form(
        FormKind::GovernmentFund,
        "政府性基金预算支出情况表",
        &[("", &[("预算数", TOTAL)], &[("", "合计", &["12.00"])])],
    );
    forms.push(fund);
    let told = told::budget(&mut page);
    let disclosure = shelf.put(0, 2017, DisclosureKind::Budget, (forms, page));
    told.into(disclosure);
    earlier(disclosure);
    shelf.put(0, 2018, DisclosureKind::Final, small(1, "1,961.30", "1,513.99", "447.31"));
    let mut page = Page::new(2);
    let forms = vec![spending(&mut page, AFTER), basic(&mut page, BASIC_AFTER)];
    let told = told::budget(&mut page);
    told.into(shelf.put(0, 2019, DisclosureKind::Budget, (forms, page)));
    shelf.put(1, 2019, DisclosureKind::Budget, small(3, "12,310.00", "11,000.00", "1,310.00"));
    shelf.library
}

/// Two years of procurements that are all called 会议费.
pub fn procurements(before: &[&str], after: &[&str]) -> Library {
    let mut shelf = Shelf {
        library: Library {
            name: "滨江市".into(),
            departments: vec![Department { name: "滨江市财政局".into(), spellings: Vec::new() }],
            ..Library::default()
        },
    };
    for (file, year, amounts) in [(0, 2023, before), (1, 2024, after)] {
        let mut page = Page::new(file);
        let figures: Vec<[&str; 1]> = amounts.iter().map(|amount| [*amount]).collect();
        let rows: Vec<Row<'_>> = figures.iter().map(|figure| ("", "会议费", figure.as_slice())).collect();
        let form = page.form(FormKind::Procurement, "政府采购情况表", &[("", &[("金额", TOTAL)], &rows)]);
        shelf.put(0, year, DisclosureKind::Budget, (vec![form], page));
    }
    shelf.library
}
