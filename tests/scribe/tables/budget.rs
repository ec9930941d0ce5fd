//! The tables of a budget.

use kuanxiang::model::{Code, FormKind, Role};

use super::account::{accounts, cells, economic, row, spending, total};
use super::receipts::{both_sides, fiscal, revenue};
use super::{Set, Style};
use crate::scribe::accounts::{PROJECT_COLUMNS, name_of};
use crate::scribe::amount::Fen;
use crate::scribe::book::{Book, Outlay, Project};
use crate::scribe::table::{Block, Column, Row, Stub, Table};

/// All tables of a budget, in the order of its set of forms.
pub fn budget(book: &Book, style: &Style) -> Vec<Table> {
    let mut tables = vec![
        both_sides(book, style, 1),
        revenue(book, style, 2),
        expenditure(book, style),
        fiscal(book, style, 4),
        general(book, style),
        basic(book, style),
        projects(book, style),
    ];
    match style.set {
        Set::Nine => {
            tables.push(three_in_a_row(book, style));
            tables.push(funds(book, style, 9));
        }
        Set::Twelve => {
            tables.push(funds(book, style, 8));
            tables.push(no_capital(book));
            tables.push(three_as_lines(book, style));
            tables.push(no_entrusted(book));
            tables.push(no_carry_over(book));
        }
    }
    tables
}

/// A table of one block.
pub fn plain(kind: FormKind, number: u32, title: &str, stub: Stub, columns: Vec<Column>, rows: Vec<Row>) -> Table {
    Table {
        kind,
        number,
        title: title.into(),
        blocks: vec![Block { label: String::new(), stub, columns, rows }],
        remark: None,
        fillers: 0,
    }
}

fn spending_columns(group: &str, style: &Style, book: &Book) -> (Vec<Column>, Vec<Role>) {
    let mut columns = vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "基本支出"], Role::Basic),
        Column::new(&[group, "项目支出"], Role::Project),
    ];
    let extras = if book.sum(|outlay| outlay.reserve) == 0 && group != "支出预算" {
        Vec::new()
    } else {
        style.extras.clone()
    };
    columns.extend(extras.iter().map(|role| Column::new(&[group, &role.chinese()], *role)));
    (columns, extras)
}

fn expenditure(book: &Book, style: &Style) -> Table {
    let (columns, extras) = spending_columns("支出预算", style, book);
    let of = |outlay: &Outlay| spending(outlay.total(), outlay, outlay.project, &extras);
    let rows = accounts(book, style, of);
    let mut table = plain(FormKind::Expenditure, 3, "部门支出总体情况表", Stub::Accounts, columns, rows);
    table.fillers = style.fillers;
    table
}

fn general(book: &Book, style: &Style) -> Table {
    let (columns, extras) = spending_columns("一般公共预算支出", style, book);
    let of = |outlay: &Outlay| spending(outlay.from(Role::General), outlay, outlay.general_project(), &extras);
    let rows = accounts(book, style, of);
    let mut table = plain(FormKind::GeneralExpenditure, 5, "一般公共预算支出情况表", Stub::Accounts, columns, rows);
    table.fillers = style.fillers;
    table
}

fn basic(book: &Book, style: &Style) -> Table {
    let group = "一般公共预算基本支出";
    let columns = vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "人员经费"], Role::Personnel),
        Column::new(&[group, "公用经费"], Role::Public),
    ];
    let rows = economic(book, style);
    plain(FormKind::GeneralBasic, 6, "一般公共预算基本支出情况表", Stub::Economic, columns, rows)
}

fn projects(book: &Book, style: &Style) -> Table {
    let mut columns = vec![Column::new(&["项目支出合计"], Role::Total)];
    let economic = |code: u32| Code::parse(&code.to_string()).map(Role::Economic);
    columns.extend(PROJECT_COLUMNS.iter().map(|(code, name)| Column::new(&[name], economic(*code))));
    let amounts = |projects: &[&Project]| -> Vec<Fen> {
        let of = |class: u32| {
            let bought = projects.iter().flat_map(|project| &project.buys);
            bought.filter(|(code, _)| *code == class).map(|(_, amount)| amount).sum()
        };
        let parts: Vec<Fen> = PROJECT_COLUMNS.iter().map(|(class, _)| of(*class)).collect();
        std::iter::once(parts.iter().sum()).chain(parts).collect()
    };
    let mut rows = Vec::new();
    let (mut class, mut section) = (0, 0);
    for project in &book.projects {
        let within = |code: u32, over: u32| -> Vec<&Project> {
            book.projects.iter().filter(|project| project.code / over == code).collect()
        };
        if project.code / 10_000 != class {
            class = project.code / 10_000;
            if style.parents.prints(class) {
                rows.push(row(class, name_of(class), &amounts(&within(class, 10_000)), style));
            }
        }
        if project.code / 100 != section {
            section = project.code / 100;
            if style.parents.prints(section) {
                rows.push(row(section, name_of(section), &amounts(&within(section, 100)), style));
            }
        }
        let mut line = row(project.code, name_of(project.code), &amounts(&[project]), style);
        line.project = Some(project.name.clone());
        rows.push(line);
    }
    rows.push(total(&amounts(&book.projects.iter().collect::<Vec<_>>()), style));
    plain(FormKind::GeneralProjects, 7, "一般公共预算项目支出情况表", Stub::Projects, columns, rows)
}

