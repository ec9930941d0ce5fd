//! Which rows the library has, and in what order.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::model::{DepartmentId, DisclosureId};
use crate::tui::filter::Needle;
use crate::tui::screen::Sought;
use crate::tui::session::Scene;
use crate::tui::window::Key;

/// A row of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A department.
    Department(DepartmentId),
    /// What it disclosed.
    Disclosure(DisclosureId),
    /// The files that belong to no disclosure.
    Aside,
}

impl Key for Row {}

/// The order of the departments, and of the disclosures below each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Departments by pinyin, the newest disclosure first.
    Name,
    /// The largest spending first.
    Amount,
    /// The newest first.
    Year,
}

impl Sort {
    /// The next order in the reader's cycle.
    pub const fn next(self) -> Sort {
        match self {
            Sort::Name => Sort::Amount,
            Sort::Amount => Sort::Year,
            Sort::Year => Sort::Name,
        }
    }
}

/// The rows of a library.
pub fn rows(scene: &Scene<'_>, sort: Sort, folded: &BTreeSet<DepartmentId>, filter: &str) -> Vec<Row> {
    let needle = Needle::new(filter);
    let mut sought = Sought::new(scene.look.lang);
    let mut rows = Vec::new();
    for department in departments(scene, sort) {
        let all = &scene.digest.of_department[department.0 as usize];
        let found: Vec<DisclosureId> = all.iter().copied().filter(|&id| hit(scene, id, &needle, &mut sought)).collect();
        if found.is_empty() && !(all.is_empty() && needle.is_empty()) {
            continue;
        }
        rows.push(Row::Department(department));
        // A filter shows what it found, whatever is folded.
        if !folded.contains(&department) || !needle.is_empty() {
            rows.extend(sorted(&found, scene, sort).into_iter().map(Row::Disclosure));
        }
    }
    if !scene.library.troubles.is_empty() && needle.is_empty() {
        rows.push(Row::Aside);
    }
    rows
}

fn hit(scene: &Scene<'_>, id: DisclosureId, needle: &Needle, sought: &mut Sought) -> bool {
    if needle.is_empty() {
        return true;
    }
    let disclosure = scene.library.disclosure(id);
    needle.finds(&[&scene.digest.departments[disclosure.department.0 as usize], sought.issue(disclosure)])
}

/// The departments in an order; the library has them by pinyin.
fn departments(scene: &Scene<'_>, sort: Sort) -> Vec<DepartmentId> {
    let mut ids: Vec<_> = (0..scene.library.departments.len() as u32).map(DepartmentId).collect();
    let of = |id: &DepartmentId| scene.digest.of_department[id.0 as usize].iter().copied();
    match sort {
        Sort::Name => {}
        Sort::Amount => ids.sort_by_cached_key(|id| Reverse(of(id).map(|id| amount(scene, id)).max())),
        Sort::Year => ids.sort_by_cached_key(|id| Reverse(of(id).map(|id| scene.library.disclosure(id).year).max())),
    }
    ids
}

/// Disclosures of one department in an order.
pub fn sorted(ids: &[DisclosureId], scene: &Scene<'_>, sort: Sort) -> Vec<DisclosureId> {
    let mut ids = ids.to_vec();
    match sort {
        Sort::Amount => ids.sort_by_cached_key(|&id| Reverse(amount(scene, id))),
        Sort::Name | Sort::Year => ids.sort_by_key(|&id| {
            let disclosure = scene.library.disclosure(id);
            (Reverse(disclosure.year), disclosure.kind)
        }),
    }
    ids
}

/// The spending in 万元; what has none comes after everything.
fn amount(scene: &Scene<'_>, id: DisclosureId) -> Option<Decimal> {
    scene.digest.brief(id).spending.total.map(|total| total.wan())
}
