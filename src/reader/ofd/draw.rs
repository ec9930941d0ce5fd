//! The objects of an OFD page as glyphs and rulings. Lengths are millimetres in the file and points here.

use crate::reader::layout::{Glyph, Ruling, Sheet, thin_fill};
use crate::reader::xml::{Step, Tag, Walk};

/// Points of a millimetre.
const SCALE: f64 = 72.0 / 25.4;

/// A box: left, top, width, height in millimetres.
#[derive(Clone, Copy, Debug)]
pub struct Area([f64; 4]);

impl Area {
    /// `0 0 210 297`.
    pub fn parse(text: &str) -> Option<Area> {
        numbers(text).try_into().ok().map(Area)
    }
}

/// A4.
const USUAL: Area = Area([0.0, 0.0, 210.0, 297.0]);

/// Where an object stands and how it is turned.
struct Frame {
    left: f64,
    top: f64,
    turn: [f64; 6],
}

impl Frame {
    fn of(tag: &Tag<'_>) -> Frame {
        let [left, top, ..] = tag.attribute("Boundary").and_then(|text| Area::parse(&text)).unwrap_or(USUAL).0;
        let turn = tag.attribute("CTM").and_then(|text| numbers(&text).try_into().ok());
        Frame { left, top, turn: turn.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]) }
    }

    fn place(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.turn;
        ((self.left + a * x + c * y + e) * SCALE, (self.top + b * x + d * y + f) * SCALE)
    }
}

/// A page as it is drawn.
pub struct Drawing {
    sheet: Sheet,
    area: Area,
}

/// The templates that a page is drawn over, by their names.
pub fn templates(page: &str) -> Vec<String> {
    let mut walk = Walk::new(page);
    let mut out = Vec::new();
    while let Some(step) = walk.step() {
        match step {
            Step::Open(tag) if tag.name() == "Template" => out.extend(tag.attribute("TemplateID")),
            Step::Open(tag) if tag.name() == "Content" => break,
            _ => {}
        }
    }
    out.truncate(8);
    out
}

impl Drawing {
    /// An empty page of a size.
    pub fn new(area: Option<Area>) -> Drawing {
        Drawing { sheet: Sheet::default(), area: area.unwrap_or(USUAL) }
    }

    /// Draws what a part says; `false` where it is broken.
    pub fn draw(&mut self, part: &str) -> bool {
        let mut walk = Walk::new(part);
        while let Some(step) = walk.step() {
            let Step::Open(tag) = step else { continue };
            let hidden = tag.attribute("Visible").as_deref() == Some("false") || tag.number("Alpha") == Some(0.0);
            match tag.name() {
                "TextObject" | "PathObject" | "Clips" | "CompositeObject" if hidden || tag.name() == "Clips" => {
                    walk.skip()
                }
                "PhysicalBox" => self.area = Area::parse(&walk.text()).unwrap_or(self.area),
                "TextObject" => self.text(&mut walk, &tag),
                "PathObject" => self.path(&mut walk, &tag),
                "ImageObject" => self.sheet.pictures += 1,
                _ => {}
            }
        }
        !walk.is_broken()
    }

