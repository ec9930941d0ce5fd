//! The house keeps its own rules: the direction of the modules, who may print, draw and read the disk, how long files and
//! functions are. They are read out of `src/` as text, which rustfmt has given one shape.

use std::path::{Path, PathBuf};

use crate::support::{files, home, read, say, shared};

/// No file is longer; most are far shorter.
const LONGEST_FILE: usize = 400;
/// No function is longer, signature and braces included.
const LONGEST_FUNCTION: usize = 60;

/// One file of the sources.
struct Source {
    /// Relative to the project, `/` between parts.
    path: String,
    /// Everything in it.
    text: String,
    /// Its code without comments and without tests, line for line.
    code: Vec<String>,
}

impl Source {
    fn of(path: &Path) -> Source {
        let text = read(path);
        let tests = path.ends_with("tests.rs");
        let own = text.split("#[cfg(test)]\nmod ").next().filter(|_| !tests);
        let relative = path.strip_prefix(home()).expect("a source of the project");
        Source {
            path: relative.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"),
            code: own.unwrap_or_default().lines().map(without_comment).collect(),
            text,
        }
    }

    /// The module of `lib.rs` that the file belongs to; `main` and `lib` for those two.
    fn module(&self) -> &str {
        let inner = self.path.strip_prefix("src/").expect("a source stands in src");
        inner.split(['/', '.']).next().expect("a path has a first part")
    }

    /// How many `super` lead out of the file to the top of the crate.
    fn depth(&self) -> usize {
        let inner: Vec<&str> = self.path.split('/').skip(1).collect();
        inner.len() - usize::from(inner.last() == Some(&"mod.rs"))
    }

    /// The lines whose code holds a word, as `path:line`.
    fn lines_with<'a>(&'a self, word: &'a str) -> impl Iterator<Item = String> + 'a {
        let holding = self.code.iter().enumerate().filter(move |(_, line)| line.contains(word));
        holding.map(move |(index, _)| format!("{}:{}: {word}", self.path, index + 1))
    }
}

fn without_comment(line: &str) -> String {
    let comment = if line.trim_start().starts_with("//") { Some(0) } else { line.find(" // ") };
    line[..comment.unwrap_or(line.len())].into()
}

fn sources() -> Vec<Source> {
    let rust = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "rs");
    files(&home().join("src")).iter().filter(|path| rust(path)).map(|path| Source::of(path)).collect()
}

fn none(what: &str, found: Vec<String>) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// The modules in the order of the table that opens `lib.rs`.
fn order() -> Vec<String> {
    let rows = read(&home().join("src/lib.rs"));
    let rows = rows.lines().filter_map(|line| line.strip_prefix("//! | [`")?.split('`').next());
    rows.map(str::to_owned).collect()
}

