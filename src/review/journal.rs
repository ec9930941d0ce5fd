//! The file that marks are kept in. It is only ever added to, one line a keystroke, under a lock and after what another
//! program added is taken in; so two programs on one file keep each other's marks, and whoever is stopped in the middle
//! loses the last key and no more.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::line::{self, Act, Line, Reading, VERSION};
use super::{Key, Marks, Stamp, Verdict};

/// How much of what was read last is compared, to see that the file is still the same.
const TAIL: usize = 64;

/// Why a journal cannot be used.
#[derive(Debug, Error)]
pub enum ReviewFault {
    /// It is there and cannot be read.
    #[error("{}: {error}", .path.display())]
    Read {
        /// The journal.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It cannot be written; nothing of the mark is kept.
    #[error("{}: {error}", .path.display())]
    Write {
        /// The journal.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// It is some other file, which is not touched.
    #[error("{}", .0.display())]
    NotAReview(PathBuf),
    /// It would be in the folder under review.
    #[error("{}", .0.display())]
    InsideFolder(PathBuf),
    /// The system names no folder for the user's data.
    #[error("no folder for the user's data")]
    NoDataFolder,
}

/// What of a journal was left as it is, unread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Lines that end too early, since their writer was stopped; each was one keystroke.
    pub torn: usize,
    /// Lines of a later version of the program.
    pub later: usize,
    /// Lines that are nothing of the kind.
    pub strange: usize,
}

/// The marks of a file, and the way to more.
#[derive(Debug, Default)]
pub struct Journal {
    path: PathBuf,
    marks: Marks,
    unread: Unread,
    /// How many bytes of the file were taken in.
    taken: u64,
    /// The last of them.
    tail: Vec<u8>,
    /// The highest number of a line.
    last: u64,
    /// The numbers of what this journal wrote, to be taken back, the latest last.
    done: Vec<u64>,
    /// The numbers of what it took back, to be done again, the latest last.
    undone: Vec<u64>,
}

impl Journal {
    /// Opens a journal; none is there before the first mark.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or is some other file.
    pub fn open(path: impl Into<PathBuf>) -> Result<Journal, ReviewFault> {
        let mut journal = Journal { path: path.into(), ..Journal::default() };
        journal.refresh()?;
        Ok(journal)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether the file holds anything yet.
    pub const fn is_begun(&self) -> bool {
        self.taken > 0
    }

    /// The marks as they stand.
    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// What of the file was left unread.
    pub const fn unread(&self) -> Unread {
        self.unread
    }

    /// How many bytes of the file were taken in.
    pub const fn size(&self) -> u64 {
        self.taken
    }

    /// How many steps can be taken back: what this journal wrote since it was opened.
    pub const fn undo_steps(&self) -> usize {
        self.done.len()
    }

    /// Takes in what another program wrote since.
    ///
    /// # Errors
    /// As [`Journal::open`].
    pub fn refresh(&mut self) -> Result<(), ReviewFault> {
        let file = match fs::metadata(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Ok(about) if !about.is_file() => return Err(ReviewFault::NotAReview(self.path.clone())),
            _ => File::open(&self.path),
        };
        let mut file = file.map_err(|error| self.unreadable(error))?;
        held(file.lock_shared()).map_err(|error| self.unreadable(error))?;
        self.take_in(&mut file)
    }

    /// Judges a finding, `seen` being its sentence; no verdict takes the one before away.
    ///
    /// # Errors
    /// Where the journal cannot be written or read; nothing is changed then.
    pub fn judge(&mut self, key: &Key, verdict: Option<Verdict>, seen: &str, stamp: &Stamp) -> Result<(), ReviewFault> {
        self.act(Act::Judge { on: key.clone(), seen: seen.into(), verdict }, stamp)
    }

    /// Notes something on a figure, a project or a finding, `seen` being the printed value or the sentence; an empty text
    /// takes the note before away.
    ///
    /// # Errors
    /// As [`Journal::judge`].
    pub fn note(&mut self, key: &Key, text: &str, seen: &str, stamp: &Stamp) -> Result<(), ReviewFault> {
        self.act(Act::Note { on: key.clone(), seen: seen.into(), text: text.trim().into() }, stamp)
    }

    /// Takes back the last thing that this journal wrote and did not take back yet, and gives what it was on. What another
    /// program wrote stays.
    ///
    /// # Errors
    /// As [`Journal::judge`].
    pub fn undo(&mut self, stamp: &Stamp) -> Result<Option<Key>, ReviewFault> {
        let written = self.append(stamp, |journal| Some(Act::Withdraw { of: *journal.done.last()? }))?;
        let of = written.and_then(|_| self.done.pop());
        self.undone.extend(of);
        Ok(of.and_then(|of| self.marks.key_of(of).cloned()))
    }

    /// Does again what was taken back last, and gives what it was on.
    ///
    /// # Errors
    /// As [`Journal::judge`].
    pub fn redo(&mut self, stamp: &Stamp) -> Result<Option<Key>, ReviewFault> {
        let written = self.append(stamp, |journal| Some(Act::Restore { of: *journal.undone.last()? }))?;
        let of = written.and_then(|_| self.undone.pop());
        self.done.extend(of);
        Ok(of.and_then(|of| self.marks.key_of(of).cloned()))
    }

    fn act(&mut self, act: Act, stamp: &Stamp) -> Result<(), ReviewFault> {
        let number = self.append(stamp, |_| Some(act))?;
        self.done.extend(number);
        self.undone.clear();
        Ok(())
    }

    /// Adds one line, after what others added is taken in. What it says is asked for only then; its number is given back.
    fn append(&mut self, stamp: &Stamp, act: impl FnOnce(&Journal) -> Option<Act>) -> Result<Option<u64>, ReviewFault> {
        let mut file = self.opened().map_err(|error| self.unwritable(error))?;
        held(file.lock()).map_err(|error| self.unwritable(error))?;
        self.take_in(&mut file)?;
        let Some(act) = act(self) else { return Ok(None) };
        let number = self.last.saturating_add(1);
        let line = Line { v: VERSION, n: number, stamp: stamp.clone(), act };
        // What a writer that was stopped left without an end gets one.
        let mut bytes = if self.is_open_ended() { vec![b'\n'] } else { Vec::new() };
        let written = serde_json::to_writer(&mut bytes, &line).map_err(io::Error::from);
        bytes.push(b'\n');
        written.and_then(|()| write_once(&mut file, &bytes)).map_err(|error| {
            // Half a line is worth nothing; where it stays, it is told as torn.
            let _ = file.set_len(self.taken);
            self.unwritable(error)
        })?;
        self.read_lines(&bytes);
        Ok(Some(number))
    }

    fn opened(&self) -> io::Result<File> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Some(folder) = folder {
            fs::create_dir_all(folder)?;
        }
        let is_new = !self.path.exists();
        let file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        if let Some(Ok(folder)) = folder.filter(|_| is_new).map(File::open) {
            // The name of a new file is kept by its folder; not every system can be asked to.
            let _ = folder.sync_all();
        }
        Ok(file)
    }

