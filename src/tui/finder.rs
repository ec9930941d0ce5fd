//! Looks things up beside the screens, on a thread of its own: the index is made once when a library is there, and a text
//! that is asked for lets go of the one asked before. What is found comes back through the run loop's channel; the thread
//! ends with the loop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::event::Event;
use super::opener::Told;
use crate::guard;
use crate::library::Library;
use crate::search::{Found, Index, Query};

/// What was found for a text.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The text as it was typed.
    pub text: String,
    /// What fits it.
    pub found: Found,
}

impl Answer {
    /// Looks for a text; a text without a word finds nothing.
    pub fn of(index: &Index, text: String, cancelled: &dyn Fn() -> bool) -> Answer {
        let found = Query::parse(&text).map(|query| index.find(&query, cancelled)).unwrap_or_default();
        Answer { text, found }
    }
}

/// The way to the thread that looks.
#[derive(Debug)]
pub struct Finder {
    asking: Sender<Asked>,
    /// Says to the search that goes on that nobody waits for it.
    cancel: Arc<AtomicBool>,
}

enum Asked {
    Library(Arc<Library>),
    Text(String, Arc<AtomicBool>),
}

impl Finder {
    /// Starts the thread; what it finds goes to `sender`.
    pub fn start(sender: Sender<Event>) -> Finder {
        let (asking, asked) = channel();
        thread::spawn(move || serve(&asked, &sender));
        Finder { asking, cancel: Arc::default() }
    }

    /// Makes the index of a library; what is asked meanwhile waits for it.
    pub fn library(&self, library: Arc<Library>) {
        // The thread ends with this end of the channel.
        let _ = self.asking.send(Asked::Library(library));
    }

    /// Looks for a text in the place of the one before.
    pub fn find(&mut self, text: String) {
        self.cancel.store(true, Ordering::Relaxed);
        self.cancel = Arc::default();
        let _ = self.asking.send(Asked::Text(text, Arc::clone(&self.cancel)));
    }
}

impl Drop for Finder {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

fn serve(asked: &Receiver<Asked>, sender: &Sender<Event>) {
    let mut index = Index::default();
    while let Ok(asked) = asked.recv() {
        match asked {
            Asked::Library(library) => match guard::caught(|| Index::of(&library)) {
                Ok(made) => index = made,
                Err(_) => drop(sender.send(broke())),
            },
            Asked::Text(text, cancel) => {
                let cancelled = || cancel.load(Ordering::Relaxed);
                if cancelled() {
                    continue;
                }
                let answer = guard::caught(|| Answer::of(&index, text, &cancelled));
                let event = answer.map_or_else(|_| broke(), Event::Found);
                if !cancelled() && sender.send(event).is_err() {
                    return;
                }
            }
        }
    }
}

/// A fault here is one of ours, and told as such; the screens go on.
fn broke() -> Event {
    Event::Told(Told::SearchBroke)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::load_all;
    use crate::source::Shelf;

    #[test]
    fn the_last_text_asked_for_is_answered_last_whatever_was_asked_before() {
        let (sender, events) = channel();
        let mut finder = Finder::start(sender);
        // What is asked before the index is made waits for it.
        finder.library(Arc::new(load_all(&Shelf::Samples).expect("the samples")));
        for text in ["教", "教育", "教育局", "jyj"] {
            finder.find(text.into());
        }
        let answer = loop {
            match events.recv().expect("an answer") {
                Event::Found(answer) if answer.text == "jyj" => break answer,
                Event::Found(_) => {}
                other => panic!("{other:?}"),
            }
        };
        assert!(answer.found.total() > 0);
        drop(finder);
        // The thread lets go of the channel when nobody can ask any more.
        assert!(events.recv().is_err());
    }
}
