//! What is copied: the line with its header, whole tables and lists, cards; as tab-separated text, amounts as printed in
//! the unit shown, blank cells blank.

use kuanxiang::tui::keymap::Place;
use kuanxiang::tui::session::Look;
use kuanxiang::words::Lang;

use crate::play::{Played, fixture, pair, play, play_on};

const SIZE: (u16, u16) = (80, 24);
const TABLE: &str = "Down Down Enter Down Enter";

fn rows(played: &Played) -> Vec<Vec<String>> {
    played.copied().lines().map(|row| row.split('\t').map(String::from).collect()).collect()
}

#[test]
fn a_line_is_copied_with_its_header() {
    let mut played = play(SIZE, &format!("{TABLE} Down Down Down y"));
    assert_eq!(
        played.copied(),
        "编码\t科目 (单位 万元)\t合计\t基本支出\t项目支出\n2010602\t一般行政管理事务\t387.62\t\t387.62\n"
    );
    assert!(played.text().contains("已复制此行和表头，共 2 行"), "{}", played.text());
    // In another unit the header says so, and the next key takes what was said away.
    assert!(!played.keys("u").text().contains("已复制"));
    assert_eq!(rows(played.keys("y"))[1], ["2010602", "一般行政管理事务", "3,876,200", "", "3,876,200"]);
    assert_eq!(rows(&played)[0][1], "科目 (单位 元)");
    // The line by itself is the same line.
    assert_eq!(rows(played.keys("u u Enter y"))[1], ["2010602", "一般行政管理事务", "387.62", "387.62"]);
}

#[test]
fn a_table_is_copied_as_it_is_shown() {
    let mut played = play(SIZE, &format!("{TABLE} Y"));
    let all = rows(&played);
    assert_eq!(all.len(), 15);
    assert!(all.iter().all(|row| row.len() == 5), "{all:?}");
    assert!(played.text().contains("已复制整张表，共 15 行"), "{}", played.text());
    // What is folded or filtered out is not in view.
    assert_eq!(rows(played.keys("1 Y")).len(), 6);
    assert_eq!(rows(played.keys("3 / text:公积金 Enter Y")).len(), 4);
    // Two blocks have two headers.
    let both = rows(&play(SIZE, "Down Down Enter Enter Y"));
    assert_eq!(both.iter().filter(|row| row[0] == Lang::Zh.column_code()).count(), 2, "{both:?}");
}

#[test]
fn a_card_is_copied_as_a_whole() {
    let played = play(SIZE, "Down Down p Down Enter y");
    let card = rows(&played);
    assert_eq!(card[0], ["项目", "政务信息系统运行维护及网络安全等级保护测评服务项目"]);
    assert!(card.contains(&vec!["总额".into(), "267.62".into(), "万元".into()]), "{card:?}");
    let row = card.iter().find(|row| row.contains(&"系统可用率".to_owned())).expect("the indicator");
    assert_eq!(row[..4], ["产出指标", "质量指标", "系统可用率", "≥99.5%"]);
    assert_eq!(row[7..], ["20", ""]);
    assert!(played.text().contains("已复制这张卡"), "{}", played.text());
}

#[test]
fn every_list_is_copied_row_by_row_and_as_a_whole() {
    for (keys, columns) in [
        ("Down Down", 6),
        ("Down Down Enter", 5),
        ("Down Down Enter Down Enter Enter", 5),
        ("Down Down p Down", 6),
        ("Down Down Enter i", 5),
        ("t", 4),
    ] {
        let mut played = play(SIZE, keys);
        let one = rows(played.keys("y"));
        assert!(!one.is_empty() && one.len() <= 2, "{keys}: {one:?}");
        let all = rows(played.keys("Y"));
        assert!(all.len() > 1, "{keys}: {all:?}");
        assert_eq!(one[0].len(), columns, "{keys}: {one:?}");
        assert!(played.text().contains("已复制"), "{}", played.text());
    }
}

/// 2017 is marked and compared with 2019.
const COMPARED: &str = "Down Down Down m Up Up d";

fn paired(keys: &str) -> Played {
    play_on(pair::library(), Look::default(), (120, 40), keys)
}

