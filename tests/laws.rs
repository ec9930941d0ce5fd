//! What holds on every screen, whatever is pressed and however large the window is.

use kuanxiang::check::{Outcome, Severity, Why};
use kuanxiang::tui::keymap::{KEYS, Place};
use kuanxiang::tui::press::Press;
use kuanxiang::words::Lang;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::FileFailurePersistence;

use crate::play::{CURSOR, Played, fixture, play, play_on};

/// What stands in the place of a list that has no row for a cursor.
fn nothing_to_stand_on(text: &str) -> bool {
    let zh = Lang::Zh;
    let sentences = [
        zh.nothing_found(),
        zh.no_tables(),
        zh.empty_long(),
        zh.declared_empty_long(),
        zh.no_cells(),
        zh.no_troubles(),
        zh.no_projects(),
        zh.no_facts(),
        zh.no_card(),
        zh.find_hint(),
        zh.all_alike_here(),
        zh.nothing_alone(),
        zh.nothing_to_pick(),
        zh.all_hold(),
        zh.nothing_checked(),
        zh.none_unchecked(),
        zh.none_hold(),
    ];
    // In a narrow window a sentence goes on in the next row.
    let begins = |sentence: &&str| text.contains(&sentence.chars().take(6).collect::<String>());
    sentences.iter().any(begins)
}

/// Whether one finding without figures stands in the place of the list, from its first row on: there is nothing to choose.
fn without_figures(text: &str) -> bool {
    let zh = Lang::Zh;
    let heading = format!("─ {} ─", zh.finding());
    let fails = Severity::ALL.map(Outcome::Fails);
    let outcomes = fails.into_iter().chain([Outcome::Unchecked(Why::NotPrinted), Outcome::Holds]);
    let outcomes: Vec<&str> = outcomes.map(|outcome| zh.outcome(outcome)).collect();
    let mut rows = text.lines().skip_while(|row| !row.starts_with(&heading)).skip(1);
    let begins = rows.next().is_some_and(|row| outcomes.iter().any(|outcome| row.trim_start().starts_with(outcome)));
    begins && !rows.any(|row| row.trim() == zh.operands())
}

/// Keys with a meaning somewhere, and what can happen besides. Leaving is left out.
fn events() -> impl Strategy<Value = Vec<String>> {
    let leaving = ["q", "Ctrl-c"];
    let keys: Vec<String> = KEYS.iter().flat_map(|key| key.press).map(|press| press.label(Lang::En)).collect();
    let keys: Vec<String> = keys.into_iter().filter(|key| !leaving.contains(&key.as_str())).collect();
    let event = prop_oneof![
        8 => select(keys),
        2 => select(vec!["Down", "Enter", "Right"]).prop_map(String::from),
        1 => select(vec!["p", "f", "i", "]"]).prop_map(String::from),
        1 => select(vec!["m", "d", "n", "x", "Tab"]).prop_map(String::from),
        1 => select(vec!["c", "v", "n", "o", "Tab"]).prop_map(String::from),
        1 => select(vec!["text:20", "text:教育", "text:x", "wheel:up", "wheel:down"]).prop_map(String::from),
        1 => (1u16..210, 1u16..62).prop_map(|(width, height)| format!("resize:{width}x{height}")),
        1 => (0u16..210, 0u16..62).prop_map(|(x, y)| format!("click:{x},{y}")),
    ];
    prop::collection::vec(event, 0..40)
}

fn sizes() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![Just((80, 24)), Just((120, 40)), Just((200, 60)), (40u16..210, 8u16..62)]
}

fn is_list(place: Place) -> bool {
    !matches!(place, Place::Loading | Place::Source | Place::Help | Place::Prompt | Place::Ask | Place::Palette)
}

