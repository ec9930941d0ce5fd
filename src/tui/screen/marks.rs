//! Marks that the rows of several screens begin and end with.

use ratatui::layout::Rect;

use super::card::Entry;
use crate::check::Severity;
use crate::model::{DisclosureId, Form, LineId};
use crate::source::Origin;
use crate::text::width::width;
use crate::tui::audit::Audit;
use crate::tui::review::State;
use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::{Canvas, Pen};

/// Columns of the count of troubles.
pub const TROUBLES: u16 = 4;

/// The sign of the cursor, or its place.
pub fn cursor(pen: &mut Pen<'_, '_>, mark: Ink, scene: &Scene<'_>) {
    match mark {
        Ink::Cursor => pen.cell(scene.look.glyphs.signs().cursor, 2, mark),
        _ => pen.skip(2),
    };
}

/// A count of troubles at the right of its column; none is nothing.
pub fn count_troubles(count: usize, pen: &mut Pen<'_, '_>) {
    match count {
        0 => pen.skip(TROUBLES),
        count => pen.right(&format!("!{count}"), TROUBLES, Ink::Trouble),
    };
}

/// A sign and how it is drawn.
pub type Sign = (&'static str, Ink);

/// The sign of some findings, given by the numbers of their relations: that of the gravest, faint once nothing remains to be
/// done about any. What was found untrue has none.
pub fn sign_of<'a>(findings: impl IntoIterator<Item = &'a u32>, scene: &Scene<'_>) -> Option<Sign> {
    let audit = scene.audit()?;
    let mut gravest: Option<Severity> = None;
    let mut ink = Ink::Faint;
    for at in findings {
        let state = scene.review.state(*at);
        if state != State::Dismissed {
            gravest = gravest.max(audit.entry(*at).severity());
        }
        if !state.is_settled() {
            ink = Ink::Trouble;
        }
    }
    let at = Severity::ALL.iter().position(|severity| Some(*severity) == gravest)?;
    Some((scene.look.glyphs.signs().graves[at], ink))
}

/// The sign of a printed figure: of the findings that it has a part in, else that there is a note on it.
pub fn sign_at(origin: Origin, scene: &Scene<'_>) -> Option<Sign> {
    let found = scene.audit().and_then(|audit| sign_of(audit.ledger().at(&origin), scene));
    let noted = || scene.review.note_at(origin).map(|_| (scene.look.glyphs.signs().noted, Ink::Key));
    found.or_else(noted)
}

/// The sign of whatever stands on the line of a place.
pub fn sign_on(place: Origin, scene: &Scene<'_>) -> Option<Sign> {
    scene.audit().and_then(|audit| sign_of(audit.on_line(place.file, place.line), scene))
}

/// The findings that any figure of a line of a table has a part in.
pub fn found_in_line(form: &Form, id: LineId, scene: &Scene<'_>) -> Vec<u32> {
    let Some(audit) = scene.audit() else { return Vec::new() };
    form.cells(form.line(id)).iter().flat_map(|cell| audit.ledger().at(&cell.origin)).copied().collect()
}

/// The findings of whatever stands on the lines that the money and the indicators of a project are printed on.
pub fn found_in_entry(id: DisclosureId, entry: Entry, scene: &Scene<'_>) -> Vec<u32> {
    let disclosure = scene.library.disclosure(id);
    let Some(audit) = scene.audit() else { return Vec::new() };
    let project = entry.project(disclosure);
    let money = project.and_then(|project| project.amount).map(|(_, origin)| origin);
    let places = project.map_or(&[][..], |project| &project.places).iter().copied();
    let indicators = entry.indicators(disclosure).iter().map(|indicator| indicator.origin);
    let lines = money.into_iter().chain(places).chain(indicators);
    lines.flat_map(|place| audit.on_line(place.file, place.line)).copied().collect()
}

/// Draws a sign beside that of the cursor.
pub fn gutter(sign: Option<Sign>, rows: Rect, below: u16, canvas: &mut Canvas<'_>) {
    if let Some((sign, ink)) = sign {
        canvas.put(rows.x + 1, rows.y + below, 1, sign, ink);
    }
}

/// Columns of the counts of findings: what the departments need, so that nothing moves while they are reviewed.
pub fn checks_width(scene: &Scene<'_>) -> u16 {
    let lang = scene.look.lang;
    let [errors, warnings, _] = scene.audit().map(Audit::most).unwrap_or_default();
    width(&lang.open_counts(errors, warnings)).max(width(lang.open_findings())) as u16
}

/// The errors and warnings of some disclosures about which something remains to be done, at the right of a column.
pub fn count_open(ids: &[DisclosureId], columns: u16, scene: &Scene<'_>, pen: &mut Pen<'_, '_>) {
    let open = ids.iter().map(|id| scene.review.open(*id)).fold([0; 3], |sum, of| [sum[0] + of[0], sum[1] + of[1], 0]);
    let ink = if open[0] > 0 { Ink::Trouble } else { Ink::Plain };
    pen.right(&scene.look.lang.open_counts(open[0], open[1]), columns, ink);
}
