//! A query held against an index: how well each label fits each word, and from that how well an entry fits all of them.

use std::collections::HashMap;

use rayon::prelude::*;

use super::index::{Index, NOTHING, Term};
use super::names::{NONE, Ranks};
use super::query::{Query, Rank, Word};
use super::thing::Kind;

/// How a query fits what is in an index.
#[derive(Debug)]
pub struct Fit<'a> {
    index: &'a Index,
    words: Vec<Fitting>,
}

/// How a word fits.
#[derive(Debug)]
struct Fitting {
    names: Ranks,
    labels: Ranks,
    /// Whether the word fits the names of a context.
    contexts: Vec<bool>,
    /// The entries that print the amount, a bit each; empty where the word is none.
    printed: Vec<u64>,
}

/// The words, a bit each, that fit an indicator of a project. The project is named by its context and its place.
pub type Inside = HashMap<(u32, u32), u64>;

impl<'a> Fit<'a> {
    /// Holds a query against an index; `None` once it is cancelled.
    pub fn of(index: &'a Index, query: &Query, cancelled: &dyn Fn() -> bool) -> Option<Fit<'a>> {
        let mut words = Vec::with_capacity(query.words().len());
        for word in query.words() {
            if cancelled() {
                return None;
            }
            words.push(Fitting::of(index, word));
        }
        Some(Fit { index, words })
    }

    /// How well an entry fits, by the word that fits it least well. A word may fit where it stands instead, as long as one
    /// fits the entry itself.
    pub fn rank(&self, entry: u32) -> u8 {
        let label = self.index.labelled[entry as usize];
        match &self.words[..] {
            [word] => word.own(entry, label),
            words => self.worst(words.iter().map(|word| (word, word.own(entry, label))), entry),
        }
    }

    /// The same of a project that may fit by its indicators.
    pub fn rank_inside(&self, entry: u32, inside: &Inside) -> u8 {
        let label = self.index.labelled[entry as usize];
        let place = &self.index.entries[entry as usize];
        let inside = inside.get(&(place.context, place.a)).copied().unwrap_or(0);
        let own = self.words.iter().enumerate().map(|(at, word)| match word.own(entry, label) {
            NONE if at < 64 && inside >> at & 1 == 1 => (word, Rank::Inside as u8),
            own => (word, own),
        });
        self.worst(own, entry)
    }

    fn worst<'b>(&self, own: impl Iterator<Item = (&'b Fitting, u8)>, entry: u32) -> u8 {
        let place = &self.index.entries[entry as usize];
        let mut worst = NONE;
        for (word, own) in own {
            let around = || {
                (place.above != NOTHING && word.names[place.above as usize] != NONE)
                    || (place.context != NOTHING && word.contexts[place.context as usize])
            };
            match own {
                NONE if around() => {}
                NONE => return NONE,
                own if worst == NONE => worst = own,
                own => worst = worst.max(own),
            }
        }
        worst
    }

    /// Which words fit the indicators of which project.
    pub fn inside(&self) -> Inside {
        let mut inside = Inside::new();
        for entry in self.index.entries_of(Kind::Indicators) {
            let label = self.index.labelled[entry as usize] as usize;
            let place = &self.index.entries[entry as usize];
            for (at, word) in self.words.iter().enumerate().take(64) {
                if word.labels[label] != NONE {
                    *inside.entry((place.context, place.a)).or_default() |= 1 << at;
                }
            }
        }
        inside
    }

    /// How near a name is to the query, the nearest first: how many words do not fit it, and how well the best one does.
    pub fn nearness(&self, name: u32) -> (usize, u8) {
        let ranks = || self.words.iter().map(|word| word.names[name as usize]);
        (ranks().filter(|rank| *rank == NONE).count(), ranks().min().unwrap_or(NONE))
    }
}

impl Fitting {
    fn of(index: &Index, word: &Word) -> Fitting {
        let names = index.names.ranks(word);
        let codes: Ranks = index.codes.iter().map(|code| word.code(*code).map_or(NONE, |rank| rank as u8)).collect();
        let rank = |term: &Term| match term {
            Term::Name(name) => names[*name as usize],
            Term::Code(code) => codes[*code as usize],
        };
        let label = |at: u32| index.labels.get(at).iter().map(rank).min().unwrap_or(NONE);
        let labels = (0..index.labels.len() as u32).into_par_iter().with_min_len(4096).map(label).collect();
        let context = |at: u32| index.contexts.get(at).iter().any(|name| names[*name as usize] != NONE);
        let contexts = (0..index.contexts.len() as u32).map(context).collect();
        let mut printed = Vec::new();
        for entry in word.amounts().iter().flat_map(|amount| index.amounts.printing(*amount)) {
            printed.resize(index.entries.len().div_ceil(64), 0);
            printed[*entry as usize / 64] |= 1 << (entry % 64);
        }
        Fitting { names, labels, contexts, printed }
    }

    /// How well the word fits an entry itself.
    fn own(&self, entry: u32, label: u32) -> u8 {
        let rank = self.labels[label as usize];
        let printed = self.printed.get(entry as usize / 64).is_some_and(|bits| bits >> (entry % 64) & 1 == 1);
        if printed { rank.min(Rank::Printed as u8) } else { rank }
    }
}
