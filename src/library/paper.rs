//! One file read on its own: what it says about itself, its forms and its troubles. Nothing here knows other files.

use std::collections::{BTreeSet, HashSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::assemble::{Draft, forms};
use crate::guard::caught;
use crate::identity::{Identity, identify};
use crate::model::{Fact, Form, Indicator, Section, Statement, Trouble, TroubleKind};
use crate::money::Unit;
use crate::narrative::{self, Prose};
use crate::performance::{self, Filled};
use crate::reader;
use crate::reconcile::{self, Allotment};
use crate::source::{Document, Entry, FileId, Origin, Text};
use crate::table::{Region, grid, page_furniture, regions};

/// What one file gave.
#[derive(Debug)]
pub struct Paper {
    /// The file itself.
    pub document: Document,
    /// What it says about itself; `None` where it could not be read.
    pub identity: Option<Identity>,
    /// Its statutory tables.
    pub forms: Vec<Form>,
    /// What it says in sentences and performance forms.
    pub told: Told,
    /// Its troubles outside the tables.
    pub troubles: Vec<Trouble>,
    /// The lines that are no sentence, as ranges in order.
    pub aside: Vec<RangeInclusive<u32>>,
}

impl Paper {
    /// A file of which nothing was read.
    pub fn unread(path: Arc<str>) -> Paper {
        Paper::of(Document { path, text: Text::default(), pages: Vec::new(), sheets: Vec::new(), encoding: "" })
    }

    /// A file of which nothing is read yet but its text.
    pub fn of(document: Document) -> Paper {
        Paper {
            document,
            identity: None,
            forms: Vec::new(),
            told: Told::default(),
            troubles: Vec::new(),
            aside: Vec::new(),
        }
    }
}

/// What a file says in sentences and performance forms. Projects are not put together yet: another file of the same
/// disclosure may tell of them too.
#[derive(Debug, Default)]
pub struct Told {
    /// The performance forms.
    pub filled: Vec<Filled>,
    /// Projects as sentences tell of them.
    pub narrated: Vec<narrative::Told>,
    /// Indicators that an evaluation reports in sentences.
    pub evaluated: Vec<Indicator>,
    /// Sentences with amounts.
    pub statements: Vec<Statement>,
    /// Other facts.
    pub facts: Vec<Fact>,
    /// Headings.
    pub sections: Vec<Section>,
}

impl Told {
    /// The files that it is told in; none where nothing is told in sentences.
    pub fn files(&self) -> BTreeSet<FileId> {
        let statements = self.statements.iter().map(|said| said.origin);
        let facts = self.facts.iter().map(|fact| fact.origin);
        let sections = self.sections.iter().map(|section| section.origin);
        let narrated = self.narrated.iter().map(|told| told.name.origin);
        let evaluated = self.evaluated.iter().map(|indicator| indicator.origin);
        let all = statements.chain(facts).chain(sections).chain(narrated).chain(evaluated);
        all.map(|origin| origin.file).collect()
    }
}

/// Reads a file of the shelf.
pub fn read(file: FileId, entry: &Entry) -> Paper {
    match entry.bytes() {
        Ok(bytes) => read_bytes(file, entry.path.clone(), &bytes),
        Err(error) => {
            let mut paper = Paper::unread(entry.path.clone());
            paper.troubles.push(Trouble::new(TroubleKind::Unreadable, Origin::file(file), error.to_string()));
            paper
        }
    }
}

/// Reads a file. A fault in our own reading is caught and shown as a trouble of the file, and the others still load.
pub fn read_bytes(file: FileId, path: Arc<str>, bytes: &[u8]) -> Paper {
    let mut paper = Paper::unread(path);
    let reading = reader::read(bytes);
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
    if let Err(place) = caught(|| content(file, &mut paper)) {
        paper.troubles.push(Trouble::new(TroubleKind::Fault, Origin::file(file), place));
    }
    paper
}

/// Reads identity, tables, sentences and performance forms of a text.
pub(super) fn content(file: FileId, paper: &mut Paper) {
    let text = &paper.document.text;
    let mut regions = regions(file, text, &paper.document.tabs());
    regions.iter_mut().for_each(|region| region.turn_at(&paper.document.pages, text));
    let identity = identify(&paper.document.path, text, &regions);
    if identity.surmised {
        paper.troubles.push(Trouble::new(TroubleKind::KindSurmised, Origin::file(file), ""));
    }
    paper.identity = Some(identity);
    let drafts = drafts(&regions, text);
    let mut forms = forms(drafts);
    let (told, aside) = told(file, &paper.document, &regions);
    let allotment = |told: &narrative::Told| Allotment { project: told.name.text.to_string(), parts: told.allotted() };
    reconcile::settle(&mut forms, &told.narrated.iter().map(allotment).collect::<Vec<_>>());
    let cut = truncated(file, &paper.document, &regions, &forms);
    paper.told = told;
    paper.aside = aside;
    paper.forms = forms;
    paper.troubles.extend(cut);
}

fn drafts(regions: &[Region], text: &Text) -> Vec<Draft> {
    // A table that states no unit is in the unit that the others state.
    let usual = regions.iter().find_map(|region| region.unit).unwrap_or(Unit::Wan);
    let draft = |region: &Region| Draft {
        titled: region.titled.clone(),
        origin: region.origin,
        unit: region.unit.unwrap_or(usual),
        declared_empty: region.declared_empty(),
        grid: grid(region, text),
    };
    regions.iter().map(draft).collect()
}

/// What a file says outside its tables, and the lines in which it says nothing.
fn told(file: FileId, document: &Document, regions: &[Region]) -> (Told, Vec<RangeInclusive<u32>>) {
    let text = &document.text;
    let filled = performance::filled(file, text, &document.pages);
    let mut leave: HashSet<u32> = page_furniture(text);
    leave.extend(regions.iter().flat_map(Region::span));
    leave.extend(filled.iter().flat_map(|form| form.lines.iter().copied()));
    let prose = Prose::read(file, text, &leave);
    let told = Told {
        filled,
        narrated: narrative::projects(&prose),
        evaluated: performance::evaluated(&prose),
        statements: narrative::statements(&prose),
        facts: narrative::facts(&prose),
        sections: prose.sections(),
    };
    (told, ranges(leave))
}

/// Lines as ranges in order.
fn ranges(lines: HashSet<u32>) -> Vec<RangeInclusive<u32>> {
    let mut lines: Vec<u32> = lines.into_iter().collect();
    lines.sort_unstable();
    let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some(last) if last.end() + 1 == line => *last = *last.start()..=line,
            _ => ranges.push(line..=line),
        }
    }
    ranges
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
