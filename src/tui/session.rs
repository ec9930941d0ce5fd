//! The state of one sitting: the library, the look, the screen in front, those behind it, and what lies over them.
//!
//! A screen is a small value of choices; everything it shows is derived from the library.

use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::action::{Action, Ask};
use super::areas::SMALLEST;
use super::audit::{Audit, Checking};
use super::clip::Clip;
use super::effect::{Effect, Over};
use super::ground::Ground;
pub use super::ground::{Look, Scene};
use super::keymap::Place;
use super::opener::Told;
use super::overlay::{Help, Overlay, Palette, Prompt};
use super::review::Keep;
use super::screen::{
    CompareScreen, Completeness, FindScreen, FindingsScreen, LibraryScreen, LoadingScreen, PickScreen, Screen, Title,
    Turn,
};
use crate::library::Library;
use crate::review::Key;

/// The state of one sitting.
#[derive(Debug)]
pub struct Session {
    ground: Ground,
    screen: Screen,
    behind: Vec<Screen>,
    overlay: Option<Overlay>,
    /// What came of the last request to the system, until the next key.
    told: Option<Told>,
    /// What was looked for last, for when that is opened again.
    finding: FindScreen,
    /// What a note is being written on, and what is printed there.
    noting: Option<(Key, Box<str>)>,
    /// The file that the working paper was to be written to, where something is there already.
    taken: Option<String>,
}

impl Session {
    /// A sitting that begins with loading; `shelf` is what is being opened.
    pub fn new(look: Look, shelf: String, size: Size) -> Session {
        Session {
            ground: Ground::new(look, size),
            screen: Screen::Loading(LoadingScreen::new(shelf)),
            behind: Vec::new(),
            overlay: None,
            told: None,
            finding: FindScreen::default(),
            noting: None,
            taken: None,
        }
    }

    /// Where keys go now.
    pub fn place(&self) -> Place {
        match &self.overlay {
            Some(Overlay::Help(_)) => Place::Help,
            Some(Overlay::Prompt(prompt)) => prompt.place(),
            Some(Overlay::Palette(_)) => Place::Palette,
            None => self.title().place,
        }
    }

    /// What the screen in front says of itself.
    pub fn title(&self) -> Title {
        self.screen.title(&self.scene())
    }

    /// The library in view.
    pub fn library(&self) -> &Library {
        self.ground.library()
    }

    /// What came of the checking, once it is done.
    pub fn audit(&self) -> Option<&Audit> {
        self.ground.scene().audit()
    }

    /// How many screens stand behind the one in front.
    pub fn depth(&self) -> usize {
        self.behind.len()
    }

