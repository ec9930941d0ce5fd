//! Every screen as it is drawn at three sizes: the text, then every run of it that is styled. `cargo insta review` or
//! `INSTA_UPDATE=always` takes over what changed; the pictures are looked at before that.

use std::sync::Arc;

use kuanxiang::library::{Library, Progress, load_all};
use kuanxiang::source::Shelf;
use kuanxiang::tui::Glyphs;
use kuanxiang::tui::action::Action;
use kuanxiang::tui::effect::Effect;
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;
use kuanxiang::tui::theme::Theme;
use kuanxiang::words::Lang;

use crate::play::{Played, fixture, loading, play, play_on};

pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn check(name: &str, keys: &str) {
    for size in SIZES {
        compare(name, size, &play(size, keys));
    }
}

pub fn compare(name: &str, size: (u16, u16), played: &Played) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), played.picture()));
}

/// How far a loading is.
fn progress(done: usize) -> Action {
    Action::Progress(Progress { done, of: 12, file: "滨江市财政局/2024 部门预算.txt".into() })
}

#[test]
fn loading_shows_how_far_it_is() {
    for size in SIZES {
        let mut played = loading(size);
        assert!(played.text().contains(Lang::Zh.listing()), "{}", played.text());
        let _ = played.update(progress(5));
        // Reports that come late change nothing.
        let _ = played.update(progress(4));
        compare("loading", size, &played);
    }
}

#[test]
fn loading_can_be_left() {
    assert_eq!(loading((80, 24)).update(Action::Quit), Effect::Leave);
    let mut stopped = loading((80, 24));
    let _ = stopped.update(progress(5));
    assert_eq!(stopped.update(Action::Back), Effect::Stop);
    assert!(stopped.text().contains(Lang::Zh.stopping()), "{}", stopped.text());
    let _ = stopped.update(Action::Loaded(Arc::new(fixture::library())));
    assert!(stopped.text().contains(Lang::Zh.partly_read()), "{}", stopped.text());
    assert!(!play((80, 24), "").text().contains(Lang::Zh.partly_read()));
}

/// From the library to the table of all spending of the fullest disclosure.
const TO_EXPENDITURE: &str = "Down Down Enter Down Enter";

#[test]
fn library() {
    check("library", "");
    check("library-disclosure", "Down Down");
    check("library-by-amount", "o");
    check("library-filtered", "/ text:教育");
    check("library-folded", "-");
}

#[test]
fn disclosure() {
    check("disclosure", "Down Down Enter");
    check("disclosure-without-tables", "G Up Enter");
}

#[test]
fn table() {
    check("table", &format!("{TO_EXPENDITURE} Down Down Down"));
    check("table-classes", &format!("{TO_EXPENDITURE} 1"));
    check("table-sections", &format!("{TO_EXPENDITURE} 2"));
    check("table-sorted", &format!("{TO_EXPENDITURE} Right Right o"));
    check("table-filtered", &format!("{TO_EXPENDITURE} / text:住房 Enter"));
    check("table-in-yuan", &format!("{TO_EXPENDITURE} u"));
    check("table-two-blocks", "Down Down Enter Enter G");
    check("table-projects", "Down Down Enter Down Down Down Enter");
    check("table-projects-blanks", "Down Down Enter Down Down Down Enter b Right Right Right Right Right Right Right");
    check("table-one-line", "Down Down Enter G Up Enter");
    check("table-empty", "Down Down Enter G Enter");
}

#[test]
fn line() {
    check("line", &format!("{TO_EXPENDITURE} Down Down Down Enter"));
    check("line-in-doubt", "Down Down Enter Down Down Down Enter Enter");
}

/// From the library to the projects of the fullest disclosure, and to the evaluation.
const TO_PROJECTS: &str = "Down Down p";
const TO_EVALUATION: &str = "Down Down Down Down Down Down Enter";

#[test]
fn projects() {
    check("projects", &format!("{TO_PROJECTS} Down"));
    check("projects-by-amount", &format!("{TO_PROJECTS} o"));
    check("projects-filtered", &format!("{TO_PROJECTS} / text:等保"));
    check("projects-none", "Down p");
}

#[test]
fn card() {
    check("card", &format!("{TO_PROJECTS} Down Enter"));
    check("card-indicator", &format!("{TO_PROJECTS} Down Enter G Up"));
    check("card-whole", &format!("{TO_PROJECTS} Enter"));
    check("card-in-yuan", &format!("{TO_PROJECTS} Enter ] ] u"));
    check("card-without-indicators", &format!("{TO_PROJECTS} G Enter"));
    check("card-source", &format!("{TO_PROJECTS} Down Enter Down s"));
    check("evaluation", &format!("{TO_EVALUATION} Down Down"));
}

#[test]
fn facts() {
    check("facts", "Down Down Enter i Down Down");
    check("facts-filtered", "Down Down Enter i / text:采购");
}

#[test]
fn narrative() {
    check("line-said", &format!("{TO_EXPENDITURE} Down Down Down Enter Down Down"));
    check("narrative-source", &format!("{TO_EXPENDITURE} Down Down Down i"));
}

#[test]
fn source() {
    check("source", &format!("{TO_EXPENDITURE} Down Down Down Right Right s"));
    check("source-end", &format!("{TO_EXPENDITURE} s G"));
    check("source-of-a-blank", &format!("{TO_EXPENDITURE} Down Down Right Right s"));
}

#[test]
fn troubles() {
    check("troubles", "t Down");
    check("troubles-source", "t Down Enter");
}

