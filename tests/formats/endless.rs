//! Texts without end, whatever file they come out of: what comes after the readers takes time that grows with the text and
//! not with its square.

use std::time::{Duration, Instant};

use kuanxiang::library::of_bytes;

use super::no_panic;

const HEAD: &str = "2024年滨江市测绘局部门预算公开\n表3\n部门支出总体情况表\n编制部门：滨江市测绘局\t单位：万元\n";
const TABBED: &str = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
const LOOSE: &str = "科目编码 科目名称 合计 基本支出 项目支出\n";
const SAID: &str = "第三部分 情况说明\n";

/// What a text begins with, what it repeats and how often, and what it ends with.
type Case = (&'static str, String, &'static str, usize, &'static str);

fn cases() -> Vec<Case> {
    let tabbed = || format!("{HEAD}{TABBED}");
    let loose = || format!("{HEAD}{LOOSE}");
    let blocks = "2024年滨江市测绘局部门预算公开\n表1\n部门收支总体情况表\n编制部门：滨江市测绘局\t\t\t单位：万元\n\
                  收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n";
    let goals = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t≥5次\n";
    vec![
        ("rows", tabbed(), "201\t甲支出\t12.50\t10\t2.50\n", 30_000, ""),
        ("rows and their rests", tabbed(), "201\t甲支\t12.50\t10\t2.50\n\t出\t\t\t\n", 10_000, ""),
        ("rests of two blocks", blocks.into(), "当年收入\t\t当年支出小计\t5\n小计\t5\t\t\n", 10_000, ""),
        ("loose rows", loose(), "201 甲支出 12.50 10 2.50\n", 10_000, ""),
        ("loose words", loose(), "甲支出\n", 40_000, ""),
        ("rows of one figure", loose(), "2010101 甲支出 12.50\n", 10_000, "合计 5 5 5\n"),
        ("words of a line", loose(), "201 甲 ", 50_000, "\n"),
        ("tables", String::new(), HEAD, 5_000, ""),
        ("one sentence", "一、情况说明\n本年支出120.50万元".into(), "，比上年增加3万元", 50_000, ""),
        ("sentences", SAID.into(), "一、本年支出120.50万元，比上年增加3万元，增长2.5%。\n", 20_000, ""),
        ("numbers", SAID.into(), "1", 1_000_000, ""),
        ("brackets", SAID.into(), "（", 300_000, ""),
        ("blanks", HEAD.into(), " \t", 500_000, ""),
        ("blank lines", tabbed(), "\t\t\t\n", 100_000, "合计\t\t1\n"),
        ("goals", format!("{HEAD}项目支出绩效目标表\n"), goals, 10_000, ""),
        ("headings", String::new(), "一、甲\n（一）乙\n1.丙\n", 30_000, ""),
    ]
}

/// How long a text takes that repeats so often.
fn time((_, head, body, _, end): &Case, times: usize) -> Duration {
    let text = format!("{head}{}{end}", body.repeat(times));
    let begun = Instant::now();
    let library = of_bytes("2024年滨江市测绘局部门预算", text.as_bytes());
    let taken = begun.elapsed();
    no_panic(&library);
    taken
}

/// Four times the text takes four times as long, and were it to take the square of it, sixteen times. The least of a few
/// measurements counts, for a machine that is busy with other things.
#[test]
fn the_time_of_texts_without_end_grows_with_them() {
    for case in cases() {
        let (name, .., times, _) = &case;
        // A text may be over in less time than can be told apart.
        let floor = Duration::from_millis(5);
        let (mut short, mut long) = (Duration::MAX, Duration::MAX);
        for _ in 0..5 {
            short = short.min(time(&case, times / 4)).max(floor);
            long = long.min(time(&case, *times));
            if long < short * 9 {
                break;
            }
        }
        assert!(long < short * 9, "{name}: {short:?} for a quarter of what takes {long:?}");
    }
    // A line of more cells than any form has.
    let columns = format!("{HEAD}{}\n{}\n", "合计\t".repeat(5_000), "1\t".repeat(5_000));
    no_panic(&of_bytes("2024年滨江市测绘局部门预算", columns.as_bytes()));
}
