//! Work whose panic is caught: a fault of ours in one file costs that file and no more. While such work goes on a panic
//! prints nothing, since it is told as a trouble of the file; all other panics are reported as ever.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many catches this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Does some work; `None` where it panicked.
pub fn caught<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work)).ok();
    DEPTH.set(DEPTH.get() - 1);
    done
}

/// Makes panics that are caught here print nothing. Whoever puts a hook of their own in front calls it again after that.
pub fn hush() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if DEPTH.get() == 0 {
            hook(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_the_next_work_is_done() {
        assert_eq!(caught(|| caught(|| panic!("a fault")).is_none()), Some(true));
        assert_eq!(DEPTH.get(), 0);
        assert_eq!(caught(|| 2), Some(2));
    }
}
