//! A document as paragraphs and tables, and the lines it comes out as: a row of a table is one line with its cells set
//! off by tabs, a merged cell in its first square; a paragraph is a line. A table that only lays out a page is none.

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph; breaks in it are line ends.
    Words(String),
    /// A table.
    Table(Table),
}

/// A table, row by row.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The cells of each row, those that a merged cell of a row above covers left out.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell and how far it reaches.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What is in it.
    pub blocks: Vec<Block>,
    /// Over how many columns.
    pub across: usize,
    /// Over how many rows.
    pub down: usize,
}

impl Cell {
    /// A cell of one square without content.
    pub const BLANK: Cell = Cell { blocks: Vec::new(), across: 1, down: 1 };
}

/// Columns beyond this are put into the last.
const MOST_COLUMNS: usize = 2000;

/// A table of more squares is not filled up with blanks at the end of its rows.
const MOST_SQUARES: usize = 4_000_000;

/// The lines of a document.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    write(blocks, &mut out);
    out
}

fn write(blocks: &[Block], out: &mut String) {
    for block in blocks {
        match block {
            Block::Words(words) => {
                for line in words.split('\n').map(tidied).filter(|line| !line.is_empty()) {
                    out.push_str(&line);
                    out.push('\n');
                }
            }
            Block::Table(table) if table.is_frame() => {
                table.rows.iter().flatten().for_each(|cell| write(&cell.blocks, out));
            }
            Block::Table(table) => {
                let rows = table.squares();
                let width = rows.iter().map(Vec::len).max().unwrap_or(0);
                let padded = rows.len() * width <= MOST_SQUARES;
                for mut row in rows {
                    if padded {
                        row.resize(width, String::new());
                    }
                    out.push_str(&row.join("\t"));
                    out.push('\n');
                }
            }
        }
    }
}

/// A line without tabs, and without blanks at its ends.
fn tidied(line: &str) -> String {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
    line.replace(|c: char| c.is_control() || c == '\u{a0}', " ")
}

impl Table {
    /// Whether it only lays out what is in it: it has one column, or a table inside it has as many filled cells as it has
    /// itself.
    fn is_frame(&self) -> bool {
        if self.rows.iter().all(|row| row.len() <= 1) {
            return true;
        }
        let (mut own, mut inner) = (0, 0);
        for block in self.rows.iter().flatten().map(|cell| &cell.blocks) {
            own +=
                usize::from(block.iter().any(|block| matches!(block, Block::Words(words) if !words.trim().is_empty())));
            inner += block.iter().map(Block::cells).sum::<usize>();
        }
        inner > 2 && inner >= own
    }

    /// How many cells hold words, those of tables inside included; nothing for a frame around words.
    fn cells(&self) -> usize {
        let single = self.rows.iter().all(|row| row.len() <= 1);
        let cells = self.rows.iter().flatten().map(|cell| {
            let words =
                cell.blocks.iter().any(|block| matches!(block, Block::Words(words) if !words.trim().is_empty()));
            usize::from(words && !single) + cell.blocks.iter().map(Block::cells).sum::<usize>()
        });
        cells.sum()
    }

