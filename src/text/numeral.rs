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

#[cfg(test)]
mod tests {
    use super::chinese_numeral;

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