/// From the library to 2010602 in all disclosures.
const TO_ACROSS: &str = "Down Down Enter Down Enter Down Down Down a";

#[test]
fn several() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    // A year that only the next one tells of.
    let gap = Library {
        disclosures: library.disclosures.iter().filter(|one| one.year > 2023).cloned().collect(),
        ..library.clone()
    };
    for size in SIZES {
        let check = |name: &str, library: &Library, keys: &str| {
            compare(name, size, &play_on(library.clone(), Look::default(), size, keys));
        };
        check("samples-across", &library, &format!("{SAMPLE_ACCOUNT} a"));
        check("samples-across-by-department", &library, &format!("{SAMPLE_ACCOUNT} a o"));
        check("samples-across-filtered", &library, &format!("{SAMPLE_ACCOUNT} a / text:2024"));
        check("samples-years", &library, "a");
        check("samples-years-derived", &gap, "a 3 Down Down Left Left Left");
        check("samples-years-sentence", &gap, "a 3 Down Down Left Left Left i");
        check("samples-years-final", &library, "a c");
    }
}

/// From the library of the samples to 公务接待费 of a table of basic spending.
const SAMPLE_ACCOUNT: &str = "Down Enter / text:基本支出 Enter Enter / text:30217 Enter Down";

#[test]
fn several_of_little() {
    check("across", TO_ACROSS);
    check("across-by-year", &format!("{TO_ACROSS} o o"));
    check("across-filtered", &format!("{TO_ACROSS} / text:预算"));
    check("years", "Down Down a");
    check("years-items", "a 3 Down Down Left Left Left");
    check("years-final", "a c");
    check("years-none", "G Up Up a");
}

#[test]
fn find() {
    check("find", "f");
    check("find-project", "f text:xtyxwh");
    check("find-code", "f text:20106 Down Down");
    check("find-in-full", "f text:财政 Down Down Tab");
    check("find-nothing", "f text:没有的东西");
}

#[test]
fn palette() {
    check("palette", &format!("{TO_EXPENDITURE} :"));
    check("palette-narrowed", &format!("{TO_EXPENDITURE} : text:xiang"));
}

#[test]
fn copying_says_what_was_copied() {
    check("table-copied", &format!("{TO_EXPENDITURE} Y"));
}

#[test]
fn help() {
    check("help-table", &format!("{TO_EXPENDITURE} ?"));
    check("help-library", "?");
}

#[test]
fn a_small_window_says_so() {
    for size in [(39, 24), (80, 7), (1, 1)] {
        let text = play(size, "Down Enter").text();
        assert!(text.starts_with('窗') || size.0 < 2, "{text}");
    }
}

#[test]
fn nothing_but_ascii_where_that_is_asked_for() {
    let look = Look { lang: Lang::En, glyphs: Glyphs::Ascii, ..Look::default() };
    for keys in [
        "",
        "Down Down Enter",
        TO_EXPENDITURE,
        "?",
        "t",
        TO_PROJECTS,
        TO_EVALUATION,
        "Down Down Enter i",
        "f text:财政",
        ":",
        TO_ACROSS,
        "a 3",
    ] {
        let played = play_on(fixture::library(), look, (120, 40), keys);
        let furniture = |c: char| ('\u{2500}'..='\u{25ff}').contains(&c);
        assert!(!played.text().contains(furniture), "{}", played.text());
    }
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let plain = Look { theme: Theme::Plain, ..Look::default() };
    for keys in ["", "Down Down Enter", TO_EXPENDITURE, "Down Down Enter Down Enter s", "t", TO_PROJECTS, TO_EVALUATION]
    {
        let coloured = play((120, 40), keys);
        let plain = play_on(fixture::library(), plain, (120, 40), keys);
        assert_eq!(coloured.text(), plain.text());
        let runs = plain.frame().runs();
        assert!(
            !runs.is_empty() && runs.iter().all(|run| !run.contains("Cyan") && !run.contains("Yellow")),
            "{runs:?}"
        );
    }
}

/// A self-evaluation form as it is filled in.
const SELF_EVALUATION: &str = "滨江市财政局2024年度项目支出绩效自评报告

一、项目概况

项目支出绩效自评表
（2024年度）
项目名称\t政策手册印制\t\t\t\t\t\t
主管部门\t滨江市财政局\t实施单位\t滨江市财政局\t\t\t\t
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t100.00\t1120.00\t1100.40\t10\t98.25%\t9.83
\t其中：当年财政拨款\t100.00\t1000.00\t980.40\t—\t98.04%\t—
\t上年结转资金\t\t120.00\t120.00\t—\t100.00%\t—
年度总体目标\t预期目标\t\t\t实际完成情况\t\t\t
\t按计划印制手册\t\t\t已经印好\t\t\t
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标\t数量指标\t印发手册数量\t≥500册\t520册\t50\t50\t
效益指标\t社会效益指标\t政策知晓率\t≥85%\t83%\t30\t29\t宣传不够，来年加强
满意度指标\t满意度指标\t办事群众满意度\t≥90%\t91%\t10\t10\t
总分\t\t\t\t\t100\t98.83\t
";

#[test]
fn a_self_evaluation() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("自评.txt"), SELF_EVALUATION).expect("a file");
    for size in SIZES {
        let library = load_all(&Shelf::Folder(folder.path().to_owned())).expect("a folder that can be opened");
        let played = play_on(library, Look::default(), size, "Enter Enter p Enter Down Down Down");
        assert_eq!(played.session().place(), Place::Card);
        compare("card-self-evaluation", size, &played);
    }
}
