//! A body over a few years, each written out as a few rows: what is there without a certain figure is neither new nor gone.

use super::*;
use crate::diff::State;
use crate::diff::tests::{disclosure, spending};
use crate::model::Department;

/// The budgets of one body, the first year given.
fn years(first: u16, forms: Vec<Form>) -> Years {
    let thread = Thread { kind: DisclosureKind::Budget, standing: Standing::Department, table: FormKind::Expenditure };
    let disclosures = (first..)
        .zip(forms)
        .map(|(year, form)| Disclosure { kind: DisclosureKind::Budget, ..disclosure(year, vec![form]) });
    let library = Library {
        departments: vec![Department { name: "甲局".into(), spellings: Vec::new() }],
        disclosures: disclosures.collect(),
        ..Library::default()
    };
    Years::of(&library, DepartmentId(0), thread)
}

/// Which row an account has; 0 for the total.
fn row(years: &Years, code: u32) -> usize {
    let number = |account: &Account| account.code.map_or(0, |own| own.number());
    years.rows.iter().position(|account| number(account) == code).expect("a row")
}

/// From which year to which an account has a course, and what became of it.
fn course(years: &Years, code: u32) -> Option<(u16, u16, State, String)> {
    let Course { from, to, pair } = years.course(row(years, code))?;
    let year = |at: usize| years.columns[at].year;
    Some((year(from), year(to), pair.state()?, pair.change()?.to_string()))
}

/// What an account comes to in every year, `?` where it may have an amount.
fn figures(years: &Years, code: u32) -> Vec<String> {
    let row = row(years, code);
    let open = |at: usize| if years.cell(row, at).open { "?" } else { "-" };
    let figure = |at: usize| years.figure(row, at).map_or(open(at).into(), |figure| figure.wan().to_string());
    (0..years.columns.len()).map(figure).collect()
}

#[test]
fn a_year_whose_figure_has_no_certain_column_is_none_without_it() {
    let all = ["20101 戊 12 12 -", "2010101 甲 5 5 -", "2010102 乙 7 7 -", "20102 己 3 3 -", "2010201 丙 3 3 -"];
    let mut later = spending(&[all[1], all[2], all[4]]);
    later.cells[0].column = None;
    let years = years(2023, vec![spending(&all), later]);
    assert_eq!(figures(&years, 2_010_101), ["5", "?"]);
    assert_eq!(course(&years, 2_010_101), None, "not gone");
    assert_eq!(course(&years, 2_010_102), Some((2023, 2024, State::Same, "0".into())));
    assert_eq!(figures(&years, 20_101), ["12", "?"], "what hangs under it cannot be summed");
    assert_eq!(course(&years, 20_101), None);
    assert_eq!(figures(&years, 20_102), ["3", "3"], "all of it is known");
    assert_eq!(course(&years, 20_102), Some((2023, 2024, State::Same, "0".into())));
}

#[test]
fn a_blank_total_is_neither_new_nor_gone() {
    let form = |figures: &str| spending(&["2010102 乙 7 7 -", &format!("2010101 甲 {figures}")]);
    let blank_first = years(2023, vec![form("- 5 -"), form("8 8 -")]);
    assert_eq!(
        (figures(&blank_first, 2_010_101), course(&blank_first, 2_010_101)),
        (vec!["?".into(), "8".into()], None)
    );
    let blank_last = years(2023, vec![form("8 8 -"), form("- 5 -")]);
    assert_eq!(course(&blank_last, 2_010_101), None);
    let between = years(2022, vec![form("8 8 -"), form("- 5 -"), form("9 9 -")]);
    assert_eq!(course(&between, 2_010_101), Some((2022, 2024, State::Changed, "1".into())));
}

#[test]
fn an_account_without_a_line_is_new_or_gone() {
    let (without, with) = (["2010102 乙 7 7 -"], ["2010102 乙 7 7 -", "2010101 甲 8 8 -"]);
    let new = years(2023, vec![spending(&without), spending(&with)]);
    assert_eq!(course(&new, 2_010_101), Some((2023, 2024, State::Added, "8".into())));
    let gone = years(2023, vec![spending(&with), spending(&without)]);
    assert_eq!(course(&gone, 2_010_101), Some((2023, 2024, State::Removed, "-8".into())));
}

#[test]
fn an_account_that_moved_is_one_row_and_a_code_given_to_another_is_two() {
    let before = spending(&["30311 住房公积金 5 5 -", "30102 津贴补贴 2 2 -", ". +合计 7 7 -"]);
    let after =
        spending(&["30113 住房公积金 6 6 -", "30311 代缴社会保险费 1 1 -", "30102 津贴补贴 2 2 -", ". +合计 9 9 -"]);
    let years = years(2017, vec![before, after]);
    assert_eq!(years.rows.len(), 4);
    assert_eq!(figures(&years, 30_113), ["5", "6"]);
    assert_eq!(figures(&years, 30_311), ["-", "1"]);
    assert_eq!(figures(&years, 0), ["7", "9"]);
    assert_eq!(course(&years, 30_113), Some((2017, 2018, State::Changed, "1".into())));
    let cell = years.cell(row(&years, 30_113), 0);
    assert_eq!(cell.code.map(|code| code.number()), Some(30_311), "its code in the year before");
}

#[test]
fn of_lines_of_one_code_each_goes_to_the_row_it_is_called_like() {
    let before = spending(&["2010199 信息化建设 3 3 -", "2010199 其他人大事务支出 5 5 -"]);
    let after = spending(&["2010199 其他人大事务支出 6 6 -", "2010199 信息化建设 4 4 -"]);
    let years = years(2023, vec![before, after]);
    let told: Vec<(String, Vec<String>)> = (0..years.rows.len())
        .map(|row| {
            let figure = |at| years.figure(row, at).map_or("-".into(), |figure: Figure| figure.wan().to_string());
            (years.rows[row].name.to_string(), (0..2).map(figure).collect())
        })
        .collect();
    let wanted = [("其他人大事务支出", ["5", "6"]), ("信息化建设", ["3", "4"])];
    let wanted = wanted.map(|(name, figures)| (name.to_owned(), figures.map(String::from).to_vec()));
    assert_eq!(told, wanted);
}
