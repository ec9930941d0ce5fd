//! How long finding takes among 1,000,000 things, keystroke by keystroke.
//!
//! `cargo bench --bench find` prints a table: every query of a list, typed letter by letter where that is what a reader
//! does, the median and the slowest of many runs. A keystroke is to show its first results within 16 ms at the median,
//! and everything within 100 ms; a median over that ends the bench with an error. All groups come at once, so one time
//! is measured for both. What the index holds is said in bytes for each thing. The screen is never held up by any of it: how
//! long its own thread is busy with a keystroke and with an answer is measured beside the thread that looks.

mod many;
mod typing;

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::Criterion;
use kuanxiang::library::Library;
use kuanxiang::search::{Index, Query};
use kuanxiang::text::order::initials;
use many::Chance;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The median keystroke shows its first results within.
const FIRST: Duration = Duration::from_millis(16);
/// The slowest keystroke of a median run is complete within.
const COMPLETE: Duration = Duration::from_millis(100);
/// How often each query is run.
const RUNS: usize = 25;

const QUERIES: [&str; 24] = [
    "z",
    "zs",
    "zsy",
    "zsyz",
    "招",
    "招商",
    "招商引资",
    "公务接待",
    "gongwujiedai",
    "gwjd",
    "cq",
    "kuaiji",
    "2",
    "201",
    "20113",
    "2011308",
    "586.18",
    "586.18万",
    "5,861,800",
    "支出",
    "招商 2023",
    "zs jf",
    "2024 重庆 zsyz",
    "qqqq",
];

#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn main() -> ExitCode {
    let library = Arc::new(many::library());
    let before = MEMORY.current_usage();
    let begun = Instant::now();
    let index = Index::of(&library);
    let made = begun.elapsed();
    let held = MEMORY.current_usage().saturating_sub(before);
    let things = index.len();
    println!("{things} things in {} disclosures; the index is made in {made:.0?}", library.disclosures.len());
    println!("it holds {held} bytes, {:.1} for each thing ({} counted)\n", held as f64 / things as f64, index.bytes());

    println!("{:>10} {:>10} {:>10}  query", "median", "slowest", "found");
    let mut slowest_median = Duration::ZERO;
    for text in QUERIES {
        let query = Query::parse(text).expect("words");
        let times = measure(&index, &query);
        slowest_median = slowest_median.max(median(&times));
        let (middle, slowest) = (ms(median(&times)), ms(times.iter().copied().max().unwrap_or_default()));
        println!("{middle:>10} {slowest:>10} {:>10}  {text}", index.find(&query, &|| false).total());
    }
    let strokes = keystrokes(&library, &index);
    let (middle, slowest) = (median(&strokes), strokes.iter().copied().max().unwrap_or_default());
    println!("\n{} keystrokes of 60 names by initials, by sound and as they are:", strokes.len());
    println!("{:>10} {:>10}", ms(middle), ms(slowest));
    let held_up = screen(&library);

    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    let mut group = criterion.benchmark_group("find");
    for text in ["zsyz", "公务接待", "586.18", "2024 重庆 zsyz"] {
        let query = Query::parse(text).expect("words");
        group.bench_function(text, |bench| bench.iter(|| index.find(&query, &|| false)));
    }
    group.finish();
    criterion.final_summary();
    if middle.max(held_up) <= FIRST && slowest_median <= COMPLETE { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Says how long the screen's own thread is busy, and gives the largest median.
#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn screen(library: &Arc<Library>) -> Duration {
    let times = typing::typed(library, &names(library));
    println!("\nthe screen's own thread, from a key or an answer to the frame after it:");
    println!("{:>10} {:>10} {:>10}", "median", "slowest", "times");
    let told = [
        ("keystrokes while the index is made", &times.early),
        ("keystrokes while something is looked for", &times.looking),
        ("answers", &times.answers),
    ];
    for (what, times) in told {
        let slowest = times.iter().copied().max().unwrap_or_default();
        println!("{:>10} {:>10} {:>10}  {what}", ms(median(times)), ms(slowest), times.len());
    }
    println!("after {} of {} keystrokes the search still went on", times.unanswered, times.looking.len());
    told.iter().map(|(_, times)| median(times)).max().unwrap_or_default()
}

fn measure(index: &Index, query: &Query) -> Vec<Duration> {
    let run = |_| {
        let begun = Instant::now();
        black_box(index.find(query, &|| false));
        begun.elapsed()
    };
    (0..RUNS).map(run).collect()
}

/// The time of every keystroke while names of projects are typed.
fn keystrokes(library: &Library, index: &Index) -> Vec<Duration> {
    let mut times = Vec::new();
    for typed in names(library) {
        for (end, c) in typed.char_indices() {
            let query = Query::parse(&typed[..end + c.len_utf8()]).expect("words");
            let begun = Instant::now();
            black_box(index.find(&query, &|| false));
            times.push(begun.elapsed());
        }
    }
    times
}

/// Names of projects as they are typed: by initials, by sound, as they are.
fn names(library: &Library) -> Vec<String> {
    let mut chance = Chance::new(7);
    let name = |at| {
        let name = chance.one_of(&library.disclosures).projects[0].name.to_string();
        match at % 3 {
            0 => initials(&name),
            1 => name.chars().filter_map(sound).collect(),
            _ => name,
        }
    };
    (0..60).map(name).collect()
}

fn sound(c: char) -> Option<&'static str> {
    use pinyin::ToPinyin;
    c.to_pinyin().map(|reading| reading.plain())
}

fn median(times: &[Duration]) -> Duration {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
