//! The command line: what was asked for, the commands that need no screen, and what could not be done, said in one line.
//! Everything that the program prints outside its screens is printed here.

mod arguments;
mod browse;
mod check;
mod diff;
mod export;
mod fault;
mod paper;
mod show;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use crate::guard;
use crate::library::Library;
use crate::review::is_same_file;
use crate::source::{FileId, Located, Shelf};
use crate::words::Lang;
use arguments::{Asked, Request};
use fault::Fault;

/// The command could not run; documents with troubles are no reason for it.
const COULD_NOT_RUN: u8 = 2;
/// `check --fail-on` met a finding that is grave enough.
const FOUND: u8 = 1;

/// Reads the arguments, the first being the program's own name, does what they ask for, and gives the exit status.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    guard::hush();
    let Asked { lang, request } = arguments::read(arguments);
    let done = match request {
        Ok(Request::Browse(options)) => browse::run(options),
        Ok(Request::Export(export)) => export::run(&export, lang),
        Ok(Request::Diff(diff)) => diff::run(&diff, lang),
        Ok(Request::Check(check)) => match check::run(&check, lang) {
            Ok(true) => return ExitCode::from(FOUND),
            Ok(false) => Ok(()),
            Err(fault) => Err(fault),
        },
        Ok(Request::Paper(paper)) => paper::run(&paper, lang),
        Ok(Request::Show(show)) => show::run(&show, lang),
        Ok(Request::Print(text)) => print(&text),
        Err(fault) => Err(fault),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let colon = lang.pick("：", ": ");
            complain(&format!("kuanxiang{colon}{}", fault.sentence(lang)));
            ExitCode::from(COULD_NOT_RUN)
        }
    }
}

fn print(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    forgiving(writeln!(out, "{text}").and_then(|()| out.flush())).map_err(|error| Fault::Output { path: None, error })
}

/// A line on standard error; nobody is left to be told where that is closed.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Refuses to write over a document that a disclosure was read from.
fn spare(library: &Library, shelf: &Shelf, output: Option<&Path>, lang: Lang) -> Result<(), Fault> {
    let Some(output) = output.filter(|output| output.is_file()) else { return Ok(()) };
    let mut files = library.disclosures.iter().flat_map(|disclosure| &disclosure.files);
    let is_document = |file: &FileId| match shelf.locate(&library.document(*file).path) {
        Located::File(path) | Located::Archive(path) => is_same_file(&path, output),
        Located::Carried | Located::Gone => false,
    };
    match files.any(is_document) {
        true => Err(Fault::Usage(lang.over_document(&output.display().to_string()))),
        false => Ok(()),
    }
}

/// A pipe that the reader closed is the reader's way of saying that it was enough.
fn forgiving(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
