//! Tables of receipts: the two with receipts and expenditure side by side, and receipts by account.

use kuanxiang::model::{Code, FormKind, Role};

use super::account::{accounts, item};
use super::{Set, Style, role};
use crate::scribe::accounts::CLASSES;
use crate::scribe::amount::{Digits, Fen, Nothing};
use crate::scribe::book::{Book, Outlay};
use crate::scribe::table::{Block, Column, Row, Stub, Table};

/// 收支总表.
pub fn both_sides(book: &Book, style: &Style, number: u32) -> Table {
    let digits = style.summary;
    let mut left = match style.set {
        Set::Nine => lines_of_nine(book, style),
        Set::Twelve => lines_of_twelve(book, digits),
    };
    let mut right = by_class(digits, |class| vec![book.class(class, Outlay::total)]);
    close(&mut left, &mut right, vec![book.total()], vec![book.total()], digits);
    let (code, amount) = match style.set {
        Set::Nine => ("功能分类", "预算数"),
        Set::Twelve => ("科目名称", "预算数"),
    };
    // What a line of receipts is of, its name says: no reader is asked for a role.
    let column = |role: Option<Role>| vec![Column::new(&[amount], role)];
    let table = |label: &str, stub, columns, rows| Block { label: label.into(), stub, columns, rows };
    Table {
        kind: FormKind::ReceiptsExpenditure,
        number,
        title: "部门收支总体情况表".into(),
        blocks: vec![
            table("收入", Stub::Items("项目"), column(None), left),
            table("支出", Stub::Items(code), column(Some(Role::Total)), right),
        ],
        remark: None,
        fillers: 0,
    }
}

/// 财政拨款收支总表.
pub fn fiscal(book: &Book, style: &Style, number: u32) -> Table {
    let digits = style.digits;
    let sources = fiscal_sources(style);
    let of = |amounts: &dyn Fn(Role) -> Fen| -> Vec<Fen> {
        let parts: Vec<Fen> = sources.iter().map(|(role, _)| amounts(*role)).collect();
        std::iter::once(parts.iter().sum()).chain(parts).collect()
    };
    let head = if style.set == Set::Nine { "财政拨款（补助）" } else { "一、财政拨款（补助）" };
    let all = of(&|role| book.sum(|outlay| outlay.from(role)));
    let mut left = vec![item(head, all[0], digits)];
    left.extend(sources.iter().zip(&all[1..]).map(|((_, name), amount)| item(name, *amount, digits)));
    let mut right = by_class(digits, |class| of(&|role| book.class(class, |outlay| outlay.from(role))));
    close(&mut left, &mut right, vec![all[0]], all, digits);
    let mut columns = vec![Column::new(&["合计"], Role::Total)];
    columns.extend(sources.iter().map(|(role, name)| Column::new(&[name], *role)));
    Table {
        kind: FormKind::FiscalReceiptsExpenditure,
        number,
        title: "财政拨款收支预算总体情况表".into(),
        blocks: vec![
            Block {
                label: "财政拨款收入".into(),
                stub: Stub::Items("项目"),
                columns: vec![Column::new(&["合计"], None)],
                rows: left,
            },
            Block {
                label: "财政拨款支出".into(),
                stub: Stub::Items(if style.set == Set::Nine { "功能分类" } else { "科目名称" }),
                columns,
                rows: right,
            },
        ],
        remark: None,
        fillers: 0,
    }
}

/// 收入总表.
pub fn revenue(book: &Book, style: &Style, number: u32) -> Table {
    let (columns, rows) = match style.set {
        Set::Nine => {
            let of = |outlay: &Outlay| {
                let parts = style.sources.iter().map(|source| outlay.from(source.role));
                std::iter::once(outlay.total()).chain(parts).collect()
            };
            let sources = style.sources.iter().map(|source| Column::new(&[source.header], source.role));
            let columns = std::iter::once(Column::new(&["总计"], Role::Total)).chain(sources).collect();
            (columns, accounts(book, style, of))
        }
        Set::Twelve => (columns_of_twelve(), accounts(book, style, amounts_of_twelve)),
    };
    Table {
        kind: FormKind::Revenue,
        number,
        title: "部门收入总体情况表".into(),
        blocks: vec![Block { label: String::new(), stub: Stub::Accounts, columns, rows }],
        remark: None,
        fillers: style.fillers,
    }
}

