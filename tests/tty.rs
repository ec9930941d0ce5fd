//! The real program in a real terminal: it drills down to a figure and its source, and whatever happens to it, it leaves
//! the terminal as it found it. Every wait is for a text on the screen, never for a time.

mod reviewing;
mod typing;

use std::io::{Read, Write};
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use kuanxiang::check::Settings;
use kuanxiang::library::{Library, Progress, Watch};
use kuanxiang::source::Shelf;
use kuanxiang::tui::{Glyphs, Options, ThemeChoice, Told, run_with};
use kuanxiang::words::Lang;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};

use crate::play::fixture;

/// A text that has not come by then will not come.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a terminal shows, and what it was given for its clipboard.
type Screen = vt100::Parser<Clipboard>;

/// What was last given to the clipboard, as it came.
#[derive(Default)]
struct Clipboard(Vec<u8>);

impl vt100::Callbacks for Clipboard {
    fn copy_to_clipboard(&mut self, _: &mut vt100::Screen, _: &[u8], data: &[u8]) {
        self.0 = data.to_vec();
    }
}

/// A program in a terminal.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    screen: Arc<(Mutex<Screen>, Condvar)>,
    reader: JoinHandle<()>,
}

impl Terminal {
    fn start(command: CommandBuilder) -> Terminal {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a terminal");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let keys = pair.master.take_writer().expect("a way to press keys");
        let mut output = pair.master.try_clone_reader().expect("a way to read the screen");
        let (rows, columns) = (NonZero::new(24).expect("rows"), NonZero::new(80).expect("columns"));
        let parser = Screen::new_with_callbacks(rows, columns, 0, Clipboard::default());
        let screen = Arc::new((Mutex::new(parser), Condvar::new()));
        let shown = Arc::clone(&screen);
        let reader = std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The terminal reports an error where a file would end.
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                shown.0.lock().expect("the screen").process(&bytes[..count]);
                shown.1.notify_all();
            }
        });
        Terminal { master: pair.master, slave: pair.slave, child, keys, screen, reader }
    }

    /// Waits until a text is on the screen.
    fn wait_for(&self, text: &str) -> &Terminal {
        self.wait_until(text, |parser| parser.screen().contents().contains(text))
    }

    /// Waits until something holds of the screen.
    fn wait_until(&self, what: &str, holds: impl Fn(&Screen) -> bool) -> &Terminal {
        let (parser, changed) = &*self.screen;
        let parser = parser.lock().expect("the screen");
        let (parser, waited) =
            changed.wait_timeout_while(parser, PATIENCE, |parser| !holds(parser)).expect("the screen");
        assert!(!waited.timed_out(), "no {what} on\n{}", parser.screen().contents());
        self
    }

    fn press(&mut self, keys: &str) -> &mut Terminal {
        self.keys.write_all(keys.as_bytes()).expect("keys are taken");
        self.keys.flush().expect("keys are taken");
        self
    }

    /// Waits for the end of the program; the terminal must then be as it was. Gives back what it shows.
    fn sane_after_end(mut self) -> String {
        self.child.wait().expect("the program ends");
        let modes = self.master.get_termios().expect("the modes of the terminal");
        let local = format!("{:?}", modes.local_flags);
        assert!(local.contains("ICANON") && local.contains("ECHO"), "raw mode is still on: {local}");
        drop(self.slave);
        drop(self.master);
        self.reader.join().expect("the reader ends");
        let parser = self.screen.0.lock().expect("the screen");
        let screen = parser.screen();
        assert!(!screen.alternate_screen(), "the alternate screen is still on");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None, "the mouse is still captured");
        screen.contents()
    }
}

fn kuanxiang(folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kuanxiang"));
    command.arg(folder);
    command.env("TERM", "xterm-256color");
    // No rules and no review of whoever runs the tests.
    for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        command.env(name, folder.join("..").join("none of the readers"));
    }
    command
}

