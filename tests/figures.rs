//! The figures of a library against the text that its readers gave: every number is printed where it says it is, or, for
//! what sentences state, somewhere in its file. Shared with the fuzz targets, so it names nothing of the other tests.

use std::collections::BTreeMap;

use kuanxiang::library::Library;
use kuanxiang::model::{Disclosure, Print};
use kuanxiang::money::parse_number;
use kuanxiang::source::Origin;
use rust_decimal::Decimal;

/// The figures that are not printed, each as a sentence.
pub fn unprinted(library: &Library) -> Vec<String> {
    let mut faults = Vec::new();
    let mut plain: BTreeMap<u32, String> = BTreeMap::new();
    for disclosure in &library.disclosures {
        for cell in disclosure.forms.iter().flat_map(|form| &form.cells) {
            let Print::Number(number) = cell.print else { continue };
            if !stands(library, cell.origin, number) {
                faults.push(format!("{number} stands as {:?}", printed(library, cell.origin)));
            }
        }
        for (number, place) in told(disclosure) {
            let text = plain.entry(place.file.0).or_insert_with(|| bare(library.document(place.file).text.as_str()));
            if !text.contains(&number.abs().to_string()) {
                faults.push(format!("{number} is not in the text"));
            }
        }
    }
    faults
}

/// Whether a number is printed at its place; one that is cut by the end of its line goes on in the next of its cell.
pub fn stands(library: &Library, place: Origin, number: Decimal) -> bool {
    let Some(first) = printed(library, place) else { return false };
    if parse_number(first) == Some(number) {
        return true;
    }
    let text = &library.document(place.file).text;
    let mut whole = first.trim().to_owned();
    (1..=2).filter(|more| place.line + more <= text.len() as u32).any(|more| {
        whole.push_str(text.line(place.line + more).trim());
        parse_number(&whole) == Some(number)
    })
}

/// Whether the place of a panic, as the trouble of a file tells it, is in another's code: the name of a crate stands
/// before the path.
pub fn is_of_another(about: &str) -> bool {
    let place = about.rsplit(' ').next().unwrap_or_default();
    !place.starts_with("src/") && !place.starts_with('/') && place.contains("/src/")
}

/// The bytes that a place names.
fn printed(library: &Library, place: Origin) -> Option<&str> {
    let line = library.document(place.file).text.line(place.line);
    line.get(place.start as usize..(place.start + place.len) as usize)
}

/// What sentences state, before any reckoning.
fn told(disclosure: &Disclosure) -> impl Iterator<Item = (Decimal, Origin)> + '_ {
    let stated = disclosure.statements.iter().flat_map(|one| {
        let numbers = [Some(one.amount.number), one.change, one.percent];
        numbers.into_iter().flatten().map(|number| (number, one.origin))
    });
    let facts = disclosure.facts.iter().filter_map(|one| match one.value {
        Print::Number(number) => Some((number, one.origin)),
        Print::Word(_) => None,
    });
    let projects = disclosure.projects.iter().flat_map(|one| {
        let money = [&one.amount, &one.fiscal, &one.other];
        money.into_iter().flatten().map(|(amount, place)| (amount.number, *place))
    });
    stated.chain(facts).chain(projects)
}

/// Digits as numbers print them: half-width, without separators, the blanks of a broken line left out.
pub fn bare(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '．' => '.',
        c => c,
    };
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '，')).map(narrow).collect()
}
