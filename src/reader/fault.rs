//! Our own faults and those of other people's code, caught: a panic while a file is read becomes a word for its trouble,
//! and nothing is printed over the screens. Panics anywhere else are none of this module's business.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

thread_local! {
    /// Whether this thread is inside [`caught`].
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    /// Where the last panic inside it was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Does the work. Where it panics, gives the place of the panic: `crate-version/src/file.rs:line` in another's code.
///
/// # Errors
/// The place of the panic.
pub fn caught<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    static ONCE: Once = Once::new();
    // The hook that was there before goes on to report all other panics.
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| match WATCHED.try_with(Cell::get) {
            Ok(true) => {
                let place = info.location().map(|place| format!("{}:{}", short(place.file()), place.line()));
                PLACE.with(|last| *last.borrow_mut() = place.unwrap_or_default());
            }
            _ => before(info),
        }));
    });
    let outer = WATCHED.replace(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    WATCHED.set(outer);
    done.map_err(|_| PLACE.take())
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
    fn a_panic_is_caught_with_its_place() {
        assert_eq!(caught(|| 1), Ok(1));
        let place = caught(|| caught(|| panic!("within")).map(|()| 1)).expect("the outer work is done");
        assert!(place.clone().is_err_and(|place| place.starts_with("src/reader/fault.rs:")), "{place:?}");
        assert!(caught(|| Option::<u8>::None.expect("nothing")).is_err());
    }

    #[test]
    fn places_are_told_without_the_machine() {
        assert_eq!(short("/home/x/.cargo/registry/src/index-1/zip-1.0/src/a.rs"), "zip-1.0/src/a.rs");
        assert_eq!(short("/home/x/kuanxiang/src/a.rs"), "src/a.rs");
        assert_eq!(short("a.rs"), "a.rs");
    }
}
