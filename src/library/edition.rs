//! Which files are one disclosure: narrative and tables in separate files belong together, what is printed twice is kept
//! once, and a version with other figures stays for itself, so that no amount counts twice and none is lost.

use std::cmp::Reverse;

use super::alike::{self, Difference, Likeness};
use super::paper::Told;
use crate::model::{Disclosure, FileCopy, Form, Standing, Trouble, TroubleKind};
use crate::performance::{self, Filled};
use crate::source::{Document, FileId};

/// A disclosure as far as its files are put together.
#[derive(Debug)]
pub struct Found {
    /// Whose it is.
    pub body: usize,
    /// Its tables and what is said about it; what its files tell in sentences comes in [`Found::finished`].
    pub disclosure: Disclosure,
    /// What each file tells in sentences.
    pub told: Vec<Told>,
    /// The performance forms of all files.
    pub filled: Vec<Filled>,
}

/// What a paper has in common with a disclosure.
#[derive(Default)]
struct Common {
    /// Tables printed in both: the place in the disclosure, the place in the paper.
    pairs: Vec<(usize, usize)>,
    /// Whether any of them holds figures.
    same: bool,
    /// The figures that the tables give differently, table by table.
    differences: Vec<(usize, Vec<Difference>)>,
    /// The narrative of the disclosure that the paper prints too, and the figures that the two give differently.
    prose: Option<(usize, Vec<Difference>)>,
}

/// Puts a paper to the disclosure that it belongs to, or begins another with it; gives back which.
pub fn place(found: &mut Vec<Found>, mut paper: Found, documents: &[Document]) -> usize {
    let mut open: Option<(usize, Common)> = None;
    let mut other: Option<Vec<Trouble>> = None;
    for (at, known) in found.iter_mut().enumerate().filter(|(_, known)| known.may_hold(&paper)) {
        let common = Common::of(known, &paper);
        if common.is_other_edition() {
            other.get_or_insert_with(|| common.troubles(&paper, documents));
        } else if common.same || common.prose.is_some() {
            known.absorb(paper, common, documents);
            return at;
        } else if open.is_none() {
            open = Some((at, common));
        }
    }
    if let Some((at, common)) = open {
        found[at].absorb(paper, common, documents);
        return at;
    }
    paper.disclosure.troubles.extend(other.into_iter().flatten());
    found.push(paper);
    found.len() - 1
}

impl Common {
    fn of(known: &Found, paper: &Found) -> Common {
        let mut common = Common::default();
        for (at, form) in paper.disclosure.forms.iter().enumerate() {
            common.add(&known.disclosure.forms, form, at);
        }
        let later = paper.told.iter().flat_map(|told| known.told.iter().enumerate().map(move |known| (known, told)));
        for ((at, told), later) in later {
            match alike::narratives(told, later) {
                Likeness::Same => common.prose = Some((at, Vec::new())),
                Likeness::Differs(differences) if common.prose.is_none() => common.prose = Some((at, differences)),
                _ => {}
            }
        }
        common
    }

    /// Adds a table of the paper: to the one of the same title, else to one that holds the same.
    fn add(&mut self, known: &[Form], form: &Form, at: usize) {
        let free = |pairs: &[(usize, usize)], one: usize| pairs.iter().all(|(taken, _)| *taken != one);
        let mut candidates: Vec<(usize, Likeness)> = Vec::new();
        for (one, other) in known.iter().enumerate().filter(|(_, other)| other.kind == form.kind) {
            if free(&self.pairs, one) {
                candidates.push((one, alike::tables(other, form)));
            }
        }
        let rank = |(_, likeness): &(usize, Likeness)| match likeness {
            Likeness::Same => 0,
            Likeness::Open => 1,
            Likeness::Differs(_) => 2,
            Likeness::Apart => 3,
        };
        candidates.sort_by_key(rank);
        match candidates.into_iter().next() {
            Some((one, Likeness::Differs(differences))) => {
                self.pairs.push((one, at));
                self.differences.push((at, differences));
            }
            Some((one, likeness @ (Likeness::Same | Likeness::Open))) => {
                self.pairs.push((one, at));
                self.same |= likeness == Likeness::Same;
            }
            _ => {}
        }
    }

    fn is_other_edition(&self) -> bool {
        let said = self.prose.as_ref().is_some_and(|(_, differences)| !differences.is_empty());
        !self.differences.is_empty() || (said && !self.same)
    }

    /// Where two editions differ: a trouble a table, and one for the narrative.
    fn troubles(&self, paper: &Found, documents: &[Document]) -> Vec<Trouble> {
        let tables = self.differences.iter().map(|(at, differences)| {
            let title = paper.disclosure.forms.get(*at).map(|form| form.title.as_str());
            trouble(title.unwrap_or_default(), differences, documents)
        });
        tables.chain([self.said(documents)]).flatten().collect()
    }

    /// Where two narratives differ.
    fn said(&self, documents: &[Document]) -> Option<Trouble> {
        self.prose.as_ref().and_then(|(_, differences)| trouble("", differences, documents))
    }
}

/// The first of some differences, with how many more there are, at its place in the file met later.
fn trouble(title: &str, differences: &[Difference], documents: &[Document]) -> Option<Trouble> {
    let first = differences.first()?;
    let (number, elsewhere) = first.known;
    let document = documents.get(elsewhere.file.0 as usize)?;
    let (page, line) = document.page_of(elsewhere.line);
    let paper = || if page > 0 { format!(":p{page}") } else { String::new() };
    let page = document.sheet(page).map_or_else(paper, |sheet| format!(":{sheet}"));
    let more = if differences.len() > 1 { format!(" (+{})", differences.len() - 1) } else { String::new() };
    let title = if title.is_empty() { String::new() } else { format!("{title} ") };
    let (name, later, path) = (&first.name, first.later.0, &document.path);
    let about = format!("{title}{name} {later} ≠ {number} ({path}{page}:{line}){more}");
    Some(Trouble::new(TroubleKind::OtherFigure, first.later.1, about))
}

