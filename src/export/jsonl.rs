//! JSON lines: one record, one object, one line. Fields come in the order of the record's type, absent ones not at all.

use std::io::{self, Write};

use super::{Sink, Writer, record};
use crate::library::Library;

/// The writer of `jsonl`.
pub const WRITER: Writer = Writer { id: "jsonl", write: Sink::Stream(write) };

fn write(library: &Library, sink: &mut dyn Write) -> io::Result<()> {
    for record in record::all(library) {
        serde_json::to_writer(&mut *sink, &record)?;
        sink.write_all(b"\n")?;
    }
    Ok(())
}
