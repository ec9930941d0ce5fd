//! `kuanxiang FOLDER`: the screens, once it is certain that there is a folder to read and a terminal to draw on.

use std::env;
use std::io::{self, IsTerminal};

use color_eyre::config::{HookBuilder, Theme};

use super::fault::Fault;
use crate::tui::{self, Options};

/// Opens the screens and returns when the reader leaves them.
pub fn run(options: Options) -> Result<(), Fault> {
    let shelf = &options.shelf;
    shelf.probe().map_err(|error| Fault::folder(shelf, error))?;
    if !io::stdout().is_terminal() {
        return Err(Fault::NoTerminal);
    }
    report_panics();
    tui::run(options).map_err(Fault::Screen)
}

/// Makes a panic readable. The screens put their own hook in front, which gives the terminal back first, so this one has
/// to be there before them.
fn report_panics() {
    let colours = io::stderr().is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let theme = if colours { Theme::dark() } else { Theme::new() };
    // Fails only where a hook of this kind is already there, which serves as well.
    let _ = HookBuilder::default().theme(theme).install();
}
