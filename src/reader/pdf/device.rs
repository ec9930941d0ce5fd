//! What the drawing instructions of a page draw: a device that keeps glyphs and rulings and forgets everything else.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use hayro_interpret::font::{Glyph as Drawn, GlyphRun};
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::page::Page;
use hayro_interpret::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape};
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, InterpreterWarning, SoftMask, TransformExt, interpret_page,
};

use crate::reader::layout::{Glyph, Ruling, Sheet, thin_fill};

/// How much of a page was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Everything.
    Whole,
    /// What comes before a bound.
    Part,
    /// Nothing, since a font of it cannot be read: where the point is in that font and the digits are in another, each
    /// number would be a hundred times as large.
    Nothing,
}

/// Reads a page. The pages of one document share a cache, so that each of its fonts is read once.
pub fn sheet<'a>(page: &Page<'a>, cache: &InterpreterCache<'a>) -> (Sheet, Kept) {
    let (width, height) = page.render_dimensions();
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = page.initial_transform(true).to_kurbo();
    let fontless = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&fontless);
    let warning_sink = Arc::new(move |warning| {
        if matches!(warning, InterpreterWarning::UnsupportedFont) {
            seen.store(true, Ordering::Relaxed);
        }
    });
    let settings = InterpreterSettings { warning_sink, ..InterpreterSettings::default() };
    let mut context = Context::new(transform, bounds, cache, page.xref(), settings);
    let mut keeper = Keeper { sheet: Sheet::blank(f64::from(height)), clips: vec![bounds], kept: Kept::Whole };
    interpret_page(page, &mut context, &mut keeper);
    match fontless.load(Ordering::Relaxed) {
        true => (Sheet::blank(f64::from(height)), Kept::Nothing),
        false => (keeper.sheet, keeper.kept),
    }
}

struct Keeper {
    sheet: Sheet,
    /// What may be seen, innermost last.
    clips: Vec<Rect>,
    kept: Kept,
}

impl Keeper {
    fn seen(&self) -> Rect {
        self.clips.last().copied().unwrap_or(Rect::ZERO)
    }

    fn edge(&mut self, a: Point, b: Point) {
        if self.sheet.is_full_of_rulings() {
            self.kept = Kept::Part;
            return;
        }
        let clip = self.seen().inflate(1.0, 1.0);
        let (across, down) = ((clip.x0, clip.x1), (clip.y0, clip.y1));
        match Ruling::between(a.into(), b.into()) {
            Some(Ruling::Across(edge)) => self.sheet.across.extend(edge.within(across, down)),
            Some(Ruling::Down(edge)) => self.sheet.down.extend(edge.within(down, across)),
            None => {}
        }
    }

    /// A filled shape is a ruling where it is thin.
    fn fill(&mut self, path: &BezPath, transform: Affine) {
        for part in parts(path) {
            let bounds = (transform * part).bounding_box();
            if let Some([from, to]) = thin_fill((bounds.x0, bounds.x1), (bounds.y0, bounds.y1)) {
                self.edge(from.into(), to.into());
            }
        }
    }

    fn stroke(&mut self, path: &BezPath, transform: Affine) {
        let mut start = Point::ZERO;
        let mut last = Point::ZERO;
        for element in (transform * path.clone()).elements() {
            match *element {
                PathEl::MoveTo(to) => {
                    start = to;
                    last = to;
                }
                PathEl::LineTo(to) => {
                    self.edge(last, to);
                    last = to;
                }
                PathEl::ClosePath => {
                    self.edge(last, start);
                    last = start;
                }
                PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => last = to,
            }
        }
    }
}

/// Whether a glyph leaves a mark on the page.
fn is_seen(glyph: &Drawn<'_>) -> bool {
    match glyph {
        Drawn::Outline(outline) => !outline.outline().elements().is_empty(),
        Drawn::Type3(_) => true,
    }
}

/// The closed parts of a path: many rulings are often one path.
fn parts(path: &BezPath) -> Vec<BezPath> {
    let mut out: Vec<BezPath> = Vec::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) || out.is_empty() {
            out.push(BezPath::new());
        }
        if let Some(part) = out.last_mut() {
            if part.elements().is_empty() && !matches!(element, PathEl::MoveTo(_)) {
                part.move_to(Point::ZERO);
            }
            part.push(*element);
        }
    }
    out
}

impl<'a> Device<'a> for Keeper {
    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        match mode {
            DrawMode::Fill(_) => self.fill(path, props.transform),
            DrawMode::Stroke(_) => self.stroke(path, props.transform),
            DrawMode::FillAndStroke(..) => {
                self.fill(path, props.transform);
                self.stroke(path, props.transform);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        let bounds = clip.path.bounding_box();
        self.clips.push(self.seen().intersect(bounds));
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}

    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, mode: &DrawMode) {
        if matches!(mode, DrawMode::Invisible) {
            return;
        }
        let first = self.sheet.glyphs.len();
        let clip = self.seen().inflate(0.5, 0.5);
        for glyph in run.glyphs() {
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                // Left out, a point that lost its meaning would make 2400 of 24.00.
                None if is_seen(glyph) => char::REPLACEMENT_CHARACTER.to_string(),
                None => continue,
            };
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            let scale = match &**glyph {
                Drawn::Outline(_) => 1000.0,
                Drawn::Type3(_) => 1.0,
            };
            let size = ((place * Point::new(0.0, scale)) - origin).hypot();
            let glyph = Glyph::new(text, origin.into(), size);
            let (x, y) = glyph.centre();
            if self.sheet.glyphs.len() >= Sheet::MOST {
                self.kept = Kept::Part;
                break;
            }
            if clip.contains(Point::new(x, y)) && !self.sheet.holds(&glyph, first) {
                self.sheet.push(glyph);
            }
        }
        self.sheet.end_run(first);
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.sheet.pictures += 1;
    }

    fn pop_clip(&mut self) {
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn pop_transparency_group(&mut self) {}
}
