//! The findings and their review on the screens: gone through, marked, taken back, kept between sittings, handed in.

use std::path::Path;

use kuanxiang::export::paper::{build, paper_writer};
use kuanxiang::export::whose;
use kuanxiang::library::{Library, load_all};
use kuanxiang::review::Journal;
use kuanxiang::source::Shelf;
use kuanxiang::tui::action::Action;
use kuanxiang::tui::audit::Checking;
use kuanxiang::tui::effect::{Effect, Over};
use kuanxiang::tui::opener::Told;
use kuanxiang::tui::session::Look;
use kuanxiang::words::Lang;

use crate::play::{Played, play_on};
use crate::screens::{SIZES, compare};

fn samples() -> Library {
    load_all(&Shelf::Samples).expect("the samples")
}

/// A sitting on the samples, whose marks go to a file.
fn sitting(size: (u16, u16), journal: &Path, keys: &str) -> Played {
    let mut played = play_on(samples(), Look::default(), size, "");
    played.reviewing(journal, "王审计").keys(keys);
    played
}

/// A file for a journal, in a folder of its own.
fn journal() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("review.jsonl");
    (folder, path)
}

#[test]
fn the_findings_at_three_sizes() {
    for size in SIZES {
        let (_folder, path) = journal();
        let check = |name: &str, keys: &str| compare(name, size, &sitting(size, &path, keys));
        check("findings", "c");
        check("findings-by-rule", "c o");
        check("findings-by-severity", "c o o Down");
        check("findings-second-figure", "c v Tab");
        check("findings-unchecked", "c c");
        check("findings-hold", "c c c");
        check("findings-filtered", "c / text:普通教育");
        check("findings-in-yuan", "c u v");
        check("findings-source", "c Tab s");
        check("findings-row", "c Tab t");
        check("findings-of-nothing", "Down c");
        check("findings-reason", "c x text:凑整");
    }
}

#[test]
fn reviewed_findings_at_three_sizes() {
    for size in SIZES {
        let (_folder, path) = journal();
        let mut played = sitting(size, &path, "c a n x text:凑整 Enter b text:问过 Enter n w");
        compare("findings-reviewed", size, &played);
        played.keys("Up v");
        compare("findings-reviewed-detail", size, &played);
        // The figure carries its mark in its table and on its line.
        played.keys("t B text:与表三不同 Enter");
        compare("table-marked", size, &played);
        played.keys("Enter");
        compare("line-marked", size, &played);
    }
}

#[test]
fn before_the_checks_are_done_every_screen_says_so() {
    let mut played = play_on(samples(), Look::default(), (120, 40), "c");
    let done = played.session().audit().is_some();
    assert!(done);
    assert_eq!(played.update(Action::Checked(Checking::Going)), Effect::None);
    assert!(played.text().contains(Lang::Zh.checking_long()), "{}", played.text());
    for keys in ["Esc", "Down"] {
        played.keys(keys);
        assert!(played.text().contains(Lang::Zh.checking()), "{}", played.text());
    }
    assert_eq!(played.update(Action::Checked(Checking::Broke)), Effect::None);
    assert!(played.text().contains(Lang::Zh.check_broke()), "{}", played.text());
}

#[test]
fn that_nothing_fails_never_stands_alone() {
    // The first disclosure of the samples has no finding.
    let played = play_on(samples(), Look::default(), (80, 24), "Down Enter c");
    let shown = played.text();
    assert!(shown.contains("没有不符之处"), "{shown}");
    let counts = shown.lines().find(|line| line.contains("相符")).unwrap_or_else(|| panic!("{shown}"));
    assert!(counts.contains("未能核对") && counts.contains("不符 0"), "{counts}");
}

