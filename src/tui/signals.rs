//! The system's requests to end: the terminal is given back before the program goes.

#[cfg(unix)]
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::Sender;

use super::event::Event;

/// The signal that asked for the end; 0 while none did.
#[cfg(unix)]
static ASKED: AtomicI32 = AtomicI32::new(0);

/// Passes on a request to end. A second one is obeyed at once, whatever the program is doing.
#[cfg(unix)]
pub fn listen(sender: &Sender<Event>) {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // Without it a request ends the program as the system does it.
    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) else { return };
    let sender = sender.clone();
    std::thread::spawn(move || {
        for signal in signals.forever() {
            let again = ASKED.swap(signal, Ordering::Relaxed) != 0;
            if again || sender.send(Event::End).is_err() {
                let _ = emulate_default_handler(signal);
            }
        }
    });
}

/// Ends the program as the system asked for, where it did; the terminal has to be given back before.
#[cfg(unix)]
pub fn obey() {
    let signal = ASKED.load(Ordering::Relaxed);
    if signal != 0 {
        // Where even that fails the program ends in the ordinary way.
        let _ = signal_hook::low_level::emulate_default_handler(signal);
    }
}

/// Elsewhere the terminal itself says when it closes.
#[cfg(not(unix))]
pub fn listen(_: &Sender<Event>) {}

/// Elsewhere nothing is asked for.
#[cfg(not(unix))]
pub fn obey() {}
