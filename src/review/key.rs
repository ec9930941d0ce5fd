//! What a mark is on. Made of what the documents say, so that it stays the same when a folder is moved, a file renamed or
//! a line put in front.

use serde::{Deserialize, Serialize};

/// What a mark is on.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Key {
    /// A finding.
    Finding {
        /// The id of the rule.
        rule: Box<str>,
        /// The id of the disclosure.
        disclosure: Box<str>,
        /// What the relation is about, without its figures.
        subject: Box<str>,
        /// Which of several that are about the same, counted from 0.
        #[serde(default, skip_serializing_if = "is_first")]
        ordinal: u32,
    },
    /// A printed figure.
    Figure {
        /// The id of the disclosure.
        disclosure: Box<str>,
        /// What it is and where it belongs: 表三支出总表·201 一般公共服务支出·合计.
        label: Box<str>,
        /// Which of several that are called the same, counted from 0.
        #[serde(default, skip_serializing_if = "is_first")]
        ordinal: u32,
    },
    /// A project.
    Project {
        /// The id of the disclosure.
        disclosure: Box<str>,
        /// Its name.
        name: Box<str>,
        /// Which of several of one name, counted from 0.
        #[serde(default, skip_serializing_if = "is_first")]
        ordinal: u32,
    },
}

impl Key {
    /// The id of the disclosure.
    pub fn disclosure(&self) -> &str {
        match self {
            Key::Finding { disclosure, .. } | Key::Figure { disclosure, .. } | Key::Project { disclosure, .. } => {
                disclosure
            }
        }
    }

    /// What it is on, without the disclosure: the subject, the label, the name.
    pub fn subject(&self) -> &str {
        match self {
            Key::Finding { subject, .. } => subject,
            Key::Figure { label, .. } => label,
            Key::Project { name, .. } => name,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_first(ordinal: &u32) -> bool {
    *ordinal == 0
}
