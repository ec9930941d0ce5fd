//! Two disclosures side by side on the screen: pictures at three sizes, walks through them, and what holds of every one.

use std::collections::BTreeSet;

use kuanxiang::library::load_all;
use kuanxiang::model::Print;
use kuanxiang::money::Unit;
use kuanxiang::source::Shelf;
use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;
use kuanxiang::words::Lang;

use crate::play::{CURSOR, Played, fixture, pair, play_on};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

fn played(size: (u16, u16), keys: &str) -> Played {
    play_on(pair::library(), Look::default(), size, keys)
}

fn check(name: &str, keys: &str) {
    for size in SIZES {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("snapshots");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        let picture = played(size, keys).picture();
        settings.bind(|| insta::assert_snapshot!(format!("{name}-{}x{}", size.0, size.1), picture));
    }
}

/// 2017 is marked and compared with 2019.
const COMPARED: &str = "Down Down Down m Up Up d";

/// The row under the cursor.
fn row(played: &Played) -> String {
    let rows = played.frame().rows();
    rows.iter().find(|row| row.starts_with(CURSOR)).cloned().unwrap_or_default()
}

/// Which difference of how many the cursor stands on, as the status line says.
fn ordinal(played: &Played) -> Option<(usize, usize)> {
    let state = played.session().title().state;
    let (at, of) = state.strip_prefix("第 ")?.split_once(" 处 / ")?;
    Some((at.parse().ok()?, of.parse().ok()?))
}

/// What is drawn as the figure under the cursor, or as the figure in its source.
fn marked(played: &Played) -> Vec<String> {
    let runs = played.frame().runs();
    let marked = runs.iter().filter(|run| run.contains("REVERSED"));
    marked.filter_map(|run| run.split_once(": ").map(|(_, text)| text.trim().to_owned())).collect()
}

#[test]
fn pages() {
    check("compare", COMPARED);
    check("compare-detail", &format!("{COMPARED} n n n v"));
    check("compare-differing", &format!("{COMPARED} ="));
    check("compare-by-change", &format!("{COMPARED} o"));
    check("compare-classes", &format!("{COMPARED} 1"));
    check("compare-swapped", &format!("{COMPARED} n n x"));
    check("compare-basic", &format!("{COMPARED} ] G Up"));
    check("compare-projects", &format!("{COMPARED} ] ]"));
    check("compare-promises", &format!("{COMPARED} ] ] Enter Down"));
    check("compare-indicators", &format!("{COMPARED} ] ] ]"));
    check("compare-facts", &format!("{COMPARED} ] ] ] ] Down"));
    check("compare-rest", &format!("{COMPARED} ] ] ] ] ]"));
    check("compare-peers", "Down m G d");
    check("pick", "Down d");
    check("marked", "Down m");
}

#[test]
fn a_mark_is_seen_wherever_one_stands_and_taken_away_by_the_same_key() {
    let mut played = played((120, 40), "Down m");
    assert!(played.text().contains("* 2019 预算"), "{}", played.text());
    assert!(played.keys("Enter").frame().rows()[0].contains("标记"), "{}", played.text());
    assert!(!played.keys("m").frame().rows()[0].contains("标记"), "{}", played.text());
    assert!(!played.keys("Esc").text().contains("* 2019"), "{}", played.text());
}

#[test]
fn the_year_before_is_proposed_first() {
    let mut played = played((120, 40), "Down d");
    assert_eq!(played.session().place(), Place::Pick);
    assert!(row(&played).contains("2017 预算"), "{}", played.text());
    assert!(played.text().find("同年同文种").is_some_and(|at| played.text()[at..].contains("教育局")));
    played.keys("Enter");
    assert_eq!(played.session().place(), Place::Compare);
    let crumbs = played.session().title().crumbs;
    assert!(crumbs.contains(&"A 2017 预算 : B 2019 预算".to_owned()), "{crumbs:?}");
    assert_eq!(played.keys("Esc / text:jy").session().place(), Place::Prompt);
    assert!(played.text().contains("教育局") && !row(&played).contains("2017"), "{}", played.text());
}

