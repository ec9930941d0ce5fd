//! Scripted keys through the real keymap and the real update, and what the screen then shows as text.

pub mod fixture;
pub mod pair;
mod told;

use std::path::Path;
use std::sync::Arc;

use kuanxiang::check::{RULES, Settings};
use kuanxiang::library::Library;
use kuanxiang::search::Index;
use kuanxiang::text::width::width;
use kuanxiang::tui::action::{Action, Step};
use kuanxiang::tui::checker::audit;
use kuanxiang::tui::effect::Effect;
use kuanxiang::tui::event::of_terminal;
use kuanxiang::tui::finder::Answer;
use kuanxiang::tui::press::Press;
use kuanxiang::tui::reviewer::Reviewer;
use kuanxiang::tui::session::{Look, Session};
use kuanxiang::words::Lang;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::Event;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::{Color, Modifier};

/// The sign that stands before the row under the cursor.
pub const CURSOR: char = '▌';

/// A sitting after some keys.
pub struct Played {
    session: Session,
    size: Size,
    left: bool,
    /// What is looked in, once anything is looked for.
    index: Option<Index>,
    library: Arc<Library>,
    copied: Option<String>,
    /// What marks are kept in, where they are.
    reviewer: Option<Reviewer>,
    /// Seconds since 1970 began in UTC; a mark takes one.
    clock: i64,
}

/// A frame as it would be drawn.
pub struct Frame {
    buffer: Buffer,
    /// How many rows of lists were built for it.
    pub built: usize,
}

/// Plays keys on the fixture library.
pub fn play(size: (u16, u16), keys: &str) -> Played {
    play_on(fixture::library(), Look::default(), size, keys)
}

/// Plays keys on any library with any look.
pub fn play_on(library: Library, look: Look, size: (u16, u16), keys: &str) -> Played {
    let size = Size { width: size.0, height: size.1 };
    let mut played = Played::new(look, library.name.clone(), size);
    played.library = Arc::new(library);
    let loaded = Action::Loaded(Arc::clone(&played.library));
    let _ = played.update(loaded);
    let _ = played.update(Action::Checked(audit(&played.library, &rules())));
    played.keys(keys);
    played
}

/// The rules that the screens are tested with: two that most tables have something for.
fn rules() -> Settings {
    let off = RULES.iter().filter(|rule| !["tree-sums", "row-parts"].contains(&rule.id));
    let off: String = off.map(|rule| format!("{} = \"off\"\n", rule.id)).collect();
    Settings::parse(&format!("[rules]\n{off}")).expect("a choice of rules")
}

/// A sitting whose files are still being read.
pub fn loading(size: (u16, u16)) -> Played {
    let size = Size { width: size.0, height: size.1 };
    Played::new(Look::default(), "滨江市".into(), size)
}

impl Played {
    fn new(look: Look, shelf: String, size: Size) -> Played {
        let session = Session::new(look, shelf, size);
        Played {
            session,
            size,
            left: false,
            index: None,
            library: Arc::default(),
            copied: None,
            reviewer: None,
            clock: 1_714_530_030,
        }
    }

    /// Keeps marks in a journal from here on.
    pub fn reviewing(&mut self, journal: &Path, by: &str) -> &mut Played {
        let reviewer = Reviewer::open(Some(journal), by, Lang::Zh);
        self.tell(reviewer.begin());
        self.reviewer = Some(reviewer);
        self
    }

    /// Takes in what another program wrote to the journal.
    pub fn refresh(&mut self) -> &mut Played {
        let told = self.reviewer.as_mut().map(Reviewer::refresh).unwrap_or_default();
        self.tell(told);
        self
    }

    fn tell(&mut self, actions: Vec<Action>) {
        for action in actions {
            assert_eq!(self.session.update(action), Effect::None);
        }
    }

    /// Plays more keys: names as the help page prints them in English, `text:…` typed, `resize:80x24`, `click:3,4`,
    /// `wheel:up`, `wheel:down`.
    pub fn keys(&mut self, keys: &str) -> &mut Played {
        for word in keys.split_whitespace() {
            self.key(word);
        }
        self
    }

    fn key(&mut self, word: &str) {
        let pair = |text: &str, between: char| -> (u16, u16) {
            let (one, other) = text.split_once(between).unwrap_or_else(|| panic!("{word}"));
            (one.parse().expect("a number"), other.parse().expect("a number"))
        };
        match word.split_once(':').filter(|(_, rest)| !rest.is_empty()) {
            Some(("text", text)) => text.chars().for_each(|c| self.press(Press::char(c))),
            Some(("resize", size)) => self.resize(pair(size, 'x')),
            Some(("click", place)) => {
                let (x, y) = pair(place, ',');
                let _ = self.update(Action::Click(Position { x, y }));
            }
            Some(("wheel", way)) => {
                let _ = self.update(Action::Wheel(if way == "up" { Step::Previous } else { Step::Next }));
            }
            _ => self.press(Press::parse(word).unwrap_or_else(|| panic!("no such key: {word}"))),
        }
    }

