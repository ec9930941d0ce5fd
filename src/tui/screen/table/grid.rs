//! The columns of a table on the screen: which are shown, how wide, and where each begins.

use crate::model::{Form, Line};
use crate::money::Unit;
use crate::text::width::width;
use crate::tui::widget::amount::{Measure, plain};
use crate::tui::widget::prose::{header_width, wrap_header};
use crate::tui::widget::share::PERCENT;

/// Columns between two columns.
const GAP: u16 = 2;

/// Columns before the name, for the sign of the cursor.
const MARGIN: u16 = 2;

/// Columns of the bar, at least and at most.
const BAR: (u16, u16) = (6, 20);

/// The name gets at least so many columns, where it needs them.
const NAME: u16 = 24;

/// Columns of the figures without a certain column, at most.
const LOOSE: u16 = 24;

/// Something that is shown as a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A column of the table.
    Column(usize),
    /// The figures of a line whose column is not certain.
    Loose,
}

/// Whether columns without any print are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Blanks {
    /// They are left out and counted.
    #[default]
    Hidden,
    /// They are shown like the others.
    Shown,
}

/// What all lines together need, in one unit: so that nothing moves when the cursor does.
#[derive(Clone, Debug, Default)]
pub struct Metrics {
    /// Columns of the longest name with its indent and code.
    pub name: u16,
    /// Rows of the header.
    pub head: u16,
    columns: Vec<Span>,
    /// Columns of the figures without a column, by block; 0 where there are none.
    loose: Vec<u16>,
}

#[derive(Clone, Debug)]
struct Span {
    measure: Measure,
    width: u16,
    header: Vec<String>,
    printed: Blanks,
}

/// The columns of a block in some width.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grid {
    /// Columns of the name.
    pub name: u16,
    /// The columns shown, from left to right.
    pub placed: Vec<Placed>,
    /// How many columns lie further left.
    pub before: usize,
    /// How many columns lie further right.
    pub after: usize,
    /// Columns of the bar; 0 where there is no room.
    pub bar: u16,
}

/// A column and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What it shows.
    pub slot: Slot,
    /// Where it begins, from the left of the rows.
    pub x: u16,
    /// How wide it is.
    pub width: u16,
}

impl Metrics {
    /// Measures a table; `head` is how many rows its header may take.
    pub fn of(form: &Form, unit: Unit, head: usize) -> Metrics {
        let mut measures = vec![None::<Measure>; form.columns.len()];
        let mut loose = vec![0; form.blocks.len().max(1)];
        let mut name = 0;
        for line in &form.lines {
            name = name.max(width(&label(form, line)) + usize::from(line.depth) * 2 + 2);
            for cell in form.cells(line) {
                let measure = Measure::of_print(&cell.print, form.unit, unit);
                match cell.column.and_then(|column| measures.get_mut(usize::from(column))) {
                    Some(known) => *known = Some(known.unwrap_or_default().join(measure)),
                    None => {
                        let columns = width(&loose_figures(form, line, unit)) as u16;
                        if let Some(widest) = loose.get_mut(usize::from(line.block)) {
                            *widest = columns.clamp(*widest, LOOSE.max(*widest));
                        }
                    }
                }
            }
        }
        let spans: Vec<Span> =
            form.columns.iter().zip(measures).map(|(column, measure)| span(&column.header, measure, head)).collect();
        let rows = spans.iter().map(|span| span.header.len()).max().unwrap_or(1);
        Metrics { name: name as u16, head: rows.clamp(1, head) as u16, columns: spans, loose }
    }

    /// What is shown of a block as columns.
    pub fn slots(&self, form: &Form, block: u8, blanks: Blanks) -> Vec<Slot> {
        let range = form.blocks.get(usize::from(block)).map_or(0..self.columns.len(), |block| block.columns.clone());
        let shown = |&column: &usize| blanks == Blanks::Shown || self.columns[column].printed == Blanks::Shown;
        let mut slots: Vec<Slot> =
            range.filter(|&column| column < self.columns.len()).filter(shown).map(Slot::Column).collect();
        if self.loose.get(usize::from(block)).is_some_and(|&columns| columns > 0) {
            slots.push(Slot::Loose);
        }
        slots
    }

