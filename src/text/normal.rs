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
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match alone(c) {
            Some(c) => out.extend(one_form(c)),
            None => return text.nfkc().filter_map(one_form).collect(),
        }
    }
    out
}

/// What a character folds to whatever stands beside it: nearly all that disclosures are written with. `None` for one
/// that has to be looked up, and may join with its neighbours.
fn alone(c: char) -> Option<char> {
    match c {
        '\0'..='\u{7f}' | '\u{4e00}'..='\u{9fff}' | '、'..='〃' | '〇'..='】' | '〔' | '〕' => Some(c),
        '–' | '—' | '‘' | '’' | '“' | '”' => Some(c),
        '\u{3000}' => Some(' '),
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// The one form of a character of which several are printed for the same; `None` for a blank.
fn one_form(c: char) -> Option<char> {
    match c {
        c if c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}' => None,
        '〔' | '【' | '﹝' | '［' => Some('['),
        '〕' | '】' | '﹞' | '］' => Some(']'),
        '“' | '”' | '「' | '」' | '＂' => Some('"'),
        '—' | '－' | '–' => Some('-'),
        c => Some(c),
    }
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

    #[test]
    fn what_folds_alone_folds_as_the_tables_say() {
        let looked_up = |text: &str| text.nfkc().filter_map(one_form).collect::<String>();
        let known: Vec<char> = ('\0'..='\u{ffff}').filter(|c| alone(*c).is_some()).collect();
        assert!(known.len() > 21_000);
        for c in &known {
            for beside in ["", "A", "%", "一", "。", "１", "　"] {
                let text = format!("{c}{beside}{c}");
                assert_eq!(fold(&text), looked_up(&text), "{c:?} beside {beside:?}");
            }
        }
        assert_eq!((fold("A\u{30a} １"), fold("㈠①")), ("Å1".into(), "(一)1".into()));
    }
}
