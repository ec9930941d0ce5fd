//! Damaged copies of whole files, real ones where the ground truth is there: cut, flipped, spliced. None may take the
//! program down or hold it up, and none may give a figure that is not in it.

use std::collections::HashSet;
use std::sync::mpsc::channel;
use std::time::Duration;

use kuanxiang::library::{Library, of_bytes};
use kuanxiang::model::{Print, TroubleKind};
use rayon::prelude::*;
use rust_decimal::Decimal;

use crate::figures::{bare, is_of_another, unprinted};
use crate::support::{files, home, say, shared};
use crate::{documents, formats};

/// Copies in all.
const COPIES: usize = 300;

/// A copy that takes longer, read alone, hangs.
const PATIENCE: Duration = Duration::from_secs(5);

/// While others are read beside it, a whole file may take longer.
const TOGETHER: Duration = Duration::from_secs(60);

/// Numbers without end from a seed (splitmix64), the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound.max(1) as u64) as usize
    }
}

/// How a copy is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Damage {
    /// The end is missing.
    Cut,
    /// Some bits are others.
    Flipped,
    /// Pieces are missing, doubled, or stand elsewhere.
    Spliced,
}

fn damaged(mut bytes: Vec<u8>, damage: Damage, chance: &mut Chance) -> Vec<u8> {
    match damage {
        Damage::Cut => bytes.truncate(chance.below(bytes.len())),
        Damage::Flipped => {
            for _ in 0..1 + chance.below(40) {
                let at = chance.below(bytes.len());
                bytes[at] ^= 1 << chance.below(8);
            }
        }
        Damage::Spliced => {
            for _ in 0..1 + chance.below(4) {
                let from = chance.below(bytes.len());
                let piece = bytes[from..bytes.len().min(from + 1 + chance.below(4096))].to_vec();
                let to = chance.below(bytes.len());
                match chance.below(3) {
                    0 => drop(bytes.drain(from..from + piece.len())),
                    1 => drop(bytes.splice(to..to, piece)),
                    _ => drop(bytes.splice(to..bytes.len().min(to + piece.len()), piece)),
                }
            }
        }
    }
    bytes
}

/// Files by their names: the samples, one of each format that the tests write, and the ground truth where it is.
fn originals() -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    let name = |path: &std::path::Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folders = [Some(home().join("assets/samples")), shared("corpus", "damage"), shared("forms", "damage")];
    for path in folders.iter().flatten().flat_map(|folder| files(folder)) {
        all.push((name(&path), std::fs::read(&path).expect("a file")));
    }
    all.extend(documents::whole().into_iter().map(|(format, bytes)| (format!("预算.{format}"), bytes)));
    all.push(("预算.xlsx".into(), formats::hostile::workbook()));
    all.push(("预算.pdf".into(), formats::drawn::budget()));
    all
}

/// Reads a file on a thread of its own; `None` where that does not end.
fn read(name: &str, bytes: Vec<u8>, patience: Duration) -> Option<Library> {
    let (sender, receiver) = channel();
    let name = name.to_owned();
    std::thread::spawn(move || drop(sender.send(of_bytes(&name, &bytes))));
    match receiver.recv_timeout(patience) {
        Ok(library) => Some(library),
        Err(std::sync::mpsc::RecvTimeoutError::Timeout) => None,
        Err(std::sync::mpsc::RecvTimeoutError::Disconnected) => panic!("a panic that nobody caught"),
    }
}

/// The figures of all tables, without their signs.
fn figures(library: &Library) -> HashSet<Decimal> {
    let cells = library.disclosures.iter().flat_map(|disclosure| &disclosure.forms).flat_map(|form| &form.cells);
    let number = |print: &Print| if let Print::Number(number) = print { Some(number.abs().normalize()) } else { None };
    cells.filter_map(|cell| number(&cell.print)).collect()
}

/// The numbers that a text prints, whole; of those that stand at the two sides of a line's end also what they are
/// together, as a cell may break a number.
fn numbers(text: &str) -> HashSet<Decimal> {
    let mut found = HashSet::new();
    let mut last: Vec<String> = Vec::new();
    for line in text.lines() {
        let words: Vec<String> = line.split_whitespace().map(bare).collect();
        let runs: Vec<&str> = words
            .iter()
            .flat_map(|word| word.split(|c: char| !c.is_ascii_digit() && c != '.'))
            .filter(|run| !run.is_empty())
            .collect();
        found.extend(runs.iter().filter_map(|run| run.parse::<Decimal>().ok()).map(|number| number.normalize()));
        let across = last.iter().flat_map(|before| runs.iter().map(move |run| format!("{before}{run}")));
        let across: Vec<String> = across.collect();
        found.extend(across.iter().filter_map(|run| run.parse::<Decimal>().ok()).map(|number| number.normalize()));
        last = runs.last().map(|run| (*run).to_owned()).into_iter().collect();
    }
    found
}

/// What is wrong with a copy; nothing where all is well.
fn faults(name: &str, library: &Library, damage: Damage, original: &HashSet<Decimal>) -> Vec<String> {
    let mut faults = unprinted(library);
    let own = |about: &str| !is_of_another(about);
    let panics = library.troubles().filter(|t| t.kind == TroubleKind::Fault && own(&t.about));
    faults.extend(panics.map(|trouble| format!("panic at {}", trouble.about)));
    // Other bytes in a plain text are another text, and its figures are those that it prints; what is packed tells damage.
    if !name.ends_with(".txt") && !name.ends_with(".html") && !name.ends_with(".md") {
        let others = figures(library).into_iter().filter(|figure| !original.contains(figure));
        faults.extend(others.map(|figure| format!("{figure} is not in the original")));
    }
    faults.into_iter().map(|fault| format!("{name}, {damage:?}: {fault}")).collect()
}

#[test]
fn damaged_copies_are_read_or_refused() {
    let originals = originals();
    let printed: Vec<HashSet<Decimal>> = originals
        .par_iter()
        .map(|(name, bytes)| {
            let library = read(name, bytes.clone(), TOGETHER).expect("a whole file is read to its end");
            numbers(library.documents[0].text.as_str())
        })
        .collect();
    let copy = |at: usize| {
        let mut chance = Chance(at as u64);
        let damage = [Damage::Cut, Damage::Flipped, Damage::Spliced][chance.below(3)];
        let (name, bytes) = &originals[at % originals.len()];
        (name, damaged(bytes.clone(), damage, &mut chance), damage)
    };
    let judge = |at: usize, patience: Duration| {
        let (name, bytes, damage) = copy(at);
        let library = read(name, bytes, patience)?;
        Some(faults(name, &library, damage, &printed[at % originals.len()]))
    };
    let judged: Vec<(usize, Option<Vec<String>>)> =
        (0..COPIES).into_par_iter().map(|at| (at, judge(at, PATIENCE))).collect();
    let mut found = Vec::new();
    for (at, faults) in judged {
        // What was slow beside others is read once more, alone.
        let hangs = || vec![format!("{}, {:?}: does not end", copy(at).0, copy(at).2)];
        found.extend(faults.or_else(|| judge(at, PATIENCE)).unwrap_or_else(hangs));
    }
    say(&format!("damage: {COPIES} copies of {} files", originals.len()));
    assert!(found.is_empty(), "{}", found.join("\n"));
}
