//! What a document says in sentences: amounts with their change and reason, staffing, procurement, assets, the projects of
//! its third part. Tables and performance forms are not read here.

mod fact;
mod project;
mod prose;
mod quantity;
mod statement;
mod subject;

pub use fact::facts;
pub use project::{Told, projects};
pub use prose::{Paragraph, Prose, numbering};
pub use quantity::{Quantity, Sense, quantities};
pub use statement::statements;
