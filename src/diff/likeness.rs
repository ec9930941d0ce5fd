//! How alike two names are, and who goes with whom where names differ.

use std::cmp::Reverse;
use std::collections::HashMap;

/// How much of two texts is the same, of 1000: twice the pairs of neighbouring characters that both have, over all pairs
/// (Dice). Equal texts have 1000, texts of one character are alike only where equal.
pub fn likeness(a: &str, b: &str) -> u32 {
    if a == b {
        return 1000;
    }
    let pairs = |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (a, b) = (pairs(a), pairs(b));
    let mut counts: HashMap<(char, char), usize> = HashMap::new();
    a.iter().for_each(|pair| *counts.entry(*pair).or_default() += 1);
    let mut common = 0;
    for pair in &b {
        if let Some(count) = counts.get_mut(pair).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    let all = a.len() + b.len();
    (2000 * common as u32).checked_div(all as u32).unwrap_or(0)
}

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

    #[test]
    fn likeness_of_names() {
        assert_eq!(likeness("甲", "甲"), 1000);
        assert_eq!(likeness("甲", "乙"), 0);
        assert!(likeness("国土海洋气象等支出", "自然资源海洋气象等支出") > 500);
        assert_eq!(likeness("住房公积金", "代缴社会保险费"), 0);
        assert_eq!(likeness("招商经费", "招商专项经费"), likeness("招商专项经费", "招商经费"));
    }

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
