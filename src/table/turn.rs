//! Tables over the turn of a page: the header that is printed again, and the row that the page cut in two.

use std::collections::HashSet;

use super::code::{glued_code, is_class, is_total};
use super::{Piece, Region};
use crate::classify::{Holds, Meaning, heading};
use crate::money::parse_number;
use crate::source::Text;
use crate::text::{fold, squeeze};

/// How many lines at the top of a body may be its header.
pub const HEADER: usize = 12;

/// Leaves out a header that a page prints again: three words of a header or more, and the same as at the top, and the rows
/// with fewer words that stand around it there.
pub fn drop_repeated_headers(region: &mut Region, text: &Text) {
    let mut known: HashSet<String> = HashSet::new();
    let mut kept: Vec<u32> = Vec::with_capacity(region.body.len());
    let top = top_rows(region, text);
    let mut at = 0;
    while let Some(&line) = region.body.get(at) {
        let again = top.iter().zip(&region.body[at..]).take_while(|(top, line)| text.line(**top) == text.line(**line));
        let again = again.count();
        if at >= top.len() && again > 1 {
            at += again;
            continue;
        }
        let is_header = is_header(text.line(line));
        let known_header = is_header && !known.is_empty() && known.contains(&fold(text.line(line)));
        if is_header && at < HEADER {
            known.insert(fold(text.line(line)));
        }
        kept.extend((!known_header).then_some(line));
        at += 1;
    }
    region.body = kept;
}

/// The rows of cells above the first that holds a number: the header, where cells were kept.
fn top_rows(region: &Region, text: &Text) -> Vec<u32> {
    let of_cells = |line: &u32| text.line(*line).matches('\t').count() >= 2;
    let top = region.body.iter().copied().take(HEADER);
    top.take_while(|line| of_cells(line) && is_wordy(text.line(*line))).collect()
}

/// Whether a line holds three words of a header at least, and no number.
fn is_header(line: &str) -> bool {
    let means = |word: &str| matches!(heading(word).meaning, Meaning::Label(_) | Meaning::Amount(..));
    line.split_whitespace().filter(|word| means(word)).count() >= 3 && is_wordy(line)
}

fn is_wordy(line: &str) -> bool {
    line.split_whitespace().all(|word| parse_number(word).is_none())
}

impl Region {
    /// Notes the lines that begin a page, given the first line of each. Where they are those that the table begins with,
    /// they are its header again and left out.
    pub fn turn_at(&mut self, pages: &[u32], text: &Text) {
        let wordy = self.body.iter().take(HEADER).take_while(|line| is_wordy(text.line(**line)));
        let header: Vec<String> = wordy.map(|line| fold(text.line(*line))).collect();
        for page in pages {
            let at = self.body.partition_point(|line| line < page);
            if at == 0 {
                continue;
            }
            let header = &header[..at.min(header.len())];
            let again = self.body[at..].iter().zip(header).take_while(|(line, head)| fold(text.line(**line)) == **head);
            let again = again.count();
            self.body.drain(at..at + again);
            self.turns.extend(self.body.get(at));
        }
        self.turns.dedup();
    }
}

/// What a column holds, as far as a cut row is concerned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Column {
    /// A label.
    Label(Holds),
    /// Amounts.
    Amount,
    /// Neither.
    Aside,
}

/// Joins the rows that the turn of a page cut in two: the half without code and figures is the rest of the other, where
/// the rows of the table have codes. Amounts are only moved, never put together.
pub fn join_cut_rows(rows: Vec<Vec<Piece>>, turns: &[u32], columns: &[Column]) -> Vec<Vec<Piece>> {
    let coded = |row: &[Piece]| {
        row.iter().zip(columns).any(|(cell, column)| match column {
            Column::Label(Holds::Class | Holds::Section | Holds::Item | Holds::Code) => !cell.text.is_empty(),
            Column::Label(Holds::Name) => begins_with_code(&cell.text),
            _ => false,
        })
    };
    let mut out: Vec<Vec<Piece>> = Vec::with_capacity(rows.len());
    for row in rows {
        let at_turn = row.first().is_some_and(|cell| turns.contains(&cell.origin.line));
        let before = out.last_mut().filter(|before| at_turn && coded(before) != coded(&row));
        match before {
            Some(before) if is_rest(before, &row, columns) => join(before, row),
            _ => out.push(row),
        }
    }
    out
}

