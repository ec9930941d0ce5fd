//! The text for people: table by table, then projects, indicators and facts, and at the end what has no counterpart.

use super::Breadth;
use super::grid::{Row, set, under};
use super::rest;
use super::tables::Told;
use super::told::Both;
use crate::diff::Comparison;
use crate::library::Library;
use crate::model::FactGroup;
use crate::words::Lang;

/// The whole text.
pub fn of(lang: Lang, library: &Library, comparison: &Comparison, breadth: Breadth, columns: usize) -> String {
    let (a, b) = (library.disclosure(comparison.a), library.disclosure(comparison.b));
    let mut sheet = Sheet { lang, columns, text: format!("A  {}\nB  {}\n", a.id, b.id) };
    let same = sheet.tables(library, comparison, breadth);
    let both = Both { lang, a, b };
    let projects = comparison.projects.iter().filter_map(|pair| both.project(pair, breadth)).collect();
    sheet.section(lang.diff_projects(), lang.diff_project(), projects);
    let indicators = comparison.indicators.iter().filter_map(|pair| both.indicator(pair, breadth));
    sheet.list(lang.diff_whole(), indicators.map(|row| row.label).collect());
    for group in FactGroup::ALL {
        let pairs = comparison.facts.iter().filter(|pair| pair.group == group);
        let rows = pairs.filter_map(|pair| both.fact(pair, breadth)).collect();
        sheet.section(lang.fact_group(group), lang.diff_fact(), rows);
    }
    sheet.list(lang.diff_no_counterpart(), rest::lines(lang, library, comparison));
    if comparison.is_same() {
        sheet.list(lang.diff_same(), Vec::new());
    }
    sheet.list(lang.diff_same_tables(), same);
    sheet.text
}

struct Sheet {
    lang: Lang,
    columns: usize,
    text: String,
}

impl Sheet {
    /// The pairs of tables; gives the names of those in which nothing differs.
    fn tables(&mut self, library: &Library, comparison: &Comparison, breadth: Breadth) -> Vec<String> {
        let (a, b) = (library.disclosure(comparison.a), library.disclosure(comparison.b));
        let mut same = Vec::new();
        for pair in &comparison.tables {
            let titles = [&a.forms[pair.a].title, &b.forms[pair.b].title];
            let short = self.lang.form(pair.kind);
            let told = Told::new(self.lang, library, comparison, pair);
            let rows = told.as_ref().map(|told| told.rows(breadth)).unwrap_or_default();
            let Some(told) = told.filter(|_| !rows.is_empty()) else {
                same.push(rest::title(short, titles[0]));
                continue;
            };
            self.head(short);
            for (letter, title) in ["A", "B"].iter().zip(titles).filter(|(_, title)| !title.is_empty()) {
                self.text += &under(&format!("{letter}  {title}"), 0, self.columns);
            }
            self.rows(&told.heading(), told.heads(), &rows);
        }
        same
    }

    fn section(&mut self, title: &str, heading: &str, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.head(title);
            self.rows(heading, ["A".to_owned(), "B".to_owned()], &rows);
        }
    }

    fn list(&mut self, title: &str, lines: Vec<String>) {
        if !lines.is_empty() || title == self.lang.diff_same() {
            self.head(title);
        }
        for line in lines {
            self.text += &under(&line, 2, self.columns);
        }
    }

    fn head(&mut self, title: &str) {
        self.text += &format!("\n{title}\n");
    }

    fn rows(&mut self, heading: &str, [a, b]: [String; 2], rows: &[Row]) {
        let heads = [&*a, &*b, self.lang.diff_delta(), "%"];
        self.text += &set(heading, heads, rows, self.columns);
    }
}
