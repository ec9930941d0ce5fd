//! Where keys have a meaning, sets of such places, and the headings under which keys are explained.

use crate::words::Lang;

/// A place where keys have a meaning of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// While files are being read.
    #[default]
    Loading,
    /// Departments and disclosures.
    Library,
    /// The tables of a disclosure.
    Disclosure,
    /// The lines of a table.
    Table,
    /// One line in full.
    Line,
    /// The projects of a disclosure.
    Projects,
    /// One project, or the department as a whole.
    Card,
    /// Staffing, procurement, assets, scores.
    Facts,
    /// The document's own lines.
    Source,
    /// What the reading left open.
    Troubles,
    /// What does not hold, and what was checked.
    Findings,
    /// Two disclosures side by side.
    Compare,
    /// What a disclosure can be compared with.
    Pick,
    /// An account in all disclosures.
    Across,
    /// A body over all its years.
    Years,
    /// The page of keys.
    Help,
    /// While a filter is typed.
    Prompt,
    /// While a line that was asked for is typed.
    Ask,
    /// Everything that can be found.
    Find,
    /// The commands by name.
    Palette,
}

impl Place {
    /// Every one.
    pub const ALL: [Place; 20] = [
        Place::Loading,
        Place::Library,
        Place::Disclosure,
        Place::Table,
        Place::Line,
        Place::Projects,
        Place::Card,
        Place::Facts,
        Place::Source,
        Place::Troubles,
        Place::Findings,
        Place::Compare,
        Place::Pick,
        Place::Across,
        Place::Years,
        Place::Help,
        Place::Prompt,
        Place::Ask,
        Place::Find,
        Place::Palette,
    ];

    /// Whether a key without a meaning types itself.
    pub const fn is_typed_into(self) -> bool {
        matches!(self, Place::Prompt | Place::Ask | Place::Find | Place::Palette)
    }

    pub(super) const fn bit(self) -> u32 {
        1 << self as u16
    }
}

/// A set of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct On(pub(super) u32);

impl On {
    pub(super) const fn these(places: &[Place]) -> On {
        let mut bits = 0;
        let mut at = 0;
        while at < places.len() {
            bits |= places[at].bit();
            at += 1;
        }
        On(bits)
    }

    /// Whether a place is in it.
    pub const fn has(self, place: Place) -> bool {
        self.0 & place.bit() != 0
    }
}

/// Under which heading the help page prints a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Marking what was found.
    Review,
    /// Moving about.
    Move,
    /// Going deeper, and back.
    Go,
    /// Choosing what is seen.
    Look,
    /// The program itself.
    Program,
}

impl Group {
    /// In the order of the help page.
    pub const ALL: [Group; 5] = [Group::Go, Group::Look, Group::Review, Group::Move, Group::Program];

    /// What the help page calls it.
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Group::Go => lang.group_go(),
            Group::Look => lang.group_look(),
            Group::Review => lang.group_review(),
            Group::Move => lang.group_move(),
            Group::Program => lang.group_program(),
        }
    }
}
