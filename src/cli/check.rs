//! `kuanxiang check`: what does not add up, as a text to be read or as records for other programs.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use super::fault::Fault;
use super::{complain, forgiving};
use crate::check::{self, Ledger, Settings, Severity};
use crate::export::findings::{self, Extent};
use crate::export::record;
use crate::library::{self, Library};
use crate::source::Shelf;
use crate::words::Lang;

/// What is checked, and how it is told.
#[derive(Debug)]
pub struct Check {
    /// The files to read.
    pub shelf: Shelf,
    /// How much of the ledger is told.
    pub extent: Extent,
    /// From which severity on a finding makes the command say that something was found.
    pub fail_on: Option<Severity>,
    /// The file to write; standard output where there is none.
    pub output: Option<PathBuf>,
}

/// Reads the shelf, checks it and tells. Whether something is as grave as was asked for.
pub fn run(check: &Check, lang: Lang) -> Result<bool, Fault> {
    let library = library::load_all(&check.shelf).map_err(|error| Fault::folder(&check.shelf, error))?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let ledger = check::check(&library, &Settings::default());
    let written = match &check.output {
        Some(path) => File::create(path).and_then(|file| write(check, &library, &ledger, file)),
        None => forgiving(write(check, &library, &ledger, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: check.output.clone(), error })?;
    Ok(ledger.entries().iter().any(|entry| check.fail_on.is_some_and(|bound| entry.severity() >= Some(bound))))
}

fn write(check: &Check, library: &Library, ledger: &Ledger, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    findings::jsonl(library, ledger, check.extent, &mut sink)?;
    sink.flush()
}
