//! What every screen stands on: the library and what was worked out of it, the look, the size of the window. A screen sees
//! it through a [`Scene`] and changes none of it.

use std::sync::Arc;

use ratatui::layout::Size;

use super::audit::{Audit, Checking};
use super::digest::Digest;
use super::review::Review;
use super::theme::{Glyphs, Theme};
use crate::library::Library;
use crate::model::DisclosureId;
use crate::money::Unit;
use crate::review::Marks;
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
    /// How far the checking is, and what came of it.
    pub checking: &'a Checking,
    /// What the reader made of the findings.
    pub review: &'a Review,
    /// How everything is shown.
    pub look: Look,
    /// The size of the window.
    pub size: Size,
    /// The disclosure that is marked to be compared.
    pub mark: Option<DisclosureId>,
}

impl<'a> Scene<'a> {
    /// What came of the checking, once it is done.
    pub fn audit(&self) -> Option<&'a Audit> {
        match self.checking {
            Checking::Done(audit) => Some(audit),
            Checking::Going | Checking::Broke => None,
        }
    }
}

/// What every screen stands on.
#[derive(Debug)]
pub struct Ground {
    library: Arc<Library>,
    digest: Digest,
    checking: Checking,
    review: Review,
    /// How everything is shown.
    pub look: Look,
    /// The size of the window.
    pub size: Size,
    /// What the next one is compared with.
    pub mark: Option<DisclosureId>,
}

impl Ground {
    /// The ground before anything was read.
    pub fn new(look: Look, size: Size) -> Ground {
        Ground {
            library: Arc::default(),
            digest: Digest::default(),
            checking: Checking::default(),
            review: Review::default(),
            look,
            size,
            mark: None,
        }
    }

    /// What a screen sees.
    pub fn scene(&self) -> Scene<'_> {
        Scene {
            library: &self.library,
            digest: &self.digest,
            checking: &self.checking,
            review: &self.review,
            look: self.look,
            size: self.size,
            mark: self.mark,
        }
    }

    /// The library.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// Stands on another library, which is not checked yet.
    pub fn put(&mut self, library: Arc<Library>) {
        self.digest = Digest::of(&library);
        self.look.unit = self.digest.unit;
        self.library = library;
        self.mark = None;
        self.checking = Checking::Going;
        self.review.forget();
        self.review.judge(None);
        self.review.find_notes(&self.library);
    }

    /// Takes in what came of the checking.
    pub fn checked(&mut self, checking: Checking) {
        self.review.judge(match &checking {
            Checking::Done(audit) => Some(audit),
            Checking::Going | Checking::Broke => None,
        });
        self.checking = checking;
    }

    /// Takes in what the journal says now.
    pub fn marked(&mut self, marks: Arc<Marks>) {
        let audit = match &self.checking {
            Checking::Done(audit) => Some(&**audit),
            Checking::Going | Checking::Broke => None,
        };
        self.review.take(marks, audit);
        self.review.find_notes(&self.library);
    }
}
