//! What is found and in which order, on a document of our own and as laws on the samples.

use std::cell::Cell;
use std::collections::HashMap;

use rust_decimal::Decimal;

use super::*;
use crate::library::{Library, load_all, of_bytes};
use crate::model::{Code, Disclosure, Name};
use crate::money::{Unit, convert, grouped};
use crate::source::Shelf;

/// Two tables in two units, a project form with a basis, sentences.
const DOCUMENT: &str = "\
2024年滨江市会计局部门预算公开
表1 部门支出总体情况表
编制部门：滨江市会计局 单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
201\t一般公共服务支出\t686.18\t100.00\t586.18
20113\t商贸事务\t686.18\t100.00\t586.18
2011301\t行政运行\t100.00\t100.00\t
2011308\t招商引资\t586.18\t\t586.18
\t合计\t686.18\t100.00\t586.18
表2 一般公共预算基本支出情况表
编制部门：滨江市会计局 单位：元
经济科目编码\t经济科目名称\t合计\t人员经费\t公用经费
302\t商品和服务支出\t1000000\t\t1000000
30217\t公务接待费\t1000000\t\t1000000
\t合计\t1000000\t\t1000000
项目支出绩效目标表
项目名称\t\t重庆招商推介\t\t\t
项目资金(万元)\t\t年度资金总额\t586.18\t其中：财政拨款\t586.18
一级指标\t二级指标\t三级指标\t指标值\t指标分值权重\t实际完成值
产出指标\t数量指标\t推介会次数\t≥12次\t20\t12次
";

fn library() -> Library {
    of_bytes("会计局.txt", DOCUMENT.as_bytes())
}

fn query(text: &str) -> Query {
    Query::parse(text).unwrap_or_else(|| panic!("no words in {text:?}"))
}

fn found(index: &Index, text: &str) -> Vec<Hit> {
    index.find(&query(text), &|| false).groups.into_iter().flat_map(|group| group.hits).collect()
}

fn of(hits: &[Hit], kind: Kind) -> Vec<(Rank, &str)> {
    hits.iter().filter(|hit| hit.thing.kind() == kind).map(|hit| (hit.rank, hit.name.as_str())).collect()
}

#[test]
fn each_kind_is_found_by_fragment_sound_and_code() {
    let index = Index::of(&library());
    let first = |text: &str, kind| of(&found(&index, text), kind).first().map(|(rank, name)| (*rank, name.to_string()));
    for (text, kind, rank, name) in [
        ("会计", Kind::Departments, Rank::Fragment, "滨江市会计局"),
        ("kjj", Kind::Departments, Rank::SpeltWithin, "滨江市会计局"),
        ("bjskuaijiju", Kind::Departments, Rank::Spelt, "滨江市会计局"),
        ("2024 会计", Kind::Departments, Rank::Fragment, "滨江市会计局"),
        ("招商引资", Kind::Accounts, Rank::Exact, "招商引资"),
        ("zsyz", Kind::Accounts, Rank::Spelt, "招商引资"),
        ("gongwujiedai", Kind::Accounts, Rank::SpeltPrefix, "公务接待费"),
        ("201", Kind::Accounts, Rank::Exact, "一般公共服务支出"),
        ("2011308", Kind::Lines, Rank::Exact, "招商引资"),
        ("xzyx", Kind::Lines, Rank::Spelt, "行政运行"),
        ("zszyx", Kind::Lines, Rank::Spelt, ""),
        ("cqzs", Kind::Projects, Rank::SpeltPrefix, "重庆招商推介"),
        ("推介会", Kind::Indicators, Rank::Prefix, "推介会次数"),
        ("重庆 次数", Kind::Indicators, Rank::Fragment, "推介会次数"),
        ("支出总体 20113", Kind::Lines, Rank::Exact, "商贸事务"),
    ] {
        let wanted = (!name.is_empty()).then(|| (rank, name.to_owned()));
        assert_eq!(first(text, kind), wanted, "{text}");
    }
    assert_eq!(of(&found(&index, "zs zzz"), Kind::Projects), []);
    assert!(found(&index, "2024").is_empty(), "a year alone is no thing");
}

