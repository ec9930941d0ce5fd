//! How much memory a finished library holds, against what it exports.
//!
//! `cargo bench --bench memory` loads the samples and, where it stands beside the project, `../shared/corpus`; other
//! folders are named behind `--`. The facts are the bytes of the export as JSON Lines. More than three times as much is
//! a fault and ends the bench with an error.

use std::path::PathBuf;
use std::process::ExitCode;

use kuanxiang::export::writer;
use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The library holds at most so many times its exported facts.
const BOUND: f64 = 3.0;

fn main() -> ExitCode {
    let folders = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).map(PathBuf::from);
    let corpus = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    let folders = folders.chain(corpus.is_dir().then_some(corpus));
    let shelves = std::iter::once(Shelf::Samples).chain(folders.map(Shelf::Folder));
    // What is made once for a process (rules, threads) belongs to no library.
    drop(load_all(&Shelf::Samples));
    let over = shelves.filter(|shelf| measure(shelf) > BOUND).count();
    if over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Loads a shelf, says what its library holds, and gives the ratio.
#[expect(clippy::print_stdout, reason = "a bench speaks to whoever runs it")]
fn measure(shelf: &Shelf) -> f64 {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let library = load_all(shelf).expect("the shelf opens");
    let held = MEMORY.current_usage().saturating_sub(before);
    let most = MEMORY.peak_usage().saturating_sub(before);
    let mut sink = Vec::new();
    let jsonl = writer("jsonl").expect("a writer of JSON Lines");
    jsonl.stream().expect("one file")(&library, &mut sink).expect("a sink in memory takes all");
    let texts: usize = library.documents.iter().map(|document| document.text.as_str().len()).sum();
    let ratio = held as f64 / sink.len() as f64;
    println!(
        "{}: the library holds {held} bytes (texts {texts}), {ratio:.2} of its {} bytes of facts; while loading {most}",
        shelf.name(),
        sink.len(),
    );
    ratio
}
