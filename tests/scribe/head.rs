//! The header of a table as merged cells: each text once, with the rows and columns it covers.

use super::table::Table;

/// One merged header cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub text: String,
    /// Its first row.
    pub row: usize,
    /// How many rows it covers.
    pub rows: usize,
    /// Its first column.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
}

/// The merged cells of a header, row by row, and how many rows it has.
pub fn heads(table: &Table) -> (Vec<Head>, usize) {
    let paths: Vec<Vec<String>> = table.blocks.iter().flat_map(|block| block.paths()).collect();
    let depth = paths.iter().map(Vec::len).max().unwrap_or(0);
    let mut heads = Vec::new();
    for row in 0..depth {
        let mut column = 0;
        while column < paths.len() {
            let Some(text) = paths[column].get(row) else {
                column += 1;
                continue;
            };
            let last = row + 1 == paths[column].len();
            let same = |other: &&Vec<String>| !last && other.len() > row + 1 && other[..=row] == paths[column][..=row];
            let columns = 1 + paths[column + 1..].iter().take_while(same).count();
            heads.push(Head { text: text.clone(), row, rows: if last { depth - row } else { 1 }, column, columns });
            column += columns;
        }
    }
    (heads, depth)
}