/// The row under the cursor: what the pane of the list says from the sign on, up to the rule or the scroll bar. A finding in
/// full has its sign after a blank.
fn cursor_row(played: &Played) -> Option<String> {
    // On the widest windows a table has the list of its neighbours at its left.
    let beside = played.session().place() == Place::Table && played.size().0 >= 170;
    let pane = |row: &String| row.split(['│', '┃']).nth(usize::from(beside)).map(|pane| pane.trim_end().to_owned());
    played
        .frame()
        .rows()
        .iter()
        .filter_map(pane)
        .find(|pane| pane.strip_prefix(' ').unwrap_or(pane).starts_with(CURSOR))
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 96,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_keys_at_any_size_draw_the_cursor(size in sizes(), events in events()) {
        let mut played = play(size, "");
        for event in events {
            played.keys(&event);
            let text = played.text();
            let bare = nothing_to_stand_on(&text) || without_figures(&text);
            if is_list(played.session().place()) && played.is_drawn() && !bare {
                prop_assert!(cursor_row(&played).is_some(), "after {event}\n{text}");
            }
        }
    }

    #[test]
    fn back_undoes_open(size in sizes(), events in events(), open in select(vec!["Enter", "s", "t", "?", "p", "f", "i", ":", "d", "c"])) {
        let mut played = play(size, "");
        for event in events.iter().filter(|event| !event.starts_with("resize")) {
            played.keys(event);
        }
        // What is told of a copy or a mark is told until the next key.
        played.keys("Home");
        let (before, depth) = (played.picture(), played.session().depth());
        if is_list(played.session().place()) {
            played.keys(open);
            if played.session().depth() > depth || matches!(played.session().place(), Place::Help | Place::Palette) {
                played.keys("Esc");
                prop_assert_eq!(before, played.picture());
            }
        }
    }

    #[test]
    fn another_size_keeps_the_cursor_on_its_thing(size in sizes(), other in sizes(), events in events()) {
        let mut played = play(size, "");
        for event in events.iter().filter(|event| !event.starts_with("resize")) {
            played.keys(event);
        }
        if is_list(played.session().place()) {
            let (title, row) = (played.session().title(), cursor_row(&played));
            played.resize(other);
            prop_assert_eq!(&title, &played.session().title());
            played.resize(size);
            prop_assert_eq!(row, cursor_row(&played));
        }
    }

    #[test]
    fn three_units_lead_back_to_the_first(size in sizes(), events in events()) {
        let mut played = play(size, "");
        for event in &events {
            played.keys(event);
        }
        // Where is typed, the key of the units types itself.
        if is_list(played.session().place()) && played.session().place() != Place::Find {
            // The first round settles the window; from then on a round changes nothing.
            let before = played.keys("u u u").picture();
            prop_assert_eq!(before, played.keys("u u u").picture());
        }
    }
}

#[test]
fn only_rows_in_sight_are_built() {
    let mut played = play_on(fixture::long(20_000), Default::default(), (200, 60), "Down Enter Enter");
    assert_eq!(played.session().place(), Place::Table);
    for keys in ["", "G", "PgUp", "Ctrl-u", "k", "1", "3", "o", "u", "g", "/ text:一行 Enter", "G"] {
        played.keys(keys);
        let built = played.frame().built;
        assert!((50..=60).contains(&built), "{built} rows after {keys}");
    }
    assert!(played.text().contains("20000/20000"), "{}", played.text());
}

#[test]
fn every_key_is_known_by_its_name() {
    for press in KEYS.iter().flat_map(|key| key.press) {
        assert_eq!(Press::parse(&press.label(Lang::En)), Some(*press));
    }
}

#[test]
fn every_screen_can_be_left_and_the_program_too() {
    for keys in [
        "",
        "Down Down Enter",
        "Down Down Enter Enter",
        "Down Down Enter Enter Enter",
        "Down Down Enter Enter s",
        "Down Down p",
        "Down Down p Enter ] s",
        "Down Down Enter i",
        "t",
        "f text:教育 Enter",
        "d",
        "d Enter",
        "d Enter s",
    ] {
        let mut played = play((80, 24), keys);
        let depth = played.session().depth();
        assert!(!played.left());
        played.keys("?").keys("Esc");
        assert_eq!(played.session().depth(), depth);
        for _ in 0..depth {
            played.keys("Esc");
        }
        assert_eq!((played.session().depth(), played.session().place()), (0, Place::Library));
        assert!(play((80, 24), keys).keys("q").left());
        assert!(play((80, 24), keys).keys("Ctrl-c").left());
        assert!(play((80, 24), keys).keys("? Ctrl-c").left());
    }
    assert!(!play((80, 24), "/ q").left(), "a prompt takes letters as they are");
}