/// The modules of the crate that a piece of code names, in one path or in a braced group.
fn named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, start) in code.match_indices("crate::") {
        let rest = &code[at + start.len()..];
        match rest.strip_prefix('{') {
            None => found.push(first_word(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut fresh = true;
                for (at, c) in group.char_indices() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => fresh = true,
                        c if fresh && !c.is_whitespace() => {
                            found.push(first_word(&group[at..]));
                            fresh = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn lib_rs_lists_every_module_once() {
    let text = read(&home().join("src/lib.rs"));
    let mut declared: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    let mut listed = order();
    declared.sort_unstable();
    listed.sort_unstable();
    assert_eq!(declared, listed);
}

#[test]
fn a_module_names_only_modules_above_it() {
    let order = order();
    let rank = |module: &str| order.iter().position(|other| other == module);
    let mut found = Vec::new();
    for source in sources() {
        let Some(own) = rank(source.module()) else {
            continue;
        };
        for other in named(&source.code.join("\n")) {
            if rank(&other).is_none_or(|other| other > own) {
                found.push(format!("{} names {other}", source.path));
            }
        }
        found.extend(source.lines_with(&"super::".repeat(source.depth())));
    }
    none("against the order of lib.rs", found);
}

#[test]
fn groups_of_names_are_read_right() {
    assert_eq!(named("use crate::{a::{b, c}, d, e_f::g};\ncrate::h::i()"), ["a", "d", "e_f", "h"]);
    assert_eq!(named("super::x and text"), [""; 0]);
}

#[test]
fn only_their_own_modules_print_draw_and_read_the_disk() {
    let mut found = Vec::new();
    for source in sources() {
        let module = source.module();
        let mut forbid = |words: &[&str]| {
            for word in words {
                found.extend(source.lines_with(word));
            }
        };
        forbid(&["use crossterm", " crossterm::", "dbg!"]);
        if !["cli", "main"].contains(&module) {
            forbid(&["print!(", "println!(", "stderr()"]);
        }
        if !["cli", "main", "tui"].contains(&module) {
            forbid(&["stdout()"]);
        }
        if module != "tui" {
            forbid(&["ratatui"]);
        }
        match module {
            "source" => {}
            // It adds to its one file and takes nothing away; who marks and when it is told.
            "review" if source.path == "src/review/journal.rs" => {
                forbid(&[
                    "fs::write",
                    "fs::rename",
                    "fs::remove",
                    "fs::copy",
                    "File::create",
                    "truncate(",
                    ".write(true)",
                ]);
            }
            "review" => forbid(&["std::fs", "File::"]),
            "cli" => forbid(&["fs::{", "fs::read", "fs::write", "File::open", "OpenOptions"]),
            _ => forbid(&["std::fs", "File::", "read_dir", "canonicalize("]),
        }
    }
    none("not in this module", found);
}

#[test]
fn what_reads_the_library_in_its_own_way_knows_no_other() {
    let apart = ["check", "diff", "search", "review"];
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| apart.contains(&source.module())) {
        let others = named(&source.code.join("\n"));
        let others = others.iter().filter(|other| *other != source.module() && apart.contains(&other.as_str()));
        found.extend(others.map(|other| format!("{} names {other}", source.path)));
        if source.module() == "review" {
            for word in ["SystemTime", "Instant", "env::"] {
                found.extend(source.lines_with(word));
            }
        }
    }
    none("known to each other", found);
}

#[test]
fn files_open_with_their_purpose_and_stay_short() {
    let mut found = Vec::new();
    for source in sources() {
        let length = source.text.lines().count();
        if length > LONGEST_FILE {
            found.push(format!("{} has {length} lines", source.path));
        }
        if !source.text.starts_with("//! ") {
            found.push(format!("{} does not say what it is for", source.path));
        }
    }
    none("files", found);
}

#[test]
fn functions_stay_short_and_take_no_bools() {
    let mut found = Vec::new();
    for source in sources() {
        for (index, line) in source.code.iter().enumerate() {
            let Some(name) = function(line) else {
                continue;
            };
            let indent = line.len() - line.trim_start().len();
            let rest = &source.code[index..];
            let ends = |line: &&String| line.ends_with('{') || line.ends_with(';') || line.ends_with('}');
            let signature = rest.iter().position(|line| ends(&line)).unwrap_or(0);
            let signature = rest[..=signature].join(" ");
            let parameters = signature.split("->").next().unwrap_or_default();
            if parameters.contains(": bool") {
                found.push(format!("{}:{}: {name} takes a bool", source.path, index + 1));
            }
            let close = format!("{}}}", " ".repeat(indent));
            let length = match signature.trim_end().ends_with('{') {
                true => rest.iter().position(|line| *line == close).unwrap_or(rest.len()) + 1,
                false => 1,
            };
            if length > LONGEST_FUNCTION {
                found.push(format!("{}:{}: {name} has {length} lines", source.path, index + 1));
            }
        }
    }
    none("functions", found);
}

/// The name of the function that a line begins to define.
fn function(line: &str) -> Option<String> {
    let (before, after) = line.split_once("fn ")?;
    let words = ["pub", "const", "async", "unsafe"];
    let keyword = |word: &str| words.contains(&word) || word.starts_with("pub(");
    let name = first_word(after);
    (before.split_whitespace().all(keyword) && !name.is_empty()).then_some(name)
}

#[test]
fn an_allowed_lint_has_its_reason() {
    let mut found = Vec::new();
    for source in sources() {
        let code = source.code.join("\n");
        for (at, _) in code.match_indices("[allow(") {
            let attribute = code[at..].split(']').next().unwrap_or_default();
            if !attribute.contains("reason = ") {
                found.push(format!("{}: {attribute}", source.path));
            }
        }
    }
    none("allowed without a reason", found);
}

#[test]
fn the_top_level_stays_as_it_is() {
    let allowed = ["Cargo.toml", "Cargo.lock", "src", "assets", "tests", "README.md", "target"];
    let entries = std::fs::read_dir(home()).expect("the project");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let known =
        |name: &String| allowed.contains(&name.as_str()) || name.starts_with('.') || name.starts_with("LICENSE");
    none("at the top level", names.filter(|name| !known(name)).collect());
}

#[test]
fn no_document_of_the_ground_truth_is_known_to_the_program() {
    let Some(golden) = shared("golden", "tidy") else {
        return;
    };
    let names = names(&golden);
    assert!(!names.is_empty(), "the ground truth names no department");
    let mut found = Vec::new();
    for place in ["src", "assets", "tests", "README.md"] {
        let path = home().join(place);
        let files = if path.is_dir() { files(&path) } else { vec![path] };
        for file in files {
            let Ok(text) = std::fs::read_to_string(&file) else {
                say(&format!("tidy: {} is no UTF-8 and was not searched", file.display()));
                continue;
            };
            let known = names.iter().filter(|name| text.contains(name.as_str()));
            found.extend(known.map(|name| format!("{}: {name}", file.display())));
        }
    }
    none("names of real documents", found);
}

/// Departments under all their spellings, and the names of the files, of the ground truth.
fn names(golden: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for path in files(golden).iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl")) {
        for line in read(path).lines() {
            let record: serde_json::Value = serde_json::from_str(line).expect("a record of the ground truth");
            if record["type"] != "disclosure" {
                continue;
            }
            let file = record["file"].as_str().unwrap_or_default();
            let stem = Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let spellings = record["aliases"].as_array().into_iter().flatten();
            let spellings = spellings.chain([&record["department"]]).filter_map(|name| name.as_str());
            names.extend(spellings.map(str::to_owned).chain(stem));
        }
    }
    names.retain(|name| !name.is_empty());
    names.sort();
    names.dedup();
    names
}
