//! Finds projects, table lines and indicators by fragment, code or pinyin. An [`Index`] is built once from a library and
//! then only read; it says what fits and how well, and nothing here knows how that is shown.
//!
//! What is looked for is words; each of them must fit. A word fits a thing by its names or its code, or else by whose
//! disclosure it stands in (the department, the year, the kind), as long as one word fits the thing itself.

mod index;
mod mark;
mod query;
mod sound;
mod thing;

pub use index::Index;
pub use mark::matched;
pub use query::{Query, Rank};
pub use thing::{Found, Group, Hit, Kind, MOST, Thing};
