//! The loop around the session: it owns the terminal, the threads and the channel they speak through. It decides
//! nothing; it hands events in, does the effects that come out, and draws.

use std::env;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use color_eyre::eyre::{WrapErr, eyre};
use ratatui::DefaultTerminal;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::event::{self as terminal_event, DisableMouseCapture, EnableMouseCapture};
use ratatui::crossterm::execute;

use super::action::Action;
use super::checker;
use super::effect::{Effect, Over};
use super::event::{Event, of_terminal};
use super::finder::Finder;
use super::opener::{self, Told};
use super::reviewer::{self, Reviewer};
use super::session::{Look, Session};
use super::signals;
use super::{Options, Work};
use crate::guard;
use crate::library::{self, Library, Watch};

/// So long nothing happens before it is looked whether another program wrote marks.
const GLANCE: Duration = Duration::from_secs(1);

/// Opens a shelf in the terminal and returns when the reader leaves.
///
/// # Errors
/// Where the terminal cannot be used or the shelf cannot be opened. The terminal is restored before.
pub fn run(options: Options) -> color_eyre::Result<()> {
    let shelf = options.shelf.clone();
    run_with(options, move |watch| library::load(&shelf, watch))
}

/// [`run`] with another loader, for what is read in another way than from a shelf.
///
/// # Errors
/// As [`run`].
pub fn run_with<L>(options: Options, load: L) -> color_eyre::Result<()>
where
    L: FnOnce(&Watch<'_>) -> io::Result<Library> + Send + 'static,
{
    let cancel = Arc::new(AtomicBool::new(false));
    let result = ratatui::run(|terminal| {
        // The hook that gives the terminal back stands in front now; what is caught shall not reach it.
        guard::hush();
        let _mouse = Mouse::capture();
        let mut session = Session::new(look(&options), options.shelf.name(), terminal.size()?);
        // The first frame stands before the first file is opened.
        draw(terminal, &session)?;
        let (sender, receiver) = channel();
        let mut finder = Finder::start(sender.clone());
        let mut reviewer = Reviewer::open(options.review.as_deref(), &options.reviewer, options.lang);
        let checking = sender.clone();
        listen(sender.clone());
        signals::listen(&sender);
        let opening = sender.clone();
        let watched = Arc::clone(&cancel);
        thread::spawn(move || loader(load, &watched, &sender));
        let open = |path: &str| opener::open(&options.shelf, path, &opening);
        let check = |library| checker::start(library, options.rules.clone(), checking.clone());
        let mut world = World {
            cancel: &cancel,
            open: &open,
            check: &check,
            finder: &mut finder,
            reviewer: &mut reviewer,
            options: &options,
        };
        serve(terminal, &mut session, &receiver, &mut world)
    });
    cancel.store(true, Ordering::Relaxed);
    signals::obey();
    result
}

fn look(options: &Options) -> Look {
    let no_color = env::var("NO_COLOR").ok();
    let background = env::var("COLORFGBG").ok();
    Look {
        lang: options.lang,
        theme: options.theme.resolve(no_color.as_deref(), background.as_deref()),
        glyphs: options.glyphs,
        ..Look::default()
    }
}

/// What the loop does things with.
struct World<'a> {
    cancel: &'a AtomicBool,
    open: &'a dyn Fn(&str) -> Told,
    check: &'a dyn Fn(Arc<Library>),
    finder: &'a mut Finder,
    reviewer: &'a mut Reviewer,
    options: &'a Options,
}

impl World<'_> {
    /// Does what an update asks for; tells whether the reader leaves.
    fn does(&mut self, effect: Effect, session: &mut Session) -> color_eyre::Result<Stays> {
        match effect {
            Effect::None => {}
            Effect::Stop => self.cancel.store(true, Ordering::Relaxed),
            Effect::Search(text) => self.finder.find(text),
            // A terminal that takes no text says nothing of it either.
            Effect::Copy(text) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
            Effect::Open(path) => tell(session, vec![Action::Told((self.open)(&path))]),
            Effect::Keep(keep) => tell(session, self.reviewer.keep(keep, reviewer::now())),
            Effect::Paper(path, over) => {
                let told = self.paper(session, &path, over);
                tell(session, vec![Action::Told(told)]);
            }
            Effect::Leave => return Ok(Stays::No),
        }
        Ok(Stays::Yes)
    }

    fn paper(&self, session: &Session, path: &str, over: Over) -> Told {
        let Options { shelf, lang, paper, .. } = self.options;
        match (session.audit(), self.reviewer.journal()) {
            (Some(audit), Some(journal)) => {
                let work = Work { shelf, lang: *lang, library: session.library(), ledger: audit.ledger(), journal };
                paper(&work, path, over)
            }
            (None, _) => Told::PaperFailed(lang.paper_waits().into()),
            (_, None) => Told::PaperFailed(self.reviewer.fault().into()),
        }
    }
}