    /// The texts of the squares, row by row; columns in which no cell begins are left out.
    fn squares(&self) -> Vec<Vec<String>> {
        let mut begins: Vec<bool> = Vec::new();
        // For each column, how many rows the cell that stands there still covers.
        let mut covered: Vec<usize> = Vec::new();
        let mut rows: Vec<Vec<(usize, String)>> = Vec::new();
        for row in &self.rows {
            let mut placed: Vec<(usize, String)> = Vec::new();
            let mut column = 0;
            for cell in row {
                while covered.get(column).is_some_and(|left| *left > 0) {
                    column += 1;
                }
                let words = flat(&cell.blocks);
                if column >= MOST_COLUMNS {
                    if let Some((_, last)) = placed.last_mut() {
                        join(last, &words);
                    }
                    continue;
                }
                let end = column + cell.across.clamp(1, MOST_COLUMNS);
                if covered.len() < end {
                    covered.resize(end, 0);
                    begins.resize(end, false);
                }
                covered[column..end].iter_mut().for_each(|left| *left = (*left).max(cell.down.max(1)));
                begins[column] = true;
                placed.push((column, words));
                column = end;
            }
            covered.iter_mut().for_each(|left| *left = left.saturating_sub(1));
            rows.push(placed);
        }
        let places: Vec<usize> = begins
            .iter()
            .scan(0, |next, begins| {
                let place = *next;
                *next += usize::from(*begins);
                Some(place)
            })
            .collect();
        let spread = |placed: Vec<(usize, String)>| {
            let mut squares = Vec::new();
            for (column, words) in placed {
                squares.resize(places[column], String::new());
                squares.push(words);
            }
            squares
        };
        rows.into_iter().map(spread).collect()
    }
}

impl Block {
    fn cells(&self) -> usize {
        match self {
            Block::Words(_) => 0,
            Block::Table(table) => table.cells(),
        }
    }
}

/// What a cell holds as one piece of text. Lines are put together without a blank, as Chinese is written, except where
/// two numbers or words of Latin letters would become one.
fn flat(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Words(words) => words.split('\n').for_each(|line| join(&mut out, &tidied(line))),
            Block::Table(table) => {
                for cell in table.rows.iter().flatten() {
                    join(&mut out, &flat(&cell.blocks));
                }
            }
        }
    }
    out
}

fn join(out: &mut String, more: &str) {
    let latin = |c: char| c.is_ascii_graphic();
    if out.chars().next_back().is_some_and(latin) && more.chars().next().is_some_and(latin) {
        out.push(' ');
    }
    out.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Block {
        Block::Words(text.into())
    }

    fn cell(text: &str, across: usize, down: usize) -> Cell {
        Cell { blocks: vec![words(text)], across, down }
    }

    #[test]
    fn merged_cells_stand_in_their_first_square() {
        let table = Table {
            rows: vec![
                vec![cell("科目", 3, 1), cell("合\n计", 1, 2), cell("支出", 2, 1)],
                vec![cell("类", 1, 1), cell("款", 1, 1), cell("项", 1, 1), cell("基本", 1, 1), cell("项目", 1, 1)],
                vec![cell("201", 1, 1), Cell { across: 2, ..Cell::BLANK }, cell("1.5\n2", 1, 1)],
            ],
        };
        assert_eq!(
            text(&[words(" 甲\t乙\n丙 "), Block::Table(table)]),
            "甲 乙\n丙\n科目\t\t\t合计\t支出\t\n类\t款\t项\t\t基本\t项目\n201\t\t\t1.5 2\t\t\n"
        );
    }

    #[test]
    fn a_frame_is_no_table_and_a_small_table_in_a_cell_is_text() {
        let inner =
            Table { rows: vec![vec![cell("甲", 1, 1), cell("1", 1, 1)], vec![cell("乙", 1, 1), cell("2", 1, 1)]] };
        let holding = |around: Vec<Cell>| {
            let holder = Cell { blocks: vec![Block::Table(inner.clone())], across: 1, down: 1 };
            Block::Table(Table { rows: vec![vec![holder], around] })
        };
        assert_eq!(text(&[holding(vec![cell("导航", 1, 1), cell("页脚", 1, 1)])]), "甲\t1\n乙\t2\n导航\n页脚\n");
        let many = ["a", "b", "c", "d", "e"].map(|word| cell(word, 1, 1));
        assert_eq!(text(&[holding(many.into())]), "甲1乙2\t\t\t\t\na\tb\tc\td\te\n");
    }

    #[test]
    fn a_cell_over_a_million_columns_is_one_cell() {
        let row = || vec![cell("甲", 1_000_000, 1), cell("乙", usize::MAX, usize::MAX)];
        assert_eq!(text(&[Block::Table(Table { rows: vec![row(), row()] })]), "甲乙\n甲乙\n");
    }
}
