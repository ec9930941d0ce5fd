//! Walks through the screens: where a reader stands, what is pressed, what is then to be seen.

use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;

use crate::play::{CURSOR, Played, play, play_on};

const TABLE: &str = "Down Down Enter Down Enter";
const PROJECTS: &str = "Down Down Enter Down Down Down Enter";
const SIZE: (u16, u16) = (80, 24);

/// The rows between the header and the status line, without the sign of the cursor.
fn lines(played: &Played) -> Vec<String> {
    let rows = played.frame().rows();
    let plain = |row: &String| row.replace('▌', " ").trim().to_owned();
    rows[4..rows.len() - 1].iter().map(plain).filter(|row| !row.is_empty()).collect()
}

/// The first word of each line: a code, or the sign of a total.
fn codes(played: &Played) -> Vec<String> {
    let code = |row: &String| {
        let mut words = row.split_whitespace().skip_while(|word| matches!(*word, "+" | "-"));
        words.next().unwrap_or_default().to_owned()
    };
    lines(played).iter().map(code).collect()
}

/// What is drawn as the figure under the cursor, or as the figure in its source.
fn marked(played: &Played) -> Vec<String> {
    let runs = played.frame().runs();
    let marked = runs.iter().filter(|run| run.contains("REVERSED"));
    marked.filter_map(|run| run.split_once(": ").map(|(_, text)| text.trim().to_owned())).collect()
}

#[test]
fn levels_are_one_key_each() {
    let mut played = play(SIZE, TABLE);
    assert_eq!(codes(&played).len(), 14);
    assert_eq!(codes(played.keys("1")), ["201", "208", "210", "221", "="]);
    assert_eq!(codes(played.keys("2")), ["201", "06", "208", "0505", "210", "11", "221", "02", "="]);
    assert_eq!(codes(played.keys("3")).len(), 14);
}

#[test]
fn folding_takes_the_cursor_to_what_stays() {
    let mut played = play(SIZE, &format!("{TABLE} Down Down Down"));
    assert_eq!(marked(&played), ["387.62"]);
    assert_eq!(marked(played.keys("2")), ["1,602.11"]);
    assert_eq!(played.session().title().state, "2/9");
    assert_eq!(played.keys("+ Down").session().title().state, "3/12");
    // From a line without lines below it, folding goes up, then folds.
    assert_eq!(played.keys("-").session().title().state, "2/12");
    assert_eq!(played.keys("-").session().title().state, "2/9");
    assert_eq!(played.keys("Space").session().title().state, "2/12");
}

#[test]
fn a_code_without_its_parent_hangs_in_the_right_place() {
    let rows = lines(&play(SIZE, TABLE));
    let at = rows.iter().position(|row| row.contains("0505")).expect("the line");
    assert!(rows[at - 1].contains("208 社会保障"), "{rows:?}");
}

#[test]
fn sorting_stays_within_a_level_and_totals_stay_below() {
    let mut played = play(SIZE, &format!("{TABLE} 1 o"));
    assert_eq!(codes(&played), ["201", "208", "210", "221", "="]);
    assert_eq!(codes(played.keys("o")), ["221", "210", "208", "201", "="]);
    assert_eq!(codes(played.keys("o")), ["201", "208", "210", "221", "="]);
    let sorted = codes(played.keys("3 Right Right o"));
    assert_eq!(sorted[..5], ["201", "06", "02", "50", "01"], "a blank is less than a printed 0");
}

#[test]
fn a_filter_keeps_the_parents_of_what_it_finds() {
    let mut played = play(SIZE, &format!("{TABLE} 1 / text:公积金"));
    assert_eq!(codes(&played), ["221", "02", "01"]);
    assert_eq!(played.session().place(), Place::Prompt);
    assert_eq!(codes(played.keys("Enter")), ["221", "02", "01"]);
    assert_eq!(codes(played.keys("Esc")), ["201", "208", "210", "221", "="]);
    assert_eq!(played.keys("Esc").session().place(), Place::Disclosure);
    assert_eq!(codes(&play(SIZE, &format!("{TABLE} / text:20106"))), ["201", "06", "01", "02", "50"]);
}

