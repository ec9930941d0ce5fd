//! How wide words are, where they wrap, and how wide the columns of a table are made.

use crate::press::Grid;

/// How wide a text is: a Latin letter or digit half its size, all else its size.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(|c| if c.is_ascii() { size / 2.0 } else { size }).sum()
}

/// The pieces that no line end may part: numbers and Latin words with their marks, each other character alone, with the
/// punctuation behind it.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let joined = |a: char, b: char| {
            (a.is_ascii_graphic() && b.is_ascii_graphic()) || "，。；：、）”》〕".contains(b) || "（“《〔".contains(a)
        };
        match out.last_mut() {
            Some(piece) if before.is_some_and(|before| joined(before, c)) => piece.push(c),
            _ => out.push(c.to_string()),
        }
        before = Some(c);
    }
    out
}

/// A text in lines of some width, the first of them indented.
pub fn wrapped(text: &str, size: f64, wide: f64, indent: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut left = wide - indent;
    for piece in pieces(text) {
        let need = width(&piece, size);
        if need > left + 0.01 && !lines.last().expect("a line").is_empty() {
            lines.push(String::new());
            left = wide;
        }
        lines.last_mut().expect("a line").push_str(&piece);
        left -= need;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Beside the text of a cell on either side.
pub const PAD: f64 = 2.0;

/// The size of the font of a table and the widths of its columns within a space.
pub fn columns(grid: &Grid, space: f64) -> (f64, Vec<f64>) {
    let mut size = 9.0;
    loop {
        let (least, wish) = needs(grid, size);
        let least_sum: f64 = least.iter().sum();
        if least_sum <= space || size <= 4.0 {
            let wish_sum: f64 = wish.iter().sum();
            let share = ((space - least_sum) / (wish_sum - least_sum).max(1.0)).max(0.0);
            return (size, least.iter().zip(&wish).map(|(least, wish)| least + (wish - least) * share).collect());
        }
        size -= 0.5;
    }
}

/// For each column what it must have, so that no number wraps, and what it would like, so that nothing does.
fn needs(grid: &Grid, size: f64) -> (Vec<f64>, Vec<f64>) {
    let mut least = vec![2.0 * size + 2.0 * PAD; grid.columns];
    let mut wish = least.clone();
    for square in grid.rows.iter().flatten().filter(|square| square.across == 1) {
        let longest = pieces(&square.text).iter().map(|piece| width(piece, size)).fold(0.0, f64::max);
        least[square.column] = least[square.column].max(longest + 2.0 * PAD);
        wish[square.column] = wish[square.column].max(width(&square.text, size) + 2.0 * PAD);
    }
    let wish = wish.iter().map(|wish| wish + 4.0).collect();
    (least, wish)
}
