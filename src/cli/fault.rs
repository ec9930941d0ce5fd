//! Why a command could not run, as one sentence in the reader's language; where there is a choice, with what to choose from.

use std::io;
use std::path::PathBuf;

use super::diff::pick::{Choice, Fits};
use crate::check::SettingsFault;
use crate::review::ReviewFault;
use crate::source::Shelf;
use crate::words::Lang;

/// A reason for leaving with status 2.
#[derive(Debug)]
pub enum Fault {
    /// The arguments; the sentence says which.
    Usage(String),
    /// A folder that cannot be opened.
    Folder {
        /// As it was given.
        path: String,
        /// What the system said.
        error: io::Error,
    },
    /// A file, or standard output where there is no path, that cannot be written.
    Output {
        /// As it was given.
        path: Option<PathBuf>,
        /// What the system said.
        error: io::Error,
    },
    /// A choice of rules that cannot be understood.
    Settings {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        fault: SettingsFault,
    },
    /// A name that fits no disclosure, or several.
    Choice(Choice),
    /// The journal of the review.
    Review(ReviewFault),
    /// A review that was asked for by its path and is not there.
    NoReview(String),
    /// Screens were asked for and there is nowhere to draw them.
    NoTerminal,
    /// The screens failed while they were open; the terminal is given back.
    Screen(color_eyre::Report),
}

impl Fault {
    /// A shelf that cannot be opened.
    pub fn folder(shelf: &Shelf, error: io::Error) -> Fault {
        Fault::Folder { path: shelf.name(), error }
    }

    /// The sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Fault::Usage(sentence) => {
                format!("{sentence}{}{}", lang.pick("；", "; "), lang.see_help())
            }
            Fault::Folder { path, error } => lang.cannot_open(path, error),
            Fault::Output { path, error } => {
                let path = path.as_ref().map(|path| path.display().to_string());
                lang.cannot_write(path.as_deref().unwrap_or(lang.output_name()), error)
            }
            Fault::Choice(Choice { asked, fits: Fits::None, candidates }) => lang.fits_none(asked, candidates),
            Fault::Choice(Choice { asked, fits: Fits::Several, candidates }) => lang.fits_several(asked, candidates),
            Fault::Review(fault) => lang.review_fault(fault),
            Fault::NoReview(path) => lang.no_review(path),
            Fault::Settings { path, fault } => lang.bad_settings(&path.display().to_string(), fault),
            Fault::NoTerminal => lang.no_terminal().into(),
            Fault::Screen(report) => lang.screen_failed(&format!("{report:#}")),
        }
    }
}
