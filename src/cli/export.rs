//! `kuanxiang export`: everything that was read, to a file or to standard output. Faults of documents that belong to no
//! disclosure have no record to stand in, so they are said on standard error.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::fault::Fault;
use super::{complain, forgiving};
use crate::export::{Writer, record};
use crate::library::{self, Library};
use crate::source::Shelf;
use crate::words::Lang;

/// What is to be written, and where.
#[derive(Debug)]
pub struct Export {
    /// The files to read.
    pub shelf: Shelf,
    /// The format.
    pub writer: &'static Writer,
    /// The file to write; standard output where there is none.
    pub output: Option<PathBuf>,
}

/// Reads the shelf and writes it. A reader that closes the pipe early is no fault.
pub fn run(export: &Export, lang: Lang) -> Result<(), Fault> {
    let library = library::load_all(&export.shelf).map_err(|error| Fault::folder(&export.shelf, error))?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let written = match &export.output {
        Some(path) => File::create(path).and_then(|file| write(export.writer, &library, file)),
        None => forgiving(write(export.writer, &library, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: export.output.clone(), error })
}

fn write(writer: &Writer, library: &Library, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    (writer.write)(library, &mut sink)?;
    sink.flush()
}
