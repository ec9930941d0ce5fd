//! Spreadsheets: XLSX, XLS and ODS. Each format has a reader of its own that fills the same [`book::Book`]; the text, a
//! line a row and a page a sheet, is made there.

mod book;
mod cfb;
mod number;
mod ods;
mod package;
mod records;
mod xls;
mod xlsx;

pub use ods::READER as ODS;
pub use xls::READER as XLS;
pub use xlsx::READER as XLSX;
