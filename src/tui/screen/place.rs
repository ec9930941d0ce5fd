//! Where something stands in its document, as every screen prints it: page or sheet and the line on it.

use crate::source::{Origin, Spot};
use crate::text::width::width;
use crate::tui::session::Scene;

/// As many columns as a place takes in a list at most; longer names of sheets are cut.
pub const WIDEST: u16 = 20;

/// A place in full, for sentences: `第 3 页第 12 行`. Nothing where only the file is known.
pub fn place(origin: Origin, scene: &Scene<'_>) -> String {
    spot(origin, scene).map_or_else(String::new, |spot| scene.look.lang.place(spot))
}

/// A place for a column of a list: `3 页 12 行`.
pub fn place_short(origin: Origin, columns: u16, scene: &Scene<'_>) -> String {
    spot(origin, scene).map_or_else(String::new, |spot| scene.look.lang.place_short(spot, usize::from(columns)))
}

/// The columns that the places of a list need, at most some.
pub fn place_width(origins: impl IntoIterator<Item = Origin>, most: u16, scene: &Scene<'_>) -> u16 {
    let widths = origins.into_iter().map(|origin| width(&place_short(origin, most, scene)));
    (widths.max().unwrap_or(0) as u16).min(most)
}

/// A trouble may be of a file that is not among the documents.
fn spot<'a>(origin: Origin, scene: &Scene<'a>) -> Option<Spot<'a>> {
    Some(scene.library.documents.get(origin.file.0 as usize)?.spot(origin.line))
}
