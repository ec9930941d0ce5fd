//! The money of a self-evaluation form: a row for each kind of it, with columns for the budget at the beginning of the year
//! and after all changes, what was spent, and how many points the rate of execution scored (财预〔2020〕10号, 附件 项目支出绩效自评表).
//!
//! Only rows whose cells were kept are read: of digits without columns nobody can say whether they are budget or spending.

use rust_decimal::Decimal;

use super::heading::{WHOLE_SCORES, clean};
use crate::model::{Execution, Fund, MOST_OF_EXECUTION};
use crate::money::{Amount, Unit, parse_number};
use crate::source::Origin;
use crate::table::Piece;
use crate::text::fold;

/// What a column of the money holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Initial,
    Budget,
    Spent,
    Weight,
    Rate,
    Score,
}

/// What the header of a column says.
fn column(header: &str) -> Option<Column> {
    // 执行率 before 执行数: 预算执行率（B/A） names both.
    const WORDS: &[(&str, Column)] = &[
        ("执行率得分", Column::Score),
        ("执行率分值", Column::Weight),
        ("执行率", Column::Rate),
        ("得分", Column::Score),
        ("分值", Column::Weight),
        ("权重", Column::Weight),
        ("执行数", Column::Spent),
        ("支出数", Column::Spent),
        ("实际支出", Column::Spent),
        ("决算数", Column::Spent),
        ("年初", Column::Initial),
        ("全年预算", Column::Budget),
        ("调整后", Column::Budget),
        ("调整预算", Column::Budget),
        ("预算数", Column::Budget),
    ];
    let header = fold(header);
    WORDS.iter().find(|(word, _)| header.contains(word)).map(|(_, column)| *column)
}

/// What the columns of a row hold. Of two budgets the one of the whole year is that, and the other the beginning's; `None`
/// where a change stands beside a budget that does not say whether it has it.
fn columns(row: &[Piece]) -> Option<Vec<Option<Column>>> {
    let mut columns: Vec<Option<Column>> = row.iter().map(|cell| column(&cell.text)).collect();
    let says = |at: usize, words: &[&str]| words.iter().any(|word| fold(&row[at].text).contains(word));
    let budgets: Vec<usize> = (0..row.len()).filter(|at| columns[*at] == Some(Column::Budget)).collect();
    let year = budgets.iter().copied().find(|at| says(*at, &["全年预算"]));
    let year = year.or_else(|| budgets.iter().copied().find(|at| says(*at, &["调整后", "调整预算"])));
    let changed = (0..row.len()).any(|at| columns[at].is_none() && says(at, &["调整", "追加", "调剂", "增减"]));
    if year.is_none() && changed {
        return None;
    }
    let has_initial = columns.contains(&Some(Column::Initial));
    for at in budgets.into_iter().filter(|at| year.is_some_and(|year| year != *at)) {
        let initial = !has_initial && !says(at, &["调整"]);
        columns[at] = initial.then_some(Column::Initial);
    }
    Some(columns)
}

/// Which money the label of a row names.
fn fund(label: &str) -> Option<Fund> {
    const WORDS: &[(&str, Fund)] = &[
        ("资金总额", Fund::Total),
        ("预算总额", Fund::Total),
        ("支出总额", Fund::Total),
        ("其他", Fund::Other),
        ("非财政", Fund::Other),
        ("结转", Fund::Carried),
        ("基本支出", Fund::Basic),
        ("项目支出", Fund::Project),
        ("财政拨款", Fund::Fiscal),
        ("财政资金", Fund::Fiscal),
        ("合计", Fund::Total),
    ];
    WORDS.iter().find(|(word, _)| label.contains(word)).map(|(_, fund)| *fund)
}

/// Whether a label names money that may be a part of the whole or of another row: 省级资金, 单位资金, 一般公共预算. The halves of
/// 基本支出 are always parts of that.
fn is_some_fund(label: &str) -> bool {
    const WORDS: &[&str] = &["资金", "拨款", "补助", "收入", "支出", "预算", "基金", "债券", "自筹"];
    WORDS.iter().any(|word| label.contains(word))
        && !["人员", "公用", "项目资金"].iter().any(|word| label.contains(word))
}

