//! Beside a card: what its indicators cover and amount to, then the item under the cursor in words and in its document.

use ratatui::layout::Rect;

use super::entry::{At, Tally, covered_sign, met_sign};
use super::grid::name_of;
use super::sheet::Item;
use crate::export::reviewed::{project_key, project_seen};
use crate::model::{Dimension, Indicator, Operator};
use crate::money::grouped;
use crate::review::{Key, Standing};
use crate::text::width::width;
use crate::tui::screen::checks::{Reach, told};
use crate::tui::screen::place::place;
use crate::tui::screen::source::snippet;
use crate::tui::session::{Look, Scene};
use crate::tui::theme::Ink;
use crate::tui::widget::canvas::Canvas;
use crate::tui::widget::prose::wrap;

/// Rows that the lines of the document need, their heading included.
const SNIPPET: u16 = 8;

/// Writes from the top of a pane downwards.
struct Page<'a, 'b> {
    canvas: &'a mut Canvas<'b>,
    area: Rect,
    below: u16,
}

/// Draws the pane.
pub fn draw(at: At, item: Option<&Item>, scene: &Scene<'_>, side: Rect, canvas: &mut Canvas<'_>) {
    let look = scene.look;
    let disclosure = scene.library.disclosure(at.0);
    let indicators = at.1.indicators(disclosure);
    let area = Rect { x: side.x + 1, width: side.width.saturating_sub(2), ..side };
    let mut page = Page { canvas, area, below: 0 };
    if !indicators.is_empty() {
        page.tally(&Tally::of(indicators), look);
    }
    if let Some(project) = at.1.project(disclosure) {
        page.variants(project.variants.iter().map(|variant| (&*variant.text, place(variant.origin, scene))), look);
    }
    if let Some(project) = at.1.project(disclosure) {
        page.note(project_key(scene.library, at.0, project), &project_seen(project), scene);
    }
    let Some(item) = item else { return };
    page.prose(look.lang.this_item(), Ink::Head);
    match item.indicator.and_then(|index| indicators.get(index)) {
        Some(indicator) => page.indicator(indicator, look),
        None => page.prose(format!("{} {}", item.place.label, item.place.figure).trim_end(), Ink::Strong),
    }
    let (checks, more) = told(&[item.place.origin], Reach::Line, scene, area.width);
    if !checks.is_empty() {
        page.blank();
        page.prose(look.lang.checks_here(), Ink::Head);
    }
    for check in checks {
        check.rows.iter().for_each(|row| page.prose(row, check.ink));
    }
    if more > 0 {
        page.prose(&look.lang.and_more(more), Ink::Faint);
    }
    let below = page.below + 1;
    let left = area.height.saturating_sub(below);
    if left >= SNIPPET {
        let heading = format!("{}  {}", look.lang.source(), place(item.place.origin, scene));
        canvas.pen(area, below).text(&heading, Ink::Head);
        let rest = Rect { y: side.y + below + 1, height: left - 1, ..side };
        snippet(item.place.origin, scene, rest, canvas);
    }
}

impl Page<'_, '_> {
    fn blank(&mut self) {
        self.below += 1;
    }

    fn prose(&mut self, text: &str, ink: Ink) {
        for row in wrap(text, self.area.width) {
            self.canvas.pen(self.area, self.below).text(row, ink);
            self.below += 1;
        }
    }

    /// The note on the project.
    fn note(&mut self, key: Key, now: &str, scene: &Scene<'_>) {
        let lang = scene.look.lang;
        let Some(kept) = scene.review.of(&key).note else { return };
        self.prose(&format!("{} {}", lang.note_is(), kept.what), Ink::Key);
        self.prose(&lang.stamped(&kept.stamp), Ink::Faint);
        if let Standing::Changed { was } = kept.standing(Some(now)) {
            self.prose(&format!("{} {was}", lang.changed_since()), Ink::Trouble);
        }
        self.blank();
    }

    fn tally(&mut self, tally: &Tally, look: Look) {
        let lang = look.lang;
        self.prose(lang.coverage(), Ink::Head);
        match &tally.coverage {
            Some(coverage) => self.coverage(coverage, look),
            None => self.prose(lang.no_coverage(), Ink::Faint),
        }
        self.blank();
        let counts = [
            (lang.indicators(), Some(tally.count.to_string())),
            (lang.weight_sum(), tally.weights.map(|sum| grouped(sum.normalize()))),
            (lang.score(), tally.scores.map(|sum| grouped(sum.normalize()))),
            (lang.met(), tally.has_results().then(|| tally.met.to_string())),
            (lang.missed(), tally.has_results().then(|| tally.missed.to_string())),
            (lang.not_comparable(), (tally.open > 0).then(|| tally.open.to_string())),
        ];
        let label = counts.iter().map(|(label, _)| width(label)).max().unwrap_or(0) as u16 + 2;
        for (name, count) in counts {
            if let Some(count) = count {
                let mut pen = self.canvas.pen(self.area, self.below);
                pen.cell(name, label, Ink::Plain).right(&count, 6, Ink::Strong);
                self.below += 1;
            }
        }
        self.blank();
    }

    fn coverage(&mut self, coverage: &[bool; 6], look: Look) {
        let signs = look.glyphs.signs();
        for (dimensions, covered) in Dimension::ALL.chunks(3).zip(coverage.chunks(3)) {
            let mut pen = self.canvas.pen(self.area, self.below);
            for (&dimension, covered) in dimensions.iter().zip(covered) {
                let ink = if *covered { Ink::Plain } else { Ink::Faint };
                pen.text(covered_sign(Some(covered), signs), ink).skip(1);
                pen.cell(look.lang.dimension(dimension), 9, ink);
            }
            self.below += 1;
        }
    }

    fn variants<'a>(&mut self, variants: impl Iterator<Item = (&'a str, String)>, look: Look) {
        let before = self.below;
        for (name, place) in variants {
            self.prose(&format!("{} {name}  {place}", look.lang.spelt_also()), Ink::Plain);
        }
        if self.below > before {
            self.blank();
        }
    }

    /// Target and result in words.
    fn indicator(&mut self, one: &Indicator, look: Look) {
        let lang = look.lang;
        self.prose(name_of(one), Ink::Strong);
        let levels: Vec<&str> = [&*one.level1, &*one.level2].into_iter().filter(|level| !level.is_empty()).collect();
        if !levels.is_empty() {
            self.prose(&levels.join(" / "), Ink::Faint);
        }
        self.prose(&format!("{} {}", lang.target(), one.target.printed), Ink::Plain);
        self.prose(&format!("{} {}", lang.understood(), understood(one, look)), Ink::Plain);
        if let Some(actual) = &one.actual {
            self.prose(&format!("{} {actual}", lang.actual()), Ink::Plain);
            let sign = met_sign(one, look.glyphs.signs());
            match one.met() {
                Some(true) => self.prose(&format!("{sign} {}", lang.met()), Ink::Strong),
                Some(false) => self.prose(&format!("{sign} {}", lang.missed()), Ink::Trouble),
                None => self.prose(lang.not_comparable(), Ink::Plain),
            }
        }
    }
}

/// A target in words: 不低于 5 家.
fn understood(one: &Indicator, look: Look) -> String {
    let target = &one.target;
    let operator = look.lang.operator(target.operator);
    match target.number {
        Some(number) if target.operator != Operator::Text => {
            format!("{operator} {} {}", grouped(number), target.unit.as_deref().unwrap_or_default())
        }
        _ => operator.into(),
    }
}