fn three_in_a_row(book: &Book, style: &Style) -> Table {
    let three = book.three;
    let vehicles = |name, role| Column::new(&["公务用车购置及运行费", name], role);
    let columns = vec![
        Column::new(&["合计"], Role::Total),
        Column::new(&["因公出国（境）费"], Role::Abroad),
        vehicles("小计", Role::Vehicles),
        vehicles("公务用车购置费", Role::VehiclePurchase),
        vehicles("公务用车运行费", Role::VehicleRunning),
        Column::new(&["公务接待费"], Role::Reception),
    ];
    let amounts = [three.total(), three.abroad, three.vehicles(), three.purchase, three.running, three.reception];
    let rows = vec![Row { cells: cells(&amounts, style.digits, style.nothing), ..Row::default() }];
    plain(FormKind::ThreePublic, 8, "一般公共预算“三公”经费支出情况表", Stub::None, columns, rows)
}

fn three_as_lines(book: &Book, style: &Style) -> Table {
    let three = book.three;
    let source = |name, role| Column::new(&["资金来源", name], role);
    let columns = vec![
        Column::new(&["合计"], Role::Total),
        source("一般公共预算", Role::General),
        source("政府性基金", Role::Fund),
        source("国有资本经营预算", Role::Capital),
    ];
    let line = |name: &str, role: Role, amount: Fen| Row {
        name: name.into(),
        total: role == Role::Total,
        role: Some(role).filter(|role| *role != Role::Total),
        cells: [amount, amount, 0, 0].iter().map(|amount| style.digits.cell(*amount, style.nothing)).collect(),
        ..Row::default()
    };
    let rows = vec![
        line("因公出国（境）费用", Role::Abroad, three.abroad),
        line("公务接待费", Role::Reception, three.reception),
        line("公务用车购置及运行维护费（小计）", Role::Vehicles, three.vehicles()),
        line("其中：公务用车购置", Role::VehiclePurchase, three.purchase),
        line("公务用车运行维护费", Role::VehicleRunning, three.running),
        line("总计", Role::Total, three.total()),
    ];
    plain(FormKind::ThreePublic, 10, "财政拨款“三公”经费支出情况表", Stub::Items("“三公”经费支出内容"), columns, rows)
}

fn funds(book: &Book, style: &Style, number: u32) -> Table {
    let group = "政府性基金预算支出";
    let columns = vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "基本支出"], Role::Basic),
        Column::new(&[group, "项目支出"], Role::Project),
    ];
    let of = |outlay: &Outlay| vec![outlay.from(Role::Fund), 0, outlay.from(Role::Fund)];
    let mut rows = accounts(book, style, of);
    let nothing = book.sum(|outlay| outlay.from(Role::Fund)) == 0;
    if nothing {
        rows = vec![empty_total(3)];
    }
    let mut table = plain(FormKind::GovernmentFund, number, "政府性基金预算支出情况表", Stub::Accounts, columns, rows);
    if nothing {
        table.fillers = style.fillers;
        table.remark = Some(format!("{}{}年没有安排政府性基金预算支出，本表为空表。", book.called, book.year));
    }
    table
}

fn no_capital(book: &Book) -> Table {
    let group = "国有资本经营预算支出";
    let columns = vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "基本支出"], Role::Basic),
        Column::new(&[group, "项目支出"], Role::Project),
    ];
    let remark = format!("{}{}年没有安排国有资本经营预算支出，本表为空表。", book.called, book.year);
    let rows = vec![empty_total(3)];
    let table = plain(FormKind::StateCapital, 9, "国有资本经营预算支出情况表", Stub::Accounts, columns, rows);
    Table { remark: Some(remark), ..table }
}

fn no_entrusted(book: &Book) -> Table {
    let source = |name, role| Column::new(&["资金来源", name], role);
    let columns = vec![
        Column::new(&["合计"], Role::Total),
        source("一般公共预算", Role::General),
        source("政府性基金", Role::Fund),
        source("国有资本经营预算", Role::Capital),
    ];
    let remark = format!("{}{}年没有安排委托业务费，本表为空表。", book.called, book.year);
    let rows = vec![empty_total(4)];
    let title = "财政拨款委托业务费支出情况表";
    Table {
        remark: Some(remark),
        ..plain(FormKind::EntrustedServices, 11, title, Stub::Items("项目名称"), columns, rows)
    }
}

fn no_carry_over(book: &Book) -> Table {
    let mut columns = vec![Column::new(&["合计"], Role::Total)];
    for group in ["财政拨款", "非财政拨款"] {
        columns.extend(["小计", "基本支出", "项目支出"].map(|name| Column::new(&[group, name], None)));
    }
    let remark = format!("{}{}年没有上年结转结余安排的支出，本表为空表。", book.called, book.year);
    let rows = vec![empty_total(columns.len())];
    Table {
        remark: Some(remark),
        ..plain(FormKind::CarryOver, 12, "上年结转结余情况表", Stub::Items("项目"), columns, rows)
    }
}

fn empty_total(width: usize) -> Row {
    Row { name: "合计".into(), total: true, cells: vec![None; width], ..Row::default() }
}