#[test]
fn from_a_line_to_its_comparison_to_its_source_and_back() {
    let mut played = played((120, 40), "Down Down Down m Up Up Enter Enter Down Down Down");
    assert_eq!((played.session().place(), marked(&played)[0].as_str()), (Place::Table, "387.62"));
    let before = played.picture();
    assert!(row(played.keys("d")).contains("一般行政管理事务"), "{}", played.text());
    assert!(row(&played).contains("+12.30") && row(&played).contains("+3.28"), "{}", row(&played));
    assert_eq!(ordinal(&played), Some((4, 10)));
    let compared = played.picture();
    assert_eq!(marked(played.keys("s")), ["387.62"]);
    assert_eq!(played.keys("Esc").picture(), compared);
    assert_eq!(marked(played.keys("Tab s")), ["375.32"], "the other side");
    assert_eq!(marked(played.keys("Esc Tab i")), ["387.62"], "the sentence that gives the reason");
    assert_eq!(played.keys("Esc Enter").session().place(), Place::Line);
    assert_eq!(played.keys("Esc").picture(), compared);
    assert!(row(played.keys("n")).contains("信息化建设"), "{}", played.text());
    assert!(row(&played).contains("仅A"), "{}", played.text());
    assert_eq!(marked(played.keys("s")), ["40"], "only one side has it, whichever is looked at");
    assert_eq!(played.keys("Esc N").picture(), compared);
    assert_eq!(played.keys("Esc").picture(), before);
}

#[test]
fn every_row_says_what_became_of_it() {
    let text = played((120, 40), COMPARED).text();
    let row = |name: &str| text.lines().find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name}\n{text}"));
    assert!(row("210 医疗卫生与计划生育支出").contains("2019更名"), "{text}");
    assert!(row("05 行政事业单位离退休").contains("A未印"), "a sum that one side does not print\n{text}");
    assert!(row("05 行政事业单位离退休").contains("207.1"), "{text}");
    assert!(row("住房保障支出").contains('?') && row("住房保障支出").contains("B存疑"), "{text}");
    assert!(row("一般行政管理事务").contains("新增信息系统"), "{text}");
    let text = played((120, 40), &format!("{COMPARED} ]")).text();
    let row = |name: &str| text.lines().find(|row| row.contains(name)).unwrap_or_else(|| panic!("{name}\n{text}"));
    assert!(row("住房公积金").contains("2018改码30113"), "{text}");
    assert!(row("代缴社会保险费").contains("仅B"), "the code was given to another account\n{text}");
}

#[test]
fn what_has_no_counterpart_is_said() {
    let text = played((120, 40), &format!("{COMPARED} ] ] ] ] ]")).text();
    assert!(text.contains("政府性基金预算支出情况表") && text.contains("仅A"), "{text}");
}

#[test]
fn swapping_twice_is_nothing_and_once_keeps_the_row() {
    for page in ["", "]", "] ]", "] ] Enter", "] ] ]", "] ] ] ]", "] ] ] ] ]"] {
        let mut played = played((120, 40), &format!("{COMPARED} {page} Down Right"));
        let (before, here) = (played.picture(), played.text());
        played.keys("x");
        assert!(here != played.text(), "{page}");
        assert_eq!(played.keys("x").picture(), before, "{page}");
    }
    let mut swapped = played((120, 40), &format!("{COMPARED} n n n"));
    assert!(row(swapped.keys("x")).contains("一般行政管理事务"), "{}", swapped.text());
    assert!(row(&swapped).contains("-12.30"), "{}", swapped.text());
}

#[test]
fn accounts_stand_in_their_order_whoever_has_them() {
    let text = played((120, 40), "Down m G d").text();
    let places: Vec<usize> =
        ["201 一般", "205 教育", "208 社会", "= 合计"].iter().map(|name| text.find(name).expect("a row")).collect();
    assert!(places.is_sorted(), "{text}");
}

