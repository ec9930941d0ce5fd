//! What there is to say of a line, as rows from top to bottom.

use super::{At, said};
use crate::check::Value;
use crate::model::{Cell, Form, Line, LineId, Print, Role, TroubleKind};
use crate::review::Standing;
use crate::source::Origin;
use crate::text::width::{fit_end, width};
use crate::tui::screen::checks::{Reach, told};
use crate::tui::screen::form_name;
use crate::tui::screen::place::{WIDEST, place, place_short, place_width};
use crate::tui::screen::table::order::upwards;
use crate::tui::screen::table::whole;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::{Measure, plain};
use crate::tui::widget::canvas::Pen;
use crate::tui::widget::prose::wrap;
use crate::tui::widget::share::{PERCENT, Share};
use crate::words::Lang;

/// One row of what there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A row without anything.
    Blank,
    /// A sentence, a name or a heading.
    Text(String, Ink),
    /// A cell of the line, by its index in the table.
    Cell(usize),
    /// What a sentence says, by its index in the disclosure; the first row of it.
    Said(usize, String),
    /// The line of another table, by its index in the disclosure.
    Elsewhere(usize, LineId),
    /// A relation that a figure of the line has a part in, by its number; the first row of it.
    Check(u32, String, Ink),
}

/// All rows, and the room that their amounts need.
#[derive(Clone, Debug, Default)]
pub struct Items {
    /// From top to bottom.
    pub rows: Vec<Item>,
    at: Option<At>,
    measure: Measure,
    /// Columns of the longest label.
    label: u16,
    /// Columns of the widest place, with a blank before it.
    place: u16,
}

impl Item {
    /// Whether the cursor may stand on it.
    pub fn stands(&self) -> bool {
        !matches!(self, Item::Blank | Item::Text(..))
    }

    /// Where it stands in the documents.
    pub fn origin(&self, at: At, scene: &Scene<'_>) -> Option<Origin> {
        let (disclosure, form, _) = at;
        let disclosure = scene.library.disclosure(disclosure);
        match *self {
            Item::Cell(cell) => Some(disclosure.forms[form].cells[cell].origin),
            Item::Said(index, _) => Some(disclosure.statements[index].origin),
            Item::Elsewhere(form, line) => Some(place_of(&disclosure.forms[form], line)),
            Item::Check(relation, ..) => scene.audit()?.entry(relation).operands.first().map(|operand| operand.origin),
            Item::Blank | Item::Text(..) => None,
        }
    }
}

impl Items {
    /// What there is to say of a line; `chosen` is the cell that the cursor stands on in its table.
    pub fn of(at: At, chosen: Option<&Cell>, scene: &Scene<'_>, columns: u16) -> Items {
        let lang = scene.look.lang;
        let (disclosure, form, id) = at;
        let forms = &scene.library.disclosure(disclosure).forms;
        let form = &forms[form];
        let line = form.line(id);
        let mut items = Items { at: Some(at), ..Items::default() };
        items.say_names(form, id, lang, columns);
        if let Some(cell) = chosen {
            items.say_figure(form, id, cell, scene, columns);
        }
        items.rows.push(Item::Blank);
        let heading = format!("{}  {}", lang.cells(), place(line.origin, scene));
        items.text(heading.trim_end(), Ink::Head, columns);
        for (index, cell) in (line.cells.start as usize..).zip(form.cells(line)) {
            items.rows.push(Item::Cell(index));
            items.say_note(form, cell, scene, columns);
            items.label = items.label.max(width(&header_of(form, cell, lang)) as u16);
            items.measure = items.measure.join(Measure::of_print(&cell.print, form.unit, scene.look.unit));
        }
        if form.cells(line).is_empty() {
            items.text(lang.no_cells(), Ink::Faint, columns);
        }
        items.say_doubts(form, line, lang, columns);
        items.say_checks(form, line, chosen, scene, columns);
        items.say_statements(at, scene, columns);
        let others = elsewhere(at, scene);
        if !others.is_empty() {
            items.rows.push(Item::Blank);
            items.text(lang.in_other_tables(), Ink::Head, columns);
        }
        for (other, id) in others {
            let form = &forms[other];
            items.label = items.label.max(width(&form_name(form, lang)) as u16);
            if let Some(print) = print_of(form, form.line(id)) {
                items.measure = items.measure.join(Measure::of_print(print, form.unit, scene.look.unit));
            }
            items.rows.push(Item::Elsewhere(other, id));
        }
        // What the label needs goes before the place, down to the page alone.
        let most = columns.saturating_sub(items.label.min(10) + items.measure.width() + 3).clamp(5, WIDEST);
        let origins: Vec<Origin> = items.rows.iter().filter_map(|item| items.place_of(item, scene)).collect();
        items.place = place_width(origins, most, scene) + 2;
        items
    }

