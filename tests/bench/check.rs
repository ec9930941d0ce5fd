//! How long the checks take, and how the time grows with a document: `cargo bench --bench check` checks the samples, where it
//! stands beside the project `../shared/corpus`, one document of 500, 1,500 and 5,000 accounts with a sentence for each, and
//! 400 disclosures of usual size. Three times as many lines should take three times as long; the rules that take longest are
//! named. `-- many` checks 4,000 disclosures too and says what their ledger holds in memory.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use kuanxiang::check::{self, Ledger, RULES, Rule, Settings};
use kuanxiang::library::{Library, load_all};
use kuanxiang::source::Shelf;
use kuanxiang::tui::audit::Audit;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// How many accounts the long documents have.
const LONG: [usize; 3] = [500, 1_500, 5_000];

/// A budget of so many items in two tables, with a sentence for each; `above` says whether the sentences name what is above
/// an item as the tables do.
fn document(body: &str, items: usize, above: [&str; 2]) -> String {
    let mut text = format!("{body}2024年部门预算\n");
    let codes = || (201..230).flat_map(|class| (1..20).map(move |section| (class, section)));
    let mut left = items;
    let each: Vec<((u32, u32), usize)> = codes()
        .map_while(|code| {
            let here = left.min(19);
            left -= here;
            (here > 0).then_some((code, here))
        })
        .collect();
    let amount = |class: u32, section: u32, item: usize| class as usize * 7 + section as usize * 3 + item;
    for title in ["表三 部门支出总体情况表", "表五 一般公共预算支出情况表"] {
        let _ = write!(text, "\n{title}\n编制部门：{body}\t单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n");
        let sum = |class: u32, section: u32, here: usize| -> usize {
            (1..=here).map(|item| amount(class, section, item)).sum()
        };
        let mut class_before = 0;
        for ((class, section), here) in &each {
            if *class != class_before {
                class_before = *class;
                let of: usize =
                    each.iter().filter(|((c, _), _)| c == class).map(|((c, s), here)| sum(*c, *s, *here)).sum();
                let _ = writeln!(text, "{class}\t第{class}类支出\t{of}.00\t{of}.00\t");
            }
            let of = sum(*class, *section, *here);
            let _ = writeln!(text, "{class}{section:02}\t第{class}类{section}款\t{of}.00\t{of}.00\t");
            for item in 1..=*here {
                let of = amount(*class, *section, item);
                let _ = writeln!(
                    text,
                    "{class}{section:02}{item:02}\t事项{class}{section:02}{item:02}\t{of}.00\t{of}.00\t"
                );
            }
        }
        let all: usize = each.iter().map(|((class, section), here)| sum(*class, *section, *here)).sum();
        let _ = writeln!(text, "合计\t\t{all}.00\t{all}.00\t");
    }
    text.push_str("\n第三部分 2024年部门预算情况说明\n五、一般公共预算支出情况\n");
    let mut number = 0;
    for ((class, section), here) in &each {
        for item in 1..=*here {
            number += 1;
            let of = amount(*class, *section, item);
            let [top, middle] =
                above.map(|name| name.replace('C', &class.to_string()).replace('S', &section.to_string()));
            let _ = writeln!(
                text,
                "{number}.{top}（类）{middle}（款）事项{class}{section:02}{item:02}（项）：2024年预算数为{of}.00万元，比上年增加0.50万元，增长0.10%，主要原因是人员增加。"
            );
        }
    }
    text
}

/// A library of such documents, each on its own.
fn written(bodies: usize, items: usize, above: [&str; 2]) -> Library {
    let folder = tempfile::tempdir().expect("a folder");
    for number in 0..bodies {
        let body = format!("滨江市第{number}管理局");
        std::fs::write(folder.path().join(format!("{number}.txt")), document(&body, items, above)).expect("a file");
    }
    let library = load_all(&Shelf::Folder(folder.path().to_owned())).expect("the folder opens");
    assert_eq!(library.disclosures.len(), bodies, "every document is one disclosure");
    library
}

/// The settings that leave one rule on.
fn only(rule: &Rule) -> Settings {
    let off = RULES.iter().filter(|other| other.id != rule.id).map(|other| format!("{} = \"off\"\n", other.id));
    Settings::parse(&format!("[rules]\n{}", off.collect::<String>())).expect("the rules are known")
}

fn timed<T>(run: impl FnOnce() -> T) -> (T, Duration) {
    let begun = Instant::now();
    let made = run();
    (made, begun.elapsed())
}

#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn tell(what: &str, library: &Library) -> Duration {
    let (ledger, least) =
        (0..3).map(|_| timed(|| check::check(library, &Settings::default()))).min_by_key(|run| run.1).expect("a run");
    println!("{what}: {least:.2?} for {} relations", ledger.entries().len());
    least
}

/// The rules that take longest over a library.
#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn slowest(library: &Library) {
    let mut times: Vec<(Duration, &str)> =
        RULES.iter().map(|rule| (timed(|| check::check(library, &only(rule))).1, rule.id)).collect();
    times.sort();
    times.iter().rev().take(6).for_each(|(time, id)| println!("    {id}: {time:.2?}"));
}

/// Checks many disclosures as the thread beside the screens does, and says what is held then.
#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn many(bodies: usize) {
    let library = written(bodies, 40, ["第C类支出", "第C类S款"]);
    let before = MEMORY.current_usage();
    let (ledger, checked) = timed(|| check::check(&library, &Settings::default()));
    let held = MEMORY.current_usage().saturating_sub(before);
    let relations = Ledger::entries(&ledger).len();
    let (audit, made) = timed(|| Audit::of(&library, ledger));
    let with = MEMORY.current_usage().saturating_sub(before);
    println!(
        "{bodies} disclosures: checked in {checked:.2?}, made ready in {made:.2?}; the ledger of {relations} relations holds {} MB, ready for the screens {} MB",
        held >> 20,
        with >> 20
    );
    drop(audit);
}

#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn main() {
    tell("the samples", &load_all(&Shelf::Samples).expect("the samples open"));
    let corpus = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    if corpus.is_dir() {
        tell("the corpus", &load_all(&Shelf::Folder(corpus)).expect("the folder opens"));
    }
    for (how, above) in [("as the tables do", ["第C类支出", "第C类S款"]), ("in another way", ["甲支出", "乙"])]
    {
        println!("sentences that name the accounts {how}:");
        for items in LONG {
            let library = written(1, items, above);
            tell(&format!("  {items} accounts and sentences"), &library);
            if Some(&items) == LONG.last() {
                slowest(&library);
            }
        }
    }
    let library = written(400, 40, ["第C类支出", "第C类S款"]);
    tell("400 disclosures of 40 accounts", &library);
    slowest(&library);
    if std::env::args().any(|argument| argument == "many") {
        many(4_000);
    }
}