#[test]
fn the_way_to_a_figure_and_back() {
    let (_folder, path) = journal();
    let mut played = sitting((120, 40), &path, "c Down Tab Tab");
    let before = played.text();
    played.keys("Enter");
    // The figure that was chosen is the one that is marked in the document.
    let marked: Vec<String> = played.frame().runs().into_iter().filter(|run| run.contains("REVERSED")).collect();
    assert!(marked.iter().any(|run| run.ends_with("4,446.20")), "{marked:?}");
    played.keys("Esc");
    assert_eq!(played.text(), before);
    played.keys("t");
    assert!(played.text().contains("表5 一般公共预算支出表"), "{}", played.text());
    assert!(played.frame().runs().iter().any(|run| run.contains("REVERSED") && run.contains("4,446.20")));
    // From the figure to what does not hold of it, and back.
    played.keys("c");
    assert!(played.text().contains("普通教育/合计印"), "{}", played.text());
    played.keys("Esc Esc");
    assert_eq!(played.text(), before);
}

#[test]
fn a_figure_with_findings_carries_its_sign_wherever_it_is_shown() {
    // 小学教育 in one table of the education bureau: with the other items it does not come to what stands above them.
    let mut played = play_on(samples(), Look::default(), (120, 40), "c Down Tab Tab t");
    let mut carries = |keys: &str, behind: &str| {
        let rows = played.keys(keys).frame().rows();
        let signed = |row: &&String| row.contains(behind) && row.chars().nth(1) == Some('!');
        assert!(rows.iter().any(|row| signed(&row)), "{keys}: {}", rows.join("\n"));
    };
    carries("", "4,446.20!");
    // Beside another year, which has none there.
    carries("d Enter", "4,446.20!");
    carries("x", "4,446.20!");
    // Over the years, and where it is found.
    carries("Esc Esc a a 3", "4,446.20!");
    carries("f text:4446.20", "4,446.20");
}

/// Goes through all there is, leaves, comes back and hands it in.
#[test]
fn a_review_from_beginning_to_end() {
    let (folder, path) = journal();
    let mut played = sitting((120, 40), &path, "c");
    assert!(played.text().contains("已复核 0/3"), "{}", played.text());
    played.keys("a");
    assert!(played.text().contains("已复核 1/3  属实 1"), "{}", played.text());
    // The next one is not so, and why.
    played.keys("n x text:分列另有其他支出 Enter");
    assert!(played.text().contains("已复核 2/3  属实 1  不属实 1"), "{}", played.text());
    assert!(played.text().contains("分列另有其他支出"), "{}", played.text());
    // The last one is taken for true by mistake, and taken back.
    played.keys("n a");
    assert!(played.text().contains("已复核 3/3"), "{}", played.text());
    played.keys("z");
    assert!(played.text().contains("已复核 2/3"), "{}", played.text());
    played.keys("w b text:向单位要明细 Enter n");
    // What was left for later is gone to when nothing else is left.
    assert!(played.text().contains("3/3") && played.text().contains("待查 1"), "{}", played.text());
    played.keys("q");
    assert!(played.left());

    let mut again = sitting((120, 40), &path, "");
    again.keys("c");
    assert!(again.text().contains("已复核 2/3  属实 1  不属实 1  待查 1"), "{}", again.text());
    // Nothing is taken back that another sitting did.
    again.keys("z");
    assert!(again.text().contains(Lang::Zh.nothing_to_undo()), "{}", again.text());
    again.keys("n");
    assert!(again.text().contains("向单位要明细  王审计 2024-05-01"), "{}", again.text());

    again.keys("e");
    assert!(again.text().contains(Lang::Zh.ask_paper()), "{}", again.text());
    let asked = again.update(Action::Open);
    assert_eq!(asked, Effect::Paper(Lang::Zh.paper_name().into(), Over::Ask));
    // Where a file is there already, the same name a second time writes over it, another name does not.
    assert_eq!(again.update(Action::Told(Told::PaperThere("甲.md".into()))), Effect::None);
    again.keys("e");
    assert_eq!(again.update(Action::Open), Effect::Paper("甲.md".into(), Over::Write));
    again.keys("e");
    assert_eq!(again.update(Action::Open), Effect::Paper(Lang::Zh.paper_name().into(), Over::Ask));

    let journal = Journal::open(&path).expect("the journal");
    let (library, session) = (samples(), again.session());
    let ledger = session.audit().expect("the ledger").ledger();
    let marks = whose::taken_over(&library, Some(ledger), journal.marks());
    let paper = build(&library, ledger, &marks, Lang::Zh);
    for ending in ["md", "csv", "xlsx"] {
        let mut bytes = Vec::new();
        let writer = paper_writer(ending).expect("a writer");
        (writer.write)(&paper, &mut bytes).expect("a paper");
        std::fs::write(folder.path().join(format!("底稿.{ending}")), &bytes).expect("a file");
        if ending == "md" {
            let text = String::from_utf8(bytes).expect("text");
            assert!(text.contains("向单位要明细") && text.contains("分列另有其他支出"), "{text}");
        }
    }
}

