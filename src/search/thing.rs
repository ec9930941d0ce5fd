//! What can be found, in the groups it is shown in.

use super::query::Rank;
use crate::model::{Code, DepartmentId, DisclosureId, LineId, Name};
use crate::money::Amount;

/// Something that can be looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A department, under any of its spellings.
    Department(DepartmentId),
    /// An account: one for each code and name met, wherever it is printed.
    Account {
        /// Its code.
        code: Code,
        /// Where it is printed with the largest amount: the disclosure, an index into
        /// [`Disclosure::forms`](crate::model::Disclosure::forms), and the line.
        at: (DisclosureId, usize, LineId),
    },
    /// A project: an index into [`Disclosure::projects`](crate::model::Disclosure::projects).
    Project(DisclosureId, usize),
    /// The department as a whole, with indicators of its own.
    Whole(DisclosureId),
    /// An indicator of a project or of the department as a whole.
    Indicator {
        /// The disclosure.
        disclosure: DisclosureId,
        /// The project, as in [`Thing::Project`]; `None` for the department as a whole.
        project: Option<usize>,
        /// Which of its indicators.
        indicator: usize,
    },
    /// A line of a table: an index into [`Disclosure::forms`](crate::model::Disclosure::forms), and the line.
    Line(DisclosureId, usize, LineId),
    /// What a project is based on, the project as in [`Thing::Project`].
    Basis(DisclosureId, usize),
    /// A sentence: an index into [`Disclosure::statements`](crate::model::Disclosure::statements).
    Statement(DisclosureId, usize),
}

/// The groups that things are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Departments.
    Departments,
    /// Accounts.
    Accounts,
    /// Projects, and departments as a whole where they have indicators.
    Projects,
    /// Indicators.
    Indicators,
    /// Lines of tables.
    Lines,
    /// What projects are based on.
    Bases,
    /// Sentences that state amounts.
    Narrative,
}

impl Kind {
    /// All, in the order shown.
    pub const ALL: [Kind; 7] = [
        Kind::Departments,
        Kind::Accounts,
        Kind::Projects,
        Kind::Indicators,
        Kind::Lines,
        Kind::Bases,
        Kind::Narrative,
    ];
}

impl Thing {
    /// The group it is shown in.
    pub const fn kind(&self) -> Kind {
        match self {
            Thing::Department(_) => Kind::Departments,
            Thing::Account { .. } => Kind::Accounts,
            Thing::Project(..) | Thing::Whole(_) => Kind::Projects,
            Thing::Indicator { .. } => Kind::Indicators,
            Thing::Line(..) => Kind::Lines,
            Thing::Basis(..) => Kind::Bases,
            Thing::Statement(..) => Kind::Narrative,
        }
    }

    /// The disclosure it stands in; for an account the one named in it, `None` for a department.
    pub const fn disclosure(&self) -> Option<DisclosureId> {
        match *self {
            Thing::Department(_) => None,
            Thing::Project(id, _) | Thing::Whole(id) | Thing::Line(id, ..) => Some(id),
            Thing::Basis(id, _) | Thing::Statement(id, _) => Some(id),
            Thing::Account { at: (id, ..), .. } => Some(id),
            Thing::Indicator { disclosure, .. } => Some(disclosure),
        }
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub thing: Thing,
    /// How well the word that fits it least well fits.
    pub rank: Rank,
    /// Its own amount, as printed: the money of a project, the first total of a line, the amount of a sentence; for an
    /// account that of the line named in it, for a department its largest spending.
    pub amount: Option<Amount>,
    /// The name that fits, of several the one that fits best; the thing's first name where its code or its amount fits.
    pub name: Name,
}

/// What was found in one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Which.
    pub kind: Kind,
    /// How many things fit.
    pub total: usize,
    /// The best of them, at most [`MOST`]: by rank, then the larger amount first, then in the order of the library.
    pub hits: Vec<Hit>,
}

/// At most so many hits of a group are given.
pub const MOST: usize = 200;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The groups in which something fits, in the order of [`Kind::ALL`]; none where the search was cancelled.
    pub groups: Vec<Group>,
}

impl Found {
    /// How many things fit in all groups.
    pub fn total(&self) -> usize {
        self.groups.iter().map(|group| group.total).sum()
    }
}
