//! The tables of a final account.

use kuanxiang::model::{Code, FormKind, Phase, Role};

use super::account::{accounts, cells, economic, item, total};
use super::budget::plain;
use super::{Style, role};
use crate::scribe::accounts::CLASSES;
use crate::scribe::amount::{Digits, Fen, Nothing};
use crate::scribe::book::{Book, Outlay, ThreePublic};
use crate::scribe::table::{Block, Column, Row, Stub, Table};

/// All nine tables of a final account; the planned 三公 comes from the budget of the same year.
pub fn closing(book: &Book, planned: ThreePublic, style: &Style) -> Vec<Table> {
    vec![
        both_sides(book, style),
        revenue(book, style),
        expenditure(book, style),
        fiscal(book, style),
        general(book, style),
        basic(book, style),
        three(book.three, planned, style),
        funds(book, style),
        capital(book, style),
    ]
}

fn both_sides(book: &Book, style: &Style) -> Table {
    let digits = style.summary;
    let income = |wanted: Role| book.sum(|outlay| received_from(book, outlay, wanted));
    let mut left: Vec<Row> = [
        ("一、一般公共预算财政拨款收入", income(Role::General)),
        ("二、政府性基金预算财政拨款收入", income(Role::Fund)),
        ("三、国有资本经营预算财政拨款收入", income(Role::Capital)),
        ("四、上级补助收入", 0),
        ("五、事业收入", income(role("institution_income")) + income(role("fiscal_account"))),
        ("六、经营收入", income(role("operating_income"))),
        ("七、附属单位上缴收入", 0),
        ("八、其他收入", income(role("other_income"))),
    ]
    .into_iter()
    .map(|(name, amount)| item(name, amount, digits))
    .collect();
    let mut right = by_class(digits, |class| vec![book.class(class, Outlay::total)]);
    left.resize_with(right.len(), blank);
    let sum = |name: &str, amount: Fen| Row { total: true, ..item(name, amount, digits) };
    let received = book.sum(|outlay| book.income(outlay));
    left.push(sum("本年收入合计", received));
    right.push(sum("本年支出合计", book.total()));
    left.push(item("使用非财政拨款结余", 0, digits));
    right.push(item("结余分配", 0, digits));
    left.push(item("年初结转和结余", book.carry.before, digits));
    right.push(Row { role: Some(role("carried_out")), ..item("年末结转和结余", book.carry.after, digits) });
    left.push(sum("总计", received + book.carry.before));
    right.push(sum("总计", book.total() + book.carry.after));
    let amount = |role: Option<Role>| vec![Column::new(&["决算数"], role).at(Phase::Actual)];
    let spent = side("支出", "项目（按功能分类）", amount(Some(Role::Total)), right);
    let blocks = vec![side("收入", "项目", amount(None), left), spent];
    sides(FormKind::ReceiptsExpenditure, 1, "收入支出决算总表", blocks)
}

fn revenue(book: &Book, style: &Style) -> Table {
    let heads = [
        ("财政拨款收入", "fiscal"),
        ("上级补助收入", "superior_grants"),
        ("事业收入", "institution_income"),
        ("经营收入", "operating_income"),
        ("附属单位上缴收入", "subordinate_remittances"),
        ("其他收入", "other_income"),
    ];
    let mut columns = vec![Column::new(&["本年收入合计"], Role::Total)];
    columns.extend(heads.iter().map(|(name, id)| Column::new(&[name], role(id))));
    let rows = accounts(book, style, |outlay| {
        let received = book.income(outlay);
        let from = |ids: &[&str]| ids.iter().map(|id| received_from(book, outlay, role(id))).sum::<Fen>();
        let part = |id: &str| match id {
            "fiscal" => from(&["general", "fund", "capital"]),
            "institution_income" => from(&["institution_income", "fiscal_account"]),
            id => from(&[id]),
        };
        std::iter::once(received).chain(heads.iter().map(|(_, id)| part(id))).collect()
    });
    plain(FormKind::Revenue, 2, "收入决算表", Stub::Accounts, columns, rows)
}