fn begins_with_code(text: &str) -> bool {
    let text = fold(text);
    text.split_whitespace().next().is_some_and(is_class) || glued_code(&text).is_some()
}

/// Whether two rows can be the halves of one: what is without a code is without figures too, is no total, and stands
/// under or over words of the other.
fn is_rest(above: &[Piece], below: &[Piece], columns: &[Column]) -> bool {
    let of = |row: &[Piece], wanted: fn(&Column) -> bool| {
        let cells = row.iter().zip(columns).filter(|(_, column)| wanted(column));
        cells.filter(|(cell, _)| !cell.text.is_empty()).count()
    };
    let figures = |row: &[Piece]| of(row, |column| *column == Column::Amount);
    let totals = |row: &[Piece]| row.iter().any(|cell| is_total(&squeeze(&cell.text)));
    figures(above).min(figures(below)) == 0 && !totals(above) && !totals(below) && goes_on(above, below, columns)
}

/// Whether words stand over words where a name of its own cannot begin: beside a code, behind a code in their cell, or where
/// only both together name an item.
fn goes_on(above: &[Piece], below: &[Piece], columns: &[Column]) -> bool {
    let level =
        |column: &Column| matches!(column, Column::Label(Holds::Class | Holds::Section | Holds::Item | Holds::Code));
    let apart = columns.iter().any(level);
    above.iter().zip(below).zip(columns).any(|((above, below), column)| {
        let named = matches!(column, Column::Label(Holds::Name | Holds::Project));
        let is_item = |text: &str| matches!(heading(text).meaning, Meaning::Amount(Some(_), _));
        let both = !above.text.is_empty() && !below.text.is_empty();
        let item = is_item(&below.text);
        let whole = || !item && !is_item(&above.text) && is_item(&format!("{}{}", above.text, below.text));
        named && both && (apart || begins_with_code(&above.text) && !item || whole())
    })
}

fn join(above: &mut Vec<Piece>, below: Vec<Piece>) {
    for (at, cell) in below.into_iter().enumerate() {
        match above.get_mut(at) {
            Some(known) if known.text.is_empty() => *known = cell,
            Some(known) => known.text.push_str(&cell.text),
            None => above.push(cell),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{FileId, Text};
    use crate::table::{grid, regions};

    #[test]
    fn a_header_of_few_words_is_left_out_where_a_page_prints_it_again() {
        let header = "支出内容\t合计\t资金来源\t\n\t\t一般公共预算\t政府性基金\n";
        let text = Text::new(format!(
            "财政拨款“三公”经费支出情况表\n编制部门：甲局 单位：万元\n{header}因公出国（境）费用\t\t\t\n{header}公务接待费\t2.6\t2.6\t\n\
             总计\t2.6\t2.6\t\n"
        ));
        let mut regions = regions(FileId(0), &text, &[]);
        regions[0].turn_at(&[1, 6], &text);
        assert_eq!((&regions[0].body[..], &regions[0].turns[..]), (&[3, 4, 5, 8, 9][..], &[8][..]));
    }

    #[test]
    fn a_row_that_a_page_cut_is_one_and_a_row_without_a_code_stays_one() {
        let text = Text::new(
            "一般公共预算支出情况表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n201\t一般公共服\t12.5\t12.5\t\n\
             \t务支出\t\t\t\n205\t教育支出\t3\t3\t\n\t其中：结转\t1\t1\t\n\t合计\t15.5\t15.5\t\n",
        );
        let mut regions = regions(FileId(0), &text, &[]);
        regions[0].turn_at(&[1, 5, 7], &text);
        let grid = grid(&regions[0], &text);
        let names: Vec<String> =
            grid.rows.iter().map(|row| row.name.iter().map(|piece| piece.text.as_str()).collect()).collect();
        assert_eq!(names, ["一般公共服务支出", "教育支出", "其中：结转", "合计"]);
    }
}
