//! Pieces that several screens draw with: text measured in display columns, amounts on one decimal point, bars, rules,
//! the path and the status line. They know the look and nothing of any screen.

pub mod amount;
pub mod canvas;
pub mod field;
pub mod furniture;
pub mod marked;
pub mod prose;
pub mod share;
pub mod signed;
