//! The paper as one table of text: the counts, the items, the rules. UTF-8 with a byte order mark, without which
//! spreadsheets take it for the encoding of the system.

use std::io::{self, Write};

use super::columns::{COLUMNS, Square, rows};
use super::content::Paper;
use super::{Media, PaperWriter};
use crate::text::formula::guarded;
use crate::words::Lang;

/// The writer of `csv`.
pub const WRITER: PaperWriter = PaperWriter { id: "csv", media: Media::Text, write };

fn write(paper: &Paper<'_>, sink: &mut dyn Write) -> io::Result<()> {
    let lang = paper.lang;
    sink.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(sink);
    table.write_record(COLUMNS.iter().map(|column| (column.title)(lang)))?;
    let counts = lang.paper_counts(paper.tally, paper.progress, (paper.notes, paper.elsewhere));
    for sentence in std::iter::once(lang.paper_title(paper.library)).chain(counts) {
        table.write_record(told(lang.paper_summary(), "", &sentence))?;
    }
    for item in paper.items.iter().chain(&paper.dismissed) {
        for row in rows(paper, item) {
            table.write_record(row.iter().map(square))?;
        }
    }
    for (rule, _) in &paper.rules {
        let said = format!("{}（{}）", lang.pick(rule.statement, rule.english), rule.basis);
        table.write_record(told(lang.paper_rule(), rule.id, &said))?;
    }
    table.flush()
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
