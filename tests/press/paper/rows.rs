//! Lines and rows one below the other, page after page.

use super::columns::{PAD, columns, width, wrapped};
use super::{Area, Cut, Look, MARGIN, Page, Ruling, Words};
use crate::press::Grid;

/// A cell on its way to the paper.
struct Cell {
    /// The rows and columns it covers, the last not among them.
    rows: (usize, usize),
    columns: (usize, usize),
    /// What of its text is still to be set.
    lines: Vec<String>,
    /// An amount is set to the right.
    amount: bool,
}

/// Sets lines and rows.
pub struct Setter<'a> {
    look: &'a Look,
    pages: Vec<Page>,
    y: f64,
}

impl<'a> Setter<'a> {
    /// Before the first page.
    pub fn new(look: &'a Look) -> Setter<'a> {
        Setter { look, pages: Vec::new(), y: f64::MAX }
    }

    /// The pages.
    pub fn finish(self) -> Vec<Page> {
        self.pages
    }

    fn bottom(&self) -> f64 {
        self.look.size.1 - MARGIN - 10.0
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a page was begun")
    }

    fn turn(&mut self) {
        let (width_, height) = self.look.size;
        let mut page = Page { width: width_, height, ..Page::default() };
        let mut set = |text: String, y: f64| {
            let x = (width_ - width(&text, 9.0)) / 2.0;
            page.words.push(Words { x, y, size: 9.0, text });
        };
        if let Some(head) = self.look.head {
            set(head.into(), 36.0);
        }
        if let Some(foot) = self.look.foot {
            set(foot.replace('N', &(self.pages.len() + 1).to_string()), height - 30.0);
        }
        self.pages.push(page);
        self.y = MARGIN;
    }

    /// A new page, but where the page is still empty.
    pub fn leaf(&mut self) {
        if self.y > MARGIN {
            self.turn();
        }
    }

    /// A gap.
    pub fn skip(&mut self, height: f64) {
        self.y += height;
    }

    /// A line of words.
    pub fn line(&mut self, parts: &[(f64, &str)], size: f64) {
        if self.y + size * 1.5 > self.bottom() {
            self.turn();
        }
        let y = self.y + size * 1.1;
        for (x, text) in parts {
            self.page().words.push(Words { x: *x, y, size, text: (*text).into() });
        }
        self.y += size * 1.5;
    }

    /// A table over as many pages as it needs.
    pub fn table(&mut self, grid: &Grid) {
        let (size, widths) = columns(grid, self.look.size.0 - 2.0 * MARGIN);
        let mut xs = vec![MARGIN];
        xs.extend(widths.iter().scan(MARGIN, |x, width| {
            *x += width;
            Some(*x)
        }));
        let mut cells = cells(grid, &xs, size);
        let mut heights = heights(grid.rows.len(), &cells, size);
        let mut next = 0;
        if self.y + heights[..=grid.header].iter().sum::<f64>() > self.bottom() {
            self.turn();
        }
        while next < heights.len() {
            let mut end = next;
            let mut y = self.y;
            while end < heights.len() && y + heights[end] <= self.bottom() {
                y += heights[end];
                end += 1;
            }
            let lines_left = ((self.bottom() - y - 2.0 * PAD) / (size * LEADING)) as usize;
            if self.look.cut == Cut::Within && end < heights.len() && end > grid.header && lines_left > 0 {
                split(&mut cells, &mut heights, end, lines_left, size);
                end += 1;
            }
            assert!(end > next, "a row higher than the page");
            self.rows(&mut cells, &heights, &xs, (next, end), (size, grid.header));
            next = end;
            if next < heights.len() {
                self.turn();
                if self.look.repeated {
                    let mut again = self::cells(grid, &xs, size);
                    self.rows(&mut again, &heights, &xs, (0, grid.header), (size, grid.header));
                }
            }
        }
        self.y += 8.0;
    }

    /// The rows of a table that fit on the page.
    fn rows(&mut self, cells: &mut [Cell], heights: &[f64], xs: &[f64], rows: (usize, usize), of: (f64, usize)) {
        let (size, header) = of;
        let mut ys = vec![self.y];
        for height in &heights[rows.0..rows.1] {
            ys.push(ys[ys.len() - 1] + height);
        }
        let ruling = self.look.ruling;
        let page = self.pages.last_mut().expect("a page was begun");
        for cell in cells.iter_mut().filter(|cell| cell.rows.0 < rows.1 && cell.rows.1 > rows.0) {
            let (top, end) = (ys[cell.rows.0.max(rows.0) - rows.0], ys[cell.rows.1.min(rows.1) - rows.0]);
            let (left, right) = (xs[cell.columns.0], xs[cell.columns.1]);
            let area = Area { x: left, y: top, across: right - left, down: end - top };
            rule(page, area, ruling, if cell.rows.0 < header { 0.8 } else { 1.0 });
            let fit = ((area.down - 2.0 * PAD + 0.1) / (size * LEADING)) as usize;
            // What does not fit into this part of a merged cell stands in the next.
            let last = cell.rows.1 <= rows.1;
            let take = if last { cell.lines.len() } else { cell.lines.len().min(fit) };
            let lines: Vec<String> = cell.lines.drain(..take).collect();
            let mut y = top + (area.down - lines.len() as f64 * size * LEADING) / 2.0;
            for line in lines {
                let free = area.across - width(&line, size);
                let x = left + if cell.amount { free - PAD } else { PAD };
                page.words.push(Words { x, y: y + size * 1.0, size, text: line });
                y += size * LEADING;
            }
        }
        self.y = ys[ys.len() - 1];
    }
}

const LEADING: f64 = 1.25;

fn rule(page: &mut Page, area: Area, ruling: Ruling, grey: f64) {
    match ruling {
        Ruling::Frames => page.frames.push(area),
        Ruling::Filled => {
            page.fills.push((area, grey));
            page.frames.push(area);
        }
        Ruling::Bars => {
            for (x, y, across, down) in [
                (area.x, area.y, area.across, 0.5),
                (area.x, area.y + area.down, area.across, 0.5),
                (area.x, area.y, 0.5, area.down),
                (area.x + area.across, area.y, 0.5, area.down),
            ] {
                page.fills.push((Area { x, y, across, down }, 0.0));
            }
        }
        Ruling::Nothing => {}
    }
}

fn cells(grid: &Grid, xs: &[f64], size: f64) -> Vec<Cell> {
    let mut out = Vec::new();
    for (row, squares) in grid.rows.iter().enumerate() {
        for square in squares {
            let columns = (square.column, square.column + square.across);
            let space = xs[columns.1] - xs[columns.0] - 2.0 * PAD;
            let lines = wrapped(&square.text, size, space, 0.0);
            out.push(Cell { rows: (row, row + square.down), columns, lines, amount: square.amount });
        }
    }
    out
}

fn heights(rows: usize, cells: &[Cell], size: f64) -> Vec<f64> {
    let mut heights = vec![size * LEADING + 2.0 * PAD; rows];
    let mut order: Vec<&Cell> = cells.iter().collect();
    order.sort_by_key(|cell| cell.rows.1 - cell.rows.0);
    for cell in order {
        let need = cell.lines.len() as f64 * size * LEADING + 2.0 * PAD;
        let have: f64 = heights[cell.rows.0..cell.rows.1].iter().sum();
        heights[cell.rows.1 - 1] += (need - have).max(0.0);
    }
    heights
}

/// Makes two rows of one: so many lines of its cells stay, the others go to the next page.
fn split(cells: &mut Vec<Cell>, heights: &mut Vec<f64>, row: usize, lines: usize, size: f64) {
    let mut rest = Vec::new();
    for cell in cells.iter_mut() {
        if cell.rows.0 > row {
            cell.rows = (cell.rows.0 + 1, cell.rows.1 + 1);
        } else if cell.rows.1 > row + 1 || cell.rows.1 == row + 1 && cell.rows.0 < row {
            cell.rows.1 += 1;
        } else if cell.rows.0 == row {
            let below = cell.lines.split_off(lines.min(cell.lines.len()));
            let rows = (row + 1, row + 2);
            rest.push(Cell { rows, columns: cell.columns, lines: below, amount: cell.amount });
        }
    }
    let most = |of: &dyn Fn(&Cell) -> bool, all: &[Cell]| {
        all.iter().filter(|cell| of(cell)).map(|cell| cell.lines.len()).max().unwrap_or(0).max(1)
    };
    let high = |lines: usize| lines as f64 * size * LEADING + 2.0 * PAD;
    heights[row] = high(most(&|cell| cell.rows == (row, row + 1), cells));
    heights.insert(row + 1, high(most(&|_| true, &rest)));
    cells.extend(rest);
}
