//! The working paper 工作底稿: what the reader accepted, noted and dismissed, each with the figures that prove it and their
//! places, ready to be handed in. What it says is decided in [`content`] alone; a writer gives it one form.

mod columns;
pub mod content;
mod csv;
mod md;
mod xlsx;

use std::io::{self, Write};

pub use content::{Paper, build};

/// A format of the working paper.
#[derive(Debug)]
pub struct PaperWriter {
    /// What the command line calls it; also how the names of its files end.
    pub id: &'static str,
    /// Whether it can be read on a terminal.
    pub media: Media,
    /// Writes a paper. The same paper gives the same bytes on every run.
    ///
    /// # Errors
    /// Those of the sink, as they come.
    pub write: fn(&Paper<'_>, &mut dyn Write) -> io::Result<()>,
}

/// What a format is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// Text in UTF-8.
    Text,
    /// Bytes for a program.
    Bytes,
}

/// Every format there is; the first is the one used unless another is asked for.
pub const PAPER_WRITERS: &[PaperWriter] = &[md::WRITER, xlsx::WRITER, csv::WRITER];

/// The writer of a format, or of a name's ending, in capitals or not.
pub fn paper_writer(id: &str) -> Option<&'static PaperWriter> {
    PAPER_WRITERS.iter().find(|writer| writer.id.eq_ignore_ascii_case(id))
}

#[cfg(test)]
mod tests;