/// The rows of money among the rows above the indicators; none where no header names a budget and what was spent of it.
pub fn executions(rows: &[Vec<Piece>]) -> Vec<Execution> {
    let mut unit = Unit::Wan;
    let mut header: Option<(usize, Vec<Option<Column>>)> = None;
    let mut out: Vec<Execution> = Vec::new();
    for row in rows {
        unit = row.iter().filter_map(|cell| unit_said(&fold(&cell.text))).next_back().unwrap_or(unit);
        let has =
            |wanted: &[Column]| row.iter().any(|cell| column(&cell.text).is_some_and(|one| wanted.contains(&one)));
        let is_row = row.iter().any(|cell| number(&cell.text).is_some());
        if has(&[Column::Initial, Column::Budget]) && has(&[Column::Spent]) && !is_row {
            let first = row.iter().position(|cell| column(&cell.text).is_some()).unwrap_or(0);
            header = columns(row).map(|columns| (first, columns));
        } else if let Some((_, columns)) = header.as_mut().filter(|_| !is_row && is_under_header(row)) {
            let named = row.iter().map(|cell| column(&cell.text)).zip(columns);
            named.filter(|(under, _)| under.is_some()).for_each(|(under, column)| *column = under);
        } else if let Some((first, columns)) = &header {
            out.extend(execution(row, *first, columns, unit));
        }
    }
    out
}

/// Whether a row goes on with the header: 预算执行率 stands over 分值, 执行率 and 得分.
fn is_under_header(row: &[Piece]) -> bool {
    let names = |wanted: Column| row.iter().any(|cell| column(&cell.text) == Some(wanted));
    names(Column::Score) && (names(Column::Rate) || names(Column::Weight))
}

/// A row under its header: its cells stand under the columns, or follow the label in their order where squares of the label
/// were printed once only.
fn execution(row: &[Piece], first: usize, columns: &[Option<Column>], unit: Unit) -> Option<Execution> {
    let labels = &row[..row.iter().position(|cell| number(&cell.text).is_some())?];
    let named = |cell: &Piece| fund(&fold(&cell.text));
    let label = labels.iter().rposition(|cell| named(cell).is_some());
    let label = label.or_else(|| labels.iter().rposition(|cell| is_some_fund(&fold(&cell.text))))?;
    let fund = named(&row[label]).unwrap_or(Fund::Unplaced);
    let behind = row.len() - label - 1;
    let from = if behind == columns.len() - first { label + 1 } else { first };
    let outside = row[label..].iter().take(from.saturating_sub(label)).any(|cell| number(&cell.text).is_some());
    if from <= label || from + (columns.len() - first) < row.len() || outside {
        return None;
    }
    let cell = |wanted: Column| {
        let at = columns.iter().position(|column| *column == Some(wanted))?;
        row.get(at - first + from)
    };
    let plain = |wanted: Column| cell(wanted).and_then(|cell| Some((number(&cell.text)?, cell.origin)));
    let money = |wanted: Column| plain(wanted).map(|(number, origin)| (Amount { number, unit }, origin));
    let found = Execution {
        fund,
        label: clean(&row[label].text).trim_start_matches("其中：").trim_start_matches("其中:").into(),
        initial: money(Column::Initial),
        budget: money(Column::Budget),
        spent: money(Column::Spent),
        weight: plain(Column::Weight),
        rate: cell(Column::Rate).and_then(rate),
        score: plain(Column::Score),
    };
    (found.initial.is_some() || found.budget.is_some() || found.spent.is_some()).then_some(found)
}

/// The unit that a label states.
fn unit_said(text: &str) -> Option<Unit> {
    [("(万元)", Unit::Wan), ("(元)", Unit::Yuan), ("单位:万元", Unit::Wan), ("单位:元", Unit::Yuan)]
        .into_iter()
        .find_map(|(word, unit)| text.contains(word).then_some(unit))
}

/// The number of a cell that holds nothing else.
fn number(text: &str) -> Option<Decimal> {
    parse_number(text.trim().trim_end_matches('分'))
}

/// A rate in percent. Without its sign a number is one only where it can be neither a ratio nor points: 95.5, but not 0.96 or 10.
fn rate(cell: &Piece) -> Option<(Decimal, Origin)> {
    let text = cell.text.trim();
    let signed = text.strip_suffix(['%', '％']);
    let number = parse_number(signed.unwrap_or(text).trim())?;
    (signed.is_some() || number > MOST_OF_EXECUTION).then_some((number, cell.origin))
}

