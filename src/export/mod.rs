//! The library as data for other programs: one list of writers, one format a file. A writer is given the library and a
//! sink; it opens no file and asks nothing of the reader. What a record says is decided in [`record`] alone, so that no
//! two formats can disagree.

mod cell;
pub mod changes;
mod comma;
pub mod findings;
mod json;
mod jsonl;
pub mod paper;
pub mod record;
pub mod reviewed;
pub mod sheets;
mod told;
pub mod whose;

use std::io::{self, Write};

use crate::library::Library;

/// A format the library can be written in.
#[derive(Debug)]
pub struct Writer {
    /// What the command line calls it.
    pub id: &'static str,
    /// How it is written.
    pub write: Sink,
}

impl Writer {
    /// How it is written as one file, where it is one.
    pub fn stream(&self) -> Option<Streamed> {
        match self.write {
            Sink::Stream(write) => Some(write),
            Sink::Folder(_) => None,
        }
    }
}

/// What a format is written to. Either writes the whole library, in the order of its disclosures, and gives the faults of
/// what it writes to as they come.
#[derive(Clone, Copy, Debug)]
pub enum Sink {
    /// One file or a pipe.
    Stream(Streamed),
    /// Several files.
    Folder(Foldered),
}

/// Writes a library as one file.
pub type Streamed = fn(&Library, &mut dyn Write) -> io::Result<()>;

/// Writes a library as several files, each of which is begun by its name.
pub type Foldered = fn(&Library, &mut dyn FnMut(&str) -> io::Result<Box<dyn Write>>) -> io::Result<()>;

/// Every format there is; the first is the one used unless another is asked for.
pub const WRITERS: &[Writer] = &[
    jsonl::WRITER,
    json::WRITER,
    Writer { id: "csv", write: Sink::Folder(sheets::csv) },
    Writer { id: "xlsx", write: Sink::Stream(sheets::xlsx) },
];

/// The writer of a format.
pub fn writer(id: &str) -> Option<&'static Writer> {
    WRITERS.iter().find(|writer| writer.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_writer_is_found_by_its_own_id() {
        for writer in WRITERS {
            let named = WRITERS.iter().filter(|other| other.id == writer.id).count();
            assert_eq!(named, 1, "{}", writer.id);
            assert_eq!(super::writer(writer.id).map(|found| found.id), Some(writer.id));
        }
        assert!(writer("").is_none());
    }

    #[test]
    fn an_empty_library_writes_without_fault() {
        for writer in WRITERS {
            let written = match writer.write {
                Sink::Stream(write) => write(&Library::default(), &mut Vec::new()),
                Sink::Folder(write) => write(&Library::default(), &mut |_| Ok(Box::new(Vec::new()))),
            };
            assert!(written.is_ok(), "{}", writer.id);
        }
    }
}
