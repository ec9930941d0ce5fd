//! Rows of labels and amounts, set so that the columns stand under one another: the label at the left, then A, B, the
//! difference and its percent, then what there is to remark. Nothing is cut: what is too long goes on in the next line.

use rust_decimal::Decimal;

use crate::cli::show::sheet::wrap;
use crate::diff::{Pair, Value};
use crate::money::grouped;
use crate::text::width::{pad, pad_left, width};

/// Blanks between columns.
const GAP: usize = 2;
/// Columns that a label is given at least, however wide the amounts.
const LEAST: usize = 24;

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Columns before the label.
    pub indent: usize,
    /// What it is.
    pub label: String,
    /// The amounts.
    pub figures: Figures,
    /// Remarks, after the amounts.
    pub notes: Vec<String>,
    /// Lines under it, which take the whole width.
    pub below: Vec<String>,
}

/// What stands in the columns.
#[derive(Clone, Debug, Default)]
pub enum Figures {
    /// Nothing.
    #[default]
    None,
    /// Amounts in 万元.
    Amounts(Pair),
    /// Words, or numbers of something else, and their difference.
    Words([String; 3]),
}

/// Sets rows under a header.
pub fn set(title: &str, heads: [&str; 4], rows: &[Row], columns: usize) -> String {
    let places = places(rows);
    let cells: Vec<[String; 4]> = rows.iter().map(|row| cells(&row.figures, places)).collect();
    let mut widths = heads.map(width);
    for row in &cells {
        for (wide, cell) in widths.iter_mut().zip(row) {
            *wide = (*wide).max(width(cell));
        }
    }
    let taken: usize = widths.iter().map(|wide| wide + GAP).sum();
    let notes: Vec<String> = rows.iter().map(|row| row.notes.join(" ")).collect();
    let remarks = notes.iter().map(|note| width(note)).max().unwrap_or(0);
    let remarks = if remarks == 0 { 0 } else { remarks + GAP };
    let longest = rows.iter().map(|row| row.indent + width(&row.label)).chain([width(title)]).max().unwrap_or(0);
    let room = longest.min(columns.saturating_sub(taken + remarks).max(LEAST));
    let mut out = line(title, 0, room, &heads.map(str::to_owned), &widths, "");
    for ((row, cells), note) in rows.iter().zip(&cells).zip(&notes) {
        out += &line(&row.label, row.indent, room, cells, &widths, note);
        for text in &row.below {
            out += &under(text, row.indent + 2 * GAP, columns);
        }
    }
    out
}

/// A text in lines of some columns, each after blanks.
pub fn under(text: &str, indent: usize, columns: usize) -> String {
    let room = columns.saturating_sub(indent).max(LEAST);
    wrap(text, room, room).iter().map(|piece| format!("{:indent$}{piece}\n", "")).collect()
}

/// A row as lines: the amounts stand in the first.
fn line(label: &str, indent: usize, room: usize, cells: &[String; 4], widths: &[usize; 4], note: &str) -> String {
    let own = room.saturating_sub(indent).max(LEAST / 2);
    let pieces = wrap(label, own, own.saturating_sub(GAP));
    let mut out = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        let hang = indent + if at == 0 { 0 } else { GAP };
        let mut text = pad(&format!("{:hang$}{piece}", ""), room.max(hang + width(piece)));
        if at == 0 {
            for (cell, wide) in cells.iter().zip(widths) {
                text += &format!("{:GAP$}{}", "", pad_left(cell, *wide));
            }
            text += &format!("{:GAP$}{note}", "");
        }
        out += text.trim_end();
        out.push('\n');
    }
    out
}

/// The most places after the point that an amount has; blanks stand for those that an amount has fewer, so that the
/// points stand under one another and no digit is made up or lost.
fn places(rows: &[Row]) -> u32 {
    let pairs = rows.iter().filter_map(|row| match &row.figures {
        Figures::Amounts(pair) => Some(pair),
        _ => None,
    });
    pairs.flat_map(|pair| [pair.a, pair.b]).flatten().map(|value| value.wan.normalize().scale()).max().unwrap_or(0)
}

fn cells(figures: &Figures, places: u32) -> [String; 4] {
    match figures {
        Figures::None => Default::default(),
        Figures::Words([a, b, delta]) => [a.clone(), b.clone(), delta.clone(), String::new()],
        Figures::Amounts(pair) => {
            let amount = |value: Option<Value>| {
                value.map(|value| with_room(grouped(value.wan.normalize()), places)).unwrap_or_default()
            };
            let change = pair.change().map(|change| with_room(signed(change.normalize()), places));
            let percent = pair.percent().filter(|_| pair.b.is_some()).map(|mut percent| {
                percent.rescale(2);
                signed(percent)
            });
            [amount(pair.a), amount(pair.b), change.unwrap_or_default(), percent.unwrap_or_default()]
        }
    }
}

/// A number followed by blanks for the places that it does not have, the point among them.
fn with_room(number: String, places: u32) -> String {
    let own = number.split_once('.').map_or(0, |(_, fraction)| fraction.len() + 1);
    let all = if places == 0 { 0 } else { places as usize + 1 };
    format!("{number}{:1$}", "", all.saturating_sub(own))
}

/// A number with its sign; 0 has none.
pub fn signed(number: Decimal) -> String {
    let plus = if number > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", grouped(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::Printed;

    fn row(indent: usize, label: &str, a: &str, b: &str) -> Row {
        let value = |text: &str| text.parse().ok().map(|wan| Value { wan, printed: Printed::Told });
        Row {
            indent,
            label: label.into(),
            figures: Figures::Amounts(Pair { a: value(a), b: value(b), open: false }),
            ..Row::default()
        }
    }

    #[test]
    fn points_stand_under_one_another_and_nothing_is_rounded() {
        let rows = [row(0, "合计", "1234.5", "1000"), row(2, "办公费", "", "0.0001"), row(2, "水费", "3", "3")];
        let text = set("科目", ["A", "B", "增减", "%"], &rows, 100);
        let expected = "\
科目               A           B       增减       %
合计      1,234.5     1,000       -234.5     -19.00
  办公费                  0.0001    +0.0001
  水费        3           3          0         0.00
";
        assert_eq!(text, expected);
    }

    #[test]
    fn no_line_is_wider_than_the_paper_and_no_word_is_lost() {
        let name = "机关事业单位基本养老保险缴费和职业年金缴费以及其他社会保障缴费支出";
        let mut long = row(4, name, "12345678.12", "1.5");
        long.notes = vec!["新增".into()];
        long.below = vec![name.repeat(3)];
        let text = set("科目", ["A", "B", "增减", "%"], &[long], 80);
        assert!(text.lines().all(|line| width(line) <= 80), "{text}");
        let count = |text: &str, c: char| text.chars().filter(|other| *other == c).count();
        assert!(name.chars().all(|c| count(&text, c) == 4 * count(name, c)), "{text}");
    }
}
