//! One file read on its own: what it says about itself, its forms and its troubles. Nothing here knows other files.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::assemble::{Draft, forms};
use crate::identity::{Identity, identify};
use crate::model::{Form, Trouble, TroubleKind};
use crate::money::Unit;
use crate::reader;
use crate::reconcile;
use crate::source::{Document, Entry, FileId, Origin};
use crate::table::{Region, grid, regions};

/// What one file gave.
#[derive(Debug)]
pub struct Paper {
    /// The file itself.
    pub document: Document,
    /// What it says about itself; `None` where it could not be read.
    pub identity: Option<Identity>,
    /// Its statutory tables.
    pub forms: Vec<Form>,
    /// Its troubles outside the tables.
    pub troubles: Vec<Trouble>,
}

impl Paper {
    /// A file of which nothing was read.
    pub fn unread(path: Arc<str>) -> Paper {
        let document = Document { path, text: Default::default(), pages: Vec::new(), sheets: Vec::new(), encoding: "" };
        Paper { document, identity: None, forms: Vec::new(), troubles: Vec::new() }
    }
}

/// Reads a file. A fault in our own reading is caught and shown as a trouble of the file, and the others still load.
pub fn read(file: FileId, entry: &Entry) -> Paper {
    let mut paper = Paper::unread(entry.path.clone());
    let whole = Origin::file(file);
    let bytes = match entry.bytes() {
        Ok(bytes) => bytes,
        Err(error) => {
            paper.troubles.push(Trouble::new(TroubleKind::Unreadable, whole, error.to_string()));
            return paper;
        }
    };
    let Ok(reading) = catch_unwind(|| reader::read(&bytes)) else {
        paper.troubles.push(Trouble::new(TroubleKind::Unreadable, whole, "panic"));
        return paper;
    };
    for (kind, line, about) in reading.troubles {
        paper.troubles.push(Trouble::new(kind, Origin::in_text(file, line, 0, 0), about));
    }
    paper.document.text = reading.text;
    paper.document.encoding = reading.encoding;
    paper.document.pages = reading.pages;
    paper.document.sheets = reading.sheets;
    if paper.document.text.is_empty() {
        return paper;
    }
    let read = catch_unwind(AssertUnwindSafe(|| content(file, &paper.document)));
    match read {
        Ok((identity, forms, troubles)) => {
            paper.identity = Some(identity);
            paper.forms = forms;
            paper.troubles.extend(troubles);
        }
        Err(_) => paper.troubles.push(Trouble::new(TroubleKind::Unreadable, whole, "panic")),
    }
    paper
}

/// What the text of a file says, with the troubles outside its tables.
pub(super) fn content(file: FileId, document: &Document) -> (Identity, Vec<Form>, Vec<Trouble>) {
    let text = &document.text;
    let regions = regions(file, text, document.breaks());
    let identity = identify(&document.path, text, &regions);
    // A table that states no unit is in the unit that the others state.
    let usual = regions.iter().find_map(|region| region.unit).unwrap_or(Unit::Wan);
    let drafts = regions
        .iter()
        .map(|region| Draft {
            titled: region.titled.clone(),
            origin: region.origin,
            unit: region.unit.unwrap_or(usual),
            declared_empty: region.declared_empty(),
            grid: grid(region, text),
        })
        .collect();
    let mut forms = forms(drafts);
    reconcile::settle(&mut forms);
    let troubles = truncated(file, document, &regions, &forms).into_iter().collect();
    (identity, forms, troubles)
}

/// Signs that a document was cut off: it ends within a table that has lines and no total, or within a sentence.
fn truncated(file: FileId, document: &Document, regions: &[Region], forms: &[Form]) -> Option<Trouble> {
    let text = &document.text;
    let last = (1..=text.len() as u32).rev().find(|line| !text.line(*line).trim().is_empty())?;
    let place = Origin::in_text(file, last, 0, 0);
    if let (Some(region), Some(form)) = (regions.last(), forms.last())
        && region.body.last().is_some_and(|line| *line >= last)
        && form.lines.len() > 2
        && !form.lines.iter().any(|line| line.total)
    {
        return Some(Trouble::new(TroubleKind::Truncated, place, form.title.clone()));
    }
    let line = text.line(last).trim();
    let closed =
        line.ends_with(['。', '；', '：', '！', '？', '）', ')', '”', '】', '.', ';', ':', '日', '表', '|', '-', '>']);
    let within = line.contains(['，', '；']) && !closed && !line.contains('\t');
    let shown: String = line.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
    within.then(|| Trouble::new(TroubleKind::Truncated, place, shown))
}
