//! Chinese numerals as they number tables and headings.

/// The number of a numeral up to 九十九 (`三`, `十二`, `二十`), or of plain digits; `None` for anything else.
pub fn chinese_numeral(text: &str) -> Option<u32> {
    if !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    let digit = |c: char| "一二三四五六七八九".chars().position(|d| d == c).map(|at| at as u32 + 1);
    let mut tens = None;
    let mut ones = None;
    for c in text.chars() {
        if c == '十' && tens.is_none() {
            tens = Some(ones.take().unwrap_or(1));
        } else if ones.is_none() {
            ones = Some(digit(c)?);
        } else {
            return None;
        }
    }
    match (tens, ones) {
        (None, None) => None,
        (tens, ones) => Some(tens.unwrap_or(0) * 10 + ones.unwrap_or(0)),
    }
}

/// The numeral of a number from 1 to 99; `None` for any other.
pub fn in_chinese(number: u32) -> Option<String> {
    let digit = |of: u32| of.checked_sub(1).and_then(|at| "一二三四五六七八九".chars().nth(at as usize));
    if !(1..=99).contains(&number) {
        return None;
    }
    let (tens, ones) = (number / 10, number % 10);
    let mut out = String::new();
    out.extend(digit(tens).filter(|_| tens > 1));
    out.extend((tens > 0).then_some('十'));
    out.extend(digit(ones));
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{chinese_numeral, in_chinese};

    #[test]
    fn numerals_are_written_as_they_are_read() {
        for number in 1..=99 {
            assert_eq!(in_chinese(number).as_deref().and_then(chinese_numeral), Some(number));
        }
        assert_eq!((in_chinese(12).as_deref(), in_chinese(20).as_deref()), (Some("十二"), Some("二十")));
        assert_eq!((in_chinese(0), in_chinese(100)), (None, None));
    }

    #[test]
    fn numerals() {
        for (text, number) in [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("7", 7)] {
            assert_eq!(chinese_numeral(text), Some(number), "{text}");
        }
        for text in ["", "表", "一一", "十十", "1a"] {
            assert_eq!(chinese_numeral(text), None, "{text}");
        }
    }
}
