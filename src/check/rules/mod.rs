//! The list of all rules, in the order in which the ledger has them: within a table, between tables, sentences, years,
//! projects and their indicators, form and wording.

mod account_names;
mod account_to_account;
mod account_told;
mod body_names;
mod budget_to_final;
mod carried_over;
mod code_digits;
mod comparison_base;
mod contents_tables;
mod cost_without_cars;
mod empty_tables;
mod function_of_economic;
mod item_subjects;
mod items_to_total;
mod last_year_base;
mod level_words;
mod missing_section;
mod operating_cost_table;
mod procurement;
mod project_titles;
mod public_to_economic;
mod receipts_expenditure;
mod required_notes;
mod row_parts;
mod shared_facts;
mod shared_places;
mod shared_public;
mod shared_tables;
mod shared_wording;
mod staff_told;
mod staffing;
mod table_rows;
mod table_to_table;
mod template_words;
mod tree_sums;
mod unit_counts;
mod vehicles;
mod wording_slips;
mod year_words;

use super::Rule;

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    // Within a table.
    &tree_sums::RULE,
    &row_parts::RULE,
    &items_to_total::RULE,
    &receipts_expenditure::RULE,
    &procurement::RULE,
    &missing_section::RULE,
    &code_digits::RULE,
    &staffing::RULE,
    &vehicles::RULE,
    // Between tables.
    &table_to_table::RULE,
    &account_to_account::RULE,
    &public_to_economic::RULE,
    &operating_cost_table::RULE,
    &function_of_economic::RULE,
    &cost_without_cars::RULE,
    // Sentences.
    // Years and documents.
    &last_year_base::RULE,
    &budget_to_final::RULE,
    &carried_over::RULE,
    // Projects and indicators.
    // Form and wording.
    &account_names::RULE,
    &account_told::RULE,
    &item_subjects::RULE,
    &table_rows::RULE,
    &empty_tables::RULE,
    &contents_tables::RULE,
    &required_notes::RULE,
    &unit_counts::RULE,
    &staff_told::RULE,
    &comparison_base::RULE,
    &year_words::RULE,
    &level_words::RULE,
    &body_names::RULE,
    &project_titles::RULE,
    &template_words::RULE,
    &wording_slips::RULE,
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
