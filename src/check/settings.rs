//! Which rules are on and how grave their findings are, as the reader's configuration file says. Without one every rule is
//! on and its findings are as grave as the rule makes them.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::{RULES, Rule, Severity};

/// The reader's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    rules: BTreeMap<String, Choice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Choice {
    Off,
    On,
    Note,
    Warning,
    Error,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    rules: BTreeMap<String, Choice>,
}

/// What is wrong with a configuration file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SettingsFault {
    /// It is no TOML of this form; the line, counted from 1, and what the parser says.
    #[error("{0}: {1}")]
    Form(usize, String),
    /// It names a rule that there is none of.
    #[error("{0}")]
    NoSuchRule(String),
}

impl Settings {
    /// Reads a configuration file: `[rules]`, then `id = "off" | "on" | "note" | "warning" | "error"`.
    ///
    /// # Errors
    /// Where it is not of this form, or names a rule that there is none of.
    pub fn parse(text: &str) -> Result<Settings, SettingsFault> {
        let file: File = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            SettingsFault::Form(before.matches('\n').count() + 1, error.message().to_owned())
        })?;
        match file.rules.keys().find(|id| RULES.iter().all(|rule| rule.id != **id)) {
            Some(id) => Err(SettingsFault::NoSuchRule(id.clone())),
            None => Ok(Settings { rules: file.rules }),
        }
    }

    /// Settings with one rule on and all others off.
    pub fn only(rule: &Rule) -> Settings {
        let choice = |other: &&Rule| if other.id == rule.id { Choice::On } else { Choice::Off };
        Settings { rules: RULES.iter().map(|other| (other.id.to_owned(), choice(other))).collect() }
    }

    /// `None` where a rule is off; else the severity that all its findings get, or `None` for its own.
    #[expect(clippy::option_option, reason = "off, as it is, and another are three answers")]
    pub(super) fn severity(&self, rule: &Rule) -> Option<Option<Severity>> {
        match self.rules.get(rule.id) {
            Some(Choice::Off) => None,
            None | Some(Choice::On) => Some(None),
            Some(Choice::Note) => Some(Some(Severity::Note)),
            Some(Choice::Warning) => Some(Some(Severity::Warning)),
            Some(Choice::Error) => Some(Some(Severity::Error)),
        }
    }
}
