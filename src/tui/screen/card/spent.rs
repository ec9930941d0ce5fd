//! The money of a self-evaluation on a card: what was planned and spent of each kind, and what that scored, as a small table.

use crate::model::{Execution, SelfEvaluation};
use crate::money::{Amount, grouped};
use crate::source::Origin;
use crate::text::width::{fit, pad, pad_left, width};
use crate::tui::session::Look;
use crate::tui::widget::amount::plain_amount;
use crate::words::Lang;

use rust_decimal::Decimal;

/// Columns between two cells.
const GAP: usize = 2;

/// What a row is called has so many columns in any case.
const LEAST: usize = 8;

/// Cells that are left out where there is no room, and how much of a name is kept before that: what the budget was at the
/// beginning, then the weight, then the rate, which the other two amounts tell.
const SPARES: [(usize, usize); 3] = [(0, usize::MAX), (4, LEAST), (3, LEAST)];

/// A row: what it is called, its cells as they are shown, and where its chief figure is printed.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is called; empty for the head.
    pub label: String,
    /// 年初预算, 全年预算, 全年执行, 执行率, 分值, 得分; empty where nothing is printed.
    pub cells: [String; 6],
    /// Where; `None` for the head.
    pub origin: Option<Origin>,
}

/// The table with its head; nothing where the form prints neither money nor a total.
pub fn rows(form: &SelfEvaluation, look: Look) -> Vec<Row> {
    let lang = look.lang;
    let mut rows: Vec<Row> = form.funds.iter().map(|row| of_money(row, look)).collect();
    if let Some((_, origin)) = form.score.or(form.weight) {
        let [weight, score] = [form.weight, form.score].map(points);
        let cells = [String::new(), String::new(), String::new(), String::new(), weight, score];
        rows.push(Row { label: lang.total_score().into(), cells, origin: Some(origin) });
    }
    if !rows.is_empty() {
        rows.insert(0, Row { label: String::new(), cells: head(lang).map(String::from), origin: None });
    }
    rows
}

fn head(lang: Lang) -> [&'static str; 6] {
    [lang.initial_budget(), lang.year_budget(), lang.year_spent(), lang.execution_rate(), lang.weight(), lang.score()]
}

fn of_money(row: &Execution, look: Look) -> Row {
    let money = |amount: Option<(Amount, Origin)>| {
        amount.map(|(amount, _)| plain_amount(amount, look.unit)).unwrap_or_default()
    };
    let rate = row.rate.map(|(percent, _)| format!("{percent}%")).unwrap_or_default();
    Row {
        label: row.label.to_string(),
        cells: [money(row.initial), money(row.budget), money(row.spent), rate, points(row.weight), points(row.score)],
        origin: row.spent.or(row.budget).or(row.initial).map(|(_, origin)| origin),
    }
}

fn points(number: Option<(Decimal, Origin)>) -> String {
    number.map(|(number, _)| grouped(number)).unwrap_or_default()
}

/// The rows as they are drawn: columns that hold anything, their figures at the right, as many of them as there is room for.
pub fn lines(rows: &[Row], columns: usize) -> Vec<String> {
    let widest = |cell: fn(&Row) -> &str| rows.iter().map(|row| width(cell(row))).max().unwrap_or(0);
    let filled = |at: &usize| rows.iter().any(|row| row.origin.is_some() && !row.cells[*at].is_empty());
    let room = |at: usize| rows.iter().map(|row| width(&row.cells[at])).max().unwrap_or(0) + GAP;
    let label = widest(|row| &row.label);
    let mut shown: Vec<usize> = (0..6).filter(filled).collect();
    let needs = |shown: &[usize]| shown.iter().map(|at| room(*at)).sum::<usize>();
    for (spare, least) in SPARES {
        if label.min(least) + needs(&shown) > columns {
            shown.retain(|at| *at != spare);
        }
    }
    let label = label.min(columns.saturating_sub(needs(&shown)).max(LEAST));
    let line = |row: &Row| {
        let name = pad(&fit(&row.label, label), label);
        let cells = shown.iter().map(|at| pad_left(&row.cells[*at], room(*at)));
        fit(&std::iter::once(name).chain(cells).collect::<String>(), columns).into_owned()
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, cells: [&str; 6]) -> Row {
        let origin = (!label.is_empty()).then(|| Origin::file(crate::source::FileId(0)));
        Row { label: label.into(), cells: cells.map(String::from), origin }
    }

    #[test]
    fn columns_that_hold_nothing_are_left_out_and_the_first_budget_where_room_is_short() {
        let rows = [
            row("", ["年初预算", "全年预算", "全年执行", "执行率", "分值", "得分"]),
            row("资金总额", ["10.00", "12.00", "11.40", "95.00%", "", "9.5"]),
            row("总分", ["", "", "", "", "", "98"]),
        ];
        let wide = lines(&rows, 60);
        assert_eq!(wide[0], "          年初预算  全年预算  全年执行  执行率  得分");
        assert_eq!(wide[1], "资金总额     10.00     12.00     11.40  95.00%   9.5");
        assert_eq!(lines(&rows, 50)[1], "资金总额     12.00     11.40  95.00%   9.5");
        assert!(lines(&rows, 20).iter().all(|line| width(line) <= 20));
        let mut weighed = rows;
        weighed[1].cells[4] = "10".into();
        assert_eq!(lines(&weighed, 48)[1], "资金总额     12.00     11.40  95.00%    10   9.5");
        assert_eq!(lines(&weighed, 42)[1], "资金总额     12.00     11.40  95.00%   9.5");
        assert_eq!(lines(&weighed, 35)[1], "资金总额     12.00     11.40   9.5");
        assert_eq!(lines(&weighed, 35)[2], "总分                            98");
    }
}
