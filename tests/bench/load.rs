//! How long the sample library takes to load, and to write.

use criterion::Criterion;
use kuanxiang::export::WRITERS;
use kuanxiang::library::load_all;
use kuanxiang::source::Shelf;

fn samples(criterion: &mut Criterion) {
    criterion.bench_function("load the samples", |bench| bench.iter(|| load_all(&Shelf::Samples)));
    let library = load_all(&Shelf::Samples).expect("the samples are inside the program");
    for writer in WRITERS {
        let name = format!("write the samples as {}", writer.id);
        criterion.bench_function(&name, |bench| {
            bench.iter(|| {
                let mut sink = Vec::new();
                (writer.write)(&library, &mut sink).map(|()| sink.len())
            });
        });
    }
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    samples(&mut criterion);
    criterion.final_summary();
}