fn fiscal_sources(style: &Style) -> Vec<(Role, &'static str)> {
    let all = [(Role::General, "一般公共预算"), (Role::Fund, "政府性基金预算"), (Role::Capital, "国有资本经营预算")];
    let known = |role: Role| style.set == Set::Twelve || style.sources.iter().any(|source| source.role == role);
    all.into_iter().filter(|(role, _)| known(*role)).collect()
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

/// Brings both sides to one length and closes them with their totals.
fn close(left: &mut Vec<Row>, right: &mut Vec<Row>, income: Vec<Fen>, spending: Vec<Fen>, digits: Digits) {
    let blank = |cells: usize| Row { cells: vec![None; cells], ..Row::default() };
    let height = left.len().max(right.len());
    left.resize_with(height, || blank(income.len()));
    right.resize_with(height, || blank(spending.len()));
    let total = |name: &str, amounts: Vec<Fen>| Row {
        name: name.into(),
        total: true,
        cells: super::account::cells(&amounts, digits, Nothing::Blank),
        ..Row::default()
    };
    left.push(total("收入总计", income));
    right.push(total("支出总计", spending));
}

fn lines_of_nine(book: &Book, style: &Style) -> Vec<Row> {
    let digits = style.summary;
    let mut rows = vec![item("财政拨款（补助）", book.sum(Outlay::fiscal), digits)];
    for source in &style.sources {
        rows.push(item(source.line, book.sum(|outlay| outlay.from(source.role)), digits));
    }
    rows
}

fn lines_of_twelve(book: &Book, digits: Digits) -> Vec<Row> {
    let from = |role: Role| book.sum(|outlay| outlay.from(role));
    let (account, institution) = (from(role("fiscal_account")), from(role("institution_income")));
    let other = from(role("other_income"));
    [
        ("一、本年收入", book.total()),
        ("1. 一般公共预算拨款", from(Role::General)),
        ("其中：一般财力", from(Role::General)),
        ("上级一般公共预算安排转移支付", 0),
        ("2. 政府性基金预算拨款", from(Role::Fund)),
        ("其中：政府性基金收入", from(Role::Fund)),
        ("上级政府性基金安排转移支付", 0),
        ("3. 国有资本经营预算拨款", from(Role::Capital)),
        ("其中：国有资本经营收入", from(Role::Capital)),
        ("4. 财政专户核拨", account),
        ("5. 单位资金", institution + other),
        ("其中：事业收入", institution),
        ("上级补助收入", 0),
        ("附属单位上缴收入", 0),
        ("事业单位经营收入", 0),
        ("其他收入", other),
        ("二、上年结转结余", 0),
        ("1. 财政拨款结转", 0),
        ("2. 非财政拨款结转结余", 0),
    ]
    .into_iter()
    .map(|(name, amount)| item(name, amount, digits))
    .collect()
}

fn columns_of_twelve() -> Vec<Column> {
    let fiscal = |name, role: Option<Role>| Column::new(&["财政拨款（补助）", name], role);
    vec![
        Column::new(&["总计"], Role::Total),
        fiscal("财政拨款（补助）小计", Some(Role::Fiscal)),
        fiscal("一般公共预算", Some(Role::General)),
        fiscal("上级一般公共预算安排的转移支付", None),
        fiscal("政府性基金预算", Some(Role::Fund)),
        fiscal("上级政府性基金安排的转移支付", None),
        fiscal("国有资本经营预算", Some(Role::Capital)),
        Column::new(&["财政专户（教育收费）"], role("fiscal_account")),
        Column::new(&["单位资金"], role("unit_funds")),
        Column::new(&["财政拨款结转"], None),
        Column::new(&["非财政拨款结转结余"], None),
    ]
}

fn amounts_of_twelve(outlay: &Outlay) -> Vec<Fen> {
    let account = outlay.from(role("fiscal_account"));
    let unit = outlay.total() - outlay.fiscal() - account;
    let (general, fund) = (outlay.from(Role::General), outlay.from(Role::Fund));
    let capital = outlay.from(Role::Capital);
    vec![outlay.total(), outlay.fiscal(), general, 0, fund, 0, capital, account, unit, 0, 0]
}