/// The points of the row 总分: to be had and given, under the columns of the indicators or behind the label where it has no
/// other numbers. A number alone is what was given, wherever it stands, but for a whole that may be had.
pub fn points(row: &[Piece], weight: Option<usize>, score: Option<usize>) -> [Option<(Decimal, Origin)>; 2] {
    let at = |place: Option<usize>| {
        let cell = row.get(place?)?;
        Some((number(&cell.text)?, cell.origin))
    };
    let numbers: Vec<(Decimal, Origin)> =
        row.iter().filter_map(|cell| Some((number(&cell.text)?, cell.origin))).collect();
    let is_whole = |number: Decimal| WHOLE_POINTS.iter().any(|whole| number == Decimal::from(*whole));
    match (at(weight), at(score), numbers.as_slice()) {
        (None, None, [weight, score]) => [Some(*weight), Some(*score)],
        (Some(weight), None, [_]) if is_whole(weight.0) => [Some(weight), None],
        (_, None, [only]) => [None, Some(*only)],
        (weight, score, _) => [weight, score],
    }
}

/// The points that a form gives in all, with and without those for the execution of the budget.
const WHOLE_POINTS: [i64; 3] = [100, 90, 80];

/// How far the label of a row says that it is the sum of the points: 总分 is that of the form, 合计 may be that of a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// 合计, 总计.
    Some,
    /// 总分, 总得分.
    Whole,
}

/// Whether the label of a row says that it is the sum of the points.
pub fn sum_of(label: &str) -> Option<Sum> {
    let label = fold(label);
    let begins = |words: &[&str]| words.iter().any(|word| label.starts_with(word));
    if begins(WHOLE_SCORES) {
        return Some(Sum::Whole);
    }
    begins(&["合计", "总计"]).then_some(Sum::Some)
}

#[cfg(test)]
mod tests {
    use super::super::form::{Filled, filled};
    use super::*;
    use crate::source::{FileId, Text};

    const HEAD: &str = "项目支出绩效自评表\n项目名称\t手册印制\t\t\t\t\t\n主管部门\t甲局\t实施单位\t乙科\t\t\t\n";
    const INDICATORS: &str = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n\
                              产出指标\t数量指标\t份数\t≥5份\t6份\t90\t88.5\n";

    fn form(money: &str, total: &str) -> Filled {
        let text = format!("{HEAD}{money}{INDICATORS}{total}");
        filled(FileId(0), &Text::new(text), &[]).remove(0)
    }

    fn shown(form: &Filled) -> Vec<String> {
        let money = |amount: Option<(Amount, Origin)>| {
            amount.map_or("-".into(), |(amount, _)| format!("{}{}", amount.number, amount.unit.chinese()))
        };
        let plain = |number: Option<(Decimal, Origin)>| number.map_or("-".into(), |(number, _)| number.to_string());
        let one = |row: &Execution| {
            let amounts = [row.initial, row.budget, row.spent].map(money);
            let points = [row.weight, row.rate, row.score].map(plain);
            format!("{:?} {} {}", row.fund, amounts.join(" "), points.join(" "))
        };
        form.funds.iter().map(one).collect()
    }

    #[test]
    fn the_rows_of_the_money() {
        let form = form(
            "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\
             \t年度资金总额\t10.00\t12.00\t11.40\t10\t95.00%\t9.5\n\
             \t其中：当年财政拨款\t10.00\t10.00\t9.40\t—\t94.00%\t—\n\
             \t上年结转资金\t\t2.00\t2.00\t—\t100.00%\t—\n",
            "总分\t\t\t\t\t100\t98.00\n",
        );
        let wanted = [
            "Total 10.00万元 12.00万元 11.40万元 10 95.00 9.5",
            "Fiscal 10.00万元 10.00万元 9.40万元 - 94.00 -",
            "Carried - 2.00万元 2.00万元 - 100.00 -",
        ];
        assert_eq!(shown(&form), wanted);
        let points = [form.weight, form.score].map(|points| points.map(|(number, _)| number.to_string()));
        assert_eq!(points, [Some("100".into()), Some("98.00".into())]);
    }

    #[test]
    fn squares_of_a_label_may_be_printed_once_and_the_unit_may_be_yuan() {
        let form = form(
            "项目资金（元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n\
             年度资金总额\t100000\t120000\t114000\t10\t95\t9.5\n",
            "总分\t100\t98\n",
        );
        assert_eq!(shown(&form), ["Total 100000元 120000元 114000元 10 95 9.5"]);
        assert_eq!(form.weight.map(|(number, _)| number), Some(100.into()));
        assert_eq!(form.score.map(|(number, _)| number), Some(98.into()));
    }

