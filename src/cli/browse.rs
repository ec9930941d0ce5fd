//! `kuanxiang FOLDER`: the screens, once it is certain that there is a folder to read, a terminal to draw on, and that what
//! the reader marks can be kept where that was asked for.

use std::env;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};

use color_eyre::config::{HookBuilder, Theme};
use directories::BaseDirs;

use super::check::settings;
use super::fault::Fault;
use crate::export::paper::{PaperWriter, build, paper_writer};
use crate::review::{Journal, ReviewFault, is_same_file, journal_path};
use crate::source::Shelf;
use crate::tui::{self, Glyphs, Options, Over, ThemeChoice, Told, Work};
use crate::words::Lang;

/// What the screens are opened with.
#[derive(Debug)]
pub struct Browse {
    /// The files to read.
    pub shelf: Shelf,
    /// The language of the interface.
    pub lang: Lang,
    /// The colours.
    pub theme: ThemeChoice,
    /// What lines and bars are drawn with.
    pub glyphs: Glyphs,
    /// The reader's choice of rules; the file of the user's configuration folder where there is none.
    pub rules: Option<PathBuf>,
    /// The review; the one in the user's data folder where none is given.
    pub review: Option<PathBuf>,
    /// Who reviews; the name of the login where none is given.
    pub reviewer: Option<String>,
}

/// Opens the screens and returns when the reader leaves them.
pub fn run(asked: Browse) -> Result<(), Fault> {
    let Browse { shelf, lang, theme, glyphs, rules, review, reviewer } = asked;
    shelf.probe().map_err(|error| Fault::folder(&shelf, error))?;
    let rules = settings(rules.as_deref())?;
    let review = match (journal_path(review.as_deref(), &shelf), review) {
        (Ok(path), Some(_)) => Some(Journal::open(path).map_err(Fault::Review)?.path().to_owned()),
        (Err(fault), Some(_)) => return Err(Fault::Review(fault)),
        // What cannot be kept is told in the screens when there is something to keep.
        (path, None) => path.ok(),
    };
    if !io::stdout().is_terminal() {
        return Err(Fault::NoTerminal);
    }
    let reviewer = reviewer.or_else(login).unwrap_or_default();
    report_panics();
    let options = Options { shelf, lang, theme, glyphs, rules, review, reviewer, paper };
    tui::run(options).map_err(Fault::Screen)
}

/// The name that the reader is logged in with.
fn login() -> Option<String> {
    ["USER", "LOGNAME", "USERNAME"].into_iter().find_map(|name| env::var(name).ok().filter(|name| !name.is_empty()))
}

/// Writes the working paper for the screens and says what came of it.
fn paper(work: &Work<'_>, typed: &str, over: Over) -> Told {
    let path = at_home(typed);
    let lang = work.lang;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let Some(writer) = paper_writer(ending) else { return Told::PaperFailed(lang.paper_ends().into()) };
    if let Err(ReviewFault::InsideFolder(_)) = journal_path(Some(&path), work.shelf) {
        return Told::PaperFailed(lang.paper_inside().into());
    }
    if is_same_file(&path, work.journal.path()) {
        return Told::PaperFailed(lang.paper_over_review().into());
    }
    if over == Over::Ask && path.exists() {
        return Told::PaperThere(typed.to_owned());
    }
    match write(work, writer, &path) {
        Ok(()) => Told::Paper(path.display().to_string()),
        Err(error) => Told::PaperFailed(lang.paper_failed(typed, &lang.refusal(&error))),
    }
}

fn write(work: &Work<'_>, writer: &PaperWriter, path: &Path) -> io::Result<()> {
    let paper = build(work.library, work.ledger, work.journal.marks(), work.lang);
    let mut sink = BufWriter::with_capacity(1 << 16, File::create(path)?);
    (writer.write)(&paper, &mut sink)?;
    sink.flush()
}

/// A path as a shell would read it: `~/` is the reader's own folder.
fn at_home(typed: &str) -> PathBuf {
    let below = typed.strip_prefix("~/").and_then(|rest| Some(BaseDirs::new()?.home_dir().join(rest)));
    below.unwrap_or_else(|| PathBuf::from(typed))
}

/// Makes a panic readable. The screens put their own hook in front, which gives the terminal back first, so this one has
/// to be there before them.
fn report_panics() {
    let colours = io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let theme = if colours { Theme::dark() } else { Theme::new() };
    // Fails only where a hook of this kind is already there, which serves as well.
    let _ = HookBuilder::default().theme(theme).install();
}
