//! Draws a body over its years: the accounts, the shape of their years, the years in sight, what became of each; in wide
//! windows the figure under the cursor with all there is to say of it.

use ratatui::layout::Rect;

use super::rows::{Row, cell_of};
use super::{YearsScreen, areas};
use crate::diff::derived::{Base, Derived, Means};
use crate::diff::years::{Cell, Figure};
use crate::diff::{State, years::Course};
use crate::money::{Unit, grouped};
use crate::text::width::width;
use crate::tui::areas::Areas;
use crate::tui::screen::across::{percent_of, signed};
use crate::tui::screen::line::draw_aside;
use crate::tui::screen::marks::{self, Sign, gutter, sign_at};
use crate::tui::screen::place::place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::shown;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::panes;
use crate::tui::widget::prose::wrap;
use crate::tui::widget::share::spark;

/// Columns of the name of an account, at least and at most.
const NAME: u16 = 18;
const LONG_NAME: u16 = 44;

/// Columns of the signs behind a figure, which part it from the next.
const SIGNS: u16 = 2;

/// Columns of a change in percent: `+1,234.56`.
const PERCENT: u16 = 9;

/// How the width is divided; what has no room has no columns.
pub struct Columns {
    name: u16,
    amount: u16,
    /// How many years are in sight.
    pub years: usize,
    change: u16,
    percent: u16,
}

