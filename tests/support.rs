//! What several of the tests need: where the project stands, and a way to say that a test had nothing to test.

use std::io::Write;
use std::path::{Path, PathBuf};

/// The top of the project.
pub fn home() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A part of the ground truth beside the project; where it is absent the test says so, past the capture of output.
pub fn shared(part: &str, test: &str) -> Option<PathBuf> {
    let path = home().parent()?.join("shared").join(part);
    if path.exists() {
        return Some(path);
    }
    say(&format!("skipped {test}: ../shared/{part} is not here"));
    None
}

/// A line that is seen whether or not the test passes.
pub fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// Every file below a folder, in the order of their paths.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry of a folder").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A text file as it is.
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