#[test]
fn of_a_comparison_both_sides_are_copied_with_the_change() {
    let mut played = paired(&format!("{COMPARED} / text:2010602 Enter Down Down y"));
    assert_eq!(
        played.copied().lines().next(),
        Some("编码\t科目 (单位 万元)\tA 2017 预算 合计\tB 2019 预算 合计\t增减\t%\t备注")
    );
    let row = rows(&played)[1].clone();
    assert_eq!(row[..6], ["2010602", "一般行政管理事务", "375.32", "387.62", "+12.30", "+3.28"]);
    assert!(!row[6].is_empty(), "the reason that the narrative gives");
    assert_eq!(rows(played.keys("u y"))[1][2..5], ["3,753,200", "3,876,200", "+123,000"]);
    // The whole page: what is on one side only is blank on the other, what is in doubt says so.
    let mut played = paired(&format!("{COMPARED} Y"));
    let all = rows(&played);
    assert!(all.len() > 12 && all.iter().all(|row| row.len() == 7), "{all:?}");
    let of = |code: &str| all.iter().find(|row| row[0] == code).unwrap_or_else(|| panic!("{code}: {all:?}"));
    assert_eq!(of("2010607")[2..6], ["40", "", "-40", "-100.00"]);
    assert!(of("2010607")[6].starts_with("仅A"), "{:?}", of("2010607"));
    assert_eq!(of("221")[2..6], ["", "?", "", ""]);
    assert_eq!(of("2101101")[2..6], ["92.75", "92.75", "", ""]);
    // Only what is in view, and every page.
    assert!(rows(played.keys("= Y")).len() < all.len());
    for columns in [7, 6, 6, 6] {
        let rows = rows(played.keys("] Y"));
        assert!(rows.len() > 1 && rows.iter().all(|row| row.len() == columns), "{rows:?}");
    }
}

#[test]
fn what_can_be_compared_is_copied() {
    let mut played = paired("Down d y");
    assert_eq!(played.session().place(), Place::Pick);
    assert_eq!(rows(&played), [["部门", "年度", "文种", "支出 (万元)"], ["滨江市财政局", "2017", "预算", "1,871.05"]]);
    assert_eq!(rows(played.keys("Y")).len(), 4);
}

#[test]
fn an_account_is_copied_with_whose_it_is() {
    let mut played = paired("Down Enter Enter Down Down Down a y");
    assert_eq!(played.session().place(), Place::Across);
    let one = rows(&played);
    assert_eq!(one[0][..5], ["部门", "年度", "文种", "表", "2010602 一般行政管理事务 (万元)"]);
    assert_eq!(one[1], ["滨江市财政局", "2019", "预算", "支出总表", "387.62", "19.4", "", ""]);
    assert_eq!(rows(played.keys("u y"))[1][4], "3,876,200");
    let all = rows(played.keys("Y"));
    assert!(all.len() > 2 && all.iter().all(|row| row.len() == 8), "{all:?}");
    assert!(rows(played.keys("/ text:2017 Enter Y")).len() < all.len());
}

#[test]
fn years_are_copied_a_column_each_and_what_is_not_printed_says_so() {
    let mut played = paired("Down Enter a 3 Y");
    assert_eq!(played.session().place(), Place::Years);
    let all = rows(&played);
    assert_eq!(all[0][..2], ["编码", "科目 (单位 万元)"]);
    assert!(all.len() > 2 && all.iter().all(|row| row.len() == all[0].len()), "{all:?}");
    let year = |year: &str| all[0].iter().position(|head| head == year).unwrap_or_else(|| panic!("{year}: {all:?}"));
    let of = |code: &str| all.iter().find(|row| row[0] == code).unwrap_or_else(|| panic!("{code}: {all:?}"));
    assert_eq!((of("2010602")[year("2017")].as_str(), of("2010602")[year("2019")].as_str()), ("375.32", "387.62"));
    assert_eq!(of("2010607")[year("2019")], "", "not printed, and no nought");
    // A sum of what hangs under it is a number, and marked beside it.
    let summed = of("20805");
    assert_eq!(summed[year("2017")..][..2], ["207.1", Lang::Zh.summed_of_below()]);
    assert_eq!(of("2010602")[year("2017") + 1], "");
    let row = rows(played.keys("g y"));
    assert_eq!((row.len(), &row[0]), (2, &all[0]), "the row with the same header");
}

#[test]
fn of_the_source_the_line_itself_is_copied() {
    let mut played = play(SIZE, &format!("{TABLE} Down Down Down s y"));
    assert!(played.copied().contains("387.62") && played.copied().lines().count() == 1, "{}", played.copied());
    assert!(rows(played.keys("Y")).len() > 10);
}

#[test]
fn a_very_large_copy_is_bounded_and_says_so() {
    let played = play_on(fixture::long(20_000), Default::default(), SIZE, "Down Enter Enter Y");
    assert!(played.copied().len() < 75_000 && played.copied().ends_with('\n'));
    assert!(played.text().contains("太大，共 20001 行"), "{}", played.text());
}

#[test]
fn where_nothing_is_there_nothing_is_copied() {
    let played = play(SIZE, "/ text:没有的部门 Enter y");
    assert_eq!(played.copied(), "");
    assert!(played.text().contains(Lang::Zh.nothing_to_copy()), "{}", played.text());
}
