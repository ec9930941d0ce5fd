//! `kuanxiang show`: what was looked for, printed as cards. At a terminal long texts are wrapped; elsewhere every item is
//! one line with its whole text, so that other programs can take it further.

mod card;
pub mod sheet;

use std::io::{self, IsTerminal, Write};

use super::fault::Fault;
use super::{complain, forgiving};
use crate::export::record;
use crate::library;
use crate::search::{Index, Query};
use crate::source::Shelf;
use crate::tui;
use crate::words::Lang;
use sheet::Sheet;

/// How many things are printed where the reader does not say.
pub const LIMIT: usize = 20;

/// What is looked for, and where.
#[derive(Debug)]
pub struct Show {
    /// The files to read.
    pub shelf: Shelf,
    /// What to look for.
    pub query: Query,
    /// The same as it was written.
    pub asked: String,
    /// How many things to print at most.
    pub limit: usize,
}

/// Reads the shelf and prints what fits. That nothing does is no fault; how much was left out is said on standard error.
pub fn run(show: &Show, lang: Lang) -> Result<(), Fault> {
    let library = library::load_all(&show.shelf).map_err(|error| Fault::folder(&show.shelf, error))?;
    for trouble in &library.troubles {
        complain(&record::sentence(&library, lang, trouble));
    }
    let hits = Index::of(&library).cards(&show.query);
    let mut sheet = Sheet::new(columns());
    for hit in hits.iter().take(show.limit) {
        card::write(&library, lang, hit.thing, &mut sheet);
    }
    let mut out = io::stdout().lock();
    let written = out.write_all(sheet.text().as_bytes()).and_then(|()| out.flush());
    forgiving(written).map_err(|error| Fault::Output { path: None, error })?;
    if hits.is_empty() {
        complain(&lang.nothing_fits(&show.asked));
    } else if hits.len() > show.limit {
        complain(&lang.more_found(hits.len() - show.limit, hits.len()));
    }
    Ok(())
}

/// How many columns there are to print in; no limit where it is no terminal that is printed to.
fn columns() -> Option<usize> {
    if io::stdout().is_terminal() { tui::columns() } else { None }
}
