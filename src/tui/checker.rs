//! Works out the ledger beside the screens, on a thread of its own, once for a library. What comes of it goes through the
//! run loop's channel; a fault here is one of ours and told as such, and the screens go on.

use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::thread;

use super::audit::{Audit, Checking};
use super::event::Event;
use crate::check::{self, Settings};
use crate::guard;
use crate::library::Library;

/// Checks a library by the rules that are on.
pub fn audit(library: &Library, settings: &Settings) -> Checking {
    let audit = guard::caught(|| Audit::of(library, check::check(library, settings)));
    audit.map_or(Checking::Broke, |audit| Checking::Done(Arc::new(audit)))
}

/// Starts the thread; what comes of it goes to `sender`.
pub fn start(library: Arc<Library>, settings: Settings, sender: Sender<Event>) {
    thread::spawn(move || {
        // Nobody is told once the reader has left.
        let _ = sender.send(Event::Checked(audit(&library, &settings)));
    });
}
