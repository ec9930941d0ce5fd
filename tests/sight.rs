//! What the screen's own thread spends: a frame costs what is in sight and nothing else, however much is loaded; and what is
//! derived from the reader's choices is derived anew only when they are others.

use std::time::{Duration, Instant};

use kuanxiang::library::Library;
use kuanxiang::model::{Disclosure, Name, Print, Statement};
use kuanxiang::money::{Amount, Unit};
use kuanxiang::source::{FileId, Origin};
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;

use crate::play::{Played, fixture, play, play_on};
use crate::support::say;

const SIZE: (u16, u16) = (200, 60);

/// The time that something takes, of several times the least: that one hardly depends on what else the machine does.
fn least(mut run: impl FnMut()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        run();
        begun.elapsed()
    };
    (0..9).map(time).min().unwrap_or_default()
}

fn frame(played: &Played) -> Duration {
    least(|| drop(played.frame()))
}

fn pressed(played: &mut Played, keys: &str) -> Duration {
    least(|| {
        played.keys(keys);
    })
}

/// One table of many lines in two years, every other amount another one, and a narrative of the later that tells of other
/// accounts.
fn two_years(lines: u32, statements: u32) -> Library {
    let mut library = fixture::long(lines);
    let mut later = library.disclosures[0].clone();
    later.year += 1;
    for (_, cell) in later.forms[0].cells.iter_mut().enumerate().filter(|(at, _)| at % 4 < 2) {
        cell.print = Print::Number(12_345.into());
    }
    let statement = |number: u32| {
        let path: Vec<Name> = ["一般公共服务支出", "财政事务", &*format!("第{number}项事务")].map(Into::into).to_vec();
        Statement {
            subject: path[2].clone(),
            path,
            amount: Amount { number: number.into(), unit: Unit::Wan },
            change: Some(1.into()),
            percent: None,
            reason: Some("新增一项".into()),
            text: format!("第{number}项事务{number}万元，增加1万元，主要原因是新增一项").as_str().into(),
            origin: Origin::file(FileId(0)),
        }
    };
    later.statements = (0..statements).map(statement).collect();
    library.disclosures.push(later);
    library
}

fn compared(lines: u32, statements: u32) -> Played {
    let played = play_on(two_years(lines, statements), Look::default(), SIZE, "Down d Enter");
    assert_eq!(played.session().place(), Place::Compare);
    played
}

/// One account in the tables of many years.
fn across(years: u16) -> Played {
    let mut library = fixture::long(2);
    let disclosure = library.disclosures[0].clone();
    library.disclosures.extend((0..years).map(|year| Disclosure { year, ..disclosure.clone() }));
    let played = play_on(library, Look::default(), SIZE, "f text:无科目的一行 Enter a");
    assert_eq!(played.session().place(), Place::Across);
    played
}

#[test]
fn reasons_are_looked_for_where_they_are_in_sight() {
    let (mut told, mut untold) = (compared(3_000, 300), compared(3_000, 0));
    let (told, untold) = (pressed(&mut told, "Right"), pressed(&mut untold, "Right"));
    assert!(told < untold * 4, "{told:?} with a narrative, {untold:?} without");
}

#[test]
fn what_is_shown_of_a_comparison_is_derived_once() {
    let mut played = compared(10_000, 0);
    let derived = pressed(&mut played, "Right");
    let settled = pressed(&mut played, "resize:199x60 resize:200x60") / 2;
    assert!(settled * 5 < derived, "{settled:?} for another size, {derived:?} for another column");
}

#[test]
fn an_account_in_many_places_is_drawn_as_fast_as_in_few() {
    let (many, few) = (frame(&across(8_000)), frame(&across(80)));
    assert!(many < few * 3, "{many:?} among many, {few:?} among few");
}

/// What was derived for one unit is not shown in another.
#[test]
fn a_change_of_the_unit_reaches_what_was_left_behind() {
    for (before, after) in [("f text:1214 Esc u f", "u f text:1214"), ("f text:支出 Esc u f", "u f text:支出")] {
        assert_eq!(play(SIZE, before).picture(), play(SIZE, after).picture(), "{before}");
    }
}

#[test]
#[ignore = "a measurement: cargo test --release --test all sight::how_long -- --ignored --nocapture"]
fn how_long_a_comparison_of_many_rows_takes() {
    let library = two_years(5_000, 300);
    let mut played = play_on(library, Look::default(), SIZE, "Down d");
    let begun = Instant::now();
    played.keys("Enter");
    say(&format!("a comparison of 5,000 rows with 300 sentences opens in {:?}", begun.elapsed()));
    for (keys, what) in [
        ("Right", "another column"),
        ("resize:199x60 resize:200x60", "two other sizes"),
        ("u", "another unit"),
        ("n", "the next difference"),
        ("PgDn", "the next page"),
    ] {
        say(&format!("{what}: {:?}", pressed(&mut played, keys)));
    }
    say(&format!("a frame: {:?}", frame(&played)));
    say(&format!("a frame of an account in 8,000 places: {:?}", frame(&across(8_000))));
}
