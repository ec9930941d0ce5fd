//! Whose a mark is: which disclosure of a library a review speaks of. A disclosure is named by what it prints of itself (the
//! body, the year, the kind, and for the department or a unit where it says so) and the name of its file, never by what else
//! lies in the folder. Reviews of earlier versions named it by its id in the export, which is still understood.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::reviewed::{figures, project_seen};
use crate::check::Ledger;
use crate::identity;
use crate::library::Library;
use crate::model::{Disclosure, DisclosureId, DisclosureKind, Standing};
use crate::review::{Key, Mark, Marks};

/// Between what a disclosure says of itself and the name of its file.
const FILE: char = '#';

/// What tells a disclosure from others.
#[derive(PartialEq, Eq, Hash)]
struct Said<'a> {
    body: Cow<'a, str>,
    year: u16,
    kind: DisclosureKind,
    standing: Option<Standing>,
    file: &'a str,
}

impl<'a> Said<'a> {
    fn of(library: &'a Library, disclosure: &'a Disclosure) -> Said<'a> {
        Said {
            body: body(library, disclosure),
            year: disclosure.year,
            kind: disclosure.kind,
            standing: disclosure.standing,
            file: stem(path(library, disclosure)),
        }
    }

    /// The name; files called alike in several folders are told apart by those.
    fn name(&self, library: &Library, disclosure: &Disclosure, is_alone: impl FnOnce() -> bool) -> Box<str> {
        let Said { body, year, kind, standing, .. } = self;
        let standing = standing.map(|standing| format!("@{}", standing.chinese())).unwrap_or_default();
        let file = if is_alone() { self.file } else { path(library, disclosure) };
        format!("{body}@{year}@{}{standing}{FILE}{file}", kind.chinese()).into()
    }
}

/// What the disclosures of a library are called in a review, in their order.
pub fn names(library: &Library) -> Vec<Box<str>> {
    let all = || library.disclosures.iter().map(|disclosure| Said::of(library, disclosure));
    let mut times: HashMap<Said<'_>, usize> = HashMap::new();
    all().for_each(|said| *times.entry(said).or_default() += 1);
    let each = all().zip(&library.disclosures);
    each.map(|(said, disclosure)| said.name(library, disclosure, || times.get(&said) == Some(&1))).collect()
}

/// What one disclosure is called in a review.
pub fn name(library: &Library, id: DisclosureId) -> Box<str> {
    let disclosure = library.disclosure(id);
    let said = Said::of(library, disclosure);
    let alike = library.disclosures.iter().filter(|other| other.year == said.year && Said::of(library, other) == said);
    said.name(library, disclosure, || alike.count() == 1)
}

fn path<'a>(library: &'a Library, disclosure: &Disclosure) -> &'a str {
    let document = disclosure.files.first().and_then(|file| library.documents.get(file.0 as usize));
    document.map_or("", |document| &document.path)
}

/// The name of a file without its folder and its format.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn body<'a>(library: &'a Library, disclosure: &'a Disclosure) -> Cow<'a, str> {
    match library.departments.get(disclosure.department.0 as usize) {
        Some(department) if disclosure.body.is_empty() => identity::key(&department.name).into(),
        _ => disclosure.body.as_str().into(),
    }
}

/// The marks of a review under the names that the disclosures of a library have now. Marks on a disclosure of the same body,
/// year, kind and standing whose file is called otherwise are taken over where only one disclosure can be meant: by what they
/// say of themselves, or by the texts that were marked. What is on no disclosure of the library stays as it is.
pub fn taken_over(library: &Library, ledger: Option<&Ledger>, marks: &Marks) -> Marks {
    let names = names(library);
    let known: HashSet<&str> = names.iter().map(|name| &**name).collect();
    let mut candidates: HashMap<&str, Vec<usize>> = HashMap::new();
    for (key, _) in marks.iter().filter(|(key, _)| !known.contains(key.disclosure())) {
        candidates.entry(key.disclosure()).or_insert_with(|| meant(library, key.disclosure()));
    }
    // Of several, the one that prints a marked text which no other prints; for the rest of the marks, that which most go to.
    let mut shelf = Shelf { library, ledger, said: HashMap::new(), figures: HashMap::new() };
    let mut told: HashMap<&Key, usize> = HashMap::new();
    let mut votes: HashMap<&str, HashMap<usize, usize>> = HashMap::new();
    for (key, mark) in marks.iter() {
        let Some(several) = candidates.get(key.disclosure()).filter(|all| all.len() > 1) else { continue };
        if let Some(one) = shelf.only(several, key, mark) {
            told.insert(key, one);
            *votes.entry(key.disclosure()).or_default().entry(one).or_default() += 1;
        }
    }
    let most = |of: &str, several: &[usize]| {
        let votes = votes.get(of);
        let count = |at: &usize| votes.and_then(|votes| votes.get(at)).copied().unwrap_or_default();
        let best = several.iter().map(count).max().filter(|most| *most > 0)?;
        let mut first = several.iter().filter(|at| count(at) == best);
        first.next().copied().filter(|_| first.next().is_none())
    };
    let by_id = |of: &str, several: &[usize]| several.iter().copied().find(|at| *library.disclosures[*at].id == *of);
    marks.moved(|key| {
        let of = key.disclosure();
        let at = match candidates.get(of)?.as_slice() {
            [] => return None,
            [one] => *one,
            several => told.get(key).copied().or_else(|| most(of, several)).or_else(|| by_id(of, several))?,
        };
        Some(names[at].clone())
    })
}

