//! What is wrong in the samples on purpose: each in one file, with what is printed and what would be right.

use crate::scribe::document::{Document, Part};
use crate::scribe::layout::Written;

/// One inconsistency.
pub struct Plant {
    /// The end of the file's path.
    pub file: &'static str,
    /// What kind of inconsistency.
    pub kind: &'static str,
    /// What is printed.
    pub printed: &'static str,
    /// What would be right.
    pub right: &'static str,
    /// Why, in one sentence.
    pub why: &'static str,
    /// How it comes into the document.
    pub change: Change,
}

/// How an inconsistency comes into a document.
pub enum Change {
    /// In the paragraph with this phrase, what is right is replaced by what is printed.
    Text(&'static str),
    /// In a table (by number) the cell of an account in a column is replaced.
    Cell(u32, &'static str, usize),
    /// A table gets a remark.
    Remark(u32),
    /// Paragraphs are put in front of the one that begins with a phrase.
    Before(&'static str, &'static [&'static str]),
    /// The weight of an indicator of a project becomes another.
    Weight(&'static str, &'static str, u32),
    /// It is in the books already; the phrase finds the place.
    There(&'static str),
}

impl Plant {
    /// Puts it into its document.
    pub fn apply(&self, document: &mut Document) {
        match self.change {
            Change::Text(phrase) => {
                let text = document.text_with(phrase);
                assert_eq!(text.matches(self.right).count(), 1, "{} in {text}", self.right);
                *text = text.replace(self.right, self.printed);
            }
            Change::Cell(table, code, column) => {
                let cell = &mut document.table(table).row_mut(code).cells[column];
                assert_eq!(cell.as_deref(), Some(self.right), "table {table}, {code}");
                *cell = Some(self.printed.into());
            }
            Change::Remark(table) => {
                let table = document.table(table);
                assert!(!table.is_empty() && table.remark.is_none(), "a table with values and no remark");
                table.remark = Some(self.printed.into());
            }
            Change::Before(phrase, paragraphs) => {
                let begins = |part: &Part| matches!(part, Part::Text(text) if text.starts_with(phrase));
                let at = document.parts.iter().position(begins).expect("the paragraph is there");
                let texts = paragraphs.iter().map(|text| Part::Text((*text).into()));
                document.parts.splice(at..at, texts);
            }
            Change::Weight(project, indicator, weight) => {
                let goals = document.goals(project);
                let indicator = goals.indicators.iter_mut().find(|known| known.name == indicator);
                indicator.expect("the indicator is there").weight = weight;
            }
            Change::There(_) => {}
        }
    }

    /// The row of the list, with the line on which it stands.
    pub fn listed(&self, path: &str, written: &Written) -> String {
        let line = match self.change {
            Change::Cell(table, code, column) => {
                let form = written.forms.iter().find(|form| form.number == table).expect("the table is there");
                let digits = self.printed.replace(',', "");
                let wanted = |code_of: String, at: usize, printed: &str| code_of == code && at == column && printed == digits;
                let figure = form.figures.iter().find(|figure| {
                    wanted(figure.code.map(|code| code.to_string()).unwrap_or_default(), figure.column, &figure.printed)
                });
                figure.expect("the figure is there").line as usize
            }
            Change::Text(phrase) => line_of(&written.text, phrase, self.printed),
            Change::Remark(_) => line_of(&written.text, self.printed, self.printed),
            Change::Before(_, paragraphs) => line_of(&written.text, paragraphs[0], paragraphs[0]),
            Change::Weight(project, indicator, _) => line_of(&written.text, &format!("项目名称{project}"), indicator),
            Change::There(phrase) => line_of(&written.text, phrase, self.printed),
        };
        let Plant { kind, printed, right, why, .. } = self;
        format!("| {path} | {line} | {kind} | {printed} | {right} | {why} |")
    }
}

/// The line on which a text stands that follows a phrase, whatever lines and blanks cut it into.
fn line_of(text: &str, phrase: &str, wanted: &str) -> usize {
    let mut squeezed = String::new();
    let mut lines = Vec::new();
    for (number, line) in text.lines().enumerate() {
        for c in line.chars().filter(|c| !c.is_whitespace()) {
            lines.resize(lines.len() + c.len_utf8(), number + 1);
            squeezed.push(c);
        }
    }
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let from = squeezed.find(&bare(phrase)).unwrap_or_else(|| panic!("no {phrase}"));
    let at = squeezed[from..].find(&bare(wanted)).unwrap_or_else(|| panic!("no {wanted}"));
    lines[from + at]
}

/// The list as a page.
pub fn page(list: &[String]) -> String {
    let mut page = String::from(
        "# 预设问题 (planted inconsistencies)\n\n示例库中故意写错的地方，供检查规则和读者练习；其余数字都能对上。\
         The line is the line of the file on which the printed text begins.\n\n\
         | 文件 | 行 | 类型 | 文中所写 | 应为 | 说明 |\n|---|---|---|---|---|---|\n",
    );
    for row in list {
        page.push_str(row);
        page.push('\n');
    }
    page
}

/// All of them.
pub const PLANTS: &[Plant] = &[];
