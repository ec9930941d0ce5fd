//! `kuanxiang export`: everything that was read, to a file or to standard output. Faults of documents that belong to no
//! disclosure have no record to stand in, so they are said on standard error.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::fault::Fault;
use super::{complain, forgiving, spare};
use crate::export::{Sink, Streamed, Writer, record};
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
    spare(&library, &export.shelf, export.output.as_deref(), lang)?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let written = match (export.writer.write, &export.output) {
        (Sink::Folder(write), Some(folder)) => std::fs::create_dir_all(folder)
            .and_then(|()| write(&library, &mut |name| Ok(Box::new(BufWriter::new(File::create(folder.join(name))?))))),
        (Sink::Folder(_), None) => return Err(Fault::Usage(lang.needs_folder(export.writer.id))),
        (Sink::Stream(write), Some(path)) => File::create(path).and_then(|file| buffered(write, &library, file)),
        (Sink::Stream(write), None) => forgiving(buffered(write, &library, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: export.output.clone(), error })
}

/// Writes one of the formats that are one file.
fn buffered(write: Streamed, library: &Library, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    write(library, &mut sink)?;
    sink.flush()
}