#[test]
fn the_nearer_come_first_then_the_larger_then_the_earlier() {
    let index = Index::of(&library());
    let hits = found(&index, "支出");
    let lines = of(&hits, Kind::Lines);
    assert_eq!(lines, [(Rank::Fragment, "一般公共服务支出"), (Rank::Fragment, "商品和服务支出")]);
    let hits = found(&index, "201");
    let lines = of(&hits, Kind::Lines);
    assert_eq!(
        lines,
        [
            (Rank::Exact, "一般公共服务支出"),
            (Rank::Prefix, "商贸事务"),
            (Rank::Prefix, "招商引资"),
            (Rank::Prefix, "行政运行"),
        ]
    );
    let kinds: Vec<Kind> = index.find(&query("招商"), &|| false).groups.iter().map(|group| group.kind).collect();
    assert_eq!(kinds, [Kind::Accounts, Kind::Projects, Kind::Lines]);
}

#[test]
fn an_amount_is_found_in_every_unit_and_only_as_stated() {
    let index = Index::of(&library());
    let lines = |text: &str| of(&found(&index, text), Kind::Lines).len();
    for text in ["586.18", "5,861,800", "586.18万", "586.18 万元", "5861800元"] {
        assert_eq!(lines(text), 4, "{text}");
        assert_eq!(of(&found(&index, text), Kind::Projects), [(Rank::Printed, "重庆招商推介")], "{text}");
    }
    // 1,000,000 元 in one table and 100.00 万元 in the other.
    assert_eq!((lines("100.00"), lines("1000000"), lines("100万"), lines("1,000,000")), (7, 7, 7, 7));
    assert_eq!((lines("586.18元"), lines("586.2"), lines("586.18 招商")), (0, 0, 1));
}

#[test]
fn what_is_cancelled_finds_nothing() {
    let index = Index::of(&library());
    assert_eq!(index.find(&query("zs"), &|| true), Found::default());
    for times in 0..20 {
        let asked = Cell::new(0);
        let found = index.find(&query("zs 招商"), &|| {
            asked.set(asked.get() + 1);
            asked.get() > times
        });
        let whole = index.find(&query("zs 招商"), &|| false);
        assert!(found == Found::default() || (found == whole && asked.get() <= times), "{times}");
    }
}

#[test]
fn a_group_gives_its_best_and_counts_all() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let index = Index::of(&library);
    let found = index.find(&query("支出"), &|| false);
    let lines = found.groups.iter().find(|group| group.kind == Kind::Lines).expect("lines");
    assert!(lines.hits.len() <= MOST && lines.total >= lines.hits.len());
    let all = index.cards(&query("支出")).iter().filter(|hit| hit.thing.kind() == Kind::Lines).count();
    assert_eq!(lines.total, all);
    for group in &found.groups {
        let order = |hit: &Hit| (hit.rank, std::cmp::Reverse(hit.amount.map(|amount| amount.wan())));
        assert!(group.hits.is_sorted_by_key(order), "{:?}", group.kind);
    }
}

#[test]
fn cards_are_found_by_what_is_in_them_too() {
    let index = Index::of(&library());
    let ranks = |text: &str| index.cards(&query(text)).iter().map(|hit| hit.rank).collect::<Vec<_>>();
    assert_eq!(ranks("推介会"), [Rank::Inside]);
    assert_eq!(ranks("重庆 推介会"), [Rank::Inside]);
    assert_eq!(ranks("重庆"), [Rank::Prefix]);
    assert_eq!(ranks("2023 重庆"), []);
}

/// All that can be found, each with a name that it is found by.
fn things(library: &Library) -> Vec<(Thing, Name)> {
    let mut out: Vec<(Thing, Name)> = Vec::new();
    for id in library.disclosure_ids() {
        let disclosure: &Disclosure = library.disclosure(id);
        let department = Thing::Department(disclosure.department);
        out.push((department, library.department(disclosure.department).name.clone()));
        for (at, project) in disclosure.projects.iter().enumerate() {
            out.push((Thing::Project(id, at), project.name.clone()));
            out.extend(project.basis.as_ref().map(|basis| (Thing::Basis(id, at), basis.text.clone())));
            out.extend(project.indicators.iter().enumerate().map(|(indicator, of)| {
                (Thing::Indicator { disclosure: id, project: Some(at), indicator }, of.level3.clone())
            }));
        }
        for (at, form) in disclosure.forms.iter().enumerate() {
            let lines = form.line_ids().filter(|line| !form.cells(form.line(*line)).is_empty());
            out.extend(lines.map(|line| (Thing::Line(id, at, line), form.line(line).name.clone())));
        }
        let statements = disclosure.statements.iter().enumerate();
        out.extend(statements.map(|(at, statement)| (Thing::Statement(id, at), statement.text.clone())));
    }
    out.retain(|(_, name)| !name.is_empty());
    out
}