    /// The line that they tell of.
    pub fn at(&self) -> Option<At> {
        self.at
    }

    /// The place that is printed behind an item: none for a cell on the line that the heading names.
    fn place_of(&self, item: &Item, scene: &Scene<'_>) -> Option<Origin> {
        let at = self.at?;
        let line = scene.library.disclosure(at.0).forms[at.1].line(at.2).origin;
        item.origin(at, scene).filter(|origin| {
            !matches!(item, Item::Cell(_) | Item::Check(..)) || (origin.file, origin.line) != (line.file, line.line)
        })
    }

    fn text(&mut self, text: &str, ink: Ink, columns: u16) {
        let rows = wrap(text, columns).into_iter();
        self.rows.extend(rows.map(|row| Item::Text(row.into(), ink)));
    }

    /// Code and name, then what it hangs under, from the top.
    fn say_names(&mut self, form: &Form, id: LineId, lang: Lang, columns: u16) {
        let line = form.line(id);
        self.text(&name_of(form, line, lang), Ink::Strong, columns);
        if line.project.is_some() && !line.name.is_empty() {
            let code = line.code.map(|code| format!("{code} ")).unwrap_or_default();
            self.text(&format!("{} {code}{}", lang.account(), line.name), Ink::Plain, columns);
        }
        for &above in upwards(form, id).iter().skip(1).rev() {
            self.text(&name_of(form, form.line(above), lang), Ink::Faint, columns);
        }
    }

    /// The figure itself and its shares.
    fn say_figure(&mut self, form: &Form, id: LineId, cell: &Cell, scene: &Scene<'_>, columns: u16) {
        let lang = scene.look.lang;
        let line = form.line(id);
        self.rows.push(Item::Blank);
        let figure = plain(&cell.print, form.unit, scene.look.unit);
        let unit = if cell.print.number().is_some() { lang.unit(scene.look.unit) } else { "" };
        self.text(&format!("{} {figure} {unit}", header_of(form, cell, lang)), Ink::Strong, columns);
        let (of_parent, of_total) = shares(form, line, cell);
        if let Some(share) = of_parent {
            self.text(&format!("{} {}%", lang.share_of_parent(), share.percent()), Ink::Plain, columns);
        }
        if let Some(share) = of_total {
            self.text(&format!("{} {}%", lang.share_of_total(), share.percent()), Ink::Plain, columns);
        }
    }

    /// Why a figure has no column.
    fn say_doubts(&mut self, form: &Form, line: &Line, lang: Lang, columns: u16) {
        if form.cells(line).iter().all(|cell| cell.column.is_some()) {
            return;
        }
        self.text(&format!("? {}", lang.loose_explained()), Ink::Trouble, columns);
        for trouble in form.troubles.iter().filter(|trouble| trouble.kind == TroubleKind::Unplaced) {
            self.text(&lang.trouble(trouble), Ink::Plain, columns);
        }
    }

    /// The note on a figure.
    fn say_note(&mut self, form: &Form, cell: &Cell, scene: &Scene<'_>, columns: u16) {
        let lang = scene.look.lang;
        let mark = scene.review.note_at(cell.origin).map(|key| scene.review.of(key));
        let Some(kept) = mark.and_then(|mark| mark.note) else { return };
        let said = format!("{} {}  {}", lang.note_is(), kept.what, lang.stamped(&kept.stamp));
        self.text(said.trim_end(), Ink::Key, columns);
        let now = form.amount(cell).map(|amount| Value::Money(amount).printed());
        if let Standing::Changed { was } = kept.standing(now.as_deref()) {
            self.text(&format!("{} {was}", lang.changed_since()), Ink::Trouble, columns);
        }
    }

