//! How long the screen's own thread is busy with a comparison of many rows and with an account in many places: `cargo bench --bench
//! screens`. A frame must cost what is in sight, and another column what changes with it.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../play/mod.rs"]
mod play;

use std::time::{Duration, Instant};

use kuanxiang::library::Library;
use kuanxiang::model::{Department, DepartmentId, Disclosure, Name, Print, Statement};
use kuanxiang::money::{Amount, Unit};
use kuanxiang::source::{FileId, Origin};
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;

use play::{Played, fixture, play_on};

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

/// One account in the tables of many years.
fn across(years: u16) -> Played {
    let mut library = fixture::long(2);
    let disclosure = library.disclosures[0].clone();
    library.disclosures.extend((0..years).map(|year| Disclosure { year, ..disclosure.clone() }));
    let played = play_on(library, Look::default(), SIZE, "f text:无科目的一行 Enter a");
    assert_eq!(played.session().place(), Place::Across);
    played
}

/// Departments that published five times each.
fn province(departments: u32) -> Library {
    let mut library = fixture::long(2);
    let disclosure = library.disclosures[0].clone();
    library.departments = (0..departments)
        .map(|at| Department {
            name: format!("滨江市第{at}街道办事处").as_str().into(), spellings: Vec::new()
        })
        .collect();
    let years = |at| (2020..2025).map(move |year| (DepartmentId(at), year));
    let issues = (0..departments).flat_map(years);
    library.disclosures =
        issues.map(|(department, year)| Disclosure { department, year, ..disclosure.clone() }).collect();
    library
}

/// The times of some keys, each pressed once after the one before.
fn typed(played: &mut Played, keys: &[&str]) -> Vec<Duration> {
    let time = |key: &&str| {
        let begun = Instant::now();
        played.keys(key);
        begun.elapsed()
    };
    keys.iter().map(time).collect()
}

#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn main() {
    let library = two_years(5_000, 300);
    let mut played = play_on(library, Look::default(), SIZE, "Down d");
    let begun = Instant::now();
    played.keys("Enter");
    println!("a comparison of 5,000 rows with 300 sentences opens in {:?}", begun.elapsed());
    for (keys, what) in [
        ("Right", "another column"),
        ("resize:199x60 resize:200x60", "two other sizes"),
        ("u", "another unit"),
        ("n", "the next difference"),
        ("PgDn", "the next page"),
    ] {
        println!("{what}: {:?}", pressed(&mut played, keys));
    }
    println!("a frame: {:?}", frame(&played));
    let mut played = play_on(two_years(60_000, 300), Look::default(), SIZE, "Down d Enter");
    let typing = ["/", "text:y", "text:b", "text:x", "text:z", "Esc"];
    println!("a filter typed over 60,000 rows: {:?}", typed(&mut played, &typing));
    println!("the same again: {:?}", typed(&mut played, &typing));
    println!("sides exchanged: {:?}", typed(&mut played, &["x", "x"]));
    println!("only what differs, then by size: {:?}", typed(&mut played, &["=", "o", "n"]));
    let mut played = play_on(province(4_000), Look::default(), SIZE, "");
    println!("a filter typed over 4,000 departments: {:?}", typed(&mut played, &typing));
    println!("the same again: {:?}", typed(&mut played, &typing));
    println!("a frame of an account in 8,000 places: {:?}", frame(&across(8_000)));
}
