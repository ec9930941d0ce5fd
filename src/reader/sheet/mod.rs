//! Spreadsheets: XLSX, XLS and ODS. Each format has a reader of its own that fills the same [`book::Book`]; the text, a
//! line a row and a page a sheet, is made there.
//!
//! Bounds of all three: 1000 sheets, 200,000 rows in all, blank ones included, 256 columns, 2 million filled cells, 64 MiB of text;
//! what is packed also by those of `package`, old workbooks 20 million records. What comes after a bound is left and named.

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

/// Whether bytes begin like the container of an office file, new or old, and cannot be opened as one.
pub fn is_broken(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") && package::Package::new(std::io::Cursor::new(bytes)).is_err()
        || bytes.starts_with(cfb::MAGIC) && cfb::Compound::open(bytes).is_none()
}
