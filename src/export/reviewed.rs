//! Under which key a mark on something is kept, and what stands there now: where the library, the ledger and the marks come
//! together. Screens and the working paper ask here, so that both mean the same finding.

use std::collections::HashMap;

use crate::check::{Entry, Ledger, Matter, Operand, Outcome, Table, Value};
use crate::library::Library;
use crate::model::{DisclosureId, Print, Project};
use crate::review::{Key, Marks, Progress};
use crate::source::Origin;

/// A printed figure that a note can be on.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The key of a mark on it.
    pub key: Key,
    /// What it is called, what is printed, and where.
    pub operand: Operand,
}

/// The key of each finding, in the order of [`Ledger::findings`]. Relations that are about the same are counted whether or
/// not they hold, so that a corrected one does not give its marks to the next.
pub fn finding_keys(library: &Library, ledger: &Ledger) -> Vec<Key> {
    let mut met: HashMap<(&str, DisclosureId, String), u32> = HashMap::new();
    let mut keys: HashMap<u32, Key> = HashMap::new();
    let real = |entry: &Entry| entry.outcome != Outcome::Inapplicable;
    for (at, entry) in ledger.entries().iter().enumerate().filter(|(_, entry)| real(entry)) {
        let subject = entry.subject();
        let next = met.entry((entry.rule.id, entry.disclosure, subject.clone())).or_default();
        let ordinal = *next;
        *next += 1;
        if entry.severity().is_some() {
            let disclosure = library.disclosure(entry.disclosure).id.as_str().into();
            let key = Key::Finding { rule: entry.rule.id.into(), disclosure, subject: subject.into(), ordinal };
            keys.insert(at as u32, key);
        }
    }
    ledger.findings().iter().filter_map(|at| keys.remove(at)).collect()
}

/// How far the review of a library's findings is; `keys` are those of [`finding_keys`].
pub fn progress(ledger: &Ledger, keys: &[Key], marks: &Marks) -> Progress {
    let now = ledger.findings().iter().map(|at| &*ledger.entry(*at).message);
    marks.progress(keys.iter().zip(now))
}

/// Every figure of a disclosure that a note can be on: those of the tables, then the amounts of sentences, then facts. The
/// place of a figure is in its operand.
pub fn figures(library: &Library, id: DisclosureId) -> Vec<Figure> {
    let matter = Matter::new(library, id);
    let disclosure = matter.disclosure;
    let mut operands: Vec<Operand> = Vec::new();
    for form in &disclosure.forms {
        let table = Table::new(form);
        for line in form.line_ids() {
            let cells = form.cells(form.line(line)).iter();
            operands.extend(cells.filter_map(|cell| table.operand(line, cell)));
        }
    }
    operands.extend(disclosure.statements.iter().map(|statement| matter.stated(statement)));
    operands.extend(disclosure.facts.iter().map(|fact| {
        let value = match &fact.value {
            Print::Number(number) => Value::Count(*number, fact.unit.as_deref().unwrap_or_default().into()),
            Print::Word(word) => Value::Words((**word).into()),
        };
        matter.said(&format!("{}·{}", fact.group.chinese(), fact.name), value, fact.origin)
    }));
    let mut met: HashMap<Box<str>, u32> = HashMap::new();
    let of = |operand: Operand| {
        let next = met.entry(operand.label.clone()).or_default();
        let ordinal = *next;
        *next += 1;
        let disclosure = disclosure.id.as_str().into();
        Figure { key: Key::Figure { disclosure, label: operand.label.clone(), ordinal }, operand }
    };
    operands.into_iter().map(of).collect()
}

/// The key of a mark on a project of a disclosure; projects of one name are counted in the order of the disclosure.
pub fn project_key(library: &Library, id: DisclosureId, project: &Project) -> Key {
    let disclosure = library.disclosure(id);
    let before = disclosure.projects.iter().take_while(|other| !std::ptr::eq(*other, project));
    let ordinal = before.filter(|other| other.name == project.name).count() as u32;
    Key::Project { disclosure: disclosure.id.as_str().into(), name: project.name.as_str().into(), ordinal }
}

/// What is seen of a project when a note is made on it: its money, as printed; nothing where none is.
pub fn project_seen(project: &Project) -> String {
    project.amount.as_ref().map(|(amount, _)| Value::Money(*amount).printed()).unwrap_or_default()
}

/// A project's money as the operand that proves a note on it, or the place where it is first told of.
pub fn project_operand(project: &Project) -> Option<Operand> {
    let label = project.name.as_str().into();
    if let Some((amount, origin)) = project.amount {
        return Some(Operand { label, value: Value::Money(amount), origin });
    }
    let first: Origin = project.places.first().copied()?;
    Some(Operand { label, value: Value::Words(project.name.as_str().into()), origin: first })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Shelf;

    #[test]
    fn projects_of_one_name_have_keys_of_their_own() {
        let mut library = crate::library::load_all(&Shelf::Samples).expect("the samples");
        let id = library.disclosure_ids().find(|id| !library.disclosure(*id).projects.is_empty()).expect("a project");
        let twin = library.disclosure(id).projects[0].clone();
        library.disclosures[id.0 as usize].projects.push(twin);
        let projects = &library.disclosure(id).projects;
        let keys: Vec<Key> = projects.iter().map(|project| project_key(&library, id, project)).collect();
        let (first, last) = (&keys[0], &keys[keys.len() - 1]);
        assert_ne!(first, last);
        assert_eq!(first.subject(), last.subject());
        assert!(matches!(last, Key::Project { ordinal: 1, .. }));
    }
}
