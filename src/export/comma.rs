//! Rows as text between commas that spreadsheets open: in UTF-8 with a byte order mark, without which they take it for the
//! encoding of the system. What stands in a square, and that it is no formula, is decided by the caller.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

/// Writes rows of one length, the header being the first.
///
/// # Errors
/// Those of the sink, as they come.
pub fn write<S: AsRef<[u8]>>(
    rows: impl IntoIterator<Item = impl IntoIterator<Item = S>>,
    sink: &mut dyn Write,
) -> io::Result<()> {
    sink.write_all("\u{feff}".as_bytes())?;
    let mut table = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(sink);
    for row in rows {
        table.write_record(row).map_err(plain)?;
    }
    table.flush()
}

/// What the sink said: whether a pipe was closed or a disk is full is asked by its kind, which the usual way loses.
fn plain(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    struct Full;

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if bytes == "\u{feff}".as_bytes() { Ok(bytes.len()) } else { Err(ErrorKind::StorageFull.into()) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_fault_of_the_sink_comes_as_it_is() {
        let long = "长".repeat(10_000);
        for rows in [vec![[&*long, "a"]; 3], vec![["短", "a"]]] {
            assert_eq!(write(rows, &mut Full).map_err(|error| error.kind()), Err(ErrorKind::StorageFull));
        }
    }

    #[test]
    fn rows_of_two_lengths_are_a_fault() {
        let rows = [vec!["a", "b"], vec!["c"]];
        assert_eq!(write(rows, &mut Vec::new()).map_err(|error| error.kind()), Err(ErrorKind::Other));
    }
}
