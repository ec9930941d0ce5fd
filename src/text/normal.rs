//! Taking out what an extraction put in: blanks inside names, full-width forms where half-width ones are meant.

use unicode_normalization::UnicodeNormalization;

/// A name without the blanks, tabs and ideographic spaces that an extraction left in it. Between two Latin letters or
/// digits one blank is kept.
pub fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' {
            blank = true;
            continue;
        }
        let latin = |c: char| c.is_ascii_alphanumeric();
        if blank && latin(c) && out.chars().next_back().is_some_and(latin) {
            out.push(' ');
        }
        blank = false;
        out.push(c);
    }
    out
}

/// A text for comparing: compatibility forms folded (NFKC), no blanks at all, brackets and quotes in one form.
pub fn fold(text: &str) -> String {
    text.nfkc()
        .filter(|c| !c.is_whitespace() && *c != '\u{feff}' && *c != '\u{200b}')
        .map(|c| match c {
            '〔' | '【' | '﹝' | '［' => '[',
            '〕' | '】' | '﹞' | '］' => ']',
            '“' | '”' | '「' | '」' | '＂' => '"',
            '—' | '－' | '–' => '-',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn squeezes_names() {
        assert_eq!(squeeze(" 收\u{3000}入  总  计 "), "收入总计");
        assert_eq!(squeeze("500 强 A B"), "500强A B");
    }

    #[test]
    fn folds_for_comparison() {
        assert_eq!(fold("（一）２０２１ 年“三公”"), "(一)2021年\"三公\"");
    }
}
