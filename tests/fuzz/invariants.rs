//! What must hold of any bytes: nothing panics but what is caught in another's code, places lie within the text, and every
//! figure of the library is printed in the text that the reader gave.

#[path = "../figures.rs"]
mod figures;
pub mod parts;

use std::io::{Cursor, Write};
use std::panic;
use std::sync::Once;

use kuanxiang::export::writer;
use kuanxiang::library::{Library, load_all, of_bytes};
use kuanxiang::model::{Trouble, TroubleKind};
use kuanxiang::reader::READERS;
use kuanxiang::source::Shelf;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A name that says nothing of the format, and that makes a disclosure of what has no title of its own.
const NAME: &str = "滨江市测绘局2024年部门预算";

/// Gives bytes to a reader, claimed or not, and then to the whole library, as any file.
pub fn read_as(format: &str, bytes: &[u8]) {
    judge_panics();
    let reader = READERS.iter().find(|reader| reader.name == format).expect("a reader of this name");
    // What another's code panics at is caught where the library calls the reader; nothing has to come of it here.
    if let Ok(reading) = panic::catch_unwind(|| (reader.read)(bytes)) {
        let lines = reading.text.len() as u32;
        assert!(reading.pages.is_sorted(), "pages in order");
        assert!(reading.pages.iter().all(|line| (1..=lines + 1).contains(line)), "pages within the text");
        assert!(reading.troubles.iter().all(|(_, line, _)| *line <= lines), "troubles within the text");
        assert!(reading.sheets.is_empty() || reading.sheets.len() == reading.pages.len(), "a name for each sheet");
    }
    read_whole(bytes);
}

/// Reads bytes as the library does and checks every figure.
pub fn read_whole(bytes: &[u8]) {
    judge_panics();
    check(&of_bytes(NAME, bytes));
}

/// Reads bytes as an archive on the disk, which is the only place archives are opened from.
pub fn read_archive(bytes: &[u8]) {
    judge_panics();
    let memory = std::path::Path::new("/dev/shm");
    let folder = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let path = folder.join(format!("kuanxiang-fuzz-{}.zip", std::process::id()));
    std::fs::File::create(&path).and_then(|mut file| file.write_all(bytes)).expect("a file for the archive");
    check(&load_all(&Shelf::Folder(path)).expect("the archive is a shelf"));
}

/// A zip of these parts, their contents set off in the bytes by NUL, so that what is tried is the format and not the
/// checksums of its container. Bytes that are a zip already stay as they are.
pub fn packed(names: &[&str], bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"PK\x03\x04") {
        return bytes.to_vec();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in names.iter().zip(bytes.split(|byte| *byte == 0)) {
        let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(*name, stored).and_then(|()| Ok(zip.write_all(part)?)).expect("a part in memory");
    }
    zip.finish().expect("a zip in memory").into_inner()
}

/// Checks every figure of a library, and that it can be written.
fn check(library: &Library) {
    // A panic in another's code is a fault of the file; those have the name of the crate before their path.
    let own = |trouble: &&Trouble| trouble.kind == TroubleKind::Fault && !figures::is_of_another(&trouble.about);
    assert!(library.troubles().find(own).is_none(), "{:?}", library.troubles().find(own));
    let faults = figures::unprinted(library);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let writer = writer("jsonl").expect("the writer of lines");
    writer.stream().expect("one file")(library, &mut std::io::sink()).expect("nothing can fail here");
}

/// A panic in our own code ends the run; one in another's is caught as in the program, and the run goes on.
fn judge_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let place = info.location().map(|place| place.file().to_owned()).unwrap_or_default();
            if !place.contains("/registry/src/") && !place.contains("/rustc/") {
                report(info);
                std::process::abort();
            }
        }));
    });
}
