//! The paper as one table of text: the counts, the items, the rules.

use std::io::{self, Write};

use super::columns::{COLUMNS, Square, rows};
use super::content::Paper;
use super::{Media, PaperWriter};
use crate::export::comma;
use crate::text::formula::guarded;
use crate::words::Lang;

/// The writer of `csv`.
pub const WRITER: PaperWriter = PaperWriter { id: "csv", media: Media::Text, write };

fn write(paper: &Paper<'_>, sink: &mut dyn Write) -> io::Result<()> {
    let lang = paper.lang;
    let header = COLUMNS.iter().map(|column| (column.title)(lang).to_owned()).collect();
    let counts = lang.paper_counts(paper.tally, paper.progress, (paper.notes, paper.elsewhere));
    let summary = std::iter::once(lang.paper_title(paper.library)).chain(counts);
    let summary = summary.map(|sentence| told(lang.paper_summary(), "", &sentence));
    let items = paper.items.iter().chain(&paper.dismissed).flat_map(|item| rows(paper, item));
    let items = items.map(|row| row.iter().map(square).collect());
    let rules = paper.rules.iter().map(|(rule, _)| {
        let said = format!("{}（{}）", lang.pick(rule.statement, rule.english), rule.basis);
        told(lang.paper_rule(), rule.id, &said)
    });
    comma::write(std::iter::once(header).chain(summary).chain(items).chain(rules), sink)
}

/// A row that is no item: its kind, the rule, and the words.
fn told(what: &str, rule: &str, about: &str) -> Vec<String> {
    let of = |title: &str| match title {
        title if title == Lang::Zh.paper_kind() => what,
        title if title == Lang::Zh.paper_rule() => rule,
        title if title == Lang::Zh.paper_about() => about,
        _ => "",
    };
    COLUMNS.iter().map(|column| guarded(of((column.title)(Lang::Zh))).into_owned()).collect()
}

fn square(square: &Square) -> String {
    match square {
        Square::Blank => String::new(),
        Square::Text(text) => guarded(text).into_owned(),
        Square::Money(number) => number.to_string(),
        Square::Count(number) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_item_stands_in_its_columns() {
        let row = told("规则", "r", "=1+1");
        assert_eq!(row.len(), COLUMNS.len());
        assert_eq!((&*row[1], &*row[3], &*row[5]), ("规则", "r", "'=1+1"));
        assert_eq!(row.iter().filter(|square| !square.is_empty()).count(), 3);
    }
}
