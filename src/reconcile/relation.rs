//! Which column must be the sum of which others, by their roles.

use crate::model::{Column, FixedRole, Phase, Role};

/// A column and the columns that make it, as indices within the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The sum.
    pub whole: usize,
    /// Its parts.
    pub parts: Vec<usize>,
}

/// Roles that are sums of others where both stand in one table.
const SUMS: &[(FixedRole, &[FixedRole])] = &[
    (FixedRole::Vehicles, &[FixedRole::VehiclePurchase, FixedRole::VehicleRunning]),
    (FixedRole::Fiscal, &[FixedRole::General, FixedRole::Fund, FixedRole::Capital]),
    (FixedRole::Basic, &[FixedRole::Personnel, FixedRole::Public]),
];

/// Roles that stand beside 合计 and are no part of it: what a fund held before and after, and 机关运行经费, which the
/// 三公经费 table of some regions prints on the same line.
const BESIDE: &[FixedRole] =
    &[FixedRole::CarriedIn, FixedRole::CarriedOut, FixedRole::YearIncome, FixedRole::OperatingCost];

/// What makes the 小计 of 三公经费 where 会议费 or 培训费 stand beside it.
const THREE_PUBLIC: &[FixedRole] = &[
    FixedRole::Abroad,
    FixedRole::Vehicles,
    FixedRole::VehiclePurchase,
    FixedRole::VehicleRunning,
    FixedRole::Reception,
];

/// The sums that hold within a line: what is part of nothing else is part of 合计. Each phase has its own.
pub fn relations(columns: &[Column]) -> Vec<Relation> {
    let mut out = Vec::new();
    let mut phases: Vec<_> = columns.iter().map(|column| column.phase).collect();
    phases.dedup();
    for phase in phases {
        let at = |role: FixedRole| {
            columns.iter().position(|column| column.role == Some(Role::Fixed(role)) && column.phase == phase)
        };
        let mut inner: Vec<usize> = Vec::new();
        for (whole, parts) in SUMS {
            let mut parts: Vec<usize> = parts.iter().filter_map(|role| at(*role)).collect();
            if let Some(whole) = at(*whole).filter(|_| !parts.is_empty()) {
                parts.extend(beside(columns, whole));
                inner.extend(&parts);
                out.push(Relation { whole, parts });
            }
        }
        let is_public = |column: &Column| THREE_PUBLIC.iter().any(|&role| column.role == Some(Role::Fixed(role)));
        if let Some(whole) =
            subtotal(columns, phase).filter(|_| at(FixedRole::Meetings).or(at(FixedRole::Training)).is_some())
        {
            let parts: Vec<usize> = (0..columns.len())
                .filter(|index| is_public(&columns[*index]) && columns[*index].phase == phase && !inner.contains(index))
                .collect();
            if !parts.is_empty() {
                inner.extend(&parts);
                out.push(Relation { whole, parts });
            }
        }
        groups(columns, phase, at(FixedRole::Total), &mut inner, &mut out);
        let is_sum = |index: usize| out.iter().any(|relation: &Relation| relation.whole == index);
        if let Some(whole) = at(FixedRole::Total).filter(|whole| !is_sum(*whole)) {
            let beside = |role: Option<Role>| BESIDE.iter().any(|&other| role == Some(Role::Fixed(other)));
            let is_part = |index: &usize| {
                let column = &columns[*index];
                // What no form is known to print is part of a total under a word of its own only where it stands under that.
                let stray = column.role.is_none() && over(&columns[whole]).is_some_and(|word| !is_below(column, word));
                let stray = stray || column.role.is_none() && is_beside_year(column, &columns[whole]);
                let apart = stray || beside(column.role) && !is_sum(*index);
                *index != whole && !inner.contains(index) && column.phase == phase && !apart
            };
            let mut parts: Vec<usize> = (0..columns.len()).filter(is_part).collect();
            // What was carried over makes no total alone: this year's income is the other part.
            let is_carried = |at: &usize| ["结转", "结余"].iter().any(|word| columns[*at].header.contains(word));
            if parts.iter().all(is_carried) && at(FixedRole::CarriedIn).is_none() {
                parts.extend(at(FixedRole::YearIncome).filter(|_| !parts.is_empty()));
            }
            if !parts.is_empty() {
                out.push(Relation { whole, parts });
            }
        }
    }
    out
}

/// The columns under the word over a sum whose own words no form is known to print as a role (上级一般公共预算安排的转移支付):
/// they are parts of that sum as their neighbours are.
fn beside(columns: &[Column], whole: usize) -> impl Iterator<Item = usize> + '_ {
    let sum = &columns[whole];
    let word = sum.header.rsplit_once('/').map(|(word, _)| word);
    (0..columns.len()).filter(move |index| {
        let column = &columns[*index];
        let below = word.is_some_and(|word| is_below(column, word));
        below && column.role.is_none() && column.phase == sum.phase
    })
}

