//! The README says what the program does: its table of keys is the program's own, and no format or option is left out.

use kuanxiang::export::WRITERS;
use kuanxiang::export::changes::{CHANGE_WRITERS, FIELDS};
use kuanxiang::export::paper::PAPER_WRITERS;
use kuanxiang::tui::keymap::{KEYS, On, Place};
use kuanxiang::words::Lang;

use crate::support::{home, read};

fn readme() -> String {
    read(&home().join("README.md"))
}

/// The table of keys: every meaning once, in the order of the program's table.
fn keys() -> String {
    let mut rows: Vec<String> = Vec::new();
    for key in KEYS {
        let presses: Vec<String> = key.press.iter().map(|press| code(&press.label(Lang::En))).collect();
        let (keys, help) = (presses.join(" "), key.help);
        let row = format!("| {keys} | {} | {} | {} |\n", place(key.on), help(Lang::En), help(Lang::Zh));
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    format!("| keys 按键 | where 何处 | | |\n|---|---|---|---|\n{}", rows.concat())
}

/// Where a key has its meaning; nothing where that is nearly everywhere.
fn place(on: On) -> String {
    let places: Vec<&str> = Place::ALL.into_iter().filter(|&place| on.has(place)).map(called).collect();
    if places.len() > 3 { String::new() } else { places.join(", ") }
}

fn called(place: Place) -> &'static str {
    match place {
        Place::Loading => "loading 读取",
        Place::Library => "library 目录",
        Place::Disclosure => "disclosure 公开",
        Place::Table => "table 表",
        Place::Line => "line 行",
        Place::Projects => "projects 项目",
        Place::Card => "card 项目卡",
        Place::Facts => "facts 情况",
        Place::Source => "source 原文",
        Place::Troubles => "troubles 存疑",
        Place::Findings => "checks 核对",
        Place::Ask => "typing 输入",
        Place::Compare => "comparison 对比",
        Place::Pick => "choice 选择",
        Place::Help => "help 帮助",
        Place::Across => "across 各部门各年",
        Place::Years => "years 历年",
        Place::Prompt => "filter 筛选",
        Place::Find => "find 查找",
        Place::Palette => "commands 命令",
    }
}

fn code(label: &str) -> String {
    format!("`{}`", label.replace('|', "\\|"))
}

/// After a change of keys, `UPDATE_README=1 cargo test readme` writes the table anew.
#[test]
fn the_table_of_keys_is_the_programs_own() {
    let readme = readme();
    let from = readme.find("<!-- keys").expect("the mark before the table");
    let from = from + readme[from..].find('\n').expect("the end of the mark") + 1;
    let to = readme.find("<!-- keys end -->").expect("the mark after the table");
    let keys = keys();
    if std::env::var_os("UPDATE_README").is_some() {
        let whole = [&readme[..from], &keys, &readme[to..]].concat();
        std::fs::write(home().join("README.md"), whole).expect("the README is written");
    } else {
        assert!(readme[from..to] == keys, "the table of keys in README.md has to be:\n\n{keys}");
    }
}

#[test]
fn formats_and_options_are_named_in_both_languages() {
    let readme = readme();
    let (english, chinese) = readme.split_once("\n# 中文\n").expect("the Chinese part");
    for part in [english, chinese] {
        for option in [
            "--lang",
            "--theme",
            "--ascii",
            "-o",
            "--limit",
            "--all",
            "kuanxiang show",
            "kuanxiang diff",
            "kuanxiang paper",
            "--review",
            "cargo run --release",
            "cargo test",
        ] {
            assert!(part.contains(option), "{option}");
        }
        for writer in WRITERS {
            assert!(part.contains(writer.id), "{}", writer.id);
        }
        for writer in PAPER_WRITERS {
            assert!(
                part.contains(&format!("`{}`", writer.id)) || part.contains(&format!(" {}`", writer.id)),
                "{}",
                writer.id
            );
        }
        for writer in CHANGE_WRITERS {
            assert!(part.contains(writer.id), "{}", writer.id);
        }
    }
}

#[test]
fn the_fields_of_a_change_are_named() {
    let readme = readme();
    for field in FIELDS.iter().filter(|field| !field.starts_with("b_") && **field != "type") {
        assert!(readme.contains(&format!("`{field}`")), "{field}");
    }
}
