//! What the reading could not do: never an error that stops it, always a place and a kind.

use crate::source::Origin;

use super::Name;

/// What kind of trouble; `Lang::trouble` makes a sentence of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TroubleKind {
    /// The file could not be opened; `about` is the system's reason.
    Unreadable,
    /// The program itself failed at the file; `about` names the reader, or what came after it.
    Fault,
    /// The file has no content.
    Empty,
    /// Needs a password.
    Locked,
    /// Broken so that nothing can be read.
    Damaged,
    /// Pages that are pictures; `about` is how many of all.
    Scanned,
    /// Sheets that a spreadsheet program does not show; `about` names them. They are read like the others.
    HiddenSheet,
    /// Larger than what is read of one file; `about` says which bound stopped the reading.
    TooLarge,
    /// Not text, and no reader claims it.
    Binary,
    /// Pages left out for their size; `about` is the number of the first, a blank, and how many there are.
    PagesLeft,
    /// Pages with more on them than is read of one, read in part; `about` as for those left out.
    PagesCut,
    /// Pages left out since a font of theirs cannot be read; `about` as for those left out for their size.
    BrokenFont,
    /// Bytes that are no characters in the detected encoding.
    Encoding,
    /// The document stops in the middle; `about` says of what.
    Truncated,
    /// No department, year or known table in it: not taken for a disclosure.
    UnknownDocument,
    /// A form that nobody filled in: tables without a figure and without a body.
    BlankForm,
    /// A disclosure without the name of its department.
    NoDepartment,
    /// Statutory tables that nowhere say of which kind they are, taken for a budget.
    KindSurmised,
    /// Another file of the same body, year and kind gives another figure; `about` is a [`Discord`](super::Discord).
    OtherFigure,
    /// A table whose title fits no statutory form; `about` is the title.
    UnknownForm,
    /// A column whose header has no known meaning; `about` is the header.
    UnknownColumn,
    /// A cell of an amount column that is no number; `about` is the text.
    NotANumber,
    /// Figures that fit more than one column; `about` names the lines.
    Unplaced,
    /// An account name and a project name that run into each other; `about` is the text.
    NameInDoubt,
    /// Sums that no placement satisfies; `about` names the line.
    SumsDiffer,
    /// More ways to place the figures of a table than are searched; `about` names the first line it is true of.
    SearchCut,
    /// Text inside a table that belongs to no line; `about` is the text.
    Leftover,
}

/// One thing the reading could not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What happened.
    pub kind: TroubleKind,
    /// Where.
    pub origin: Origin,
    /// The text, header or reason the sentence speaks of; empty where the kind says it all.
    pub about: Name,
}

impl Trouble {
    /// A trouble at a place.
    pub fn new(kind: TroubleKind, origin: Origin, about: impl Into<Name>) -> Trouble {
        Trouble { kind, origin, about: about.into() }
    }
}

/// A figure that two files give differently, for the sentence of a [`TroubleKind::OtherFigure`]. Both values are as told,
/// with their unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discord {
    /// The title of the table; empty for a sentence.
    pub title: String,
    /// What the figure is of; empty where the two tables could not be put side by side.
    pub name: String,
    /// The value here.
    pub here: String,
    /// The value in the other file.
    pub there: String,
    /// The path of the other file.
    pub path: String,
    /// The page there; empty where the format has none, or where it is a sheet.
    pub page: String,
    /// The sheet there, likewise.
    pub sheet: String,
    /// The line there, on its page or sheet.
    pub line: String,
    /// How many more figures of the table differ.
    pub more: String,
}

impl Discord {
    /// As [`Trouble::about`] holds it: the parts in the order above, a tab between two.
    pub fn about(&self) -> Name {
        let Discord { title, name, here, there, path, page, sheet, line, more } = self;
        let parts = [title, name, here, there, path, page, sheet, line, more];
        parts.map(|part| part.replace('\t', " ")).join("\t").into()
    }

    /// What [`Discord::about`] wrote; parts that are not there are empty.
    pub fn of(about: &str) -> Discord {
        let mut parts = about.split('\t').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Discord {
            title: next(),
            name: next(),
            here: next(),
            there: next(),
            path: next(),
            page: next(),
            sheet: next(),
            line: next(),
            more: next(),
        }
    }
}
