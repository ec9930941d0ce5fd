//! Where something is typed the terminal's own cursor stands behind it, and what is copied comes to the terminal's
//! clipboard.

use super::{Screen, Terminal, folder, kuanxiang};

/// Waits until the cursor is seen at a row and a column, both from 0.
fn cursor_at(terminal: &Terminal, place: (u16, u16)) {
    let stands = |screen: &Screen| {
        let screen = screen.screen();
        !screen.hide_cursor() && screen.cursor_position() == place
    };
    terminal.wait_until(&format!("cursor at {place:?}"), stands);
}

fn no_cursor(terminal: &Terminal) {
    terminal.wait_until("screen without a cursor", |screen| screen.screen().hide_cursor());
}

/// Text out of its base64.
fn decoded(data: &[u8]) -> String {
    let value = |c: &u8| match c {
        b'A'..=b'Z' => c - b'A',
        b'a'..=b'z' => c - b'a' + 26,
        b'0'..=b'9' => c - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let mut bytes = Vec::new();
    for four in data.split(|c| *c == b'=').next().unwrap_or_default().chunks(4) {
        let bits = four.iter().fold(0u32, |bits, c| bits << 6 | u32::from(value(c)));
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    String::from_utf8(bytes).expect("a text")
}

#[test]
fn the_cursor_stands_where_is_typed() {
    let folder = folder();
    let mut terminal = Terminal::start(kuanxiang(folder.path()));
    terminal.wait_for("2024 预算");
    no_cursor(&terminal);
    terminal.press("f");
    cursor_at(&terminal, (2, 6));
    // A project is found by its sound while it is typed, and an input method has its place behind the last character.
    terminal.press("sjyw").wait_for("2010804 审计业务");
    cursor_at(&terminal, (2, 10));
    terminal.press("\x15审计");
    cursor_at(&terminal, (2, 10));
    terminal.press("\x1b");
    no_cursor(&terminal);
    terminal.press(":");
    cursor_at(&terminal, (2, 6));
    // Escape and a key at once would be one key with Alt.
    terminal.press("\x1b");
    no_cursor(&terminal);
    terminal.press("/审");
    cursor_at(&terminal, (23, 10));
    terminal.press("\x1b");
    no_cursor(&terminal);
    terminal.press("q");
    terminal.sane_after_end();
}

#[test]
fn a_line_comes_to_the_clipboard_of_the_terminal() {
    let folder = folder();
    let mut terminal = Terminal::start(kuanxiang(folder.path()));
    terminal.wait_for("2024 预算");
    terminal.press("fsjyw").wait_for("2010804 审计业务");
    // The account itself is found first, its lines after it.
    terminal.press("\x1b[B\r").wait_for("占比%");
    terminal.press("y").wait_for("共 2 行");
    terminal.wait_until("text in the clipboard", |screen| !screen.callbacks().0.is_empty());
    let copied = decoded(&terminal.screen.0.lock().expect("the screen").callbacks().0);
    let rows: Vec<Vec<&str>> = copied.lines().map(|row| row.split('\t').collect()).collect();
    assert_eq!(
        rows,
        [["编码", "科目 (单位 万元)", "合计", "基本支出", "项目支出"], ["2010804", "审计业务", "40.00", "", "40.00"]]
    );
    terminal.press("q");
    terminal.sane_after_end();
}
