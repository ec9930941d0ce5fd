//! The state of one sitting: the library, the look, the screen in front, those behind it, and what lies over them.
//!
//! A screen is a small value of choices; everything it shows is derived from the library.

use std::sync::Arc;

use ratatui::layout::{Position, Size};

use super::action::Action;
use super::areas::SMALLEST;
use super::clip::Clip;
use super::digest::Digest;
use super::effect::Effect;
use super::keymap::Place;
use super::opener::Told;
use super::overlay::{Help, Overlay, Palette, Prompt};
use super::screen::{
    CompareScreen, Completeness, FindScreen, LibraryScreen, LoadingScreen, PickScreen, Screen, Title, Turn,
};
use super::theme::{Glyphs, Theme};
use crate::library::Library;
use crate::model::DisclosureId;
use crate::money::Unit;
use crate::words::Lang;

/// How everything is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The language of the interface.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// What lines and bars are drawn with.
    pub glyphs: Glyphs,
    /// The unit of all amounts.
    pub unit: Unit,
}

/// What a screen sees of the session.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The library.
    pub library: &'a Library,
    /// What is asked of it again and again, worked out once.
    pub digest: &'a Digest,
    /// How everything is shown.
    pub look: Look,
    /// The size of the window.
    pub size: Size,
    /// The disclosure that is marked to be compared.
    pub mark: Option<DisclosureId>,
}

/// The state of one sitting.
#[derive(Debug)]
pub struct Session {
    library: Arc<Library>,
    digest: Digest,
    look: Look,
    size: Size,
    screen: Screen,
    behind: Vec<Screen>,
    overlay: Option<Overlay>,
    /// What came of the last request to the system, until the next key.
    told: Option<Told>,
    /// What was looked for last, for when that is opened again.
    finding: FindScreen,
    /// What the next one is compared with.
    mark: Option<DisclosureId>,
}

impl Session {
    /// A sitting that begins with loading; `shelf` is what is being opened.
    pub fn new(look: Look, shelf: String, size: Size) -> Session {
        Session {
            library: Arc::default(),
            digest: Digest::default(),
            look,
            size,
            screen: Screen::Loading(LoadingScreen::new(shelf)),
            behind: Vec::new(),
            overlay: None,
            told: None,
            finding: FindScreen::default(),
            mark: None,
        }
    }

    /// Where keys go now.
    pub fn place(&self) -> Place {
        match &self.overlay {
            Some(Overlay::Help(_)) => Place::Help,
            Some(Overlay::Prompt(_)) => Place::Prompt,
            Some(Overlay::Palette(_)) => Place::Palette,
            None => self.title().place,
        }
    }

    /// What the screen in front says of itself.
    pub fn title(&self) -> Title {
        self.screen.title(&self.scene())
    }

    /// How many screens stand behind the one in front.
    pub fn depth(&self) -> usize {
        self.behind.len()
    }

    /// What a screen sees.
    pub(super) fn scene(&self) -> Scene<'_> {
        Scene { library: &self.library, digest: &self.digest, look: self.look, size: self.size, mark: self.mark }
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
        let drawn = self.size.width >= SMALLEST.width && self.size.height >= SMALLEST.height;
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
        if !matches!(action, Action::Resize(_) | Action::Told(_) | Action::Found(_)) {
            self.told = None;
        }
        match action {
            Action::Quit => return Effect::Leave,
            Action::Resize(size) => {
                self.size = size;
                return self.refresh();
            }
            // What lies over the screen takes keys only.
            action @ Action::Found(_) => return self.turn(action),
            Action::Loaded(library) => return self.open_library(library),
            Action::Told(told) => self.told = Some(told),
            action => {
                let seen = self.size.width >= SMALLEST.width && self.size.height >= SMALLEST.height;
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
                self.look.unit = self.look.unit.next();
                return self.refresh();
            }
            Action::Find => return self.open(Screen::Find(self.finding.clone())),
            Action::Palette => {
                let palette = Palette::new(self.title().place, &self.scene());
                self.overlay = Some(Overlay::Palette(palette));
            }
            Action::Mark => return self.mark(),
            Action::Compare => return self.compare(),
            action => return self.turn(action),
        }
        Effect::None
    }

    /// Marks the disclosure in view, or takes its mark away.
    fn mark(&mut self) -> Effect {
        let Some(here) = self.screen.here(&self.scene()) else {
            return Effect::None;
        };
        self.mark = Some(here.disclosure).filter(|id| self.mark != Some(*id));
        self.refresh()
    }

    /// Opens the comparison of the marked disclosure with the one in view, else the list of what that can be compared with.
    fn compare(&mut self) -> Effect {
        let scene = self.scene();
        let Some(here) = self.screen.here(&scene) else {
            return Effect::None;
        };
        let marked = self.mark.filter(|id| *id != here.disclosure);
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
        let (look, size, mark) = (self.look, self.size, self.mark);
        let scene = Scene { library: &self.library, digest: &self.digest, look, size, mark };
        match self.screen.update(&action, &scene) {
            Turn::Stay => {}
            Turn::Stop => return Effect::Stop,
            Turn::File(file) => {
                let document = self.library.documents.get(file.0 as usize);
                return document.map_or(Effect::None, |document| Effect::Open(Arc::clone(&document.path)));
            }
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
        self.digest = Digest::of(&library);
        self.look.unit = self.digest.unit;
        self.library = library;
        self.overlay = None;
        self.mark = None;
        self.behind.clear();
        self.finding = FindScreen::default();
        let completeness = match &self.screen {
            Screen::Loading(loading) => loading.completeness(),
            _ => Completeness::Whole,
        };
        self.screen = Screen::Library(LibraryScreen::new(&self.library, completeness));
        self.refresh()
    }

    /// Tells the screen in front that the ground changed.
    fn refresh(&mut self) -> Effect {
        let (look, size, mark) = (self.look, self.size, self.mark);
        let scene = Scene { library: &self.library, digest: &self.digest, look, size, mark };
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