    /// What was checked of the figure under the cursor, else of all figures of the line.
    fn say_checks(&mut self, form: &Form, line: &Line, chosen: Option<&Cell>, scene: &Scene<'_>, columns: u16) {
        let figures: Vec<Origin> = match chosen {
            Some(cell) => vec![cell.origin],
            None => form.cells(line).iter().map(|cell| cell.origin).collect(),
        };
        let (checks, more) = told(&figures, Reach::Figure, scene, columns);
        if checks.is_empty() {
            return;
        }
        self.rows.push(Item::Blank);
        self.text(scene.look.lang.checks_here(), Ink::Head, columns);
        for check in checks {
            let mut rows = check.rows.into_iter();
            self.rows.extend(rows.next().map(|first| Item::Check(check.at, first, check.ink)));
            self.rows.extend(rows.map(|row| Item::Text(row, check.ink)));
        }
        if more > 0 {
            self.text(&scene.look.lang.and_more(more), Ink::Faint, columns);
        }
    }

    /// What the narrative says of the line.
    fn say_statements(&mut self, at: At, scene: &Scene<'_>, columns: u16) {
        let disclosure = scene.library.disclosure(at.0);
        let found = said::sentences(disclosure, &disclosure.forms[at.1], at.2);
        if !found.is_empty() {
            self.rows.push(Item::Blank);
            self.text(scene.look.lang.said(), Ink::Head, columns);
        }
        for index in found {
            let mut rows = said::rows(&disclosure.statements[index], scene.look).into_iter();
            self.rows.extend(rows.next().map(|(first, _)| Item::Said(index, first)));
            for (row, ink) in rows {
                self.text(&row, ink, columns);
            }
        }
    }

    /// Draws one row.
    pub fn draw(&self, index: usize, mark: Ink, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
        let (Some(item), Some((disclosure, form, id))) = (self.rows.get(index), self.at) else {
            return;
        };
        let lang = scene.look.lang;
        let unit = scene.look.unit;
        let forms = &scene.library.disclosure(disclosure).forms;
        match item {
            Item::Blank => {}
            Item::Text(text, ink) => drop(pen.text(text, *ink)),
            Item::Check(_, text, ink) => drop(pen.text(text, if mark == Ink::Cursor { mark } else { *ink })),
            Item::Cell(cell) => {
                let form = &forms[form];
                let line = form.line(id);
                let cell = &form.cells[*cell];
                let figure = self.measure.print(&cell.print, form.unit, unit);
                let header = header_of(form, cell, lang);
                // Headers of one column group tell themselves apart at their end.
                let header = fit_end(&header, usize::from(self.label_room(pen)));
                let place = self.place_of(item, scene);
                self.draw_figure((&header, &figure), place, mark, scene, pen);
                if pen.room() > 2 + PERCENT {
                    let (_, of_total) = shares(form, line, cell);
                    let percent = of_total.map(|share| format!("{}%", share.percent())).unwrap_or_default();
                    let meaning = meaning(form, line, cell, lang);
                    pen.skip(2).right(&percent, PERCENT + 1, mark).skip(2);
                    if width(&meaning) <= usize::from(pen.room()) {
                        pen.text(&meaning, Ink::Faint);
                    }
                }
            }
            Item::Said(index, text) => {
                let origin = scene.library.disclosure(disclosure).statements[*index].origin;
                let room = pen.room().saturating_sub(self.place);
                pen.cell(text, room, mark).right(&place_short(origin, self.place - 2, scene), self.place, Ink::Faint);
            }
            Item::Elsewhere(other, id) => {
                let form = &forms[*other];
                let line = form.line(*id);
                let figure = print_of(form, line).map(|print| self.measure.print(print, form.unit, unit));
                let name = form_name(form, lang);
                self.draw_figure((&name, &figure.unwrap_or_default()), Some(place_of(form, *id)), mark, scene, pen);
            }
        }
    }

