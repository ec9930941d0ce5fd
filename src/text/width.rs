//! How wide text is on a terminal, and the one place where it is cut and padded.
//!
//! Chinese characters take two columns. Characters of ambiguous width (curly quotes, dashes, circled digits) count one,
//! as terminals draw them outside East Asian locales; our own furniture keeps them out.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The mark that ends a cut text: two plain dots, since an ellipsis is of ambiguous width.
pub const CUT: &str = "..";

/// Columns a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// Columns a character takes; 0 for controls and combining marks.
pub fn char_width(c: char) -> usize {
    c.width().unwrap_or(0)
}

/// A sentence of our own as a terminal shows it: what is of ambiguous width in it as characters whose width is certain. Names
/// that documents print are shown as printed elsewhere; a sentence that quotes them gives way.
pub fn certain(text: &str) -> Cow<'_, str> {
    const CERTAIN: &[(char, &str)] = &[('“', "「"), ('”', "」"), ('·', "/"), ('…', CUT), ('›', ">"), ('—', "-")];
    let other = |c: char| CERTAIN.iter().find(|(from, _)| *from == c).map(|(_, to)| *to);
    if !text.contains(|c| other(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match other(c) {
            Some(certain) => shown.push_str(certain),
            None => shown.push(c),
        }
    }
    Cow::Owned(shown)
}

/// The longest beginning of a text that fits into some columns, without a mark.
pub fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += char_width(c);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// A text that takes at most some columns, cut with [`CUT`] where it is longer.
pub fn fit(text: &str, columns: usize) -> Cow<'_, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    if columns < CUT.len() {
        return Cow::Borrowed(prefix(text, columns));
    }
    Cow::Owned(format!("{}{CUT}", prefix(text, columns - CUT.len())))
}

/// The end of a text in at most some columns, begun with [`CUT`] where the text is longer: for what tells itself apart at
/// its end.
pub fn fit_end(text: &str, columns: usize) -> Cow<'_, str> {
    let all = width(text);
    if all <= columns || columns < CUT.len() {
        return fit(text, columns);
    }
    let beginning = prefix(text, all + CUT.len() - columns);
    let mut rest = &text[beginning.len()..];
    while width(rest) + CUT.len() > columns {
        rest = &rest[rest.chars().next().map_or(rest.len(), char::len_utf8)..];
    }
    Cow::Owned(format!("{CUT}{rest}"))
}

/// A text that takes exactly some columns, cut or followed by blanks.
pub fn pad(text: &str, columns: usize) -> String {
    let text = fit(text, columns);
    let blanks = columns - width(&text);
    format!("{text}{:blanks$}", "")
}

/// A text that takes exactly some columns, cut or led by blanks.
pub fn pad_left(text: &str, columns: usize) -> String {
    let text = fit(text, columns);
    let blanks = columns - width(&text);
    format!("{:blanks$}{text}", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certain_stays_as_it_is() {
        assert_eq!(certain("表三·“三公”经费…"), "表三/「三公」经费..");
        assert!(matches!(certain("一般公共服务 12.50"), Cow::Borrowed(_)));
    }

    #[test]
    fn cuts_without_splitting_a_character() {
        assert_eq!(fit("一般公共服务", 12), "一般公共服务");
        assert_eq!(fit("一般公共服务", 11), "一般公共..");
        assert_eq!(fit("一般公共服务", 9), "一般公..");
        assert_eq!(fit("一般", 1), "");
        assert_eq!(fit_end("公务用车/小计", 9), "..车/小计");
        assert_eq!(fit_end("公务用车/小计", 8), "../小计");
        assert_eq!(fit_end("小计", 4), "小计");
        assert_eq!(fit_end("小计", 1), "");
        assert_eq!(pad("一般", 5), "一般 ");
        assert_eq!(pad_left("12.5", 6), "  12.5");
        for columns in 0..14 {
            assert_eq!(width(&pad("a一般公共b服务", columns)), columns);
        }
    }
}
