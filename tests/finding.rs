//! Finding everything, and commands by name: what is typed, what is then under the cursor, where Enter leads, and that Esc
//! leads back to exactly where one was.

use std::sync::Arc;

use kuanxiang::search::Index;
use kuanxiang::tui::action::Action;
use kuanxiang::tui::effect::Effect;
use kuanxiang::tui::finder::Answer;
use kuanxiang::tui::keymap::{KEYS, Place, keys_on};
use kuanxiang::tui::session::{Look, Session};
use kuanxiang::words::Lang;
use ratatui::layout::Size;

use crate::play::{CURSOR, Played, fixture, play};

const SIZE: (u16, u16) = (80, 24);

/// The row under the cursor.
fn row(played: &Played) -> String {
    let rows = played.frame().rows();
    rows.into_iter().find(|row| row.starts_with(CURSOR)).unwrap_or_default()
}

/// What is marked as fitting.
fn marked(played: &Played) -> Vec<String> {
    let runs = played.frame().runs();
    let marked = runs.iter().filter(|run| run.contains("Green BOLD+UNDERLINED"));
    marked.filter_map(|run| run.split_once(": ").map(|(_, text)| text.trim().to_owned())).collect()
}

/// The last part of the path.
fn about(played: &Played) -> String {
    played.session().title().crumbs.last().expect("a path").clone()
}

#[test]
fn a_project_is_found_by_its_initials_and_left_again() {
    let mut played = play(SIZE, "Down Down Enter Down Enter Down Down");
    let before = played.picture();
    played.keys("f text:zwxxxtyx");
    assert_eq!(played.session().place(), Place::Find);
    let found = played.picture();
    assert!(row(&played).contains("政务信息系统运行"), "{found}");
    assert!(row(&played).contains("滨江市财政局 2024 预算"), "{found}");
    played.keys("Enter");
    assert_eq!((played.session().place(), played.text().contains("保障十二个业务系统")), (Place::Card, true));
    assert_eq!(played.keys("Down Down Esc").picture(), found, "the list as it was left");
    assert_eq!(played.keys("Esc").picture(), before, "the cursor as it was left");
}

#[test]
fn what_was_typed_is_there_when_find_is_opened_again() {
    let mut played = play(SIZE, "f text:财政 Down Down");
    let before = played.picture();
    played.keys("Esc Down Down Enter");
    assert_eq!(played.session().place(), Place::Disclosure);
    assert_eq!(played.keys("f").picture(), before);
    // From where a hit led to, too.
    assert_eq!(played.keys("Enter f").picture(), before);
    assert_eq!(played.keys("Esc Esc Esc").session().place(), Place::Disclosure);
}

#[test]
fn the_cursor_of_the_terminal_stands_behind_what_is_typed_and_nowhere_else() {
    let caret = |keys: &str| play(SIZE, keys).session().caret().map(|caret| (caret.x, caret.y));
    assert_eq!(caret(""), None);
    assert_eq!(caret("f"), Some((6, 2)));
    assert_eq!(caret("f text:财政a"), Some((11, 2)));
    assert_eq!(caret("f text:财政a Backspace Backspace"), Some((8, 2)));
    assert_eq!(caret("f text:财政a Ctrl-u"), Some((6, 2)));
    assert_eq!(caret("f text:财政 Esc"), None);
    assert_eq!(caret(": text:x"), Some((7, 2)));
    assert_eq!(caret("/ text:教育"), Some((12, 23)));
    assert_eq!(caret("?"), None);
    assert_eq!(caret("f resize:30x5"), None, "nothing is drawn");
}

#[test]
fn what_fits_is_marked_and_counted_by_kind() {
    let played = play((120, 40), "f text:行政");
    assert!(!marked(&played).is_empty() && marked(&played).iter().all(|text| text == "行政"), "{:?}", marked(&played));
    let rows = played.frame().rows();
    let kinds: Vec<&String> = rows.iter().filter(|row| row.starts_with("  表行 ")).collect();
    assert_eq!(kinds.len(), 1, "{}", played.text());
}

#[test]
fn a_line_opens_in_its_table_under_the_cursor() {
    // The account itself comes first.
    let mut played = play(SIZE, "f text:一般行政管理 Down");
    while !row(&played).contains("表2") {
        let before = row(&played);
        assert_ne!(row(played.keys("Down")), before, "{}", played.text());
    }
    played.keys("Enter");
    assert_eq!(played.session().place(), Place::Table);
    assert!(row(&played).contains("一般行政管理事务"), "{}", played.text());
}

#[test]
fn an_account_opens_wherever_it_is_and_is_left_to_the_list() {
    let mut played = play(SIZE, "f text:一般行政管理");
    assert!(row(&played).contains("2010602"), "accounts come first: {}", played.text());
    let found = played.picture();
    played.keys("Enter");
    assert_eq!((played.session().place(), about(&played)), (Place::Across, "2010602 一般行政管理事务".into()));
    assert!(row(&played).contains("387.62"), "{}", played.text());
    assert_eq!(played.keys("Enter").session().place(), Place::Table);
    assert_eq!(played.keys("Esc Esc").picture(), found, "the list as it was left");
    assert_eq!(played.keys("Esc").session().place(), Place::Library);
}

