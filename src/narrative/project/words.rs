//! The wordings of accounts of projects, out of `assets/forms/projects.toml`. What they mean for a project is decided in
//! the modules beside.

use std::sync::LazyLock;

use serde::Deserialize;

/// What a label or a section of an account of a project holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Holds {
    /// The name.
    Name,
    /// The policy it rests on.
    Basis,
    /// The money of the year.
    Amount,
    /// Who carries it out.
    Undertaker,
    /// What the money goes to.
    Allocation,
    /// From when to when.
    Period,
    /// What is to be reached.
    Goal,
    /// What it is; begins an account.
    Overview,
    /// A part that no field holds.
    Other,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Held {
    holds: Holds,
    words: Vec<String>,
}

/// The title of an account.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Title {
    /// What it ends in.
    pub ends: Vec<String>,
    /// What stands before 项目 where the title names a body or a year and no project.
    pub bodies: Vec<String>,
}

/// Names of projects in running text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// What names end in.
    pub ends: Vec<String>,
    /// What no name begins with.
    pub not_begins: Vec<String>,
    /// What no name holds.
    pub not_within: Vec<String>,
    /// What a body does to a project.
    pub done: Vec<String>,
    /// What follows a name where a sentence says what the project is.
    pub says: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Whole {
    never: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wordings {
    label: Vec<Held>,
    section: Vec<Held>,
    title: Title,
    name: Named,
    whole: Whole,
}

static WORDINGS: LazyLock<Wordings> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../assets/forms/projects.toml")).expect("projects.toml is checked by a test")
});

/// All labels with what they hold.
pub fn labels() -> impl Iterator<Item = (&'static str, Holds)> {
    WORDINGS.label.iter().flat_map(|held| held.words.iter().map(|word| (word.as_str(), held.holds)))
}

/// What the section under a heading holds.
pub fn section(heading: &str) -> Option<Holds> {
    let is = |held: &&Held| held.words.iter().any(|word| word == heading);
    WORDINGS.section.iter().find(is).map(|held| held.holds)
}

/// The wordings of titles.
pub fn title() -> &'static Title {
    &WORDINGS.title
}

/// The wordings of names.
pub fn name() -> &'static Named {
    &WORDINGS.name
}

/// Whether the words before an amount say that it is the money of the whole project.
pub fn is_of_whole(before: &str) -> bool {
    WORDINGS.whole.words.iter().any(|word| before.contains(word.as_str()))
}

/// Whether the words before an amount say that it is never that of the whole project.
pub fn is_of_a_part(before: &str) -> bool {
    WORDINGS.whole.never.iter().any(|word| before.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_wording_is_read_and_written_without_blanks() {
        assert!(labels().count() > 5);
        assert_eq!(section("项目概述"), Some(Holds::Overview));
        assert!(labels().all(|(word, _)| !word.contains(char::is_whitespace)));
        assert!(is_of_whole("2025年度项目总预算") && !is_of_whole("第一季度用款计划"));
    }
}