    /// What a screen sees.
    pub(super) fn scene(&self) -> Scene<'_> {
        self.ground.scene()
    }

    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }

    pub(super) fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Where the terminal's own cursor stands: where is typed, and nowhere else.
    pub fn caret(&self) -> Option<Position> {
        let scene = self.scene();
        let drawn = self.ground.size.width >= SMALLEST.width && self.ground.size.height >= SMALLEST.height;
        let caret = match &self.overlay {
            Some(overlay) => overlay.caret(&scene),
            None => self.screen.caret(&scene),
        };
        caret.filter(|_| drawn)
    }

    /// What came of the last request to the system.
    pub(super) fn told(&self) -> Option<&Told> {
        self.told.as_ref()
    }

    /// Takes in one thing that happened.
    pub fn update(&mut self, action: Action) -> Effect {
        if action.is_the_readers() {
            self.told = None;
        }
        match action {
            Action::Quit => return Effect::Leave,
            Action::Resize(size) => {
                self.ground.size = size;
                return self.refresh();
            }
            // What lies over the screen takes keys only.
            action @ Action::Found(_) => return self.turn(action),
            Action::Loaded(library) => return self.open_library(library),
            Action::Told(told) => self.tell(told),
            Action::Checked(checking) => return self.checked(checking),
            Action::Marked(marks) => {
                self.ground.marked(marks);
                return self.refresh();
            }
            action => {
                let seen = self.ground.size.width >= SMALLEST.width && self.ground.size.height >= SMALLEST.height;
                // Nobody clicks on what is not drawn.
                if seen || !matches!(action, Action::Click(_) | Action::Wheel(_)) {
                    return self.pass(action);
                }
            }
        }
        Effect::None
    }

    /// Gives an action to the overlay, else to the session, else to the screen.
    fn pass(&mut self, action: Action) -> Effect {
        if let Some(overlay) = self.overlay.take() {
            return self.pass_to_overlay(overlay, action);
        }
        match action {
            Action::Help => {
                let help = Help::new(self.title().place);
                self.overlay = Some(Overlay::Help(help));
            }
            Action::Unit => {
                self.ground.look.unit = self.ground.look.unit.next();
                return self.refresh();
            }
            Action::Find => return self.open(Screen::Find(self.finding.clone())),
            Action::Palette => {
                let palette = Palette::new(self.title().place, &self.scene());
                self.overlay = Some(Overlay::Palette(palette));
            }
            Action::Findings => return self.findings(),
            Action::Mark => return self.mark(),
            Action::Compare => return self.compare(),
            Action::Note => return self.note(),
            Action::Undo => return Effect::Keep(Keep::Undo),
            Action::Redo => return Effect::Keep(Keep::Redo),
            Action::Answer(Ask::Paper, path) => return self.paper(&path),
            Action::Answer(Ask::Note, text) => return self.noted(text),
            action => return self.turn(action),
        }
        Effect::None
    }

    /// Opens what does not hold in what is in view.
    fn findings(&mut self) -> Effect {
        let screen = FindingsScreen::of(&self.screen, &self.ground.scene());
        self.open(Screen::Findings(screen))
    }

    fn checked(&mut self, checking: Checking) -> Effect {
        if matches!(checking, Checking::Broke) {
            self.told = Some(Told::CheckBroke);
        }
        self.ground.checked(checking);
        self.refresh()
    }

    fn tell(&mut self, told: Told) {
        if let Told::PaperThere(path) = &told {
            self.taken = Some(path.clone());
        }
        self.told = Some(told);
    }

    /// Asks for a line of text; the path that was tried last is offered again.
    fn ask(&mut self, ask: Ask, text: String) -> Effect {
        let text = self.taken.clone().filter(|_| ask == Ask::Paper).unwrap_or(text);
        self.overlay = Some(Overlay::Prompt(Prompt::asking(ask, text)));
        Effect::None
    }

    /// Asks for a note on what is in view, going on from the one that is there.
    fn note(&mut self) -> Effect {
        let scene = self.ground.scene();
        let Some((key, seen)) = self.screen.noted(&scene) else {
            self.told = Some(Told::NothingToNote);
            return Effect::None;
        };
        let text = scene.review.of(&key).note.map(|kept| kept.what.to_string()).unwrap_or_default();
        self.noting = Some((key, seen));
        self.ask(Ask::Note, text)
    }

    fn noted(&mut self, text: String) -> Effect {
        let Some((key, seen)) = self.noting.take() else { return Effect::None };
        let was = self.ground.scene().review.of(&key).note.map(|kept| &*kept.what).unwrap_or_default();
        let same = was == text.trim();
        if same { Effect::None } else { Effect::Keep(Keep::Note(key, text, seen)) }
    }

    /// Has the working paper written. What is there already is written over only when its name is given a second time.
    fn paper(&mut self, path: &str) -> Effect {
        let path = path.trim().to_owned();
        let there = self.taken.take().is_some_and(|taken| taken == path);
        let over = if there { Over::Write } else { Over::Ask };
        if path.is_empty() { Effect::None } else { Effect::Paper(path, over) }
    }

    /// Marks the disclosure in view, or takes its mark away.
    fn mark(&mut self) -> Effect {
        let Some(here) = self.screen.here(&self.scene()) else {
            return Effect::None;
        };
        let marked = self.ground.mark;
        self.ground.mark = Some(here.disclosure).filter(|id| marked != Some(*id));
        self.refresh()
    }

    /// Opens the comparison of the marked disclosure with the one in view, else the list of what that can be compared with.
    fn compare(&mut self) -> Effect {
        let scene = self.scene();
        let Some(here) = self.screen.here(&scene) else {
            return Effect::None;
        };
        let marked = self.ground.mark.filter(|id| *id != here.disclosure);
        let screen = match marked {
            Some(marked) => Screen::Compare(CompareScreen::of(marked, here, &scene)),
            None => Screen::Pick(PickScreen::new(here)),
        };
        self.open(screen)
    }

    fn pass_to_overlay(&mut self, overlay: Overlay, action: Action) -> Effect {
        let (overlay, passed_on) = overlay.update(action, &self.scene());
        self.overlay = overlay;
        match passed_on {
            None => Effect::None,
            Some(action) if self.overlay.is_some() => self.turn(action),
            // What a closed overlay leaves behind is as if its key had been pressed.
            Some(action) => self.update(action),
        }
    }

    /// Lets the screen in front take an action, and goes where it says.
    fn turn(&mut self, action: Action) -> Effect {
        let scene = self.ground.scene();
        match self.screen.update(&action, &scene) {
            Turn::Stay => {}
            Turn::Stop => return Effect::Stop,
            Turn::File(file) => {
                let document = self.ground.library().documents.get(file.0 as usize);
                return document.map_or(Effect::None, |document| Effect::Open(Arc::clone(&document.path)));
            }
            Turn::Ask(ask, text) => return self.ask(ask, text),
            Turn::Keep(keep) => return Effect::Keep(keep),
            Turn::Tell(told) => self.tell(told),
            Turn::Prompt(text) => self.overlay = Some(Overlay::Prompt(Prompt::new(text))),
            Turn::Search(text) => return Effect::Search(text),
            Turn::Copy(clip) => return self.copy(&clip),
            Turn::Open(screen) => return self.open(*screen),
            Turn::Back => {
                if let Some(screen) = self.behind.pop() {
                    let front = std::mem::replace(&mut self.screen, screen);
                    self.remember(&front);
                    return self.refresh();
                }
            }
        }
        Effect::None
    }

    /// Puts a screen in front of the one that is.
    fn open(&mut self, screen: Screen) -> Effect {
        let front = std::mem::replace(&mut self.screen, screen);
        self.remember(&front);
        self.behind.push(front);
        self.refresh()
    }

    /// Keeps what was looked for.
    fn remember(&mut self, front: &Screen) {
        if let Screen::Find(finding) = front {
            self.finding = finding.clone();
        }
    }

    fn copy(&mut self, clip: &Clip) -> Effect {
        let copied = clip.copied();
        self.told = Some(if copied.rows == 0 { Told::NothingToCopy } else { Told::Copied(copied) });
        if copied.rows == 0 { Effect::None } else { Effect::Copy(clip.text().into()) }
    }

    fn open_library(&mut self, library: Arc<Library>) -> Effect {
        self.ground.put(library);
        self.overlay = None;
        self.behind.clear();
        self.finding = FindScreen::default();
        let completeness = match &self.screen {
            Screen::Loading(loading) => loading.completeness(),
            _ => Completeness::Whole,
        };
        self.screen = Screen::Library(LibraryScreen::new(self.ground.library(), completeness));
        self.refresh()
    }

    /// Tells the screen in front that the ground changed.
    fn refresh(&mut self) -> Effect {
        let scene = self.ground.scene();
        if let Some(overlay) = &mut self.overlay {
            overlay.settle(&scene);
        }
        // A refreshed screen stays where it is; at most it asks for what it still lacks.
        match self.screen.update(&Action::Refresh, &scene) {
            Turn::Search(text) => Effect::Search(text),
            _ => Effect::None,
        }
    }
}
