//! kuanxiang: a terminal browser for Chinese government budget disclosures. This page is the map of the house.
//!
//! # The way through
//!
//! Data flows down this list and never back; a module names only modules above it, and `tests/tidy.rs` enforces that.
//!
//! | module | what it is for |
//! |---|---|
//! | [`text`] | display width, cutting, taking out what an extraction put in, Chinese numerals, pinyin order |
//! | [`money`] | an amount as printed and as meant; nothing ever rounds |
//! | [`guard`] | work whose panic is caught, so that a fault of ours in one file costs only that file |
//! | [`source`] | the files of a folder or an archive; [`source::Origin`], the place that every figure carries to the end |
//! | [`model`] | what was disclosed, with no trace of the format |
//! | [`accounts`] | which accounts of two years are one, and what a code is called in a year; data in `assets/accounts` |
//! | [`reader`] | READERS: the bytes of a file to text, its faults beside it |
//! | [`classify`] | which statutory table a title names, what the words of a header mean; data in `assets/forms` |
//! | [`table`] | grids: rows of cells with their places, out of four layouts of text |
//! | [`assemble`] | from a grid to a form: whole codes, joined names, projects, the tree of lines |
//! | [`reconcile`] | puts figures whose column was lost where the sums that must hold allow one place only |
//! | [`narrative`] | sentences that state amounts, projects told of, staffing and other facts |
//! | [`performance`] | performance forms, indicators, evaluations; projects put together from all places |
//! | [`identity`] | whose document it is, which year, which kind |
//! | [`library`] | the pipeline composed: `load(shelf)` gives an immutable [`library::Library`] |
//! | [`search`] | finds anything by fragment, pinyin, code or amount |
//! | [`lookup`] | what the narrative says of a line of a table |
//! | [`check`] | what must hold: one rule a file, a ledger of every relation looked at |
//! | [`diff`] | two disclosures side by side: which lines are one, and what became of each |
//! | [`review`] | the reader's marks and notes, kept in a file of the reader's |
//! | [`words`] | every word of the interface, in two languages |
//! | [`export`] | the library as records for other programs; one format a file |
//! | [`tui`] | the terminal: screens, keys, the loop around them |
//! | [`cli`] | the command line: what was asked for, the commands that need no screen, what went wrong |
//!
//! # Invariants
//!
//! * Only `source` reads the disk, beside `review`, which keeps one file and only ever adds to it. Readers are given bytes,
//!   writers a sink.
//! * A document never causes an `Err`: its faults are [`model::Trouble`] values with an origin, beside the result.
//! * No float ever holds money. Blank is not zero. A figure whose column is not certain has no column.
//! * What is marked is known by what it says, never by where it stands; `check`, `diff`, `search` and `review` know nothing
//!   of each other.
//! * Only `cli` prints. Only `tui` names ratatui.
//!
//! # Glossary
//!
//! 部门 [`model::Department`], 公开 [`model::Disclosure`], 表 [`model::Form`], 行 [`model::Line`], 科目 account
//! ([`model::Code`], 类/款/项 [`model::AccountLevel`]), 存疑 [`model::Trouble`], 出处 [`source::Origin`].

pub mod accounts;
pub mod assemble;
pub mod check;
pub mod classify;
pub mod cli;
pub mod diff;
pub mod export;
pub mod guard;
pub mod identity;
pub mod library;
pub mod lookup;
pub mod model;
pub mod money;
pub mod narrative;
pub mod performance;
pub mod reader;
pub mod reconcile;
pub mod review;
pub mod search;
pub mod source;
pub mod table;
pub mod text;
pub mod tui;
pub mod words;
