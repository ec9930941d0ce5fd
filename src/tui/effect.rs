//! What the world must do after an update; the run loop does it.

use std::sync::Arc;

/// What the world must do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing.
    #[default]
    None,
    /// Stop loading and hand over what was read until now.
    Stop,
    /// Open a file with the system's own program, by its path on the shelf.
    Open(Arc<str>),
    /// Look for a text, and let go of what was looked for before.
    Search(String),
    /// Give a text to the clipboard.
    Copy(String),
    /// Leave the program.
    Leave,
}