#[test]
fn blank_zero_and_words_are_told_apart() {
    let rows = lines(&play(SIZE, TABLE));
    let row = |name: &str| rows.iter().find(|row| row.contains(name)).expect("the line").clone();
    assert!(row("行政运行").ends_with("1,033.92  1,033.92            51.7"), "{}", row("行政运行"));
    assert!(row("事业运行").ends_with("180.57    180.57    0        9.0"), "{}", row("事业运行"));
    assert!(row("行政单位医疗").ends_with("92.75     92.75   无        4.6"), "{}", row("行政单位医疗"));
    let rows = lines(&play(SIZE, "Down Down Enter Enter"));
    assert!(rows.iter().any(|row| row.contains("上年结转") && row.contains("0.00")), "{rows:?}");
}

/// The row under the cursor.
fn cursor_line(played: &Played) -> String {
    played.frame().rows().into_iter().find(|row| row.starts_with(CURSOR)).unwrap_or_default()
}

/// From a table to its account in all disclosures, on to the body over its years, to a line of an earlier year, and back.
#[test]
fn an_account_leads_to_all_disclosures_and_a_body_to_its_years() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let keys = "Down Enter / text:基本支出 Enter Enter / text:30217 Enter Down";
    let mut played = play_on(library, Look::default(), SIZE, keys);
    let table = played.text();
    let across = played.keys("a").text();
    assert!(across.contains("3 个部门  15 处"), "{across}");
    assert!(cursor_line(&played).contains("澄川市财政局"), "{}", cursor_line(&played));
    played.keys("Enter");
    assert!(cursor_line(&played).contains("公务接待费"), "{}", cursor_line(&played));
    assert_eq!(played.keys("Esc").text(), across);
    let years = played.keys("a").text();
    assert!(years.contains("> 历年 > 预算"), "{years}");
    let earlier = played.keys("Left Left Enter").text();
    assert!(earlier.contains("澄川市财政局 > 2023 预算 > 表5"), "{earlier}");
    assert!(cursor_line(&played).contains("2,138.32"), "{}", cursor_line(&played));
    played.keys("Esc a");
    assert!(played.text().contains("各部门各年 > 201 一般公共服务支出"), "{}", played.text());
    assert_eq!(played.keys("Esc Esc Esc").text(), table);
}

#[test]
fn units_shift_the_point_and_nothing_else() {
    let mut played = play(SIZE, TABLE);
    assert_eq!(marked(&played), ["1,602.11"]);
    assert_eq!(marked(played.keys("u")), ["16,021,100"]);
    assert_eq!(marked(played.keys("u")), ["0.160211"]);
    assert_eq!(marked(played.keys("u")), ["1,602.11"]);
}

#[test]
fn every_figure_leads_to_its_print_and_back() {
    for (way, rows, columns) in [(TABLE, 14, 3), (PROJECTS, 5, 4), ("Down Down Enter Enter", 10, 1)] {
        let mut played = play(SIZE, way);
        for _ in 0..rows {
            for _ in 0..columns {
                let (before, figure) = (played.picture(), marked(&played));
                played.keys("s");
                assert_eq!(played.session().place(), Place::Source);
                let shown = marked(&played);
                match figure.first().map(|figure| figure.split(' ').next().unwrap_or_default()) {
                    Some("") | None => assert!(shown.is_empty(), "a blank marks nothing: {shown:?}"),
                    Some(figure) => assert_eq!(shown, [figure.trim_start_matches('?')]),
                }
                assert_eq!(played.keys("Esc").picture(), before);
                played.keys("Right");
            }
            played.keys("Left Left Left Left Down");
        }
    }
}

#[test]
fn the_places_of_a_line_are_a_round() {
    let mut played = play(SIZE, &format!("{TABLE} Down Down Down s"));
    let first = played.picture();
    assert!(played.text().contains("第 22 行"), "{}", played.text());
    assert_eq!(marked(played.keys("Tab")), ["387.62"]);
    played.keys("Tab");
    assert!(played.text().contains("第 48 行"), "{}", played.text());
    assert_eq!(played.keys("g G Tab").picture(), first);
}

