//! Lines whose cells stand between tabs, set as columns: amounts on one decimal point, long cells wrapped, and where all
//! columns together are too wide, the last ones in further rows of the same line.

use std::ops::Range;

use super::wrap::wrap;
use crate::money::parse_number;
use crate::text::width::width;

/// Columns between two cells.
const GAP: u16 = 2;

/// A column of text is not made narrower than this.
const LEAST: u16 = 8;

/// The name of a merged cell makes its column at most so wide; what is longer is wrapped.
const MERGED: u16 = 40;

/// In less room cells are not set as columns.
const NARROW: u16 = 44;

/// By how much the further rows of a line stand in.
const INDENT: u16 = 4;

/// A piece of a line and the column at which it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Columns from the left edge of the text.
    pub x: u16,
    /// Bytes of the line.
    pub bytes: Range<usize>,
}

/// The columns of some lines that stand below each other.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The columns that hold anything.
    set: Vec<Column>,
    /// Which of them a cell belongs to, by the tabs before it; a column that is blank in all lines is that behind it.
    places: Vec<usize>,
    /// Where there is too little room for columns, the cells follow each other within so many.
    flow: Option<u16>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Column {
    /// In which row of the line it stands.
    band: u32,
    x: u16,
    width: u16,
    /// Of amounts, the columns before the point and from the point on; zero in a column of text.
    before: u16,
    after: u16,
}

/// A cell that is not blank.
struct Cell<'a> {
    column: usize,
    /// How many columns it may take: its own and the blank ones behind it.
    span: usize,
    start: usize,
    text: &'a str,
}

impl Column {
    /// Makes room for an amount with so many columns before its point and after that.
    fn take(&mut self, (before, after): (u16, u16)) {
        (self.before, self.after) = (self.before.max(before), self.after.max(after));
    }

    fn holds_amounts(&self) -> bool {
        self.before > 0
    }

    /// As wide as it has to be at least.
    fn least(&self) -> u16 {
        if self.holds_amounts() { self.before.saturating_add(self.after) } else { LEAST.min(self.width) }
    }
}

