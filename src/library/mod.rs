//! The pipeline composed: a shelf of files in, an immutable library out, in parallel, with progress, to be left at any
//! time.

mod alike;
mod edition;
mod gather;
mod paper;
mod union;

use std::io;
use std::ops::RangeInclusive;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::model::{Department, DepartmentId, Disclosure, DisclosureId, Trouble, TroubleKind};
use crate::narrative::Prose;
use crate::reader;
use crate::source::{Document, Entry, FileId, Origin, Shelf, Text, Unlisted};
use paper::Paper;

/// Everything that was read from a shelf. Built once, then only read; shared behind an `Arc`.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// What the shelf is called.
    pub name: String,
    /// The files, in the order of their paths.
    pub documents: Vec<Document>,
    /// The departments, in the order of their names by pinyin.
    pub departments: Vec<Department>,
    /// The disclosures, by department, then year, then kind.
    pub disclosures: Vec<Disclosure>,
    /// Troubles that belong to no disclosure.
    pub troubles: Vec<Trouble>,
    /// For each file, the lines of tables, forms and page furniture, as ranges in order: what is no sentence.
    pub aside: Vec<Vec<RangeInclusive<u32>>>,
}

/// How far the loading is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Files read so far.
    pub done: usize,
    /// Files on the shelf.
    pub of: usize,
    /// The file read last, empty at the start.
    pub file: String,
}

/// How a loading is watched and left.
pub struct Watch<'a> {
    /// Called from any thread, once before the first file and once after each.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// Set it to leave: the library then holds the files read until then.
    pub cancel: &'a AtomicBool,
}

impl Library {
    /// A disclosure by its id.
    ///
    /// # Panics
    /// For an id of another library that is out of range.
    pub fn disclosure(&self, id: DisclosureId) -> &Disclosure {
        &self.disclosures[id.0 as usize]
    }

    /// A department by its id.
    ///
    /// # Panics
    /// For an id of another library that is out of range.
    pub fn department(&self, id: DepartmentId) -> &Department {
        &self.departments[id.0 as usize]
    }

    /// A file by its id.
    ///
    /// # Panics
    /// For an id of another library that is out of range.
    pub fn document(&self, id: FileId) -> &Document {
        &self.documents[id.0 as usize]
    }

    /// The files of a disclosure that print again what another one prints, with how many of their tables; `None` where
    /// nothing of the file was needed.
    pub fn copies<'a>(&'a self, disclosure: &'a Disclosure) -> impl Iterator<Item = (&'a str, Option<usize>)> {
        disclosure.copies.iter().map(|copy| {
            let tables = disclosure.files.contains(&copy.file).then_some(copy.tables);
            (&*self.document(copy.file).path, tables)
        })
    }

    /// The sentences of a file, put together from its lines.
    pub fn prose(&self, file: FileId) -> Prose {
        let aside = self.aside.get(file.0 as usize).map(Vec::as_slice).unwrap_or_default();
        let leave = aside.iter().cloned().flatten().collect();
        Prose::read(file, &self.document(file).text, &leave)
    }

    /// All disclosure ids, in order.
    pub fn disclosure_ids(&self) -> impl Iterator<Item = DisclosureId> + use<> {
        (0..self.disclosures.len() as u32).map(DisclosureId)
    }

    /// How many figures all disclosures hold.
    pub fn figure_count(&self) -> usize {
        self.disclosures.iter().map(Disclosure::figure_count).sum()
    }

    /// All troubles, those of the disclosures included.
    pub fn troubles(&self) -> impl Iterator<Item = &Trouble> {
        self.troubles.iter().chain(self.disclosures.iter().flat_map(Disclosure::troubles))
    }
}

/// Reads everything on a shelf. Same result on every run, whatever the number of threads.
///
/// # Errors
/// Where the shelf itself cannot be opened. A document never causes an error: its faults are troubles in the library.
pub fn load(shelf: &Shelf, watch: &Watch<'_>) -> io::Result<Library> {
    let (mut entries, skipped) = shelf.entries()?;
    entries.retain(|entry| !reader::is_left_aside(&entry.path));
    let of = entries.len();
    (watch.progress)(Progress { done: 0, of, file: String::new() });
    let done = AtomicUsize::new(0);
    let papers: Vec<Option<Paper>> = entries
        .par_iter()
        .enumerate()
        .map(|(index, entry)| {
            if watch.cancel.load(Ordering::Relaxed) {
                return None;
            }
            let paper = paper::read(FileId(index as u32), entry);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            (watch.progress)(Progress { done, of, file: entry.path.to_string() });
            Some(paper)
        })
        .collect();
    // A place in a file names it by its number, so a file left unread keeps its own.
    let unread = |entry: &Entry| Paper::unread(entry.path.clone());
    let papers = papers.into_iter().zip(&entries).map(|(paper, entry)| paper.unwrap_or_else(|| unread(entry)));
    let mut library = gather::gather(papers.collect());
    library.name = shelf.name();
    for (path, why) in skipped {
        let file = FileId(library.documents.len() as u32);
        library.documents.push(Document {
            path,
            text: Text::default(),
            pages: Vec::new(),
            sheets: Vec::new(),
            encoding: "",
        });
        let (kind, about) = match why {
            Unlisted::System(error) => (TroubleKind::Unreadable, error.to_string()),
            Unlisted::Damaged => (TroubleKind::Damaged, String::new()),
            Unlisted::Locked => (TroubleKind::Locked, String::new()),
            Unlisted::Packing => (TroubleKind::Unreadable, "zip".into()),
            Unlisted::TooLarge(bound) => (TroubleKind::TooLarge, bound),
        };
        library.troubles.push(Trouble::new(kind, Origin::file(file), about));
    }
    Ok(library)
}

/// [`load`] without watching, for commands and tests.
///
/// # Errors
/// As [`load`].
pub fn load_all(shelf: &Shelf) -> io::Result<Library> {
    load(shelf, &Watch { progress: &|_| {}, cancel: &AtomicBool::new(false) })
}

/// A library of one document that is on no shelf: its bytes under a name. An archive is none; those a shelf opens.
pub fn of_bytes(path: &str, bytes: &[u8]) -> Library {
    gather::gather(vec![paper::read_bytes(FileId(0), path.into(), bytes)])
}

#[cfg(test)]
mod tests;
