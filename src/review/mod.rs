//! What the reader makes of what the program found: findings accepted, dismissed with a reason or left for later, and notes
//! on figures, projects and findings. All of it is kept in a [`Journal`], a file that is only ever added to. Nothing is
//! checked here and no document known: a mark is kept under a [`Key`] made of what the documents say, never of a place in
//! a file, beside the text that stood there when it was made. Who marks and when is given in by the caller.

mod journal;
mod key;
mod line;
mod mark;
mod marks;
mod moment;
mod place;

pub use journal::{Journal, ReviewFault, Unread};
pub use key::Key;
pub use mark::{Kept, Mark, Standing, Verdict};
pub use marks::{Marks, Progress};
pub use moment::{Stamp, beijing};
pub use place::{default_path, is_same_file, journal_path};
