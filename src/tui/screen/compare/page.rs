//! The pages of a comparison: each pair of tables, then projects, indicators, facts, and what has no counterpart.

use crate::diff::{Comparison, Side, TablePair};
use crate::model::FormKind;
use crate::tui::screen::here::{Focus, Here};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// A table that both have, by its place among the pairs.
    Table(usize),
    /// The projects and their money.
    Projects,
    /// The indicators of one project, by its place among the pairs.
    Promises(usize),
    /// The indicators of the departments as a whole.
    Indicators,
    /// Staffing, procurement, assets, scores.
    Facts,
    /// What only one of the two has.
    Rest,
}

/// The pages in their order: tables by what money is for, tables by what it buys, then what is told beside them.
pub fn pages(pair: &Comparison) -> Vec<Page> {
    let tables = (0..pair.tables.len()).filter(|&at| !pair.tables[at].rows.is_empty());
    let (economic, mut pages): (Vec<_>, Vec<_>) = tables.map(Page::Table).partition(|page| match page {
        Page::Table(at) => is_economic(&pair.tables[*at]),
        _ => false,
    });
    pages.extend(economic);
    let told = [
        (Page::Projects, pair.projects.is_empty()),
        (Page::Indicators, pair.indicators.is_empty()),
        (Page::Facts, pair.facts.is_empty()),
    ];
    pages.extend(told.into_iter().filter(|(_, empty)| !empty).map(|(page, _)| page));
    pages.push(Page::Rest);
    pages
}

/// The cards of matched projects: one page for each project with an indicator.
pub fn promises(pair: &Comparison) -> Vec<Page> {
    let held = |at: &usize| !pair.projects[*at].indicators.is_empty();
    (0..pair.projects.len()).filter(held).map(Page::Promises).collect()
}

/// The page on which something of one side is found; that of all spending where nothing is asked for.
pub fn page_of(here: Here, side: Side, pair: &Comparison, pages: &[Page]) -> usize {
    let wanted = match here.focus {
        Focus::Table(form, _) => {
            let found = pair.tables.iter().position(|table| form_of(table, side) == form);
            found.map_or(Page::Rest, Page::Table)
        }
        Focus::Projects(_) => Page::Projects,
        Focus::Facts => Page::Facts,
        Focus::Whole => return of_spending(pair, pages),
    };
    pages.iter().position(|page| *page == wanted).unwrap_or_else(|| of_spending(pair, pages))
}

/// The table of a side.
pub fn form_of(table: &TablePair, side: Side) -> usize {
    match side {
        Side::A => table.a,
        Side::B => table.b,
    }
}

fn of_spending(pair: &Comparison, pages: &[Page]) -> usize {
    let kinds = [FormKind::Expenditure, FormKind::FiscalExpenditure, FormKind::GeneralExpenditure];
    // Some print all spending in one line: then the next table tells more.
    let accounts = |table: &TablePair| table.rows.iter().any(|row| row.code.is_some());
    let of = |kind: FormKind| {
        let is = |page: &Page| matches!(page, Page::Table(at) if pair.tables[*at].kind == kind && accounts(&pair.tables[*at]));
        pages.iter().position(is)
    };
    kinds.into_iter().find_map(of).unwrap_or(0)
}

fn is_economic(table: &TablePair) -> bool {
    table.rows.iter().find_map(|row| row.code).is_some_and(|code| code.is_economic())
}
