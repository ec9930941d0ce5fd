//! How alike two texts are.

/// How much of two texts is the same, of 1000: twice the pairs of neighbouring characters that both have, over all pairs
/// (Dice). Equal texts have 1000, texts of one character are alike only where equal.
pub fn likeness(a: &str, b: &str) -> u32 {
    Likened::of(a).to(&Likened::of(b))
}

/// A text made ready to be held against many others: each with each of two long lists is millions.
#[derive(Clone, Debug)]
pub struct Likened<'a> {
    text: &'a str,
    /// Its pairs of neighbouring characters, in order.
    pairs: Vec<(char, char)>,
}

impl<'a> Likened<'a> {
    /// Readies a text.
    pub fn of(text: &'a str) -> Likened<'a> {
        let mut pairs: Vec<(char, char)> = text.chars().zip(text.chars().skip(1)).collect();
        pairs.sort_unstable();
        Likened { text, pairs }
    }

    /// The [`likeness`] to another.
    pub fn to(&self, other: &Likened<'_>) -> u32 {
        if self.text == other.text {
            return 1000;
        }
        let (a, b) = (&self.pairs, &other.pairs);
        let (mut common, mut at, mut beside) = (0_usize, 0, 0);
        while let (Some(x), Some(y)) = (a.get(at), b.get(beside)) {
            common += usize::from(x == y);
            at += usize::from(x <= y);
            beside += usize::from(y <= x);
        }
        let all = a.len() + b.len();
        (2000 * common as u32).checked_div(all as u32).unwrap_or(0)
    }
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
        assert_eq!(likeness("甲乙甲乙甲", "甲乙丙"), 333, "a pair that one has twice is met once");
        assert_eq!(likeness("招商经费", "招商专项经费"), likeness("招商专项经费", "招商经费"));
    }
}
