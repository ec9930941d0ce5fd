//! `kuanxiang check`: what does not add up, as a text to be read or as records for other programs.

mod text;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::fault::Fault;
use super::{complain, forgiving, spare};
use crate::check::{self, Ledger, Settings, Severity};
use crate::export::findings::{Extent, FindingWriter};
use crate::export::record;
use crate::library::{self, Library};
use crate::source::{Shelf, own_text};
use crate::words::Lang;

/// What is checked, and how it is told.
#[derive(Debug)]
pub struct Check {
    /// The files to read.
    pub shelf: Shelf,
    /// The format; a text for people where there is none.
    pub writer: Option<&'static FindingWriter>,
    /// The reader's choice of rules; the file of the user's configuration folder where there is none.
    pub rules: Option<PathBuf>,
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
    spare(&library, &check.shelf, check.output.as_deref(), lang)?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let settings = settings(check.rules.as_deref())?;
    let ledger = check::check(&library, &settings);
    let written = match &check.output {
        Some(path) => File::create(path).and_then(|file| write(check, lang, &library, &ledger, file)),
        None => forgiving(write(check, lang, &library, &ledger, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: check.output.clone(), error })?;
    Ok(ledger.entries().iter().any(|entry| check.fail_on.is_some_and(|bound| entry.severity() >= Some(bound))))
}

fn write(check: &Check, lang: Lang, library: &Library, ledger: &Ledger, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    match check.writer {
        Some(writer) => (writer.write)(library, ledger, check.extent, &mut sink)?,
        None => sink.write_all(text::of(lang, library, ledger, check.extent).as_bytes())?,
    }
    sink.flush()
}

/// The reader's choice of rules: what a named file says, else what `rules.toml` in the user's configuration folder says
/// where there is one.
///
/// # Errors
/// Where the named file cannot be read, or either is not of the form that [`Settings::parse`] reads.
pub fn settings(named: Option<&Path>) -> Result<Settings, Fault> {
    let usual = || ProjectDirs::from("", "", env!("CARGO_PKG_NAME")).map(|dirs| dirs.config_dir().join("rules.toml"));
    let Some(path) = named.map(Path::to_owned).or_else(usual) else { return Ok(Settings::default()) };
    let text = match own_text(&path) {
        Ok(text) => text,
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => return Ok(Settings::default()),
        Err(error) => return Err(Fault::Folder { path: path.display().to_string(), error }),
    };
    Settings::parse(&text).map_err(|fault| Fault::Settings { path, fault })
}
