//! Text for a spreadsheet that must not run as a formula there. It guards what documents and readers call things; a figure
//! stays the number that it is.

use std::borrow::Cow;

/// Marks that make spreadsheets take a text for a formula; those of full width do in East Asian editions.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Marks that a spreadsheet passes over before it looks for those.
const PASSED: [char; 3] = ['\t', '\r', '\n'];

/// A text as it may stand in a square of a sheet: one that a spreadsheet would run as a formula gets an apostrophe in
/// front, the sign by which spreadsheets know a text. A number or a percentage with its sign is none, nor are marks alone
/// (`-`, `--`).
pub fn guarded(text: &str) -> Cow<'_, str> {
    let marked = text.starts_with(PASSED) || text.trim_start().starts_with(FORMULA);
    let says = text.contains(char::is_alphanumeric);
    if marked && says && !is_figure(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Whether a text is a number with its sign, and perhaps the mark of percents.
fn is_figure(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-', '＋', '－']).unwrap_or(text);
    let digits = digits.strip_suffix(['%', '％', '‰']).unwrap_or(digits);
    let begins = digits.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    begins && digits.chars().all(|c| matches!(c, '0'..='9' | '０'..='９' | ',' | '，' | '.' | '．'))
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_text_is_no_formula_and_a_figure_stays_a_number() {
        for (text, square) in [
            ("=2期", "'=2期"),
            ("@甲", "'@甲"),
            ("+甲", "'+甲"),
            ("-3-5", "'-3-5"),
            ("-1号楼", "'-1号楼"),
            ("＝1", "'＝1"),
            (" =1", "' =1"),
            ("\t甲", "'\t甲"),
            ("\r=1", "'\r=1"),
            ("≥2期", "≥2期"),
            ("甲=乙", "甲=乙"),
            ("-1,040.00", "-1,040.00"),
            ("+3.28%", "+3.28%"),
            ("－5％", "－5％"),
            ("+12", "+12"),
            ("-", "-"),
            ("--", "--"),
            ("", ""),
        ] {
            assert_eq!(guarded(text), square, "{text:?}");
        }
    }
}
