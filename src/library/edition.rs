//! Which files are one disclosure: narrative and tables in separate files belong together, what is printed twice is kept
//! once, and a version with other figures stays for itself. What is left out is printed by a file that is kept; where that
//! is in doubt both are kept.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::alike::{self, Difference, FormKey, Likeness};
use super::paper::Told;
use super::union;
use crate::guard::caught;
use crate::model::{Disclosure, Discord, FileCopy, Form, Standing, Trouble, TroubleKind};
use crate::performance::{self, Filled};
use crate::source::{Document, FileId, Leaf, Origin};

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
    /// The figures that the tables give differently: the place in the disclosure, that in the paper, the figures.
    differences: Vec<(usize, usize, Vec<Difference>)>,
    /// The narrative of the disclosure that the paper prints too, and the figures that the two give differently.
    prose: Option<(usize, Vec<Difference>)>,
}

/// Where a paper goes.
enum Home {
    /// To the disclosure at this place, with the troubles of its other editions.
    With(usize, Common, Vec<Trouble>),
    /// Nowhere, with where it differs from another edition.
    Alone(Vec<Trouble>),
}

/// Puts a paper to the disclosure that it belongs to, or begins another with it; gives back which. Where our own
/// comparing fails the paper stays for itself, with the fault.
pub fn place(found: &mut Vec<Found>, mut paper: Found, documents: &[Document]) -> usize {
    let home = caught(|| home(found, &paper, documents))
        .unwrap_or_else(|place| Home::Alone(vec![Trouble::new(TroubleKind::Fault, paper.origin(), place)]));
    match home {
        Home::With(at, common, troubles) => {
            paper.disclosure.troubles.extend(troubles);
            let origin = paper.origin();
            if let Err(place) = caught(|| found[at].absorb(paper, common, documents)) {
                found[at].disclosure.troubles.push(Trouble::new(TroubleKind::Fault, origin, place));
            }
            at
        }
        Home::Alone(troubles) => {
            paper.disclosure.troubles.extend(troubles);
            found.push(paper);
            found.len() - 1
        }
    }
}

