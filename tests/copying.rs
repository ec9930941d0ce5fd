//! What is copied: the line with its header, whole tables and lists, cards; as tab-separated text, amounts as printed in
//! the unit shown, blank cells blank.

use kuanxiang::words::Lang;

use crate::play::{Played, fixture, play, play_on};

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
