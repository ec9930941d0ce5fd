//! The documents that a text names in book-title marks.

/// What stands between 《 and 》, the outermost where they are nested.
pub fn titles(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut begin = 0;
    text.char_indices().filter_map(move |(at, c)| {
        match c {
            '《' => {
                depth += 1;
                if depth == 1 {
                    begin = at + c.len_utf8();
                }
            }
            '》' if depth > 0 => {
                depth -= 1;
                return (depth == 0).then(|| &text[begin..at]).filter(|title| !title.is_empty());
            }
            _ => {}
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_stand_in_their_marks() {
        let of = |text| titles(text).collect::<Vec<_>>();
        let nested = "根据《关于印发《滨江市测绘管理办法》的通知》和《测绘条例》第三条";
        assert_eq!(of(nested), ["关于印发《滨江市测绘管理办法》的通知", "测绘条例"]);
        assert_eq!(of("》测绘《》《条例"), [""; 0]);
    }
}
