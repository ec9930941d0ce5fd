//! What stands around every screen: the path, the rules between panes, the scroll bar, the keys.

use std::ops::Range;

use ratatui::layout::Rect;

use crate::text::width::{fit, width};
use crate::tui::areas::Areas;
use crate::tui::keymap::{Place, keys_on};
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::words::Lang;

/// Stands between the parts of a path.
const BETWEEN: &str = " > ";

/// The rule under the title with the names of the panes, each at the column where its pane begins, and the upright rules
/// between the panes down to the foot.
pub fn rule(canvas: &mut Canvas<'_>, areas: &Areas, names: &[(u16, &str)]) {
    let signs = canvas.signs();
    for area in [Some(areas.rule), areas.foot].into_iter().flatten() {
        canvas.pen(area, 0).text(&signs.across.repeat(area.width as usize), Ink::Faint);
    }
    let uprights = [areas.nav.map(|nav| nav.right()), areas.side.map(|side| side.x - 1)];
    for x in uprights.into_iter().flatten() {
        canvas.put(x, areas.rule.y, 1, signs.tee, Ink::Faint);
        if let Some(foot) = areas.foot {
            canvas.put(x, foot.y, 1, signs.foot, Ink::Faint);
        }
        canvas.down(x, areas.head.y, areas.rows.bottom(), signs.down, Ink::Faint);
    }
    for &(x, name) in names {
        let next = names.iter().map(|&(x, _)| x).filter(|&other| other > x).min();
        let room = next.unwrap_or(areas.rule.right()).saturating_sub(x + 3);
        let name = fit(name, room.saturating_sub(2) as usize);
        canvas.put(x + 1, areas.rule.y, room, &format!(" {name} "), Ink::Head);
    }
}

/// [`rule`] for a main pane and, where there is room for it, a pane at its right.
pub fn panes(canvas: &mut Canvas<'_>, areas: &Areas, main: &str, side: &str) {
    let mut names = vec![(0, main)];
    names.extend(areas.side.map(|area| (area.x, side)));
    rule(canvas, areas, &names);
}

/// The scroll bar at the right of the rows; nothing where all rows are in sight.
pub fn scroll_bar(canvas: &mut Canvas<'_>, areas: &Areas, seen: Range<usize>, all: usize) {
    let height = areas.rows.height as usize;
    if all <= height || height == 0 {
        return;
    }
    let length = (height * height / all).max(1);
    let most = all - height;
    let from = (seen.start * (height - length) + most / 2) / most;
    let top = areas.rows.y + from as u16;
    canvas.down(areas.edge(), top, top + length as u16, canvas.signs().thumb, Ink::Head);
}

/// The path at the left of a row, and a note behind it where there is room; the middle parts give way first, and the last one is the strongest.
pub fn path(canvas: &mut Canvas<'_>, area: Rect, crumbs: &[String], note: &str) {
    let shown = shorten(crumbs, usize::from(area.width));
    let mut pen = canvas.pen(area, 0);
    for (at, crumb) in shown.iter().enumerate() {
        let last = at + 1 == shown.len();
        if at > 0 {
            pen.text(BETWEEN, Ink::Faint);
        }
        pen.text(crumb, if last { Ink::Strong } else { Ink::Plain });
    }
    if usize::from(pen.room()) > width(note) + 3 {
        pen.skip(3).text(note, Ink::Plain);
    }
}

/// Makes a path fit: the name of the program goes first, then the widest part but the last is cut again and again, then
/// the first parts are left out.
fn shorten(crumbs: &[String], columns: usize) -> Vec<String> {
    let mut crumbs = crumbs.to_vec();
    let total = |crumbs: &[String]| {
        let names: usize = crumbs.iter().map(|crumb| width(crumb)).sum();
        names + crumbs.len().saturating_sub(1) * BETWEEN.len()
    };
    if total(&crumbs) > columns && crumbs.len() > 2 {
        crumbs.remove(0);
    }
    while total(&crumbs) > columns {
        let over = total(&crumbs) - columns;
        let before = crumbs.len().saturating_sub(1);
        let widest = (0..before).max_by_key(|&at| width(&crumbs[at])).filter(|&at| width(&crumbs[at]) > 10);
        match widest {
            Some(at) => crumbs[at] = fit(&crumbs[at], width(&crumbs[at]).saturating_sub(over).max(9)).into_owned(),
            None if crumbs.len() > 1 => drop(crumbs.remove(0)),
            None => break,
        }
    }
    crumbs
}

/// The keys of a place at the right of a row, as many as fit.
pub fn keys(canvas: &mut Canvas<'_>, area: Rect, place: Place, lang: Lang) {
    let mut pen = canvas.pen(area, 0);
    pen.to(area.right().saturating_sub(keys_width(area, place, lang)));
    for (press, short) in fitting_keys(area, place, lang) {
        pen.text(&press, Ink::Key).skip(1).text(short, Ink::Plain).skip(2);
    }
}

/// The columns that [`keys`] takes of a row.
pub fn keys_width(area: Rect, place: Place, lang: Lang) -> u16 {
    let sum = fitting_keys(area, place, lang).iter().map(key_width).sum::<usize>();
    sum.min(usize::from(area.width).saturating_sub(1)) as u16
}

/// The keys of a place that fit into a row, with their words. The last ones, help and quit, are kept; those before them
/// give way.
fn fitting_keys(area: Rect, place: Place, lang: Lang) -> Vec<(String, &'static str)> {
    let mut kept: Vec<(String, &str)> =
        keys_on(place).filter_map(|key| Some((key.press.first()?.label(lang), key.short?(lang)))).collect();
    let room = usize::from(area.width).saturating_sub(1);
    while kept.iter().map(key_width).sum::<usize>() > room && kept.len() > 1 {
        kept.remove(kept.len().saturating_sub(3).min(kept.len() - 1));
    }
    kept
}

fn key_width((press, short): &(String, &str)) -> usize {
    width(press) + 1 + width(short) + 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_gives_way_from_its_middle() {
        let crumbs: Vec<String> =
            ["款项", "云川市发展和改革委员会", "2024 预算", "支出总表"].map(String::from).to_vec();
        assert_eq!(shorten(&crumbs, 80), crumbs);
        assert_eq!(shorten(&crumbs, 42)[0], "云川市发展和改革..");
        assert_eq!(shorten(&crumbs, 30).last().map(String::as_str), Some("支出总表"));
        let narrow = shorten(&crumbs, 9);
        assert_eq!(narrow, ["支出总表"]);
    }
}
