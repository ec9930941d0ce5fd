//! The header of a loose table: where it ends, and which columns its words name.

use super::Words;
use crate::classify::{Heading, Holds, Meaning, heading, segments};
use crate::model::{Phase, Role};
use crate::money::parse_number;
use crate::table::code::{counts_columns, is_class, is_no_number, is_total};
use crate::table::{Grid, GridColumn, MOST_BLOCKS};

/// The first line that is no header: one with a number or a code; in a table without any, a total alone or 无 after the
/// words of a header.
pub fn first_data_line(lines: &[Words]) -> usize {
    let counted = |words: &Words| counts_columns(words.iter().map(|word| word.text.as_str()));
    let holds_data = |words: &Words| {
        !counted(words) && words.iter().any(|word| parse_number(&word.text).is_some() || is_class(&word.text))
    };
    let first = lines.iter().position(holds_data);
    if let Some(first) = first {
        return (0..first).find(|&at| names_a_line(lines, at)).unwrap_or(first);
    }
    let rows_begin = |words: &Words| {
        let whole: String = words.iter().map(|word| word.text.as_str()).collect();
        is_total(&whole) || words.iter().all(|word| is_no_number(&word.text))
    };
    let after_header = |at: &usize| {
        let before = lines[..*at].iter().flatten().map(|word| word.text.as_str());
        segments(before).iter().filter(|heading| matches!(heading.meaning, Meaning::Amount(..))).count() > 1
    };
    (0..lines.len()).filter(|&at| rows_begin(&lines[at])).find(after_header).unwrap_or(lines.len())
}

/// Whether a line is the first of a table that lists 三公 items one a line: an item after a header that names the column
/// of items and a total. (Where the items are the columns, no column names lines.)
fn names_a_line(lines: &[Words], at: usize) -> bool {
    const ITEMS: &[Role] =
        &[Role::Abroad, Role::Vehicles, Role::VehiclePurchase, Role::VehicleRunning, Role::Reception];
    let whole: String = lines[at].iter().map(|word| word.text.as_str()).collect();
    let is_item = matches!(heading(&whole).meaning, Meaning::Amount(Some(role), _) if ITEMS.contains(&role));
    if !is_item {
        return false;
    }
    let before = segments(lines[..at].iter().flatten().map(|word| word.text.as_str()));
    let has = |fits: &dyn Fn(&Meaning) -> bool| before.iter().any(|heading| fits(&heading.meaning));
    has(&|meaning| matches!(meaning, Meaning::Label(Holds::Name)))
        && has(&|meaning| matches!(meaning, Meaning::Amount(Some(Role::Total), _)))
}

/// The columns that the words of a header name, in the order of the form.
pub fn columns(headings: &[Heading], grid: &mut Grid) {
    let mut found: Vec<GridColumn> = Vec::new();
    let mut block = 0;
    let mut after_amount = false;
    let mut labelled = false;
    for heading in headings {
        match heading.meaning {
            Meaning::Label(Holds::Class | Holds::Section | Holds::Item) => {}
            // After names and amounts there is nothing left to stand over.
            Meaning::Group(role) => {
                if role.is_some() && labelled && after_amount {
                    found.push(column(&heading.word, role, None, block));
                }
            }
            Meaning::Label(Holds::Code | Holds::Aside) => {}
            Meaning::Label(_) => {
                block = (block + usize::from(after_amount && labelled)).min(MOST_BLOCKS - 1);
                after_amount = false;
                labelled = true;
            }
            Meaning::Amount(role, phase) => {
                after_amount = true;
                found.push(column(&heading.word, role, phase, block));
            }
            Meaning::Unknown => {
                // Words before the first name or amount are rests of the lines over the header.
                if labelled || after_amount {
                    after_amount = true;
                    let unknown = GridColumn { unknown: true, ..column(&heading.word, None, None, block) };
                    found.push(unknown);
                }
            }
        }
    }
    grid.blocks = vec![String::new(); block + 1];
    if block == 1 {
        grid.blocks = vec!["收入".into(), "支出".into()];
    }
    grid.columns = nested(found);
}

fn column(word: &str, role: Option<Role>, phase: Option<Phase>, block: usize) -> GridColumn {
    GridColumn { header: word.to_owned(), role, phase, unknown: false, block }
}

/// Headers of two rows were read one row after the other: 购置费 and 运行费 of the second row belong under 公务用车 of the
/// first, and a 合计 of the second row is a total that its parent already stands for.
fn nested(found: Vec<GridColumn>) -> Vec<GridColumn> {
    let under = |column: &GridColumn| matches!(column.role, Some(Role::VehiclePurchase | Role::VehicleRunning));
    if let Some(halves) = halves(&found) {
        return halves.into_iter().flat_map(nested).collect();
    }
    let found = under_fiscal(found);
    if !found.iter().any(under) || !found.iter().any(|column| column.role == Some(Role::Vehicles)) {
        return found;
    }
    let (inner, outer): (Vec<_>, Vec<_>) = found.into_iter().partition(under);
    let mut out = Vec::new();
    for column in outer {
        let again = column.role == Some(Role::Total) && out.iter().any(|c: &GridColumn| c.role == Some(Role::Total));
        let parent = column.role == Some(Role::Vehicles);
        if !again {
            out.push(column);
        }
        if parent {
            let over = out[out.len() - 1].header.clone();
            out.extend(inner.iter().map(|c| GridColumn { header: format!("{over}/{}", c.header), ..c.clone() }));
        }
    }
    out
}

