//! Marks that the rows of several screens begin and end with.

use crate::tui::session::Scene;
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Pen;

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
    if count > 0 {
        pen.right(&format!("!{count}"), TROUBLES, Ink::Trouble);
    }
}
