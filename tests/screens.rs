//! Every screen as it is drawn at three sizes: the text, then every run of it that is styled. `cargo insta review` or
//! `INSTA_UPDATE=always` takes over what changed; the pictures are looked at before that.

use kuanxiang::tui::Glyphs;
use kuanxiang::tui::session::Look;
use kuanxiang::tui::theme::Theme;
use kuanxiang::words::Lang;

use crate::play::{fixture, play, play_on};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn check(name: &str, keys: &str) {
    for size in SIZES {
        let picture = play(size, keys).picture();
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path("snapshots");
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings.bind(|| insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), picture));
    }
}

/// From the library to the table of all spending of the fullest disclosure.
const TO_EXPENDITURE: &str = "Down Down Enter Down Enter";

#[test]
fn library() {
    check("library", "");
    check("library-disclosure", "Down Down");
    check("library-by-amount", "o");
    check("library-filtered", "/ text:教育");
    check("library-folded", "-");
}

#[test]
fn disclosure() {
    check("disclosure", "Down Down Enter");
    check("disclosure-without-tables", "G Up Enter");
}

#[test]
fn table() {
    check("table", &format!("{TO_EXPENDITURE} Down Down Down"));
    check("table-classes", &format!("{TO_EXPENDITURE} 1"));
    check("table-sections", &format!("{TO_EXPENDITURE} 2"));
    check("table-sorted", &format!("{TO_EXPENDITURE} Right Right o"));
    check("table-filtered", &format!("{TO_EXPENDITURE} / text:住房 Enter"));
    check("table-in-yuan", &format!("{TO_EXPENDITURE} u"));
    check("table-two-blocks", "Down Down Enter Enter G");
    check("table-projects", "Down Down Enter Down Down Down Enter");
    check("table-projects-blanks", "Down Down Enter Down Down Down Enter b Right Right Right Right Right Right Right");
    check("table-one-line", "Down Down Enter G Up Enter");
    check("table-empty", "Down Down Enter G Enter");
}

#[test]
fn line() {
    check("line", &format!("{TO_EXPENDITURE} Down Down Down Enter"));
    check("line-in-doubt", "Down Down Enter Down Down Down Enter Enter");
}

#[test]
fn source() {
    check("source", &format!("{TO_EXPENDITURE} Down Down Down Right Right s"));
    check("source-end", &format!("{TO_EXPENDITURE} s G"));
    check("source-of-a-blank", &format!("{TO_EXPENDITURE} Down Down Right Right s"));
}

#[test]
fn troubles() {
    check("troubles", "t Down");
    check("troubles-source", "t Down Enter");
}

#[test]
fn help() {
    check("help-table", &format!("{TO_EXPENDITURE} ?"));
    check("help-library", "?");
}

#[test]
fn a_small_window_says_so() {
    for size in [(39, 24), (80, 7), (1, 1)] {
        let text = play(size, "Down Enter").text();
        assert!(text.starts_with('窗') || size.0 < 2, "{text}");
    }
}

#[test]
fn nothing_but_ascii_where_that_is_asked_for() {
    let look = Look { lang: Lang::En, glyphs: Glyphs::Ascii, ..Look::default() };
    for keys in ["", "Down Down Enter", TO_EXPENDITURE, "?", "t"] {
        let played = play_on(fixture::library(), look, (120, 40), keys);
        let furniture = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c);
        assert!(!played.text().contains(furniture), "{}", played.text());
    }
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let plain = Look { theme: Theme::Plain, ..Look::default() };
    for keys in ["", "Down Down Enter", TO_EXPENDITURE, "Down Down Enter Down Enter s", "t"] {
        let coloured = play((120, 40), keys);
        let plain = play_on(fixture::library(), plain, (120, 40), keys);
        assert_eq!(coloured.text(), plain.text());
        let runs = plain.frame().runs();
        assert!(
            !runs.is_empty() && runs.iter().all(|run| !run.contains("Cyan") && !run.contains("Yellow")),
            "{runs:?}"
        );
    }
}