    #[test]
    fn the_budget_of_the_whole_year_is_told_from_the_others() {
        let read = |budgets: &str, row: &str| {
            shown(&form(&format!("项目资金（万元）\t{budgets}\t执行数\n年度资金总额\t{row}\n"), ""))
        };
        assert_eq!(read("预算数\t调整后预算数", "10\t12\t11"), ["Total 10万元 12万元 11万元 - - -"]);
        assert_eq!(read("年初预算数\t调整预算数\t全年预算数", "10\t2\t12\t11"), ["Total 10万元 12万元 11万元 - - -"]);
        assert!(read("预算数\t调整数", "10\t2\t11").is_empty());
    }

    #[test]
    fn the_rate_of_execution_may_stand_over_its_points_or_be_told_in_points() {
        let row = "\t年度资金总额\t10\t12\t11.4\t10\t95%\t9.5\n";
        let under = "预算执行情况（万元）\t\t年初预算数\t全年预算数\t全年执行数\t预算执行率\t\t\n\t\t（A）\t（B）\t（C）\t分值\t执行率\t得分\n";
        assert_eq!(shown(&form(&format!("{under}{row}"), "")), ["Total 10万元 12万元 11.4万元 10 95 9.5"]);
        let points = "资金（万元）\t\t预算数\t执行数\t执行率（10分）\t执行率得分\n\t年度资金总额\t12\t11.4\t10\t9.5\n";
        assert_eq!(shown(&form(points, "")), ["Total - 12万元 11.4万元 - - 9.5"]);
    }

    #[test]
    fn money_of_other_names_is_read_and_not_placed() {
        let form = form(
            "项目资金（万元）\t\t预算数\t执行数\n财政资金使用情况\t年度资金总额\t9\t9\n\t其中：财政拨款\t4\t4\n\t单位资金\t3\t3\n\t非财政拨款\t2\t2\n",
            "",
        );
        let kinds: Vec<_> = form.funds.iter().map(|row| (row.fund, row.label.as_str())).collect();
        let wanted = [
            (Fund::Total, "年度资金总额"),
            (Fund::Fiscal, "财政拨款"),
            (Fund::Unplaced, "单位资金"),
            (Fund::Other, "非财政拨款"),
        ];
        assert_eq!(kinds, wanted);
    }

    #[test]
    fn the_total_of_the_points_by_any_name() {
        let of = |total: &str| {
            let form = form("", total);
            let last = form.indicators.last().and_then(|one| Some(format!("{}/{}", one.weight?, one.score?)));
            assert_eq!(last.as_deref(), Some("90/88.5"), "{total}");
            [form.weight, form.score].map(|points| points.map_or("-".into(), |(number, _)| number.to_string()))
        };
        for label in ["总得分", "自评总分", "综合得分", "自评得分"] {
            assert_eq!(of(&format!("{label}\t\t\t\t\t100\t98\n")), ["100", "98"]);
        }
        assert_eq!(of("合计\t\t\t\t\t90\t88.5\n总分\t\t\t\t\t100\t98\n"), ["100", "98"]);
        assert_eq!(of("小计\t\t\t\t\t90\t88.5\n"), ["-", "-"]);
        // One square over both columns.
        assert_eq!(of("总分\t\t\t\t\t98.5\t\n"), ["-", "98.5"]);
        assert_eq!(of("总分\t98.5\n"), ["-", "98.5"]);
        assert_eq!(of("总分\t\t\t\t\t100\t\n"), ["100", "-"]);
    }

    #[test]
    fn what_cannot_be_placed_is_not_read() {
        let short = form(
            "项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\n年度资金总额\t10.00\t12.00\t11.40\n",
            "",
        );
        assert!(shown(&short).is_empty(), "{:?}", shown(&short));
        let torn =
            form("项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\n年度资金总额\t\t\t10.00\t11.40\t12.00\n", "");
        assert!(shown(&torn).is_empty(), "{:?}", shown(&torn));
        let target = form("项目资金（万元）\t年度资金总额\t10.00\t其中：财政拨款\t10.00\t其他资金\t0\n", "");
        assert!(shown(&target).is_empty(), "{:?}", shown(&target));
        assert_eq!(target.score, None);
    }
}
