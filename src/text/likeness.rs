//! How alike two texts are.

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
}
