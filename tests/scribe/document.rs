//! A document before it is laid out: parts in their order.

use super::book::Indicator;
use super::table::Table;

/// A document to write.
#[derive(Clone, Debug)]
pub struct Document {
    /// The department as its tables name it.
    pub department: String,
    /// What stands before that name: 编制部门, 编制部门（单位）, 部门.
    pub label: &'static str,
    /// What stands before the unit: 单位, 金额单位.
    pub unit_label: &'static str,
    /// Everything in it.
    pub parts: Vec<Part>,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Part {
    /// The lines of the cover.
    Cover(Vec<String>),
    /// The table of contents.
    Contents(Vec<String>),
    /// 第一部分 …; begins a page.
    Section(String),
    /// A paragraph, headings of the narrative included.
    Text(String),
    /// A table.
    Table(Box<Table>),
    /// A performance form.
    Goals(Box<Goals>),
    /// Who signs, and when.
    Signature(String, String),
}

/// The performance form of a project.
#[derive(Clone, Debug)]
pub struct Goals {
    /// The year.
    pub year: u16,
    /// Which unit spends the money.
    pub unit: String,
    /// The project.
    pub project: String,
    /// All its money, as printed.
    pub amount: String,
    /// What of it is fiscal, as printed.
    pub fiscal: String,
    /// What of it is not, as printed.
    pub other: String,
    /// What is to be reached.
    pub goal: String,
    /// How that is measured.
    pub indicators: Vec<Indicator>,
}

impl Document {
    /// The text of the one paragraph that holds a phrase, to be changed.
    pub fn text_with(&mut self, phrase: &str) -> &mut String {
        let mut found: Vec<&mut String> = self
            .parts
            .iter_mut()
            .filter_map(|part| match part {
                Part::Text(text) if text.contains(phrase) => Some(text),
                _ => None,
            })
            .collect();
        assert_eq!(found.len(), 1, "paragraphs with {phrase}");
        found.remove(0)
    }

    /// A table by its number, to be changed.
    pub fn table(&mut self, number: u32) -> &mut Table {
        let tables = self.parts.iter_mut().filter_map(|part| match part {
            Part::Table(table) if table.number == number => Some(table),
            _ => None,
        });
        tables.last().expect("no such table")
    }

    /// The performance form of a project, to be changed.
    pub fn goals(&mut self, project: &str) -> &mut Goals {
        let goals = self.parts.iter_mut().filter_map(|part| match part {
            Part::Goals(goals) if goals.project == project => Some(goals),
            _ => None,
        });
        goals.last().expect("no such form")
    }
}
