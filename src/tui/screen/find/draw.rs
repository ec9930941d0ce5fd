//! Draws what was found: name with what fits marked, whose it is, and the amount at the right.

use super::rows::Row;
use super::{FindScreen, areas, way};
use crate::search::{Hit, Kind, Query};
use crate::text::width::{fit, width};
use crate::tui::areas::Areas;
use crate::tui::screen::marks::{cursor, gutter};
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::{Canvas, Pen};
use crate::tui::widget::furniture::{rule, scroll_bar};
use crate::tui::widget::marked::{marked, marks};
use crate::tui::widget::prose::wrap;
use crate::words::Lang;

/// Columns between two columns.
const GAP: u16 = 2;

/// The name gets at least so many columns, where it needs them, before whose it is gets any more; and never more than so
/// many, so that the eye finds what belongs to it.
const NAME: (u16, u16) = (30, 80);

/// The room that all hits listed need together, so that nothing moves when the cursor does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    name: u16,
    whose: u16,
    amounts: Measure,
}

/// The columns of the hits.
struct Columns {
    name: u16,
    whose: u16,
    amounts: Measure,
}

impl Room {
    /// Measures some hits, for the unit and the language in use.
    pub fn of<'a>(hits: impl Iterator<Item = &'a Hit>, query: Option<&Query>, scene: &Scene<'_>) -> Room {
        let mut room = Room::default();
        for hit in hits {
            room.name = room.name.max(width(&way::name(hit, scene)) as u16);
            room.whose = room.whose.max(width(&way::whose(hit, scene)) as u16);
            if let Some(amount) = way::amount(hit, query, scene) {
                room.amounts = room.amounts.join(Measure::of(amount.shown_in(scene.look.unit)));
            }
        }
        room
    }

    /// Divides the width of a row.
    fn columns(self, areas: &Areas) -> Columns {
        let Room { name, whose, amounts } = self;
        let room = areas.rows.width.saturating_sub(2 + 2 + GAP + GAP + amounts.width() + 1);
        let taken = room.saturating_sub(name.min(NAME.0.max(room * 2 / 5))).max(room / 2).min(whose);
        Columns { name: room.saturating_sub(taken).min(NAME.1), whose: taken, amounts }
    }
}

impl FindScreen {
    /// Draws it.
    pub fn draw(&self, scene: &Scene<'_>, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let areas = areas(scene);
        rule(canvas, &areas, &[(0, lang.find())]);
        self.field(scene).draw(canvas);
        canvas.pen(areas.head, 1).skip(2).text(&self.tally(lang), Ink::Faint);
        let columns = self.room.columns(&areas);
        let seen = self.list.seen(areas.rows.height);
        for (below, at) in seen.clone().enumerate() {
            let mut pen = canvas.row(areas.rows, below as u16);
            match self.list.rows()[at] {
                Row::Blank => {}
                Row::Heading(kind, total) => {
                    pen.skip(2).text(kind_name(kind, lang), Ink::Head).skip(1).text(&total.to_string(), Ink::Head);
                }
                Row::More(count) => drop(pen.skip(4).text(&lang.more_of_group(count), Ink::Faint)),
                Row::Beyond(count) => drop(pen.skip(4).text(&lang.beyond_the_best(count), Ink::Faint)),
                row @ Row::Hit(..) => {
                    let mark = if at == self.list.at() { Ink::Cursor } else { Ink::Plain };
                    cursor(&mut pen, mark, scene);
                    if let Some(hit) = self.hit(row) {
                        self.draw_hit(hit, &columns, mark, scene, &mut pen);
                        gutter(way::sign(hit, scene), areas.rows, below as u16, canvas);
                    }
                }
            }
        }
        if self.list.rows().is_empty() {
            self.draw_nothing(scene, &areas, canvas);
        }
        scroll_bar(canvas, &areas, seen, self.list.rows().len());
    }

    /// How much was found of each kind, in one row: `46 处  项目 3  表行 31`.
    fn tally(&self, lang: Lang) -> String {
        let groups = self.found().map_or(&[][..], |found| &found.groups);
        let all = groups.iter().map(|group| group.total).sum::<usize>();
        if all == 0 {
            return String::new();
        }
        let kinds = groups.iter().map(|group| format!("{} {}", kind_name(group.kind, lang), group.total));
        std::iter::once(lang.found_in_all(all)).chain(kinds).collect::<Vec<_>>().join("   ")
    }

    fn draw_hit(&self, hit: &Hit, columns: &Columns, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let (name, whose) = (way::name(hit, scene), way::whose(hit, scene));
        let query = self.query.as_ref();
        marked(&name, &marks(query, &name), columns.name, mark, pen.skip(2));
        let ink = if mark == Ink::Cursor { mark } else { Ink::Faint };
        pen.skip(GAP);
        // Whose it is begins with the department, whatever fits behind it.
        let whose = fit(&whose, usize::from(columns.whose));
        marked(&whose, &marks(query, &whose), columns.whose, ink, pen);
        if let Some(amount) = way::amount(hit, query, scene) {
            let amount = columns.amounts.number(amount.shown_in(scene.look.unit));
            pen.skip(GAP);
            marked(&amount, &marks(query, &amount), columns.amounts.width(), mark, pen);
        }
    }

    fn draw_nothing(&self, scene: &Scene<'_>, areas: &Areas, canvas: &mut Canvas<'_>) {
        let lang = scene.look.lang;
        let text = match (self.text.trim().is_empty(), self.is_answered()) {
            (true, _) => lang.find_hint(),
            (false, true) => lang.nothing_found(),
            (false, false) => lang.searching(),
        };
        for (below, row) in wrap(text, areas.rows.width.saturating_sub(4)).into_iter().enumerate() {
            canvas.pen(areas.rows, below as u16).skip(2).text(row, Ink::Plain);
        }
    }
}

/// What a kind of things is called.
const fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match kind {
        Kind::Departments => lang.kind_departments(),
        Kind::Accounts => lang.kind_accounts(),
        Kind::Projects => lang.kind_projects(),
        Kind::Indicators => lang.kind_indicators(),
        Kind::Lines => lang.kind_lines(),
        Kind::Bases => lang.kind_bases(),
        Kind::Narrative => lang.kind_narrative(),
    }
}