#[test]
fn nothing_is_looked_for_without_a_word_and_nothing_found_is_said() {
    let mut played = play(SIZE, "f");
    assert!(played.text().contains(Lang::Zh.find_hint().split('；').next().expect("a hint")), "{}", played.text());
    played.keys("text:没有的东西");
    assert!(played.text().contains(Lang::Zh.nothing_found()), "{}", played.text());
    assert_eq!(played.keys("Enter").session().place(), Place::Find);
    assert_eq!(played.keys("Esc").session().place(), Place::Library);
}

#[test]
fn every_action_of_a_screen_is_a_command_by_name() {
    for keys in ["", "Down Down Enter", "Down Down Enter Down Enter", "Down Down p Down Enter"] {
        let mut played = play((120, 60), keys);
        let place = played.session().place();
        played.keys(":");
        let text = played.text();
        for key in keys_on(place).filter(|key| !matches!(key.action, Action::Palette)) {
            assert!(text.contains((key.help)(Lang::Zh)), "{:?} at {place:?}\n{text}", key.press);
        }
    }
    assert!(KEYS.len() > 40);
}

#[test]
fn commands_are_narrowed_by_name_and_done() {
    // By Chinese and by its sound; the screen's own cursor stays where it is.
    for typed in ["空栏", "kl", "konglan"] {
        let by_key = play(SIZE, "Down Down Enter Down Down Down Enter Down b").picture();
        let keys = format!("Down Down Enter Down Down Down Enter Down : text:{typed} Enter");
        assert_eq!(play(SIZE, &keys).picture(), by_key, "{typed}");
    }
    assert!(play(SIZE, ": text:退出 Enter").left());
    let before = play(SIZE, "Down").picture();
    assert_eq!(play(SIZE, "Down : text:没有的命令 Enter").picture(), before);
    assert_eq!(play(SIZE, "Down : Esc").picture(), before);
    assert_eq!(play(SIZE, ": text:查找 Enter").session().place(), Place::Find);
    assert_eq!(play(SIZE, ": text:所有按键 Enter").session().place(), Place::Help);
    assert_eq!(about(&play(SIZE, ": text:存疑 Enter")), Lang::Zh.troubles_title());
}

#[test]
fn an_amount_is_found_in_any_unit_and_its_figure_is_under_the_cursor() {
    let figure = |played: &Played| {
        let runs = played.frame().runs();
        runs.iter()
            .find(|run| run.contains("REVERSED"))
            .map(|run| run.rsplit(' ').next().unwrap_or_default().to_owned())
    };
    for typed in ["1214.49", "12144900元", "0.121449亿"] {
        let mut played = play((120, 40), &format!("f text:{typed}"));
        assert!(row(&played).contains("1,214.49"), "{typed}: {}", played.text());
        played.keys("Enter");
        assert_eq!((played.session().place(), figure(&played)), (Place::Table, Some("1,214.49".into())), "{typed}");
    }
}

#[test]
fn what_is_printed_beside_the_tables_opens_under_its_own_cursor() {
    // An indicator in its card, with its place in the state of the card; what a project is based on; a sentence.
    let mut played = play((120, 40), "f text:故障修复时间 Enter");
    assert_eq!(played.session().place(), Place::Card);
    assert!(row(&played).contains("故障修复时间"), "{}", played.text());
    played = play((120, 40), "f text:统筹政务信息系统建设 Enter");
    assert_eq!(played.session().place(), Place::Card);
    assert!(row(&played).contains("市政府办公室关于统筹"), "{}", played.text());
    played = play((120, 40), "f text:主要原因是新增 Enter");
    assert_eq!(played.session().place(), Place::Source);
    played = play((120, 40), "f text:发展和改革委员会 Enter");
    assert_eq!(played.session().place(), Place::Library);
    assert!(row(&played).contains("发展和改革委员会"), "{}", played.text());
}

/// The screens go on while something is looked for: an answer that is late is no answer, and Enter waits for the right one.
#[test]
fn enter_goes_to_what_was_typed_and_not_to_what_was_found_before() {
    let library = Arc::new(fixture::library());
    let index = Index::of(&library);
    let answer = |text: &str| Action::Found(Arc::new(Answer::of(&index, text.into(), &|| false)));
    let mut session = Session::new(Look::default(), "滨江市".into(), Size { width: 80, height: 24 });
    assert_eq!(session.update(Action::Loaded(library)), Effect::None);
    assert_eq!(session.update(Action::Find), Effect::None);
    assert_eq!(session.update(Action::Type('教')), Effect::Search("教".into()));
    assert_eq!(session.update(answer("教")), Effect::None);
    let _ = session.update(Action::Clear);
    for c in "故障修复时间".chars() {
        assert!(matches!(session.update(Action::Type(c)), Effect::Search(_)));
    }
    assert_eq!((session.update(Action::Open), session.place()), (Effect::None, Place::Find));
    assert_eq!((session.update(answer("教育")), session.place()), (Effect::None, Place::Find), "late");
    assert_eq!((session.update(answer("故障修复时间")), session.place()), (Effect::None, Place::Card));
    // What was left before it was answered is asked for again.
    let _ = session.update(Action::Find);
    let _ = session.update(Action::Type('数'));
    let _ = session.update(Action::Back);
    assert_eq!(session.update(Action::Find), Effect::Search("故障修复时间数".into()));
}
