//! Performance: project forms with their indicators in three levels, the indicators an evaluation reports in sentences,
//! and projects put together from table, narrative and form.

mod cut;
mod evaluation;
mod execution;
mod form;
mod heading;
mod loose;
mod merge;
mod ruled;
mod target;

pub use evaluation::evaluated;
pub use form::{Filled, filled};
pub use merge::{add_new, merge, printed};
pub use target::target;
