//! Where figures stand, as every screen says it: by page, by sheet or by line; and the way from there to the file itself.

use std::path::Path;

use kuanxiang::library::Library;
use kuanxiang::source::{Located, Shelf};
use kuanxiang::tui::action::Action;
use kuanxiang::tui::effect::Effect;
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::opener::Told;
use kuanxiang::tui::session::Look;

use crate::play::{Played, fixture, play, play_on};

/// From the library to a line of the table of all spending, line 22 of its document.
const LINE: &str = "Down Down Enter Down Enter Down Down Down";

/// The fixture with its documents on pages: the table of all spending is on the second.
fn on_pages() -> Library {
    let mut library = fixture::library();
    for document in &mut library.documents {
        document.pages = vec![1, 15, 40];
    }
    library
}

fn on_sheets() -> Library {
    let mut library = on_pages();
    for document in &mut library.documents {
        document.sheets = vec!["封面".into(), "支出总表".into(), "其他".into()];
    }
    library
}

fn paged(keys: &str) -> Played {
    play_on(on_pages(), Look::default(), (120, 40), keys)
}

fn has(played: &Played, parts: &[&str]) {
    let text = played.text();
    for part in parts {
        assert!(text.contains(part), "no {part} on\n{text}");
    }
}

#[test]
fn figures_of_paged_files_are_told_by_page() {
    has(&paged(LINE), &["各栏  第 2 页第 8 行", "3 页"]);
    has(&paged(&format!("{LINE} Enter")), &["各栏  第 2 页第 8 行", "3 页 9 行"]);
    has(&paged(&format!("{LINE} s")), &["第 2 页 / 共 3 页", "── 第 2 页 ──", "2 页 8 行", " 第 2 页第 8 行"]);
    has(&paged("t Down"), &["1 页 2 行", "第 1 页第 2 行"]);
    has(&paged("Down Down Enter i"), &["3 页"]);
    has(&paged("Down Down p Down Enter"), &["第 3 页第 "]);
    let text = play((120, 40), &format!("{LINE} s")).text();
    assert!(text.contains("第 22 行 / 共 ") && !text.contains(" 页"), "{text}");
}

#[test]
fn figures_of_workbooks_are_told_by_sheet() {
    let played = play_on(on_sheets(), Look::default(), (120, 40), &format!("{LINE} s"));
    has(
        &played,
        &["工作表「支出总表」  2 / 3", "── 工作表「支出总表」 ──", " 工作表「支出总表」第 8 行", "支出总表 8 行"],
    );
}

#[test]
fn pages_are_turned_with_one_key() {
    let first = |played: &Played| played.frame().rows()[4].clone();
    let mut played = play_on(on_pages(), Look::default(), (80, 24), &format!("{LINE} s"));
    has(&played, &["第 2 页 / 共 3 页"]);
    assert!(first(played.keys("]")).contains("第 3 页"), "{}", played.text());
    has(&played, &["第 3 页 / 共 3 页"]);
    let end = played.keys("G").text();
    assert_eq!(played.keys("]").text(), end, "there is no page after the last");
    assert!(first(played.keys("[")).contains("第 3 页"), "{}", played.text());
    assert!(first(played.keys("[")).contains("第 2 页"), "{}", played.text());
    assert!(first(played.keys("[")).contains("第 1 页"), "{}", played.text());
    let mut plain = play((80, 24), &format!("{LINE} s"));
    let before = plain.text();
    assert_eq!(plain.keys("] [").text(), before, "a file without pages stays where it is");
}

#[test]
fn the_file_itself_is_asked_for_and_what_came_of_it_is_told() {
    let mut played = play((120, 40), &format!("{LINE} s"));
    let path = fixture::library().documents[0].path.clone();
    assert_eq!(played.update(Action::OpenFile), Effect::Open(path));
    for (told, said) in [
        (Told::Opening("a.pdf".into()), "用系统的程序打开 a.pdf"),
        (Told::OpeningArchive("a.zip".into()), "打开的是压缩包 a.zip"),
        (Told::Carried, "样例在程序里面"),
        (Told::Gone("a.pdf".into()), "文件不在了：a.pdf"),
        (Told::NoOpener, "系统里没有打开文件的程序"),
        (Told::Failed("xdg-open".into(), Some(3)), "xdg-open 报告出错 (3)"),
    ] {
        assert_eq!(played.update(Action::Told(told)), Effect::None);
        has(&played, &[said]);
    }
    assert!(!played.keys("Down").text().contains("xdg-open"), "the next key takes it away");
    let mut troubles = play((120, 40), "t");
    assert!(matches!(troubles.update(Action::OpenFile), Effect::Open(_)));
    assert_eq!(troubles.session().place(), Place::Troubles);
}

#[test]
fn files_are_found_where_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    std::fs::create_dir(at("甲!")).expect("a folder");
    for name in ["甲!/a.txt", "b.zip"] {
        std::fs::write(at(name), "预算").expect("a file");
    }
    let shelf = Shelf::Folder(folder.path().to_owned());
    for (path, located) in [
        ("甲!/a.txt", Located::File(at("甲!/a.txt"))),
        ("b.zip!/c/d.pdf", Located::Archive(at("b.zip"))),
        ("b.zip!/e.zip!/d.pdf", Located::Archive(at("b.zip"))),
        ("z.txt", Located::Gone),
        ("z.zip!/a.txt", Located::Gone),
    ] {
        assert_eq!(shelf.locate(path), located, "{path}");
    }
    let one = |name: &str| Shelf::Folder(folder.path().join(name));
    assert_eq!(one("甲!/a.txt").locate("a.txt"), Located::File(at("甲!/a.txt")));
    assert_eq!(one("b.zip").locate("b.zip!/c.pdf"), Located::Archive(Path::new(&at("b.zip")).to_owned()));
    assert_eq!(Shelf::Samples.locate("a.txt"), Located::Carried);
}
