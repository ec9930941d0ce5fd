//! The list of all rules, in the order in which the ledger has them: within a table, between tables, sentences, years,
//! projects and their indicators, form and wording.

mod actual_values;
mod amount_units;
mod completion_rates;
mod cost_ceiling;
mod execution_rates;
mod form_missing;
mod goal_texts;
mod project_allocation;
mod project_amounts;
mod project_count;
mod project_fields;
mod project_funds;
mod project_goal;
mod project_grant;
mod project_heading;
mod project_names;
mod project_period;
mod project_places;
mod project_years;
mod row_parts;
mod scores;
mod shared_dates;
mod shared_evaluation;
mod shared_indicator;
mod shared_items;
mod target_ceiling;
mod target_class;
mod target_coverage;
mod target_direction;
mod target_operator;
mod target_twice;
mod target_words;
mod tree_sums;
mod weights;

use super::Rule;

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    // Within a table.
    &tree_sums::RULE,
    &row_parts::RULE,
    // Between tables.
    // Sentences.
    // Years and documents.
    // Projects and indicators.
    &project_places::RULE,
    &project_names::RULE,
    &project_amounts::RULE,
    &project_funds::RULE,
    &project_allocation::RULE,
    &project_goal::RULE,
    &project_grant::RULE,
    &project_period::RULE,
    &project_fields::RULE,
    &project_years::RULE,
    &project_count::RULE,
    &goal_texts::RULE,
    &project_heading::RULE,
    &amount_units::RULE,
    &form_missing::RULE,
    &target_ceiling::RULE,
    &target_operator::RULE,
    &target_direction::RULE,
    &target_class::RULE,
    &target_words::RULE,
    &target_coverage::RULE,
    &target_twice::RULE,
    &cost_ceiling::RULE,
    &weights::RULE,
    &completion_rates::RULE,
    &actual_values::RULE,
    &scores::RULE,
    &execution_rates::RULE,
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