/// The sums of the words that stand over some of the columns and have a 小计 of their own (项目支出 over 小计, 特定目标类):
/// the innermost first. Two years side by side are two groups, neither of which is part of the other.
/// The 合计 of all is not among them.
fn groups(
    columns: &[Column],
    phase: Option<Phase>,
    total: Option<usize>,
    inner: &mut Vec<usize>,
    out: &mut Vec<Relation>,
) {
    let mut heads: Vec<(usize, &str)> = Vec::new();
    for (index, column) in columns.iter().enumerate().filter(|(_, column)| column.phase == phase) {
        if let Some(word) = over(column).filter(|word| !heads.iter().any(|(_, head)| head == word)) {
            heads.push((index, word));
        }
    }
    heads.sort_by_key(|(_, word)| std::cmp::Reverse(word.matches('/').count()));
    for (whole, word) in heads {
        if Some(whole) == total || out.iter().any(|relation| relation.whole == whole) {
            continue;
        }
        let is_part = |index: &usize| {
            let column = &columns[*index];
            *index != whole && is_below(column, word) && column.phase == phase && !inner.contains(index)
        };
        let parts: Vec<usize> = (0..columns.len()).filter(is_part).collect();
        if !parts.is_empty() {
            inner.extend(&parts);
            out.push(Relation { whole, parts });
        }
    }
}

/// The words over a 小计.
fn over(column: &Column) -> Option<&str> {
    let (over, last) = column.header.rsplit_once('/')?;
    matches!(last, "小计" | "合计" | "总计").then_some(over)
}

fn is_below(column: &Column, word: &str) -> bool {
    column.header.strip_prefix(word).is_some_and(|rest| rest.starts_with('/'))
}

/// Whether a column holds another year's total, or what changed since, which stand beside the total of the year.
fn is_beside_year(column: &Column, whole: &Column) -> bool {
    let own = |word: &&str| !whole.header.split('/').any(|other| other == *word);
    column
        .header
        .split('/')
        .filter(own)
        .any(|word| is_total_of_year(word) || CHANGES.iter().any(|one| word.contains(one)))
}

/// What a column of changes is called.
const CHANGES: &[&str] = &["增减", "增长", "变动", "同比", "增加额", "减少额", "较上年", "比上年"];

