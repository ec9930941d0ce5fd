//! One account in two years of one body, each written out as a few rows: what the year before has without a certain figure
//! is not new in this one.

use super::*;
use crate::diff::State;
use crate::diff::tests::{disclosure, form, spending};
use crate::model::Department;
use crate::money::Unit;

/// What became of something since the year before: the difference, its percentage and its state.
type Became = Option<(Option<String>, Option<String>, Option<State>)>;

/// What became of what a line (or one cell of it) of the second table is about, the first being of the year before.
fn became(before: Form, this: Form, line: u32, cell: Option<usize>) -> Became {
    let sought = Sought::of(&this, LineId(line), cell.map(|at| &this.cells[at])).expect("something");
    let library = Library {
        departments: vec![Department { name: "甲局".into(), spellings: Vec::new() }],
        disclosures: vec![disclosure(2023, vec![before]), disclosure(2024, vec![this])],
        ..Library::default()
    };
    let holdings = across(&library, &sought);
    let later = holdings.iter().find(|holding| holding.disclosure == DisclosureId(1)).expect("this year has it");
    let text = |number: Option<Decimal>| number.map(|number| number.normalize().to_string());
    later.change.map(|pair| (text(pair.change()), text(pair.percent()), pair.state()))
}

fn known(change: &str, percent: Option<&str>, state: State) -> Became {
    Some((Some(change.into()), percent.map(String::from), Some(state)))
}

#[test]
fn an_account_whose_figure_is_not_certain_in_the_year_before_is_not_new() {
    let this = || spending(&["2010101 甲 8 8 -", "2010102 乙 7 7 -"]);
    let became = |before| became(before, this(), 0, None);
    assert_eq!(became(spending(&["2010101 甲 4 4 -"])), known("4", Some("100"), State::Changed));
    assert_eq!(became(spending(&["2010102 乙 7 7 -"])), known("8", None, State::Added), "it has no line there");
    assert_eq!(became(spending(&["2010101 甲 - 4 -", "2010102 乙 7 7 -"])), None, "its total is blank");
    let mut unplaced = spending(&["2010101 甲 4 4 -", "2010102 乙 7 7 -"]);
    unplaced.cells[0].column = None;
    assert_eq!(became(unplaced), None, "its figure has no certain column");
}

/// 三公经费 in a row: 合计, 因公出国（境）费, 公务接待费.
fn in_a_row(figures: &str) -> Form {
    let mut form = form(FormKind::ThreePublic, Unit::Wan, "total abroad reception", &[&format!(". 甲 {figures}")]);
    form.lines[0].name = Name::default();
    form
}

/// 三公经费 in a column.
fn in_a_column(reception: &str) -> Form {
    let rows = [". +合计 5", ". 因公出国（境）费 2", &format!(". 公务接待费 {reception}")];
    let mut form = form(FormKind::ThreePublic, Unit::Wan, "total", &rows);
    form.lines[1].role = Some(Role::Abroad);
    form.lines[2].role = Some(Role::Reception);
    form
}

#[test]
fn what_is_received_at_table_is_not_new_where_a_figure_may_be_of_it() {
    let became = |before| became(before, in_a_row("5 2 3"), 0, Some(2));
    assert_eq!(became(in_a_row("5 3 2")), known("1", Some("50"), State::Changed));
    assert_eq!(became(in_a_column("2")), known("1", Some("50"), State::Changed));
    assert_eq!(became(in_a_row("2 2 -")), known("3", None, State::Added), "every figure there is of something else");
    let mut unplaced = in_a_row("5 3 2");
    unplaced.cells[2].column = None;
    assert_eq!(became(unplaced), None, "a figure there may be of it");
    assert_eq!(became(in_a_column("-")), None, "its line there is blank");
}
