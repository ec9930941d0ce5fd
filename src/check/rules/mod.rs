//! The list of all rules, in the order in which the ledger has them: within a table, between tables, sentences, years,
//! projects and their indicators, form and wording.

mod account_names;
mod budget_completion;
mod change_base;
mod change_parts;
mod change_rate;
mod change_reason;
mod figure_repeated;
mod listed_names;
mod operating_cost;
mod reason_account;
mod row_parts;
mod shared_accounts;
mod shared_change;
mod shared_reason;
mod shared_totals;
mod shared_unit;
mod shares;
mod stated_account;
mod stated_total;
mod stated_twice;
mod stated_unit;
mod tree_sums;
mod zero_base;

use super::Rule;

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    // Within a table.
    &tree_sums::RULE,
    &row_parts::RULE,
    // Between tables.
    // Sentences.
    &stated_account::RULE,
    &stated_total::RULE,
    &stated_unit::RULE,
    &stated_twice::RULE,
    &account_names::RULE,
    &change_rate::RULE,
    &zero_base::RULE,
    &change_base::RULE,
    &change_parts::RULE,
    &shares::RULE,
    &change_reason::RULE,
    &reason_account::RULE,
    &operating_cost::RULE,
    &budget_completion::RULE,
    &listed_names::RULE,
    &figure_repeated::RULE,
    // Years and documents.
    // Projects and indicators.
    // Form and wording.
];

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_says_what_it_is() {
        let ids: HashSet<&str> = RULES.iter().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), RULES.len());
        for rule in RULES {
            let plain = rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
            assert!(plain && !rule.id.is_empty(), "{}", rule.id);
            assert!(!rule.statement.ends_with('。') && !rule.statement.is_empty() && !rule.basis.is_empty());
            assert!(rule.english.is_ascii() && !rule.english.is_empty(), "{}", rule.id);
            assert_eq!(super::rule(rule.id).map(|found| found.id), Some(rule.id));
        }
    }

    #[test]
    fn every_file_here_is_in_the_list() {
        let here = concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/rules");
        let mut files: Vec<String> = std::fs::read_dir(here)
            .expect("the folder of this file")
            .filter_map(|entry| entry.ok()?.path().file_stem()?.to_str().map(|stem| stem.replace('_', "-")))
            .filter(|stem| stem != "mod" && !stem.starts_with("shared-"))
            .collect();
        let mut ids: Vec<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
        files.sort();
        ids.sort();
        assert_eq!(files, ids);
    }
}
