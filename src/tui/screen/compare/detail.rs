//! The row under the cursor in full: what both call it, what both print and where, every other column, what is to be known
//! of it, and the sentence that explains the change.

use ratatui::layout::Rect;

use super::CompareScreen;
use super::draw::short;
use super::item::{Item, Note, Shown, What, name, sides};
use super::page::Page;
use super::title::measure_name;
use super::way::index;
use crate::diff::{Pair, Side};
use crate::money::{Amount, Unit};
use crate::source::Origin;
use crate::tui::screen::place::place;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::plain_amount;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::prose::wrap;
use crate::tui::widget::signed::signed;

/// Stands between what shares a row.
const GAP: u16 = 3;

/// Things that may share a row where there is room; what does not fit goes to the next one.
type Group = Vec<(String, Ink)>;

impl CompareScreen {
    /// Draws the row under the cursor in full.
    pub(super) fn draw_detail(&self, area: Rect, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let Some((_, item)) = self.item() else {
            return;
        };
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let mut below = 0;
        for group in self.groups(item, scene) {
            let mut used = 0;
            for (text, ink) in group {
                let rows = wrap(&text, area.width);
                let columns = crate::text::width::width(&text) as u16;
                if used > 0 && used + GAP + columns <= area.width {
                    canvas.pen(area, below).skip(used + GAP).text(&text, ink);
                    used += GAP + columns;
                    continue;
                }
                below += u16::from(used > 0);
                for (at, row) in rows.iter().enumerate() {
                    canvas.pen(area, below + at as u16).text(row, ink);
                }
                below += rows.len() as u16 - 1;
                used = rows.last().map_or(0, |row| crate::text::width::width(row) as u16).max(1);
            }
            below += u16::from(used > 0);
        }
    }

    fn groups(&self, item: &Item, scene: &Scene<'_>) -> Vec<Group> {
        let mut groups = vec![self.names(item, scene), self.figures(item, scene)];
        groups.push(self.reason(item, scene));
        groups.push(self.others(item, scene));
        groups
    }

    /// What both call it, and what is to be known of it.
    fn names(&self, item: &Item, scene: &Scene<'_>) -> Group {
        let lang = scene.look.lang;
        let (a, b) = sides(&self.pair, scene);
        let mut group = Vec::new();
        match (item.what, self.pages[self.page]) {
            (What::Line(at), Page::Table(table)) => {
                let table = &self.pair.tables[table];
                let row = &table.rows[at];
                let called = name(row, (&a.forms[table.a], &b.forms[table.b]), lang.form(table.kind), lang);
                let code = row.code.map(|code| format!("{code} ")).unwrap_or_default();
                group.push((format!("{code}{called}"), Ink::Strong));
                if row.name_b.is_some() || row.code_b.is_some() {
                    let code = row.code_b.or(row.code).map(|code| format!("{code} ")).unwrap_or_default();
                    let name = row.name_b.as_ref().unwrap_or(&row.name);
                    group.push((format!("B {code}{name}"), Ink::Plain));
                }
            }
            (What::Project(at), _) => {
                let pair = &self.pair.projects[at];
                let of = |of: &crate::model::Disclosure, at: Option<usize>| at.map(|at| of.projects[at].name.clone());
                let (left, right) = (of(a, pair.a), of(b, pair.b));
                group.push((item.label.clone(), Ink::Strong));
                group.extend(
                    right
                        .filter(|name| left.is_some_and(|left| left != *name))
                        .map(|name| (format!("B {name}"), Ink::Plain)),
                );
            }
            (What::Indicator(_), _) => {
                let levels = [Side::A, Side::B].into_iter().find_map(|side| {
                    let (entry, at) = self.indicator(item, side)?;
                    let disclosure = if side == Side::A { a } else { b };
                    let one = entry.indicators(disclosure).get(at)?;
                    Some(format!("{} {}", one.level1, one.level2))
                });
                group.push((item.label.clone(), Ink::Strong));
                group.extend(levels.map(|levels| (levels, Ink::Plain)));
            }
            _ => group.push((item.label.clone(), Ink::Strong)),
        }
        group.extend(item.notes.iter().map(|note| (self.told(*note, scene), Ink::Head)));
        group
    }

    /// A note as words that need no legend.
    fn told(&self, note: Note, scene: &Scene<'_>) -> String {
        let lang = scene.look.lang;
        match note {
            Note::Summed(side) => format!("{}, {}", lang.in_full(side, lang.not_in_this_side()), lang.summed_short()),
            Note::InDoubt(side) => lang.in_full(side, lang.loose()),
            note => short(note, lang),
        }
    }

