//! What one side has no counterpart for: whole tables, and columns of tables that both have. It is no difference, since
//! nothing stands against it, and it is named so that nobody takes it for the same.

use super::tables::{called, measure};
use crate::diff::{Comparison, Side};
use crate::library::Library;
use crate::words::Lang;

/// One line for each.
pub fn lines(lang: Lang, library: &Library, comparison: &Comparison) -> Vec<String> {
    let of = |side: Side| library.disclosure(if side == Side::A { comparison.a } else { comparison.b });
    let tables = comparison.alone.iter().map(|(side, at)| {
        let form = &of(*side).forms[*at];
        let figures = form.cells.iter().filter(|cell| cell.print.number().is_some()).count();
        lang.diff_alone(called(*side), &title(lang.form(form.kind), &form.title), figures)
    });
    let columns = comparison.tables.iter().flat_map(|pair| {
        pair.unmatched
            .iter()
            .map(move |(side, column)| lang.diff_unmatched(called(*side), lang.form(pair.kind), &measure(lang, column)))
    });
    tables.chain(columns).collect()
}

/// The short name of a table and the title that is printed over it.
pub fn title(short: &str, printed: &str) -> String {
    if printed.is_empty() || printed == short { short.to_owned() } else { format!("{short} {printed}") }
}
