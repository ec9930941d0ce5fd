//! The list of all rules, in the order in which the ledger has them: within a table, between tables, sentences, years,
//! projects and their indicators, form and wording.

mod account_names;
mod account_to_account;
mod actual_values;
mod amount_units;
mod body_names;
mod budget_completion;
mod budget_to_final;
mod carried_over;
mod change_base;
mod change_parts;
mod change_rate;
mod change_reason;
mod code_digits;
mod code_names;
mod comparison_base;
mod completion_rates;
mod contents_tables;
mod cost_ceiling;
mod cost_without_cars;
mod detail_level;
mod empty_tables;
mod evaluation_execution;
mod evaluation_funds;
mod evaluation_total;
mod execution_rates;
mod figure_repeated;
mod form_missing;
mod form_rows;
mod function_of_economic;
mod goal_texts;
mod items_to_total;
mod last_year_base;
mod level_words;
mod listed_names;
mod missing_section;
mod operating_cost;
mod operating_cost_table;
mod procurement;
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
mod public_cost_notes;
mod public_to_economic;
mod reason_account;
mod receipts_expenditure;
mod required_notes;
mod row_changes;
mod row_parts;
mod scores;
pub(super) mod shared_accounts;
mod shared_change;
mod shared_dates;
mod shared_evaluation;
mod shared_facts;
mod shared_indicator;
mod shared_items;
mod shared_lines;
pub(super) mod shared_places;
mod shared_public;
mod shared_reason;
mod shared_tables;
mod shared_totals;
mod shared_unit;
mod shared_wording;
mod shares;
mod staff_told;
mod staffing;
mod stated_account;
mod stated_parts;
mod stated_total;
mod stated_twice;
mod stated_unit;
mod table_to_table;
mod tables_present;
mod target_ceiling;
mod target_class;
mod target_coverage;
mod target_direction;
mod target_operator;
mod target_twice;
mod target_words;
mod template_words;
mod tree_sums;
mod unit_counts;
mod vehicles;
mod weights;
mod wording_slips;
mod year_words;
mod zero_base;

use super::Rule;

/// Every rule there is.
pub static RULES: &[&Rule] = &[
    // Within a table.
    &tree_sums::RULE,
    &row_parts::RULE,
    &row_changes::RULE,
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
    &stated_account::RULE,
    &stated_total::RULE,
    &stated_parts::RULE,
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
    &last_year_base::RULE,
    &budget_to_final::RULE,
    &carried_over::RULE,
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
    &evaluation_funds::RULE,
    &evaluation_execution::RULE,
    &evaluation_total::RULE,
    // Form and wording.
    &code_names::RULE,
    &form_rows::RULE,
    &detail_level::RULE,
    &tables_present::RULE,
    &public_cost_notes::RULE,
    &empty_tables::RULE,
    &contents_tables::RULE,
    &required_notes::RULE,
    &unit_counts::RULE,
    &staff_told::RULE,
    &comparison_base::RULE,
    &year_words::RULE,
    &level_words::RULE,
    &body_names::RULE,
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