    /// Columns for a label, before its figure and its place.
    fn label_room(&self, pen: &Pen<'_, '_>) -> u16 {
        self.label.min(pen.room().saturating_sub(self.measure.width() + 1 + self.place))
    }

    fn draw_figure(
        &self,
        what: (&str, &str),
        origin: Option<Origin>,
        mark: Ink,
        scene: &Scene<'_>,
        pen: &mut Pen<'_, '_>,
    ) {
        let (label, figure) = what;
        let room = self.label_room(pen);
        pen.cell(label, room, mark).skip(1).cell(figure, self.measure.width(), mark);
        let place = origin.map(|origin| place_short(origin, self.place - 2, scene));
        pen.right(&place.unwrap_or_default(), self.place, Ink::Faint);
    }
}

/// The same code in the other tables of the disclosure, one line a table.
pub fn elsewhere(at: At, scene: &Scene<'_>) -> Vec<(usize, LineId)> {
    let (disclosure, here, id) = at;
    let forms = &scene.library.disclosure(disclosure).forms;
    let Some(code) = forms[here].line(id).code else {
        return Vec::new();
    };
    let same = |form: &Form| form.line_ids().find(|&id| form.line(id).code == Some(code));
    let others = forms.iter().enumerate().filter(|(at, _)| *at != here);
    others.filter_map(|(at, form)| Some((at, same(form)?))).collect()
}

/// What a line prints as its total, else in its first cell.
pub fn print_of<'a>(form: &'a Form, line: &Line) -> Option<&'a Print> {
    total_cell(form, line).map(|cell| &cell.print)
}

/// Where a line prints its total, else where it begins.
pub fn place_of(form: &Form, id: LineId) -> Origin {
    let line = form.line(id);
    total_cell(form, line).map_or(line.origin, |cell| cell.origin)
}

fn total_cell<'a>(form: &'a Form, line: &Line) -> Option<&'a Cell> {
    let cells = form.cells(line);
    let total = cells.iter().find(|cell| form.role(line, cell) == Some(Role::Total));
    total.or(cells.first())
}

/// The code of a line and what it names: its project, else the account; of an unnamed line, the table.
pub fn name_of(form: &Form, line: &Line, lang: Lang) -> String {
    match (line.code, &line.project) {
        (_, Some(project)) => project.to_string(),
        (Some(code), None) => format!("{code} {}", line.name),
        (None, None) if line.name.is_empty() => lang.form(form.kind).into(),
        (None, None) => line.name.to_string(),
    }
}

/// The header of a cell's column; of a cell without a column, that it has none.
pub fn header_of(form: &Form, cell: &Cell, lang: Lang) -> String {
    let column = cell.column.and_then(|column| form.columns.get(usize::from(column)));
    column.map_or_else(|| format!("? {}", lang.loose()), |column| column.header.to_string())
}

/// What a cell's amount is of, and when it is from.
fn meaning(form: &Form, line: &Line, cell: &Cell, lang: Lang) -> String {
    let role = form.role(line, cell).map(|role| lang.role(role));
    let phase = cell
        .column
        .and_then(|column| form.columns.get(usize::from(column))?.phase)
        .map(|phase| lang.phase(phase).to_string());
    role.into_iter().chain(phase).collect::<Vec<_>>().join(" ")
}

/// The shares of a cell in the line above it and in the total of its block.
fn shares(form: &Form, line: &Line, cell: &Cell) -> (Option<Share>, Option<Share>) {
    let (Some(part), Some(column)) = (cell.print.number(), cell.column) else {
        return (None, None);
    };
    let column = usize::from(column);
    let above = line.parent.and_then(|parent| form.cell(form.line(parent), column)?.print.number());
    let total = whole(form, line.block, column);
    (above.and_then(|above| Share::of(part, above)), total.and_then(|total| Share::of(part, total)))
}
