//! The numbers that Word prints before paragraphs and keeps out of their text: 一、 and （一） before the headings of a
//! report, 1. before its points.

use std::collections::HashMap;

use super::{Visited, inside};
use crate::reader::xml::{Tag, Walk};
use crate::text::in_chinese;

/// Levels are counted from 0; Word has nine.
const LEVELS: usize = 9;

/// How a level is numbered.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1、`: the number of each level in its place.
    text: String,
}

type List = [Level; LEVELS];

/// The numbered lists of a document and how far they are.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    /// The list that each number definition uses.
    uses: HashMap<String, String>,
    /// The number definition and level of a style.
    styles: HashMap<String, (String, usize)>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    /// Reads the definitions of lists and styles.
    pub fn new(numbers: &str, styles: &str) -> Numbering {
        let mut numbering = Numbering::default();
        let mut walk = Walk::new(numbers);
        walk.step();
        inside(&mut walk, |walk, tag| match tag.name() {
            "abstractNum" => {
                numbering.lists.insert(tag.attribute("abstractNumId").unwrap_or_default(), list(walk));
                Visited::Whole
            }
            "num" => {
                let id = tag.attribute("numId").unwrap_or_default();
                inside(walk, |_, tag| {
                    if tag.name() == "abstractNumId" {
                        numbering.uses.insert(id.clone(), value(tag));
                    }
                    Visited::Not
                });
                Visited::Whole
            }
            _ => Visited::Not,
        });
        let mut walk = Walk::new(styles);
        walk.step();
        inside(&mut walk, |walk, tag| match tag.name() {
            "style" => {
                let id = tag.attribute("styleId").unwrap_or_default();
                let place = Place::read(walk);
                numbering.styles.extend(place.number.map(|number| (id, (number, place.level.unwrap_or(0)))));
                Visited::Whole
            }
            _ => Visited::Not,
        });
        numbering
    }

    /// Reads the properties of a paragraph to their end and gives the number it is printed with.
    pub fn label(&mut self, walk: &mut Walk<'_>) -> String {
        let place = Place::read(walk);
        let styled = place.style.and_then(|style| self.styles.get(&style).cloned());
        let level = place.level.or(styled.as_ref().map(|(_, level)| *level)).unwrap_or(0);
        let Some(number) = place.number.or(styled.map(|(number, _)| number)) else { return String::new() };
        self.next(&number, level).unwrap_or_default()
    }

    fn next(&mut self, number: &str, level: usize) -> Option<String> {
        let list_id = self.uses.get(number)?;
        let list = self.lists.get(list_id).filter(|list| !matches!(&*list[level].format, "bullet" | "none"))?;
        let counts = self.counts.entry(list_id.clone()).or_default();
        let count = counts[level].map_or(list[level].start, |count| count.saturating_add(1));
        counts[level] = Some(count);
        counts[level + 1..].fill(None);
        let mut label = list[level].text.clone();
        for (at, of) in list.iter().enumerate().take(level + 1) {
            let mark = format!("%{}", at + 1);
            if label.contains(&mark) {
                label = label.replace(&mark, &shown(counts[at].unwrap_or(of.start), &of.format)?);
            }
        }
        Some(label)
    }
}

fn list(walk: &mut Walk<'_>) -> List {
    let mut list = List::default();
    inside(walk, |walk, tag| {
        if tag.name() != "lvl" {
            return Visited::Not;
        }
        let mut level = Level { start: 1, ..Level::default() };
        inside(walk, |_, tag| {
            match tag.name() {
                "start" => level.start = value(tag).parse().unwrap_or(1),
                "numFmt" => level.format = value(tag),
                "lvlText" => level.text = value(tag).chars().take(40).collect(),
                _ => {}
            }
            Visited::Not
        });
        if let Some(place) = tag.number("ilvl").and_then(|at| list.get_mut(at as usize)) {
            *place = level;
        }
        Visited::Whole
    });
    list
}

/// A number as a level prints it; `None` for signs and for kinds that no report uses.
fn shown(count: u32, format: &str) -> Option<String> {
    match format {
        "decimal" | "decimalZero" => Some(count.to_string()),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital" => in_chinese(count),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            char::from_u32(0x245f + count).filter(|_| (1..=20).contains(&count)).map(String::from)
        }
        _ => None,
    }
}

/// What the properties of a paragraph or style say about its number.
#[derive(Default)]
struct Place {
    style: Option<String>,
    number: Option<String>,
    level: Option<usize>,
}

impl Place {
    fn read(walk: &mut Walk<'_>) -> Place {
        let mut place = Place::default();
        place.take(walk);
        place
    }

    fn take(&mut self, walk: &mut Walk<'_>) {
        inside(walk, |walk, tag| {
            match tag.name() {
                "pStyle" => self.style = Some(value(tag)),
                "numId" => self.number = Some(value(tag)),
                "ilvl" => self.level = Some(tag.number("val").map_or(0, |at| (at as usize).min(LEVELS - 1))),
                "numPr" | "pPr" => {
                    self.take(walk);
                    return Visited::Whole;
                }
                _ => {}
            }
            Visited::Not
        });
    }
}

fn value(tag: &Tag<'_>) -> String {
    tag.attribute("val").unwrap_or_default()
}
