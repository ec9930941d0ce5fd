//! Draws the list of the library.

use super::super::marks::{TROUBLES, checks_width, count_open, count_troubles};
use super::rows::{Row, Sort};
use super::{LibraryScreen, summary};
use crate::model::{DepartmentId, DisclosureId};
use crate::text::width::{fit, width};
use crate::tui::areas::Areas;
use crate::tui::screen::issue_name;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::widget::share::{PERCENT, Share};
use crate::words::Lang;

/// Columns of the bar of spending, where there is room for it.
const BAR: u16 = 10;

/// Columns of the name, at least; names of departments may run over the figures.
const NAME: u16 = 22;

/// The columns of the list; a bar of no columns is left out.
struct Columns {
    name: u16,
    amount: u16,
    bar: u16,
    checks: u16,
}

impl LibraryScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = self.areas(scene);
        panes(canvas, &areas, lang.disclosures(), lang.in_brief());
        let columns = self.columns(&areas, scene);
        self.draw_head(&areas, &columns, lang, canvas);
        self.list.draw(lang.no_disclosures(), &areas, scene, canvas, |row, mark, pen| match *row {
            Row::Department(id) => self.draw_department(id, scene, &columns, mark, pen),
            Row::Disclosure(id) => self.draw_disclosure(id, scene, &columns, mark, pen),
            Row::Aside => drop(pen.text(&lang.files_aside(scene.library.troubles.len()), Ink::Trouble)),
        });
        if let Some(side) = areas.side {
            summary::draw(self.list.cursor().copied(), scene, side, canvas);
        }
    }

    fn columns(&self, areas: &Areas, scene: &Scene<'_>) -> Columns {
        let amount = self.amounts.width().max(8);
        let checks = checks_width(scene);
        let fixed = 2 + 2 + amount + 2 * (2 + PERCENT) + 2 + TROUBLES + 2 + checks;
        let room = areas.rows.width.saturating_sub(fixed);
        let bar = if room >= NAME + 2 + BAR { BAR } else { 0 };
        let name = room.saturating_sub(if bar > 0 { bar + 2 } else { 0 });
        Columns { name: name.min(60), amount, bar, checks }
    }

    fn draw_head(&self, areas: &Areas, columns: &Columns, lang: Lang, canvas: &mut Canvas<'_>) {
        let order = match self.sort {
            Sort::Name => lang.by_name(),
            Sort::Amount => lang.by_amount(),
            Sort::Year => lang.by_year(),
        };
        let name = format!("{} ({order})", lang.department());
        let mut pen = canvas.pen(areas.head, 0);
        pen.skip(2).cell(&name, columns.name, Ink::Head);
        pen.skip(2).right(lang.spending(), columns.amount, Ink::Head);
        if columns.bar > 0 {
            pen.skip(2 + columns.bar);
        }
        pen.skip(2).right(lang.basic_percent(), PERCENT, Ink::Head);
        pen.skip(2).right(lang.project_percent(), PERCENT, Ink::Head);
        pen.skip(2).right(lang.troubles(), TROUBLES, Ink::Head);
        pen.skip(2).right(lang.open_findings(), columns.checks, Ink::Head);
    }

    fn draw_department(
        &self,
        id: DepartmentId,
        scene: &Scene<'_>,
        columns: &Columns,
        mark: Ink,
        pen: &mut Pen<'_, '_>,
    ) {
        let signs = scene.look.glyphs.signs();
        let sign = if self.is_folded(id) { signs.folded } else { signs.open };
        let disclosures = &scene.digest.of_department[id.0 as usize];
        let count = scene.look.lang.issues(disclosures.len());
        // A department has no figures of its own, so its name may run over their columns.
        let bar = if columns.bar > 0 { columns.bar + 2 } else { 0 };
        let checks = columns.checks;
        let columns = columns.name + 2 + columns.amount + bar + 2 * (2 + PERCENT);
        let end = pen.x() + columns;
        let name = format!("{sign} {}", scene.library.department(id).name);
        let name = fit(&name, usize::from(columns.saturating_sub(width(&count) as u16 + 2)));
        pen.text(&name, mark).skip(2).text(&count, Ink::Faint).to(end + 2);
        let troubles = disclosures.iter().map(|&id| scene.digest.brief(id).troubles).sum();
        count_troubles(troubles, pen);
        count_open(disclosures, checks, scene, pen.skip(2));
    }

    fn draw_disclosure(
        &self,
        id: DisclosureId,
        scene: &Scene<'_>,
        columns: &Columns,
        mark: Ink,
        pen: &mut Pen<'_, '_>,
    ) {
        let disclosure = scene.library.disclosure(id);
        let brief = scene.digest.brief(id);
        let sign = if scene.mark == Some(id) { "*" } else { " " };
        let name = format!("  {sign} {}", issue_name(disclosure, scene.look.lang));
        pen.cell(&name, columns.name, mark).skip(2);
        match brief.spending.total {
            Some(total) => pen.right(&self.amounts.number(total.shown_in(scene.look.unit)), columns.amount, mark),
            None => pen.skip(columns.amount),
        };
        if columns.bar > 0 {
            let bar = share_of_largest(id, scene).map(|share| share.bar(columns.bar, scene.look.glyphs.signs()));
            pen.skip(2).cell(&bar.unwrap_or_default(), columns.bar, Ink::Bar);
        }
        for share in [brief.basic_share(), brief.project_share()] {
            pen.skip(2).right(&share.map(Share::percent).unwrap_or_default(), PERCENT, mark);
        }
        pen.skip(2);
        count_troubles(brief.troubles, pen);
        count_open(&[id], columns.checks, scene, pen.skip(2));
    }
}

/// The spending of a disclosure against the largest of the library.
fn share_of_largest(id: DisclosureId, scene: &Scene<'_>) -> Option<Share> {
    Share::of_amounts(scene.digest.brief(id).spending.total?, scene.digest.largest?)
}