/// Where 财政拨款 of the first row stands over columns, the second row begins with its 小计: that and the funds behind it
/// stand in its place, ahead of what the first row goes on with (财政专户, 单位资金).
fn under_fiscal(mut found: Vec<GridColumn>) -> Vec<GridColumn> {
    let is_fiscal = |column: &GridColumn| column.role == Some(Role::Fiscal);
    let mut places = found.iter().enumerate().filter(|(_, column)| is_fiscal(column)).map(|(at, _)| at);
    let (Some(over), Some(from), None) = (places.next(), places.next(), places.next()) else { return found };
    if from == over + 1 || found[over].block != found[from].block {
        return found;
    }
    let is_fund = |column: &GridColumn| matches!(column.role, None | Some(Role::General | Role::Fund | Role::Capital));
    let to = from + 1 + found[from + 1..].iter().take_while(|column| is_fund(column)).count();
    let inner: Vec<GridColumn> = found.drain(from..to).collect();
    let word = found[over].header.clone();
    let inner = inner.into_iter().map(|column| GridColumn { header: format!("{word}/{}", column.header), ..column });
    found.splice(over..=over, inner);
    found
}

/// The columns of a table that prints the same columns twice, once under 预算数 and once under 决算数, as the 三公 table of
/// final accounts does: each half with its phase. Their rows were read one after the other: both heads, the columns of
/// both halves, what stands under 公务用车 in both.
fn halves(found: &[GridColumn]) -> Option<[Vec<GridColumn>; 2]> {
    let of_year = |column: &&GridColumn| column.unknown && column.header.contains('年');
    let found: Vec<&GridColumn> = found.iter().filter(|column| !of_year(column)).collect();
    let (heads, rest) = found.split_at_checked(2)?;
    let head = |end: &str, column: &GridColumn| column.header.ends_with(end) && column.role == Some(Role::Total);
    if !head("预算数", heads[0]) || !head("决算数", heads[1]) {
        return None;
    }
    let under = |column: &&&GridColumn| {
        column.header == "小计" || matches!(column.role, Some(Role::VehiclePurchase | Role::VehicleRunning))
    };
    let (inner, outer): (Vec<&GridColumn>, Vec<&GridColumn>) = rest.iter().copied().partition(|column| under(&column));
    let twice = |columns: &[&GridColumn]| {
        let (first, second) = columns.split_at(columns.len() / 2);
        first.iter().map(|column| column.role).eq(second.iter().map(|column| column.role))
    };
    if outer.is_empty() || !twice(&outer) || !twice(&inner) {
        return None;
    }
    let half = |at: usize| {
        let part = |all: usize| at * all / 2..(at + 1) * all / 2;
        let phase = if at == 0 { Phase::Initial } else { Phase::Actual };
        let named = |column: &GridColumn| {
            let header = format!("{}/{}", heads[at].header, column.header);
            GridColumn { header, phase: Some(phase), ..column.clone() }
        };
        let inner = inner[part(inner.len())].iter().filter(|column| column.header != "小计");
        outer[part(outer.len())].iter().chain(inner).map(|column| named(column)).collect()
    };
    Some([half(0), half(1)])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(header: &str) -> Vec<String> {
        let mut grid = Grid::default();
        columns(&segments(header.split_whitespace()), &mut grid);
        let one = |column: &GridColumn| {
            let phase = column.phase.map_or("", |phase| phase.id());
            format!("{} {phase}", column.role.map(|role| role.id()).unwrap_or_default())
        };
        grid.columns.iter().map(one).collect()
    }

    #[test]
    fn the_funds_stand_in_the_place_of_the_word_over_them() {
        let header = "科目名称 总计 财政拨款（补助） 财政专户（教育收费） 单位资金 财政拨款结转 财政拨款（补助）小计 \
                      一般公共预算 上级一般公共预算安排的转移支付 政府性基金预算 国有资本经营预算";
        let roles = ["total", "fiscal", "general", "", "fund", "capital", "fiscal_account", "unit_funds", ""];
        assert_eq!(shown(header), roles.map(|role| format!("{role} ")));
    }

    #[test]
    fn the_columns_of_three_public_twice() {
        let half = "合计 因公出国（境）费 公务用车购置及运行费 公务接待费";
        let under = "小计 公务用车购置费 公务用车运行费";
        let roles = ["total", "abroad", "vehicles", "vehicle_purchase", "vehicle_running", "reception"];
        let wanted: Vec<String> =
            ["initial", "actual"].iter().flat_map(|phase| roles.map(|role| format!("{role} {phase}"))).collect();
        for heads in ["预算数 决算数", "2024年度预算数 2024年度决算数"] {
            assert_eq!(shown(&format!("{heads} {half} {half} {under} {under}")), wanted, "{heads}");
        }
        assert_eq!(shown(&format!("{half} {under}")), roles.map(|role| format!("{role} ")));
    }
}
