//! How long files take to read, by format, by page and by file, and shelves to load and to write.
//!
//! `cargo bench --bench load` reads a document of a few thousand rows in each format, the samples and, where it stands
//! beside the project, `../shared/corpus`. A group `read` reads bytes to text, `elem/s` being pages (sheets of a
//! workbook; a text of lines counts as one); `load` goes on to the finished library, `elem/s` being files.
//!
//! The whole program against `pdftotext -layout` (poppler-utils), in processor time, user and system:
//!
//! ```text
//! time kuanxiang export FOLDER >/dev/null
//! time find FOLDER -name '*.pdf' -exec pdftotext -layout {} - \; >/dev/null
//! ```
//!
//! `tests/bench/memory.rs` measures memory.

mod written;

use std::path::PathBuf;

use criterion::{BenchmarkId, Criterion, Throughput};
use kuanxiang::export::WRITERS;
use kuanxiang::library::load_all;
use kuanxiang::reader::{self, READERS};
use kuanxiang::source::Shelf;

/// The corpus, where it is at hand.
fn corpus() -> Option<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    folder.is_dir().then_some(folder)
}

/// Each format on its own: a document written here, so that the formats are told apart and not their contents.
fn formats(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    for (name, bytes) in written::all() {
        let reading = reader::read(&bytes);
        let rows = reading.text.lines().filter(|(_, line)| line.contains("一般公共服务支出\t")).count();
        assert_eq!(rows, written::ROWS as usize, "{name} is read whole");
        let pages = reading.pages.len().max(1);
        group.throughput(Throughput::Elements(pages as u64));
        group.bench_function(BenchmarkId::new("a written document", name), |bench| bench.iter(|| reader::read(&bytes)));
    }
    group.finish();
}

/// Every file of the corpus, by its number of pages.
fn files(criterion: &mut Criterion) {
    let Some(folder) = corpus() else { return };
    let (entries, _) = Shelf::Folder(folder).entries().expect("the folder opens");
    let mut group = criterion.benchmark_group("read");
    group.sample_size(10);
    for (number, entry) in entries.iter().filter(|entry| !reader::is_left_aside(&entry.path)).enumerate() {
        let bytes = entry.bytes().expect("the file opens");
        let format = READERS.iter().find(|reader| (reader.claims)(&bytes)).map_or("", |reader| reader.name);
        let pages = reader::read(&bytes).pages.len().max(1);
        group.throughput(Throughput::Elements(pages as u64));
        let name = format!("{format} {number:02}, {pages} pages");
        group.bench_function(BenchmarkId::new("a file of the corpus", name), |bench| {
            bench.iter(|| reader::read(&bytes));
        });
    }
    group.finish();
}

fn shelves(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    let corpus = corpus().map(|folder| ("the corpus", Shelf::Folder(folder)));
    for (name, shelf) in [("the samples", Shelf::Samples)].into_iter().chain(corpus) {
        let files = load_all(&shelf).expect("the shelf opens").documents.len();
        group.throughput(Throughput::Elements(files as u64)).sample_size(20);
        group.bench_function(name, |bench| bench.iter(|| load_all(&shelf)));
    }
    group.finish();
}

fn writers(criterion: &mut Criterion) {
    let library = load_all(&Shelf::Samples).expect("the samples are inside the program");
    for (writer, write) in WRITERS.iter().filter_map(|writer| Some((writer, writer.stream()?))) {
        let name = format!("write the samples as {}", writer.id);
        criterion.bench_function(&name, |bench| {
            bench.iter(|| {
                let mut sink = Vec::new();
                write(&library, &mut sink).map(|()| sink.len())
            });
        });
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    formats(&mut criterion);
    files(&mut criterion);
    shelves(&mut criterion);
    writers(&mut criterion);
    criterion.final_summary();
}
