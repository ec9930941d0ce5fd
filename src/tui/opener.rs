//! Opens a file with the system's own program, beside the screens and never waiting for it: what came of it is told in the
//! status line. It starts a program of the reader's and reads or writes nothing itself.

use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::clip::Copied;
use super::event::Event;
use super::review::Kept;
use crate::source::{Located, Shelf};
use crate::words::Lang;

/// What is told of opening a file, of copying, of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// The system's program was asked to open this file.
    Opening(String),
    /// The same for the archive that the file is in.
    OpeningArchive(String),
    /// What was copied.
    Copied(Copied),
    /// The search broke down, by a fault of the program.
    SearchBroke,
    /// The checking broke down, by a fault of the program.
    CheckBroke,
    /// No finding waits to be reviewed.
    AllReviewed,
    /// The figure is in no table.
    NoRow,
    /// There is nothing here that a note could be on.
    NothingToNote,
    /// A mark was kept, taken back or done again.
    Kept(Kept),
    /// Another program wrote marks meanwhile.
    MarkedElsewhere,
    /// The journal cannot be used; the sentence says why.
    Journal(String),
    /// The working paper was written: where, and how many rows.
    Paper(String),
    /// Something is there already.
    PaperThere(String),
    /// The working paper was not written; the sentence says why.
    PaperFailed(String),
    /// The screen has nothing to copy.
    NothingToCopy,
    /// The file is in the program itself, not on the disk.
    Carried,
    /// There is no such file any more.
    Gone(String),
    /// Nothing is there that could open a file.
    NoOpener,
    /// The program that should open the file ended with a fault: which one, and its exit status, where it had one.
    Failed(String, Option<i32>),
}

impl Told {
    /// The sentence of the status line.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Told::Opening(path) => lang.opening(path),
            Told::OpeningArchive(path) => lang.opening_archive(path),
            Told::Copied(copied) => copied.sentence(lang),
            Told::SearchBroke => lang.search_broke().into(),
            Told::CheckBroke => lang.check_broke().into(),
            Told::AllReviewed => lang.all_reviewed().into(),
            Told::NoRow => lang.no_row().into(),
            Told::NothingToNote => lang.nothing_to_note().into(),
            Told::Kept(kept) => kept.sentence(lang).into(),
            Told::MarkedElsewhere => lang.marked_elsewhere().into(),
            Told::Journal(sentence) | Told::PaperFailed(sentence) => sentence.clone(),
            Told::Paper(path) => lang.paper_written(path),
            Told::PaperThere(path) => lang.paper_there(path),
            Told::NothingToCopy => lang.nothing_to_copy().into(),
            Told::Carried => lang.samples_are_no_files().into(),
            Told::Gone(path) => lang.file_gone(path),
            Told::NoOpener => lang.no_opener().into(),
            Told::Failed(program, status) => lang.opener_failed(program, *status),
        }
    }

    /// Whether something could not be done.
    pub const fn is_fault(&self) -> bool {
        match self {
            Told::Opening(_) | Told::OpeningArchive(_) | Told::Paper(_) | Told::MarkedElsewhere => false,
            Told::AllReviewed => false,
            Told::Kept(kept) => matches!(kept, Kept::NothingToUndo | Kept::NothingToRedo),
            Told::Copied(copied) => copied.left_out > 0,
            _ => true,
        }
    }
}

/// Asks the system to open a file of a shelf and says what it is about to do; a fault that shows later comes as an event.
pub fn open(shelf: &Shelf, path: &str, sender: &Sender<Event>) -> Told {
    let (file, told) = match shelf.locate(path) {
        Located::Carried => return Told::Carried,
        Located::Gone => return Told::Gone(path.into()),
        Located::File(file) => (file, Told::Opening(path.into())),
        Located::Archive(file) => {
            let archive = path.split("!/").next().unwrap_or(path);
            (file, Told::OpeningArchive(archive.into()))
        }
    };
    let commands = open::commands(file);
    let sender = sender.clone();
    thread::spawn(move || {
        if let Err(fault) = start(commands) {
            // Nobody is told once the reader has left.
            let _ = sender.send(Event::Told(fault));
        }
    });
    told
}

/// Starts the first of some programs that is there, and waits for its end, which with some is that of the viewer.
fn start(commands: Vec<Command>) -> Result<(), Told> {
    for mut command in commands {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        apart(&mut command);
        let Ok(mut child) = command.spawn() else { continue };
        return match child.wait() {
            Ok(status) if !status.success() => {
                Err(Told::Failed(command.get_program().to_string_lossy().into_owned(), status.code()))
            }
            _ => Ok(()),
        };
    }
    Err(Told::NoOpener)
}

/// Keys that interrupt the screens shall not reach the viewer, and it stays when the terminal is closed.
#[cfg(unix)]
fn apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn apart(_: &mut Command) {}
