//! What must hold between the figures and the words of a library, and whether it does. Every relation that a rule meets
//! is kept in the [`Ledger`] with its operands and their places: it holds, it does not, it could not be checked, or it
//! does not apply. Nothing is changed and nothing printed here, and no other reading of the library is known.
//!
//! A [`Rule`] is one file under `rules`, one line in [`RULES`] and one page in `tests/rules`. Its statement and its findings
//! are written where the rule is, in Chinese: they join what Chinese documents print, are handed in with the working
//! paper, and are public interface of `kuanxiang check`.

mod ledger;
mod log;
mod matter;
mod rule;
mod rules;
mod settings;
mod share;
mod table;
mod told;
mod value;

pub use ledger::{Entry, Ledger, Operand, Outcome, Tally, Why};
pub use log::Log;
pub use matter::Matter;
pub use rule::{Rule, Severity};
pub use rules::{RULES, rule};
pub use settings::{Settings, SettingsFault};
pub use share::Range;
pub use table::{Reading, Table};
pub use told::{Printed, Tense, Told};
pub use value::{Agreement, Value, agreement, finest};

use rayon::prelude::*;

use crate::guard;
use crate::library::Library;
use crate::model::DisclosureId;

/// Checks every disclosure of a library against every rule that is on. Same ledger on every run, whatever the number of
/// threads.
pub fn check(library: &Library, settings: &Settings) -> Ledger {
    let ids: Vec<DisclosureId> = library.disclosure_ids().collect();
    let entries = ids.par_iter().flat_map_iter(|id| check_one(library, *id, settings)).collect();
    Ledger::of(entries)
}

/// What is written down of a rule that broke down: a fault of ours costs one rule over one disclosure, and is told.
fn broke(rule: &'static Rule, disclosure: DisclosureId, place: &str) -> Entry {
    Entry {
        rule,
        disclosure,
        outcome: Outcome::Unchecked(Why::Broke),
        message: format!("{}：{}（{place}）", rule.statement, Why::Broke.chinese()).into(),
        operands: Box::default(),
        between: None,
        expected: None,
        found: None,
    }
}

/// Checks one disclosure.
fn check_one(library: &Library, id: DisclosureId, settings: &Settings) -> Vec<Entry> {
    let matter = Matter::new(library, id);
    let mut entries = Vec::new();
    for rule in RULES.iter().copied() {
        let Some(severity) = settings.severity(rule) else { continue };
        let ran = guard::caught(|| {
            let mut log = Log::new(rule, id, severity);
            (rule.run)(&matter, &mut log);
            log.finish()
        });
        entries.extend(ran.unwrap_or_else(|place| vec![broke(rule, id, &place)]));
    }
    entries
}
