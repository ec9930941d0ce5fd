//! `kuanxiang paper`: the working paper of a review, to a file or to standard output. The review is read and never written.

use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::PathBuf;

use super::check::settings;
use super::fault::Fault;
use super::{complain, forgiving};
use crate::check;
use crate::export::paper::{Media, Paper, PaperWriter, build};
use crate::export::{record, whose};
use crate::library;
use crate::review::{Journal, ReviewFault, default_path, is_same_file, journal_path};
use crate::source::Shelf;
use crate::words::Lang;

/// What the paper is of, and where it goes.
#[derive(Debug)]
pub struct WorkingPaper {
    /// The files to read.
    pub shelf: Shelf,
    /// The review; the one in the user's data folder where none is given.
    pub review: Option<PathBuf>,
    /// The reader's choice of rules; the file of the user's configuration folder where there is none.
    pub rules: Option<PathBuf>,
    /// The format.
    pub writer: &'static PaperWriter,
    /// The file to write; standard output where there is none.
    pub output: Option<PathBuf>,
}

/// Reads the shelf and the review, checks, and writes the paper.
pub fn run(asked: &WorkingPaper, lang: Lang) -> Result<(), Fault> {
    let path = asked.review.clone().or_else(default_path).ok_or(Fault::Review(ReviewFault::NoDataFolder))?;
    match &asked.output {
        Some(output) if is_same_file(output, &path) => return Err(Fault::Usage(lang.paper_over_review().into())),
        // The next reading would take it for a document, and it may stand in the place of one.
        Some(output) if journal_path(Some(output), &asked.shelf).is_err() => {
            return Err(Fault::Usage(lang.paper_inside().into()));
        }
        None if asked.writer.media == Media::Bytes && io::stdout().is_terminal() => {
            return Err(Fault::Usage(lang.paper_to_terminal().into()));
        }
        _ => {}
    }
    let journal = Journal::open(path).map_err(Fault::Review)?;
    if asked.review.is_some() && !journal.is_begun() {
        return Err(Fault::NoReview(journal.path().display().to_string()));
    }
    lang.review_unread(journal.unread()).iter().for_each(|line| complain(line));
    let library = library::load_all(&asked.shelf).map_err(|error| Fault::folder(&asked.shelf, error))?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let ledger = check::check(&library, &settings(asked.rules.as_deref())?);
    let marks = whose::taken_over(&library, Some(&ledger), journal.marks());
    let paper = build(&library, &ledger, &marks, lang);
    let written = match &asked.output {
        Some(path) => File::create(path).and_then(|file| write(asked.writer, &paper, file)),
        None => forgiving(write(asked.writer, &paper, io::stdout().lock())),
    };
    written.map_err(|error| Fault::Output { path: asked.output.clone(), error })
}

fn write(writer: &PaperWriter, paper: &Paper<'_>, sink: impl Write) -> io::Result<()> {
    let mut sink = BufWriter::with_capacity(1 << 16, sink);
    (writer.write)(paper, &mut sink)?;
    sink.flush()
}