#[test]
fn of_several_that_are_called_alike_those_that_cost_the_same_are_one() {
    let library = pair::procurements(&["229.00", "950.00", "126.25"], &["229.00", "126.25", "960.00"]);
    let played = play_on(library, Look::default(), (120, 40), "Down Down m Up d");
    let text = played.text();
    let rows: Vec<&str> = text.lines().filter(|row| row.contains("会议费")).collect();
    assert_eq!(rows.len(), 4, "{text}");
    assert!(rows[1].contains("+10.00") && !rows[2].contains('+'), "{text}");
    assert_eq!(played.session().title().state, "1 处不同", "{text}");
}

#[test]
fn amounts_printed_in_yuan_are_shown_in_wan_without_a_tail_of_zeros() {
    let mut library = pair::procurements(&["2290000.00", "9500000.00"], &["2290000.00", "9612345.00"]);
    let forms = library.disclosures.iter_mut().flat_map(|disclosure| &mut disclosure.forms);
    forms.for_each(|form| form.unit = Unit::Yuan);
    let text = play_on(library, Look::default(), (120, 40), "Down Down m Up d u u").text();
    let rows: Vec<&str> = text.lines().filter(|row| row.contains("会议费")).collect();
    assert!(rows.iter().any(|row| row.contains(" 229.00   ")), "{text}");
    assert!(rows.iter().any(|row| row.contains(" 950.00   ") && row.contains("+11.2345")), "{text}");
    assert!(!text.contains("00000"), "{text}");
}

/// Walks over all differences of the page in view, from its first row.
fn visits_every_difference_once(played: &mut Played, what: &str) -> usize {
    played.keys("g");
    let mut seen: Vec<usize> = ordinal(played).map(|(at, _)| at).into_iter().collect();
    loop {
        let before = row(played);
        played.keys("n");
        match ordinal(played) {
            Some((at, _)) if seen.last() != Some(&at) => seen.push(at),
            _ => break,
        }
        assert!(!row(played).is_empty(), "{what}: the cursor is in sight after {before}");
    }
    let of = ordinal(played).map_or(0, |(_, of)| of);
    assert_eq!(seen, (1..=of).collect::<Vec<_>>(), "{what}\n{}", played.text());
    played.keys("N");
    assert_eq!(ordinal(played).map(|(at, _)| at), (of > 0).then(|| (of - 1).max(1)), "{what}");
    of
}

#[test]
fn the_next_difference_visits_every_one_once() {
    let samples = || load_all(&Shelf::Samples).expect("the samples");
    let mut found = BTreeSet::new();
    for way in ["", "1", "o", "=", "o = 1", "Right", "x"] {
        let mut fixture = played((80, 24), &format!("{COMPARED} {way}"));
        let mut sample = play_on(samples(), Look::default(), (80, 24), &format!("Down d Enter {way}"));
        assert_eq!(sample.session().place(), Place::Compare);
        for page in 0..14 {
            found.insert(visits_every_difference_once(&mut fixture, &format!("fixture {way} page {page}")));
            found.insert(visits_every_difference_once(&mut sample, &format!("sample {way} page {page}")));
            fixture.keys("]");
            sample.keys("]");
        }
    }
    assert!(found.len() > 5, "pages with many numbers of differences: {found:?}");
}

#[test]
fn a_disclosure_that_stands_alone_is_told_so() {
    let played = play_on(fixture::long(2), Look::default(), (120, 40), "Down d");
    assert!(played.text().contains(Lang::Zh.nothing_to_pick()), "{}", played.text());
}

#[test]
fn only_rows_in_sight_are_built() {
    let mut library = fixture::long(20_000);
    let mut later = library.disclosures[0].clone();
    later.year += 1;
    // Every other amount is another one.
    for cell in later.forms[0].cells.iter_mut().step_by(4) {
        cell.print = Print::Number(12_345.into());
    }
    library.disclosures.push(later);
    let mut played = play_on(library, Look::default(), (200, 60), "Down d Enter");
    assert_eq!(played.session().place(), Place::Compare);
    assert!(played.text().contains("20000 行"), "{}", played.text());
    for keys in ["", "n n", "G", "PgUp", "o", "1", "3", "=", "u", "x", "G"] {
        let built = played.keys(keys).frame().built;
        assert!((50..=60).contains(&built), "{built} rows after {keys}");
    }
}