fn home(found: &[Found], paper: &Found, documents: &[Document]) -> Home {
    let mut open: Option<(usize, Common)> = None;
    let mut other: Option<Vec<Trouble>> = None;
    for (at, known) in found.iter().enumerate().filter(|(_, known)| known.may_hold(paper)) {
        let common = Common::of(known, paper);
        if common.is_other_edition() {
            other.get_or_insert_with(|| common.troubles(known, paper, documents));
        } else if common.same || common.prose.is_some() {
            return Home::With(at, common, Vec::new());
        } else if open.is_none() {
            open = Some((at, common));
        }
    }
    let other = other.unwrap_or_default();
    open.map_or_else(|| Home::Alone(other.clone()), |(at, common)| Home::With(at, common, other.clone()))
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
            Likeness::Differs(_) => 1,
            Likeness::Open => 2,
            Likeness::Apart => 3,
        };
        candidates.sort_by_key(rank);
        match candidates.into_iter().next() {
            Some((one, Likeness::Differs(differences))) => {
                self.pairs.push((one, at));
                self.differences.push((one, at, differences));
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

    /// Where two editions differ: a trouble a table, and one for each figure of the narrative.
    fn troubles(&self, known: &Found, paper: &Found, documents: &[Document]) -> Vec<Trouble> {
        let tables = self.differences.iter().filter_map(|(one, at, differences)| {
            let (ours, theirs) = (known.disclosure.forms.get(*one)?, paper.disclosure.forms.get(*at)?);
            Some(in_table(ours, theirs, differences, documents))
        });
        tables.chain(self.said(documents)).collect()
    }

    /// Where two narratives differ.
    fn said(&self, documents: &[Document]) -> Vec<Trouble> {
        let differences = self.prose.iter().flat_map(|(_, differences)| differences);
        differences.map(|one| trouble(discord(one, documents), one.later.1)).collect()
    }
}

/// Where two tables differ: the first figure with how many more there are, at its place in the file met later; the tables
/// as a whole where no figure of one could be put beside one of the other.
fn in_table(known: &Form, later: &Form, differences: &[Difference], documents: &[Document]) -> Trouble {
    let title = later.title.to_string();
    match differences {
        [] => trouble(Discord { title, ..elsewhere(known.origin, documents) }, later.origin),
        [first, more @ ..] => {
            let more = if more.is_empty() { String::new() } else { more.len().to_string() };
            trouble(Discord { title, more, ..discord(first, documents) }, first.later.1)
        }
    }
}

fn trouble(discord: Discord, origin: Origin) -> Trouble {
    Trouble::new(TroubleKind::OtherFigure, origin, discord.about())
}

fn discord(one: &Difference, documents: &[Document]) -> Discord {
    let told = |value: rust_decimal::Decimal| format!("{value} {}", one.unit).trim_end().to_owned();
    let (here, there) = (told(one.later.0), told(one.known.0));
    Discord { name: one.name.to_string(), here, there, ..elsewhere(one.known.1, documents) }
}

/// A place in the file known before.
fn elsewhere(origin: Origin, documents: &[Document]) -> Discord {
    let Some(document) = documents.get(origin.file.0 as usize) else { return Discord::default() };
    let spot = document.spot(origin.line);
    let (page, sheet) = match spot.leaf {
        Leaf::Whole => (String::new(), String::new()),
        Leaf::Page(page) => (page.to_string(), String::new()),
        Leaf::Sheet(name) => (String::new(), name.to_owned()),
    };
    Discord { path: document.path.to_string(), page, sheet, line: spot.line.to_string(), ..Discord::default() }
}

impl Found {
    /// The first of its files, for a fault of ours with it.
    fn origin(&self) -> Origin {
        Origin::file(self.disclosure.files.first().copied().unwrap_or(FileId(0)))
    }

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
        for told in told {
            let Some((known, _)) = common.prose else {
                self.told.push(told);
                continue;
            };
            let files = told.files().into_iter().chain(self.told[known].files()).collect::<BTreeSet<_>>();
            union::add(&mut self.told[known], told);
            // Whichever of the two gave nothing to the other's sentences is a copy.
            let kept = self.told[known].files();
            files.difference(&kept).for_each(|file| self.note_copy(*file, 0));
        }
        self.keep_forms(filled);
    }

    /// Keeps performance forms, but for those that another file prints too.
    fn keep_forms(&mut self, later: Vec<Filled>) {
        let file = |form: &Filled| form.origin.map(|origin| origin.file);
        let mut known: HashMap<FormKey, Vec<usize>> = HashMap::new();
        for (at, form) in self.filled.iter().enumerate() {
            known.entry(alike::form_key(form)).or_default().push(at);
        }
        for mut form in later {
            let same = known.get_mut(&alike::form_key(&form)).and_then(|places| {
                let is_same = |at: &usize| {
                    let other = &self.filled[*at];
                    file(other) != file(&form) && alike::forms(other, &form)
                };
                // Each form has one copy in another file; a second form there is a second project.
                let place = places.iter().position(is_same)?;
                Some(places.remove(place))
            });
            match same {
                Some(at) => {
                    if form.indicators.len() > self.filled[at].indicators.len() {
                        std::mem::swap(&mut self.filled[at], &mut form);
                    }
                    file(&form).into_iter().for_each(|file| self.note_copy(file, 0));
                }
                None => self.filled.push(form),
            }
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
        let (given, origin) = (self.giving(), self.origin());
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
        let merged = caught(|| performance::merge(&out.forms, narrated, &self.filled));
        out.projects = merged.unwrap_or_else(|place| {
            out.troubles.push(Trouble::new(TroubleKind::Fault, origin, place));
            Vec::new()
        });
        out.self_evaluations = self.filled.iter().filter_map(Filled::self_evaluation).collect();
        let own = self.filled.into_iter().filter(|form| form.project.is_none()).flat_map(|form| form.indicators);
        let evaluated = self.told.into_iter().flat_map(|told| told.evaluated);
        performance::add_new(&mut out.indicators, own.chain(evaluated));
        (self.body, out)
    }

    /// The files that tables, sentences or performance forms are kept from.
    fn giving(&self) -> Vec<FileId> {
        let forms = self.disclosure.forms.iter().map(|form| form.origin.file);
        let told = self.told.iter().flat_map(Told::files);
        let filled = self.filled.iter().filter_map(|form| form.origin.map(|origin| origin.file));
        forms.chain(told).chain(filled).collect()
    }
}

/// How well a table was read: all its figures, those in a column, then what holds cells before what only draws them.
fn worth(form: &Form, documents: &[Document]) -> (usize, usize, Reverse<u8>) {
    let figures = || form.cells.iter().filter(|cell| cell.print.number().is_some());
    let placed = figures().filter(|cell| cell.column.is_some()).count();
    let drawn = documents
        .get(form.origin.file.0 as usize)
        .map_or(2, |document| if !document.sheets.is_empty() { 0 } else { 1 + u8::from(!document.pages.is_empty()) });
    (figures().count(), placed, Reverse(drawn))
}
