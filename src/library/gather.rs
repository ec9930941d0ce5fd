//! Files put together to disclosures and departments: one body under its spellings, one year and kind over its files.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::Library;
use super::edition::{self, Found};
use super::paper::Paper;
use crate::identity::{self, Identity};
use crate::model::{Department, DepartmentId, Disclosure, Form, Name, Names, Trouble, TroubleKind};
use crate::source::{FileId, Origin};
use crate::text::order::pinyin_key;

/// The library of the papers, which are in the order of their file ids.
pub fn gather(papers: Vec<Paper>) -> Library {
    let mut library = Library::default();
    let mut bodies = Bodies::default();
    let mut found: Vec<Found> = Vec::new();
    let twins = twins(&papers);
    let mut placed: HashMap<usize, usize> = HashMap::new();
    for (index, paper) in papers.into_iter().enumerate() {
        let file = FileId(index as u32);
        library.documents.push(paper.document);
        library.aside.push(paper.aside);
        if twins.contains_key(&index) {
            continue;
        }
        let own = paper.identity.as_ref().map(Identity::key).unwrap_or_default();
        let body = paper.identity.as_ref().and_then(|identity| bodies.of(identity));
        let Some((body, identity)) = body.zip(paper.identity) else {
            library.troubles.extend(paper.troubles);
            let readable = !library.documents[index].text.is_empty();
            let kind = match &paper.forms[..] {
                [] => TroubleKind::UnknownDocument,
                forms if forms.iter().all(Form::is_empty) => TroubleKind::BlankForm,
                _ => TroubleKind::NoDepartment,
            };
            library.troubles.extend(readable.then(|| Trouble::new(kind, Origin::file(file), "")));
            continue;
        };
        let Some((year, kind)) = identity.year.zip(identity.kind) else {
            library.troubles.extend(paper.troubles);
            library.troubles.push(Trouble::new(TroubleKind::UnknownDocument, Origin::file(file), ""));
            continue;
        };
        let disclosure = Disclosure {
            body: own.into(),
            year,
            kind,
            standing: identity.standing,
            published: identity.published,
            region: identity.region.map(Name::from),
            files: vec![file],
            forms: paper.forms,
            troubles: paper.troubles,
            ..Disclosure::default()
        };
        let mut told = paper.told;
        let filled = std::mem::take(&mut told.filled);
        let paper = Found { body, disclosure, told: vec![told], filled };
        placed.insert(index, edition::place(&mut found, paper, &library.documents));
    }
    for (copy, of) in twins {
        let Some(found) = placed.get(&of).and_then(|at| found.get_mut(*at)) else { continue };
        let tables = found.disclosure.forms.iter().filter(|form| form.origin.file.0 as usize == of).count();
        found.note_copy(FileId(copy as u32), tables);
    }
    finish(&mut library, bodies, found.into_par_iter().map(Found::finished).collect());
    library
}

/// The papers with the very text of another one, and that other. Of several, the first that says whose it is counts. Two
/// that say themselves, by the name of the file too, to be of another year, kind or body are none.
fn twins(papers: &[Paper]) -> BTreeMap<usize, usize> {
    fn print(paper: &Paper) -> (&str, &[u32]) {
        (paper.document.text.as_str(), &paper.document.pages)
    }
    let said = papers.iter().map(|paper| paper.identity.as_ref()).collect::<Vec<_>>();
    let is_whole = |one: &Identity| one.department.is_some() && one.year.is_some() && one.kind.is_some();
    let mut first: HashMap<_, Vec<usize>> = HashMap::new();
    let mut twins = BTreeMap::new();
    for (index, paper) in papers.iter().enumerate().filter(|(index, _)| said[*index].is_some_and(is_whole)) {
        let known = first.entry(print(paper)).or_default();
        if !known.iter().any(|of| agree(said[*of], said[index])) {
            known.push(index);
        }
    }
    for (index, paper) in papers.iter().enumerate() {
        let of = first.get(&print(paper)).and_then(|known| known.iter().find(|of| agree(said[**of], said[index])));
        twins.extend(of.filter(|of| **of != index).map(|of| (index, *of)));
    }
    twins
}

/// Whether nothing that two papers both say of themselves is different.
fn agree(a: Option<&Identity>, b: Option<&Identity>) -> bool {
    fn fits<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.zip(b).is_none_or(|(a, b)| a == b)
    }
    let Some((a, b)) = a.zip(b) else { return true };
    let body = |one: &Identity| one.department.as_deref().map(identity::key);
    let same_body = body(a).zip(body(b)).is_none_or(|(a, b)| identity::same(&a, &b));
    fits(a.year, b.year) && fits(a.kind, b.kind) && fits(a.standing, b.standing) && same_body
}

