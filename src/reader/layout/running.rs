//! What stands at the head or foot of page after page: numbers of pages, and running heads, which are read once only.

use super::place::Line;

/// The parts of a page above and below which numbers of pages stand.
const HEAD: f64 = 0.08;
const FOOT: f64 = 0.9;

/// How far the numbers of pages may run ahead of their count: a document may begin behind a cover of its own.
const AHEAD: usize = 20;

/// A number alone at the head or foot of one of so many pages. A bare number beyond their count is no page's, and stays.
pub fn is_page_number(line: &Line, height: f64, pages: usize) -> bool {
    let at_end = line.y < height * HEAD || line.y > height * FOOT;
    let is_mark = |c: char| "-—－–第页/共".contains(c);
    let digits: String = line.text.chars().filter(|c| !c.is_whitespace() && !is_mark(*c)).collect();
    let marked = line.text.contains(is_mark);
    let counts = digits.parse::<usize>().is_ok_and(|number| marked || number <= pages + AHEAD);
    at_end && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) && counts
}

/// Lines that stand at the same place of most pages.
#[derive(Debug, Default)]
pub struct Running(Vec<(String, f64, usize)>);

/// On a single page nothing is a running head.
const FEWEST: usize = 2;

impl Running {
    /// The running heads of a document, given the height and the lines of each page.
    pub fn of<'a>(pages: impl Iterator<Item = (f64, Vec<&'a Line>)>) -> Running {
        let mut found: Vec<(String, f64, usize)> = Vec::new();
        let mut count = 0;
        for (height, lines) in pages {
            count += 1;
            for line in lines.into_iter().filter(|line| line.y < height * HEAD || line.y > height * FOOT) {
                let Some(words) = words(&line.text) else { continue };
                match found.iter_mut().find(|(known, y, _)| *known == words && (y - line.y).abs() < 2.0) {
                    Some((.., times)) => *times += 1,
                    None => found.push((words, line.y, 1)),
                }
            }
        }
        found.retain(|(.., times)| *times >= FEWEST && *times * 2 > count);
        found.iter_mut().for_each(|(.., times)| *times = 0);
        Running(found)
    }

    /// Whether a line is a running head that was met before.
    pub fn is_again(&mut self, line: &Line) -> bool {
        let Some(words) = words(&line.text) else { return false };
        let known = self.0.iter_mut().find(|(known, y, _)| *known == words && (y - line.y).abs() < 2.0);
        known.is_some_and(|(.., met)| {
            *met += 1;
            *met > 1
        })
    }
}

/// The words of a line without its numbers; none for what a table prints on each of its pages, its title and who makes it
/// in which unit.
fn words(text: &str) -> Option<String> {
    let words: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_ascii_digit()).collect();
    let of_a_table = words.ends_with('表') || words.contains(['：', ':']);
    (words.chars().filter(|c| c.is_alphabetic()).count() > 1 && !of_a_table).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_most_pages_begin_with_is_read_once() {
        let line = |y: f64, text: &str| Line { y, text: text.into() };
        let heads = ["预算公开 1", "预算公开 2", "预算公开 3"].map(|text| line(40.0, text));
        let (body, unit) = (line(400.0, "正文"), line(50.0, "单位：万元"));
        let pages = || heads.iter().map(|head| (800.0, vec![head, &body, &unit]));
        let mut running = Running::of(pages());
        let left: Vec<&str> =
            pages().flat_map(|(_, lines)| lines).filter(|l| !running.is_again(l)).map(|l| l.text.as_str()).collect();
        assert_eq!(left, ["预算公开 1", "正文", "单位：万元", "正文", "单位：万元", "正文", "单位：万元"]);
        assert!(!Running::of(pages().take(1)).is_again(&heads[0]));
    }

    #[test]
    fn numbers_of_pages_stand_at_their_ends() {
        let line = |y: f64, text: &str| Line { y, text: text.into() };
        assert!(is_page_number(&line(790.0, "- 7 -"), 800.0, 3) && is_page_number(&line(20.0, "12"), 800.0, 3));
        assert!(!is_page_number(&line(400.0, "- 7 -"), 800.0, 3) && !is_page_number(&line(790.0, "8000"), 800.0, 3));
    }
}
