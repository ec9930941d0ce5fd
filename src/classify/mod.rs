//! Which statutory table a title names, and what the words of a header mean.
//!
//! The forms are data (`assets/forms`): a new region's titles and headers are new lines there, not new code. Nothing
//! here looks at figures.

mod header;
mod title;

pub use header::{Heading, Holds, Meaning, column_heading, heading, segments};
pub use title::{Titled, number_alone, tab_title, title};