    /// What both print and where, and the change.
    fn figures(&self, item: &Item, scene: &Scene<'_>) -> Group {
        let lang = scene.look.lang;
        let unit = scene.look.unit;
        let mut group: Group = Vec::new();
        for side in [Side::A, Side::B] {
            let says = match item.side(side) {
                Shown::Amount(amount) => format!("{} {}", plain_amount(*amount, unit), lang.unit(unit)),
                Shown::Text(text) => text.clone(),
                Shown::InDoubt => format!("? {}", lang.loose()),
                Shown::Nothing if self.origin(item, side, scene).is_some() => lang.blank_here().into(),
                Shown::Nothing => lang.not_there().into(),
            };
            let at = self.origin(item, side, scene).map(|origin| place(origin, scene)).unwrap_or_default();
            let name = self.side_name(side, scene);
            group.push((format!("{name}  {says}  {at}").trim_end().into(), Ink::Plain));
        }
        let change = item.change(unit).map(signed);
        let percent = item.percent.map(|percent| format!("{}%", signed(percent)));
        let change: Vec<String> = change.into_iter().chain(percent).collect();
        if !change.is_empty() {
            group.push((format!("{} {}", lang.change(), change.join("  ")), Ink::Strong));
        }
        group
    }

    /// Where a side has the row: its figure, else its line.
    pub(super) fn origin(&self, item: &Item, side: Side, scene: &Scene<'_>) -> Option<Origin> {
        let disclosure = scene.library.disclosure(self.id(side));
        match item.what {
            What::Line(_) => {
                let (form, line) = self.line(item, side)?;
                self.cell(item, side, scene).or(Some(disclosure.forms[form].line(line).origin))
            }
            What::Project(at) => {
                let at = index((self.pair.projects[at].a, self.pair.projects[at].b), side)?;
                disclosure.projects[at].places.first().copied()
            }
            What::Indicator(_) => {
                let (entry, at) = self.indicator(item, side)?;
                entry.indicators(disclosure).get(at).map(|one| one.origin)
            }
            What::Fact(at) => {
                let at = index((self.pair.facts[at].a, self.pair.facts[at].b), side)?;
                disclosure.facts.get(at).map(|fact| fact.origin)
            }
            What::Alone(at) => {
                let (of, form) = self.pair.alone[at];
                (of == side).then(|| disclosure.forms[form].origin)
            }
            What::Unmatched(table, at) => {
                let table = &self.pair.tables[table];
                let form = super::page::form_of(table, side);
                (table.unmatched[at].0 == side).then(|| disclosure.forms[form].origin)
            }
            What::Heading => None,
        }
    }

    /// The sentence that explains the change, in full and with its place.
    fn reason(&self, item: &Item, scene: &Scene<'_>) -> Group {
        let lang = scene.look.lang;
        let Some(reason) = self.reason_of(item, scene) else {
            return Vec::new();
        };
        let disclosure = scene.library.disclosure(self.id(reason.side));
        let Some(statement) = disclosure.statements.get(reason.statement) else {
            return Vec::new();
        };
        let at = place(statement.origin, scene);
        let said = statement.reason.as_ref().unwrap_or(&statement.text);
        let head = format!("{} {} {at}", lang.side(reason.side), lang.said());
        vec![(format!("{}: {said}", head.trim_end()), Ink::Plain)]
    }

    /// Every other column of the row.
    fn others(&self, item: &Item, scene: &Scene<'_>) -> Group {
        let (What::Line(row), Page::Table(table)) = (item.what, self.pages[self.page]) else {
            return Vec::new();
        };
        let lang = scene.look.lang;
        let (a, b) = sides(&self.pair, scene);
        let table = &self.pair.tables[table];
        let pairs = table.figures(row).iter().enumerate().filter(|(at, pair)| *at != self.measure && said(pair));
        let told = pairs.map(|(at, pair)| {
            let kinds = (lang.kind(a.kind), lang.kind(b.kind));
            let name = measure_name(&table.measures[at], kinds, lang);
            let amount = |of: Side| {
                let amount = pair.of(of).map(|value| Amount { number: value.wan, unit: Unit::Wan });
                amount.map_or_else(|| lang.blank_here().into(), |amount| plain_amount(amount, scene.look.unit))
            };
            (format!("{name}  A {}  B {}", amount(Side::A), amount(Side::B)), Ink::Faint)
        });
        told.collect()
    }
}

fn said(pair: &Pair) -> bool {
    pair.a.is_some() || pair.b.is_some()
}
