//! Compares what was read with what was written, figure by figure.

use std::path::Path;

use kuanxiang::library::{Library, load_all};
use kuanxiang::model::{Cell, Disclosure, Form, Line, Role};
use kuanxiang::source::Shelf;

use crate::scribe::layout::Written;
use crate::scribe::sheet::{Figure, WrittenForm};

/// What a document is of, as the scribe knows it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The department as the tables name it.
    pub department: String,
    /// The year.
    pub year: u16,
    /// `budget` or `final`.
    pub kind: &'static str,
    /// The day it was signed, as ISO date.
    pub published: String,
}

/// How much was read to a column.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Figures with a column.
    pub placed: usize,
    /// All figures.
    pub figures: usize,
}

/// What is wrong with the reading of a document.
pub type Faults = Vec<String>;

/// Reads a document as a file of its own.
pub fn read(bytes: &[u8]) -> Library {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("公开.txt"), bytes).expect("a file");
    load(folder.path())
}

/// Reads a folder.
pub fn load(folder: &Path) -> Library {
    load_all(&Shelf::Folder(folder.to_path_buf())).expect("a library")
}

/// Compares a library of one document with what was written.
pub fn compare(library: &Library, written: &Written, facts: &Facts) -> (Score, Faults) {
    let mut faults = Faults::new();
    let mut score = Score::default();
    let [disclosure] = library.disclosures.as_slice() else {
        return (score, vec![format!("{} disclosures", library.disclosures.len())]);
    };
    identity(library, disclosure, facts, &mut faults);
    let read: Vec<_> = disclosure.forms.iter().map(|form| form.kind.id()).collect();
    let wrote: Vec<_> = written.forms.iter().map(|form| form.kind.id()).collect();
    if read != wrote {
        faults.push(format!("forms {read:?}, written {wrote:?}"));
        return (score, faults);
    }
    for (form, wrote) in disclosure.forms.iter().zip(&written.forms) {
        compare_form(form, wrote, &mut score, &mut faults);
    }
    (score, faults)
}

fn identity(library: &Library, disclosure: &Disclosure, facts: &Facts, faults: &mut Faults) {
    let mut same = |what: &str, read: String, wrote: String| {
        if read != wrote {
            faults.push(format!("{what} {read:?}, written {wrote:?}"));
        }
    };
    let department = &library.department(disclosure.department).name;
    same("department", department.to_string(), facts.department.clone());
    same("year", disclosure.year.to_string(), facts.year.to_string());
    same("kind", disclosure.kind.id().into(), facts.kind.into());
    let published = disclosure.published.map(|date| date.to_string()).unwrap_or_default();
    same("date", published, facts.published.clone());
}

fn compare_form(form: &Form, wrote: &WrittenForm, score: &mut Score, faults: &mut Faults) {
    let kind = form.kind.id();
    if form.unit.chinese() != "万元" {
        faults.push(format!("{kind}: unit {}", form.unit.chinese()));
    }
    if form.number != Some(wrote.number) {
        faults.push(format!("{kind}: number {:?}, written {}", form.number, wrote.number));
    }
    if form.declared_empty.is_some() != wrote.declared_empty {
        faults.push(format!("{kind}: declared empty {:?}, written {}", form.declared_empty, wrote.declared_empty));
    }
    let mut read: Vec<(&Line, &Cell)> = Vec::new();
    for line in &form.lines {
        read.extend(form.cells(line).iter().map(|cell| (line, cell)).filter(|(_, cell)| cell.print.number().is_some()));
    }
    score.figures += wrote.figures.len();
    let mut left = wrote.figures.clone();
    for &(line, cell) in &read {
        let role = form.role(line, cell);
        score.placed += usize::from(cell.column.is_some());
        // Among equal figures of a row the one of the same role is meant.
        let same = |figure: &&Figure| is_it(figure, line, cell);
        let fits = |figure: &Figure| figure.role.is_none() || role == figure.role || cell.column.is_none();
        let best = left.iter().position(|figure| same(&figure) && figure.role == role);
        let found = best.or_else(|| left.iter().position(|figure| same(&figure) && fits(figure)));
        match found {
            Some(at) => {
                left.remove(at);
            }
            None => faults.push(format!("{kind}: read {}", shown(line, cell, role))),
        }
    }
    faults.extend(left.iter().map(|figure| format!("{kind}: wrote {figure:?}")));
}

fn is_it(figure: &Figure, line: &Line, cell: &Cell) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let number = cell.print.number().map(|number| number.to_string());
    let named = bare(&line.name) == bare(&figure.name) || (figure.total && line.total) || figure.name.is_empty();
    number.as_deref() == Some(figure.printed.as_str())
        && cell.origin.line == figure.line
        && line.code == figure.code
        && line.total == figure.total
        && line.project.as_deref().map(bare) == figure.project.as_deref().map(bare)
        && named
}

fn shown(line: &Line, cell: &Cell, role: Option<Role>) -> String {
    format!(
        "line {}: {:?} {} {:?} {} as {} {}",
        cell.origin.line,
        line.code,
        line.name,
        line.project,
        cell.print.number().unwrap_or_default(),
        role.map_or("?".into(), Role::id),
        if line.total { "total" } else { "" }
    )
}
