//! What a keystroke costs the screen's own thread while something is looked for: key, update, handing the text on and
//! drawing, done as the run loop does them, with the real thread that looks at work beside it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use kuanxiang::library::Library;
use kuanxiang::tui::action::Action;
use kuanxiang::tui::effect::Effect;
use kuanxiang::tui::event::{Event, of_terminal};
use kuanxiang::tui::finder::{Answer, Finder};
use kuanxiang::tui::press::Press;
use kuanxiang::tui::session::{Look, Session};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::Event as Typed;
use ratatui::layout::Size;

/// The window; a large one.
const SIZE: Size = Size { width: 200, height: 60 };
/// Keystrokes while the index is made, which takes far longer than they do.
const EARLY: usize = 100;

/// How long the screen's thread was busy.
#[derive(Default)]
pub struct Times {
    /// With each keystroke while the index was made.
    pub early: Vec<Duration>,
    /// With each keystroke while a text was looked for.
    pub looking: Vec<Duration>,
    /// After how many of those nothing was found yet when the frame stood.
    pub unanswered: usize,
    /// With each answer.
    pub answers: Vec<Duration>,
}

/// The screen, the thread that looks, and the channel between them.
struct Desk {
    session: Session,
    terminal: Terminal<TestBackend>,
    finder: Finder,
    events: Receiver<Event>,
}

/// Types some texts letter by letter.
pub fn typed(library: &Arc<Library>, texts: &[String]) -> Times {
    let mut desk = Desk::new(library);
    let mut times = Times::default();
    let letters = texts.iter().flat_map(|text| text.chars());
    times.early = letters.cycle().take(EARLY).map(|letter| desk.key(Press::char(letter))).collect();
    assert!(desk.events.try_recv().is_err(), "the index was made before {EARLY} keystrokes");
    desk.clear();
    for text in texts {
        for (at, letter) in text.char_indices() {
            times.looking.push(desk.key(Press::char(letter)));
            let typed = &text[..at + letter.len_utf8()];
            // What is found by now is taken before the next key, as the run loop does; the last text is waited for.
            let mut answer = desk.events.try_iter().filter_map(found).find(|answer| answer.text == typed);
            times.unanswered += usize::from(answer.is_none());
            while answer.is_none() && typed == text {
                let event = desk.events.recv().expect("the thread that looks");
                answer = found(event).filter(|answer| answer.text == typed);
            }
            times.answers.extend(answer.map(|answer| desk.take(answer)));
        }
        desk.clear();
    }
    times
}

fn found(event: Event) -> Option<Answer> {
    match event {
        Event::Found(answer) => Some(answer),
        other => panic!("{other:?}"),
    }
}

impl Desk {
    fn new(library: &Arc<Library>) -> Desk {
        let (sender, events) = channel();
        let finder = Finder::start(sender);
        let terminal = Terminal::new(TestBackend::new(SIZE.width, SIZE.height)).expect("a terminal in memory");
        let mut session = Session::new(Look::default(), library.name.clone(), SIZE);
        assert_eq!(session.update(Action::Loaded(Arc::clone(library))), Effect::None);
        assert_eq!(session.update(Action::Find), Effect::None);
        finder.library(Arc::clone(library));
        Desk { session, terminal, finder, events }
    }

    /// From a key to the frame after it.
    fn key(&mut self, press: Press) -> Duration {
        let begun = Instant::now();
        if let Some(action) = of_terminal(self.session.place(), &Typed::Key(press.event()))
            && let Effect::Search(text) = self.session.update(action)
        {
            self.finder.find(text);
        }
        self.draw();
        begun.elapsed()
    }

    /// From an answer to the frame that shows it.
    fn take(&mut self, answer: Answer) -> Duration {
        let begun = Instant::now();
        assert_eq!(self.session.update(Action::Found(Arc::new(answer))), Effect::None);
        self.draw();
        begun.elapsed()
    }

    fn clear(&mut self) {
        assert_eq!(self.session.update(Action::Clear), Effect::None);
    }

    fn draw(&mut self) {
        let session = &self.session;
        let drawn = self.terminal.draw(|frame| {
            frame.render_widget(session, frame.area());
            if let Some(caret) = session.caret() {
                frame.set_cursor_position(caret);
            }
        });
        drawn.expect("a frame in memory");
    }
}
