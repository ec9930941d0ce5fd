//! Everything in a library that can be looked for, each name kept once.

use std::collections::HashMap;

use super::query::{Known, Query, Rank, Word};
use super::thing::{Found, Group, Hit, Kind, MOST, Thing};
use crate::library::Library;
use crate::model::{Code, Disclosure, DisclosureId, DisclosureKind, Form, Line, Name};

/// What a library holds, ready to be looked for.
#[derive(Debug, Default)]
pub struct Index {
    names: Vec<Known>,
    texts: Vec<Name>,
    entries: Vec<Entry>,
}

/// A thing under its names, which are indices into [`Index::names`].
#[derive(Debug)]
struct Entry {
    thing: Thing,
    names: Vec<u32>,
    code: Option<Code>,
    inside: Vec<u32>,
    /// Whose disclosure it stands in: department, year, kind.
    context: [u32; 3],
}

/// An index in the making: the place of each name.
#[derive(Default)]
struct Maker {
    index: Index,
    places: HashMap<Name, u32>,
}

impl Index {
    /// Makes the index of a library.
    pub fn of(library: &Library) -> Index {
        let mut maker = Maker::default();
        for id in library.disclosure_ids() {
            let disclosure = library.disclosure(id);
            maker.disclosure(id, disclosure, &library.department(disclosure.department).name);
        }
        maker.index
    }

    /// What fits, in groups. `cancelled` is asked now and then; once it says so, nothing is found.
    pub fn find(&self, query: &Query, cancelled: &dyn Fn() -> bool) -> Found {
        let hits = self.cards(query);
        let group = |kind| {
            let of: Vec<Hit> = hits.iter().filter(|hit| hit.thing.kind() == kind).cloned().collect();
            let total = of.len();
            (total > 0).then(|| Group { kind, total, hits: of.into_iter().take(MOST).collect() })
        };
        if cancelled() { Found::default() } else { Found { groups: Kind::ALL.into_iter().filter_map(group).collect() } }
    }

    /// The projects, departments as a whole and lines that fit, all of them, the best first: what cards are printed of. A
    /// project fits by its indicators too, last of all.
    pub fn cards(&self, query: &Query) -> Vec<Hit> {
        // A name is compared once with each word, however many lines bear it.
        let ranks = |word: &Word| self.names.iter().map(|name| word.name(name)).collect();
        let ranked: Vec<Vec<Option<Rank>>> = query.words().iter().map(ranks).collect();
        let hit = |entry: &Entry| {
            let rank = entry.rank(query.words(), &ranked)?;
            let name = entry.names.first().map_or_else(Name::default, |name| self.texts[*name as usize].clone());
            Some(Hit { thing: entry.thing, rank, amount: None, name })
        };
        let mut hits: Vec<Hit> = self.entries.iter().filter_map(hit).collect();
        hits.sort_by_key(|hit| hit.rank);
        hits
    }
}

impl Entry {
    fn rank(&self, words: &[Word], ranked: &[Vec<Option<Rank>>]) -> Option<Rank> {
        let mut own = None;
        for (word, ranks) in words.iter().zip(ranked) {
            let of = |names: &[u32]| names.iter().filter_map(|name| ranks[*name as usize]).min();
            let code = self.code.and_then(|code| word.code(code));
            let inside = || of(&self.inside).map(|_| Rank::Inside);
            match code.into_iter().chain(of(&self.names)).min().or_else(inside) {
                Some(rank) => own = own.max(Some(rank)),
                None => of(&self.context).map(drop)?,
            }
        }
        own
    }
}

impl Maker {
    fn disclosure(&mut self, id: DisclosureId, disclosure: &Disclosure, department: &Name) {
        let year = Name::from(disclosure.year.to_string());
        let context = [self.name(department), self.name(&year), self.name(&called(disclosure.kind).into())];
        for (at, project) in disclosure.projects.iter().enumerate() {
            let mut names = vec![self.name(&project.name)];
            names.extend(project.variants.iter().map(|variant| self.name(&variant.text)));
            let inside = project.indicators.iter().map(|indicator| self.name(&indicator.level3)).collect();
            let code = project.account.as_ref().map(|(code, _)| *code);
            self.index.entries.push(Entry { thing: Thing::Project(id, at), names, code, inside, context });
        }
        if !disclosure.indicators.is_empty() {
            let names = vec![context[0]];
            let inside = disclosure.indicators.iter().map(|indicator| self.name(&indicator.level3)).collect();
            self.index.entries.push(Entry { thing: Thing::Whole(id), names, code: None, inside, context });
        }
        for (at, form) in disclosure.forms.iter().enumerate() {
            for line in form.line_ids().filter(|line| !form.cells(form.line(*line)).is_empty()) {
                let thing = Thing::Line(id, at, line);
                let line = form.line(line);
                let names = named(form, line).iter().map(|name| self.name(name)).collect();
                self.index.entries.push(Entry { thing, names, code: line.code, inside: Vec::new(), context });
            }
        }
    }

    fn name(&mut self, name: &Name) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let place = self.index.names.len() as u32;
        self.index.names.push(Known::of(name));
        self.index.texts.push(name.clone());
        self.places.insert(name.clone(), place);
        place
    }
}

/// The names of a line: its own and its project's, or in a table of one unnamed line those of its cells.
fn named(form: &Form, line: &Line) -> Vec<Name> {
    let own = [Some(&line.name), line.project.as_ref()];
    let own: Vec<Name> = own.into_iter().flatten().filter(|name| !name.is_empty()).cloned().collect();
    if own.is_empty() { form.cells(line).iter().map(|cell| form.naming(line, cell).into()).collect() } else { own }
}

const fn called(kind: DisclosureKind) -> &'static str {
    match kind {
        DisclosureKind::Budget => "预算",
        DisclosureKind::Final => "决算",
        DisclosureKind::Evaluation => "自评",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::load_all;
    use crate::source::Shelf;

    fn found(library: &Library, text: &str) -> Vec<(Rank, String)> {
        let hits = Index::of(library).cards(&Query::parse(text).expect("words"));
        let name = |thing: Thing| match thing {
            Thing::Project(id, at) => library.disclosure(id).projects[at].name.to_string(),
            Thing::Whole(id) => library.department(library.disclosure(id).department).name.to_string(),
            Thing::Line(id, form, line) => library.disclosure(id).forms[form].line(line).name.to_string(),
            other => panic!("{other:?} is no card"),
        };
        hits.iter().map(|hit| (hit.rank, name(hit.thing))).collect()
    }

    #[test]
    fn the_best_come_first_and_every_word_must_fit() {
        let library = load_all(&Shelf::Samples).expect("the samples");
        for text in ["教育", "205", "jypx", "维修"] {
            let found = found(&library, text);
            assert!(!found.is_empty(), "{text}");
            assert!(found.is_sorted_by_key(|(rank, _)| *rank), "{text}: {found:?}");
        }
        assert!(found(&library, "205 02").iter().any(|(rank, _)| *rank == Rank::Exact));
        assert!(found(&library, "教育 没有这个词").is_empty());
        // A year alone is no thing.
        assert!(found(&library, "2025").iter().all(|(_, name)| name.contains("2025")));
        assert!(found(&library, "2025 教育").len() < found(&library, "教育").len());
    }
}
