//! What is copied of a body over its years: an account a row, a year a column. A year with figures that its own table does
//! not print has a second column, which says of each of them where it comes from; the figures themselves stay numbers.

use super::YearsScreen;
use super::rows::Row;
use crate::diff::years::Figure;
use crate::money::grouped;
use crate::tui::clip::{Clip, Extent, What};
use crate::tui::session::Scene;
use crate::words::Lang;

impl YearsScreen {
    /// The row under the cursor, or all rows shown, either with the header.
    pub fn copy(&self, extent: Extent, scene: &Scene<'_>) -> Clip {
        let lang = scene.look.lang;
        let mut clip = Clip::new(if extent == Extent::All { What::Table } else { What::Line });
        let rows = self.list.copied(extent);
        if rows.is_empty() {
            return clip;
        }
        let columns: Vec<(usize, bool)> =
            (0..self.years.columns.len()).map(|column| (column, self.is_told_of(column, lang))).collect();
        let named = format!("{} ({} {})", lang.account(), lang.unit_is(), lang.unit(scene.look.unit));
        let years = columns.iter().flat_map(|&(column, told)| {
            let year = self.years.columns[column].year;
            std::iter::once(year.to_string()).chain(told.then(|| format!("{year} {}", lang.derivation())))
        });
        clip.row([lang.column_code().to_owned(), named].into_iter().chain(years));
        for row in rows {
            clip.row(self.cells(*row, &columns, scene));
        }
        clip
    }

    /// Whether any figure of a year is not printed by its own table.
    fn is_told_of(&self, column: usize, lang: Lang) -> bool {
        (0..self.years.rows.len()).any(|row| origin(self.years.figure(row, column), lang).is_some())
    }

    fn cells(&self, Row(row): Row, columns: &[(usize, bool)], scene: &Scene<'_>) -> Vec<String> {
        let account = &self.years.rows[row];
        let code = account.code.map(|code| code.to_string()).unwrap_or_default();
        let figures = columns.iter().flat_map(|&(column, told)| {
            let figure = self.number(row, column, scene).map(grouped).unwrap_or_default();
            let origin = origin(self.years.figure(row, column), scene.look.lang).unwrap_or_default().to_owned();
            std::iter::once(figure).chain(told.then_some(origin))
        });
        [code, account.name.to_string()].into_iter().chain(figures).collect()
    }
}

/// Where a figure comes from that is not printed.
fn origin(figure: Option<Figure>, lang: Lang) -> Option<&'static str> {
    match figure? {
        Figure::Derived(derived) => Some(lang.derived_by(derived.means, derived.base)),
        Figure::Summed(_) => Some(lang.summed_of_below()),
        Figure::Printed(_) => None,
    }
}
