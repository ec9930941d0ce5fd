//! Which column must be the sum of which others, by their roles.

use crate::model::{Column, FixedRole, Role};

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

/// Roles that stand beside 合计 and are no part of it: what a fund held before and after.
const BESIDE: &[FixedRole] = &[FixedRole::CarriedIn, FixedRole::CarriedOut, FixedRole::YearIncome];

/// The sums that hold within a line: what is part of nothing else is part of 合计. Each phase has its own.
pub fn relations(columns: &[Column]) -> Vec<Relation> {
    let mut out = Vec::new();
    let mut phases: Vec<_> = columns.iter().map(|column| column.phase).collect();
    phases.dedup();
    for phase in phases {
        let at = |role: FixedRole| {
            columns.iter().position(|column| column.role == Some(Role::Fixed(role)) && column.phase == phase)
        };
        let mut inner = Vec::new();
        for (whole, parts) in SUMS {
            let parts: Vec<usize> = parts.iter().filter_map(|role| at(*role)).collect();
            if let Some(whole) = at(*whole).filter(|_| !parts.is_empty()) {
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
}
