//! The beginning of a table, beside the list of tables.

use ratatui::layout::Rect;

use crate::model::{Form, Line, Print, Role};
use crate::text::width::width;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::amount::Measure;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::prose::wrap;

/// The beginning of a table: its lines with their first figures.
pub fn draw(form: &Form, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
    let lang = scene.look.lang;
    let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
    let title = wrap(&form.title, area.width);
    for (below, row) in title.iter().enumerate() {
        canvas.pen(area, below as u16).text(row, Ink::Strong);
    }
    let top = title.len() as u16 + 1;
    if form.is_empty() && form.lines.is_empty() {
        let empty = if form.declared_empty.is_some() { lang.declared_empty_long() } else { lang.empty_long() };
        canvas.pen(area, top).text(empty, Ink::Plain);
        return;
    }
    let rows = area.height.saturating_sub(top + 1);
    let headings = if form.blocks.len() > 1 { form.blocks.len() } else { 0 };
    let fit = usize::from(rows).saturating_sub(headings);
    let shown: Vec<(&Line, Option<&Print>)> =
        form.lines.iter().take(fit).map(|line| (line, first(form, line))).collect();
    let measure = shown
        .iter()
        .filter_map(|(_, print)| Some(Measure::of_print((*print)?, form.unit, scene.look.unit)))
        .fold(Measure::default(), Measure::join);
    let longest = shown.iter().map(|(line, _)| width(&name(line))).max().unwrap_or(0) as u16;
    let room = area.width.saturating_sub(measure.width() + 2).min(longest);
    let mut below = top;
    let mut block = None;
    for (line, print) in &shown {
        if headings > 0 && block != Some(line.block) {
            block = Some(line.block);
            let label = form.blocks.get(usize::from(line.block)).map_or("", |block| &block.label);
            canvas.pen(area, below).text(label, Ink::Head);
            below += 1;
        }
        let ink = if line.total { Ink::Strong } else { Ink::Plain };
        let mut pen = canvas.pen(area, below);
        below += 1;
        pen.cell(&name(line), room, ink).skip(2);
        if let Some(print) = print {
            pen.text(&measure.print(print, form.unit, scene.look.unit), ink);
        }
    }
    if form.lines.len() > fit {
        canvas.pen(area, area.height - 1).text(&lang.and_more(form.lines.len() - fit), Ink::Faint);
    }
}

/// The name of a line with its indent and its code.
fn name(line: &Line) -> String {
    let indent = " ".repeat(usize::from(line.depth.min(4)) * 2);
    let code = line.code.map(|code| format!("{code} ")).unwrap_or_default();
    format!("{indent}{code}{}", line.project.as_ref().unwrap_or(&line.name))
}

/// What a line prints as its total, else in its first cell.
fn first<'a>(form: &'a Form, line: &Line) -> Option<&'a Print> {
    let cells = form.cells(line);
    let total = cells.iter().find(|cell| form.role(line, cell) == Some(Role::Total));
    total.or(cells.first()).map(|cell| &cell.print)
}