    /// Presses one key.
    pub fn press(&mut self, press: Press) {
        if let Some(action) = of_terminal(self.session.place(), &Event::Key(press.event())) {
            let _ = self.update(action);
        }
    }

    /// Gives the window another size.
    pub fn resize(&mut self, (width, height): (u16, u16)) {
        self.size = Size { width, height };
        let _ = self.update(Action::Resize(self.size));
    }

    /// Lets something happen; gives back what the world must do. What is looked for is found at once.
    pub fn update(&mut self, action: Action) -> Effect {
        let effect = self.session.update(action);
        self.left |= effect == Effect::Leave;
        match &effect {
            Effect::Search(text) => {
                let index = self.index.get_or_insert_with(|| Index::of(&self.library));
                let answer = Answer::of(index, text.clone(), &|| false);
                return self.update(Action::Found(Arc::new(answer)));
            }
            Effect::Keep(keep) => {
                self.clock += 1;
                let told = self.reviewer.as_mut().map(|reviewer| reviewer.keep(keep.clone(), self.clock));
                self.tell(told.unwrap_or_default());
            }
            Effect::Copy(text) => self.copied = Some(text.clone()),
            _ => {}
        }
        effect
    }

    /// What was last given to the clipboard.
    pub fn copied(&self) -> &str {
        self.copied.as_deref().unwrap_or_default()
    }

    /// Whether the program would have been left.
    pub fn left(&self) -> bool {
        self.left
    }

    /// Whether the window is large enough to draw into.
    pub fn is_drawn(&self) -> bool {
        self.size.width >= 40 && self.size.height >= 8
    }

    /// Columns and rows of the window.
    pub fn size(&self) -> (u16, u16) {
        (self.size.width, self.size.height)
    }

    /// The session itself.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Draws it.
    pub fn frame(&self) -> Frame {
        let area = Rect::new(0, 0, self.size.width, self.size.height);
        let mut buffer = Buffer::empty(area);
        let built = self.session.paint(area, &mut buffer);
        Frame { buffer, built }
    }

    /// What is drawn, without styles.
    pub fn text(&self) -> String {
        self.frame().rows().join("\n")
    }

    /// What is drawn: the text, then every styled run of it.
    pub fn picture(&self) -> String {
        let frame = self.frame();
        format!("{}\n\n{}\n", frame.rows().join("\n"), frame.runs().join("\n"))
    }
}

impl Frame {
    /// The cells as they are drawn.
    pub fn buffer(&self) -> &Buffer {
        &self.buffer
    }

    /// The rows as text, walked by display width.
    pub fn rows(&self) -> Vec<String> {
        let area = self.buffer.area;
        (0..area.height)
            .map(|y| self.cells(y).map(|(_, symbol, _)| symbol).collect::<String>().trim_end().to_owned())
            .collect()
    }

    /// One line for each run of text that is not drawn plainly: where it is, how it looks, what it says.
    pub fn runs(&self) -> Vec<String> {
        let mut runs = Vec::new();
        for y in 0..self.buffer.area.height {
            let mut run: Option<(u16, String, String)> = None;
            for (x, symbol, style) in self.cells(y) {
                match &mut run {
                    Some((_, look, text)) if *look == style => text.push_str(&symbol),
                    _ => {
                        runs.extend(line_of(y, run.take()));
                        run = Some((x, style, symbol));
                    }
                }
            }
            runs.extend(line_of(y, run));
        }
        runs
    }

    /// The cells of a row that begin a character: column, character, style.
    fn cells(&self, y: u16) -> impl Iterator<Item = (u16, String, String)> + '_ {
        let mut x = 0;
        std::iter::from_fn(move || {
            let cell = self.buffer.cell((x, y))?;
            let at = x;
            x += width(cell.symbol()).max(1) as u16;
            Some((at, cell.symbol().to_owned(), style_of(cell.fg, cell.bg, cell.modifier)))
        })
    }
}

fn style_of(fg: Color, bg: Color, modifier: Modifier) -> String {
    let colour = |name: &str, colour: Color| (colour != Color::Reset).then(|| format!("{name}{colour:?}"));
    let modifier = (!modifier.is_empty()).then(|| format!("{modifier:?}").replace(" | ", "+"));
    [colour("", fg), colour("on", bg), modifier].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn line_of(y: u16, run: Option<(u16, String, String)>) -> Option<String> {
    let (x, look, text) = run.filter(|(_, look, _)| !look.is_empty())?;
    Some(format!("{y},{x} {look}: {}", text.trim_end()))
}