impl Columns {
    /// Measures some lines for a width.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str> + Clone, room: u16) -> Columns {
        let mut columns = Columns { flow: (room < NARROW).then_some(room), ..Columns::default() };
        for line in lines.clone() {
            for (at, cell) in line.split('\t').enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
                if columns.places.len() <= at {
                    columns.places.resize(at + 1, 0);
                }
                // Counts the cells first, to see which columns hold any.
                columns.places[at] += cell.len();
            }
        }
        for place in &mut columns.places {
            let used = *place > 0;
            *place = columns.set.len();
            if used {
                columns.set.push(Column::default());
            }
        }
        if columns.flow.is_none() {
            columns.measure(lines, room);
        }
        columns
    }

    fn measure<'a>(&mut self, lines: impl Iterator<Item = &'a str>, room: u16) {
        let cells: Vec<Cell<'a>> = lines.flat_map(|line| self.cells(line)).collect();
        for cell in &cells {
            if let Some(point) = point(cell.text).filter(|_| cell.text.contains(['.', ','])) {
                self.set[cell.column].take(point);
            }
        }
        for cell in cells.iter().filter(|cell| cell.span == 1) {
            let column = &mut self.set[cell.column];
            match point(cell.text).filter(|_| column.holds_amounts()) {
                Some(point) => column.take(point),
                None => column.width = column.width.max(wide(cell.text).min(room)),
            }
        }
        for column in &mut self.set {
            column.width = column.width.max(column.before.saturating_add(column.after));
        }
        let merged: Vec<Cell<'a>> = cells.into_iter().filter(|cell| cell.span > 1).collect();
        self.widen(&merged, LEAST, u16::MAX);
        self.narrow(room);
        self.widen(&merged, MERGED, room);
        self.place(room);
    }

    /// Gives merged cells the room they need, up to some columns each and as long as the table has no more than `room`.
    fn widen(&mut self, merged: &[Cell<'_>], most: u16, room: u16) {
        for cell in merged {
            let wanted = wide(cell.text).min(most);
            let missing = wanted.saturating_sub(taken(&self.set[cell.column..cell.column + cell.span]));
            if missing > 0 {
                self.set[cell.column].width += missing.min(room.saturating_sub(taken(&self.set)));
            }
        }
    }

    /// Takes from the widest columns of text until all fit, but never what an amount needs. Where that is not enough, the
    /// columns go on below and none has to be narrower than a third of the room.
    fn narrow(&mut self, room: u16) {
        if together(self.set.iter().filter(|column| column.width > 0).map(Column::least)) > room {
            for column in &mut self.set {
                column.width = column.width.min((room / 3).max(column.least()));
            }
            return;
        }
        while taken(&self.set) > room {
            let wide = self.set.iter_mut().filter(|column| column.width > column.least());
            match wide.max_by_key(|column| column.width) {
                Some(widest) => widest.width -= 1,
                None => return,
            }
        }
    }

    /// Gives every column its place, from left to right and then in the next row.
    fn place(&mut self, room: u16) {
        let (mut band, mut x) = (0_u32, 0_u16);
        for column in &mut self.set {
            if column.width > 0 && x > 0 && column.width > room.saturating_sub(x) {
                (band, x) = (band + 1, INDENT);
            }
            (column.band, column.x) = (band, x);
            column.width = column.width.min(room.saturating_sub(x).max(2));
            x += if column.width > 0 { column.width + GAP } else { 0 };
        }
    }

    /// The cells of a line that are not blank.
    fn cells<'a>(&self, line: &'a str) -> Vec<Cell<'a>> {
        let mut cells: Vec<Cell<'a>> = Vec::new();
        let mut at = 0;
        for (tabs, whole) in line.split('\t').enumerate() {
            let text = whole.trim();
            if let (false, Some(&column)) = (text.is_empty(), self.places.get(tabs)) {
                cells.push(Cell { column, span: 1, start: at + whole.len() - whole.trim_start().len(), text });
            }
            at += whole.len() + 1;
        }
        for at in 0..cells.len() {
            let next = cells.get(at + 1).map_or(self.set.len(), |next| next.column);
            cells[at].span = next.saturating_sub(cells[at].column).max(1);
        }
        cells
    }

    /// The rows in which a line is drawn, each with its pieces; at least one.
    pub fn rows(&self, line: &str) -> Vec<Vec<Part>> {
        if let Some(room) = self.flow {
            return self.follow(line, room);
        }
        let mut rows: Vec<Vec<Part>> = Vec::new();
        let (mut band, mut top) = (0, 0);
        for cell in self.cells(line) {
            let Some(column) = self.set.get(cell.column) else { continue };
            if column.band != band {
                (band, top) = (column.band, rows.len());
            }
            let amount = point(cell.text).filter(|_| column.holds_amounts());
            let room = if amount.is_some() { column.width } else { self.room(&cell) };
            for (below, piece) in wrap(cell.text, room).into_iter().enumerate() {
                let text = wide(&cell.text[piece.clone()]);
                let x = match amount {
                    Some((before, _)) => column.x + column.width.saturating_sub(column.after.saturating_add(before)),
                    // The header of a column of amounts stands above their ends.
                    None if column.holds_amounts() && cell.span == 1 => column.x + column.width.saturating_sub(text),
                    None => column.x,
                };
                if rows.len() <= top + below {
                    rows.resize(top + below + 1, Vec::new());
                }
                rows[top + below].push(Part { x, bytes: cell.start + piece.start..cell.start + piece.end });
            }
        }
        if rows.is_empty() {
            rows.push(Vec::new());
        }
        rows
    }

    /// The cells of a line behind each other, none broken that fits into a row; further rows stand in.
    fn follow(&self, line: &str, room: u16) -> Vec<Vec<Part>> {
        let mut rows = vec![Vec::new()];
        let mut x = 0;
        let indent = GAP.min(room / 4);
        let next = |rows: &mut Vec<Vec<Part>>| {
            rows.push(Vec::new());
            indent
        };
        for cell in self.cells(line) {
            if x > 0 && wide(cell.text) > room.saturating_sub(x) {
                x = next(&mut rows);
            }
            let fits = wide(cell.text) <= room.saturating_sub(x);
            let taken = if fits { x } else { x.max(indent) };
            for (below, piece) in wrap(cell.text, room.saturating_sub(taken)).into_iter().enumerate() {
                if below > 0 {
                    x = next(&mut rows);
                }
                let end = x.saturating_add(wide(&cell.text[piece.clone()])).saturating_add(GAP);
                if let Some(row) = rows.last_mut() {
                    row.push(Part { x, bytes: cell.start + piece.start..cell.start + piece.end });
                }
                x = end;
            }
        }
        rows
    }

    /// The columns that a text may take: its own and, in the same row, the blank ones behind it.
    fn room(&self, cell: &Cell<'_>) -> u16 {
        let own = self.set[cell.column];
        let under = self.set[cell.column..cell.column + cell.span].iter().take_while(|column| column.band == own.band);
        under.map(|column| column.x + column.width).max().unwrap_or(0).saturating_sub(own.x)
    }
}

/// The columns that some take together.
fn taken(columns: &[Column]) -> u16 {
    let wide = columns.iter().filter(|column| column.width > 0);
    together(wide.map(|column| column.width))
}

/// What columns of some widths take together with the gaps between them.
fn together(widths: impl Iterator<Item = u16>) -> u16 {
    let sum: usize = widths.map(|width| usize::from(width) + usize::from(GAP)).sum();
    sum.saturating_sub(GAP.into()).try_into().unwrap_or(u16::MAX)
}