    /// Takes in what the file has more, or all of it where it is no longer the same.
    fn take_in(&mut self, file: &mut File) -> Result<(), ReviewFault> {
        let read = |from: u64, file: &mut File| -> io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            file.seek(SeekFrom::Start(from))?;
            file.read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let known = self.tail.len();
        let bytes = read(self.taken - known as u64, file).map_err(|error| self.unreadable(error))?;
        if let Some(more) = bytes.strip_prefix(&*self.tail).filter(|_| known > 0) {
            self.read_lines(more);
            return Ok(());
        }
        let bytes = if known > 0 { read(0, file).map_err(|error| self.unreadable(error))? } else { bytes };
        if !line::is_journal(&bytes) {
            return Err(ReviewFault::NotAReview(self.path.clone()));
        }
        *self = Journal { path: std::mem::take(&mut self.path), ..Journal::default() };
        self.read_lines(&bytes);
        Ok(())
    }

    fn read_lines(&mut self, bytes: &[u8]) {
        for line in bytes.split(|byte| *byte == b'\n') {
            match line::read(line) {
                Reading::Blank => {}
                Reading::Line(line) => {
                    self.last = self.last.max(line.n);
                    self.marks.take(*line);
                }
                Reading::Later(number) => {
                    self.last = self.last.max(number.unwrap_or_default());
                    self.unread.later += 1;
                }
                Reading::Torn => self.unread.torn += 1,
                Reading::Unreadable => self.unread.strange += 1,
            }
        }
        self.taken += bytes.len() as u64;
        self.tail.extend_from_slice(&bytes[bytes.len().saturating_sub(TAIL)..]);
        self.tail.drain(..self.tail.len().saturating_sub(TAIL));
    }

    fn is_open_ended(&self) -> bool {
        self.tail.last().is_some_and(|byte| *byte != b'\n')
    }

    fn unreadable(&self, error: io::Error) -> ReviewFault {
        ReviewFault::Read { path: self.path.clone(), error }
    }

    fn unwritable(&self, error: io::Error) -> ReviewFault {
        ReviewFault::Write { path: self.path.clone(), error }
    }
}

/// A lock, where the file system knows of locks; where it does not, a line is still written at once and at the end.
fn held(lock: io::Result<()>) -> io::Result<()> {
    match lock {
        Err(error) if error.kind() == ErrorKind::Unsupported => Ok(()),
        lock => lock,
    }
}

/// Writes a line by one call, so that nobody ever sees a part of it, and has it put on the disk.
fn write_once(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    let written = loop {
        match file.write(bytes) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            written => break written?,
        }
    };
    if written < bytes.len() {
        return Err(ErrorKind::StorageFull.into());
    }
    file.sync_data()
}

#[cfg(test)]
mod tests;
