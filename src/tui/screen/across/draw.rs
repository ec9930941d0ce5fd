//! Draws an account in all disclosures: a row for each place, all bars on one scale, the line itself at the right.

use rust_decimal::Decimal;

use super::{AcrossScreen, Row, areas, printed};
use crate::diff::State;
use crate::diff::across::Holding;
use crate::money::Unit;
use crate::text::width::{fit_end, width};
use crate::tui::areas::Areas;
use crate::tui::screen::issue_name;
use crate::tui::screen::line::draw_aside;
use crate::tui::screen::marks::{gutter, sign_at};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, shown};
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::widget::share::{PERCENT, Share};

/// Columns of a department, at least; of year and kind; of a table.
const NAME: u16 = 16;
const ISSUE: u16 = 16;
const TABLE: u16 = 24;

/// Columns of a change in percent: `+1,234.56`.
const CHANGE: u16 = 9;

/// Columns of the bar, at most and at least.
const BAR: u16 = 24;
const SHORT_BAR: u16 = 4;

/// The columns of the list; one of no columns is left out.
struct Columns {
    name: u16,
    issue: u16,
    table: u16,
    amount: u16,
    change: u16,
    bar: u16,
}

impl AcrossScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        let table = self.chosen().map_or("", |holding| lang.form(self.form(holding, scene).kind));
        let pane = format!("{}  {table}", lang.across_title());
        panes(canvas, &areas, pane.trim_end(), lang.this_line());
        let columns = self.columns(&areas);
        let mut pen = canvas.pen(areas.head, 0);
        pen.skip(2).cell(lang.department(), columns.name, Ink::Head).skip(1);
        pen.cell(lang.across_year(), columns.issue, Ink::Head);
        if columns.table > 0 {
            pen.skip(1).cell(lang.table(), columns.table, Ink::Head);
        }
        pen.skip(1).right(lang.amount(), columns.amount, Ink::Head);
        pen.skip(1).right(lang.whole_share(), PERCENT, Ink::Head);
        pen.skip(1).right(lang.across_change(), columns.change, Ink::Head);
        pen.skip(1).right(lang.across_percent(), CHANGE, Ink::Head);
        self.list.draw(lang.across_nothing(), &areas, scene, canvas, |row, mark, pen| {
            self.draw_row(*row, scene, &columns, mark, pen);
        });
        for (below, at) in self.list.seen(areas.rows.height).enumerate() {
            let holding = &self.holdings[self.list.rows()[at].0];
            let cell = self.form(holding, scene).cells.get(holding.cell as usize);
            let sign = cell.and_then(|cell| sign_at(cell.origin, scene));
            gutter(sign, areas.rows, below as u16, canvas);
        }
        if let (Some(side), Some(holding)) = (areas.side, self.chosen()) {
            let cell = self.form(holding, scene).cells.get(holding.cell as usize);
            draw_aside((holding.disclosure, holding.form, holding.line), cell, scene, side, canvas);
        }
    }

    fn form<'a>(&self, holding: &Holding, scene: &Scene<'a>) -> &'a crate::model::Form {
        &scene.library.disclosure(holding.disclosure).forms[holding.form]
    }

    /// The name of the department gets what the figures leave; a narrow window has no room for the table, which the rule
    /// names.
    fn columns(&self, areas: &Areas) -> Columns {
        let (amount, change) = (self.room.amounts.width().max(8), (self.room.changes.width() + 1).max(8));
        let issue = self.room.issue.clamp(9, ISSUE);
        let fixed = 2 + 1 + issue + 1 + amount + 1 + PERCENT + 1 + change + 1 + CHANGE;
        let room = areas.rows.width.saturating_sub(fixed);
        let table = self.room.table.clamp(6, TABLE);
        let table = if room > NAME + 10 + table + 1 + SHORT_BAR + 1 { table } else { 0 };
        let room = room.saturating_sub(if table > 0 { table + 1 } else { 0 });
        let bar = match room.saturating_sub(NAME + 1) {
            left if left < SHORT_BAR => 0,
            left => (left / 2).clamp(SHORT_BAR, BAR),
        };
        let name = room.saturating_sub(if bar > 0 { bar + 1 } else { 0 });
        Columns { name, issue, table, amount, change, bar }
    }

    fn draw_row(&self, row: Row, scene: &Scene<'_>, columns: &Columns, mark: Ink, pen: &mut Pen<'_, '_>) {
        let lang = scene.look.lang;
        let holding = &self.holdings[row.0];
        let disclosure = scene.library.disclosure(holding.disclosure);
        let department = scene.library.department(disclosure.department);
        let other = other_name(holding, lang);
        // Where the account is called differently, that is the more telling half of the cell.
        // Bodies of one place differ at the end of their names; where the account is called differently, that comes first.
        let room = usize::from(columns.name);
        let own = room.saturating_sub(if other.is_empty() { 0 } else { (width(&other) + 1).min(room / 2) });
        let name = format!("{} {other}", fit_end(&department.name, own));
        pen.cell(name.trim_end(), columns.name, mark).skip(1);
        pen.cell(&issue_name(disclosure, lang), columns.issue, mark);
        if columns.table > 0 {
            pen.skip(1).cell(lang.form(disclosure.forms[holding.form].kind), columns.table, Ink::Faint);
        }
        let amount = self.room.amounts.number(printed(holding, scene));
        pen.skip(1).right(&amount, columns.amount, mark);
        let share = holding.whole.and_then(|whole| Share::of(holding.wan, whole));
        pen.skip(1).right(&share.map(Share::percent).unwrap_or_default(), PERCENT, mark).skip(1);
        self.draw_change(holding, scene, columns, mark, pen);
        if columns.bar > 0 {
            let bar =
                Share::of(holding.wan, self.largest).map(|share| share.bar(columns.bar, scene.look.glyphs.signs()));
            pen.skip(1).cell(&bar.unwrap_or_default(), columns.bar, Ink::Bar);
        }
    }

    fn draw_change(&self, holding: &Holding, scene: &Scene<'_>, columns: &Columns, mark: Ink, pen: &mut Pen<'_, '_>) {
        let Some(pair) = holding.change else {
            pen.skip(columns.change + 1 + CHANGE);
            return;
        };
        let delta = signed(self.room.changes, shown(pair.delta(), Unit::Wan, scene.look.unit));
        pen.right(&delta, columns.change, mark).skip(1);
        let percent = match (pair.state(), pair.percent()) {
            (Some(State::Added), _) => scene.look.lang.new_here().into(),
            (_, percent) => percent.map(percent_of).unwrap_or_default(),
        };
        pen.right(&percent, CHANGE, mark);
    }
}

/// Code and name of an account where it is not called as the one picked.
fn other_name(holding: &Holding, lang: crate::words::Lang) -> String {
    let code = holding.code.map(|code| code.to_string());
    let name = holding.name.as_ref().map(|name| name.to_string());
    let parts: Vec<String> = code.into_iter().chain(name).collect();
    if parts.is_empty() { String::new() } else { format!("({} {})", lang.called_here(), parts.join(" ")) }
}

/// A change in percent with its sign and two places.
pub fn percent_of(mut percent: Decimal) -> String {
    percent.rescale(2);
    signed(Measure::of(percent), percent)
}

/// A change with its sign, its point where the others of its column have theirs.
pub fn signed(measure: Measure, number: Decimal) -> String {
    let sign = if number.is_zero() {
        " "
    } else if number.is_sign_negative() {
        "-"
    } else {
        "+"
    };
    let text = measure.number(number.abs());
    let digits = text.trim_start();
    format!("{}{sign}{digits}", " ".repeat(text.len() - digits.len()))
}