/// A folder with one budget of an invented department.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let rows = [
        "滨江市审计局2024年部门预算公开",
        "表三：",
        "部门支出总体情况表",
        "编制部门：滨江市审计局\t单位：万元",
        "功能分类科目编码\t功能分类科目名称\t合计\t基本支出\t项目支出",
        "201\t一般公共服务支出\t321.50\t281.50\t40.00",
        "20108\t审计事务\t321.50\t281.50\t40.00",
        "2010801\t行政运行\t281.50\t281.50\t",
        "2010804\t审计业务\t40.00\t\t40.00",
        "合计\t\t321.50\t281.50\t40.00",
    ];
    std::fs::write(folder.path().join("预算.txt"), rows.join("\n")).expect("a file");
    folder
}

#[test]
fn from_a_folder_to_a_figure_and_its_source_and_out() {
    let folder = folder();
    let mut terminal = Terminal::start(kuanxiang(folder.path()));
    terminal.wait_for("滨江市审计局").wait_for("2024 预算");
    terminal.press("j\r").wait_for("部门支出总体情况表");
    terminal.press("\r").wait_for("审计业务").wait_for("占比%");
    terminal.press("jjj").wait_for("4/5");
    terminal.press("s").wait_for("第 9 行").wait_for("2010804 审计业务  合计  40.00");
    terminal.press("\x1b").wait_for("4/5");
    terminal.press("q");
    let shown = terminal.sane_after_end();
    assert!(!shown.contains("审计业务"), "{shown}");
}

#[test]
fn control_c_leaves_from_anywhere() {
    let folder = folder();
    let mut terminal = Terminal::start(kuanxiang(folder.path()));
    terminal.wait_for("2024 预算");
    terminal.press("/").wait_for(Lang::Zh.filter_prompt());
    terminal.press("\x03");
    terminal.sane_after_end();
}

/// The name of the variable that makes a test of this binary be the program in the terminal.
const INSIDE: &str = "KUANXIANG_TEST_INSIDE";

/// Runs one of the tests below again, as a program in a terminal of its own.
fn inside(test: &str) -> Terminal {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this binary"));
    command.args(["--exact", &format!("tty::{test}"), "--nocapture"]);
    command.env(INSIDE, "1");
    command.env("TERM", "xterm-256color");
    Terminal::start(command)
}

fn is_inside() -> bool {
    std::env::var_os(INSIDE).is_some()
}

fn options() -> Options {
    Options {
        shelf: Shelf::Samples,
        lang: Lang::Zh,
        theme: ThemeChoice::Auto,
        glyphs: Glyphs::Blocks,
        rules: Settings::default(),
        review: None,
        reviewer: String::new(),
        paper: |_, path, _| Told::Paper(path.into()),
    }
}

/// Reads one file and then waits until it is told to stop.
fn endless(watch: &Watch<'_>) -> std::io::Result<Library> {
    (watch.progress)(Progress { done: 1, of: 2, file: "第一份.txt".into() });
    while !watch.cancel.load(Ordering::Relaxed) {
        std::thread::yield_now();
    }
    Ok(fixture::library())
}

#[test]
fn loading_can_be_stopped_and_shows_what_was_read() {
    if is_inside() {
        return run_with(options(), endless).expect("the screens end well");
    }
    let mut terminal = inside("loading_can_be_stopped_and_shows_what_was_read");
    terminal.wait_for("已读 1 / 2 个文件").wait_for("第一份.txt");
    terminal.press("\x1b").wait_for(Lang::Zh.partly_read()).wait_for("滨江市财政局");
    terminal.press("q");
    terminal.sane_after_end();
}

#[test]
fn loading_can_be_left() {
    if is_inside() {
        return run_with(options(), endless).expect("the screens end well");
    }
    let mut terminal = inside("loading_can_be_left");
    terminal.wait_for("第一份.txt");
    terminal.press("q");
    let shown = terminal.sane_after_end();
    assert!(shown.contains("test result: ok"), "{shown}");
}

