//! What other programs are told: a record for each disclosure, each printed number and each empty table. The names and
//! meanings of the fields are public interface. A value that the document does not give is left out, never empty or 0.

use rust_decimal::Decimal;
use serde::Serialize;

use super::told::{self, FactRecord, IndicatorRecord, ProjectRecord, StatementRecord};
use crate::library::Library;
use crate::model::{Cell, Disclosure, Form, Line, Name, Trouble};
use crate::source::{Leaf, Origin, Spot};
use crate::words::Lang;

/// One record; `type` in the output is the name of the variant.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Record<'a> {
    /// Who published what for which year; comes before the records that belong to it.
    Disclosure(DisclosureRecord<'a>),
    /// One printed number of one table line.
    Amount(AmountRecord<'a>),
    /// A table without any number.
    EmptyTable(EmptyTableRecord<'a>),
    /// A project.
    Project(Box<ProjectRecord<'a>>),
    /// An indicator.
    Indicator(Box<IndicatorRecord<'a>>),
    /// A sentence that states an amount.
    Statement(Box<StatementRecord<'a>>),
    /// Anything else with a name and a value.
    Fact(FactRecord<'a>),
}

impl Record<'_> {
    /// Its `type` in the output.
    pub const fn kind(&self) -> &'static str {
        match self {
            Record::Disclosure(_) => "disclosure",
            Record::Amount(_) => "amount",
            Record::EmptyTable(_) => "empty_table",
            Record::Project(_) => "project",
            Record::Indicator(_) => "indicator",
            Record::Statement(_) => "statement",
            Record::Fact(_) => "fact",
        }
    }
}

/// A disclosure.
#[derive(Clone, Debug, Serialize)]
pub struct DisclosureRecord<'a> {
    /// Its own id, as in every other record.
    pub disclosure: &'a str,
    /// The same id.
    pub id: &'a str,
    /// Paths relative to the folder.
    pub files: Vec<&'a str>,
    /// Paths of files that hold nothing that is not in `files` too.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<&'a str>,
    /// The name of the department.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub department: Option<&'a str>,
    /// `department` or `unit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    /// The year it speaks of.
    pub year: u16,
    /// `budget`, `final` or `evaluation`.
    pub kind: &'static str,
    /// ISO date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// The administrative region.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub region: Option<&'a str>,
    /// What the reading left open, as Chinese sentences with file and line.
    pub warnings: Vec<String>,
}

/// Where a record comes from.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Place<'a> {
    /// Path relative to the folder.
    pub file: &'a str,
    /// Counted from 1; only where the format has pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The name of the sheet; only for spreadsheets, which have no pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<&'a str>,
    /// Counted from 1: the line of the file or of the page, the row of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// One number of one line of a table.
#[derive(Clone, Debug, Serialize)]
pub struct AmountRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where the figure itself stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The kind of table.
    pub table: &'static str,
    /// The title of the table as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// The account code, digits only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// `类`, `款` or `项`, as the code says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<&'static str>,
    /// The account or item as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'a str>,
    /// The project, for lines of a project table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<&'a str>,
    /// The header as printed, its levels joined with `/`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<&'a str>,
    /// What the amount is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// When the amount is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<&'static str>,
    /// The digits as printed, without separators.
    pub printed: Decimal,
    /// The unit that the table states.
    pub unit: &'static str,
    /// The exact value in 万元.
    pub wan: Decimal,
    /// Whether the line is a 合计, 总计 or 小计.
    pub total: bool,
}

/// A table that holds no number.
#[derive(Clone, Debug, Serialize)]
pub struct EmptyTableRecord<'a> {
    /// The id of the disclosure.
    pub disclosure: &'a str,
    /// Where the document says that the table is empty, else where its title stands.
    #[serde(flatten)]
    pub place: Place<'a>,
    /// The kind of table.
    pub table: &'static str,
    /// The title of the table as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// Whether the document says that it is empty.
    pub declared: bool,
}

/// Every record of a library, disclosure by disclosure, each with its tables in the order of the document.
pub fn all(library: &Library) -> impl Iterator<Item = Record<'_>> {
    library.disclosures.iter().flat_map(move |disclosure| {
        let head = Record::Disclosure(head(library, disclosure));
        let tables = disclosure.forms.iter().flat_map(move |form| table(library, &disclosure.id, form));
        std::iter::once(head).chain(tables).chain(told::all(library, disclosure))
    })
}