/// Whether the reader stays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stays {
    Yes,
    No,
}

/// Reports to a session; told of, it asks for nothing more.
fn tell(session: &mut Session, actions: Vec<Action>) {
    for action in actions {
        let _ = session.update(action);
    }
}

/// Takes events until the reader leaves. Everything that has come in is taken before a frame is drawn.
fn serve(
    terminal: &mut DefaultTerminal,
    session: &mut Session,
    events: &Receiver<Event>,
    world: &mut World<'_>,
) -> color_eyre::Result<()> {
    tell(session, world.reviewer.begin());
    loop {
        let first = match events.recv_timeout(GLANCE) {
            Ok(first) => Some(first),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => return Err(eyre!("the terminal and the loader are both gone")),
        };
        // A colleague may write to the same journal.
        let marked = world.reviewer.refresh();
        let changed = first.is_some() || !marked.is_empty();
        tell(session, marked);
        for event in first.into_iter().chain(events.try_iter()) {
            let effect = take(session, event, world)?;
            if world.does(effect, session)? == Stays::No {
                return Ok(());
            }
        }
        if changed {
            draw(terminal, session)?;
        }
    }
}

fn take(session: &mut Session, event: Event, world: &World<'_>) -> color_eyre::Result<Effect> {
    let action = match event {
        Event::Terminal(event) => of_terminal(session.place(), &event),
        Event::Progress(progress) => Some(Action::Progress(progress)),
        Event::Loaded(library) => {
            let library = Arc::new(library.wrap_err("the folder cannot be opened")?);
            world.finder.library(Arc::clone(&library));
            (world.check)(Arc::clone(&library));
            Some(Action::Loaded(library))
        }
        Event::Found(answer) => Some(Action::Found(Arc::new(answer))),
        Event::Checked(checking) => Some(Action::Checked(checking)),
        Event::Told(told) => Some(Action::Told(told)),
        Event::End => Some(Action::Quit),
        Event::Deaf(error) => return Err(error).wrap_err("the terminal cannot be read"),
        Event::Broken => return Err(eyre!("the loading broke down; this is a fault of the program")),
    };
    Ok(action.map_or(Effect::None, |action| session.update(action)))
}

fn draw(terminal: &mut DefaultTerminal, session: &Session) -> io::Result<()> {
    terminal.draw(|frame| {
        frame.render_widget(session, frame.area());
        // The terminal's own cursor stands where is typed, so that an input method opens there.
        if let Some(caret) = session.caret() {
            frame.set_cursor_position(caret);
        }
    })?;
    Ok(())
}

/// Passes on what the terminal reports. The thread ends with the channel.
fn listen(sender: Sender<Event>) {
    thread::spawn(move || {
        loop {
            let event = match terminal_event::read() {
                Ok(event) => Event::Terminal(event),
                Err(error) => Event::Deaf(error),
            };
            let last = matches!(event, Event::Deaf(_));
            if sender.send(event).is_err() || last {
                return;
            }
        }
    });
}

fn loader<L>(load: L, cancel: &AtomicBool, sender: &Sender<Event>)
where
    L: FnOnce(&Watch<'_>) -> io::Result<Library>,
{
    let progress = |progress| {
        // Nobody listens any more once the reader has left.
        let _ = sender.send(Event::Progress(progress));
    };
    let watch = Watch { progress: &progress, cancel };
    let event = match catch_unwind(AssertUnwindSafe(|| load(&watch))) {
        Ok(library) => Event::Loaded(library),
        Err(_) => Event::Broken,
    };
    let _ = sender.send(event);
}

/// The mouse reports to the program for as long as this lives.
struct Mouse;

impl Mouse {
    fn capture() -> Mouse {
        // A terminal without a mouse is no reason to stop.
        let _ = execute!(io::stdout(), EnableMouseCapture);
        Mouse
    }
}

impl Drop for Mouse {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), DisableMouseCapture);
    }
}