fn expenditure(book: &Book, style: &Style) -> Table {
    let columns = vec![
        Column::new(&["本年支出合计"], Role::Total),
        Column::new(&["基本支出"], Role::Basic),
        Column::new(&["项目支出"], Role::Project),
        Column::new(&["上缴上级支出"], role("paid_to_superior")),
        Column::new(&["经营支出"], role("operating_expenditure")),
        Column::new(&["对附属单位补助支出"], role("grants_to_subordinates")),
    ];
    let of = |outlay: &Outlay| vec![outlay.total(), outlay.basic, outlay.project, 0, 0, 0];
    let rows = accounts(book, style, of);
    plain(FormKind::Expenditure, 3, "支出决算表", Stub::Accounts, columns, rows)
}

fn fiscal(book: &Book, style: &Style) -> Table {
    let digits = style.digits;
    let sources = [Role::General, Role::Fund, Role::Capital];
    let names = ["一般公共预算财政拨款", "政府性基金预算财政拨款", "国有资本经营预算财政拨款"];
    let parts = |of: &dyn Fn(Role) -> Fen| -> Vec<Fen> {
        let parts: Vec<Fen> = sources.iter().map(|role| of(*role)).collect();
        std::iter::once(parts.iter().sum()).chain(parts).collect()
    };
    let spent = parts(&|role| book.sum(|outlay| outlay.from(role)));
    let change = book.carry.after - book.carry.before;
    let mut left = vec![
        item("一、一般公共预算财政拨款", spent[1] + change, digits),
        item("二、政府性基金预算财政拨款", spent[2], digits),
        item("三、国有资本经营预算财政拨款", spent[3], digits),
    ];
    let mut right = by_class(digits, |class| parts(&|role| book.class(class, |outlay| outlay.from(role))));
    left.resize_with(right.len(), blank);
    let sum = |name: &str, amounts: &[Fen]| Row { name: name.into(), ..total(amounts, style) };
    left.push(sum("本年收入合计", &[spent[0] + change]));
    right.push(sum("本年支出合计", &spent));
    left.push(item("年初财政拨款结转和结余", book.carry.before, digits));
    let after = [book.carry.after, book.carry.after, 0, 0].map(|amount| digits.cell(amount, Nothing::Blank));
    right.push(Row {
        name: "年末财政拨款结转和结余".into(),
        role: Some(role("carried_out")),
        cells: after.to_vec(),
        ..Row::default()
    });
    left.push(sum("总计", &[spent[0] + book.carry.after]));
    let all = [spent[0] + book.carry.after, spent[1] + book.carry.after, spent[2], spent[3]];
    right.push(sum("总计", &all));
    let mut columns = vec![Column::new(&["合计"], Role::Total)];
    columns.extend(names.iter().zip(sources).map(|(name, role)| Column::new(&[name], role)));
    let received = vec![Column::new(&["决算数"], None).at(Phase::Actual)];
    let blocks = vec![side("收入", "项目", received, left), side("支出", "项目（按功能分类）", columns, right)];
    sides(FormKind::FiscalReceiptsExpenditure, 4, "财政拨款收入支出决算总表", blocks)
}

fn general(book: &Book, style: &Style) -> Table {
    let columns = spending("一般公共预算财政拨款支出");
    let of = |outlay: &Outlay| vec![outlay.from(Role::General), outlay.basic, outlay.general_project()];
    let rows = accounts(book, style, of);
    let title = "一般公共预算财政拨款支出决算表";
    plain(FormKind::GeneralExpenditure, 5, title, Stub::Accounts, columns, rows)
}

fn basic(book: &Book, style: &Style) -> Table {
    let group = "一般公共预算财政拨款基本支出";
    let columns = vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "人员经费"], Role::Personnel),
        Column::new(&[group, "公用经费"], Role::Public),
    ];
    let rows = economic(book, style);
    let title = "一般公共预算财政拨款基本支出决算表";
    plain(FormKind::GeneralBasic, 6, title, Stub::Economic, columns, rows)
}

