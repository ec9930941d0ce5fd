//! Text as the documents and the terminal need it: how wide it is drawn, how it is cut, what an extraction did to it.

mod bare;
pub mod formula;
mod likeness;
mod normal;
mod numeral;
pub mod order;
pub mod width;

pub use bare::bare;
pub use likeness::{Likened, likeness};
pub use normal::{fold, squeeze};
pub use numeral::{chinese_numeral, in_chinese};