/// Whether a header is all that a year planned or spent (2023年执行数, 上年预算数); what it carried over is a part (上年结转).
fn is_total_of_year(word: &str) -> bool {
    let past = ["上年度", "上年", "去年"].iter().find_map(|year| word.strip_prefix(year));
    let dated =
        || word.split_once('年').filter(|(year, _)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
    let of = past.or_else(|| dated().map(|(_, rest)| rest.trim_start_matches('度')));
    of.map(|of| of.split(['（', '(']).next().unwrap_or(of)).is_some_and(|of| {
        ["预算", "预算数", "执行", "执行数", "决算", "决算数", "预计执行数", "年初预算数", "初预算数", "完成数", ""]
            .contains(&of)
    })
}

/// The second total of a phase: the 小计 of the columns that follow it.
fn subtotal(columns: &[Column], phase: Option<Phase>) -> Option<usize> {
    let is_total = |index: &usize| columns[*index].role == Some(Role::Total) && columns[*index].phase == phase;
    (0..columns.len()).filter(is_total).nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fund_held_is_no_part_of_what_it_spent() {
        let column = |role| Column { header: "".into(), role: Some(Role::Fixed(role)), phase: None };
        let columns =
            [FixedRole::CarriedIn, FixedRole::YearIncome, FixedRole::Total, FixedRole::Basic, FixedRole::Project];
        assert_eq!(relations(&columns.map(column)), [Relation { whole: 2, parts: vec![3, 4] }]);
    }
    #[test]
    fn meetings_and_training_stand_beside_the_sub_total_of_three_public() {
        let column = |role| Column { header: "".into(), role: Some(Role::Fixed(role)), phase: None };
        let columns = [
            FixedRole::Total,
            FixedRole::Total,
            FixedRole::Abroad,
            FixedRole::Vehicles,
            FixedRole::VehicleRunning,
            FixedRole::Reception,
            FixedRole::Meetings,
            FixedRole::Training,
        ];
        let relation = |whole, parts: &[usize]| Relation { whole, parts: parts.to_vec() };
        assert_eq!(
            relations(&columns.map(column)),
            [relation(3, &[4]), relation(1, &[2, 3, 5]), relation(0, &[1, 6, 7])]
        );
    }

    #[test]
    fn a_sub_total_is_of_the_columns_under_its_word() {
        let column = |(header, role): (&str, Option<FixedRole>)| Column {
            header: header.into(),
            role: role.map(Role::Fixed),
            phase: None,
        };
        let relation = |whole, parts: &[usize]| Relation { whole, parts: parts.to_vec() };
        let spending = [
            ("总计", Some(FixedRole::Total)),
            ("基本支出/小计", Some(FixedRole::Basic)),
            ("基本支出/人员经费", Some(FixedRole::Personnel)),
            ("基本支出/公用经费", Some(FixedRole::Public)),
            ("项目支出/小计", Some(FixedRole::Project)),
            ("项目支出/其他运转类", None),
            ("项目支出/特定目标类", None),
        ];
        assert_eq!(
            relations(&spending.map(column)),
            [relation(1, &[2, 3]), relation(4, &[5, 6]), relation(0, &[1, 4])]
        );
        let receipts = [
            ("合计", Some(FixedRole::Total)),
            ("本年收入/小计", Some(FixedRole::YearIncome)),
            ("本年收入/一般公共预算", Some(FixedRole::General)),
            ("上年结转结余/小计", Some(FixedRole::CarryOver)),
            ("上年结转结余/单位资金", Some(FixedRole::UnitFunds)),
        ];
        assert_eq!(relations(&receipts.map(column)), [relation(1, &[2]), relation(3, &[4]), relation(0, &[1, 3])]);
        let years = [
            ("2022年执行数", None),
            ("2023年预算数/小计", Some(FixedRole::Total)),
            ("2023年预算数/基本支出", Some(FixedRole::Basic)),
            ("2023年预算数/项目支出", Some(FixedRole::Project)),
            ("增减额", None),
        ];
        assert_eq!(relations(&years.map(column)), [relation(1, &[2, 3])]);
    }

    #[test]
    fn what_stands_beside_the_funds_under_one_word_is_part_of_their_sum() {
        let column = |(header, role): (&str, Option<FixedRole>)| Column {
            header: header.into(),
            role: role.map(Role::Fixed),
            phase: None,
        };
        let columns = [
            ("总计", Some(FixedRole::Total)),
            ("财政拨款(补助)/财政拨款(补助)小计", Some(FixedRole::Fiscal)),
            ("财政拨款(补助)/一般公共预算", Some(FixedRole::General)),
            ("财政拨款(补助)/上级一般公共预算安排的转移支付", None),
            ("财政拨款(补助)/政府性基金预算", Some(FixedRole::Fund)),
            ("单位资金", Some(FixedRole::UnitFunds)),
            ("财政拨款结转", None),
        ];
        let relation = |whole, parts: &[usize]| Relation { whole, parts: parts.to_vec() };
        assert_eq!(relations(&columns.map(column)), [relation(1, &[2, 4, 3]), relation(0, &[1, 5, 6])]);
    }

    #[test]
    fn another_year_and_what_changed_stand_beside_the_total_of_the_year() {
        let column = |(header, role): (&str, Option<FixedRole>)| Column {
            header: header.into(),
            role: role.map(Role::Fixed),
            phase: None,
        };
        let total = ("2024年预算数", Some(FixedRole::Total));
        let basic = ("基本支出", Some(FixedRole::Basic));
        let last = ("2023年执行数", None);
        assert_eq!(relations(&[last, total, ("增减幅度（%）", None)].map(column)), []);
        assert_eq!(relations(&[("上年预算数", None), ("本年预算数", Some(FixedRole::Total))].map(column)), []);
        let wanted = [Relation { whole: 1, parts: vec![2, 3] }];
        assert_eq!(relations(&[("2023年执行数（预计）", None), total].map(column)), []);
        let carried = ("上年结转", None);
        let income = [("合计", Some(FixedRole::Total)), ("本年收入", Some(FixedRole::YearIncome)), carried];
        assert_eq!(relations(&income.map(column)), [Relation { whole: 0, parts: vec![2, 1] }]);
        assert_eq!(relations(&[last, total, basic, carried, ("增减额", None)].map(column)), wanted);
    }

    #[test]
    fn operating_cost_stands_beside_three_public() {
        let column = |role| Column { header: "".into(), role: Some(Role::Fixed(role)), phase: None };
        let columns = [FixedRole::Total, FixedRole::Abroad, FixedRole::Reception, FixedRole::OperatingCost];
        assert_eq!(relations(&columns.map(column)), [Relation { whole: 0, parts: vec![1, 2] }]);
    }
}
