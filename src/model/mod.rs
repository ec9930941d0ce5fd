//! What was disclosed, with no trace of the file format: departments, disclosures, statutory forms, their lines and
//! figures. Everything here is built once by the loader and then only read.
//!
//! A blank cell is a cell that does not exist; a printed `0` is a cell. A figure whose column could not be decided for
//! certain keeps its number and its place, and has no column.

mod account;
mod disclosure;
mod form;
mod index;
mod kind;
mod name;
mod narrative;
mod performance;
mod self_evaluation;
mod trouble;

pub use account::{AccountLevel, Code};
pub use disclosure::{Date, Department, DepartmentId, Disclosure, DisclosureId, FileCopy, Spending};
pub use form::{Block, Cell, Column, Form, Line, LineId, Print};
pub use index::FormIndex;
pub use kind::{DisclosureKind, FixedRole, FormKind, Phase, Role, Standing};
pub use name::{Name, Names};
pub use narrative::{Fact, FactGroup, Section, Statement};
pub use performance::{
    Dimension, Indicator, Operator, Passage, Project, Target, Telling, TellingPart, YearMoney, leading_number,
};
pub use self_evaluation::{Execution, Fund, MOST_OF_EXECUTION, SelfEvaluation};
pub use trouble::{Discord, Trouble, TroubleKind};
