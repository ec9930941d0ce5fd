//! Headers on paper: wide cells on one line, narrow ones as fragments of one to four characters, line by line.

use super::paged::{Paged, wrap};
use super::spread;
use crate::scribe::head::{Head, heads};
use crate::scribe::table::Table;

impl Paged<'_> {
    /// Writes the header of a table.
    pub fn header(&mut self, table: &Table) {
        let (heads, depth) = heads(table);
        let width = heads.iter().map(|head| head.column + head.columns).max().unwrap_or(0);
        let mut line: Vec<String> = Vec::new();
        for row in 0..depth {
            for head in heads.iter().filter(|head| head.row == row) {
                self.head(&mut line, head, width);
            }
            // The row of 类, 款, 项 may follow on the same line as the last fragment above it.
            let next_is_codes = heads.iter().any(|head| head.row == row + 1 && head.text == "类");
            if !line.is_empty() && !(next_is_codes && self.chance.once_in(4)) {
                self.end(&line.join(" "));
                line.clear();
            }
        }
        if !line.is_empty() {
            self.end(&line.join(" "));
        }
    }

    fn head(&mut self, line: &mut Vec<String>, head: &Head, width: usize) {
        let wide = self.room(head, width);
        let count = head.text.chars().count();
        if count <= wide {
            let blanks = if count == 2 && head.text != "款" { self.chance.below(3) } else { 0 };
            line.push(spread(&head.text, blanks));
            return;
        }
        if !line.is_empty() {
            self.end(&line.join(" "));
            line.clear();
            if self.chance.once_in(3) {
                self.tight();
            }
        }
        let mut fragments = wrap(&head.text, wide);
        let last = fragments.pop().unwrap_or_default();
        for fragment in fragments {
            self.put(&fragment);
        }
        if self.chance.once_in(2) || width > 8 {
            self.end(&last);
        } else {
            line.push(last);
        }
    }

    /// How many characters a header cell has room for in a line.
    fn room(&mut self, head: &Head, width: usize) -> usize {
        if head.columns > 1 && !head.text.ends_with("编码") {
            return 40;
        }
        match width {
            0..=8 if head.text.ends_with("编码") => 5,
            0..=8 if head.rows > 1 && !head.text.ends_with("名称") && width > 5 => 4,
            0..=8 => 12,
            _ if head.text.ends_with("编码") || head.text.ends_with("名称") => 8,
            9..=12 => 2 + self.chance.below(3),
            _ => 1 + self.chance.below(3),
        }
    }
}
