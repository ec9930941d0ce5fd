//! Work whose panic is caught: a fault of ours in one file costs that file and no more. While such work goes on a panic
//! prints nothing, since it is told as a trouble of the file; all other panics are reported as ever.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    /// How many catches this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
    /// Where the last panic of them was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does some work. In another's code the place of a panic has the name of the crate in front:
/// `crate-1.2.3/src/file.rs:4`, in our own it begins with `src`.
///
/// # Errors
/// The place of the panic.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static ONCE: Once = Once::new();
    ONCE.call_once(hush);
    DEPTH.set(DEPTH.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    done.map_err(|_| PLACE.take())
}

/// Makes panics that are caught here print nothing. Whoever puts a hook of their own in front calls it again after that.
pub fn hush() {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if DEPTH.get() == 0 {
            return hook(info);
        }
        let place = info.location().map(|place| format!("{}:{}", short(place.file()), place.line()));
        PLACE.set(place.unwrap_or_default());
    }));
}

/// A path without the folders that it lies in on one machine only.
fn short(path: &str) -> &str {
    let within = path.split_once("/registry/src/").and_then(|(_, rest)| rest.split_once('/'));
    within.map_or_else(|| path.find("src/").map_or(path, |at| &path[at..]), |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_with_its_place_and_the_next_work_is_done() {
        let place = caught(|| caught(|| panic!("a fault")).map(|()| 1)).expect("the outer work is done");
        assert!(place.as_ref().is_err_and(|place| place.starts_with("src/guard.rs:")), "{place:?}");
        assert_eq!(DEPTH.get(), 0);
        assert_eq!(caught(|| 2), Ok(2));
    }

    #[test]
    fn places_are_told_without_the_machine() {
        assert_eq!(short("/home/x/.cargo/registry/src/index-1/zip-1.0/src/a.rs"), "zip-1.0/src/a.rs");
        assert_eq!(short("/home/x/kuanxiang/src/a.rs"), "src/a.rs");
        assert_eq!(short("a.rs"), "a.rs");
    }
}
