//! Rows of accounts: the tree of 类, 款 and 项 with sums on the way up.

use kuanxiang::model::{Code, Role};

use super::Style;
use crate::scribe::accounts::name_of;
use crate::scribe::amount::{Digits, Fen, Nothing};
use crate::scribe::book::{Book, Economic, Outlay, class_of};
use crate::scribe::chance::Chance;
use crate::scribe::table::Row;

/// Rows for the functional accounts that spend something, the sums above them and the 合计.
pub fn accounts(book: &Book, style: &Style, of: impl Fn(&Outlay) -> Vec<Fen>) -> Vec<Row> {
    let spends = |outlay: &&Outlay| of(outlay).iter().any(|amount| *amount != 0);
    let lines: Vec<(u32, String, Vec<Fen>)> =
        book.outlays.iter().filter(spends).map(|outlay| (outlay.code, outlay.name.clone(), of(outlay))).collect();
    let width = book.outlays.first().map_or(0, |outlay| of(outlay).len());
    let mut classes: Vec<u32> = Vec::new();
    for class in lines.iter().map(|line| class_of(line.0)) {
        if !classes.contains(&class) {
            classes.push(class);
        }
    }
    let mut chance = Chance::new(style.mixed);
    if style.mixed != 0 {
        chance.shuffle(&mut classes);
    }
    let mut rows = Vec::new();
    for class in classes {
        let mut within: Vec<_> = lines.iter().filter(|line| class_of(line.0) == class).collect();
        if style.mixed != 0 {
            let mut sections: Vec<u32> = within.iter().map(|line| line.0 / 100).collect();
            sections.dedup();
            chance.shuffle(&mut sections);
            within.sort_by_key(|line| sections.iter().position(|section| *section == line.0 / 100));
        }
        if style.parents.prints(class) {
            rows.push(row(class, name_of(class), &sum(&within, width), style));
        }
        let mut section = 0;
        for line in &within {
            if line.0 / 100 != section && line.0 > 99_999 {
                section = line.0 / 100;
                if style.parents.prints(section) {
                    let inside: Vec<_> = within.iter().filter(|line| line.0 / 100 == section).copied().collect();
                    rows.push(row(section, name_of(section), &sum(&inside, width), style));
                }
            }
            rows.push(row(line.0, &line.1, &line.2, style));
        }
    }
    let all: Vec<_> = lines.iter().collect();
    rows.push(total(&sum(&all, width), style));
    rows
}

/// Rows for the economic accounts of basic spending: 合计, 人员经费, 公用经费.
pub fn economic(book: &Book, style: &Style) -> Vec<Row> {
    let split = |code: u32, amount: Fen| match class_of(code) {
        301 | 303 => vec![amount, amount, 0],
        _ => vec![amount, 0, amount],
    };
    let mut rows = Vec::new();
    let mut classes: Vec<u32> = book.economic.iter().map(|line| class_of(line.code)).collect();
    classes.dedup();
    for class in classes {
        if style.parents.prints(class) {
            rows.push(row(class, name_of(class), &split(class, book.buys(class)), style));
        }
        let within = book.economic.iter().filter(|line| class_of(line.code) == class);
        rows.extend(within.map(|Economic { code, name, amount }| row(*code, name, &split(*code, *amount), style)));
    }
    let basic = book.personnel() + book.public();
    rows.push(total(&[basic, book.personnel(), book.public()], style));
    rows
}

/// One row; its first amount is always printed.
pub fn row(code: u32, name: &str, amounts: &[Fen], style: &Style) -> Row {
    Row {
        code: Code::parse(&code.to_string()),
        name: name.to_owned(),
        cells: cells(amounts, style.digits, style.nothing),
        ..Row::default()
    }
}

/// The 合计.
pub fn total(amounts: &[Fen], style: &Style) -> Row {
    Row { name: "合计".into(), total: true, cells: cells(amounts, style.digits, style.nothing), ..Row::default() }
}

/// A line of the receipts: a name and one amount.
pub fn item(name: &str, amount: Fen, digits: Digits) -> Row {
    Row { name: name.to_owned(), cells: vec![digits.cell(amount, Nothing::Blank)], ..Row::default() }
}

/// Amounts as cells; the first is printed even where it is nothing.
pub fn cells(amounts: &[Fen], digits: Digits, nothing: Nothing) -> Vec<Option<String>> {
    let first = amounts.first().map(|amount| Some(digits.print(*amount)));
    let rest = amounts.iter().skip(1).map(|amount| digits.cell(*amount, nothing));
    first.into_iter().chain(rest).collect()
}

/// What a total, the basic and the project spending of an outlay are in a table with extra columns, of which the first
/// holds the reserve.
pub fn spending(total: Fen, outlay: &Outlay, project: Fen, extras: &[Role]) -> Vec<Fen> {
    let mut amounts = vec![total, outlay.basic, project];
    amounts.extend(extras.iter().enumerate().map(|(at, _)| if at == 0 { outlay.reserve } else { 0 }));
    amounts
}

fn sum(lines: &[&(u32, String, Vec<Fen>)], width: usize) -> Vec<Fen> {
    (0..width).map(|column| lines.iter().map(|line| line.2[column]).sum()).collect()
}
