//! What arguments ask for, and what is said where they make no sense.

use super::*;

fn asked(line: &str) -> Asked {
    let words = std::iter::once("kuanxiang").chain(line.split_whitespace());
    read(words.map(OsStr::new).map(OsStr::to_os_string))
}

fn wrong(line: &str) -> String {
    let asked = asked(line);
    match asked.request {
        Err(fault) => fault.sentence(asked.lang),
        Ok(request) => panic!("{line}: {request:?}"),
    }
}

#[test]
fn clap_finds_no_contradiction_in_the_commands() {
    command(Lang::Zh).debug_assert();
    command(Lang::En).debug_assert();
}

#[test]
fn screens_are_asked_for_by_a_folder_or_by_nothing() {
    let Ok(Request::Browse(browse)) = asked("").request else {
        panic!("nothing asks for the screens");
    };
    assert!(matches!(browse.shelf, Shelf::Samples));
    assert_eq!((browse.lang, browse.theme, browse.glyphs), (Lang::Zh, ThemeChoice::Auto, Glyphs::Blocks));
    let Ok(Request::Browse(browse)) = asked("--lang en --ascii 文件 --theme=light").request else {
        panic!("a folder asks for the screens");
    };
    assert!(matches!(browse.shelf, Shelf::Folder(path) if path == OsStr::new("文件")));
    assert_eq!((browse.lang, browse.theme, browse.glyphs), (Lang::En, ThemeChoice::Light, Glyphs::Ascii));
}

#[test]
fn export_takes_its_options_in_any_order() {
    for line in [
        "export 文件 --format jsonl -o 出.jsonl --lang en",
        "--lang=en export -o 出.jsonl 文件",
        "export --lang en --output=出.jsonl -- 文件",
    ] {
        let asked = asked(line);
        let Ok(Request::Export(export)) = asked.request else {
            panic!("{line} asks for an export");
        };
        assert_eq!((asked.lang, export.writer.id), (Lang::En, "jsonl"), "{line}");
        assert_eq!(export.output, Some(PathBuf::from("出.jsonl")), "{line}");
        assert!(matches!(export.shelf, Shelf::Folder(path) if path == OsStr::new("文件")), "{line}");
    }
}

#[test]
fn one_argument_of_show_is_what_to_look_for_and_two_are_where_and_what() {
    let shown = |line: &str| match asked(line).request {
        Ok(Request::Show(show)) => (show.shelf.name(), show.asked, show.limit),
        request => panic!("{line}: {request:?}"),
    };
    let samples = Shelf::Samples.name();
    assert_eq!(shown("show zsyz"), (samples.clone(), "zsyz".into(), LIMIT));
    assert_eq!(shown("show 文件 招商"), ("文件".into(), "招商".into(), LIMIT));
    assert_eq!(shown("show --limit 3 招商 --lang en"), (samples, "招商".into(), 3));
    assert_eq!(shown("show 文件 --limit=7 招商"), ("文件".into(), "招商".into(), 7));
}

#[test]
fn faults_are_named_in_the_language_asked_for() {
    for (line, said) in [
        ("--nope", "没有这个参数：--nope；用 --help 看说明"),
        ("--lang en --nope", "unknown argument: --nope; see --help"),
        ("a b", "没有这个参数：b；用 --help 看说明"),
        ("--lang fr", "--lang 不能是“fr”，可以是 zh, en；用 --help 看说明"),
        ("export --format pdf", "--format 不能是“pdf”，可以是 jsonl, json, csv, xlsx；用 --help 看说明"),
        ("export -o", "--output 后面少了值；用 --help 看说明"),
        ("--theme dark --theme light", "--theme 写了两次；用 --help 看说明"),
        ("a export", "文件夹要写在命令后面：a；用 --help 看说明"),
        ("--rules 规则.toml check", "--rules 不能写在命令前面；用 --help 看说明"),
        ("--review=复核.jsonl paper a --lang en", "--review cannot stand before a command; see --help"),
        ("--ascii export", "--ascii 不能写在命令前面；用 --help 看说明"),
        ("show", "要找什么没有写；用 --help 看说明"),
        ("show a b c", "没有这个参数：c；用 --help 看说明"),
        ("show a --limit 0", "--limit 不能是“0”，可以是 1 以上的整数；用 --help 看说明"),
        ("show a --limit x", "--limit 不能是“x”，可以是 1 以上的整数；用 --help 看说明"),
        ("-- a --lang en", "没有这个参数：--lang；用 --help 看说明"),
    ] {
        assert_eq!(wrong(line), said, "{line}");
    }
}

#[test]
fn help_speaks_one_language() {
    for (line, own, other) in [
        ("--help", "用法", "Usage"),
        ("--lang en --help", "Usage", "用法"),
        ("export -h", "写到这个文件", "Options"),
        ("export -h --lang en", "write to this file", "选项"),
    ] {
        let Ok(Request::Print(text)) = asked(line).request else {
            panic!("{line} asks for help");
        };
        assert!(text.contains(own) && !text.contains(other), "{line}: {text}");
    }
}
