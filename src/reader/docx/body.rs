//! The body of a Word document: a walk through paragraphs, runs and tables.

use super::numbering::Numbering;
use super::{Visited, inside, is_on};
use crate::reader::blocks::{Block, Cell, Table};
use crate::reader::xml::{Step, Tag, Walk};

/// More cells are not read.
const MOST_CELLS: usize = 2_000_000;

/// What is no part of the text as it is printed: what was taken out, instructions, properties.
const LEFT_OUT: &[&str] = &[
    "del",
    "moveFrom",
    "delText",
    "instrText",
    "delInstrText",
    "sectPr",
    "tblPr",
    "tblGrid",
    "tblPrEx",
    "sdtPr",
    "sdtEndPr",
    "rt",
    "docPr",
    "cNvGraphicFramePr",
    "posOffset",
    "fldData",
    "comment",
    "annotation",
];

/// The walk through a body and what it needs to remember.
pub struct Body<'w, 'a> {
    walk: &'w mut Walk<'a>,
    numbering: Numbering,
    cells: usize,
}

/// A paragraph as it is read.
#[derive(Default)]
struct Paragraph {
    words: String,
    /// What its text boxes hold.
    boxed: Vec<Block>,
}

impl<'w, 'a> Body<'w, 'a> {
    /// Begins before the first element.
    pub fn new(walk: &'w mut Walk<'a>, numbering: Numbering) -> Body<'w, 'a> {
        Body { walk, numbering, cells: 0 }
    }

    /// Everything in it.
    pub fn read(mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        self.blocks(&mut blocks);
        blocks
    }

    /// The paragraphs and tables inside the element opened last.
    fn blocks(&mut self, out: &mut Vec<Block>) {
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "p" => self.paragraph(out),
                    "tbl" => {
                        let table = self.table();
                        out.push(Block::Table(table));
                    }
                    "AlternateContent" => self.alternate(|body| body.blocks(out)),
                    name if LEFT_OUT.contains(&name) => self.walk.skip(),
                    _ => self.blocks(out),
                },
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn paragraph(&mut self, out: &mut Vec<Block>) {
        let mut paragraph = Paragraph::default();
        self.content(&mut paragraph);
        out.push(Block::Words(paragraph.words));
        out.append(&mut paragraph.boxed);
    }

    /// What stands inside the paragraph, or the part of one, opened last.
    fn content(&mut self, out: &mut Paragraph) {
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "pPr" => out.words.push_str(&self.numbering.label(self.walk)),
                    "rPr" => {
                        if hides(self.walk) {
                            return self.walk.skip();
                        }
                    }
                    "t" => out.words.push_str(&self.walk.text().replace(['\n', '\r'], " ")),
                    "tab" | "ptab" => self.sign(out, " "),
                    "br" | "cr" => self.sign(out, "\n"),
                    "noBreakHyphen" => self.sign(out, "-"),
                    "AlternateContent" => self.alternate(|body| body.content(out)),
                    "txbxContent" => self.blocks(&mut out.boxed),
                    name if LEFT_OUT.contains(&name) => self.walk.skip(),
                    _ => self.content(out),
                },
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn sign(&mut self, out: &mut Paragraph, sign: &str) {
        out.words.push_str(sign);
        self.walk.skip();
    }

    /// One of several ways to say the same: the first choice, else the way for those who know none.
    fn alternate(&mut self, mut read: impl FnMut(&mut Self)) {
        let mut chosen = false;
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) if !chosen && matches!(tag.name(), "Choice" | "Fallback") => {
                    chosen = true;
                    read(self);
                }
                Step::Open(_) => self.walk.skip(),
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn table(&mut self) -> Table {
        let mut table = Table::default();
        self.rows(&mut table);
        table
    }

    fn rows(&mut self, table: &mut Table) {
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "tr" => {
                        let mut row = Row::default();
                        self.row(&mut row);
                        table.rows.extend((!row.deleted).then_some(row.cells));
                    }
                    "AlternateContent" => self.alternate(|body| body.rows(table)),
                    name if LEFT_OUT.contains(&name) => self.walk.skip(),
                    _ => self.rows(table),
                },
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn row(&mut self, row: &mut Row) {
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "trPr" => row.properties(self.walk),
                    "tc" => self.cell(row),
                    name if LEFT_OUT.contains(&name) => self.walk.skip(),
                    _ => self.row(row),
                },
                Step::Close => return,
                Step::Text(_) => {}
            }
        }
    }

    fn cell(&mut self, row: &mut Row) {
        self.cells += 1;
        if self.cells > MOST_CELLS {
            return self.walk.skip();
        }
        let mut cell = Cell::BLANK;
        let mut merged = Merged::No;
        while let Some(step) = self.walk.step() {
            match step {
                Step::Open(tag) => match tag.name() {
                    "tcPr" => merged = properties(self.walk, &mut cell),
                    "p" => self.paragraph(&mut cell.blocks),
                    "tbl" => {
                        let table = self.table();
                        cell.blocks.push(Block::Table(table));
                    }
                    "AlternateContent" => self.alternate(|body| body.blocks(&mut cell.blocks)),
                    name if LEFT_OUT.contains(&name) => self.walk.skip(),
                    _ => self.blocks(&mut cell.blocks),
                },
                Step::Close => break,
                Step::Text(_) => {}
            }
        }
        match (merged, row.cells.last_mut()) {
            (Merged::Left, Some(before)) => before.across = before.across.saturating_add(cell.across),
            (Merged::No, _) => row.cells.push(cell),
            // What a covered square holds is not printed.
            _ => row.cells.push(Cell { blocks: Vec::new(), ..cell }),
        }
    }
}

#[derive(Default)]
struct Row {
    cells: Vec<Cell>,
    deleted: bool,
}

impl Row {
    fn properties(&mut self, walk: &mut Walk<'_>) {
        inside(walk, |_, tag| {
            match tag.name() {
                "del" => self.deleted = true,
                "hidden" => self.deleted |= is_on(tag.attribute("val")),
                "gridBefore" if span(tag) > 0 => self.cells.push(Cell { across: span(tag), ..Cell::BLANK }),
                _ => {}
            }
            Visited::Not
        });
    }
}

/// With which cell a cell is one.
enum Merged {
    No,
    Up,
    Left,
}

fn properties(walk: &mut Walk<'_>, cell: &mut Cell) -> Merged {
    let mut merged = Merged::No;
    inside(walk, |_, tag| {
        let goes_on = || tag.attribute("val").is_none_or(|value| value == "continue");
        match tag.name() {
            "gridSpan" => cell.across = span(tag).max(1),
            "vMerge" if goes_on() => merged = Merged::Up,
            "hMerge" if goes_on() => merged = Merged::Left,
            _ => {}
        }
        Visited::Not
    });
    merged
}

fn span(tag: &Tag<'_>) -> usize {
    tag.number("val").map_or(0, |number| number.clamp(0.0, 10_000.0) as usize)
}

/// Whether the properties of a run hide it.
fn hides(walk: &mut Walk<'_>) -> bool {
    let mut hidden = false;
    inside(walk, |_, tag| {
        hidden |= tag.name() == "vanish" && is_on(tag.attribute("val"));
        Visited::Not
    });
    hidden
}