impl YearsScreen {
    /// Years go before names, and what became of an account comes where room is left: the percentage first.
    pub(super) fn columns(&self, areas: &Areas) -> Columns {
        let all = self.years.columns.len();
        let amount = self.amounts.width().max(6);
        let room = areas.rows.width.saturating_sub(2 + 1 + all as u16 + 1);
        let years = usize::from(room.saturating_sub(NAME) / (amount + SIGNS)).clamp(1, all.max(1));
        let mut left = room.saturating_sub(years as u16 * (amount + SIGNS));
        let mut take = |wanted: u16| {
            let taken = if left >= NAME + wanted { wanted } else { 0 };
            left -= taken;
            taken
        };
        let mut take = |wanted: u16| if all < 2 { 0 } else { take(wanted) };
        let percent = take(PERCENT);
        let change = take(self.changes.width().max(5) + 2);
        Columns { name: left.min(LONG_NAME), amount, years, change, percent }
    }

    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        let columns = self.columns(&areas);
        let table = self.threads.get(self.at).map_or("", |thread| lang.form(thread.table));
        let told = self.years.columns.iter().any(|year| year.printed.is_none());
        let legend = if told { lang.derived_signs() } else { "" };
        panes(canvas, &areas, format!("{table}   {legend}").trim_end(), lang.this_account());
        self.draw_head(scene, &areas, &columns, canvas);
        self.list.draw(lang.years_nothing(), &areas, scene, canvas, |row, mark, pen| {
            self.draw_row(*row, scene, &columns, mark, pen);
        });
        for (below, at) in self.list.seen(areas.rows.height).enumerate() {
            gutter(self.sign_of_row(self.list.rows()[at], scene), areas.rows, below as u16, canvas);
        }
        if let (Some(side), Some(row)) = (areas.side, self.row()) {
            self.draw_side(row, scene, side, canvas);
        }
    }

    fn in_sight(&self, columns: &Columns) -> std::ops::Range<usize> {
        self.first..(self.first + columns.years).min(self.years.columns.len())
    }

    fn draw_head(&self, scene: &Scene<'_>, areas: &Areas, columns: &Columns, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let all = self.years.columns.len();
        let mut pen = canvas.pen(areas.head, 0);
        let seen = self.in_sight(columns);
        let name = match (self.years.columns.get(seen.start), self.years.columns.get(seen.end.saturating_sub(1))) {
            (Some(first), Some(last)) if seen.len() < all => lang.years_seen(first.year, last.year, all),
            _ => lang.account().into(),
        };
        pen.skip(2).cell(&name, columns.name, Ink::Head).skip(1 + all as u16 + 1);
        for at in seen {
            let year = self.years.columns[at];
            let told = if year.printed.is_some() { "" } else { lang.derivation() };
            let fits = usize::from(columns.amount) > width(told) + 4 && !told.is_empty();
            let label = if fits { format!("{told} {}", year.year) } else { year.year.to_string() };
            let sign = if told.is_empty() { "" } else { "*" };
            let ink = if at == self.column { Ink::Chosen } else { Ink::Head };
            let pad = columns.amount.saturating_sub(width(&label) as u16);
            pen.skip(pad).text(&label, ink).cell(sign, SIGNS, Ink::Head);
        }
        if columns.change > 0 {
            pen.right(lang.across_change(), columns.change, Ink::Head);
        }
        if columns.percent > 0 {
            pen.right(lang.across_percent(), columns.percent, Ink::Head);
        }
    }

    fn draw_row(&self, row: Row, scene: &Scene<'_>, columns: &Columns, mark: Ink, pen: &mut Pen<'_, '_>) {
        let signs = scene.look.glyphs.signs();
        let account = &self.years.rows[row.0];
        let own = if account.code.is_none() && mark == Ink::Plain { Ink::Strong } else { mark };
        let fold = match self.years.is_head(row.0) {
            true if self.folded.contains(&row.0) && self.list.filter().is_empty() => signs.folded,
            true => signs.open,
            false => " ",
        };
        let code = account.code.map(|code| format!("{} ", code.own_digits())).unwrap_or_default();
        let name = format!("{}{fold} {code}{}", "  ".repeat(account.depth), account.name);
        pen.cell(&name, columns.name, own).skip(1);
        let values: Vec<_> = (0..self.years.columns.len()).map(|at| self.years.figure(row.0, at)).collect();
        let shape: Vec<_> = values.iter().map(|figure| figure.map(Figure::wan)).collect();
        pen.cell(&spark(&shape, signs), values.len() as u16, Ink::Bar).skip(1);
        for at in self.in_sight(columns) {
            let chosen = mark == Ink::Cursor && at == self.column;
            let ink = match values[at] {
                _ if chosen => Ink::Mark,
                Some(Figure::Derived(_)) if mark == Ink::Plain => Ink::Faint,
                _ => own,
            };
            let text = self.number(row.0, at, scene).map(|number| self.amounts.number(number));
            let text = text.unwrap_or_else(|| " ".repeat(usize::from(if chosen { columns.amount } else { 0 })));
            let behind = pen.right(&text, columns.amount, ink).x() + SIGNS;
            pen.text(sign_of(values[at]), own);
            // Where the sign of what a figure is derived by leaves room; before the row it stands in any case.
            if let Some((sign, ink)) = self.place(row.0, at, scene).and_then(|place| sign_at(place, scene))
                && pen.x() < behind
            {
                pen.text(sign, ink);
            }
            let rest = behind.saturating_sub(pen.x());
            pen.cell("", rest, own);
        }
        self.draw_course(self.years.course(row.0), scene, columns, own, pen);
    }

    /// The sign of a row: that of the figures of all its years, in sight or not.
    fn sign_of_row(&self, Row(row): Row, scene: &Scene<'_>) -> Option<Sign> {
        let audit = scene.audit()?;
        let places = (0..self.years.columns.len()).filter_map(|at| self.place(row, at, scene));
        let found: Vec<u32> = places.flat_map(|place| audit.ledger().at(&place)).copied().collect();
        marks::sign_of(&found, scene)
    }

    fn draw_course(
        &self,
        course: Option<Course>,
        scene: &Scene<'_>,
        columns: &Columns,
        ink: Ink,
        pen: &mut Pen<'_, '_>,
    ) {
        let Some(course) = course else { return };
        let lang = scene.look.lang;
        if columns.change > 0 {
            let delta = signed(self.changes, shown(course.pair.delta(), Unit::Wan, scene.look.unit));
            pen.right(&delta, columns.change, ink);
        }
        if columns.percent > 0 {
            let percent = match (course.pair.state(), course.pair.percent()) {
                (Some(State::Added), _) => lang.new_here().into(),
                (_, percent) => percent.map(percent_of).unwrap_or_default(),
            };
            pen.right(&percent, columns.percent, ink);
        }
    }

    /// The account, its figure of the chosen year, and where that comes from.
    fn draw_side(&self, row: usize, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
        let here = self.years.columns.get(self.column).and_then(|year| year.printed);
        let cell = self.chosen();
        let differs =
            |cell: &Cell| cell.derived.is_some_and(|told| cell.printed.is_some_and(|own| own.wan != told.wan));
        if let (Some((id, form)), Some(cell)) = (here, cell.filter(|cell| !differs(cell)))
            && let Some(line) = cell.line
            && cell.name.is_none()
        {
            return draw_aside((id, form, line), cell_of(cell, id, form, scene), scene, side, canvas);
        }
        let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
        let mut below = 0;
        for (text, ink) in self.told_of(row, scene) {
            below += u16::from(text.is_empty());
            for part in wrap(&text, area.width).into_iter().filter(|_| !text.is_empty()) {
                canvas.pen(area, below).text(part, ink);
                below += 1;
            }
        }
    }

    fn told_of(&self, row: usize, scene: &Scene<'_>) -> Vec<(String, Ink)> {
        let lang = scene.look.lang;
        let account = &self.years.rows[row];
        let unit = scene.look.unit;
        let amount = |wan| format!("{} {}", grouped(shown(wan, Unit::Wan, unit)), lang.unit(unit));
        let code = account.code.map(|code| format!("{code} ")).unwrap_or_default();
        let mut rows = vec![(format!("{code}{}", account.name), Ink::Strong), (String::new(), Ink::Plain)];
        let Some(year) = self.years.columns.get(self.column) else { return rows };
        let cell = self.years.cell(row, self.column);
        let figure = self.years.figure(row, self.column);
        rows.push((
            format!("{}  {}", year.year, figure.map(|figure| amount(figure.wan())).unwrap_or_default()),
            Ink::Strong,
        ));
        let how = match (figure, year.printed) {
            (Some(Figure::Derived(derived)), _) => Some(lang.derived_by(derived.means, derived.base)),
            (Some(Figure::Summed(_)), _) => Some(lang.summed_of_below()),
            (None, Some(_)) if cell.line.is_none() => Some(lang.not_listed()),
            (None, None) => Some(lang.not_told()),
            _ => None,
        };
        rows.extend(how.map(|how| (how.into(), Ink::Plain)));
        if let (Some((id, form)), Some(line)) = (year.printed, cell.line) {
            let other: Vec<String> = cell
                .code
                .map(|code| code.to_string())
                .into_iter()
                .chain(cell.name.as_ref().map(|name| name.to_string()))
                .collect();
            if !other.is_empty() {
                rows.push((format!("{} {}", lang.called_here(), other.join(" ")), Ink::Plain));
            }
            let form = &scene.library.disclosure(id).forms[form];
            rows.push((place(form.line(line).origin, scene), Ink::Faint));
        }
        if let Some(derived) = cell.derived {
            let differs = cell.printed.is_some_and(|printed| printed.wan != derived.wan);
            rows.push((String::new(), Ink::Plain));
            if differs {
                rows.push((format!("{}: {}", lang.told_differently(), amount(derived.wan)), Ink::Trouble));
            }
            rows.extend(sentence(derived, scene));
        }
        rows
    }
}

/// The sentence that a figure is derived from, and where it stands.
fn sentence(derived: Derived, scene: &Scene<'_>) -> Vec<(String, Ink)> {
    let lang = scene.look.lang;
    let disclosure = scene.library.disclosure(derived.teller);
    let statement = &disclosure.statements[derived.statement];
    let head = format!("{}  {} {}", lang.derivation(), disclosure.year, place(statement.origin, scene));
    vec![(head.trim_end().into(), Ink::Head), (statement.text.to_string(), Ink::Plain)]
}

/// The signs behind a figure that is not printed.
fn sign_of(figure: Option<Figure>) -> &'static str {
    match figure {
        Some(Figure::Derived(derived)) => match (derived.base, derived.means) {
            (Base::Same, Means::Percent) => "*~",
            (Base::Same, _) => "*",
            (Base::Executed, Means::Percent) => "'~",
            (Base::Executed, _) => "'",
        },
        Some(Figure::Summed(_)) => "+",
        Some(Figure::Printed(_)) | None => "",
    }
}
