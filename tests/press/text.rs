//! Text: a row of a table on one line, its cells between tabs.

use super::Block;

/// The document as text.
pub fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        match block {
            Block::Leaf(_) => out.push('\n'),
            Block::Title(text) | Block::Words(text) => out.push_str(&format!("{text}\n")),
            Block::Sides(left, right) => out.push_str(&format!("{left}    {right}\n")),
            Block::Table(grid) => grid.squares().iter().for_each(|row| out.push_str(&(row.join("\t") + "\n"))),
        }
    }
    out
}
