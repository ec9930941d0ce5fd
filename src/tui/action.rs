//! What a reader can ask for, and what the world can report: everything that changes a session goes through here.

use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::audit::Checking;
use super::clip::Extent;
use super::finder::Answer;
use super::opener::Told;
use crate::library::{Library, Progress};
use crate::model::AccountLevel;
use crate::review::Marks;

/// One thing that happens to a session.
#[derive(Clone, Debug)]
pub enum Action {
    /// The cursor or the view moves up or down.
    Move(Motion),
    /// One column to the left, or fold.
    Left,
    /// One column to the right, or unfold.
    Right,
    /// One level deeper, at what the cursor stands on.
    Open,
    /// One step back.
    Back,
    /// Leaves the program.
    Quit,
    /// Shows the page of all keys.
    Help,
    /// Asks for a filter.
    Filter,
    /// The filter is now this text.
    Narrow(String),
    /// A character typed into a prompt.
    Type(char),
    /// Takes back the last character of a prompt.
    Erase,
    /// Empties a prompt.
    Clear,
    /// The next order of the rows.
    Sort,
    /// The next unit of amounts.
    Unit,
    /// The document's own lines.
    Source,
    /// Closes what hangs under the cursor, or goes up to what it hangs under.
    Fold,
    /// Opens what hangs under the cursor.
    Unfold,
    /// Folds or unfolds what hangs under the cursor.
    Toggle,
    /// Shows the tree down to a level.
    Level(AccountLevel),
    /// Shows or hides columns without a figure.
    Blanks,
    /// The neighbouring table or card of the disclosure.
    Sibling(Step),
    /// The next place that prints the same line.
    NextPlace,
    /// The projects and indicators of the disclosure.
    Projects,
    /// Staffing, procurement, assets and scores of the disclosure.
    Facts,
    /// The file itself, in the system's own program.
    OpenFile,
    /// What came of opening a file.
    Told(Told),
    /// The sentence about the line in the source.
    Said,
    /// Everything that can be found.
    Find,
    /// What was found.
    Found(Arc<Answer>),
    /// The commands by name.
    Palette,
    /// To the clipboard.
    Copy(Extent),
    /// The list of troubles.
    Troubles,
    /// Marks the disclosure in view, or takes its mark away.
    Mark,
    /// Puts the disclosure in view beside the marked one, or beside one to be picked.
    Compare,
    /// The neighbouring difference of a comparison.
    Difference(Step),
    /// Only what differs, or all.
    Differing,
    /// The other side of a comparison is looked at.
    Side,
    /// The two sides of a comparison change places.
    Swap,
    /// Shows or hides the row under the cursor in full.
    Detail,
    /// The account of the line in all disclosures, or from there the body over its years, and back.
    Across,
    /// The body over all its years.
    Years,
    /// From budgets to final accounts and back.
    Thread,
    /// What does not hold, and what was checked.
    Findings,
    /// What does not hold, what could not be checked, what holds.
    Coverage,
    /// The neighbouring finding that waits to be reviewed.
    Unreviewed(Step),
    /// The line of the table that prints the figure.
    Row,
    /// The finding is true.
    Accept,
    /// The finding is not true.
    Dismiss,
    /// The finding is to be asked about later.
    Later,
    /// A note on what is in view.
    Note,
    /// The last mark taken back.
    Undo,
    /// What was taken back, done again.
    Redo,
    /// The working paper.
    Paper,
    /// A line of text that was asked for.
    Answer(Ask, String),
    /// What came of the checking.
    Checked(Checking),
    /// The marks as they stand now.
    Marked(Arc<Marks>),
    /// A click at a place of the window.
    Click(Position),
    /// The wheel, by one notch.
    Wheel(Step),
    /// The window has a new size.
    Resize(Size),
    /// The ground changed under the screen: size, unit, or it came back to the front.
    Refresh,
    /// The loading went on.
    Progress(Progress),
    /// The loading is done.
    Loaded(Arc<Library>),
}

impl Action {
    /// Whether the reader asked for it; the rest is reported by the world.
    pub const fn is_the_readers(&self) -> bool {
        !matches!(self, Action::Resize(_) | Action::Told(_) | Action::Found(_) | Action::Checked(_) | Action::Marked(_))
    }
}

/// What a line of text is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Why a finding is not true.
    Reason,
    /// A note.
    Note,
    /// Where the working paper is written.
    Paper,
}

/// How far a cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One page up.
    PageUp,
    /// One page down.
    PageDown,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

/// One of two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The one before.
    Previous,
    /// The one after.
    Next,
}
