//! The ways to put the figures of one line into columns.

use super::relation::Relation;
use super::search::BROKEN;

/// One way to place the figures of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The column of each figure, increasing.
    pub columns: Vec<usize>,
    /// What speaks against it.
    pub cost: u32,
}

/// More ways than this are not searched: the figures then stay without a column, and the table says so.
const MOST: usize = 4000;

/// All placements of the figures of a line that keep their order, with those that break a sum of the line at a cost.
/// Only the cheapest are kept: a placement that breaks a sum another one keeps is never better for its table. `None` where
/// there are too many to search.
pub fn options(figures: &[i128], columns: usize, relations: &[Relation]) -> Option<Vec<Placement>> {
    if figures.len() > columns {
        return Some(Vec::new());
    }
    let mut all = Vec::new();
    let mut chosen = Vec::with_capacity(figures.len());
    if !choose(figures.len(), columns, 0, &mut chosen, &mut all) {
        return None;
    }
    let mut out: Vec<Placement> = all
        .into_iter()
        .map(|columns| {
            let cost = relations.iter().map(|relation| cost(relation, figures, &columns)).sum();
            Placement { columns, cost }
        })
        .collect();
    let best = out.iter().map(|option| option.cost).min().unwrap_or(0);
    out.retain(|option| option.cost == best);
    Some(out)
}

fn choose(left: usize, columns: usize, from: usize, chosen: &mut Vec<usize>, all: &mut Vec<Vec<usize>>) -> bool {
    if left == 0 {
        all.push(chosen.clone());
        return all.len() <= MOST;
    }
    for column in from..=columns - left {
        chosen.push(column);
        let within = choose(left - 1, columns, column + 1, chosen, all);
        chosen.pop();
        if !within {
            return false;
        }
    }
    true
}

/// A blank sum with parts, or a sum that its parts do not make, is broken; within the rounding of as many places as
/// there are parts it counts little.
fn cost(relation: &Relation, figures: &[i128], columns: &[usize]) -> u32 {
    let value = |column: usize| columns.iter().position(|c| *c == column).map(|at| figures[at]);
    let parts: Vec<i128> = relation.parts.iter().filter_map(|part| value(*part)).collect();
    match value(relation.whole) {
        None if parts.is_empty() => 0,
        None => 2 * BROKEN,
        Some(whole) => match (whole - parts.iter().sum::<i128>()).abs() {
            0 => 0,
            off if off <= 1 && parts.len() > 1 => 10,
            _ => BROKEN,
        },
    }
}