/// A trouble as one sentence with its place in front: `文件:行: 句子`.
pub fn sentence(library: &Library, lang: Lang, trouble: &Trouble) -> String {
    let Place { file, page, sheet, line } = place(library, trouble.origin);
    let page = page.map(|page| format!(":p{page}")).or(sheet.map(|sheet| format!(":{sheet}"))).unwrap_or_default();
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    format!("{file}{page}{line}: {}", lang.trouble(trouble))
}

fn head<'a>(library: &'a Library, disclosure: &'a Disclosure) -> DisclosureRecord<'a> {
    DisclosureRecord {
        disclosure: &disclosure.id,
        id: &disclosure.id,
        files: disclosure.files.iter().map(|&file| &*library.document(file).path).collect(),
        copies: library.copies(disclosure).filter(|(_, tables)| tables.is_none()).map(|(path, _)| path).collect(),
        department: printed(&library.department(disclosure.department).name),
        level: disclosure.standing.map(|standing| standing.id()),
        year: disclosure.year,
        kind: disclosure.kind.id(),
        published: disclosure.published.map(|date| date.to_string()),
        region: disclosure.region.as_ref().and_then(printed),
        warnings: disclosure.troubles().map(|trouble| sentence(library, Lang::Zh, trouble)).collect(),
    }
}

fn table<'a>(library: &'a Library, disclosure: &'a str, form: &'a Form) -> impl Iterator<Item = Record<'a>> {
    let empty = form.is_empty().then(|| Record::EmptyTable(empty_table(library, disclosure, form)));
    let amounts = form.lines.iter().flat_map(move |line| {
        form.cells(line)
            .iter()
            .filter_map(move |cell| amount(library, disclosure, form, line, cell))
            .map(Record::Amount)
    });
    empty.into_iter().chain(amounts)
}

fn empty_table<'a>(library: &'a Library, disclosure: &'a str, form: &'a Form) -> EmptyTableRecord<'a> {
    EmptyTableRecord {
        disclosure,
        place: place(library, form.declared_empty.unwrap_or(form.origin)),
        table: form.kind.id(),
        title: printed(&form.title),
        declared: form.declared_empty.is_some(),
    }
}

fn amount<'a>(
    library: &'a Library,
    disclosure: &'a str,
    form: &'a Form,
    line: &'a Line,
    cell: &Cell,
) -> Option<AmountRecord<'a>> {
    let amount = form.amount(cell)?;
    let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
    Some(AmountRecord {
        disclosure,
        place: place(library, cell.origin),
        table: form.kind.id(),
        title: printed(&form.title),
        code: line.code.map(|code| code.to_string()),
        level: line.level().map(|level| level.chinese()),
        name: Some(form.naming(line, cell)).filter(|name| !name.is_empty()),
        project: line.project.as_ref().and_then(printed),
        column: column.and_then(|column| printed(&column.header)),
        role: form.role(line, cell).map(|role| role.id()),
        phase: column.and_then(|column| column.phase).map(|phase| phase.id()),
        printed: amount.number,
        unit: amount.unit.chinese(),
        wan: amount.wan(),
        total: line.total,
    })
}

/// Where an origin is, in the words of the export.
pub fn place(library: &Library, origin: Origin) -> Place<'_> {
    let document = library.document(origin.file);
    let Spot { leaf, line } = document.spot(origin.line);
    let (page, sheet) = match leaf {
        Leaf::Whole => (None, None),
        Leaf::Page(page) => (Some(page), None),
        Leaf::Sheet(name) => (None, Some(name)),
    };
    Place { file: &document.path, page, sheet, line: (line != 0).then_some(line) }
}

/// A name, left out where it is empty.
pub fn printed(name: &Name) -> Option<&str> {
    Some(name.as_str()).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests;
