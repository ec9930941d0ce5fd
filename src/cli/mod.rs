//! The command line: what was asked for, the commands that need no screen, and what could not be done, said in one line.
//! Opening the screens is left to the caller, which is told to with [`Next::Browse`].

mod arguments;
mod export;
mod fault;

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use crate::source::Shelf;
use crate::words::Lang;
use arguments::{Asked, Request};
use fault::Fault;

/// The command could not run; documents with troubles are no reason for it.
const COULD_NOT_RUN: u8 = 2;

/// Colours for which background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Whichever the terminal has.
    #[default]
    Auto,
    /// A dark background.
    Dark,
    /// A light background.
    Light,
}

/// With which characters lines and bars are drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Glyphs {
    /// Box drawing and block elements.
    #[default]
    Drawn,
    /// ASCII alone.
    Ascii,
}

/// What the screens are to show.
#[derive(Clone, Debug)]
pub struct Browse {
    /// The files to read; known to be there.
    pub shelf: Shelf,
    /// The language of the interface.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// The characters.
    pub glyphs: Glyphs,
}

/// What remains to be done after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// Nothing: leave with this status.
    Exit(ExitCode),
    /// Open the screens.
    Browse(Browse),
}

/// Reads the arguments, the first being the program's own name, and runs the command they ask for.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> Next {
    let Asked { lang, request } = arguments::read(arguments);
    let done = match request {
        Ok(Request::Browse(browse)) => match ready(&browse.shelf) {
            Ok(()) => return Next::Browse(browse),
            Err(fault) => Err(fault),
        },
        Ok(Request::Export(export)) => export::run(&export, lang),
        Ok(Request::Print(text)) => print(&text),
        Err(fault) => Err(fault),
    };
    Next::Exit(done.map_or_else(|fault| refuse(lang, &fault.sentence(lang)), |()| ExitCode::SUCCESS))
}

/// Says on standard error that the screens failed, and gives the status for it.
pub fn screen_failed(lang: Lang, report: &dyn std::fmt::Debug) -> ExitCode {
    refuse(lang, &format!("{}: {report:?}", lang.terminal_failed()))
}

fn refuse(lang: Lang, sentence: &str) -> ExitCode {
    let colon = lang.pick("：", ": ");
    complain(&format!("kuanxiang{colon}{sentence}"));
    ExitCode::from(COULD_NOT_RUN)
}

fn ready(shelf: &Shelf) -> Result<(), Fault> {
    shelf.probe().map_err(|error| Fault::folder(shelf, error))?;
    if io::stdout().is_terminal() { Ok(()) } else { Err(Fault::NoTerminal) }
}

fn print(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    forgiving(writeln!(out, "{text}").and_then(|()| out.flush())).map_err(|error| Fault::Output { path: None, error })
}

/// A line on standard error; nobody is left to be told where that is closed.
fn complain(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// A pipe that the reader closed is the reader's way of saying that it was enough.
fn forgiving(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
