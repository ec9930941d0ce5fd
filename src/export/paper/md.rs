//! The paper as Markdown, to be read: each item with its circumstances as a list and its figures as a table.

use std::fmt::Write as _;
use std::io::{self, Write};

use super::columns::kind;
use super::content::{Item, Paper, Proof};
use super::{Media, PaperWriter};
use crate::check;
use crate::money::grouped;
use crate::source::{Leaf, Spot};
use crate::words::Lang;

/// The writer of `md`.
pub const WRITER: PaperWriter = PaperWriter { id: "md", media: Media::Text, write };

fn write(paper: &Paper<'_>, sink: &mut dyn Write) -> io::Result<()> {
    let lang = paper.lang;
    writeln!(sink, "# {}\n", plain(&lang.paper_title(paper.library)))?;
    for sentence in lang.paper_counts(paper.tally, paper.progress, (paper.notes, paper.elsewhere)) {
        writeln!(sink, "- {sentence}")?;
    }
    let parts = [(lang.paper_items_title(), &paper.items), (lang.paper_dismissed_title(), &paper.dismissed)];
    for (title, items) in parts {
        writeln!(sink, "\n## {title}")?;
        if items.is_empty() {
            writeln!(sink, "\n{}", lang.paper_nothing())?;
        }
        for one in items {
            sink.write_all(item(lang, one).as_bytes())?;
        }
    }
    writeln!(sink, "\n## {}\n", lang.paper_rules_title())?;
    let titles = [
        lang.paper_rule(),
        lang.paper_statement(),
        lang.paper_basis(),
        lang.paper_holds(),
        lang.paper_fails(),
        lang.paper_unchecked(),
    ];
    sink.write_all(row(&titles.map(str::to_owned)).as_bytes())?;
    sink.write_all(b"|---|---|---|---:|---:|---:|\n")?;
    for (rule, tally) in &paper.rules {
        let [holds, fails, unchecked] = [tally.holds, tally.findings(), tally.unchecked].map(|count| count.to_string());
        let statement = plain(lang.pick(rule.statement, rule.english));
        let squares = [plain(rule.id), statement, plain(rule.basis), holds, fails, unchecked];
        sink.write_all(row(&squares).as_bytes())?;
    }
    Ok(())
}

fn item(lang: Lang, item: &Item<'_>) -> String {
    let mut text = format!("\n### {}. {}\n\n", item.number, plain(&item.about));
    let colon = lang.pick("：", ": ");
    let mut say = |title: &str, said: Option<&str>| {
        if let Some(said) = said.filter(|said| !said.is_empty()) {
            let _ = writeln!(text, "- {title}{colon}{}", plain(said));
        }
    };
    let rule = item.rule.map(|id| match check::rule(id) {
        Some(rule) => format!("{id}{colon}{}", lang.pick(rule.statement, rule.english)),
        None => id.to_owned(),
    });
    let money = [
        (lang.paper_expected(), item.expected),
        (lang.paper_found(), item.found),
        (lang.paper_difference(), item.difference),
    ];
    say(lang.paper_kind(), Some(kind(lang, item.kind)));
    say(lang.paper_disclosure(), Some(item.disclosure));
    say(lang.paper_rule(), rule.as_deref());
    say(lang.paper_severity(), item.severity.map(|severity| lang.severity(severity)));
    for (title, number) in money {
        say(title, number.map(grouped).as_deref());
    }
    say(lang.paper_reason(), item.reason);
    say(lang.paper_note(), item.note);
    say(lang.paper_standing(), lang.paper_standing_of(&item.standing).as_deref());
    say(lang.paper_by(), Some(&item.stamp.by));
    say(lang.paper_at(), Some(&item.stamp.time()));
    if !item.proofs.is_empty() {
        let titles =
            [lang.paper_operand(), lang.paper_printed(), lang.paper_file(), lang.paper_place(), lang.paper_text()];
        let _ = write!(text, "\n{}|---|---:|---|---|---|\n", row(&titles.map(str::to_owned)));
        item.proofs.iter().for_each(|proof| text.push_str(&row(&figure(lang, proof))));
    }
    text
}

fn figure(lang: Lang, proof: &Proof<'_>) -> [String; 5] {
    let place = &proof.place;
    let leaf = match (place.page, place.sheet) {
        (Some(page), _) => Leaf::Page(page),
        (None, Some(sheet)) => Leaf::Sheet(sheet),
        (None, None) => Leaf::Whole,
    };
    let spot = lang.place(Spot { leaf, line: place.line.unwrap_or_default() });
    [plain(&proof.label), plain(&proof.value.printed()), plain(place.file), plain(&spot), plain(&proof.text)]
}

fn row(squares: &[String]) -> String {
    format!("| {} |\n", squares.join(" | "))
}

/// A text that stays what it is in Markdown: on one line, no mark in it taken for one.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if "\\`*_[]<>|#~&$".contains(c) {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_is_taken_for_a_mark() {
        for (text, out) in [
            ("a|b\\c", "a\\|b\\\\c"),
            (" 一\n\t二  三 ", "一 二 三"),
            ("<b>*x* _y_ [z](u) `q` # ~", "\\<b\\>\\*x\\* \\_y\\_ \\[z\\](u) \\`q\\` \\# \\~"),
            ("", ""),
        ] {
            assert_eq!(plain(text), out);
        }
    }
}
