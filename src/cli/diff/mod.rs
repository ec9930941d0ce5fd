//! `kuanxiang diff`: two disclosures side by side, as a text to be read or as records for other programs. What is compared
//! is decided by the core; here it is only named, set and written.

mod grid;
pub mod pick;
mod rest;
mod tables;
mod text;
mod told;

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use super::fault::Fault;
use super::{complain, forgiving, spare};
use crate::diff::Comparison;
use crate::export::changes::ChangeWriter;
use crate::export::record;
use crate::library::{self, Library};
use crate::source::Shelf;
use crate::tui;
use crate::words::Lang;

/// Columns of the text where it is not written to a terminal.
const COLUMNS: usize = 100;

/// What is compared, and how it is written.
#[derive(Debug)]
pub struct Diff {
    /// The files to read.
    pub shelf: Shelf,
    /// The first, as it was named.
    pub a: String,
    /// The second.
    pub b: String,
    /// The format.
    pub form: Form,
    /// The file to write; standard output where there is none.
    pub output: Option<PathBuf>,
}

/// What is written.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A text for people.
    Text(Breadth),
    /// Records for other programs.
    Records(&'static ChangeWriter),
}

/// How much a text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breadth {
    /// What differs, and what it hangs under.
    Differing,
    /// Everything.
    All,
}

/// Reads the shelf, compares and writes. That two do not differ is no fault, and neither is a pipe closed early.
pub fn run(diff: &Diff, lang: Lang) -> Result<(), Fault> {
    let library = library::load_all(&diff.shelf).map_err(|error| Fault::folder(&diff.shelf, error))?;
    spare(&library, &diff.shelf, diff.output.as_deref(), lang)?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let pick = |asked: &str| pick::one(&library, asked).map_err(Fault::Choice);
    let (a, b) = (pick(&diff.a)?, pick(&diff.b)?);
    let comparison = Comparison::of((a, library.disclosure(a)), (b, library.disclosure(b)));
    let written = match &diff.output {
        Some(path) => File::create(path).and_then(|file| write(diff, &library, &comparison, lang, file)),
        None => forgiving(write(diff, &library, &comparison, lang, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: diff.output.clone(), error })?;
    // Records tell what both could have; a text says the rest itself.
    if let Form::Records(_) = diff.form {
        rest::lines(lang, &library, &comparison).iter().for_each(|line| complain(line));
    }
    Ok(())
}

fn write(diff: &Diff, library: &Library, comparison: &Comparison, lang: Lang, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    match diff.form {
        Form::Records(writer) => (writer.write)(library, comparison, &mut sink)?,
        Form::Text(breadth) => {
            let text = text::of(lang, library, comparison, breadth, columns(diff));
            sink.write_all(text.as_bytes())?;
        }
    }
    sink.flush()
}

/// How many columns a text may take.
fn columns(diff: &Diff) -> usize {
    let terminal = diff.output.is_none() && io::stdout().is_terminal();
    terminal.then(tui::columns).flatten().unwrap_or(COLUMNS)
}
