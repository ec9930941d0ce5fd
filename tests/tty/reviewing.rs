//! A review in a real terminal: marks are on the disk as soon as their key was pressed, so that whoever is stopped in the
//! middle comes back to them; the working paper is where it was said to be.

use std::path::Path;

use portable_pty::CommandBuilder;

use super::{Terminal, folder, kuanxiang};

/// The program on a folder whose table does not add up, with a review of its own.
fn reviewing(folder: &Path, review: &Path) -> CommandBuilder {
    let mut command = kuanxiang(folder);
    command.args(["--review".as_ref(), review.as_os_str()]);
    command.args(["--reviewer", "王审计"]);
    command
}

/// A folder with a sum that is wrong by 10.
fn wrong() -> tempfile::TempDir {
    let folder = folder();
    let path = folder.path().join("预算.txt");
    let text = std::fs::read_to_string(&path).expect("the document");
    let text = text.replace("2010804\t审计业务\t40.00\t\t40.00", "2010804\t审计业务\t30.00\t\t30.00");
    std::fs::write(&path, text).expect("the document");
    folder
}

/// Opens the findings.
fn findings(folder: &Path, review: &Path) -> Terminal {
    let mut terminal = Terminal::start(reviewing(folder, review));
    terminal.wait_for("2024 预算").wait_for("错");
    terminal.press("c").wait_for("已复核");
    terminal
}

#[test]
fn a_review_is_kept_undone_and_handed_in() {
    let (folder, above) = (wrong(), tempfile::tempdir().expect("a folder"));
    let review = above.path().join("新/review.jsonl");
    let mut terminal = findings(folder.path(), &review);
    terminal.wait_for("已复核 0/");
    terminal.press("a").wait_for("记下：属实").wait_for("属实 1");
    terminal.press("nx").wait_for("不属实的理由");
    terminal.press("合并\u{7f}列项\r").wait_for("不属实 1");
    terminal.press("z").wait_for("已撤回上一步标记").wait_for("已复核 1/");
    terminal.press("b四舍五入\r").wait_for("批注已记下");
    terminal.press("q");
    terminal.sane_after_end();

    let mut terminal = findings(folder.path(), &review);
    terminal.wait_for("已复核 1/").wait_for("属实 1");
    let inside = folder.path().join("底稿.md");
    terminal.press(&format!("e\x15{}\r", inside.display())).wait_for("工作底稿不能放在");
    assert!(!inside.exists());
    let paper = above.path().join("底稿.md");
    terminal.press(&format!("e\x15{}\r", paper.display())).wait_for("工作底稿已存为");
    let text = std::fs::read_to_string(&paper).expect("the paper");
    assert!(text.contains("王审计") && text.contains("四舍五入"), "{text}");
    // It is written over only when asked a second time.
    std::fs::write(&paper, "别人的").expect("a file");
    terminal.press(&format!("e\x15{}\r", paper.display())).wait_for("再存一次就覆盖");
    assert_eq!(std::fs::read_to_string(&paper).expect("a file"), "别人的");
    terminal.press("e\r").wait_for("工作底稿已存为");
    assert!(std::fs::read_to_string(&paper).expect("the paper").contains("四舍五入"));
    terminal.press("q");
    terminal.sane_after_end();
    // The folder under review holds what it held.
    let held = std::fs::read_dir(folder.path()).expect("the folder").count();
    assert_eq!(held, 1);
}

#[cfg(unix)]
#[test]
fn whoever_is_killed_comes_back_to_every_mark() {
    let (folder, above) = (wrong(), tempfile::tempdir().expect("a folder"));
    let review = above.path().join("review.jsonl");
    let mut terminal = findings(folder.path(), &review);
    terminal.press("a").wait_for("属实 1");
    // In the middle of a reason.
    terminal.press("nx").wait_for("不属实的理由");
    terminal.press("还没写完").wait_for("还没写完");
    let id = terminal.child.process_id().expect("a process");
    let sent = std::process::Command::new("kill").args(["-KILL".to_owned(), id.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "no signal was sent");
    terminal.child.wait().expect("the program ends");
    // As if it had been stopped in the middle of a line, too.
    let mut bytes = std::fs::read(&review).expect("the review");
    bytes.extend_from_slice(b"{\"v\":1,\"n\":2,\"at\":\"2024");
    std::fs::write(&review, &bytes).expect("the review");

    let mut terminal = findings(folder.path(), &review);
    terminal.wait_for("已复核 1/").wait_for("属实 1");
    terminal.press("na").wait_for("属实 2");
    terminal.press("q");
    terminal.sane_after_end();
    assert!(std::fs::read(&review).expect("the review").starts_with(&bytes), "what was there was written over");
}

#[test]
fn two_programs_on_one_review_see_each_others_marks() {
    let (folder, above) = (wrong(), tempfile::tempdir().expect("a folder"));
    let review = above.path().join("review.jsonl");
    let mut one = findings(folder.path(), &review);
    let mut other = findings(folder.path(), &review);
    one.press("a").wait_for("属实 1");
    // Without a key pressed.
    other.wait_for("属实 1");
    other.press("na").wait_for("属实 2");
    one.wait_for("属实 2");
    for mut terminal in [one, other] {
        terminal.press("q");
        terminal.sane_after_end();
    }
}

#[test]
fn a_review_inside_the_folder_is_refused() {
    let folder = wrong();
    let inside = folder.path().join("review.jsonl");
    let shown = Terminal::start(reviewing(folder.path(), &inside)).sane_after_end();
    assert!(shown.contains("复核记录不能放在被复核的文件夹里"), "{shown}");
    assert!(!inside.exists());
}