fn three(spent: ThreePublic, planned: ThreePublic, style: &Style) -> Table {
    let mut columns = Vec::new();
    for (when, phase) in [("预算数", Phase::Initial), ("决算数", Phase::Actual)] {
        let vehicles = |name, role| Column::new(&[when, "公务用车购置及运行费", name], role).at(phase);
        columns.extend([
            Column::new(&[when, "合计"], Role::Total).at(phase),
            Column::new(&[when, "因公出国（境）费"], Role::Abroad).at(phase),
            vehicles("小计", Role::Vehicles),
            vehicles("公务用车购置费", Role::VehiclePurchase),
            vehicles("公务用车运行费", Role::VehicleRunning),
            Column::new(&[when, "公务接待费"], Role::Reception).at(phase),
        ]);
    }
    let amounts = |three: ThreePublic| {
        [three.total(), three.abroad, three.vehicles(), three.purchase, three.running, three.reception]
    };
    let row = Row {
        cells: cells(&[amounts(planned), amounts(spent)].concat(), style.digits, Nothing::Zero),
        ..Row::default()
    };
    plain(FormKind::ThreePublic, 7, "财政拨款“三公”经费支出决算表", Stub::None, columns, vec![row])
}

fn funds(book: &Book, style: &Style) -> Table {
    let spent = |name, role| Column::new(&["本年支出", name], role);
    let columns = vec![
        Column::new(&["年初结转和结余"], role("carried_in")),
        Column::new(&["本年收入"], role("year_income")),
        spent("小计", Role::Total),
        spent("基本支出", Role::Basic),
        spent("项目支出", Role::Project),
        Column::new(&["年末结转和结余"], role("carried_out")),
    ];
    let fund = |outlay: &Outlay| outlay.from(Role::Fund);
    let of = |outlay: &Outlay| vec![0, fund(outlay), fund(outlay), 0, fund(outlay), 0];
    let title = "政府性基金预算财政拨款收入支出决算表";
    if book.sum(fund) == 0 {
        return empty(FormKind::GovernmentFund, 8, title, columns, book);
    }
    let mut rows = accounts(book, style, of);
    for row in &mut rows {
        row.cells[0] = style.digits.cell(0, style.nothing);
    }
    plain(FormKind::GovernmentFund, 8, title, Stub::Accounts, columns, rows)
}

fn capital(book: &Book, _style: &Style) -> Table {
    let columns = spending("国有资本经营预算财政拨款支出");
    empty(FormKind::StateCapital, 9, "国有资本经营预算财政拨款支出决算表", columns, book)
}

fn empty(kind: FormKind, number: u32, title: &str, columns: Vec<Column>, book: &Book) -> Table {
    let row = Row { name: "合计".into(), total: true, cells: vec![None; columns.len()], ..Row::default() };
    let subject = title.split("财政拨款").next().unwrap_or_default();
    Table {
        remark: Some(format!("{}{}年度没有{subject}财政拨款收支，本表为空表。", book.called, book.year)),
        ..plain(kind, number, title, Stub::Accounts, columns, vec![row])
    }
}

fn spending(group: &str) -> Vec<Column> {
    vec![
        Column::new(&[group, "合计"], Role::Total),
        Column::new(&[group, "基本支出"], Role::Basic),
        Column::new(&[group, "项目支出"], Role::Project),
    ]
}

/// What an account received in the year from a source; what crosses the turn of the year is general money.
fn received_from(book: &Book, outlay: &Outlay, source: Role) -> Fen {
    let crossing = if source == Role::General { book.income(outlay) - outlay.total() } else { 0 };
    outlay.from(source) + crossing
}

fn by_class(digits: Digits, of: impl Fn(u32) -> Vec<Fen>) -> Vec<Row> {
    let row = |(class, name): &(u32, &str)| Row {
        code: Code::parse(&class.to_string()),
        name: (*name).to_owned(),
        cells: of(*class).into_iter().map(|amount| digits.cell(amount, Nothing::Blank)).collect(),
        ..Row::default()
    };
    CLASSES.iter().map(row).collect()
}

fn blank() -> Row {
    Row { cells: vec![None], ..Row::default() }
}

fn side(label: &str, header: &'static str, columns: Vec<Column>, rows: Vec<Row>) -> Block {
    Block { label: label.into(), stub: Stub::Items(header), columns, rows }
}

fn sides(kind: FormKind, number: u32, title: &str, blocks: Vec<Block>) -> Table {
    Table { kind, number, title: title.into(), blocks, remark: None, fillers: 0 }
}
