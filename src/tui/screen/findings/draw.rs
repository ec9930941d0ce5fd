//! Draws the list of findings, above it what was checked, beside it the one under the cursor.

use ratatui::layout::Rect;

use super::rows::{Coverage, Grouping, Row, difference};
use super::{FindingsScreen, areas, detail};
use crate::check::{Entry, Outcome, Tally};
use crate::review::Progress;
use crate::text::width::{certain, fit, width};
use crate::tui::areas::{Areas, Panes};
use crate::tui::audit::Checking;
use crate::tui::screen::issue_name;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;

/// Columns of the sign of severity, and of that of the review.
const SIGN: u16 = 3;

/// Columns that say whose a finding is, where no heading does.
const OWNER: u16 = 26;

/// A sentence has so many columns at least.
const MESSAGE: u16 = 28;

impl FindingsScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        if self.is_alone(&areas) {
            return self.draw_alone(scene, canvas);
        }
        panes(canvas, &areas, self.coverage.name(lang), lang.finding());
        let Some(audit) = scene.audit() else {
            let broke = matches!(scene.checking, Checking::Broke);
            let said = if broke { lang.check_broke() } else { lang.checking_long() };
            canvas.pen(areas.rows, 0).skip(2).text(said, Ink::Plain);
            return;
        };
        self.draw_head(audit.tally(self.scope), scene, &areas, canvas);
        let tally = audit.tally(self.scope);
        let nothing = match self.coverage {
            _ if tally.checked() + tally.unchecked == 0 => lang.nothing_checked(),
            Coverage::Fails => lang.all_hold(),
            Coverage::Unchecked => lang.none_unchecked(),
            Coverage::Holds => lang.none_hold(),
        };
        self.list.draw(nothing, &areas, scene, canvas, |row, mark, pen| match row {
            Row::Heading(group, count) => {
                let count = format!("  {count}");
                let room = pen.room().saturating_sub(width(&count) as u16 + 1);
                let name = fit(&group.name(scene), usize::from(room)).into_owned();
                pen.text(&name, Ink::Head).text(&count, Ink::Faint);
            }
            Row::Entry(at) => self.draw_entry(*at, audit.entry(*at), scene, mark, pen),
        });
        if let (Some(side), Some(at)) = (areas.side, self.chosen()) {
            detail::draw((at, self.operand.1), scene, side, canvas);
        }
    }

    fn draw_alone(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let areas = Areas::of(scene.size, Panes::One, 0);
        panes(canvas, &areas, scene.look.lang.finding(), "");
        if let Some(at) = self.chosen() {
            let area = Rect { width: areas.rows.width.saturating_sub(1), ..areas.rows };
            detail::draw((at, self.operand.1), scene, area, canvas);
        }
    }

    /// What was checked, what came of it, how far the review is; then what the columns are.
    fn draw_head(&self, tally: Tally, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        canvas.pen(areas.head, 0).skip(2).text(&lang.checked_counts(tally), Ink::Plain);
        let ink = if tally.findings() > 0 { Ink::Strong } else { Ink::Plain };
        let progress = self.progress(scene);
        let mut pen = canvas.pen(areas.head, 1);
        pen.skip(2).text(&lang.finding_counts(tally), ink).skip(3);
        if progress.all > 0 {
            pen.text(&lang.review_counts(progress), Ink::Plain);
        }
        let columns = self.differences.width();
        if columns > 0 {
            let unit = lang.unit(scene.look.unit);
            let header = format!("{} ({unit})", lang.difference());
            canvas.pen(areas.head, 2).right(&header, areas.head.width.saturating_sub(1), Ink::Head);
        }
    }

    /// How far the review is of what the screen is about, whatever the filter.
    fn progress(&self, scene: &Scene<'_>) -> Progress {
        let Some(audit) = scene.audit() else { return Progress::default() };
        let of = |at: &&u32| self.scope.is_none_or(|id| audit.entry(**at).disclosure == id);
        scene.review.progress_of(audit.ledger().findings().iter().filter(of).copied())
    }

    fn draw_entry(&self, at: u32, entry: &Entry, scene: &Scene<'_>, mark: Ink, pen: &mut Pen<'_, '_>) {
        let lang = scene.look.lang;
        let state = scene.review.state(at);
        if let Outcome::Fails(severity) = entry.outcome {
            let ink = if state.is_settled() { Ink::Faint } else { Ink::Trouble };
            pen.cell(lang.severity_sign(severity), SIGN, ink);
            pen.cell(state.words(lang).1, SIGN, Ink::Strong);
        }
        let columns = self.differences.width();
        let room = pen.room().saturating_sub(if columns > 0 { columns + 3 } else { 1 });
        let ink = if mark == Ink::Plain && state.is_settled() { Ink::Faint } else { mark };
        let owners = if self.scope.is_none() && self.grouping != Grouping::Disclosure { OWNER } else { 0 };
        let owners = if room >= MESSAGE + OWNER + 2 { owners } else { 0 };
        pen.cell(&certain(&entry.message), room - owners, ink);
        if owners > 0 {
            let disclosure = scene.library.disclosure(entry.disclosure);
            let issue = issue_name(disclosure, scene.look.lang);
            let name = &scene.library.department(disclosure.department).name;
            let name = fit(name, usize::from(OWNER).saturating_sub(width(&issue) + 3)).into_owned();
            pen.skip(2).cell(&format!("{name} {issue}"), OWNER - 2, Ink::Faint);
        }
        if let Some(amount) = difference(entry) {
            pen.skip(2).text(&self.differences.number(amount.shown_in(scene.look.unit)), ink);
        }
    }
}