/// The disclosures that a name may mean which is none of the library's: the same body, year and kind, and the same standing
/// as far as both say it; of these the ones that say the same where there are such.
fn meant(library: &Library, name: &str) -> Vec<usize> {
    let said = name.split_once(FILE).map_or(name, |(said, _)| said);
    let mut parts = said.split('@');
    let (Some(owner), Some(year), Some(kind)) = (parts.next(), parts.next(), parts.next()) else { return Vec::new() };
    let rest = parts.next().unwrap_or_default();
    let standing: Option<Standing> = Standing::ALL.iter().copied().find(|standing| standing.chinese() == rest);
    let key = identity::key(owner);
    let is = |disclosure: &Disclosure| {
        let is_kind = |kind_of: DisclosureKind| kind_of.chinese() == kind;
        let same = is_kind(disclosure.kind) && disclosure.year.to_string() == year;
        let fits = standing.zip(disclosure.standing).is_none_or(|(a, b)| a == b);
        same && fits && identity::same(&key, &body(library, disclosure))
    };
    let mut found: Vec<usize> = (0..library.disclosures.len()).filter(|at| is(&library.disclosures[*at])).collect();
    let alike = |at: &usize| library.disclosures[*at].standing == standing;
    if name.contains(FILE) && found.iter().any(alike) {
        found.retain(alike);
    }
    found
}

/// Looks in which of several disclosures the marked text stands.
struct Shelf<'a> {
    library: &'a Library,
    ledger: Option<&'a Ledger>,
    /// The findings by rule and sentence.
    said: HashMap<(&'static str, &'a str), Vec<DisclosureId>>,
    /// The figures of the disclosures that were asked for, by label and ordinal.
    figures: HashMap<DisclosureId, HashMap<(Box<str>, u32), String>>,
}

impl Shelf<'_> {
    /// The only one that prints what was seen under a mark.
    fn only(&mut self, several: &[usize], key: &Key, mark: Mark<'_>) -> Option<usize> {
        let seen = mark.verdict.map(|kept| &kept.seen).or(mark.note.map(|kept| &kept.seen))?;
        let mut prints = several.iter().copied().filter(|at| self.prints(DisclosureId(*at as u32), key, seen));
        let one = prints.next()?;
        prints.next().is_none().then_some(one)
    }

    fn prints(&mut self, id: DisclosureId, key: &Key, seen: &str) -> bool {
        let library = self.library;
        match key {
            Key::Finding { rule, .. } => {
                let Some(ledger) = self.ledger else { return false };
                if self.said.is_empty() {
                    for entry in ledger.findings().iter().map(|at| ledger.entry(*at)) {
                        self.said.entry((entry.rule.id, entry.sentence())).or_default().push(entry.disclosure);
                    }
                }
                self.said.get(&(&**rule, seen)).is_some_and(|of| of.contains(&id))
            }
            Key::Figure { label, ordinal, .. } => {
                let of = || {
                    let each = figures(library, id).into_iter().filter_map(|figure| match figure.key {
                        Key::Figure { label, ordinal, .. } => Some(((label, ordinal), figure.operand.value.printed())),
                        Key::Finding { .. } | Key::Project { .. } => None,
                    });
                    each.collect()
                };
                let figures = self.figures.entry(id).or_insert_with(of);
                figures.get(&(label.clone(), *ordinal)).is_some_and(|printed| printed == seen)
            }
            Key::Project { name, .. } => {
                let mut projects = library.disclosure(id).projects.iter();
                projects.any(|project| *project.name == **name && project_seen(project) == seen)
            }
        }
    }
}