impl Found {
    /// Whether a paper is of the same body, year and kind, and of no other standing.
    fn may_hold(&self, paper: &Found) -> bool {
        let fits = |a: Option<Standing>, b: Option<Standing>| a == b || a.is_none() || b.is_none();
        let (ours, theirs) = (&self.disclosure, &paper.disclosure);
        self.body == paper.body
            && (ours.year, ours.kind) == (theirs.year, theirs.kind)
            && fits(ours.standing, theirs.standing)
    }

    fn absorb(&mut self, paper: Found, common: Common, documents: &[Document]) {
        let said = common.said(documents);
        let Found { disclosure: later, told, filled, .. } = paper;
        let ours = &mut self.disclosure;
        ours.standing = ours.standing.or(later.standing);
        ours.published = ours.published.or(later.published);
        ours.files.extend(later.files);
        ours.troubles.extend(later.troubles);
        ours.troubles.extend(said);
        for (at, mut form) in later.forms.into_iter().enumerate() {
            let Some((known, _)) = common.pairs.iter().find(|(_, paper)| *paper == at) else {
                self.disclosure.forms.push(form);
                continue;
            };
            let known = &mut self.disclosure.forms[*known];
            if worth(&form, documents) > worth(known, documents) {
                std::mem::swap(known, &mut form);
            }
            self.note_copy(form.origin.file, 1);
        }
        for mut told in told {
            let Some((known, _)) = common.prose else {
                self.told.push(told);
                continue;
            };
            let known = &mut self.told[known];
            let size =
                |told: &Told| told.statements.len() + told.facts.len() + told.narrated.len() + told.sections.len();
            if size(&told) > size(known) {
                std::mem::swap(known, &mut told);
            }
            told.file().into_iter().for_each(|file| self.note_copy(file, 0));
        }
        filled.into_iter().for_each(|form| self.keep_form(form));
    }

    /// Keeps a performance form, unless another file prints the same one.
    fn keep_form(&mut self, mut form: Filled) {
        let file = |form: &Filled| form.origin.map(|origin| origin.file);
        let same = self.filled.iter_mut().find(|known| file(known) != file(&form) && alike::forms(known, &form));
        match same {
            Some(known) => {
                if form.indicators.len() > known.indicators.len() {
                    std::mem::swap(known, &mut form);
                }
                file(&form).into_iter().for_each(|file| self.note_copy(file, 0));
            }
            None => self.filled.push(form),
        }
    }

    /// Notes that so many tables of a file, or what it says, are kept from another file.
    pub fn note_copy(&mut self, file: FileId, tables: usize) {
        let copies = &mut self.disclosure.copies;
        match copies.iter_mut().find(|copy| copy.file == file) {
            Some(copy) => copy.tables += tables,
            None => copies.push(FileCopy { file, tables }),
        }
    }

    /// The disclosure with everything its files tell, and without the files that gave nothing.
    pub fn finished(mut self) -> (usize, Disclosure) {
        let given = self.giving();
        let mut out = self.disclosure;
        let is_copy = |file: FileId| out.copies.iter().any(|copy| copy.file == file);
        let (files, troubles) = (std::mem::take(&mut out.files), std::mem::take(&mut out.troubles));
        let keeps = |file: &FileId| given.contains(file) || !is_copy(*file);
        let troubles = troubles.into_iter().filter(|t| t.kind == TroubleKind::OtherFigure || keeps(&t.origin.file));
        (out.files, out.troubles) = (files.into_iter().filter(keeps).collect(), troubles.collect());
        let files = out.files.clone();
        out.copies.retain(|copy| copy.tables > 0 || !files.contains(&copy.file));
        let mut narrated = Vec::new();
        for told in &mut self.told {
            narrated.append(&mut told.narrated);
            out.statements.append(&mut told.statements);
            out.facts.append(&mut told.facts);
            out.sections.append(&mut told.sections);
        }
        out.projects = performance::merge(&out.forms, narrated, &self.filled);
        let own = self.filled.into_iter().filter(|form| form.project.is_none()).flat_map(|form| form.indicators);
        let evaluated = self.told.into_iter().flat_map(|told| told.evaluated);
        performance::add_new(&mut out.indicators, own.chain(evaluated));
        (self.body, out)
    }

    /// The files that tables, sentences or performance forms are kept from.
    fn giving(&self) -> Vec<FileId> {
        let forms = self.disclosure.forms.iter().map(|form| form.origin.file);
        let told = self.told.iter().filter_map(Told::file);
        let filled = self.filled.iter().filter_map(|form| form.origin.map(|origin| origin.file));
        forms.chain(told).chain(filled).collect()
    }
}

/// How well a table was read: figures in a column, figures in none, then what holds cells before what only draws them.
fn worth(form: &Form, documents: &[Document]) -> (usize, Reverse<usize>, Reverse<u8>) {
    let figures = || form.cells.iter().filter(|cell| cell.print.number().is_some());
    let placed = figures().filter(|cell| cell.column.is_some()).count();
    let drawn = documents
        .get(form.origin.file.0 as usize)
        .map_or(2, |document| if !document.sheets.is_empty() { 0 } else { 1 + u8::from(!document.pages.is_empty()) });
    (placed, Reverse(figures().count() - placed), Reverse(drawn))
}