    /// How many columns of the table hold no print at all.
    pub fn blank_columns(&self) -> usize {
        self.columns.iter().filter(|span| span.printed == Blanks::Hidden).count()
    }

    /// The room of the amounts of a column.
    pub fn measure(&self, column: usize) -> Measure {
        self.columns[column].measure
    }

    /// The header of a column, row by row.
    pub fn header(&self, column: usize) -> &[String] {
        &self.columns[column].header
    }

    fn width(&self, slot: Slot, block: u8) -> u16 {
        match slot {
            Slot::Column(column) => self.columns[column].width,
            Slot::Loose => self.loose[usize::from(block)].max(4),
        }
    }

    /// Places the columns of a block from one on; where there is room for all behind it, further ones on the left too.
    pub fn fit(&self, slots: &[Slot], block: u8, first: usize, columns: u16) -> Grid {
        let widths: Vec<u16> = slots.iter().map(|&slot| self.width(slot, block) + GAP).collect();
        let room = columns.saturating_sub(MARGIN + GAP + PERCENT + 1);
        let all: u16 = widths.iter().fold(0, |sum, &width| sum.saturating_add(width));
        let least = self.name.min(NAME.max(room * 35 / 100)).max(8);
        if all.saturating_add(least) <= room {
            let name = self.name.max(8).min(room - all);
            let rest = room - all - name;
            let bar = if rest >= BAR.0 + GAP { (rest - GAP).min(BAR.1) } else { 0 };
            return Grid { bar, ..place(slots, &widths, 0, name, u16::MAX) };
        }
        let room = room.saturating_sub(least);
        let mut first = first.min(slots.len().saturating_sub(1));
        while first > 0 && widths[first - 1..].iter().sum::<u16>() <= room {
            first -= 1;
        }
        place(slots, &widths, first, least, room)
    }
}

impl Grid {
    /// Whether a column is among those shown.
    pub fn shows(&self, index: usize) -> bool {
        (self.before..self.before + self.placed.len()).contains(&index)
    }

    /// The index of the column at a distance from the left of the rows.
    pub fn index_at(&self, x: u16) -> Option<usize> {
        let found = self.placed.iter().position(|placed| x + GAP > placed.x && x < placed.x + placed.width)?;
        Some(self.before + found)
    }

    /// Where the percentage begins.
    pub fn percent_x(&self) -> u16 {
        self.placed.last().map_or(MARGIN + self.name, |last| last.x + last.width) + GAP
    }
}

fn place(slots: &[Slot], widths: &[u16], first: usize, name: u16, room: u16) -> Grid {
    let mut x = MARGIN + name;
    let mut left = room;
    let mut placed = Vec::new();
    for (&slot, &wide) in slots.iter().zip(widths).skip(first) {
        if wide > left && !placed.is_empty() {
            break;
        }
        left = left.saturating_sub(wide);
        placed.push(Placed { slot, x: x + GAP, width: wide - GAP });
        x += wide;
    }
    Grid { name, before: first, after: slots.len() - first - placed.len(), placed, bar: 0 }
}

fn span(header: &str, measure: Option<Measure>, head: usize) -> Span {
    let known = measure.unwrap_or_default();
    let width = header_width(header, known.width(), head);
    Span {
        measure: known,
        width,
        header: wrap_header(header, width, head),
        printed: if measure.is_some() { Blanks::Shown } else { Blanks::Hidden },
    }
}

/// What a line is called in the tree: the digits that its code adds to that of its parent, and its project or name.
pub fn label(form: &Form, line: &Line) -> String {
    let name = line.project.as_ref().unwrap_or(&line.name);
    let Some(code) = line.code else {
        return name.to_string();
    };
    let digits = code.to_string();
    let above = line.parent.and_then(|parent| form.line(parent).code).map(|code| code.to_string());
    let own = above.and_then(|above| digits.strip_prefix(&above).filter(|own| !own.is_empty()).map(String::from));
    format!("{} {name}", own.unwrap_or(digits))
}

/// The figures of a line whose column is not certain, one beside the other.
pub fn loose_figures(form: &Form, line: &Line, unit: Unit) -> String {
    let cells = form.cells(line).iter().filter(|cell| cell.column.is_none());
    let figures: Vec<String> = cells.map(|cell| format!("?{}", plain(&cell.print, form.unit, unit))).collect();
    figures.join(" ")
}
