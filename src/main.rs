//! Arguments in, exit code out.

use std::process::ExitCode;

use kuanxiang::cli::{self, Browse, Next};
use kuanxiang::tui::{self, Options, ThemeChoice};

fn main() -> ExitCode {
    match cli::run(std::env::args_os()) {
        Next::Exit(status) => status,
        Next::Browse(browse) => {
            let lang = browse.lang;
            let shown = color_eyre::install().and_then(|()| tui::run(options(browse)));
            shown.map_or_else(|report| cli::screen_failed(lang, &report), |()| ExitCode::SUCCESS)
        }
    }
}

/// What was asked for on the command line, as the screens take it.
fn options(browse: Browse) -> Options {
    Options {
        shelf: browse.shelf,
        lang: browse.lang,
        theme: match browse.theme {
            cli::Theme::Auto => ThemeChoice::Auto,
            cli::Theme::Dark => ThemeChoice::Dark,
            cli::Theme::Light => ThemeChoice::Light,
        },
        glyphs: match browse.glyphs {
            cli::Glyphs::Drawn => tui::Glyphs::Blocks,
            cli::Glyphs::Ascii => tui::Glyphs::Ascii,
        },
    }
}