/// The columns of a text; one that is wider than any terminal is as wide as can be told.
fn wide(text: &str) -> u16 {
    width(text).try_into().unwrap_or(u16::MAX)
}

/// The columns of an amount before its point, and from the point on; `None` for what is no number.
fn point(text: &str) -> Option<(u16, u16)> {
    parse_number(text)?;
    let at = text.find(['.', '．']).unwrap_or(text.len());
    Some((wide(&text[..at]), wide(&text[at..])))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is drawn of some lines, row by row.
    fn drawn(lines: &[&str], room: u16) -> Vec<String> {
        let columns = Columns::of(lines.iter().copied(), room);
        let row = |line: &str, parts: Vec<Part>| {
            parts.into_iter().fold(String::new(), |mut row, part| {
                row.push_str(&" ".repeat(usize::from(part.x).saturating_sub(width(&row))));
                row + &line[part.bytes]
            })
        };
        lines.iter().flat_map(|line| columns.rows(line).into_iter().map(|parts| row(line, parts))).collect()
    }

    #[test]
    fn amounts_stand_on_their_point_and_blank_columns_take_no_room() {
        let lines = ["编码\t\t名称\t合计\t\t基本", "201\t\t一般公共服务支出\t1,602.11\t\t0.5", "208\t\t其他\t12\t\t"];
        assert_eq!(
            drawn(&lines, 60),
            [
                "编码  名称                  合计  基本",
                "201   一般公共服务支出  1,602.11   0.5",
                "208   其他                 12"
            ]
        );
    }

    #[test]
    fn merged_names_run_over_blank_columns_and_long_ones_are_wrapped() {
        let lines =
            ["部门支出总体情况表\t\t", "类\t款\t支出", "绩效\t总体目标\t保障系统全年稳定运行，故障四小时内修复"];
        let rows = [
            "部门支出总体情况表",
            "类    款        支出",
            "绩效  总体目标  保障系统全年稳定运行，故障四小时",
            "                内修复",
        ];
        assert_eq!(drawn(&lines, 48), rows);
    }

    #[test]
    fn at_any_width_every_cell_is_drawn_within_it() {
        let lines = [
            "功能分类科目编码\t\t\t功能分类科目名称\t支出预算\t\t",
            "201\t06\t01\t机关事业单位基本养老保险缴费支出\t22,186,440.80\t16,093,326.00\t0.5",
            "合计\t\t\t\t1,602.11\t无\t12",
        ];
        for room in 16..160 {
            let columns = Columns::of(lines.iter().copied(), room);
            for line in lines {
                let rows = columns.rows(line);
                let mut drawn: String = String::new();
                for Part { x, bytes } in rows.iter().flatten().cloned() {
                    let text = &line[bytes];
                    assert!(usize::from(x) + width(text) <= usize::from(room), "{text} at {x} of {room}");
                    drawn.push_str(text);
                }
                let mut all: Vec<char> = line.chars().filter(|c| !c.is_whitespace()).collect();
                let mut seen: Vec<char> = drawn.chars().filter(|c| !c.is_whitespace()).collect();
                // Cells that are wrapped beside each other are drawn row by row.
                all.sort_unstable();
                seen.sort_unstable();
                assert_eq!(seen, all, "{room}");
                for row in rows {
                    assert!(
                        row.windows(2).all(|two| two[0].x + (width(&line[two[0].bytes.clone()]) as u16) < two[1].x)
                    );
                }
            }
        }
    }

    #[test]
    fn what_is_too_wide_goes_on_below() {
        let lines = ["名称\t11,111,111.00\t22,222,222.00\t33,333,333.00"];
        assert_eq!(drawn(&lines, 46), ["名称  11,111,111.00  22,222,222.00", "    33,333,333.00"]);
        assert_eq!(drawn(&lines, 20), ["名称  11,111,111.00", "  22,222,222.00", "  33,333,333.00"]);
    }

    #[test]
    fn lines_of_any_number_and_length_of_cells_are_set() {
        let many = "1.5\t甲\t".repeat(20_000);
        let long = format!("甲\t{}\t1.{}\t{}1", "乙".repeat(50_000), "0".repeat(70_000), "\t".repeat(10_000));
        for room in [30, 60, 200] {
            for line in [&many, &long] {
                let columns = Columns::of([line.as_str()].into_iter(), room);
                let drawn = columns.rows(line).concat();
                let count: usize = drawn.iter().map(|part| line[part.bytes.clone()].trim().len()).sum();
                assert_eq!(count, line.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum::<usize>());
                assert!(drawn.iter().all(|part| part.x < room), "{room}");
            }
        }
    }
}
