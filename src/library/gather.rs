//! Files put together to disclosures and departments: one body under its spellings, one year and kind over its files.

use std::collections::HashMap;

use super::Library;
use super::paper::Paper;
use crate::identity::{self, Identity};
use crate::model::{Department, DepartmentId, Disclosure, Form, Name, Names, Standing, Trouble, TroubleKind};
use crate::source::{FileId, Origin};
use crate::text::order::pinyin_key;

/// The library of the papers, which are in the order of their file ids.
pub fn gather(papers: Vec<Paper>) -> Library {
    let mut library = Library::default();
    let mut bodies = Bodies::default();
    let mut found: Vec<(usize, Disclosure)> = Vec::new();
    for (index, paper) in papers.into_iter().enumerate() {
        let file = FileId(index as u32);
        library.documents.push(paper.document);
        let body = paper.identity.as_ref().and_then(|identity| bodies.of(identity));
        let Some((body, identity)) = body.zip(paper.identity) else {
            library.troubles.extend(paper.troubles);
            let readable = !library.documents[index].text.is_empty();
            let kind = if paper.forms.is_empty() { TroubleKind::UnknownDocument } else { TroubleKind::NoDepartment };
            library.troubles.extend(readable.then(|| Trouble::new(kind, Origin::file(file), "")));
            continue;
        };
        let Some((year, kind)) = identity.year.zip(identity.kind) else {
            library.troubles.extend(paper.troubles);
            library.troubles.push(Trouble::new(TroubleKind::UnknownDocument, Origin::file(file), ""));
            continue;
        };
        let disclosure = Disclosure {
            year,
            kind,
            standing: identity.standing,
            published: identity.published,
            region: identity.region.map(Name::from),
            files: vec![file],
            forms: paper.forms,
            projects: paper.told.projects,
            indicators: paper.told.indicators,
            statements: paper.told.statements,
            facts: paper.told.facts,
            sections: paper.told.sections,
            troubles: paper.troubles,
            ..Disclosure::default()
        };
        join(&mut found, body, disclosure);
    }
    finish(&mut library, bodies, found);
    library
}

/// Adds a paper to the disclosure of the same body, year, kind and standing, where there is one: narrative and tables are
/// often two files. A paper that brings a table the disclosure already has is another edition and stays for itself, so
/// that no amount counts twice.
fn join(found: &mut Vec<(usize, Disclosure)>, body: usize, paper: Disclosure) {
    let fits = |a: Option<Standing>, b: Option<Standing>| a == b || a.is_none() || b.is_none();
    let same = found.iter_mut().find(|(other, disclosure)| {
        *other == body
            && (disclosure.year, disclosure.kind) == (paper.year, paper.kind)
            && fits(disclosure.standing, paper.standing)
            && !paper.forms.iter().any(|form| is_again(form, &disclosure.forms))
    });
    match same {
        Some((_, disclosure)) => {
            disclosure.standing = disclosure.standing.or(paper.standing);
            disclosure.published = disclosure.published.or(paper.published);
            disclosure.files.extend(paper.files);
            disclosure.forms.extend(paper.forms);
            disclosure.projects.extend(paper.projects);
            disclosure.indicators.extend(paper.indicators);
            disclosure.statements.extend(paper.statements);
            disclosure.facts.extend(paper.facts);
            disclosure.sections.extend(paper.sections);
            disclosure.troubles.extend(paper.troubles);
        }
        None => found.push((body, paper)),
    }
}

/// Whether a table is among others already: of the same kind, by the same title.
fn is_again(form: &Form, others: &[Form]) -> bool {
    others.iter().any(|other| (other.kind, &other.title) == (form.kind, &form.title))
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
