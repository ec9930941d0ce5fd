//! What is read from real documents, beside what people read in them: how many of the amounts of the ground truth the
//! export finds, each by table, code, digits and role. The scorer beside the ground truth measures more; this keeps the
//! outcome from slipping unseen.

use std::collections::HashMap;
use std::path::Path;

use kuanxiang::export::writer;
use kuanxiang::library::load_all;
use kuanxiang::money::parse_number;
use kuanxiang::source::Shelf;
use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::{files, read, say, shared};

/// Of a thousand amounts, how many are found.
const BOUND: usize = 998;

#[test]
fn amounts_of_the_ground_truth_are_found() {
    let (Some(corpus), Some(golden)) = (shared("corpus", "golden"), shared("golden", "golden")) else {
        return;
    };
    let mut found = 0;
    let mut all = 0;
    let mut misplaced = 0;
    let exported = exported(&corpus);
    for path in files(&golden) {
        let truth = truth(&path);
        let Some(file) = truth.first().and_then(|record| record["file"].as_str()) else {
            continue;
        };
        let amounts: Vec<&Value> = truth.iter().filter(|record| record["type"] == "amount").collect();
        let exported = exported.get(file).map(Vec::as_slice).unwrap_or_default();
        let pairs = matched(&amounts, exported);
        let places = pairs.iter().map(|(truth, found)| place(truth, found, exported));
        let (near, neighbours, wrong) = places.fold((0, 0, 0), |(near, neighbours, wrong), place| match place {
            Place::Near => (near + 1, neighbours, wrong),
            Place::Neighbour => (near, neighbours + 1, wrong),
            Place::Wrong => (near, neighbours, wrong + 1),
        });
        say(&format!(
            "golden: {file}: {} of {} amounts; place: {near} agree, {neighbours} where the truth gives the line of \
             another cell of the row, {wrong} wrong",
            pairs.len(),
            amounts.len()
        ));
        found += pairs.len();
        misplaced += wrong;
        all += amounts.len();
    }
    assert!(all > 0, "no ground truth");
    assert!(found * 1000 >= all * BOUND, "{found} of {all} amounts found");
    assert_eq!(misplaced, 0, "of {all} amounts are not where they are printed");
}

/// The amounts of every file, as the export gives them.
fn exported(corpus: &Path) -> HashMap<String, Vec<Value>> {
    let library = load_all(&Shelf::Folder(corpus.into())).expect("the corpus opens");
    let mut bytes = Vec::new();
    let writer = writer("jsonl").expect("the writer of the contract");
    writer.stream().expect("one file")(&library, &mut bytes).expect("memory takes everything");
    let mut by_file: HashMap<String, Vec<Value>> = HashMap::new();
    for record in lines(&String::from_utf8(bytes).expect("UTF-8")) {
        if record["type"] == "amount" {
            let file = record["file"].as_str().expect("an amount has a file").to_owned();
            by_file.entry(file).or_default().push(record);
        }
    }
    by_file
}

/// The records of a file of ground truth, the disclosure first; none for files of another kind.
fn truth(path: &Path) -> Vec<Value> {
    let mut records = match path.extension() {
        Some(extension) if extension == "jsonl" => lines(&read(path)),
        _ => Vec::new(),
    };
    records.sort_by_key(|record| record["type"] != "disclosure");
    records
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

/// How the place of an amount stands to the place that the ground truth gives.
enum Place {
    /// The same page, or in a text the same line or the one beside it.
    Near,
    /// The truth gives the line of another cell of the same row, which prints the same number. In a document of one
    /// cell a line each cell has a line of its own, and the export gives that of the figure itself.
    Neighbour,
    /// Neither.
    Wrong,
}

fn place(truth: &Value, found: &Value, exported: &[Value]) -> Place {
    let near = |record: &Value| match (truth["line"].as_i64(), record["line"].as_i64()) {
        _ if !truth["page"].is_null() => truth["page"] == record["page"],
        (Some(truth), Some(line)) => (truth - line).abs() <= 1,
        _ => truth["line"].is_null(),
    };
    let row = ["table", "code", "project"];
    let neighbour = |record: &&Value| {
        near(record) && row.iter().all(|field| record[field] == found[field]) && digits(record) == digits(found)
    };
    if near(found) {
        Place::Near
    } else if exported.iter().any(|record| neighbour(&record) && record["role"] != truth["role"]) {
        Place::Neighbour
    } else {
        Place::Wrong
    }
}

/// The amounts that find one of their own in the export, each with it. Those that say most choose first, and choose what
/// stands nearest; what the truth leaves open fits anything.
fn matched<'a>(truth: &[&'a Value], exported: &'a [Value]) -> Vec<(&'a Value, &'a Value)> {
    let mut truth = truth.to_vec();
    truth.sort_by_key(|amount| amount["code"].is_null() as u8 + amount["role"].is_null() as u8);
    let mut free: Vec<&Value> = exported.iter().collect();
    let fits = |amount: &Value, found: &Value| {
        let same = |field: &str| amount[field] == found[field];
        let open = |field: &str| amount[field].is_null() || same(field);
        same("table") && digits(amount) == digits(found) && open("code") && open("role")
    };
    let far = |amount: &Value, found: &Value| {
        ["page", "line"].map(|at| amount[at].as_i64().unwrap_or(0).abs_diff(found[at].as_i64().unwrap_or(0)))
    };
    let pairs = truth.into_iter().filter_map(|amount| {
        let fitting = (0..free.len()).filter(|&at| fits(amount, free[at]));
        let place = fitting.min_by_key(|&at| far(amount, free[at]))?;
        Some((amount, free.swap_remove(place)))
    });
    pairs.collect()
}

/// The number printed, so that `6.00` and `6` are one.
fn digits(record: &Value) -> Option<Decimal> {
    parse_number(record["printed"].as_str()?)
}