#[test]
fn another_programs_marks_are_taken_in() {
    let (_folder, path) = journal();
    let mut mine = sitting((120, 40), &path, "c");
    let mut other = sitting((120, 40), &path, "c a");
    mine.refresh();
    assert!(mine.text().contains("已复核 1/3"), "{}", mine.text());
    assert!(mine.text().contains(Lang::Zh.marked_elsewhere()), "{}", mine.text());
    mine.keys("n a");
    other.refresh();
    assert!(other.text().contains("已复核 2/3"), "{}", other.text());
}

/// The samples with one figure printed otherwise, as if the document had been corrected.
fn corrected() -> Library {
    let mut library = samples();
    let id = library.disclosure_ids().find(|id| library.disclosure(*id).id.as_str() == "澄川市教育局@2023@预算");
    let disclosure = &mut library.disclosures[id.expect("the disclosure").0 as usize];
    for form in &mut disclosure.forms {
        for cell in &mut form.cells {
            let printed = cell.print.number().map(|number| number.to_string());
            if form.number == Some(5) && printed.as_deref() == Some("13179.97") {
                cell.print = kuanxiang::model::Print::Number("13180.97".parse().expect("a number"));
            }
        }
    }
    library
}

#[test]
fn what_changed_under_a_mark_is_said_and_waits_again() {
    let (_folder, path) = journal();
    sitting((120, 40), &path, "c a");
    let mut played = play_on(corrected(), Look::default(), (120, 40), "");
    played.reviewing(&path, "李审计").keys("c");
    let shown = played.text();
    assert!(shown.contains("已复核 0/5  已变 1"), "{shown}");
    assert!(shown.contains("标注后此处已变：原为"), "{shown}");
    // It is decided anew, and stands.
    played.keys("n N a");
    assert!(played.text().contains("已复核 1/5  属实 1"), "{}", played.text());
}

#[test]
fn a_mark_that_cannot_be_kept_is_told() {
    let (folder, path) = journal();
    std::fs::write(&path, "这不是复核记录\n").expect("a file");
    let played = sitting((120, 40), &path, "c a");
    assert!(played.text().contains("不是复核记录"), "{}", played.text());
    assert!(played.text().contains("已复核 0/3"), "{}", played.text());
    // A journal in a place where nothing can be made.
    let mut lost = sitting((120, 40), &folder.path().join("review.jsonl/内"), "c a");
    assert!(lost.text().contains("复核记录"), "{}", lost.text());
    lost.keys("b text:甲 Enter");
    assert!(lost.text().contains("已复核 0/3"), "{}", lost.text());
}

#[test]
fn a_note_on_a_project_and_on_a_figure() {
    let (_folder, path) = journal();
    let mut played = sitting((120, 40), &path, "Down p Down Enter b text:要合同 Enter");
    assert!(played.text().contains("批注 要合同"), "{}", played.text());
    // Written again it goes on from what is there; emptied it is gone.
    played.keys("b Ctrl-u Enter");
    assert!(!played.text().contains("批注 要合同"), "{}", played.text());
    played.keys("Esc Esc Enter Down Enter B text:核过 Enter Enter");
    assert!(played.text().contains("批注 核过  王审计"), "{}", played.text());
    played.keys("z");
    assert!(!played.text().contains("批注 核过"), "{}", played.text());
}
