//! Texts without end, whatever file they come out of: what comes after the readers takes time that grows with the text and
//! not with its square.

use std::sync::mpsc::channel;
use std::time::Duration;

use kuanxiang::library::{Library, of_bytes};

use super::no_panic;

/// Reads a text on a thread of its own, with patience for a busy machine: each takes a second or two alone.
fn read(name: &str, text: String) -> Library {
    let (sender, receiver) = channel();
    std::thread::spawn(move || sender.send(of_bytes("2024年滨江市测绘局部门预算", text.as_bytes())));
    let library = receiver.recv_timeout(Duration::from_secs(200)).unwrap_or_else(|_| panic!("{name} does not end"));
    no_panic(&library);
    library
}

const HEAD: &str = "2024年滨江市测绘局部门预算公开\n表3\n部门支出总体情况表\n编制部门：滨江市测绘局\t单位：万元\n";

#[test]
fn texts_without_end_are_read() {
    let tabbed = "科目编码\t科目名称\t合计\t基本支出\t项目支出\n";
    let loose = "科目编码 科目名称 合计 基本支出 项目支出\n";
    let cases = [
        ("rows", format!("{HEAD}{tabbed}{}", "201\t甲支出\t12.50\t10\t2.50\n".repeat(30_000))),
        ("loose rows", format!("{HEAD}{loose}{}", "201 甲支出 12.50 10 2.50\n".repeat(10_000))),
        ("rows of one figure", format!("{HEAD}{loose}{}合计 5 5 5\n", "2010101 甲支出 12.50\n".repeat(10_000))),
        ("columns", format!("{HEAD}{}\n{}\n", "合计\t".repeat(5_000), "1\t".repeat(5_000))),
        ("words of a line", format!("{HEAD}{loose}{}\n", "201 甲 ".repeat(50_000))),
        ("tables", HEAD.repeat(5_000)),
        ("one sentence", format!("一、情况说明\n本年支出120.50万元{}", "，比上年增加3万元".repeat(50_000))),
        (
            "sentences",
            format!("第三部分 情况说明\n{}", "一、本年支出120.50万元，比上年增加3万元，增长2.5%。\n".repeat(20_000)),
        ),
        ("numbers", format!("第三部分 情况说明\n{}", "1".repeat(1_000_000))),
        ("brackets", format!("第三部分 情况说明\n{}", "（".repeat(300_000))),
        ("blanks", format!("{HEAD}{}", " \t".repeat(500_000))),
        ("blank lines", format!("{HEAD}{tabbed}{}合计\t\t1\n", "\t\t\t\n".repeat(100_000))),
        (
            "goals",
            format!(
                "{HEAD}项目支出绩效目标表\n{}",
                "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t甲\t≥5次\n".repeat(10_000)
            ),
        ),
        ("headings", "一、甲\n（一）乙\n1.丙\n".repeat(30_000)),
    ];
    for (name, text) in cases {
        read(name, text);
    }
}