/// Looks each thing up, with no bound on how many are found: a name is one query for all that bear it.
fn each_is_found(index: &Index, looked_for: &[(Thing, String)], right: impl Fn(&Hit) -> bool) {
    let mut by_text: HashMap<&str, Vec<Thing>> = HashMap::new();
    for (thing, text) in looked_for {
        by_text.entry(text).or_default().push(*thing);
    }
    for (text, things) in by_text {
        let Some(query) = Query::parse(text).filter(|query| query.words().len() == 1) else { continue };
        let hits = index.all(&query);
        for thing in things {
            let hit = hits.iter().find(|hit| hit.thing == thing);
            assert!(hit.is_some_and(&right), "{text:?} finds {thing:?} as {hit:?}");
        }
    }
}

#[test]
fn everything_of_the_samples_is_found_by_its_name_and_by_its_initials() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let index = Index::of(&library);
    let things = things(&library);
    assert!(things.len() > 1000 && Kind::ALL.iter().all(|kind| !index.entries_of(*kind).is_empty()));
    let folded = |name: &Name| query::key(name);
    let named: Vec<(Thing, String)> = things.iter().map(|(thing, name)| (*thing, folded(name))).collect();
    each_is_found(&index, &named, |hit| hit.rank == Rank::Exact);
    let initials = |name: &Name| name.chars().filter_map(initial).collect::<String>();
    let spelt: Vec<(Thing, String)> = things
        .iter()
        .map(|(thing, name)| (*thing, initials(name)))
        .filter(|(_, letters)| (2..=63).contains(&letters.len()) && letters.bytes().any(|b| b.is_ascii_lowercase()))
        .collect();
    assert!(spelt.len() > 1000);
    each_is_found(&index, &spelt, |hit| hit.rank <= Rank::Spelt);
}

fn initial(c: char) -> Option<char> {
    use pinyin::ToPinyin;
    let letter = c.to_pinyin().and_then(|reading| reading.first_letter().chars().next());
    letter.or_else(|| c.is_ascii_alphanumeric().then(|| c.to_ascii_lowercase()))
}

#[test]
fn every_amount_of_the_samples_finds_its_line_in_every_unit() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let index = Index::of(&library);
    let mut amounts: HashMap<Decimal, Vec<Thing>> = HashMap::new();
    for id in library.disclosure_ids() {
        for (at, form) in library.disclosure(id).forms.iter().enumerate() {
            for place in form.line_ids() {
                let cells = form.cells(form.line(place)).iter().filter_map(|cell| form.amount(cell));
                for amount in cells.map(|amount| amount.value_in(Unit::Yuan).abs()).filter(|yuan| !yuan.is_zero()) {
                    amounts.entry(amount).or_default().push(Thing::Line(id, at, place));
                }
            }
        }
    }
    assert!(amounts.len() > 500);
    for (yuan, lines) in amounts {
        let typed = [
            grouped(yuan) + "元",
            convert(yuan, Unit::Yuan, Unit::Wan).to_string() + "万",
            grouped(convert(yuan, Unit::Yuan, Unit::Yi)) + "亿元",
        ];
        for text in typed {
            let hits = index.all(&query(&text));
            assert!(lines.iter().all(|line| hits.iter().any(|hit| hit.thing == *line)), "{text}: {lines:?}");
        }
    }
}

#[test]
fn what_is_found_by_a_name_is_marked_in_it() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let index = Index::of(&library);
    let mut looked = 0;
    for text in ["教育", "jy", "jypx", "hang", "维修", "weixiu", "gl", "支出 zc", "（二）", "z"] {
        let query = query(text);
        for hit in index.all(&query).iter().filter(|hit| hit.rank != Rank::Printed) {
            let marked = matched(&query, &hit.name);
            assert!(!marked.is_empty(), "{text} in {hit:?}");
            assert!(marked.iter().all(|range| !hit.name[range.clone()].is_empty()), "{text} in {hit:?}");
            looked += 1;
        }
    }
    assert!(looked > 500, "{looked} names were looked at");
}

#[test]
fn every_account_is_one_and_stands_where_it_has_most() {
    let library = load_all(&Shelf::Samples).expect("the samples");
    let index = Index::of(&library);
    let mut met: HashMap<(Code, Name), usize> = HashMap::new();
    for entry in index.entries_of(Kind::Accounts) {
        let (code, (id, form, line)) = index.accounts[index.entries[entry as usize].a as usize];
        let line = library.disclosure(id).forms[form].line(line);
        assert_eq!(line.code, Some(code));
        *met.entry((code, line.name.clone())).or_default() += 1;
    }
    assert!(met.len() > 50 && met.values().all(|times| *times == 1));
}