#[test]
fn every_column_can_be_reached_and_is_then_in_sight() {
    let mut played = play(SIZE, &format!("{PROJECTS} b"));
    assert_eq!(marked(&played), ["387.62"]);
    played.keys("Right Right Right Right Right Right Down Down Down");
    assert_eq!(marked(&played), ["120.00"]);
    played.keys("Up Up Up Right Right Right Right Right");
    assert_eq!(marked(&played), ["?267.62 ?120.00"], "figures without a column stand behind all columns");
    assert_eq!(marked(played.keys("b")), ["?267.62 ?120.00"], "hiding columns keeps the one under the cursor");
}

#[test]
fn the_mouse_selects_and_opens() {
    let mut played = play(SIZE, "click:10,4");
    assert_eq!(played.session().title().state, "2/11");
    assert_eq!(played.keys("click:10,4").session().place(), Place::Disclosure);
    assert_eq!(played.keys("Esc wheel:down").session().place(), Place::Library);
    let mut played = play(SIZE, TABLE);
    // A click on another column of the row under the cursor chooses it, the next one opens the line.
    played.keys("click:60,4");
    assert_eq!((played.session().place(), marked(&played)), (Place::Table, vec!["1,214.49".into()]));
    assert_eq!(played.keys("click:60,4").session().place(), Place::Line);
}

#[test]
fn a_line_leads_to_the_same_code_in_another_table() {
    let mut played = play(SIZE, &format!("{TABLE} Down Down Down Enter G"));
    assert!(played.text().contains("表4"), "{}", played.text());
    played.keys("Enter");
    assert_eq!((played.session().place(), marked(&played)), (Place::Table, vec!["267.62".into()]));
    played.keys("Esc Esc");
    assert_eq!((played.session().place(), marked(&played)), (Place::Table, vec!["387.62".into()]));
}

#[test]
fn neighbouring_tables_are_one_key_away() {
    let mut played = play(SIZE, TABLE);
    assert!(played.keys("]").text().contains("表3 一般公共预算基本支出表"), "{}", played.text());
    assert!(played.keys("[ [ [ [").text().contains("表1 收支总表"), "{}", played.text());
    assert_eq!(played.keys("Esc").session().place(), Place::Disclosure);
}

#[test]
fn departments_are_found_by_initials() {
    for (typed, name) in [("fgw", "发展和改革"), ("教育局", "教育局"), ("czj", "财政局"), ("市局 2025", "2025 预算")]
    {
        let keys: String = typed.split(' ').map(|word| format!("text:{word} Space ")).collect();
        let played = play(SIZE, &format!("/ {keys}"));
        let rows = lines(&played).join("\n") + &played.frame().rows()[3];
        assert!(rows.contains(name), "{typed}: {rows}");
        let departments = played.frame().rows().iter().skip(1).filter(|row| row.contains(" 份")).count();
        assert_eq!(departments, 1, "{typed}: {}", played.text());
    }
}

const CARD: &str = "Down Down p Down Enter";

/// The last part of the path: what the screen is of.
fn about(played: &Played) -> String {
    played.session().title().crumbs.last().expect("a path").clone()
}

#[test]
fn cards_are_leafed_through_with_one_key() {
    let mut played = play(SIZE, CARD);
    assert_eq!(played.session().place(), Place::Card);
    assert!(about(&played).starts_with("政务信息系统"), "{}", played.text());
    assert_eq!(about(played.keys("Down Down ]")), "预算绩效第三方评价");
    assert!(played.session().title().state.starts_with("1/"), "a new card begins at its top");
    assert_eq!(about(played.keys("] ] ]")), "会计考试考务");
    assert_eq!(about(played.keys("[ [ [ [ [")), "部门整体");
    assert_eq!(played.keys("Esc").session().place(), Place::Projects);
}

