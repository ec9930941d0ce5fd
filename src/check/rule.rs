//! A rule of the ledger: a statement that an accountant would sign, and the function that looks whether it is kept.

use std::fmt;

use serde::Deserialize;

use super::{Log, Matter};

/// How grave it is that a relation does not hold. Ordered: a note is the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Form and wording, and differences that rounding explains.
    Note,
    /// An inconsistency that whoever wrote the document must explain.
    Warning,
    /// Arithmetic that rounding cannot explain.
    Error,
}

impl Severity {
    /// Every one, the gravest first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

    /// What the command line and the export call it.
    pub const fn id(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The one that is called so.
    pub fn of_id(id: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.id() == id)
    }
}

/// One thing that must hold.
pub struct Rule {
    /// Short and stable; never given to another rule. Words of the field in English, joined with `-`.
    pub id: &'static str,
    /// What must hold, as an accountant says it, in one Chinese sentence without a full stop.
    pub statement: &'static str,
    /// The same in English, for the English interface.
    pub english: &'static str,
    /// The gravest that its findings are.
    pub severity: Severity,
    /// What it rests on: the arithmetic, the form, or a regulation where that is certain. Chinese.
    pub basis: &'static str,
    /// Looks at one disclosure and writes down every relation it meets. What writes nothing does not apply.
    pub run: fn(&Matter<'_>, &mut Log),
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Rule").field(&self.id).finish()
    }
}
