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
            let parts: Vec<usize> = parts.iter().filter_map(|role| at(*role)).collect();
            if let Some(whole) = at(*whole).filter(|_| !parts.is_empty()) {
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
        if let Some(whole) = at(FixedRole::Total) {
            let beside = |role: Option<Role>| BESIDE.iter().any(|&other| role == Some(Role::Fixed(other)));
            let is_part = |index: &usize| {
                let column = &columns[*index];
                *index != whole && !inner.contains(index) && column.phase == phase && !beside(column.role)
            };
            let parts: Vec<usize> = (0..columns.len()).filter(is_part).collect();
            if !parts.is_empty() {
                out.push(Relation { whole, parts });
            }
        }
    }
    out
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
    fn operating_cost_stands_beside_three_public() {
        let column = |role| Column { header: "".into(), role: Some(Role::Fixed(role)), phase: None };
        let columns = [FixedRole::Total, FixedRole::Abroad, FixedRole::Reception, FixedRole::OperatingCost];
        assert_eq!(relations(&columns.map(column)), [Relation { whole: 0, parts: vec![1, 2] }]);
    }
}
