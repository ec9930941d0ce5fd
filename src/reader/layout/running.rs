//! What stands at the head or foot of page after page: numbers of pages, and running heads, which are read once only.

use std::collections::HashMap;

use super::place::Line;

/// The parts of a page above and below which numbers of pages stand.
const HEAD: f64 = 0.08;
const FOOT: f64 = 0.9;

/// How far the numbers of pages may run ahead of their count: a document may begin behind a cover of its own.
const AHEAD: usize = 20;

/// A number alone at the head or foot of one of so many pages. A bare number beyond their count is no page's, and stays.
pub fn is_page_number(line: &Line, height: f64, pages: usize) -> bool {
    let at_end = line.y < height * HEAD || line.y > height * FOOT;
    let is_mark = |c: char| "-—－–─第页/共".contains(c);
    let digits: String = line.text.chars().filter(|c| !c.is_whitespace() && !is_mark(*c)).collect();
    let marked = line.text.contains(is_mark);
    let counts = digits.parse::<usize>().is_ok_and(|number| marked || number <= pages + AHEAD);
    at_end && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) && counts
}

/// Lines that stand at the same place of most pages.
#[derive(Debug, Default)]
pub struct Running {
    /// By their words, and by their place in steps of [`NEAR`]: the place and how often it was met.
    met: HashMap<String, HashMap<i64, (f64, usize)>>,
    pages: usize,
}

/// On a single page nothing is a running head.
const FEWEST: usize = 2;

/// Lines that are nearer stand at the same place, in points.
const NEAR: f64 = 2.0;

impl Running {
    /// The running heads of a document, given the height and the lines of each page.
    pub fn of<'a>(pages: impl ExactSizeIterator<Item = (f64, Vec<&'a Line>)>) -> Running {
        let mut running = Running { met: HashMap::new(), pages: pages.len() };
        for (page, (height, lines)) in pages.enumerate() {
            for line in lines.into_iter().filter(|line| line.y < height * HEAD || line.y > height * FOOT) {
                let Some(words) = words(&line.text, page, running.pages) else { continue };
                let places = running.met.entry(words).or_default();
                match at(places, line.y) {
                    Some((_, times)) => *times += 1,
                    None => drop(places.insert(step(line.y), (line.y, 1))),
                }
            }
        }
        for places in running.met.values_mut() {
            places.retain(|_, (_, times)| *times >= FEWEST && *times * 2 > running.pages);
            places.values_mut().for_each(|(_, times)| *times = 0);
        }
        running.met.retain(|_, places| !places.is_empty());
        running
    }

    /// Whether a line is a running head that was met before; `page` counts from 0.
    pub fn is_again(&mut self, line: &Line, page: usize) -> bool {
        let Some(words) = words(&line.text, page, self.pages) else { return false };
        let known = self.met.get_mut(&words).and_then(|places| at(places, line.y));
        known.is_some_and(|(_, met)| {
            *met += 1;
            *met > 1
        })
    }
}

fn step(y: f64) -> i64 {
    (y / NEAR).floor() as i64
}

/// What stands at a place, or so near that it is the same.
fn at(places: &mut HashMap<i64, (f64, usize)>, y: f64) -> Option<&mut (f64, usize)> {
    let near = |step: &i64| places.get(step).is_some_and(|(other, _)| (other - y).abs() < NEAR);
    let found = (-1..=1).map(|by| step(y).saturating_add(by)).find(near)?;
    places.get_mut(&found)
}

