//! The scribe: writes disclosures as text, in four layouts, from books that add up, and knows on which line it wrote
//! which figure. What it writes is what the reader is tested with, and the sample library.

pub mod accounts;
pub mod amount;
pub mod book;
pub mod chance;
pub mod document;
pub mod head;
pub mod layout;
pub mod promise;
pub mod promise_forms;
pub mod sheet;
pub mod table;
pub mod tables;
pub mod text;