/// A fault in the reading of one file is told as a trouble of it; nothing is printed into the screens.
#[test]
fn a_panic_that_is_caught_leaves_the_screens_alone() {
    if is_inside() {
        let load = |_: &Watch<'_>| {
            assert!(kuanxiang::guard::caught(|| panic!("a fault of one file")).is_err());
            Ok(fixture::library())
        };
        return run_with(options(), load).expect("the screens end well");
    }
    let mut terminal = inside("a_panic_that_is_caught_leaves_the_screens_alone");
    terminal.wait_for("滨江市财政局");
    terminal.press("jj").wait_for("3/11");
    {
        let parser = terminal.screen.0.lock().expect("the screen");
        assert!(parser.screen().alternate_screen(), "the screens were left");
        assert!(!parser.screen().contents().contains("a fault"), "{}", parser.screen().contents());
    }
    terminal.press("q");
    let shown = terminal.sane_after_end();
    assert!(!shown.contains("a fault of one file"), "{shown}");
}

/// Ends the program by a signal and sees that the terminal is given back.
#[cfg(unix)]
fn ended_by(signal: &str) {
    let folder = folder();
    let terminal = Terminal::start(kuanxiang(folder.path()));
    terminal.wait_for("2024 预算");
    let id = terminal.child.process_id().expect("a process");
    let sent = std::process::Command::new("kill").args([format!("-{signal}"), id.to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "no signal was sent");
    terminal.sane_after_end();
}

#[cfg(unix)]
#[test]
fn the_terminal_is_sane_after_a_request_to_end() {
    ended_by("TERM");
    ended_by("INT");
}

#[cfg(unix)]
#[test]
fn the_terminal_is_sane_after_it_hung_up() {
    ended_by("HUP");
}

/// To the source of the first table, with no program at hand but those of a folder.
#[cfg(target_os = "linux")]
fn at_a_source(folder: &Path, programs: &Path) -> Terminal {
    let mut command = kuanxiang(folder);
    command.env("PATH", programs);
    let mut terminal = Terminal::start(command);
    terminal.wait_for("2024 预算");
    terminal.press("j\r").wait_for("部门支出总体情况表");
    terminal.press("\rs").wait_for("第 6 行");
    terminal
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_program_to_open_files_the_status_line_says_so() {
    let (folder, programs) = (folder(), tempfile::tempdir().expect("a folder"));
    let mut terminal = at_a_source(folder.path(), programs.path());
    terminal.press("o").wait_for("打不开");
    terminal.press("j").wait_for("第 6 行");
    terminal.press("q");
    terminal.sane_after_end();
}

#[cfg(target_os = "linux")]
#[test]
fn the_systems_program_is_given_the_file() {
    use std::os::unix::fs::PermissionsExt;

    let (folder, programs) = (folder(), tempfile::tempdir().expect("a folder"));
    // The program that is asked writes down what for, and then fails.
    let program = programs.path().join("xdg-open");
    let asked = programs.path().join("asked");
    let script = format!("#!/bin/sh\nprintf %s \"$1\" > '{}'\nexit 3\n", asked.display());
    std::fs::write(&program, script).expect("a program");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("a program");
    let mut terminal = at_a_source(folder.path(), programs.path());
    terminal.press("o").wait_for("xdg-open 报告出错 (3)");
    terminal.press("q");
    terminal.sane_after_end();
    let asked = std::fs::read_to_string(asked).expect("it was asked");
    assert_eq!(Path::new(&asked), folder.path().join("预算.txt"));
}

/// A library with figures outside of their table stands for any fault of the program: opening it panics.
#[test]
fn the_terminal_is_sane_after_a_panic() {
    if is_inside() {
        let end = run_with(options(), |_| Ok(fixture::broken()));
        panic!("it went on: {end:?}");
    }
    let mut terminal = inside("the_terminal_is_sane_after_a_panic");
    terminal.wait_for("滨江市财政局");
    terminal.press("jj\r").wait_for("panicked at");
    let shown = terminal.sane_after_end();
    assert!(!shown.contains("it went on"), "{shown}");
}

#[test]
fn the_terminal_is_sane_after_a_panic_of_the_loader() {
    if is_inside() {
        let end = run_with(options(), |_| panic!("the loader broke down"));
        assert!(end.is_err());
        return;
    }
    let shown = inside("the_terminal_is_sane_after_a_panic_of_the_loader").sane_after_end();
    assert!(shown.contains("test result: ok"), "{shown}");
}
