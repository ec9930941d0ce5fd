//! One JSON object: a list of records for each record type, named after the type. What a record says is as in `jsonl`.

use std::io::{self, Write};

use super::Sink;
use super::Writer;
use super::record;
use super::sheets::SHEETS;
use crate::library::Library;

/// The writer of `json`.
pub const WRITER: Writer = Writer { id: "json", write: Sink::Stream(write) };

fn write(library: &Library, sink: &mut dyn Write) -> io::Result<()> {
    for (at, (kind, _)) in SHEETS.into_iter().enumerate() {
        let open = if at == 0 { "{" } else { ",\n" };
        write!(sink, "{open}\"{kind}\":[")?;
        let mut between = "\n";
        for record in record::all(library).filter(|record| record.kind() == kind) {
            sink.write_all(between.as_bytes())?;
            serde_json::to_writer(&mut *sink, &record)?;
            between = ",\n";
        }
        sink.write_all(b"]")?;
    }
    sink.write_all(b"}\n")
}
