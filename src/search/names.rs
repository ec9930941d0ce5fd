//! All names of an index, each kept once, as they are compared: one long text for fragments, one long row of syllables.

use std::collections::HashMap;

use memchr::memmem::Finder;
use rayon::prelude::*;

use super::query::{Rank, Word, key};
use super::sound::{Classes, Hearing};
use crate::model::Name;

/// How well each of many things fits, as a byte: the place of the [`Rank`] in [`Rank::ALL`], or [`NONE`].
pub type Ranks = Vec<u8>;

/// Does not fit.
pub const NONE: u8 = u8::MAX;

/// Names and what they are compared by.
#[derive(Debug, Default)]
pub struct Names {
    printed: Vec<Name>,
    /// The folded names, each ended by [`END`], and where each begins; one place more than names.
    folded: String,
    begins: Vec<u32>,
    /// The syllables of the names, and where those of each begin; one place more than names.
    syllables: Vec<u16>,
    sounds: Vec<u32>,
    classes: Classes,
}

/// What no folded name holds.
const END: char = '\n';
/// So many names are compared at a time.
const BATCH: usize = 2048;

impl Names {
    /// A name as printed.
    pub fn printed(&self, name: u32) -> &Name {
        &self.printed[name as usize]
    }

    /// How well each name fits a word.
    pub fn ranks(&self, word: &Word) -> Ranks {
        let finder = Finder::new(word.folded());
        let hearing = Hearing::of(word.folded(), &self.classes);
        let mut ranks = vec![NONE; self.printed.len()];
        ranks.par_chunks_mut(BATCH).enumerate().for_each(|(batch, ranks)| {
            self.fragments(batch * BATCH, &finder, ranks);
            if let Some(hearing) = &hearing {
                self.heard(batch * BATCH, hearing, ranks);
            }
        });
        ranks
    }

    fn fragments(&self, first: usize, finder: &Finder<'_>, ranks: &mut [u8]) {
        let looked_for = finder.needle().len();
        let begins = &self.begins[first..=first + ranks.len()];
        let text = self.folded.as_bytes();
        let (mut at, end) = (begins[0] as usize, begins[ranks.len()] as usize);
        let mut name = 0;
        // The first place in a name says all; the search goes on behind the name.
        while let Some(found) = finder.find(&text[at..end]) {
            let place = at + found;
            name += begins[name..].partition_point(|begin| *begin as usize <= place) - 1;
            at = begins[name + 1] as usize;
            let rank = match place - begins[name] as usize {
                0 if place + looked_for + END.len_utf8() == at => Rank::Exact,
                0 => Rank::Prefix,
                _ => Rank::Fragment,
            };
            ranks[name] = rank as u8;
        }
    }

    fn heard(&self, first: usize, hearing: &Hearing, ranks: &mut [u8]) {
        let sounds = &self.sounds[first..=first + ranks.len()];
        for (rank, sound) in ranks.iter_mut().zip(sounds.windows(2)).filter(|(rank, _)| **rank == NONE) {
            let heard = hearing.rank(&self.syllables[sound[0] as usize..sound[1] as usize]);
            *rank = heard.map_or(NONE, |heard| heard as u8);
        }
    }

    /// So many bytes it takes, the text of the names as printed aside, which is the library's.
    pub fn bytes(&self) -> usize {
        let places = 4 * (self.begins.capacity() + self.sounds.capacity());
        let printed = self.printed.capacity() * size_of::<Name>();
        printed + self.folded.capacity() + 2 * self.syllables.capacity() + places
    }
}

/// Names being gathered.
#[derive(Debug)]
pub struct Naming {
    names: Names,
    places: HashMap<Name, u32>,
}

impl Naming {
    /// No names yet.
    pub fn new() -> Naming {
        let names = Names { begins: vec![0], sounds: vec![0], ..Names::default() };
        Naming { names, places: HashMap::new() }
    }

    /// The place of a name, which is taken in where it is not known.
    pub fn place(&mut self, name: &Name) -> u32 {
        if let Some(place) = self.places.get(name) {
            return *place;
        }
        let names = &mut self.names;
        let place = names.printed.len() as u32;
        names.printed.push(name.clone());
        names.folded.push_str(&key(name));
        names.folded.push(END);
        names.begins.push(names.folded.len() as u32);
        names.syllables.extend(name.chars().filter_map(|c| names.classes.class(c)));
        names.sounds.push(names.syllables.len() as u32);
        self.places.insert(name.clone(), place);
        place
    }

    /// All of them.
    pub fn done(self) -> Names {
        let mut names = self.names;
        names.folded.shrink_to_fit();
        names.syllables.shrink_to_fit();
        names
    }
}
