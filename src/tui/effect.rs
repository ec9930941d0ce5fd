//! What the world must do after an update; the run loop does it.

use std::sync::Arc;

use super::review::Keep;

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
    /// Keep a mark in the journal.
    Keep(Keep),
    /// Write the working paper to a file, by its path as it was typed.
    Paper(String, Over),
    /// Leave the program.
    Leave,
}

/// What is done where a file is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// It is left alone, and the reader is told.
    Ask,
    /// It is written over.
    Write,
}
