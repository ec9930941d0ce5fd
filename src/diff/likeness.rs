//! Who goes with whom where names differ.

use std::cmp::Reverse;

/// Two that may go together: how alike they are, and the place of each in its list.
pub type Candidate = (u32, usize, usize);

/// Pairs what is alike: the likest first, each at most once, nothing below `least`. Ties are decided alike whichever side
/// is called the first.
pub fn greedy(a: &[usize], b: &[usize], least: u32, like: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, &left) in a.iter().enumerate() {
        for (j, &right) in b.iter().enumerate() {
            let like = like(left, right);
            if like >= least {
                candidates.push((like, i, j));
            }
        }
    }
    likest(a, b, candidates)
}

/// Pairs the candidates as [`greedy`] does.
pub fn likest(a: &[usize], b: &[usize], mut candidates: Vec<Candidate>) -> Vec<(usize, usize)> {
    // Two candidates that share a side never have the same sum of places, so the order of i does not decide.
    candidates.sort_unstable_by_key(|(like, i, j)| (Reverse(*like), i + j, *i, *j));
    let (mut taken_a, mut taken_b) = (vec![false; a.len()], vec![false; b.len()]);
    let mut out = Vec::new();
    for (_, i, j) in candidates {
        if !taken_a[i] && !taken_b[j] {
            (taken_a[i], taken_b[j]) = (true, true);
            out.push((a[i], b[j]));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::likeness;

    #[test]
    fn the_likest_go_together_from_either_side() {
        let names = ["招商引资经费", "招商引资", "信息化建设"];
        let others = ["信息化建设和运维", "招商引资工作经费", "招商引资"];
        let mut there = greedy(&[0, 1, 2], &[0, 1, 2], 400, |i, j| likeness(names[i], others[j]));
        let back = greedy(&[0, 1, 2], &[0, 1, 2], 400, |i, j| likeness(others[i], names[j]));
        let mut back: Vec<_> = back.into_iter().map(|(i, j)| (j, i)).collect();
        there.sort_unstable();
        back.sort_unstable();
        assert_eq!(there, [(0, 1), (1, 2), (2, 0)]);
        assert_eq!(there, back);
    }
}
