//! Finds anything in a library: departments, accounts, projects, indicators, lines, what projects are based on, and what
//! the narrative says, by fragment, pinyin, code or amount. An [`Index`] is built once from a library and then only read;
//! it says what fits and how well, and nothing here knows how that is shown.
//!
//! What is looked for is words; each of them must fit. A word fits a thing by its names, its code or its amounts, or else
//! by where it stands (the department, the year, the kind, the table of a line, the project of an indicator), as long as
//! one word fits the thing itself.

mod amounts;
mod fit;
mod index;
mod make;
mod mark;
mod names;
mod query;
mod sound;
mod thing;
mod titles;
mod top;

pub use index::Index;
pub use mark::matched;
pub use query::{Query, Rank};
pub use thing::{Found, Group, Hit, Kind, MOST, Thing};

#[cfg(test)]
mod tests;