    /// The page, without what is drawn outside of it.
    pub fn finish(mut self) -> Sheet {
        let [left, top, width, height] = self.area.0.map(|length| length * SCALE);
        self.sheet.height = height;
        self.sheet.glyphs.retain(|glyph| {
            let (x, y) = glyph.centre();
            (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
        });
        self.sheet
    }

    fn text(&mut self, walk: &mut Walk<'_>, tag: &Tag<'_>) {
        let frame = Frame::of(tag);
        let [_, _, c, d, ..] = frame.turn;
        let size = tag.number("Size").unwrap_or(3.5) * c.hypot(d) * SCALE;
        let (mut x, mut y) = (0.0, 0.0);
        while let Some(step) = walk.step() {
            match step {
                Step::Open(code) if code.name() == "TextCode" => {
                    x = code.number("X").unwrap_or(x);
                    y = code.number("Y").unwrap_or(y);
                    let steps = |name: &str| code.attribute(name).map(|text| deltas(&text)).unwrap_or_default();
                    let (across, down) = (steps("DeltaX"), steps("DeltaY"));
                    self.run(&frame, size, (x, y), (&across, &down), &walk.text());
                }
                Step::Open(_) => walk.skip(),
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn run(&mut self, frame: &Frame, size: f64, from: (f64, f64), steps: (&[f64], &[f64]), text: &str) {
        let (mut x, mut y) = from;
        let first = self.sheet.glyphs.len();
        for (at, sign) in text.trim_matches(['\n', '\r']).chars().enumerate() {
            let (left, baseline) = frame.place(x, y);
            let glyph = Glyph::new(sign.to_string(), (left, baseline), size);
            let reach = glyph.advance();
            // Where no step is stated, a glyph is followed at once by the next.
            let stated = steps.0.get(at).or(steps.1.get(at).and(Some(&0.0)));
            x += stated.copied().unwrap_or(reach / SCALE / frame.turn[0].abs().max(0.001));
            y += steps.1.get(at).copied().unwrap_or(0.0);
            let again = self.sheet.holds(&glyph, first);
            let sane = size > 0.0 && [left, baseline, size].iter().all(|length| length.abs() < 1e6);
            if sane && !again && self.sheet.glyphs.len() < Sheet::MOST {
                self.sheet.push(glyph);
            }
        }
        self.sheet.end_run(first);
    }

    fn path(&mut self, walk: &mut Walk<'_>, tag: &Tag<'_>) {
        let frame = Frame::of(tag);
        let filled = tag.attribute("Fill").as_deref() == Some("true");
        let stroked = tag.attribute("Stroke").as_deref() != Some("false");
        while let Some(step) = walk.step() {
            match step {
                Step::Open(data) if data.name() == "AbbreviatedData" => {
                    for points in parts(&walk.text()) {
                        let points: Vec<(f64, f64)> = points.into_iter().map(|(x, y)| frame.place(x, y)).collect();
                        if filled {
                            self.fill(&points);
                        }
                        if stroked {
                            points.windows(2).for_each(|ends| self.edge(ends[0], ends[1]));
                        }
                    }
                }
                Step::Open(_) => walk.skip(),
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    /// A filled shape is a ruling where it is thin.
    fn fill(&mut self, points: &[(f64, f64)]) {
        let reach = |of: fn(&(f64, f64)) -> f64| {
            let values = points.iter().map(of);
            values.fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)))
        };
        if let Some([from, to]) = thin_fill(reach(|point| point.0), reach(|point| point.1)) {
            self.edge(from, to);
        }
    }

    fn edge(&mut self, a: (f64, f64), b: (f64, f64)) {
        let sane = (a.0 - b.0).abs().max((a.1 - b.1).abs()) <= 1e5;
        if self.sheet.is_full_of_rulings() || !sane {
            return;
        }
        match Ruling::between(a, b) {
            Some(Ruling::Across(edge)) => self.sheet.across.push(edge),
            Some(Ruling::Down(edge)) => self.sheet.down.push(edge),
            None => {}
        }
    }
}

fn numbers(text: &str) -> Vec<f64> {
    text.split_whitespace().map_while(|word| word.parse().ok().filter(|number: &f64| number.is_finite())).collect()
}

/// Steps from glyph to glyph; `g 3 5` is three steps of 5.
fn deltas(text: &str) -> Vec<f64> {
    let mut out = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next() {
        let (count, step) = match word {
            "g" => (words.next().and_then(|word| word.parse().ok()).unwrap_or(0), words.next()),
            word => (1, Some(word)),
        };
        let Some(step) = step.and_then(|word| word.parse::<f64>().ok()) else { break };
        out.extend(std::iter::repeat_n(step, usize::min(count, Sheet::MOST - out.len())));
    }
    out
}

/// The points of each part of a path; a curve is taken by its end.
fn parts(data: &str) -> Vec<Vec<(f64, f64)>> {
    let mut out: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut words = data.split_whitespace();
    while let Some(word) = words.next() {
        let count = match word {
            "S" | "M" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            _ => 0,
        };
        let values: Vec<f64> = words.by_ref().take(count).filter_map(|word| word.parse().ok()).collect();
        if values.len() < count {
            break;
        }
        match (word, values.as_slice()) {
            ("S" | "M", [x, y]) => out.push(vec![(*x, *y)]),
            (_, [.., x, y]) => match out.last_mut() {
                Some(part) => part.push((*x, *y)),
                None => out.push(vec![(*x, *y)]),
            },
            ("C", _) => out.iter_mut().rev().take(1).for_each(|part| part.extend(part.first().copied())),
            _ => {}
        }
    }
    out
}
