//! The order of Chinese names: by pinyin, as a reader looks them up.

use pinyin::ToPinyin;

/// A key that sorts names by pinyin, syllable by syllable; other characters stand before all syllables, as they are.
///
/// One reading a character: of a character with several, the most common. That decides an order, never an identity.
pub fn pinyin_key(name: &str) -> String {
    let mut key = String::with_capacity(name.len() * 2);
    for c in name.chars() {
        match c.to_pinyin() {
            Some(reading) => {
                key.push_str(reading.with_tone_num_end());
                key.push('\u{1}');
            }
            None => key.push(c),
        }
    }
    key
}

/// The first letters of the syllables of a name (`财政局`: `czj`), other characters left out.
///
/// One reading a character, as in [`pinyin_key`]: a help for finding, never an identity.
pub fn initials(name: &str) -> String {
    name.chars().filter_map(|c| c.to_pinyin()).map(|reading| reading.first_letter()).collect()
}

#[cfg(test)]
mod tests {
    use super::{initials, pinyin_key};

    #[test]
    fn sorts_by_sound() {
        let mut names = ["市卫生局", "市财政局", "市教育局", "市发展改革委"];
        names.sort_by_key(|name| pinyin_key(name));
        assert_eq!(initials("市财政局 (本级)"), "sczjbj");
        assert_eq!(names, ["市财政局", "市发展改革委", "市教育局", "市卫生局"]);
    }
}