#[test]
fn every_item_of_a_card_leads_to_its_source_and_back() {
    let mut played = play(SIZE, CARD);
    let items: usize =
        played.session().title().state.split(['/', ' ']).nth(1).and_then(|of| of.parse().ok()).expect("a count");
    assert!(items > 15, "{items}");
    for item in 1..=items {
        // A passage that is longer than the window takes more than one step.
        while !played.session().title().state.starts_with(&format!("{item}/")) {
            played.keys("Down");
        }
        let before = played.picture();
        assert_eq!(played.keys("s").session().place(), Place::Source, "{item}");
        assert!(!marked(&played).is_empty(), "{item}: {}", played.text());
        assert_eq!(played.keys("Esc").picture(), before);
    }
    assert_eq!(marked(played.keys("s")), ["使用单位满意度"]);
}

#[test]
fn an_indicator_is_met_or_missed_by_a_sign_and_in_words() {
    let mut played = play((120, 40), "Down Down Down Down Down Down Enter");
    assert_eq!((played.session().place(), about(&played)), (Place::Card, "部门整体".into()));
    let row = |played: &Played, name: &str| {
        played.frame().rows().into_iter().find(|row| row.contains(name)).expect("the indicator")
    };
    assert!(row(&played, "审批项目数量").contains('✓'), "{}", played.text());
    assert!(row(&played, "按时办结率").contains('✗'), "{}", played.text());
    assert!(!row(&played, "营商环境").contains(['✓', '✗']), "words do not compare");
    assert!(played.keys("Down Down").text().contains("✗ 未达标"), "{}", played.text());
    assert_eq!(played.keys("Esc").session().place(), Place::Library);
}

#[test]
fn a_passage_longer_than_the_window_is_read_to_its_end() {
    let mut played = play((40, 8), CARD);
    let mut seen = String::new();
    for _ in 0..60 {
        let rows = played.frame().rows();
        let row = |row: &String| row.trim_matches(|c: char| "▌┃ ".contains(c)).to_owned();
        seen.extend(rows[2..rows.len() - 1].iter().map(row));
        played.keys("Down");
    }
    assert!(seen.contains("按验收结"), "{seen}");
}

#[test]
fn the_line_of_a_project_leads_to_its_place_in_the_list() {
    let mut played = play(SIZE, &format!("{PROJECTS} Down Down p"));
    assert_eq!(played.session().place(), Place::Projects);
    let row = played.frame().rows().into_iter().find(|row| row.starts_with('▌')).expect("the cursor");
    assert!(row.contains("政务信息系统"), "{row}");
    assert_eq!(played.keys("Esc").session().place(), Place::Table);
}

#[test]
fn projects_are_found_by_their_other_names_and_sorted() {
    let mut played = play(SIZE, "Down Down p / text:dbcp Enter");
    let names = |played: &Played| lines(played)[1..].to_vec();
    assert_eq!(names(&played).len(), 1, "{}", played.text());
    played.keys("Esc o");
    let sorted = names(&played);
    assert!(sorted[0].starts_with("部门整体") && sorted[1].starts_with("政务信息系统"), "{sorted:?}");
    assert!(names(played.keys("o"))[1].starts_with("政务信息系统"));
}

#[test]
fn what_the_narrative_says_stands_beside_the_line_and_one_key_leads_there() {
    let mut played = play((120, 40), &format!("{TABLE} Down Down Down"));
    let text = played.text();
    for part in ["比上年 +12.30  +3.28%", "上年 375.32", "推算", "新增信息系统运行维护"] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    assert_eq!(marked(played.keys("i")).concat(), "387.62");
    assert!(played.text().contains("一般行政管理事务（项）"), "{}", played.text());
    assert_eq!(played.keys("Esc").text(), text);
    // Of a line that the narrative does not speak of, nothing is said and the key does nothing.
    assert_eq!(played.keys("Down i").session().place(), Place::Table);
    assert!(!played.text().contains("推算"), "{}", played.text());
}

#[test]
fn facts_lead_to_their_places() {
    let mut played = play(SIZE, "Down Down Enter i");
    assert_eq!((played.session().place(), lines(&played).len()), (Place::Facts, 5));
    assert_eq!(marked(played.keys("Down Down s")), ["126.50"]);
    assert_eq!(played.keys("Esc Esc").session().place(), Place::Disclosure);
}
