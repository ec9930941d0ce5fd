//! The signs of findings in a comparison: behind the figure of a side, and before a row of which anything has one.

use super::CompareScreen;
use super::item::{Item, What};
use super::way::index;
use crate::diff::Side;
use crate::source::Origin;
use crate::tui::screen::card::Entry;
use crate::tui::screen::marks::{Sign, found_in_entry, found_in_line, sign_at, sign_of, sign_on};
use crate::tui::session::Scene;

const SIDES: [Side; 2] = [Side::A, Side::B];

impl CompareScreen {
    /// The sign of the figure of a side.
    pub(super) fn sign(&self, item: &Item, side: Side, scene: &Scene<'_>) -> Option<Sign> {
        match item.what {
            What::Line(_) => sign_at(self.cell(item, side, scene)?, scene),
            What::Project(_) => sign_on(self.money(item, side, scene)?, scene),
            What::Indicator(_) | What::Fact(_) => sign_on(self.origin(item, side, scene)?, scene),
            What::Alone(_) | What::Unmatched(..) | What::Heading => None,
        }
    }

    /// The sign of a row: that of whatever either side prints of it, in sight or not.
    pub(super) fn sign_of_row(&self, item: &Item, scene: &Scene<'_>) -> Option<Sign> {
        let found: Vec<u32> = SIDES.into_iter().flat_map(|side| self.findings(item, side, scene)).collect();
        sign_of(&found, scene)
    }

    /// The findings that anything of a row has a part in on a side.
    fn findings(&self, item: &Item, side: Side, scene: &Scene<'_>) -> Vec<u32> {
        let Some(audit) = scene.audit() else { return Vec::new() };
        let id = self.id(side);
        let disclosure = scene.library.disclosure(id);
        match item.what {
            What::Line(_) => self
                .line(item, side)
                .map_or(Vec::new(), |(form, line)| found_in_line(&disclosure.forms[form], line, scene)),
            What::Project(at) => {
                let at = index((self.pair.projects[at].a, self.pair.projects[at].b), side);
                at.map_or(Vec::new(), |at| found_in_entry(id, Entry::Project(at), scene))
            }
            What::Alone(at) if self.pair.alone[at].0 == side => audit.of_form(id, self.pair.alone[at].1).to_vec(),
            What::Indicator(_) | What::Fact(_) => self
                .origin(item, side, scene)
                .map_or(Vec::new(), |place| audit.on_line(place.file, place.line).to_vec()),
            What::Alone(_) | What::Unmatched(..) | What::Heading => Vec::new(),
        }
    }

    /// Where a side prints the money of a project.
    fn money(&self, item: &Item, side: Side, scene: &Scene<'_>) -> Option<Origin> {
        let What::Project(at) = item.what else { return None };
        let at = index((self.pair.projects[at].a, self.pair.projects[at].b), side)?;
        let project = &scene.library.disclosure(self.id(side)).projects[at];
        project.amount.or(project.fiscal).map(|(_, origin)| origin)
    }
}
