//! The library as data for other programs: one list of writers, one format a file. A writer is given the library and a
//! sink; it opens no file and asks nothing of the reader. What a record says is decided in [`record`] alone, so that no
//! two formats can disagree.

pub mod changes;
pub mod findings;
mod jsonl;
pub mod paper;
pub mod record;
pub mod reviewed;
mod told;

use std::io::{self, Write};

use crate::library::Library;

/// A format the library can be written in.
#[derive(Debug)]
pub struct Writer {
    /// What the command line calls it.
    pub id: &'static str,
    /// Writes the whole library, in the order of its disclosures.
    ///
    /// # Errors
    /// Those of the sink, as they come.
    pub write: fn(&Library, &mut dyn Write) -> io::Result<()>,
}

/// Every format there is; the first is the one used unless another is asked for.
pub const WRITERS: &[Writer] = &[jsonl::WRITER];

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
            let mut sink = Vec::new();
            assert!((writer.write)(&Library::default(), &mut sink).is_ok(), "{}", writer.id);
        }
    }
}