/// The words of a line, the same for every page that it heads: of the number of the page only how far it runs ahead of the
/// count is kept. None for what may be a row: it holds an amount, or a number alone that is no page's and no date's; and
/// none for what a table prints on each of its pages, its title and who makes it in which unit.
fn words(text: &str, page: usize, pages: usize) -> Option<String> {
    let mut words = String::new();
    let mut rest = text.trim();
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(from);
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (digits, behind) = number.split_at(end);
        words.extend(before.chars().filter(|c| !c.is_whitespace()));
        rest = behind;
        let part = |c: char| matches!(c, '.' | '．' | ',' | '，');
        if behind.starts_with(part) && behind.chars().nth(1).is_some_and(|c| c.is_ascii_digit()) {
            return None;
        }
        let (last, next) = (words.chars().next_back(), behind.trim_start().chars().next());
        let edge = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "-—－–/".contains(c));
        let alone = edge(before.chars().next_back().or(last)) && edge(behind.chars().next());
        let number = digits.parse::<usize>().ok().filter(|number| *number <= pages + AHEAD);
        match number {
            // 第 3 页 may begin anew with every table.
            Some(_) if next == Some('页') && matches!(last, Some('第' | '共')) => words.push('0'),
            _ if !alone || matches!(next, Some('年' | '月' | '日')) => words.push_str(digits),
            Some(number) => words.push_str(&format!(" {} ", number as i64 - page as i64)),
            None => return None,
        }
    }
    words.extend(rest.chars().filter(|c| !c.is_whitespace()));
    let of_a_table = words.ends_with('表') || words.contains(['：', ':']);
    (words.chars().filter(|c| c.is_alphabetic()).count() > 1 && !of_a_table).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of pages of 800 points, each line with its height.
    fn left(pages: &[&[(f64, &str)]]) -> Vec<String> {
        let line = |(y, text): &(f64, &str)| Line { y: *y, text: (*text).into() };
        let pages: Vec<Vec<Line>> = pages.iter().map(|lines| lines.iter().map(line).collect()).collect();
        let mut running = Running::of(pages.iter().map(|lines| (800.0, lines.iter().collect())));
        let mut left = Vec::new();
        for (page, lines) in pages.into_iter().enumerate() {
            left.extend(lines.into_iter().filter(|line| !running.is_again(line, page)).map(|line| line.text));
        }
        left
    }

    #[test]
    fn what_most_pages_begin_with_is_read_once() {
        let heads = ["2026 年 3 月 预算公开 1", "2026 年 3 月 预算公开 2", "2026 年 3 月 预算公开 3"];
        let pages = heads.map(|head| [(40.0, head), (400.0, "正文"), (50.0, "单位：万元")]);
        let rest = ["正文", "单位：万元"];
        let expected = [&[heads[0]][..], &rest, &rest, &rest].concat();
        assert_eq!(left(&[&pages[0], &pages[1], &pages[2]]), expected);
        assert_eq!(left(&[&pages[0]]).len(), 3);
        assert_eq!(left(&[&[(41.9, "预算 第1页")], &[(42.1, "预算 第 1 页")], &[(40.5, "预算 第2页")]]).len(), 1);
    }

    #[test]
    fn rows_that_differ_in_their_figures_are_no_running_head() {
        let cases = [
            ["合计 100.00", "合计 250.00"],
            ["合计 100.00", "合计 100.00"],
            ["合计 1,100", "合计 1,100"],
            ["合计 100", "合计 250"],
            ["合计 12", "合计 12"],
            ["2025年预算公开", "2026年预算公开"],
        ];
        for [first, second] in cases {
            assert_eq!(left(&[&[(780.0, first)], &[(780.0, second)]]), [first, second]);
        }
    }

    #[test]
    fn numbers_of_pages_stand_at_their_ends() {
        let line = |y: f64, text: &str| Line { y, text: text.into() };
        assert!(is_page_number(&line(790.0, "─ 7 ─"), 800.0, 3));
        assert!(is_page_number(&line(790.0, "- 7 -"), 800.0, 3) && is_page_number(&line(20.0, "12"), 800.0, 3));
        assert!(!is_page_number(&line(400.0, "- 7 -"), 800.0, 3) && !is_page_number(&line(790.0, "8000"), 800.0, 3));
    }
}