/// The bodies met so far, by key, with how often each spelling was met.
#[derive(Default)]
struct Bodies(Vec<(String, HashMap<String, usize>)>);

impl Bodies {
    fn of(&mut self, identity: &Identity) -> Option<usize> {
        let name = identity.department.as_ref()?;
        let key = identity::key(name);
        let at = self.0.iter().position(|(known, _)| identity::same(known, &key)).unwrap_or_else(|| {
            self.0.push((key.clone(), HashMap::new()));
            self.0.len() - 1
        });
        let (known, spellings) = &mut self.0[at];
        if key.len() > known.len() {
            *known = key;
        }
        *spellings.entry(name.clone()).or_default() += 2;
        for other in identity.spellings.iter().filter(|other| identity::same(&identity::key(other), known)) {
            *spellings.entry(other.clone()).or_default() += 1;
        }
        Some(at)
    }

    /// The departments in pinyin order, and the place of each body among them.
    fn departments(self) -> (Vec<Department>, Vec<DepartmentId>) {
        let mut departments: Vec<(String, usize, Department)> = Vec::new();
        for (at, (_, spellings)) in self.0.into_iter().enumerate() {
            let mut names: Vec<(String, usize)> = spellings.into_iter().collect();
            names.sort_by(|a, b| b.1.cmp(&a.1).then(b.0.len().cmp(&a.0.len())).then(a.0.cmp(&b.0)));
            let mut names = names.into_iter().map(|(name, _)| Name::from(name));
            let name = names.next().unwrap_or_default();
            departments.push((pinyin_key(&name), at, Department { name, spellings: names.collect() }));
        }
        departments.sort_by(|a, b| (&a.0, &a.2.name).cmp(&(&b.0, &b.2.name)));
        let mut places = vec![DepartmentId(0); departments.len()];
        for (place, (_, at, _)) in departments.iter().enumerate() {
            places[*at] = DepartmentId(place as u32);
        }
        (departments.into_iter().map(|(_, _, department)| department).collect(), places)
    }
}

/// Names kept once, ids, and the order: by department, year, kind, standing.
fn finish(library: &mut Library, bodies: Bodies, found: Vec<(usize, Disclosure)>) {
    let (departments, places) = bodies.departments();
    library.departments = departments;
    let mut names = Names::default();
    library.disclosures = found
        .into_iter()
        .map(|(body, mut disclosure)| {
            disclosure.department = places[body];
            share_names(&mut disclosure, &mut names);
            disclosure
        })
        .collect();
    library.disclosures.sort_by_key(|d| (d.department, d.year, d.kind, d.standing, d.files[0]));
    let plain = |library: &Library, d: &Disclosure| {
        format!("{}@{}@{}", library.departments[d.department.0 as usize].name, d.year, d.kind.chinese())
    };
    let ids: Vec<String> = library.disclosures.iter().map(|d| plain(library, d)).collect();
    let mut sharing: HashMap<&str, usize> = HashMap::new();
    ids.iter().for_each(|id| *sharing.entry(id).or_default() += 1);
    let mut given: HashMap<String, usize> = HashMap::new();
    for (at, id) in ids.iter().enumerate() {
        let standing = library.disclosures[at].standing.filter(|_| sharing[id.as_str()] > 1);
        let id = standing.map_or_else(|| id.clone(), |standing| format!("{id}@{}", standing.chinese()));
        let edition = given.entry(id.clone()).and_modify(|count| *count += 1).or_insert(1);
        let id = if *edition > 1 { format!("{id}@{edition}") } else { id };
        library.disclosures[at].id = id.into();
    }
}

fn share_names(disclosure: &mut Disclosure, names: &mut Names) {
    let mut share = |name: &mut Name| *name = names.intern(name);
    disclosure.region.iter_mut().for_each(&mut share);
    for form in &mut disclosure.forms {
        share(&mut form.title);
        form.columns.iter_mut().for_each(|column| share(&mut column.header));
        form.blocks.iter_mut().for_each(|block| share(&mut block.label));
        for line in &mut form.lines {
            share(&mut line.name);
            line.project.iter_mut().for_each(&mut share);
        }
        form.lines.shrink_to_fit();
        form.cells.shrink_to_fit();
    }
}
